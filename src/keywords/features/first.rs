//! What every candidate is scored by at first: what is known of it without looking at the text again.

use std::sync::LazyLock;

use crate::keywords::candidates::Candidate;
use crate::keywords::reading::Reading;
use crate::text::kinds::{PartOfSpeech, WordKind};
use crate::text::words::{Class, Word};

/// What is known of a word, ready to be added up.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is asked for by itself")]
struct WordFacts {
    /// What is added up over the words of a candidate: by [`IDF`] and those after it.
    addends: [f32; N_ADDENDS],
    count: f32,
    n_chars: u32,
    part: PartOfSpeech,
    is_unknown: bool,
    is_generic: bool,
    is_function: bool,
    is_single_verb: bool,
}

/// Where in what is added up the inverse document frequencies are, and how many words are in no dictionary, general,
/// function words, verbs, nouns. Eight sums are added at once.
const IDF: usize = 0;
const UNKNOWN: usize = 1;
const GENERIC: usize = 2;
const FUNCTION: usize = 3;
const VERBS: usize = 4;
const NOUNS: usize = 5;
const N_ADDENDS: usize = 8;

impl WordFacts {
    fn new(word: &Word) -> Self {
        let is_generic = word.kind == WordKind::Generic;
        let is_function = word.class != Class::Content;
        let one = |condition: bool| f32::from(u8::from(condition));
        let mut addends = [0.0; N_ADDENDS];
        addends[IDF] = word.idf as f32 / 10.0;
        addends[UNKNOWN] = one(!word.known);
        addends[GENERIC] = one(is_generic);
        addends[FUNCTION] = one(is_function);
        addends[VERBS] = one(matches!(word.part, PartOfSpeech::Verb | PartOfSpeech::VerbalNoun));
        addends[NOUNS] = one(matches!(
            word.part,
            PartOfSpeech::Noun | PartOfSpeech::Person | PartOfSpeech::Place | PartOfSpeech::Name
        ));
        Self {
            addends,
            count: 0.0,
            n_chars: word.n_chars as u32,
            part: word.part,
            is_unknown: !word.known,
            is_generic,
            is_function,
            is_single_verb: word.n_chars == 1 && word.part == PartOfSpeech::Verb,
        }
    }
}

/// What the first features of all candidates of a document are computed from.
pub(in crate::keywords) struct FirstContext<'r, 'd> {
    pub(super) reading: &'r Reading<'d>,
    words: Vec<WordFacts>,
    pub(super) n_tokens: f32,
    /// Logarithm of the text's length in hundreds of words.
    log_length: f32,
    titled: bool,
    largest_count: f32,
}

/// Longer texts, in words, are like one of this length: few that weights were learned from are longer.
const LONGEST: f32 = 600.0;

/// What is known of a candidate at first.
#[expect(clippy::struct_excessive_bools, reason = "each is a feature")]
pub(super) struct CandidateFacts {
    pub(super) log_count: f32,
    pub(super) n_body: u32,
    pub(super) in_title: bool,
    pub(super) in_first: bool,
    pub(super) log_position: f32,
    pub(super) last_position: f32,
    pub(super) spread: f32,
    pub(super) idf_mean: f32,
    pub(super) idf_min: f32,
    pub(super) idf_last: f32,
    pub(super) unknown: f32,
    pub(super) with_rarest: f32,
    pub(super) with_commonest: f32,
    pub(super) extended: f32,
    pub(super) only_a_part: bool,
    pub(super) count_by_largest: f32,
    pub(super) starts_single: bool,
    pub(super) ends_single: bool,
    pub(super) generic_first: bool,
    pub(super) generic_last: bool,
    pub(super) generic_share: f32,
    pub(super) n_function: f32,
    pub(super) is_name: bool,
    pub(super) is_surname_and_name: bool,
    pub(super) log_length: f32,
    pub(super) titled: bool,
    pub(super) is_phrase: bool,
    pub(super) n_words: usize,
    pub(super) n_chars: u32,
    /// Of the first word of a phrase.
    pub(super) first: PartOfSpeech,
    pub(super) last: PartOfSpeech,
    pub(super) ends_name: bool,
    pub(super) ends_verbal: bool,
    pub(super) verb_share: f32,
    pub(super) noun_share: f32,
    pub(super) single_verb: bool,
}

impl<'r, 'd> FirstContext<'r, 'd> {
    pub(in crate::keywords) fn new(reading: &'r Reading<'d>) -> Self {
        let known = (0..reading.n_words()).map(|word| WordFacts::new(reading.word(word)));
        let mut words: Vec<WordFacts> = known.collect();
        for token in &reading.tokens {
            words[token.word].count += 1.0;
        }
        let body = reading.sentences.iter().filter(|sentence| !sentence.is_title);
        let n_tokens = body.map(|sentence| sentence.tokens.len()).sum::<usize>() as f32;
        let content = words.iter().filter(|word| !word.is_function);
        let largest_count = content.map(|word| word.count).fold(1.0, f32::max);
        Self {
            reading,
            words,
            n_tokens,
            log_length: (n_tokens.clamp(20.0, LONGEST) / 100.0).ln(),
            titled: !reading.document.title_words().is_empty(),
            largest_count,
        }
    }

