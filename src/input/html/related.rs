//! What stands beside an article: comments and other articles under a heading that says so, and lists of other articles.

use std::collections::{BTreeMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

use super::{
    choice::percent,
    ending,
    text::{HanCounts, is_within, pairs_of, paragraph_of, text_of},
};
use crate::input::chinese::n_han;

/// The longest heading, in Han characters.
const MOST_HEADING_HAN: usize = 12;

/// The most nodes in a heading: what is in elements around each other would be read for each.
const MOST_HEADING_NODES: usize = 20;

/// The most headings and lists for which all of a page is looked through.
const MOST_LOOKED_AT: usize = 60;

/// What has this share of the headline's pairs of characters, in per cent, is about it; one with fewer is not.
const MANY_PERCENT: usize = 50;
const FEW_PERCENT: usize = 30;

/// Removes what stands under such a heading: the element that the heading begins, or else the links behind it.
pub(super) fn remove_headed(page: &Document, han: &HanCounts, headline: &str) {
    let Some(body) = page.body() else { return };
    let pairs: HashSet<[char; 2]> = pairs_of(headline).collect();
    let is_heading = |node: &NodeRef| {
        node.is_element()
            && (1..=MOST_HEADING_HAN).contains(&han.all(node))
            && node.descendants_it().take(MOST_HEADING_NODES).count() < MOST_HEADING_NODES
            && ending::is_heading(text_of(node).trim())
    };
    let headings = body.descendants_it().filter(is_heading);
    let headings: Vec<NodeRef> = headings.take(MOST_LOOKED_AT).collect();
    let mut seen: HashSet<NodeId> = HashSet::new();
    for heading in headings {
        let heading = widest(heading, han);
        let Some(parent) = heading.parent().filter(|_| seen.insert(heading.id)) else {
            continue;
        };
        let begins = before(heading).all(|sibling| han.all(&sibling) == 0);
        let holds_article = parent.descendants_it().any(|node| node.has_name("h1"))
            || (!pairs.is_empty() && percent(&pairs, &parent.text()) >= MANY_PERCENT)
            || !has_article_beside(&body, &[parent], &pairs);
        if begins && !holds_article {
            parent.remove_from_parent();
        } else if is_next_article(&body, heading, &pairs) {
            let below: Vec<NodeRef> = behind(heading).collect();
            below.iter().for_each(NodeRef::remove_from_parent);
            heading.remove_from_parent();
        } else {
            let is_link = |node: &NodeRef| han.outside_links(node) * 3 < han.all(node) || han.all(node) == 0;
            let links: Vec<NodeRef> = behind(heading).take_while(is_link).collect();
            if links.iter().any(|node| han.all(node) > 0) {
                links.iter().for_each(NodeRef::remove_from_parent);
                heading.remove_from_parent();
            }
        }
    }
}

/// Whether the next article is under a heading, which follows this one.
fn is_next_article(body: &NodeRef, heading: NodeRef, pairs: &HashSet<[char; 2]>) -> bool {
    let below: Vec<NodeRef> = std::iter::once(heading).chain(behind(heading)).collect();
    ending::is_next(text_of(&heading).trim()) && has_article_beside(body, &below, pairs)
}

/// The largest element that says no more.
fn widest<'p>(node: NodeRef<'p>, han: &HanCounts) -> NodeRef<'p> {
    let around = node.ancestors_it(None);
    let same = around.take_while(|around| han.all(around) == han.all(&node));
    same.last().unwrap_or(node)
}

fn before(node: NodeRef) -> impl Iterator<Item = NodeRef> {
    std::iter::successors(node.prev_sibling(), NodeRef::prev_sibling)
}

fn behind(node: NodeRef) -> impl Iterator<Item = NodeRef> {
    std::iter::successors(node.next_sibling(), NodeRef::next_sibling)
}

/// Removes lists of other articles, each a link and what it is about, where an article under a headline is beside them.
pub(super) fn remove_listed(page: &Document, han: &HanCounts, headline: &str) {
    const FEWEST: usize = 3;
    let Some(body) = page.body() else { return };
    let pairs: HashSet<[char; 2]> = pairs_of(headline).collect();
    let mut lists: Vec<Vec<NodeRef>> = Vec::new();
    for parent in std::iter::once(body).chain(body.descendants_it()) {
        let mut alike: BTreeMap<(String, String), Vec<NodeRef>> = BTreeMap::new();
        for child in parent.children_it(false).filter(NodeRef::is_element) {
            let name = child.node_name().unwrap_or_default().to_string();
            let class = child.attr("class").unwrap_or_default().to_string();
            alike.entry((name, class)).or_default().push(child);
        }
        for group in alike.into_values().filter(|group| group.len() >= FEWEST) {
            let n_alike = group.len();
            let teasers: Vec<NodeRef> = group
                .into_iter()
                .filter(|node| is_teaser(node, han, &pairs))
                .collect();
            if teasers.len() >= FEWEST && teasers.len() * 5 >= n_alike * 4 {
                lists.push(teasers);
            }
        }
    }
    for list in lists.into_iter().take(MOST_LOOKED_AT) {
        if has_article_beside(&body, &list, &pairs) {
            list.iter().for_each(NodeRef::remove_from_parent);
        }
    }
}

