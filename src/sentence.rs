//! A sentence of a document, and what is quoted of it.

use std::ops::Range;

use crate::Span;
use crate::text::blocks::Role;

/// A sentence of a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Sentence {
    /// Where it stands in the text.
    pub span: Span,
    /// What a summary quotes: the sentence without the dateline before it.
    pub quote: Span,
    /// Which block it is in: an index into [`Document::blocks`](crate::Document::blocks).
    pub block: usize,
    /// What that block is for.
    pub role: Role,
    /// Its words: a range of [`Document::tokens`](crate::Document::tokens).
    pub tokens: Range<usize>,
}
