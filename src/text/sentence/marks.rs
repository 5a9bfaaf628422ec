//! Classes of characters that blocks and sentences are told by.

use crate::text::word_sets::text as sets;

/// Han characters: what most of a Chinese text is made of.
pub(crate) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// Whether `c` is alphanumeric: the common Han characters and marks need no look at the tables of Unicode.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    match c {
        '\u{4e00}'..='\u{9fff}' => true,
        '\u{2010}'..='\u{2027}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{ff01}'..='\u{ff0f}' => false,
        c => c.is_alphanumeric(),
    }
}

/// What words longer than a character consist of, for jieba: Han characters, and Latin letters, digits and the marks
/// among them.
#[inline]
pub(crate) fn in_words(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
        || c.is_ascii_alphanumeric()
        || matches!(c, '+' | '#' | '&' | '.' | '_' | '%' | '-')
        || matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2a6df}'
            | '\u{2a700}'..='\u{2ebef}' | '\u{2f800}'..='\u{2fa1f}')
}

/// Characters that show nothing: white space, control characters, zero-width and direction marks.
pub(crate) fn is_blank(c: char) -> bool {
    match c {
        '!'..='~' | '\u{3001}'..='\u{fefe}' => false,
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => true,
        _ => c.is_whitespace() || c.is_control(),
    }
}

pub(crate) const fn is_line_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Where the first byte is that `wanted` accepts. Most chunks have none, which shows without branches in a fraction of
/// the time.
pub(crate) fn find_byte(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let (chunks, _) = bytes.as_chunks::<32>();
    let is_in = |chunk: &[u8; 32]| chunk.iter().fold(false, |found, &byte| found | wanted(byte));
    let begin = 32 * chunks.iter().take_while(|chunk| !is_in(chunk)).count();
    let at = bytes[begin..].iter().position(|&byte| wanted(byte))?;
    Some(begin + at)
}

/// The line up to the first line break of `text`, and what comes after that.
pub(crate) fn split_line(text: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    loop {
        at += find_byte(&text.as_bytes()[at..], may_break_line)?;
        let c = text[at..].chars().next()?;
        let behind = at + c.len_utf8();
        if is_line_break(c) {
            return Some((&text[..at], &text[behind..]));
        }
        at = behind;
    }
}

/// Whether `text` has several lines.
pub(crate) fn has_line_break(text: &str) -> bool {
    split_line(text).is_some()
}

/// Whether a line break may begin with this byte.
#[inline]
const fn may_break_line(byte: u8) -> bool {
    matches!(byte, b'\n'..=b'\r' | 0xc2 | 0xe2)
}

/// Marks that end a sentence wherever they stand; the full stop "." needs its surroundings.
pub(crate) const fn is_final(c: char) -> bool {
    matches!(
        c,
        '。' | '！' | '？' | '!' | '?' | '｡' | '…' | '⋯' | '‼' | '⁇' | '⁈' | '⁉'
    )
}

/// Marks after which the same sentence goes on, even after a final mark: `……，`, `？”、`.
pub(crate) const fn is_inner(c: char) -> bool {
    matches!(c, '，' | ',' | '、' | '；' | ';' | '：' | ':' | '､' | '﹐' | '﹔')
}

/// Whether `line` only says where, when or of whom something holds, and is not a sentence: `在受访的村民中`.
pub(crate) fn is_frame(line: &str) -> bool {
    let line = line.trim_matches(is_blank);
    sets::FRAME_BEGIN.fits(line) && sets::FRAME_END.fits(line)
}

/// Whether `line` ends in a mark that a list or a sentence goes on after: a comma of any kind, an ASCII one after a Han
/// character.
pub(crate) fn ends_in_comma(line: &str) -> bool {
    let line = line.trim_end_matches(is_blank);
    line.ends_with(['，', '、', '､', '﹐'])
        || line.strip_suffix(',').is_some_and(|line| line.ends_with(is_han))
}

/// The kind of a quote or bracket; an opening mark and its partner have the same.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum PairKind {
    Double,
    Single,
    Corner,
    WhiteCorner,
    Straight,
    Apostrophe,
    Round,
    Square,
    Lenticular,
    Title,
    Angle,
    Shell,
}

impl PairKind {
    /// Whether it can hold whole sentences that somebody says.
    pub(crate) const fn is_quote(self) -> bool {
        matches!(
            self,
            Self::Double
                | Self::Single
                | Self::Corner
                | Self::WhiteCorner
                | Self::Straight
                | Self::Apostrophe
        )
    }
}

/// The kind that `c` opens. The straight quotes `"` and `'` open and close.
pub(crate) const fn opens(c: char) -> Option<PairKind> {
    Some(match c {
        '“' | '〝' => PairKind::Double,
        '‘' => PairKind::Single,
        '「' | '﹁' | '｢' => PairKind::Corner,
        '『' | '﹃' => PairKind::WhiteCorner,
        '"' | '＂' => PairKind::Straight,
        '\'' => PairKind::Apostrophe,
        '（' | '(' => PairKind::Round,
        '［' | '[' => PairKind::Square,
        '【' | '〖' => PairKind::Lenticular,
        '《' => PairKind::Title,
        '〈' => PairKind::Angle,
        '〔' | '{' | '｛' => PairKind::Shell,
        _ => return None,
    })
}

/// The kind that `c` closes.
pub(crate) const fn closes(c: char) -> Option<PairKind> {
    Some(match c {
        '”' | '〞' | '〟' => PairKind::Double,
        '’' => PairKind::Single,
        '」' | '﹂' | '｣' => PairKind::Corner,
        '』' | '﹄' => PairKind::WhiteCorner,
        '"' | '＂' => PairKind::Straight,
        '\'' => PairKind::Apostrophe,
        '）' | ')' => PairKind::Round,
        '］' | ']' => PairKind::Square,
        '】' | '〗' => PairKind::Lenticular,
        '》' => PairKind::Title,
        '〉' => PairKind::Angle,
        '〕' | '}' | '｝' => PairKind::Shell,
        _ => return None,
    })
}

/// `text` without the invisible characters at its ends.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// No more closing marks and blanks stand after a sentence's final mark: of a text that has nothing else, all of it would
/// be looked at for every place in it.
const MOST_BEHIND: usize = 64;

/// The mark that ends `text`, closing quotes and brackets aside, if it ends a sentence.
pub(crate) fn final_mark(text: &str) -> Option<char> {
    let mut last_ones = text.chars().rev().take(MOST_BEHIND);
    let last = last_ones.find(|&c| !is_blank(c) && closes(c).is_none())?;
    (is_final(last) || matches!(last, '.' | '．')).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alphanumeric_is_so_in_unicode() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn bytes_are_found_in_every_place_of_a_chunk() {
        for len in 0..100 {
            let mut bytes = vec![b'a'; len];
            assert_eq!(find_byte(&bytes, |byte| byte == b'b'), None);
            for at in (0..len).rev() {
                bytes[at] = b'b';
                assert_eq!(find_byte(&bytes, |byte| byte == b'b'), Some(at), "{len}");
            }
        }
    }

    #[test]
    fn all_common_han_characters_are_alphanumeric() {
        assert!(('\u{4e00}'..='\u{9fff}').all(char::is_alphanumeric));
        assert!(is_alphanumeric('a') && is_alphanumeric('7'));
        assert!(!is_alphanumeric('，') && !is_alphanumeric('䷀'));
    }
}