/// Whether an element begins with a link that could be a headline, and says little more.
fn is_teaser(node: &NodeRef, han: &HanCounts, pairs: &HashSet<[char; 2]>) -> bool {
    const NAMES: [&str; 6] = ["li", "div", "article", "section", "dl", "dd"];
    const MOST_HAN: usize = 150;
    const SHORTEST_LINK: usize = 5;
    if !NAMES.iter().any(|name| node.has_name(name)) || han.all(node) > MOST_HAN || han.all(node) == 0 {
        return false;
    }
    let mut inside = node.descendants_it();
    let first = inside.find(|inner| inner.is_text() && n_han(&inner.text()) > 0);
    let link = first.and_then(|first| {
        let mut around = first.ancestors_it(None).take_while(|around| around.id != node.id);
        around.find(|around| around.has_name("a"))
    });
    link.is_some_and(|link| han.all(&link) >= SHORTEST_LINK)
        && !node.descendants_it().any(|inner| inner.has_name("h1"))
        && (pairs.is_empty() || percent(pairs, &node.text()) < FEW_PERCENT)
}

/// Whether a paragraph outside of a list is about the headline, or stands between a heading of the first level and the list.
fn has_article_beside(body: &NodeRef, list: &[NodeRef], pairs: &HashSet<[char; 2]>) -> bool {
    const SHORTEST_PARAGRAPH: usize = 20;
    // A flash repeats its headline, and says little more.
    const SHORTEST_FLASH: usize = 10;
    let (mut is_under_heading, mut is_before_list) = (false, true);
    for node in body.descendants_it().filter(NodeRef::is_element) {
        is_before_list &= node.id != list[0].id;
        is_under_heading |= node.has_name("h1");
        let Some(text) = paragraph_of(&node) else { continue };
        let is_said = |shortest| text.contains(['。', '！', '？']) && n_han(&text) >= shortest;
        let is_outside = || {
            let is_in = |item: &NodeRef| node.id == item.id || is_within(&node, item.id);
            !list.iter().any(is_in) && !node.ancestors_it(None).any(|around| around.has_name("a"))
        };
        let is_under = || is_said(SHORTEST_PARAGRAPH) && is_under_heading && is_before_list;
        let is_about =
            || is_said(SHORTEST_FLASH) && !pairs.is_empty() && percent(pairs, &text) >= MANY_PERCENT;
        if (is_under() || is_about()) && is_outside() {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::html::tree;

    const ARTICLE: &str = "<p>渡船公司说，渡船明天停航一天，后天早上六点复航，票价不变。</p>";
    const OTHERS: [&str; 3] = [
        "<a href=1>水库昨天开闸放水</a><p>下游的村民昨天下午已经转移到镇上的小学。</p>",
        "<h3><a href=2>镇中学的新食堂</a></h3><p>食堂昨天启用，可以容纳八百名学生。</p>",
        "<a href=3>老茶馆重新开张</a><p>茶馆的二楼是说书场，周六下午免费。</p>",
    ];

    fn left(html: &str) -> String {
        let page = tree::parse(html, None).unwrap();
        let han = HanCounts::of(&page);
        remove_headed(&page, &han, "渡船明天停航一天");
        remove_listed(&page, &han, "渡船明天停航一天");
        text_of(&page.body().unwrap())
    }

    #[test]
    fn what_stands_under_a_heading_of_its_own_is_removed() {
        let article = text_of(&tree::parse(ARTICLE, None).unwrap().body().unwrap());
        let comments = "<p>每天坐船上班，希望快点复航。</p><p>支持。</p>";
        for html in [
            format!("<div>{ARTICLE}</div><div class=x><h3>网友热评 (3)</h3>{comments}</div>"),
            format!("<div>{ARTICLE}</div><section><div><b>评论区</b></div>{comments}</section>"),
            format!(
                "<div><p><b>相关新闻：</b></p><p><a href=1>水库放水</a></p><p><a href=2>食堂启用</a></p>{ARTICLE}</div>"
            ),
        ] {
            assert_eq!(left(&html), article, "{html}");
        }
        // The next article may be longer than a short one.
        let next = format!(
            "<h2>下一篇</h2><h3>水库放水</h3>{}",
            "<p>水库昨天开闸放水，下游的村民已经转移。</p>".repeat(9)
        );
        assert_eq!(
            left(&format!("<div><h1>渡船</h1>{ARTICLE}{next}</div>")),
            format!("渡船\n\n{article}")
        );
        let about = "<h2>下一篇怎么开头</h2><p>开头要接上前文的悬念，让读者有读下去的愿望。</p>";
        assert!(left(&format!("<div><h1>渡船</h1>{ARTICLE}{about}</div>")).contains("悬念"));
        // Not where that is all there is.
        let only = format!("<div><h3>评论区</h3>{comments}</div>");
        assert!(left(&only).contains("支持"));
    }

    #[test]
    fn lists_of_others_are_removed() {
        let items = |name: &str| OTHERS.map(|other| format!("<{name}>{other}</{name}>")).concat();
        for html in [
            format!("<h1>渡船</h1>{ARTICLE}<ul>{}</ul>", items("li")),
            format!("<div>{}</div><div>{ARTICLE}</div>", items("div")),
            format!("<div><h1>渡船</h1><div>{ARTICLE}</div>{}</div>", items("article")),
        ] {
            let left = left(&html);
            assert!(
                left.contains("六点复航") && !left.contains("水库") && !left.contains("说书"),
                "{left}"
            );
        }
        // An article that has links, and a list that is all there is.
        let paragraphs = OTHERS
            .map(|other| format!("<div>说到这里，{other}</div>"))
            .concat();
        for html in [format!("<h1>镇上的事</h1>{ARTICLE}{paragraphs}"), items("div")] {
            assert!(left(&html).contains("说书"), "{html}");
        }
    }
}