    pub(super) fn count(&self, word: usize) -> f32 {
        self.words[word].count
    }

    pub(super) fn first(&self, candidate: &Candidate) -> CandidateFacts {
        let mut words = candidate.words(self.reading);
        let n_words = words.len();
        let mut all = Sums::default();
        for word in words.clone() {
            all.add(&self.words[word]);
        }
        let n = n_words as f32;
        let first = words.next().unwrap_or_default();
        let last = words.next_back().unwrap_or(first);
        let (first_word, last_word) = (&self.words[first], &self.words[last]);
        let is_phrase = n_words > 1;
        let kind = |word: usize| self.word(word).kind;
        let n_all = candidate.n_all().max(1) as f32;
        CandidateFacts {
            log_count: log_after(candidate.n_body),
            n_body: candidate.n_body,
            in_title: candidate.n_title > 0,
            in_first: candidate.in_first_sentence,
            log_position: log_after(candidate.first_place) / 6.0,
            last_position: candidate.last_place as f32 / self.n_tokens.max(1.0),
            spread: log_after(candidate.n_sentences),
            idf_mean: all.added[IDF] / n,
            idf_min: all.idf_min,
            idf_last: last_word.addends[IDF],
            unknown: all.added[UNKNOWN] / n,
            with_rarest: if is_phrase {
                n_all / all.rarest.max(1.0)
            } else {
                0.0
            },
            with_commonest: if is_phrase {
                n_all / all.commonest.max(1.0)
            } else {
                0.0
            },
            extended: candidate.n_extended as f32 / n_all,
            only_a_part: candidate.is_only_a_part(),
            count_by_largest: n_all / self.largest_count,
            starts_single: is_phrase && first_word.n_chars == 1,
            ends_single: is_phrase && last_word.n_chars == 1,
            generic_first: first_word.is_generic,
            generic_last: last_word.is_generic,
            generic_share: all.added[GENERIC] / n,
            n_function: all.added[FUNCTION],
            is_name: !is_phrase && kind(first) == WordKind::Name,
            is_surname_and_name: n_words == 2 && kind(first) == WordKind::Surname && last_word.is_unknown,
            log_length: self.log_length,
            titled: self.titled,
            is_phrase,
            n_words,
            n_chars: all.chars,
            first: if is_phrase {
                first_word.part
            } else {
                PartOfSpeech::Other
            },
            last: last_word.part,
            ends_name: matches!(
                last_word.part,
                PartOfSpeech::Person | PartOfSpeech::Place | PartOfSpeech::Name
            ),
            ends_verbal: matches!(
                last_word.part,
                PartOfSpeech::Verb | PartOfSpeech::VerbalNoun | PartOfSpeech::Adjective
            ),
            verb_share: all.added[VERBS] / n,
            noun_share: all.added[NOUNS] / n,
            single_verb: all.single_verb,
        }
    }

    pub(super) fn word(&self, word: usize) -> &Word {
        self.reading.word(word)
    }
}

/// Sums over the words of a candidate.
struct Sums {
    added: [f32; N_ADDENDS],
    chars: u32,
    idf_min: f32,
    rarest: f32,
    commonest: f32,
    single_verb: bool,
}

impl Default for Sums {
    fn default() -> Self {
        Self {
            added: [0.0; N_ADDENDS],
            chars: 0,
            idf_min: f32::MAX,
            rarest: f32::MAX,
            commonest: 0.0,
            single_verb: false,
        }
    }
}

impl Sums {
    fn add(&mut self, word: &WordFacts) {
        self.added = std::array::from_fn(|at| self.added[at] + word.addends[at]);
        self.chars += word.n_chars;
        // No number here is NaN, which `f32::min` would look after.
        let less = |a: f32, b: f32| if b < a { b } else { a };
        self.idf_min = less(self.idf_min, word.addends[IDF]);
        self.rarest = less(self.rarest, word.count);
        self.commonest = -less(-self.commonest, -word.count);
        self.single_verb |= word.is_single_verb;
    }
}

/// ln(1 + `n`).
pub(super) fn log_after(n: u32) -> f32 {
    const N_KNOWN: u32 = 1024;
    static KNOWN: LazyLock<Vec<f32>> =
        LazyLock::new(|| (0..N_KNOWN).map(|n| (1.0 + n as f32).ln()).collect());
    let known = KNOWN.get(n as usize).copied();
    known.unwrap_or_else(|| (1.0 + n as f32).ln())
}
