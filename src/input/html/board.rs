//! Posts of bulletin boards that are shown as a terminal has them, as PTT's are.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};
use zhaiyao::text::fold::to_simplified;

use crate::{
    date::Date,
    input::{article::filled, date},
};

/// A post without its head, its signature, and what others push behind it.
pub(super) struct BoardPost {
    pub(super) author: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) text: String,
}

impl BoardPost {
    pub(super) fn of(page: &Document) -> Option<Self> {
        const SCREEN: &str = ".bbs-screen.bbs-content";
        const AROUND: &str = "[class^='article-metaline'], .push, .f2, script, style";
        let screens = page.select(SCREEN);
        let screen = screens.nodes().first()?;
        let tags = screen
            .descendants_it()
            .filter(|node| node.has_class("article-meta-tag"));
        let head: Vec<(String, String)> = tags.filter_map(|tag| head_line(&tag)).collect();
        let value = |name: &str| {
            let line = head.iter().find(|(tag, _)| to_simplified(tag) == name);
            line.and_then(|(_, value)| filled(value))
        };
        let author = value("作者")?;
        let around: HashSet<NodeId> = page.select(AROUND).nodes().iter().map(|node| node.id).collect();
        let is_said = |node: &NodeRef| {
            node.is_text() && !node.ancestors_it(None).any(|outer| around.contains(&outer.id))
        };
        let written: String = screen
            .descendants_it()
            .filter(is_said)
            .map(|node| node.text().to_string())
            .collect();
        let lines = written.lines().map(str::trim_end);
        let own: Vec<&str> = lines.take_while(|line| *line != "--").collect();
        Some(Self {
            // A nickname follows.
            author: author.split(" (").next().and_then(filled),
            date: value("时间").and_then(|time| date::parse(&time)),
            text: filled(&own.join("\n"))?,
        })
    }
}

/// What a line of the head is called, and what it says.
fn head_line(tag: &NodeRef) -> Option<(String, String)> {
    let value = tag.next_element_sibling()?;
    Some((tag.text().trim().to_owned(), value.text().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::html::tree;

    #[test]
    fn posts_are_read_without_what_is_around_them() {
        let line = |tag: &str, value: &str| {
            format!(
                "<div class=article-metaline><span class=article-meta-tag>{tag}</span><span \
                 class=article-meta-value>{value}</span></div>"
            )
        };
        let head = [
            line("作者", "hegu (河谷)"),
            line("標題", "[閒聊] 渡船"),
            line("時間", "Mon Mar 18 08:01:02 2024"),
        ];
        let page = |head: &str| {
            format!(
                "<div id=topbar>看板</div><div id=main-content class='bbs-screen bbs-content'>{head}\n渡船明天停一天，\n後天復航。\n\n\
                 有人要<a>一起</a>去嗎？\n\n--\n<span class=f2>※ 發信站</span>簽名<div class=push><span>推</span>: 要</div></div>"
            )
        };
        let post = |page: &str| BoardPost::of(&tree::parse(page, None).unwrap());
        let found = post(&page(&head.concat())).unwrap();
        assert_eq!(found.text, "渡船明天停一天，\n後天復航。\n\n有人要一起去嗎？");
        assert_eq!(found.author.as_deref(), Some("hegu"));
        assert_eq!(
            found.date.map(Date::to_minute).as_deref(),
            Some("2024-03-18 08:01")
        );
        for other in [page(""), head.concat()] {
            assert!(post(&other).is_none());
        }
    }
}
