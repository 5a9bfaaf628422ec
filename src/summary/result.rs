//! A summary, and the sentences that it quotes.

use std::fmt;

use super::length::needs_blank;
use super::register::Register;
use crate::Span;

/// A summary: sentences quoted from a text.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Summary {
    /// What kind of language the text is in.
    pub register: Register,
    /// The sentences, in the order that was asked for.
    pub sentences: Vec<SummarySentence>,
}

impl Summary {
    /// The sentences as one text: a blank between two where Latin letters or digits would meet, nothing elsewhere.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for sentence in &self.sentences {
            if needs_blank(&text, &sentence.text) {
                text.push(' ');
            }
            text.push_str(&sentence.text);
        }
        text
    }
}

/// A sentence of a summary.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct SummarySentence {
    /// What is printed: what was quoted, line breaks and asides removed.
    pub text: String,
    /// Which sentence it is: an index into [`Document::sentences`](crate::Document::sentences).
    pub index: usize,
    /// Its share of the text's importance: the scores of all sentences that could be quoted sum to 1.
    pub score: f64,
    /// What was quoted.
    pub span: Span,
    /// The parts of that which are printed, in order: all of it but for asides.
    pub parts: Vec<Span>,
    /// Whether it was cut short to fit the limit: at a clause boundary, or after a word where no clause fits.
    pub cut: bool,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl fmt::Display for SummarySentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
