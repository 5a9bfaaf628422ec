//! Lengths as a reader counts them.

use unicode_segmentation::UnicodeSegmentation;

/// Characters of `text`: grapheme clusters.
pub(super) fn n_chars(text: &str) -> usize {
    let (mut at, mut n) = (0, 0);
    while let Some(&byte) = text.as_bytes().get(at) {
        at += match byte {
            b' '..=b'~' => 1,
            // From U+4000 to U+9FFF: Han need not be decoded, and most characters are.
            0xe4..=0xe9 => 3,
            _ => match text[at..].chars().next() {
                Some(c) if is_a_grapheme(c) => c.len_utf8(),
                _ => return text.graphemes(true).count(),
            },
        };
        n += 1;
    }
    n
}

/// Whether `c` is a grapheme cluster by itself whatever stands beside it.
fn is_a_grapheme(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{b0}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}')
}

/// Whether a blank goes between two sentences.
pub(super) fn needs_blank(before: &str, after: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii() && !c.is_ascii_whitespace()) && begins_in_latin(after)
}

/// Whether a sentence may need a blank before it.
pub(super) fn begins_in_latin(sentence: &str) -> bool {
    sentence.starts_with(|c: char| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_grapheme_clusters() {
        let cases = [
            ("", 0),
            ("摘要，ok。", 6),
            ("e\u{301}", 1),
            ("👨‍👩‍👧好", 2),
            ("\r\n", 1),
            ("か\u{3099}", 1),
            ("カﾞ", 1),
            ("a\u{301}\u{301}，", 2),
        ];
        for (text, want) in cases {
            assert_eq!(n_chars(text), want, "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn the_short_way_counts_what_the_long_way_counts(text in "([一-龥]|[a-z，。]|\\PC){0,20}") {
            proptest::prop_assert_eq!(n_chars(&text), text.graphemes(true).count());
        }
    }
}
