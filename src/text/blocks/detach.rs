//! Credits that stand on the same line as the text they belong to.

use crate::Span;
use crate::text::phrases::{Line, Rule};
use crate::text::sentence::marks::{closes, final_mark, is_blank, is_final};

use super::{boilerplate, credits};
use crate::text::word_sets::blocks as sets;

/// The longest credit before or after a paragraph, in characters.
const MAX_CHARS: usize = 60;
/// A caption has no more sentences before the photographer's name.
const MAX_CAPTION_SENTENCES: usize = 2;

/// Appends the paragraph that is `line`, which begins at `start` of its text, parted from an original title before it (`（原标题：…）`), and from
/// credits (`…。（记者 张三）`, `…。责任编辑：张三`) and a link after it (`返回首页，查看更多`).
pub(super) fn push(line: Line<'_>, start: usize, paragraphs: &mut Vec<Span>) {
    let head = head(line);
    let link = boilerplate::link_back(line.part(head..)).map_or(line.len(), |at| head + at);
    let tail = tail(line.part(head..link)).map_or(link, |at| head + at);
    for (from, to) in [(0, head), (head, tail), (tail, link), (link, line.len())] {
        let part = line[from..to].trim_start_matches(is_blank);
        let begin = start + to - part.len();
        if !part.is_empty() {
            paragraphs.push(Span::new(begin, begin + part.trim_end_matches(is_blank).len()));
        }
    }
}

/// The length of the original title in brackets that `line` begins with.
fn head(line: Line<'_>) -> usize {
    if !line.starts_with(['（', '(', '【', '[']) || !credits::is_original_title(line) {
        return 0;
    }
    let close = line
        .char_indices()
        .take(2 * MAX_CHARS)
        .find(|&(_, c)| matches!(c, '）' | ')' | '】' | ']'));
    close.map_or(0, |(at, c)| at + c.len_utf8())
}

/// Where the credits at the end of `line` begin, or the caption that a photographer signed, after a sentence.
pub(super) fn tail(line: Line<'_>) -> Option<usize> {
    let last = line.chars().next_back()?;
    if is_final(last) || matches!(last, '”' | '.') {
        return None;
    }
    let bare = line.trim_end_matches(|c| is_blank(c) || closes(c).is_some());
    let photographed = sets::PHOTOGRAPHED_BY.fits(bare);
    if let Some(start) = photographed.then(|| caption(line)).flatten() {
        return Some(start);
    }
    let at = bracket(&line, last).or_else(|| behind_last_mark(&line))?;
    let before = &line[..at];
    // A photographer signs a caption: all of a short paragraph, none of a long one.
    let signed = photographed && before.matches(is_final).nth(MAX_CAPTION_SENTENCES).is_none();
    (!signed && final_mark(before).is_some() && is_credit(line.part(at..).trim())).then_some(at)
}

/// Where a sentence that says what a picture shows begins after others: `…。图为古桥。张三摄`.
fn caption(line: Line<'_>) -> Option<usize> {
    let starts = line.find(Rule::PictureShows).map(|found| found.before.len());
    starts.min().filter(|&start| final_mark(&line[..start]).is_some())
}

/// Where the bracket opens that `last`, the last character of `line`, closes.
fn bracket(line: &str, last: char) -> Option<usize> {
    let end = &line[end(line)..];
    let open = matches!(last, '）' | ')' | '】' | ']').then(|| end.rfind(['（', '(', '【', '[']))??;
    Some(line.len() - end.len() + open)
}

/// Where what follows the last final mark of `line` begins.
fn behind_last_mark(line: &str) -> Option<usize> {
    let end = &line[end(line)..];
    let mark = |c: char| is_final(c) || c == '”';
    let rest = end[end.rfind(mark)?..]
        .trim_start_matches(|c| mark(c) || is_blank(c) || matches!(c, '）' | ')' | '」'));
    Some(line.len() - rest.len())
}

/// Where the part of `line` begins that can hold credits.
fn end(line: &str) -> usize {
    line.char_indices().rev().nth(MAX_CHARS).map_or(0, |(at, _)| at)
}

pub(super) fn is_credit(credit: Line<'_>) -> bool {
    credit.is(Rule::EndMark)
        || credits::is_byline(credit)
        || credits::is_signature(&credit)
        || credits::is_source(credit, false)
}
