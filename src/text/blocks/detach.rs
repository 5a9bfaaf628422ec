//! Credits that stand on the same line as the text they belong to.

use crate::Span;
use crate::text::sentence::marks::{closes, final_mark, is_blank, is_final, opens, trim};

use super::credits;

/// The longest credit before or behind a paragraph, in characters.
const MAX_CHARS: usize = 60;
/// A caption has no more sentences before the photographer's name.
const MAX_CAPTION_SENTENCES: usize = 2;

/// Appends the paragraph of `text` at `span`, parted from an original title before it (`（原标题：…）`) and from
/// credits behind it (`…。（记者 张三）`, `…。责任编辑：张三`).
pub(super) fn push(text: &str, span: Span, paragraphs: &mut Vec<Span>) {
    let line = span.of(text);
    let head = head(line);
    let tail = tail(&line[head..]).map_or(line.len(), |at| head + at);
    for (start, end) in [(0, head), (head, tail), (tail, line.len())] {
        let part = line[start..end].trim_start_matches(is_blank);
        let start = span.start + end - part.len();
        if !part.is_empty() {
            paragraphs.push(Span::new(start, start + part.trim_end_matches(is_blank).len()));
        }
    }
}

/// The length of the original title in brackets that `line` begins with.
fn head(line: &str) -> usize {
    if !line.starts_with(['（', '(', '【', '[']) || !credits::is_original_title(line) {
        return 0;
    }
    let close = line
        .char_indices()
        .take(2 * MAX_CHARS)
        .find(|&(_, c)| matches!(c, '）' | ')' | '】' | ']'));
    close.map_or(0, |(at, c)| at + c.len_utf8())
}

/// Where the credits at the end of `line` begin, behind a sentence.
fn tail(line: &str) -> Option<usize> {
    let last = line.chars().next_back()?;
    if matches!(last, '。' | '！' | '？' | '”' | '…' | '.') {
        return None;
    }
    let from = line.char_indices().rev().nth(MAX_CHARS).map_or(0, |(at, _)| at);
    let bracket = matches!(last, '）' | ')' | '】' | ']')
        .then(|| line[from..].rfind(['（', '(', '【', '[']).map(|at| from + at));
    let mark = |c: char| matches!(c, '。' | '！' | '？' | '…' | '”');
    let after_mark = || {
        let at = from + line[from..].rfind(mark)?;
        Some(
            line.len()
                - line[at..]
                    .trim_start_matches(|c| {
                        mark(c) || is_blank(c) || closes(c).is_some() && opens(c).is_none()
                    })
                    .len(),
        )
    };
    let at = bracket.flatten().or_else(after_mark)?;
    let credit = trim(&line[at..]);
    let before = &line[..at];
    if final_mark(before).is_none() || !is_credit(credit) {
        return None;
    }
    if !credit
        .trim_end_matches(|c| closes(c).is_some())
        .ends_with(['摄', '攝', '图', '圖', '影'])
    {
        return Some(at);
    }
    // What a photographer signed is a caption: the sentence that says so, or all of a short paragraph.
    let caption = ["[图为", "（图为", "图为", "圖為"]
        .iter()
        .filter_map(|start| before.rfind(start))
        .min();
    match caption.filter(|&start| final_mark(&line[..start]).is_some()) {
        Some(start) => Some(start),
        None => (before.matches(is_final).nth(MAX_CAPTION_SENTENCES).is_some()).then_some(at),
    }
}

fn is_credit(credit: &str) -> bool {
    matches!(credit, "（完）" | "(完)" | "【完】" | "[完]" | "【纠错】")
        || credits::is_byline(credit)
        || credits::is_source(credit, false)
}
