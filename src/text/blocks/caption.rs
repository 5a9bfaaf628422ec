//! Lines that say what a picture shows.

use crate::text::numerals::is_numeral;
use crate::text::phrases::{Line, Rule};
use crate::text::sentence::marks::{closes, final_mark, is_blank, is_han};

use super::credits;
use crate::text::word_sets::blocks as sets;

/// The longest caption that is told by its words alone, in characters.
const MAX_CHARS: usize = 150;

/// Whether the words of `line` say that it belongs to a picture; `n_chars` is its length.
pub(super) fn is_caption(line: Line<'_>, n_chars: usize) -> bool {
    if line.starts_with(['▲', '△', '▼', '▽', '◎', '↑', '↓', '◤', '◢']) && n_chars <= 2 * MAX_CHARS
    {
        return true;
    }
    if n_chars > MAX_CHARS {
        return false;
    }
    let bare = line.trim_start(|c| matches!(c, '（' | '(' | '【' | '[' | '［'));
    starts_as_caption(bare) || is_numbered(&bare) || ends_as_caption(line)
}

fn starts_as_caption(bare: Line<'_>) -> bool {
    bare.has(Rule::CaptionStart)
        || bare
            .find(Rule::PictureBy)
            .any(|found| found.after.has(Rule::PictureGiver))
        || bare
            .find(Rule::PictureKind)
            .any(|found| !found.after.starts_with(is_han))
}

/// `图1 …`, `图二：…`, but not `图1给出了……。`
pub(super) fn is_numbered(bare: &str) -> bool {
    let Some(rest) = sets::NUMBERED_PICTURE.after(bare) else {
        return false;
    };
    let number = rest.trim_start_matches(|c: char| c.is_ascii_digit() || is_numeral(c) || c == '-');
    number.len() < rest.len()
        && (number.is_empty()
            || number.starts_with([
                ' ', '\u{3000}', '：', ':', '.', '、', '为', '|', '｜', '】', '）', ')',
            ]))
        && !(number.starts_with([' ', '、']) && final_mark(bare).is_some())
}

/// `…。新华社记者 张三 摄`, `…（资料图）`, `（图片由受访单位提供）`.
fn ends_as_caption(line: Line<'_>) -> bool {
    let inner = line.trim_end(|c| is_blank(c) || closes(c).is_some());
    let bracketed = inner.len() < line.len();
    // `古桥。江南影像 资料`
    let credited = inner
        .find(Rule::PictureCredit)
        .any(|found| found.before.ends_with(is_blank));
    credited
        || inner.has(Rule::CaptionEnd)
        || inner.has(Rule::PicturesGiven)
            && (bracketed || starts_as_pictures(inner))
            && sets::PICTURE_WORD.fits(&inner)
        || inner.has(Rule::Photographed) && (bracketed || ends_with_credit(inner))
        || inner.has(Rule::Drawn) && bracketed
}

/// `本文图片均由…`
pub(super) fn starts_as_pictures(line: Line<'_>) -> bool {
    let line = line
        .find(Rule::PicturePlace)
        .next()
        .map_or(line, |found| found.after);
    line.find(Rule::Pictures)
        .any(|found| sets::ALL_BY.fits(&found.after))
}

/// Whether what follows the last sentence or bracket is a photographer's credit.
fn ends_with_credit(text: Line<'_>) -> bool {
    let mark = |c: char| matches!(c, '。' | '！' | '？' | '（' | '(' | '，' | '…' | '.' | '|' | '”');
    let tail = text
        .rfind(mark)
        .map_or(text, |at| text.part(at..).trim_start(mark));
    credits::is_byline(tail)
        || tail
            .rsplit(is_blank)
            .nth(1)
            .is_some_and(|name| tail.ends_with('摄') && name.chars().count() <= 4)
}
