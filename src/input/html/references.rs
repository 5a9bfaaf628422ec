//! Marks of references and notes, which are not part of a text.

use zhaiyao::text::fold::to_simplified;

use crate::input::word_sets::pages as sets;

/// `text` without the list of works at its end.
pub(super) fn without_list(text: &str) -> &str {
    let is_work = |line: &str| {
        let number = line.trim_start_matches(['[', '^', '↑', ' ']);
        number.starts_with(|c: char| c.is_ascii_digit())
            || line.starts_with(['^', '↑'])
            || sets::CITED.has(line)
    };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if at > 0 && sets::WORKS.has(line.trim()) {
            let mut works = text[end..].lines().map(str::trim).filter(|line| !line.is_empty());
            if works.all(is_work) {
                return text[..at].trim_end();
            }
        }
        at = end;
    }
    text
}

/// `text` without `[3]`, `[7-8]`, `[来源请求]`, `[注 1]` after its words. At the beginning of a line, they are its number.
pub(super) fn without(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let (before, behind) = rest.split_at(at);
        bare.push_str(before);
        rest = &behind[1..];
        let inside = rest.split_once(']').filter(|(inside, _)| is_mark(inside));
        match inside {
            Some((_, after)) if may_end_here(&bare) => {
                bare.truncate(bare.trim_end_matches(' ').len());
                rest = after;
            }
            _ => bare.push('['),
        }
    }
    without_edits(bare + rest)
}

/// `text` without `【编辑】` and `［编辑］` behind its headings.
fn without_edits(text: String) -> String {
    if !text.contains(['【', '［']) {
        return text;
    }
    let heading = |line: &str| {
        let inside = line.trim_end().strip_suffix(['】', '］'])?;
        let (heading, mark) = inside.rsplit_once(['【', '［'])?;
        (sets::EDITORS_NOTE.has(mark) && !heading.trim().is_empty()).then(|| heading.trim_end().to_owned())
    };
    let lines = text.split('\n');
    let lines = lines.map(|line| heading(line).unwrap_or_else(|| line.to_owned()));
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether a mark may stand after `before`: after words that are no program code.
fn may_end_here(before: &str) -> bool {
    let last = before.trim_end_matches(' ').chars().next_back();
    last.is_some_and(|c| c != '\n' && !c.is_ascii_alphanumeric() && c != '_')
}

pub(super) fn is_mark(inside: &str) -> bool {
    const MOST_CHARS: usize = 10;
    let simplified = to_simplified(inside);
    let numbers = simplified.trim_start_matches('注').trim();
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | ',' | '，' | '、' | ' ');
    inside
        .split('|')
        .all(|note| note.trim().is_empty() || sets::EDITORS_NOTE.has(note.trim()))
        || (inside.chars().count() <= MOST_CHARS
            && numbers.starts_with(|c: char| c.is_ascii_digit())
            && numbers.chars().all(is_number)
            && !is_year(numbers))
}

/// Documents of offices have their year in such brackets: 国发[2024]3号.
fn is_year(numbers: &str) -> bool {
    numbers.len() == 4 && (numbers.starts_with("19") || numbers.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn works_at_the_end_are_left_out() {
        let list = "老街始建于明代。\n\n参考资料\n\n1. 河谷志．河谷网 [引用日期2020-01-01]\n\n[2] 镇志";
        assert_eq!(without_list(list), "老街始建于明代。");
        let article = "参考资料\n\n图书馆的参考资料很多。\n\n参考资料\n\n读者可以借三本。";
        assert_eq!(without_list(article), article);
    }

    #[test]
    fn marks_are_left_out() {
        let table = [
            (
                "始建于明代[3]，面积八万亩 [7-8] [34]。",
                "始建于明代，面积八万亩。",
            ),
            (
                "两岸通车[来源请求]。又名石桥[注 1][2,3]。",
                "两岸通车。又名石桥。",
            ),
            ("[1] 河谷志\n[2] 镇志", "[1] 河谷志\n[2] 镇志"),
            ("国发[2024]3号文件", "国发[2024]3号文件"),
            ("取 a[3] 的值", "取 a[3] 的值"),
            ("他说[笑]，好", "他说[笑]，好"),
            ("没有[右边", "没有[右边"),
            (
                "起源[ | 编辑源代码]\n历史[编辑 | 编辑源代码]\n建筑【编辑】\n人口［编辑］",
                "起源\n历史\n建筑\n人口",
            ),
            ("【编辑】林望舒\n【编辑】", "【编辑】林望舒\n【编辑】"),
        ];
        for (text, expected) in table {
            assert_eq!(without(text), expected, "{text}");
        }
    }
}
