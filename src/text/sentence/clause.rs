//! Parts of a sentence, and a sentence on one line.

use std::borrow::Cow;

use super::marks::{closes, has_line_break, is_blank, is_final, is_inner, is_line_break, opens};
use super::pairs::{pairs, plain_len};
use super::push;
use crate::Span;
use crate::text::fold::visible;

/// Splits a sentence into clauses: after `，；：,;:` and final marks, each kept with the clause before it.
///
/// The spans are offsets into `sentence`, in order, without the white space around them; together they cover
/// everything that is not white space. Nothing is split at `、`, inside quotes and brackets, in numbers (`1,234`,
/// `1，234`, `10:30`) or in addresses.
///
/// ```
/// use zhaiyao::text::sentence::clauses;
///
/// let sentence = "会议指出，要“稳中求进，以进促稳”；投资1,234万元。";
/// let found: Vec<_> = clauses(sentence).iter().map(|span| span.of(sentence)).collect();
/// assert_eq!(found, ["会议指出，", "要“稳中求进，以进促稳”；", "投资1,234万元。"]);
/// ```
#[must_use]
pub fn clauses(sentence: &str) -> Vec<Span> {
    let pairs = pairs(sentence);
    let mut pairs = pairs
        .iter()
        .filter_map(|pair| Some((pair.open, pair.close?)))
        .peekable();
    let mut spans = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < sentence.len() {
        at += plain_len(&sentence.as_bytes()[at..]);
        while pairs.next_if(|&(open, _)| open < at).is_some() {}
        if let Some((_, close)) = pairs.next_if(|&(open, _)| open == at) {
            at = close;
        }
        let Some(c) = sentence[at..].chars().next() else {
            break;
        };
        let splits = ends_clause(sentence, at, c);
        at += c.len_utf8();
        if splits {
            at += closing(&sentence[at..]);
            push(sentence, start, at, 0, &mut spans);
            start = at;
        }
    }
    push(sentence, start, sentence.len(), 0, &mut spans);
    spans
}

fn ends_clause(sentence: &str, at: usize, c: char) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '/';
    let inside = || c.is_ascii() && sentence[..at].ends_with(word) && sentence[at + 1..].starts_with(word);
    (is_inner(c) && c != '、' && c != '､' || is_final(c)) && !inside() && !parts_thousands(sentence, at, c)
}

/// Whether a comma of any width stands within a number: `6，807.97`, but not `2017，2018年`.
fn parts_thousands(sentence: &str, at: usize, c: char) -> bool {
    let digits = |c: &char| c.is_ascii_digit();
    matches!(c, '，' | ',')
        && sentence[..at].ends_with(|c: char| c.is_ascii_digit())
        && sentence[at + c.len_utf8()..].chars().take_while(digits).count() == 3
}

/// How many bytes of final marks and closing quotes follow a mark.
fn closing(rest: &str) -> usize {
    let end = rest.find(|c| !(is_final(c) || closes(c).is_some() && opens(c).is_none()));
    end.unwrap_or(rest.len())
}

/// `text` as it is printed, on one line: line breaks and the blanks around them are removed, and stand as one blank where
/// they part two words of a script that writes blanks. Blanks beside a full-width mark are removed, of others in a row one is
/// kept. Characters that nobody sees (zero-width spaces, soft hyphens) are removed, too.
///
/// ```
/// use zhaiyao::text::sentence::joined;
///
/// assert_eq!(joined("摘要要短，\n  要准"), "摘要要短，要准");
/// assert_eq!(joined("two\nwords"), "two words");
/// assert_eq!(joined("摘要要短， 要准\t\t用 Rust 写"), "摘要要短，要准 用 Rust 写");
/// ```
#[must_use]
pub fn joined(text: &str) -> Cow<'_, str> {
    let line = match on_one_line(text) {
        Cow::Borrowed(line) => visible(line),
        Cow::Owned(line) => Cow::Owned(visible(&line).into_owned()),
    };
    match line {
        Cow::Borrowed(line) => without_loose_blanks(line),
        Cow::Owned(line) => Cow::Owned(without_loose_blanks(&line).into_owned()),
    }
}

/// `line` with one blank in place of several, and none beside a full-width mark.
fn without_loose_blanks(line: &str) -> Cow<'_, str> {
    let mut tight = String::new();
    let mut copied = 0;
    let mut rest = line;
    while let Some(at) = rest.find(is_space) {
        let start = line.len() - rest.len() + at;
        rest = line[start..].trim_start_matches(is_space);
        let end = line.len() - rest.len();
        let blank = &line[start..end];
        let beside_mark = line[..start].ends_with(is_wide_mark) || rest.starts_with(is_wide_mark);
        let kept = match blank {
            _ if beside_mark => "",
            " " | "\u{3000}" => continue,
            _ => " ",
        };
        tight.push_str(&line[copied..start]);
        tight.push_str(kept);
        copied = end;
    }
    if copied == 0 {
        return Cow::Borrowed(line);
    }
    tight.push_str(&line[copied..]);
    Cow::Owned(tight)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{3000}')
}

/// Whether there is room enough in the character itself. Quotation marks are as wide as their font has them.
fn is_wide_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '。' | '；' | '：' | '！' | '？' | '、' | '\u{3008}'..='\u{3011}' | '（' | '）'
    )
}

/// `text`, which has no invisible characters, on one line.
pub(crate) fn on_one_line(text: &str) -> Cow<'_, str> {
    if !has_line_break(text) {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len());
    for part in text
        .split(is_line_break)
        .map(|part| part.trim_matches(is_blank))
        .filter(|part| !part.is_empty())
    {
        let spaced = |c: char| c < '\u{2e80}' && !matches!(c, '“' | '”' | '‘' | '’' | '…' | '—');
        if line.ends_with(spaced) && part.starts_with(spaced) {
            line.push(' ');
        }
        line.push_str(part);
    }
    Cow::Owned(line)
}
