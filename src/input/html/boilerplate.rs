//! Lines of a page around its article: navigation before it; behind it lists of other articles, what follows the editor's
//! name, whom the site belongs to.

use crate::input::word_sets::pages as sets;
use crate::input::{chinese::n_han, date};

/// The longest line that is one of navigation or of a footer, in characters.
const MOST_LINE_CHARS: usize = 160;

/// `text` without such lines at its beginning and end.
pub(super) fn without(text: &str) -> &str {
    let mut text = text.trim();
    while let Some((_, rest)) = text.split_once('\n').filter(|(first, _)| is_boilerplate(first)) {
        text = rest.trim_start();
    }
    while let Some((rest, _)) = text.rsplit_once('\n').filter(|(_, last)| is_boilerplate(last)) {
        text = rest.trim_end();
    }
    let text = without_dated(without_signed(text));
    if is_boilerplate(text) && !text.contains('\n') {
        ""
    } else {
        text
    }
}

/// Whether a line is no sentence, and a part of a page's navigation or footer.
pub(super) fn is_boilerplate(line: &str) -> bool {
    let line = line.trim();
    let is_short = line.chars().nth(MOST_LINE_CHARS).is_none();
    is_short
        && !line.contains(['。', '！', '？'])
        && (sets::CHROME.has(line) || sets::RIGHTS.has(line) || line.contains('©'))
}

/// `text` up to the line that names its editor, where little follows: parts of other articles.
fn without_signed(text: &str) -> &str {
    const MOST_PERCENT_BEHIND: usize = 25;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        let n_behind = text.len() - at;
        if n_behind > 0 && n_behind * 100 < text.len() * MOST_PERCENT_BEHIND && sets::EDITOR.has(line.trim())
        {
            return text[..at].trim_end();
        }
    }
    text
}

/// `text` without titles at its end each of which has its date in a line below.
fn without_dated(text: &str) -> &str {
    const FEWEST: usize = 2;
    const MOST_TITLE_HAN: usize = 40;
    const MOST_HEADING_HAN: usize = 6;
    let (mut rest, mut n_titles) = (text, 0);
    while let Some((before, last)) = rest.trim_end().rsplit_once('\n')
        && is_date(last)
        && let Some((before, title)) = before.trim_end().rsplit_once('\n')
        && (2..=MOST_TITLE_HAN).contains(&n_han(title))
        && !title.trim_end().ends_with(['。', '！', '：'])
    {
        rest = before.trim_end();
        n_titles += 1;
    }
    if n_titles < FEWEST {
        return text;
    }
    match rest.rsplit_once('\n') {
        Some((before, heading)) if n_han(heading) <= MOST_HEADING_HAN && !heading.contains(['。', '，']) => {
            before.trim_end()
        }
        _ => rest,
    }
}

/// Whether a line is a date and no more.
pub(super) fn is_date(line: &str) -> bool {
    const MOST_CHARS: usize = 24;
    line.chars().count() <= MOST_CHARS
        && date::parse(line).is_some()
        && line.chars().all(|c| !c.is_alphabetic() || date::is_of_date(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_around_an_article_are_left_out() {
        let article =
            "渡船停航一天，明天复航，票价不变。\n\n镇里说，老人坐船仍然免费，渡口的候船室也照常开放。";
        let table = [
            (
                "首页 新闻 专题\n\n{}\n\n关于我们 | 联系我们\n\n版权所有 河谷网",
                "{}",
            ),
            ("您现在的位置：首页 > 新闻\n{}\n© 2024 河谷网", "{}"),
            (
                "{}\n\n责任编辑：林望舒\n\n桥通了\n\n新桥昨天通车…",
                "{}\n\n责任编辑：林望舒",
            ),
            (
                "{}\n\n观察员\n\n桥通了吗？\n\n2024-04-08\n\n油菜花开了\n\n2024-04-09",
                "{}",
            ),
            // What belongs to it.
            ("{}\n\n责任编辑：林望舒", "{}\n\n责任编辑：林望舒"),
            ("责任编辑：林望舒\n\n{}", "责任编辑：林望舒\n\n{}"),
            ("{}\n\n河谷网\n\n2024-04-08", "{}\n\n河谷网\n\n2024-04-08"),
            (
                "河谷网版权所有，请勿转载。\n\n{}",
                "河谷网版权所有，请勿转载。\n\n{}",
            ),
        ];
        for (page, expected) in table {
            assert_eq!(
                without(&page.replace("{}", article)),
                expected.replace("{}", article),
                "{page}"
            );
        }
        assert_eq!(without("首页 新闻\n关于我们 | 版权所有"), "");
    }
}
