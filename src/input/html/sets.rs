//! Words by which pages are read: `lexicon/sets/pages.tsv`, in Simplified characters.

pub(super) use crate::input::word_set::WordSet;
#[cfg(test)]
pub(super) use crate::input::word_set::tests;

include!(concat!(env!("OUT_DIR"), "/sets.pages.rs"));
