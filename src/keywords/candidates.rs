//! Words and runs of words that may be keywords, and what the text tells of each.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::fragments::{NamePart, is_fragment, part};
use super::reading::{Reading, SentenceTokens};
use super::term_position::{TermPosition, position_of};
use crate::text::words::Word;

/// The longest phrase, in words.
const MAX_WORDS: usize = 6;

/// How many words a candidate may have.
pub(super) fn max_words(words_only: bool) -> usize {
    if words_only { 1 } else { MAX_WORDS }
}

/// Longer phrases than this consist of words that the text repeats.
const FREE_WORDS: usize = 4;

/// The number that stands for no candidate or no occurrence.
const NONE: u32 = u32::MAX;

/// A word, or adjacent words, that may be a keyword. Candidates are told apart by their characters, however they are cut.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Of its characters.
    key: u64,
    /// The index of its first word where it occurs first, in the text or else in the title.
    pub(super) first: u32,
    /// How many words it has there.
    pub(super) n_words: u32,
    /// The index of its last occurrence in the list of occurrences.
    last_occurrence: u32,
    /// The sentence that it occurred in last.
    last_sentence: u32,
    /// In how many sentences it occurs.
    pub(super) n_sentences: u32,
    /// Whether the first sentence of the body has it.
    pub(super) in_first_sentence: bool,
    /// How often the title has it, be the title given or a part of the text.
    pub(super) n_title: u32,
    /// How often the text has it outside its own title.
    pub(super) n_body: u32,
    /// How many words of the text, outside its own title, stand before it where it is first and where it is last.
    pub(super) first_place: u32,
    pub(super) last_place: u32,
    /// The sentence in which it first occurs.
    pub(super) first_sentence: u32,
    /// How often it occurs inside its most frequent extension by one word.
    pub(super) n_extended: u32,
    /// Which candidate that extension is.
    pub(super) extension: u32,
}

impl Candidate {
    fn new(key: u64, first: u32, n_words: u32, index: u32) -> Self {
        Self {
            key,
            first,
            n_words,
            last_occurrence: NONE,
            last_sentence: NONE,
            n_sentences: 0,
            in_first_sentence: false,
            n_title: 0,
            n_body: 0,
            first_place: 0,
            last_place: 0,
            first_sentence: 0,
            n_extended: 0,
            extension: index,
        }
    }

    /// Its words, as the reading numbers them.
    pub(super) fn words<'r>(
        &self,
        reading: &'r Reading<'_>,
    ) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator + Clone + 'r {
        let first = self.first as usize;
        reading.tokens[first..first + self.n_words as usize]
            .iter()
            .map(|token| token.word)
    }

    /// Occurrences in text and title.
    pub(super) fn n_all(&self) -> u32 {
        self.n_body + self.n_title
    }

    /// Whether it occurs again and again, but never outside its extension.
    pub(super) fn is_only_a_part(&self) -> bool {
        self.n_all() > 1 && self.n_extended == self.n_all()
    }

    /// Whether it is no topic of a long text: a phrase whose words stand side by side only once, and not early, or what
    /// only the title says.
    pub(super) fn is_chance(&self, is_long: bool) -> bool {
        let is_late = self.n_words > 1 && self.n_title == 0 && self.first_place > EARLY;
        is_long && self.n_body <= u32::from(is_late)
    }
}

/// An occurrence of a candidate in the text.
#[derive(Clone, Copy)]
pub(super) struct Occurrence {
    /// The previous occurrence of the same candidate.
    previous: u32,
    /// Its first word, and how many it has.
    pub(super) first: u32,
    pub(super) n_words: u32,
    /// Its sentence, as the reading numbers them.
    pub(super) sentence: u32,
}

/// The candidates of a text.
pub(super) struct Candidates {
    pub(super) list: Vec<Candidate>,
    occurrences: Vec<Occurrence>,
}

