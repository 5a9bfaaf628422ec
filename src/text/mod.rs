//! The parts of a text, before anything is scored: blocks, sentences, words.

pub mod blocks;
pub mod sentence;
