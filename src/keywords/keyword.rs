//! A keyword, and where it stands.

use std::fmt;

use crate::Span;

/// A keyword and where it stands.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Keyword {
    /// As the text writes it first.
    pub text: String,
    /// From 0 to 1: how likely an editor would print it; by [`Method::TfIdf`](super::Method::TfIdf), the share of the best score.
    pub score: f64,
    /// How often it occurs in the text; 0 if only the title has it.
    pub count: usize,
    /// Part of speech, in ICTCLAS notation as jieba's dictionary has it: `n`, `nr`, `ns`, `v`; a phrase has its
    /// last word's.
    pub tag: String,
    /// Every occurrence in the text, in order.
    pub spans: Vec<Span>,
}

impl fmt::Display for Keyword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
