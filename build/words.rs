//! What is known of words: `lexicon/words.tsv` (word, frequency, tag and a hundred times its IDF a line),
//! `lexicon/lists.tsv` (a list's name and words a line) and the stop words.

use std::collections::BTreeMap;
use std::error::Error;

use crate::folding::Folding;
use crate::layout::{CUE_SHIFT, DANGLING, GENERIC, STOP_WORD, SURNAME};

pub(crate) const DICTIONARY: &str = "lexicon/words.tsv";
pub(crate) const LISTED: &str = "lexicon/lists.tsv";
pub(crate) const STOP_WORDS: [&str; 2] = ["stopwords/zh.txt", "stopwords/en.txt"];

/// The other lists, and their bits. The stop words have files of their own.
const LISTS: [(&str, u8); 3] = [("surname", SURNAME), ("generic", GENERIC), ("dangling", DANGLING)];

/// A Simplified text may print one family name in Traditional characters, and its words are then looked up as written.
const IN_BOTH_SCRIPTS: &str = "surname";

/// Lists of cues, in the order of `Cue`: a word is on one of them at most.
const CUES: [&str; 7] = [
    "first_person",
    "second_person",
    "filler",
    "speech",
    "news",
    "legal",
    "conclusion",
];

/// What is known of a word.
pub(crate) struct WordData<'t> {
    pub(crate) frequency: u32,
    pub(crate) tag: &'t str,
    pub(crate) idf: u16,
    pub(crate) facts: u8,
}

/// What is known of all words. Those on a list alone have no tag, no IDF, and take no part in segmentation.
#[derive(Default)]
pub(crate) struct WordTable<'t>(pub(crate) BTreeMap<&'t str, WordData<'t>>);

impl<'t> WordTable<'t> {
    pub(crate) fn add_dictionary(&mut self, text: &'t str) -> Result<(), Box<dyn Error>> {
        for line in text.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [word, frequency, tag, idf] = fields[..] else {
                return Err(format!("{DICTIONARY}: {line:?} does not have four fields").into());
            };
            let known = WordData {
                frequency: frequency.parse()?,
                tag,
                idf: idf.parse()?,
                facts: 0,
            };
            if self.0.insert(word, known).is_some() {
                return Err(format!("{DICTIONARY}: {word:?} is there twice").into());
            }
        }
        Ok(())
    }

    pub(crate) fn add_lists(&mut self, text: &'t str, folding: &Folding) -> Result<(), Box<dyn Error>> {
        for (number, line) in (1..).zip(text.lines()) {
            let (name, words) = line.split_once('\t').unwrap_or_default();
            if name != IN_BOTH_SCRIPTS {
                folding.check(LISTED, number, line)?;
            }
            let list = LISTS.iter().find(|(list, _)| *list == name);
            let cue = (1..).zip(CUES).find(|&(_, cue)| cue == name);
            let fact = match (list, cue) {
                (Some(&(_, bit)), _) => bit,
                (None, Some((number, _))) => number << CUE_SHIFT,
                (None, None) => return Err(format!("{LISTED}: no list is called {name:?}").into()),
            };
            words.split(' ').for_each(|word| self.note(word, fact));
        }
        Ok(())
    }

    /// Adds stop words: one a line, `#` starts a comment.
    pub(crate) fn add_stop_words(&mut self, text: &'t str) {
        let words = text.lines().filter_map(|line| line.split('#').next());
        for word in words.map(str::trim).filter(|word| !word.is_empty()) {
            self.note(word, STOP_WORD);
        }
    }

    fn note(&mut self, word: &'t str, fact: u8) {
        let known = self.0.entry(word).or_insert(WordData {
            frequency: 0,
            tag: "-",
            idf: 0,
            facts: 0,
        });
        known.facts |= fact;
    }
}
