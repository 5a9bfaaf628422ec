//! What stands beside every occurrence of a word, but is cut differently: a part of it.

use crate::Document;
use crate::text::kinds::{PartOfSpeech, WordKind};
use crate::text::word_sets::reading as sets;
use crate::text::words::{Class, Word};

/// How many characters beside a word are looked at.
const REACH: usize = 4;

/// What stands on one side of all occurrences of a word, the nearest character first.
#[derive(Clone, Copy, Default)]
struct Beside {
    n: u32,
    chars: [char; REACH],
    /// How many characters all occurrences have in common.
    n_common: usize,
    /// A bit for each number of characters after which a word ends: at some occurrences, and at all.
    ends_sometimes: u8,
    ends_always: u8,
    /// A bit for each of them behind which a known word would be cut down to a single character that is not a word.
    spoils: u8,
}

impl Beside {
    /// Notes what stands beside one more occurrence: words, the nearest first, and whether a dictionary has them.
    fn add<'f>(&mut self, words: impl Iterator<Item = (&'f str, bool)>, to_the_left: bool) {
        let (mut chars, mut n, mut ends) = ([' '; REACH], 0, 0);
        for (form, is_known) in words {
            let before = n;
            let mut take = |c: char| {
                if let Some(place) = chars.get_mut(n) {
                    *place = c;
                }
                n += 1;
            };
            let furthest = if to_the_left {
                form.chars().rev().for_each(&mut take);
                form.chars().next()
            } else {
                form.chars().for_each(&mut take);
                form.chars().next_back()
            };
            let is_word_by_itself = !to_the_left && furthest.is_some_and(|c| sets::LOCALIZER.fits_char(c));
            if is_known && !is_word_by_itself && n > before + 1 && n - 1 <= REACH {
                self.spoils |= bit(n - 1);
            }
            if n > REACH {
                break;
            }
            ends |= bit(n);
        }
        if self.n == 0 {
            (self.chars, self.n_common) = (chars, n.min(REACH));
            (self.ends_sometimes, self.ends_always) = (ends, ends);
        } else {
            let same = self.chars.iter().zip(&chars).take_while(|(a, b)| a == b).count();
            self.n_common = self.n_common.min(same).min(n);
            self.ends_sometimes |= ends;
            self.ends_always &= ends;
        }
        self.n += 1;
    }

    /// Whether anything may belong to the word, as far as it was read.
    fn may_belong(&self) -> bool {
        self.n == 0 || self.n_common > 0
    }

    /// How many characters belong to the word.
    fn n_belonging(&self) -> usize {
        if self.n < 2 {
            return 0;
        }
        let is_end = |&n: &usize| {
            let inside = (bit(n + 1) - 1) & !1;
            self.ends_sometimes & bit(n) != 0
                && (self.ends_sometimes ^ self.ends_always) & inside != 0
                && self.spoils & bit(n) == 0
        };
        let n = (1..=self.n_common).rev().find(is_end).unwrap_or(0);
        if self.chars[..n]
            .iter()
            .any(|&c| sets::STANDS_ALONE.fits_char(c) || sets::NEVER_PART.fits_char(c))
        {
            0
        } else {
            n
        }
    }
}

/// The bit for `n` characters.
fn bit(n: usize) -> u8 {
    1 << n
}

/// How many characters belong to a word on either side.
#[derive(Clone, Copy)]
pub(super) struct Tie {
    pub(super) word: usize,
    pub(super) before: usize,
    pub(super) after: usize,
}

/// What belongs to words beside them, as all occurrences show. `counts` are those of the words.
pub(super) fn ties(document: &Document<'_>, counts: &[u32]) -> Vec<Tie> {
    let vocabulary = document.vocabulary();
    let tokens = document.tokens();
    let described = |at: usize| {
        let word = tokens[at].word;
        (document.form(word), vocabulary[word].known)
    };
    let is_word = |at: usize| vocabulary[tokens[at].word].class != Class::Mark;
    let touch = |left: usize| tokens[left].span.end == tokens[left + 1].span.start;
    let mut growing: Vec<(usize, [Beside; 2])> = Vec::new();
    let mut places = vec![None; vocabulary.len()];
    for (at, token) in tokens.iter().enumerate() {
        if counts[token.word] < 2 || !may_grow(&vocabulary[token.word]) {
            continue;
        }
        let place = *places[token.word].get_or_insert_with(|| {
            growing.push((token.word, <[Beside; 2]>::default()));
            growing.len() - 1
        });
        let [before, after] = &mut growing[place].1;
        if before.may_belong() {
            let left = (0..at).rev().take_while(|&at| is_word(at) && touch(at));
            before.add(left.map(described), true);
        }
        if after.may_belong() {
            let right = (at + 1..tokens.len()).take_while(|&at| is_word(at) && touch(at - 1));
            after.add(right.map(described), false);
        }
    }
    let ties = growing.into_iter().map(|(word, [before, after])| Tie {
        word,
        before: before.n_belonging(),
        after: after.n_belonging(),
    });
    ties.filter(|tie| tie.before + tie.after > 0).collect()
}

/// Whether a word may be a part of a longer one: a noun, a name, or what no dictionary has.
fn may_grow(word: &Word) -> bool {
    let is_noun = matches!(
        word.part,
        PartOfSpeech::Noun | PartOfSpeech::Person | PartOfSpeech::Place | PartOfSpeech::Name
    ) || word.tag == "j";
    word.class == Class::Content
        && (is_noun && word.n_chars > 1 || !word.known)
        && word.kind != WordKind::Generic
        && word.part != PartOfSpeech::Latin
}
