//! Lines that say what a picture shows.

use std::sync::LazyLock;

use super::words::Words;
use crate::text::phrases::Line;
use crate::text::sentence::marks::{closes, final_mark, is_blank, is_han};

use super::credits;

/// The longest caption that is told by its words alone, in characters.
const MAX_CHARS: usize = 150;

static STARTS: LazyLock<Words> = LazyLock::new(|| {
    Words::to_begin(
        "图为 上图为 下图为 左图为 右图为 图片为 图一为 图二为 资料照 资料图 \
        资料照片 资料图片 题图 配图 航拍图 示意图 视频截图 网络图 图片来源 图源 图片来自 图据 图片由 \
        图由 图/ 图／ 图｜ 图| 图丨 图： 图: 翻摄",
    )
});
static ENDS: LazyLock<Words> = LazyLock::new(|| {
    Words::to_end(
        "资料图 资料图片 资料照片 资料照 供图 图源网络 视频截图 网络截图 提供 效果图 示意图 \
        摄影 摄",
    )
});

/// Whether the words of `line`, of so many characters, say that it belongs to a picture.
pub(super) fn is_caption(line: Line<'_>, n_chars: usize) -> bool {
    if line.starts_with(['▲', '△', '▼', '▽', '◎', '↑', '↓', '◤', '◢']) && n_chars <= 2 * MAX_CHARS
    {
        return true;
    }
    if n_chars > MAX_CHARS {
        return false;
    }
    let bare = line.trim_start_matches(['（', '(', '【', '[', '［']);
    starts_as_caption(bare) || is_numbered(bare) || ends_as_caption(line)
}

fn starts_as_caption(bare: &str) -> bool {
    STARTS.beginning(bare).any(|(start, rest)| match start {
        "图片由" | "图由" => rest.contains("提供"),
        "示意图" | "题图" | "配图" => !rest.starts_with(is_han),
        _ => true,
    })
}

/// `图1 …`, `图二：…`, but not `图1给出了……。`
fn is_numbered(bare: &str) -> bool {
    let Some(rest) = bare.strip_prefix(['图', '表']) else {
        return false;
    };
    let number = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十-".contains(c));
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
    let credited = ["图", "资料"]
        .iter()
        .find_map(|end| inner.strip_suffix(end))
        .is_some_and(|before| before.ends_with(is_blank));
    credited
        || ENDS.ending(&inner).any(|(end, _)| match end {
            "提供" => (bracketed || starts_as_pictures(&inner)) && inner.contains(['图', '摄', '片']),
            "摄影" | "摄" => bracketed || ends_with_credit(inner),
            "效果图" | "示意图" => bracketed,
            _ => true,
        })
}

/// `本文图片均由…`
fn starts_as_pictures(line: &str) -> bool {
    let line = ["本文", "本版", "文中", "以上"]
        .iter()
        .find_map(|place| line.strip_prefix(place))
        .unwrap_or(line);
    ["图片", "照片", "配图"].iter().any(|pictures| {
        line.strip_prefix(pictures)
            .is_some_and(|rest| rest.starts_with(['由', '均', '皆', '都']))
    })
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
