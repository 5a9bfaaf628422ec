use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::Document;
use crate::document::Sentence;
use crate::graph::carries_words;
use crate::text::blocks::Role;
use crate::text::words::{Class, Word};

/// The longest phrase, in words.
pub(super) const MAX_WORDS: usize = 4;

/// The number of no word, behind a phrase's last, and of no candidate.
const NONE: u32 = u32::MAX;

type Phrase = [u32; MAX_WORDS];

/// A word, or adjacent words, that may be a keyword.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    phrase: Phrase,
    /// How many words it has.
    pub(super) n_words: usize,
    /// The index of its first token where it occurs first in the text, and where last so far.
    places: Option<(u32, u32)>,
    /// Whether it stands alone in quotes or book title marks somewhere.
    pub(super) is_quoted: bool,
    /// In how many sentences it occurs.
    pub(super) n_sentences: u32,
    /// Whether the first sentence of the body has it.
    pub(super) in_first_sentence: bool,
    /// How often the title has it, be the title given or a part of the text.
    pub(super) n_title: u32,
    /// How often the text has it outside its own title.
    pub(super) n_body: u32,
    /// How many words of the text, outside its own title, stand before it.
    pub(super) first_place: u32,
    /// How often it occurs inside its most frequent extension by one word.
    pub(super) n_extended: u32,
    /// Which candidate that extension is.
    pub(super) extension: u32,
    /// How often a content word stands right before it, and right behind it.
    pub(super) n_open: [u32; 2],
    /// How often a content word of one character does.
    pub(super) n_by_character: u32,
}

impl Candidate {
    /// Number `index`: the words of `head`, if any, and one behind them.
    fn new(head: Option<&Self>, word: u32, index: u32) -> Self {
        let (mut phrase, n_words) = head.map_or(([NONE; MAX_WORDS], 0), |head| (head.phrase, head.n_words));
        phrase[n_words] = word;
        Self {
            phrase,
            n_words: n_words + 1,
            places: None,
            is_quoted: false,
            n_sentences: 0,
            in_first_sentence: false,
            n_title: 0,
            n_body: 0,
            first_place: 0,
            n_extended: 0,
            extension: index,
            n_open: [0; 2],
            n_by_character: 0,
        }
    }

    /// Its words, as numbers in the vocabulary.
    pub(super) fn words(&self) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator + '_ {
        self.phrase[..self.n_words].iter().map(|&word| word as usize)
    }

    /// Occurrences in text and title.
    pub(super) fn n_all(&self) -> u32 {
        self.n_body + self.n_title
    }

    /// Whether it occurs again and again, but never outside its extension.
    pub(super) fn is_only_a_part(&self) -> bool {
        self.n_all() > 1 && self.n_extended == self.n_all()
    }

    /// Whether it is no topic of a long text: a phrase whose words stand side by side only once, or what only the
    /// title says.
    pub(super) fn is_chance(&self, is_long: bool) -> bool {
        is_long && self.n_body <= u32::from(self.n_words > 1 && self.n_title == 0)
    }

    /// The index of its first token where it occurs first in the text.
    pub(super) fn first_token(&self) -> Option<usize> {
        self.places.map(|(first, _)| first as usize)
    }

    /// Every place where it occurs in the text, as the index of its first token, in order, out of all places of its first
    /// word.
    pub(super) fn places(&self, document: &Document<'_>, heads: &[usize]) -> impl Iterator<Item = usize> {
        let is_between = |place: usize| {
            self.places
                .is_some_and(|(first, last)| (first as usize..=last as usize).contains(&place))
        };
        let is_here = |place: usize| {
            let tokens = &document.tokens()[place..];
            self.words().zip(tokens).all(|(word, token)| token.word == word)
        };
        let heads = heads.iter().copied();
        heads.filter(move |&place| is_between(place) && is_here(place))
    }

    /// Notes the words right before it and right behind it.
    fn note_neighbours(&mut self, neighbours: [Option<&Word>; 2]) {
        for (n_open, neighbour) in self.n_open.iter_mut().zip(neighbours) {
            if let Some(word) = neighbour.filter(|word| word.class == Class::Content) {
                *n_open += 1;
                self.n_by_character += u32::from(word.n_chars == 1);
            }
        }
        if let [Some(before), Some(behind)] = neighbours {
            self.is_quoted |= before.sign.opens() && behind.sign.closes();
        }
    }

    /// Whether `other` is a part of it.
    pub(super) fn contains(&self, other: &Self) -> bool {
        let (phrase, part) = (&self.phrase[..self.n_words], &other.phrase[..other.n_words]);
        phrase.windows(part.len()).any(|window| window == part)
    }
}

/// All words and phrases of at most `max_words` words that may be keywords, in the order of their first occurrence.
pub(super) fn candidates(document: &Document<'_>, max_words: usize) -> Vec<Candidate> {
    let mut found = Found::new(document, max_words);
    for sentence in document
        .sentences()
        .iter()
        .filter(|sentence| carries_words(sentence.role))
    {
        found.add_sentence(document, sentence);
    }
    if document.title_is_given() {
        found.add_title(document);
    }
    found.note_extensions();
    found.candidates
}

/// In a text of so many words, words that stand side by side only once do so by chance, and what the title alone says
/// is no topic but an ornament.
const LONG_TEXT: u32 = 400;

/// In a long text, a word that comes only once, and not among the first so many, is no candidate.
const EARLY: u32 = 100;

/// Whether a document is so long.
pub(super) fn is_long(document: &Document<'_>) -> bool {
    let carrying = document
        .sentences()
        .iter()
        .filter(|sentence| carries_words(sentence.role));
    let body = carrying.filter(|sentence| sentence.role != Role::Title);
    body.map(|sentence| sentence.tokens.len() as u32).sum::<u32>() >= LONG_TEXT
}

