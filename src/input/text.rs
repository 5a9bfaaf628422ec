//! What is no text.

use crate::message::{Message, Template, template};

/// What `text` is if it is no text: data of another kind.
pub(super) fn binary_kind(bytes: &[u8]) -> Option<Message> {
    const KINDS: [(&[u8], Template); 8] = [
        (
            b"%PDF-",
            template!("binary data, not text: a PDF: convert it with pdftotext"),
        ),
        (
            b"PK\x03\x04",
            template!("binary data, not text: a ZIP archive, as docx and epub are: convert it first"),
        ),
        (
            b"\x1f\x8b",
            template!("binary data, not text: compressed: gunzip it first"),
        ),
        (
            b"\xd0\xcf\x11\xe0",
            template!("binary data, not text: an old Office document: convert it first"),
        ),
        (b"\x89PNG", template!("binary data, not text: a picture")),
        (b"\xff\xd8\xff", template!("binary data, not text: a picture")),
        (b"GIF8", template!("binary data, not text: a picture")),
        (b"\x7fELF", template!("binary data, not text: a program")),
    ];
    KINDS
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
        .map(|(_, kind)| kind.message())
}

/// Whether decoded text is made of what no text is made of.
pub(super) fn looks_binary(text: &str) -> bool {
    const SAMPLE_CHARS: usize = 8192;
    let is_odd = |c: &char| matches!(c, '\0'..='\x08' | '\x0e'..='\x1a' | '\x1c'..='\x1f' | '\u{fffd}');
    let (mut n_chars, mut n_odd) = (0, 0);
    for c in text.chars().take(SAMPLE_CHARS) {
        n_chars += 1;
        n_odd += usize::from(is_odd(&c));
    }
    n_odd * 10 > n_chars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_data_is_told_from_text() {
        assert_eq!(
            binary_kind(b"\x89PNG\r\n"),
            Some(template!("binary data, not text: a picture").message())
        );
        assert_eq!(binary_kind("三月".as_bytes()), None);
        assert!(looks_binary("\0\u{1}\u{2}ab\0"));
        assert!(!looks_binary("三月的青河镇，油菜花刚刚开。\0"));
        assert!(!looks_binary(""));
    }
}
