//! Lines of a page's interface, whatever its elements are called: what players, buttons and counters say.

use zhaiyao::text::fold::to_simplified;

use crate::input::word_sets::pages as sets;

/// The longest such line, in characters.
const MOST_CHARS: usize = 60;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineKind {
    Blank,
    Text,
    /// Numbers or a date, which anybody may write.
    Number,
    /// One word that may be a heading, too.
    Word,
    /// Several words, or one and a number.
    Words,
}

/// `text` without such lines. Numbers and single words go where others of them are beside them.
pub(super) fn without(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let kinds: Vec<LineKind> = lines.iter().map(|line| kind(line)).collect();
    if !kinds
        .iter()
        .any(|kind| matches!(kind, LineKind::Word | LineKind::Words))
    {
        return text.to_owned();
    }
    let mut kept: Vec<&str> = Vec::with_capacity(lines.len());
    let mut at = 0;
    for run in kinds.chunk_by(|a, b| (*a == LineKind::Text) == (*b == LineKind::Text)) {
        let lines = &lines[at..at + run.len()];
        at += run.len();
        if is_interface(run) {
            kept.push("");
        } else {
            kept.extend(lines);
        }
    }
    kept.dedup_by(|a, b| a.is_empty() && b.is_empty());
    kept.join("\n").trim_matches('\n').to_owned()
}

/// Whether lines between two of text are no part of it.
fn is_interface(run: &[LineKind]) -> bool {
    let count = |wanted: LineKind| run.iter().filter(|kind| **kind == wanted).count();
    let n_words = count(LineKind::Word);
    count(LineKind::Words) > 0 || n_words > 1 || (n_words > 0 && count(LineKind::Number) > 0)
}

fn kind(line: &str) -> LineKind {
    let line = line.trim();
    if line.is_empty() {
        return LineKind::Blank;
    }
    if line.chars().nth(MOST_CHARS).is_some() || line.contains(['。', '！', '？', '，']) {
        return LineKind::Text;
    }
    let simplified = to_simplified(line);
    let Some(n_words) = n_words(&simplified) else {
        return LineKind::Text;
    };
    let has_number = simplified.contains(|c: char| c.is_ascii_digit());
    match n_words {
        0 if has_number => LineKind::Number,
        0 => LineKind::Text,
        1 if !has_number => LineKind::Word,
        _ => LineKind::Words,
    }
}

/// How many words of interfaces a line consists of, if it has nothing else but numbers, dates and signs.
fn n_words(line: &str) -> Option<usize> {
    let mut n_words = 0;
    let mut rest = line;
    let mut last = ' ';
    while let Some(c) = rest.chars().next() {
        let word = sets::INTERFACE
            .words()
            .filter(|word| rest.starts_with(word))
            .max_by_key(|word| word.len());
        if let Some(word) = word {
            n_words += 1;
            rest = without_place(&rest[word.len()..], word);
            last = ' ';
            continue;
        }
        // Units of counts and times, and how fast a player runs.
        let is_unit = last.is_ascii_digit() && "万亿千次人个年月日时分秒天小xXkKwWpP".contains(c)
            || matches!(
                (last, c),
                ('小', '时') | ('时' | '分' | '天' | '钟', '前') | ('分', '钟')
            );
        if c.is_alphabetic() && !is_unit {
            return None;
        }
        if !c.is_whitespace() {
            last = c;
        }
        rest = &rest[c.len_utf8()..];
    }
    Some(n_words)
}

/// What follows a word, without the place that some name: `IP 属地：浙江`, `发布于 浙江省 2024-04-12`.
fn without_place<'t>(rest: &'t str, word: &str) -> &'t str {
    const MOST_CHARS: usize = 4;
    if !word.ends_with(['于', '地']) {
        return rest;
    }
    let place = rest.trim_start_matches([' ', ':', '：']);
    let end = place.find(|c: char| !c.is_alphabetic()).unwrap_or(place.len());
    if place[..end].chars().count() <= MOST_CHARS
        && sets::INTERFACE.words().all(|word| !place.starts_with(word))
    {
        &place[end..]
    } else {
        rest
    }
}

#[cfg(test)]
pub(super) fn is_all(text: &str) -> bool {
    without(text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "渡船停航一天，明天复航，票价不变。";
    const LAST: &str = "镇里说，老人坐船仍然免费。";

    #[test]
    fn what_interfaces_say_is_left_out() {
        for lines in [
            "赞同 123\n添加评论\n分享\n收藏\n举报",
            "赞同 123 反对 添加评论 分享 收藏",
            "关注者\n\n123\n\n被浏览\n\n45,678",
            "发布于 2024-04-12 09:30・IP 属地浙江",
            "发布于：浙江省 2024-04-12",
            "123 人赞同了该回答",
            "阅读 1.2万 在看 7",
            "贊同 123\n收藏",
            "3小时前 · 回复 · 举报",
            "播放\n暂停\n00:00/03:25\n倍速 1.0x 1.5x 2.0x\n全屏",
        ] {
            let text = format!("{FIRST}\n\n{lines}\n\n{LAST}");
            assert_eq!(without(&text), format!("{FIRST}\n\n{LAST}"), "{lines}");
        }
    }

    #[test]
    fn what_articles_say_stays() {
        for lines in [
            "收藏",
            "2024年4月12日",
            "播放量超过12万次",
            "分享与收藏",
            "收藏 邮票的人",
            "一条视频得到赞同123次，作者能得三元。",
            "123\n\n456",
            "来源：河谷晚报",
        ] {
            let text = format!("{FIRST}\n\n{lines}\n\n{LAST}");
            assert_eq!(without(&text), text, "{lines}");
        }
    }
}
