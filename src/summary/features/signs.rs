//! Words that tell what kind of sentence they stand in.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::text::kinds::PartOfSpeech;
use crate::text::words::Class;

/// What a word is a sign of.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    /// What was named before.
    Deictic,
    Reporter,
    /// What came out.
    Result,
    /// What a page says of itself.
    Page,
    Asking,
    Doubting,
    Example,
    /// What figures or sources show.
    Showing,
    Law,
    Claim,
    Plea,
    Found,
    Held,
    Ruling,
    /// How a court proceeds.
    Procedure,
    Dispute,
    /// Who takes part in a case.
    Party,
    /// A time of any kind, one with digits, a person: told by the class of the word.
    Time,
    Date,
    Person,
}

// `WORDS`: each sign of `lexicon/signs.tsv` and its words.
include!(concat!(env!("OUT_DIR"), "/signs.rs"));

static SIGNS: LazyLock<Signs> = LazyLock::new(Signs::new);

/// Words that are signs.
struct Signs {
    by_word: FxHashMap<&'static str, u32>,
    /// A bit for the first character of each, several characters to a bit: of most words it tells that they are none.
    firsts: [u64; 64],
}

impl Signs {
    fn new() -> Self {
        let mut signs = Self {
            by_word: FxHashMap::default(),
            firsts: [0; 64],
        };
        for (sign, words) in WORDS {
            for word in words.split_whitespace() {
                *signs.by_word.entry(word).or_default() |= bit(*sign);
                let (place, bit) = first_place(word);
                signs.firsts[place] |= bit;
            }
        }
        signs
    }

    fn of(&self, word: &str) -> u32 {
        let (place, bit) = first_place(word);
        if self.firsts[place] & bit == 0 {
            return 0;
        }
        self.by_word.get(word).copied().unwrap_or(0)
    }
}

/// Where the bit for a word's first character is.
fn first_place(word: &str) -> (usize, u64) {
    let first = word.chars().next().map_or(0, |c| c as usize % (64 * 64));
    (first / 64, 1 << (first % 64))
}

pub(super) const fn bit(sign: Sign) -> u32 {
    1 << sign as u32
}

/// The signs of every word of the vocabulary, as bits.
pub(super) fn signs_of_words(document: &Document<'_>) -> Vec<u32> {
    let signs = &*SIGNS;
    let of_word = |(index, word): (usize, &crate::text::words::Word)| match word.class {
        Class::Mark | Class::Number => 0,
        Class::Time if document.form(index).contains(|c: char| c.is_ascii_digit()) => {
            bit(Sign::Time) | bit(Sign::Date)
        }
        Class::Time => bit(Sign::Time),
        Class::Content if word.part == PartOfSpeech::Person => bit(Sign::Person),
        Class::Content | Class::Function => signs.of(document.form(index)),
    };
    document.vocabulary().iter().enumerate().map(of_word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Engine;

    #[test]
    fn signs_are_found_among_words() {
        let document = Engine::new().analyze("记者2023年4月7日获悉，该案昨天宣判，李娜获刑。");
        let signs = signs_of_words(&document);
        let all = signs.iter().fold(0, |all, signs| all | signs);
        for sign in [
            Sign::Reporter,
            Sign::Date,
            Sign::Time,
            Sign::Deictic,
            Sign::Result,
            Sign::Person,
        ] {
            assert!(all & bit(sign) > 0, "{}", sign as u32);
        }
        assert_eq!(all & (bit(Sign::Asking) | bit(Sign::Law) | bit(Sign::Page)), 0);
    }

    #[test]
    fn every_listed_word_is_found() {
        assert!(SIGNS.by_word.iter().all(|(word, signs)| SIGNS.of(word) == *signs));
    }
}
