//! Words and phrases that say what a text is about.

use crate::Span;

/// How keywords are scored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// TextRank: weighted PageRank over the word graph.
    #[default]
    TextRank,
    /// Term frequency times inverse document frequency.
    TfIdf,
}

/// Which keywords are wanted.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct KeywordOptions {
    /// How many at most. Default: 8.
    pub count: usize,
    /// Single words only, no phrases. Default: false.
    pub words_only: bool,
    /// Shortest keyword, in characters. Default: 2.
    pub min_chars: usize,
    /// How they are scored.
    pub method: Method,
}

impl Default for KeywordOptions {
    fn default() -> Self {
        Self { count: 8, words_only: false, min_chars: 2, method: Method::TextRank }
    }
}

/// A keyword and where it stands.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Keyword {
    /// As the text writes it.
    pub text: String,
    /// From 0 to 1, best = 1.
    pub score: f64,
    /// How often it occurs.
    pub count: usize,
    /// Part of speech, in ICTCLAS notation as jieba's dictionary has it: `n`, `nr`, `ns`, `v`; a phrase has its
    /// last word's.
    pub tag: String,
    /// Every occurrence, in order.
    pub spans: Vec<Span>,
}
pub(crate) fn keywords(document: &crate::Document<'_>, options: &KeywordOptions) -> Vec<Keyword> {
    let _ = (document, options);
    Vec::new()
}
