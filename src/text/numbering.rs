//! The marks and numbers that list items, numbered headings and sentences begin with.

use crate::text::numerals::{is_chapter_numeral, is_numeral};
use crate::text::word_sets::text as sets;

/// What is left of a sentence without its number is at least so long, in bytes.
const MIN_REST_BYTES: usize = 18;

/// The mark before a list item or a numbered heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    /// `一、`, `（一）`, `第一章`, `Part 1`: the numbers of chapters.
    Chapter,
    /// `1.`, `1、`, `（1）`, `①`, `a)`.
    Number,
    /// `•`, `-`, `*`.
    Bullet,
}

/// The mark that `line` begins with and its length in bytes, if something follows it.
pub(crate) fn marker(line: &str) -> Option<(Marker, usize)> {
    let (marker, len) = bullet(line)
        .or_else(|| bracketed(line))
        .or_else(|| chapter(line))
        .or_else(|| number(line))?;
    let rest = line[len..].trim_start();
    (!rest.is_empty()).then(|| (marker, line.len() - rest.len()))
}

fn bullet(line: &str) -> Option<(Marker, usize)> {
    let first = line.chars().next()?;
    let len = first.len_utf8();
    match first {
        '•' | '●' | '○' | '◆' | '◇' | '■' | '□' | '▪' | '▫' | '‣' | '★' | '☆' | '➤' | '►' | '▶' | '✓'
        | '✔' | '√' | '※' | '◦' | '\u{f06c}' | '\u{f0b7}' => Some((Marker::Bullet, len)),
        '·' | '・' => (!line[len..].starts_with(first)).then_some((Marker::Bullet, len)),
        '-' | '*' | '+' | '–' | '—' | '－' => line[len..]
            .starts_with([' ', '\u{3000}'])
            .then_some((Marker::Bullet, len)),
        '①'..='⒛' | '❶'..='❿' | '➀'..='➓' | '㈠'..='㈩' => Some((Marker::Number, len)),
        _ => None,
    }
}

/// `（1）`, `(一)`, `[3]`.
fn bracketed(line: &str) -> Option<(Marker, usize)> {
    let inner = line.strip_prefix(['（', '(', '[', '〔'])?;
    let (marker, len) = numeral(inner)?;
    let close = inner[len..]
        .chars()
        .next()
        .filter(|c| matches!(c, '）' | ')' | ']' | '〕'))?;
    Some((marker, line.len() - inner.len() + len + close.len_utf8()))
}

/// `第一章`, `第2节`, `第十条`.
fn chapter(line: &str) -> Option<(Marker, usize)> {
    let rest = line.strip_prefix('第')?;
    let (_, len) = numeral(rest)?;
    let unit = rest[len..]
        .chars()
        .next()
        .filter(|c| sets::CHAPTER_UNIT.fits_char(*c))?;
    let end = '第'.len_utf8() + len + unit.len_utf8();
    line[end..]
        .starts_with([' ', '\u{3000}', '：', ':', '、'])
        .then_some((Marker::Chapter, end))
}

/// `1.`, `1、`, `1)`, `一、`, `a.`, but not `1.5` or `2023.04.07`.
fn number(line: &str) -> Option<(Marker, usize)> {
    let (marker, len) = numeral(line)?;
    let mark = line[len..].chars().next()?;
    let end = len + mark.len_utf8();
    let goes_on = line[end..].starts_with(|c: char| c.is_ascii_digit() || c == '%')
        || line.starts_with(|c: char| c.is_ascii_alphabetic())
            && line[end..].starts_with(|c: char| c.is_ascii_alphanumeric());
    let delimits = match (marker, mark) {
        (Marker::Number, '.' | '．') => !goes_on,
        (_, '.' | '．' | '、' | '）' | ')') => true,
        _ => false,
    };
    delimits.then_some((marker, end))
}

