//! Text to words as jieba cuts it: the most probable route through the lattice of the dictionary's words, and its hidden
//! Markov model for what is left over.
//!
//! The route is found here, over the lexicon as it lies in the binary: jieba-rs itself would first have to be given all
//! words, which takes longer than most texts. The model is jieba-rs's.

mod lattice;
#[cfg(test)]
mod tests;

use std::cell::RefCell;

use jieba_rs::Jieba;

use self::lattice::{Char, Lattice};
use super::lexicon::{self, WordId};
use super::user_words::{Definition, UserDictionary, UserWord};
use crate::Span;

/// Cuts text into words.
#[derive(Debug)]
pub(crate) struct Segmenter {
    user: UserDictionary,
    /// Without words: it has the model only.
    model: Jieba,
}

impl Default for Segmenter {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Segmenter {
    pub(crate) fn new(user_words: Vec<UserWord>) -> Self {
        let mut segmenter = Self {
            user: UserDictionary::default(),
            model: Jieba::empty(),
        };
        for word in user_words {
            let frequency = word
                .frequency
                .unwrap_or_else(|| segmenter.suggested_frequency(&word.text));
            let before = segmenter.frequency(&word.text).unwrap_or(0);
            segmenter.user.add(word, frequency, before);
        }
        segmenter
    }

    /// The frequency that just keeps `word` whole: more than that of its parts side by side.
    fn suggested_frequency(&self, word: &str) -> usize {
        let mut cutter = self.cutter();
        cutter.with_model = false;
        let mut parts = Vec::new();
        cutter.cut(word, &mut parts);
        let log_frequency = |part: &Piece| (self.frequency(part.span.of(word)).unwrap_or(1) as f64).ln();
        let logarithm = parts
            .iter()
            .fold(0.0, |sum, part| sum + log_frequency(part) - cutter.log_total)
            + cutter.log_total;
        let own = self.frequency(word).unwrap_or(1);
        own.max((logarithm.exp() as usize).saturating_add(1))
    }

    fn frequency(&self, word: &str) -> Option<usize> {
        let user = self.user.get(word).map(|known| known.frequency);
        user.or_else(|| {
            lexicon::get(word)
                .map(|entry| entry.frequency as usize)
                .filter(|&frequency| frequency > 0)
        })
    }

    /// The tags that the user gave words, some more than once.
    pub(crate) fn user_tags(&self) -> impl Iterator<Item = &str> {
        self.user.tags()
    }

    /// Whether `word` is the user's, and the tag that the user gave it, empty for none.
    pub(crate) fn user_tag(&self, word: &str) -> Option<&str> {
        Some(self.user.get(word)?.tag.as_deref().unwrap_or_default())
    }

    /// A cutter, which cuts texts one after the other.
    pub(crate) fn cutter(&self) -> Cutter<'_> {
        Cutter {
            segmenter: self,
            with_model: true,
            log_total: (lexicon::total_frequency() as f64 + self.user.added_frequency()).ln(),
            // While a thread ends there are none.
            buffers: BUFFERS.try_with(RefCell::take).unwrap_or_default(),
        }
    }
}

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    /// Which word of the lexicon it is, where that is known already.
    pub(crate) id: Option<WordId>,
}

impl Piece {
    pub(super) fn at(start: usize, end: usize, id: Option<WordId>) -> Self {
        Self {
            span: Span::new(start, end),
            id,
        }
    }
}

/// The best step from a character.
#[derive(Clone, Copy)]
struct RouteStep {
    /// Natural logarithm of the probability of the way from here to the end.
    probability: f64,
    /// The character after the word; 0 where words do not go on.
    end: u32,
    id: Option<WordId>,
}

impl RouteStep {
    const END: Self = Self {
        probability: 0.0,
        end: 0,
        id: None,
    };
}

/// A text with more characters at once leaves no buffers behind.
const MAX_KEPT: usize = 1 << 14;

thread_local! {
    /// Buffers that this thread's last text leaves for the next.
    static BUFFERS: RefCell<Buffers> = RefCell::default();
}

#[derive(Default)]
struct Buffers {
    lattice: Lattice,
    /// The best step from every character.
    route: Vec<RouteStep>,
}

/// Cuts texts, one after the other.
pub(crate) struct Cutter<'s> {
    segmenter: &'s Segmenter,
    /// Whether single characters side by side go through the model. Else just Latin ones are joined, as in jieba.
    with_model: bool,
    log_total: f64,
    buffers: Buffers,
}

impl Drop for Cutter<'_> {
    fn drop(&mut self) {
        if self.buffers.route.capacity() <= MAX_KEPT {
            let _ = BUFFERS.try_with(|kept| kept.replace(std::mem::take(&mut self.buffers)));
        }
    }
}