impl Candidates {
    /// Its occurrences in the text, the last one first.
    pub(super) fn occurrences(&self, candidate: &Candidate) -> impl Iterator<Item = Occurrence> + use<'_> {
        let get = |at: u32| self.occurrences.get(at as usize).copied();
        std::iter::successors(get(candidate.last_occurrence), move |occurrence| {
            get(occurrence.previous)
        })
    }
}

/// All words and phrases of at most `max_words` words that may be keywords, in the order of their first occurrence.
pub(super) fn candidates(reading: &Reading<'_>, max_words: usize) -> Candidates {
    let mut found = CandidateCollector::new(reading, max_words);
    for sentence in &reading.sentences {
        found.add_sentence(sentence);
    }
    found.note_extensions();
    Candidates {
        list: found.list,
        occurrences: found.occurrences,
    }
}

/// In a text of this many words, words that stand side by side only once do so by chance, and what the title alone says
/// is no topic but an ornament.
const LONG_TEXT: usize = 400;

/// In a long text, what comes only once, and not among the first so many words, is no candidate.
const EARLY: u32 = 100;

/// Whether a text is long in this sense.
pub(super) fn is_long(reading: &Reading<'_>) -> bool {
    let body = reading.sentences.iter().filter(|sentence| !sentence.is_title);
    body.map(|sentence| sentence.tokens.len()).sum::<usize>() >= LONG_TEXT
}

/// What is known of a word of the reading.
#[derive(Clone, Copy)]
struct WordTraits {
    place: TermPosition,
    part: NamePart,
    count: u32,
    /// Of its characters, and what to multiply what stands before it with.
    hash: u64,
    power: u64,
}

/// The base of the polynomial that characters are hashed by: an odd number without pattern.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

impl WordTraits {
    fn new(word: &Word, form: &str) -> Self {
        let (mut hash, mut power) = (0_u64, 1_u64);
        for byte in form.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
            hash = hash.wrapping_mul(BASE).wrapping_add(u64::from(byte) + 1);
            power = power.wrapping_mul(BASE);
        }
        Self {
            place: position_of(word, form),
            part: part(word, form),
            count: 0,
            hash,
            power,
        }
    }

    /// The hash of what has the hash `head` and it.
    fn after(&self, head: u64) -> u64 {
        head.wrapping_mul(self.power).wrapping_add(self.hash)
    }
}

struct CandidateCollector<'r, 'd> {
    reading: &'r Reading<'d>,
    max_words: usize,
    is_long: bool,
    known: Vec<WordTraits>,
    by_key: FxHashMap<u64, u32>,
    list: Vec<Candidate>,
    occurrences: Vec<Occurrence>,
    /// Words read so far outside the title.
    n_words: u32,
    n_sentences: u32,
    n_body_sentences: u32,
}

impl<'r, 'd> CandidateCollector<'r, 'd> {
    fn new(reading: &'r Reading<'d>, max_words: usize) -> Self {
        let mut known: Vec<WordTraits> = (0..reading.n_words())
            .map(|word| WordTraits::new(reading.word(word), reading.form(word)))
            .collect();
        for token in &reading.tokens {
            known[token.word].count += 1;
        }
        let n = reading.tokens.len();
        Self {
            reading,
            max_words: max_words.min(MAX_WORDS),
            is_long: is_long(reading),
            known,
            by_key: FxHashMap::with_capacity_and_hasher(n, FxBuildHasher),
            list: Vec::with_capacity(n),
            occurrences: Vec::with_capacity(2 * n),
            n_words: 0,
            n_sentences: 0,
            n_body_sentences: 0,
        }
    }

    fn add_sentence(&mut self, sentence: &SentenceTokens) {
        let range = sentence.tokens.clone();
        if sentence.is_given {
            // What stands here once may stand in phrases all the same.
            self.is_long = false;
        }
        for at in range.clone() {
            let first_place = self.n_words + (at - range.start) as u32;
            let is_early = sentence.is_title || first_place <= EARLY;
            self.add_phrases(sentence, at, first_place, is_early);
        }
        if !sentence.is_title {
            self.n_words += range.len() as u32;
            self.n_body_sentences += 1;
        }
        self.n_sentences += 1;
    }