/// A number of up to three digits or Han numerals, or one Latin letter, and its length in bytes.
fn numeral(text: &str) -> Option<(Marker, usize)> {
    let run = |belongs: fn(char) -> bool| {
        let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
        (end > 0 && text[..end].chars().count() <= 3).then_some(end)
    };
    let arabic = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    run(arabic)
        .map(|len| (Marker::Number, len))
        .or_else(|| run(is_chapter_numeral).map(|len| (Marker::Chapter, len)))
        .or_else(|| {
            let letter = text.chars().next().filter(char::is_ascii_alphabetic)?;
            let single = !text[1..].starts_with(|c: char| c.is_ascii_alphabetic());
            (single && !text[1..].starts_with(['.', '．']) && letter.is_ascii())
                .then_some((Marker::Number, 1))
        })
}

/// How many bytes at the beginning of `sentence` number it: `三、`, `（二）`, `4.`, `第四，`.
pub(crate) fn number_len(sentence: &str) -> usize {
    let bracketed = sentence.strip_prefix(['（', '(']);
    let ordinal = sentence.strip_prefix('第');
    let inner = bracketed.or(ordinal).unwrap_or(sentence);
    let digits = |c: char| c.is_ascii_digit() || is_numeral(c);
    let after = inner.trim_start_matches(digits);
    let mark: &[char] = match (bracketed, ordinal) {
        (Some(_), _) => &['）', ')'],
        (_, Some(_)) => &['，', ','],
        _ => &['、', '.', '．'],
    };
    let rest = after.strip_prefix(mark).unwrap_or(sentence);
    // `1.5`, but `第一，三座桥`.
    let goes_on = ordinal.is_none() && rest.starts_with(digits);
    let rest = rest.trim_start();
    let is_number = after.len() < inner.len() && !goes_on && rest.len() >= MIN_REST_BYTES;
    if is_number { sentence.len() - rest.len() } else { 0 }
}

/// How many bytes at the beginning of `sentence` are a list's sign: `★ `, but not that of a root, `√2`.
pub(crate) fn bullet_len(sentence: &str) -> usize {
    match marker(sentence) {
        Some((Marker::Bullet, len)) if !sentence[len..].starts_with(|c: char| c.is_ascii_digit()) => len,
        _ => 0,
    }
}

/// Whether a sentence begins with a number and a mark, be it the first words of it: `（一）`, `3.`, `二、`.
pub(crate) fn begins_with_number(sentence: &str) -> bool {
    let inner = sentence.trim_start_matches(['（', '(']);
    let after = inner.trim_start_matches(|c: char| c.is_ascii_digit() || is_numeral(c));
    after.len() < inner.len() && after.starts_with(['、', '．', '.', '）', ')'])
}

/// Whether a sentence is one of several, `一是`, `其二`, `第三`, `①`.
pub(crate) fn is_item(text: &str) -> bool {
    let mut chars = text.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some('①'..='⑩' | '●' | '■' | '▲' | '◆' | '•'), ..) => true,
        (Some('其' | '第'), Some(c), next) => is_numeral(c) && next != Some('次'),
        (Some(c), Some('是' | '、'), _) => is_numeral(c),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_items_go() {
        for (sentence, want) in [
            ("三、驳回原告的其他诉讼请求。", "驳回原告的其他诉讼请求。"),
            ("（十二）加强农田水利建设。", "加强农田水利建设。"),
            ("4. 加强农田水利建设。", "加强农田水利建设。"),
            ("第四，加强农田水利建设。", "加强农田水利建设。"),
            ("第四次全会加强农田水利。", "第四次全会加强农田水利。"),
            ("3.5亿元投向农田水利。", "3.5亿元投向农田水利。"),
            ("一、二审均判决原告败诉。", "一、二审均判决原告败诉。"),
            ("三、好。", "三、好。"),
        ] {
            assert_eq!(&sentence[number_len(sentence)..], want);
        }
    }
}
