//! What every candidate is scored by at first: what is known of it without looking at the text again.

use std::sync::LazyLock;

use crate::keywords::candidates::Candidate;
use crate::keywords::reading::Reading;
use crate::text::kinds::{Kind, Part};
use crate::text::words::{Class, Word};

/// What is known of a word, ready to be added up.
#[derive(Clone, Copy)]
struct WordFacts {
    idf: f32,
    count: f32,
    n_chars: u32,
    part: Part,
    is_unknown: bool,
    is_generic: bool,
    is_function: bool,
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
pub(super) struct Facts {
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
    pub(super) first: Part,
    pub(super) last: Part,
    pub(super) ends_name: bool,
    pub(super) ends_verbal: bool,
    pub(super) verb_share: f32,
    pub(super) noun_share: f32,
    pub(super) single_verb: bool,
}

impl<'r, 'd> FirstContext<'r, 'd> {
    pub(in crate::keywords) fn new(reading: &'r Reading<'d>) -> Self {
        let known = |word: usize| {
            let word = reading.word(word);
            WordFacts {
                idf: word.idf as f32 / 10.0,
                count: 0.0,
                n_chars: word.n_chars as u32,
                part: word.part,
                is_unknown: !word.known,
                is_generic: word.kind == Kind::Generic,
                is_function: word.class != Class::Content,
            }
        };
        let mut words: Vec<WordFacts> = (0..reading.n_words()).map(known).collect();
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

    pub(super) fn first(&self, candidate: &Candidate) -> Facts {
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
        Facts {
            log_count: log_after(candidate.n_body),
            n_body: candidate.n_body,
            in_title: candidate.n_title > 0,
            in_first: candidate.in_first_sentence,
            log_position: log_after(candidate.first_place) / 6.0,
            last_position: candidate.last_place as f32 / self.n_tokens.max(1.0),
            spread: log_after(candidate.n_sentences),
            idf_mean: all.idf / n,
            idf_min: all.idf_min,
            idf_last: last_word.idf,
            unknown: all.unknown / n,
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
            generic_share: all.generic / n,
            n_function: all.function,
            is_name: !is_phrase && kind(first) == Kind::Name,
            is_surname_and_name: n_words == 2 && kind(first) == Kind::Surname && last_word.is_unknown,
            log_length: self.log_length,
            titled: self.titled,
            is_phrase,
            n_words,
            n_chars: all.chars,
            first: if is_phrase { first_word.part } else { Part::Other },
            last: last_word.part,
            ends_name: matches!(last_word.part, Part::Person | Part::Place | Part::Name),
            ends_verbal: matches!(last_word.part, Part::Verb | Part::VerbalNoun | Part::Adjective),
            verb_share: all.verbs / n,
            noun_share: all.nouns / n,
            single_verb: all.single_verb,
        }
    }

    pub(super) fn word(&self, word: usize) -> &Word {
        self.reading.word(word)
    }
}

/// Sums over the words of a candidate.
struct Sums {
    chars: u32,
    idf: f32,
    idf_min: f32,
    unknown: f32,
    rarest: f32,
    commonest: f32,
    generic: f32,
    function: f32,
    verbs: f32,
    nouns: f32,
    single_verb: bool,
}

impl Default for Sums {
    fn default() -> Self {
        Self {
            chars: 0,
            idf: 0.0,
            idf_min: f32::MAX,
            unknown: 0.0,
            rarest: f32::MAX,
            commonest: 0.0,
            generic: 0.0,
            function: 0.0,
            verbs: 0.0,
            nouns: 0.0,
            single_verb: false,
        }
    }
}

impl Sums {
    fn add(&mut self, word: &WordFacts) {
        let one = |condition: bool| f32::from(u8::from(condition));
        self.chars += word.n_chars;
        self.idf += word.idf;
        self.idf_min = self.idf_min.min(word.idf);
        self.unknown += one(word.is_unknown);
        self.rarest = self.rarest.min(word.count);
        self.commonest = self.commonest.max(word.count);
        self.generic += one(word.is_generic);
        self.function += one(word.is_function);
        self.verbs += one(matches!(word.part, Part::Verb | Part::VerbalNoun));
        self.nouns += one(matches!(
            word.part,
            Part::Noun | Part::Person | Part::Place | Part::Name
        ));
        self.single_verb |= word.n_chars == 1 && word.part == Part::Verb;
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
