//! Which line breaks end a sentence.

use super::marks::{ends_in_comma, final_mark, has_line_break, is_blank, is_frame, is_line_break};

/// A line shorter than this was not broken because it was full.
const MIN_FULL_LINE: usize = 20;

/// The parts of `text` that no sentence crosses, as byte ranges: from one line break that ends a sentence to
/// the next.
pub(super) fn passages(text: &str) -> Vec<(usize, usize)> {
    if !has_line_break(text) {
        return vec![(0, text.len())];
    }
    let lines = lines(text);
    let margin = lines
        .iter()
        .skip(1)
        .map(|&(start, end)| &text[start..end])
        .filter(|line| !line.chars().all(is_blank))
        .map(indent)
        .min()
        .unwrap_or(0);
    let mut passages = Vec::new();
    let mut from = 0;
    for pair in lines.windows(2) {
        let [(start, end), (next_start, next_end)] = [pair[0], pair[1]];
        if !goes_on(&text[start..end], &text[next_start..next_end], margin) {
            passages.push((from, end));
            from = next_start;
        }
    }
    passages.push((from, text.len()));
    passages
}

/// The lines of `text` without their line breaks.
fn lines(text: &str) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(is_line_break) {
        if mark == "\n" && text[start..at].is_empty() && text[..at].ends_with('\r') {
            start = at + 1;
            continue;
        }
        lines.push((start, at));
        start = at + mark.len();
    }
    lines.push((start, text.len()));
    lines
}

/// Whether `line` was broken only because it was full, or after a comma or a frame.
fn goes_on(line: &str, next: &str, margin: usize) -> bool {
    let is_full = || {
        let mut visible = line.chars().filter(|&c| !is_blank(c));
        visible.nth(MIN_FULL_LINE - 1).is_some() && final_mark(line).is_none()
    };
    (ends_in_comma(line) || is_full() || is_frame(line) && final_mark(next).is_some())
        && !next.chars().all(is_blank)
        && !next.starts_with('　')
        && indent(next) <= margin + 1
}

fn indent(line: &str) -> usize {
    line.chars()
        .take_while(|&c| matches!(c, ' ' | '\t' | '\u{a0}'))
        .map(|c| if c == '\t' { 4 } else { 1 })
        .sum()
}
