//! Where sentences begin and end.

use crate::Span;

/// Splits a block of text into sentences.
#[must_use]
pub fn sentences(text: &str) -> Vec<Span> {
    vec![Span::new(0, text.len())]
}

/// Stub.
#[must_use]
pub fn joined(text: &str) -> std::borrow::Cow<'_, str> {
    text.into()
}
