//! Markup that is not read: TeX without its beginning, a wiki's pages, Org.

use crate::message::{Message, message};

/// What markup a text is in, where that is none that is read. An article about it quotes some, or begins with a sentence.
pub(super) fn kind(text: &str) -> Option<Message> {
    if is_tex(text) {
        Some(message!("TeX: convert it first, with pandoc"))
    } else if is_wikitext(text) {
        Some(message!("a wiki's source: convert it first, with pandoc"))
    } else if is_org(text) {
        Some(message!("Org: convert it first, with pandoc"))
    } else {
        None
    }
}

/// Lines that are not empty.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// `\\section{…}` in front, or environments among several commands.
fn is_tex(text: &str) -> bool {
    const IN_FRONT: [&str; 9] = [
        "\\part{",
        "\\chapter{",
        "\\chapter*{",
        "\\section{",
        "\\section*{",
        "\\subsection{",
        "\\begin{",
        "\\title{",
        "\\input{",
    ];
    const FEWEST_COMMANDS: usize = 2;
    let is_command = |line: &str| {
        let name = line.strip_prefix('\\').unwrap_or_default();
        name.starts_with(|c: char| c.is_ascii_lowercase()) && line.contains(['{', '['])
    };
    let in_front = lines(text).find(|line| !line.starts_with('%'));
    in_front.is_some_and(|line| IN_FRONT.iter().any(|start| line.starts_with(start)))
        && lines(text).filter(|line| is_command(line)).count() >= FEWEST_COMMANDS
}

/// Links in `[[…]]` and, at the beginning of lines, templates, headings between `==`, files.
fn is_wikitext(text: &str) -> bool {
    const FEWEST_MARKS: usize = 2;
    let is_heading = |line: &str| line.len() > 4 && line.starts_with("==") && line.ends_with("==");
    let is_block = |line: &str| {
        [
            "{{",
            "[[File:",
            "[[Image:",
            "[[Category:",
            "[[文件:",
            "[[分类:",
            "[[分類:",
            "{|",
            "#REDIRECT [[",
            "#重定向 [[",
        ]
        .iter()
        .any(|start| line.starts_with(start))
    };
    let n_blocks = lines(text)
        .filter(|line| is_heading(line) || is_block(line))
        .count();
    let n_links = text.matches("[[").count().min(text.matches("]]").count());
    let n_quoted = text.matches("\'\'\'").count() / 2;
    n_blocks > 0 && n_links > 0 && n_blocks + n_links + n_quoted > FEWEST_MARKS
}

/// Lines such as `#+TITLE: …` in front.
fn is_org(text: &str) -> bool {
    const FEWEST_LINES: usize = 1;
    let is_keyword = |line: &&str| {
        line.strip_prefix("#+")
            .and_then(|rest| rest.split_once(':'))
            .is_some_and(|(name, _)| {
                name.len() > 2 && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_')
            })
    };
    lines(text).take_while(is_keyword).count() >= FEWEST_LINES
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> String {
        kind(text).map(|kind| kind.to_string()).unwrap_or_default()
    }

    #[test]
    fn markup_that_is_not_read_is_refused() {
        for (text, start) in [
            (
                "% 第一章\n\\chapter{渡口}\n河上有一条船。\n\\begin{figure}\n\\end{figure}",
                "TeX",
            ),
            (
                "\\section{船}\n\n船很旧。\\cite{a}\n\n\\subsection{桨}\n桨很新。",
                "TeX",
            ),
            (
                "{{Infobox 船|名=渡船}}\n\'\'\'渡船\'\'\'是[[河谷镇]]的船。\n\n== 历史 ==\n很旧。",
                "a wiki",
            ),
            ("\'\'\'渡船\'\'\'在[[河谷镇]]。\n[[分类:船]]", "a wiki"),
            ("#+TITLE: 渡船\n#+AUTHOR: 林望舒\n* 船\n船很旧。", "Org"),
        ] {
            let found = found(text);
            assert!(found.starts_with(start), "{text}: {found}");
        }
    }

    #[test]
    fn articles_about_it_are_articles() {
        for text in [
            "用 TeX 写书，先写 \\section{标题}，再写正文。\n\\section{船}\n\\section{桨}\n就成了。",
            "\\section{船} 这一行是节的标题，后面是正文，要空一行。\n如此而已。",
            "维基的链接写成 [[河谷镇]]，模板写成 {{船}}，标题写成 == 船 ==。",
            "[[置顶]] 渡船停航\n渡船明天停航一天。",
            "== 通知 ==\n渡船明天停航一天。\n== 完 ==",
            "#渡船停航# 明天：停航一天。",
            "#+1：同意停航。\n#+2：我也是。",
        ] {
            assert_eq!(found(text), "", "{text}");
        }
    }
}