struct Found {
    max_words: usize,
    is_long: bool,
    /// Occurrences of every content word of the vocabulary, in text and title; of other words, 0.
    counts: Vec<u32>,
    /// The candidate that is a word by itself, for every word of the vocabulary.
    words: Vec<u32>,
    /// The candidate that is another one and a word behind it.
    phrases: FxHashMap<(u32, u32), u32>,
    candidates: Vec<Candidate>,
    /// Words read so far outside the title.
    n_words: u32,
    n_sentences: u32,
}

impl Found {
    fn new(document: &Document<'_>, max_words: usize) -> Self {
        let n = document.vocabulary().len();
        let mut counts = vec![0; n];
        let tokens = document.tokens().iter().map(|token| token.word);
        for word in tokens.chain(document.title_words().iter().copied()) {
            counts[word] += 1;
        }
        for (count, word) in counts.iter_mut().zip(document.vocabulary()) {
            if word.class != Class::Content {
                *count = 0;
            }
        }
        Self {
            max_words: max_words.min(MAX_WORDS),
            is_long: is_long(document),
            counts,
            words: vec![NONE; n],
            phrases: FxHashMap::with_capacity_and_hasher(document.tokens().len() / 8, FxBuildHasher),
            candidates: Vec::with_capacity(document.tokens().len()),
            n_words: 0,
            n_sentences: 0,
        }
    }

    fn add_sentence(&mut self, document: &Document<'_>, sentence: &Sentence) {
        // Words of a dateline name the agency and the place that it writes from.
        let tokens = document.tokens_of(sentence);
        let n_before = tokens.partition_point(|token| token.span.start < sentence.quote.start);
        let tokens = &tokens[n_before..];
        let begin = (sentence.tokens.start + n_before) as u32;
        let is_title = sentence.role == Role::Title;
        let is_first = self.n_sentences == 0;
        let word_at = |at: usize| tokens.get(at).map(|token| token.word);
        for at in 0..tokens.len() {
            let (place, first_place) = (begin + at as u32, self.n_words + at as u32);
            let is_early = is_title || first_place <= EARLY;
            self.add_phrases(document, word_at, at, is_early, |candidate| {
                if is_title {
                    candidate.n_title += 1;
                } else {
                    if candidate.n_body == 0 {
                        candidate.first_place = first_place;
                    }
                    // Places come in order: the sentence is new to the candidate if its last place lies before it.
                    candidate.n_sentences += u32::from(candidate.places.is_none_or(|(_, last)| last < begin));
                    candidate.in_first_sentence |= is_first;
                    candidate.n_body += 1;
                }
                candidate.places = Some((candidate.places.map_or(place, |(first, _)| first), place));
            });
        }
        if !is_title {
            self.n_words += tokens.len() as u32;
            self.n_sentences += 1;
        }
    }

    fn add_title(&mut self, document: &Document<'_>) {
        let words = document.title_words();
        let word_at = |at: usize| words.get(at).copied();
        // What stands here once may stand in phrases all the same.
        self.is_long = false;
        for at in 0..words.len() {
            self.add_phrases(document, word_at, at, true, |candidate| candidate.n_title += 1);
        }
    }

    /// Notes every run of content words that begins `at`. In a long text, words that come only once are in no phrase, and
    /// by themselves count only if they come early.
    fn add_phrases(
        &mut self,
        document: &Document<'_>,
        word_at: impl Fn(usize) -> Option<usize>,
        at: usize,
        is_early: bool,
        note: impl Fn(&mut Candidate),
    ) {
        let neighbour = |at: usize| word_at(at).map(|word| &document.vocabulary()[word]);
        let before = at.checked_sub(1).and_then(neighbour);
        let mut head = NONE;
        for n_before in 0..self.max_words {
            let Some(word) = word_at(at + n_before).filter(|&word| self.counts[word] > 0) else {
                return;
            };
            let is_again = !self.is_long || self.counts[word] > 1;
            if !is_again && (n_before > 0 || !is_early) {
                return;
            }
            head = self.candidate(head, word as u32);
            let candidate = &mut self.candidates[head as usize];
            candidate.note_neighbours([before, neighbour(at + n_before + 1)]);
            note(candidate);
            if !is_again {
                return;
            }
        }
    }

    /// The candidate that is `head` and a word behind it, or the word alone.
    fn candidate(&mut self, head: u32, word: u32) -> u32 {
        let next = self.candidates.len() as u32;
        let slot = match head {
            NONE => &mut self.words[word as usize],
            _ => self.phrases.entry((head, word)).or_insert(NONE),
        };
        if *slot != NONE {
            return *slot;
        }
        *slot = next;
        let head = self.candidates.get(head as usize);
        self.candidates.push(Candidate::new(head, word, next));
        next
    }

    fn note_extensions(&mut self) {
        for index in 0..self.candidates.len() {
            let Candidate { phrase, n_words, .. } = self.candidates[index];
            if n_words < 2 {
                continue;
            }
            let n_all = self.candidates[index].n_all();
            for part in [&phrase[..n_words - 1], &phrase[1..n_words]] {
                if let Some(part) = self.find(part) {
                    let part = &mut self.candidates[part];
                    if n_all > part.n_extended {
                        part.n_extended = n_all;
                        part.extension = index as u32;
                    }
                }
            }
        }
    }

    fn find(&self, phrase: &[u32]) -> Option<usize> {
        let (&first, rest) = phrase.split_first()?;
        let mut found = self.words[first as usize];
        for &word in rest {
            found = *self.phrases.get(&(found, word))?;
        }
        (found != NONE).then_some(found as usize)
    }
}