    /// Notes every run of words that begins `at`. In a long text, words that come only once count, by themselves and in
    /// phrases, only if they come early.
    fn add_phrases(&mut self, sentence: &SentenceTokens, at: usize, place: u32, is_early: bool) {
        let first = self.known[self.reading.tokens[at].word];
        if !first.place.begins() {
            return;
        }
        let mut key = 0;
        let mut is_again = true;
        for n_words in 1..=self.max_words.min(sentence.tokens.end - at) {
            let last = self.known[self.reading.tokens[at + n_words - 1].word];
            if last.place == TermPosition::Out {
                return;
            }
            is_again &= last.count > 1;
            if !is_again && (self.is_long && !is_early || n_words > FREE_WORDS) {
                return;
            }
            if n_words > 1 && matches!(last.place, TermPosition::Before | TermPosition::First) {
                return;
            }
            key = last.after(key);
            if last.place.ends(n_words, is_again) && !self.is_fragment(sentence, at, n_words) {
                self.note(sentence, key, (at, n_words), place);
            }
        }
    }

    /// Whether the `n_words` words from `at` on are only a part of what stands there.
    fn is_fragment(&self, sentence: &SentenceTokens, at: usize, n_words: usize) -> bool {
        let tokens = &self.reading.tokens;
        let part = |at: usize| self.known[tokens[at].word].part;
        let (start, end) = (sentence.tokens.start, at + n_words);
        // Whether the word before the place touches the one there.
        let touches = |at: usize| at > start && tokens[at - 1].span.end == tokens[at].span.start;
        let before = if touches(at) {
            part(at - 1)
        } else {
            NamePart::Other
        };
        let after = if end < sentence.tokens.end && touches(end) {
            part(end)
        } else {
            NamePart::Other
        };
        is_fragment((part(at), part(end - 1)), n_words, before, after)
    }

    fn note(&mut self, sentence: &SentenceTokens, key: u64, (at, n_words): (usize, usize), place: u32) {
        let next = self.list.len() as u32;
        let index = *self.by_key.entry(key).or_insert(next);
        if index == next {
            self.list
                .push(Candidate::new(key, at as u32, n_words as u32, next));
        }
        let candidate = &mut self.list[index as usize];
        if sentence.is_title {
            candidate.n_title += 1;
        } else {
            if candidate.n_body == 0 {
                candidate.first_place = place;
                candidate.first_sentence = self.n_body_sentences;
            }
            candidate.last_place = place;
            candidate.n_sentences += u32::from(candidate.last_sentence != self.n_sentences);
            candidate.last_sentence = self.n_sentences;
            candidate.in_first_sentence |= self.n_body_sentences == 0;
            candidate.n_body += 1;
        }
        if !sentence.is_given {
            self.occurrences.push(Occurrence {
                previous: candidate.last_occurrence,
                first: at as u32,
                n_words: n_words as u32,
                sentence: self.n_sentences,
            });
            candidate.last_occurrence = self.occurrences.len() as u32 - 1;
        }
    }

    fn note_extensions(&mut self) {
        for index in 0..self.list.len() {
            let candidate = &self.list[index];
            let (first, n, n_all) = (
                candidate.first as usize,
                candidate.n_words as usize,
                candidate.n_all(),
            );
            // 医疗保险 is extended by 基本医疗保险, which is no candidate, and 城乡居民基本医疗保险, which is one.
            for parts in [[(0, 1), (0, 2)], [(1, 0), (2, 0)]] {
                let part = parts.into_iter().find_map(|(before, after)| {
                    let words = self.reading.tokens[first..first + n].get(before..n.checked_sub(after)?)?;
                    let key = words
                        .iter()
                        .fold(0, |key, token| self.known[token.word].after(key));
                    self.by_key.get(&key)
                });
                if let Some(part) = part.map(|&part| &mut self.list[part as usize])
                    && n_all > part.n_extended
                {
                    part.n_extended = n_all;
                    part.extension = index as u32;
                }
            }
        }
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}
