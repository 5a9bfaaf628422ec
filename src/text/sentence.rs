//! Where sentences begin and end.

use crate::Span;

/// Splits a block of text into sentences.
#[must_use]
pub fn sentences(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    for (i, c) in text.char_indices() {
        if "。！？!?\n；".contains(c) || (c == '.' && text[i + 1..].chars().next().is_none_or(|c| !c.is_ascii())) {
            let end = i + c.len_utf8();
            out.push(Span::new(start, end));
            start = end;
        }
    }
    if start < text.len() { out.push(Span::new(start, text.len())); }
    out
}

/// Stub.
#[must_use]
pub fn joined(text: &str) -> std::borrow::Cow<'_, str> {
    text.into()
}
