//! What follows an article: comments on it, and titles of others under a heading that says so.

use zhaiyao::text::fold::to_simplified;

use crate::input::word_sets::pages as sets;

/// Before such a heading stands at least so much of the text, in per cent.
const LEAST_PERCENT: usize = 40;

/// `text` up to the first line that is such a heading, unless that is where the text begins.
pub(super) fn without(text: &str) -> &str {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if is_heading(line.trim()) && at * 100 >= text.len() * LEAST_PERCENT {
            return text[..at].trim_end();
        }
        at += line.len();
    }
    text
}

/// Whether a line is the heading of the next article, which stands below it as a whole.
pub(super) fn is_next(line: &str) -> bool {
    is_heading(line) && to_simplified(line).contains("下一篇")
}

/// A heading, with signs around it or a number: `【往期推荐】`, `最新评论(3)`, `3 条评论`.
pub(super) fn is_heading(line: &str) -> bool {
    let is_sign = |c: char| !c.is_alphabetic();
    let name = line.trim_matches(is_sign);
    let is_counted = line.starts_with(|c: char| c.is_ascii_digit());
    sets::BEHIND_ARTICLE.has(name) || (is_counted && sets::COUNTED_BEHIND.has(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_an_article_is_left_out() {
        let article = "渡船停航一天，明天复航，票价不变。\n\n镇里说，老人坐船仍然免费。";
        for ending in [
            "【往期推荐】\n\n桥通了",
            "网友评论\n\n希望快点复航，每天坐船上班的人很多。",
            "3 条评论\n\n青枫：好。",
            "最新评论(2)",
            "▼ 延伸阅读 ▼\n油菜花开了",
        ] {
            assert_eq!(without(&format!("{article}\n\n{ending}")), article, "{ending}");
        }
        let about = "网友评论\n\n网友评论这次停航的话，镇里都看了。\n\n其中有三条评论得到回复。";
        for text in [article, about, ""] {
            assert_eq!(without(text), text);
        }
    }
}
