//! The parts of a text, before anything is scored: blocks, sentences, words.

pub mod blocks;
pub(crate) mod cues;
pub(crate) mod dates;
pub mod fold;
pub(crate) mod kinds;
pub mod lexicon;
mod number;
pub(crate) mod numbering;
pub(crate) mod numerals;
pub(crate) mod openings;
pub(crate) mod phrases;
pub(crate) mod segment;
pub mod sentence;
pub(crate) mod stopwords;
#[cfg(test)]
mod tests;
pub(crate) mod user_words;
pub(crate) mod vocabulary;
pub(crate) mod word_sets;
pub mod words;