impl Cutter<'_> {
    /// Appends the words of `text`, as spans of it: they tile it.
    pub(crate) fn cut(&mut self, text: &str, words: &mut Vec<Piece>) {
        let mut begin = 0;
        for word in self.segmenter.user.compounds(text) {
            self.cut_between(text, Span::new(begin, word.start), words);
            words.push(Piece::at(word.start, word.end, None));
            begin = word.end;
        }
        self.cut_between(text, Span::new(begin, text.len()), words);
    }

    /// Appends the words of a part of `text` that no word of the user's with blanks or marks stands in.
    fn cut_between(&mut self, text: &str, part: Span, words: &mut Vec<Piece>) {
        let first = words.len();
        self.cut_plain(part.of(text), words);
        if part.start > 0 {
            for word in &mut words[first..] {
                word.span = Span::new(part.start + word.span.start, part.start + word.span.end);
            }
        }
    }

    fn cut_plain(&mut self, text: &str, words: &mut Vec<Piece>) {
        self.buffers.lattice.read(text, self.log_total);
        self.add_user_words();
        self.find_route();
        self.follow_route(text, words);
    }

    /// Adds the user's words to the lattice. They count instead of the same words of the lexicon.
    fn add_user_words(&mut self) {
        let user = &self.segmenter.user;
        let Some(root) = user.root() else { return };
        let lattice = &mut self.buffers.lattice;
        let mut words = Vec::new();
        for start in 0..lattice.chars().len() {
            words.clear();
            let mut node = root;
            for end in start + 1..lattice.chars().len() {
                let last = lattice.chars()[end - 1];
                let Some(child) = user.child(node, last.c).filter(|_| last.in_words) else {
                    break;
                };
                node = child;
                let probability = |known: &Definition| known.log_frequency - self.log_total;
                words.extend(user.word(node).map(|known| (end, probability(known))));
            }
            lattice.set(start, &words);
        }
    }

    /// Finds the most probable way through every run of characters that words consist of.
    ///
    /// A word's probability is its share of the sum of all frequencies; from the end to the beginning, the best way on
    /// from a character is the best of those over a word that begins there: dynamic programming, as in jieba.
    fn find_route(&mut self) {
        let Buffers { lattice, route } = &mut self.buffers;
        route.clear();
        route.resize(lattice.chars().len(), RouteStep::END);
        for (start, first) in lattice.chars().iter().enumerate().rev() {
            if first.in_words {
                route[start] = best_step(lattice, route, start, self.log_total);
            }
        }
    }

    /// Appends the words along the route through `text`.
    fn follow_route(&self, text: &str, words: &mut Vec<Piece>) {
        let chars = self.buffers.lattice.chars();
        let n = chars.len() - 1;
        let mut at = 0;
        while at < n {
            let n_singles = self.n_singles(at);
            let (begin, end) = (chars[at].start as usize, chars[at + n_singles].start as usize);
            if n_singles < 2 || self.segmenter.frequency(&text[begin..end]).is_some() {
                let last = at + n_singles.max(1);
                while at < last {
                    at = self.push_step(at, words);
                }
                continue;
            }
            if self.with_model {
                let cut = self.segmenter.model.cut(&text[begin..end], true);
                words.extend(
                    cut.iter()
                        .map(|token| Piece::at(begin + token.byte_start, begin + token.byte_end, None)),
                );
            } else {
                words.push(Piece::at(begin, end, None));
            }
            at += n_singles;
        }
    }

    /// How many steps from character `at` on go over a single character that may be joined with others.
    fn n_singles(&self, at: usize) -> usize {
        let steps = self.buffers.route[at..]
            .iter()
            .zip(&self.buffers.lattice.chars()[at..])
            .zip(at + 1..);
        let is_single = |&((step, c), next): &((&RouteStep, &Char), usize)| {
            step.end as usize == next && (self.with_model || c.c.is_ascii_alphanumeric())
        };
        steps.take_while(is_single).count()
    }

    /// Appends the word that the route goes over from character `at`, or the mark that is there; the character after it.
    fn push_step(&self, at: usize, words: &mut Vec<Piece>) -> usize {
        let chars = self.buffers.lattice.chars();
        let RouteStep { end, id, .. } = self.buffers.route[at];
        let end = match (end, chars[at].c, chars[at + 1].c) {
            (0, '\r', '\n') => at + 2,
            (0, ..) => at + 1,
            (end, ..) => end as usize,
        };
        words.push(Piece::at(chars[at].start as usize, chars[end].start as usize, id));
        end
    }
}

/// The best step from character `start`, of equally probable ones the longest; `route` has those from the
/// characters after it.
fn best_step(lattice: &Lattice, route: &[RouteStep], start: usize, log_total: f64) -> RouteStep {
    let behind = route[start + 1].probability;
    let next = start as u32 + 1;
    let single = |(probability, id)| RouteStep {
        probability: probability + behind,
        end: next,
        id,
    };
    let nothing = RouteStep {
        probability: f64::NEG_INFINITY,
        ..RouteStep::END
    };
    let mut best = lattice.single(start).map_or(nothing, single);
    for word in lattice.longer(start) {
        let probability = word.probability + route[word.end as usize].probability;
        if (probability, word.end) > (best.probability, best.end) {
            best = RouteStep {
                probability,
                end: word.end,
                id: word.id,
            };
        }
    }
    // A user's word that never occurs is a word all the same, as for jieba.
    if best.end == 0 {
        best.end = next;
        best.probability = behind - log_total;
    }
    best
}
