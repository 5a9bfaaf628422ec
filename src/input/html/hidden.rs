//! What a page hides with an inline style: its article until a script runs, or dialogs and agreements beside one.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

use super::{
    choice::percent,
    text::{HanCounts, pairs_of, paragraph_of},
};
use crate::input::chinese::n_han;

/// Shorter elements are the names and notes of an article.
const SHORTEST_BLOCK: usize = 30;

/// The fewest Han characters of a paragraph.
const SHORTEST_PARAGRAPH: usize = 14;

/// Fewer Han characters are no article beside a longer one that is hidden.
const SHORTEST_ARTICLE: usize = 40;

/// A text with this share of the headline's pairs of characters, in per cent, is about it; one with fewer may not be.
const MANY_PERCENT: usize = 50;
const FEW_PERCENT: usize = 25;

/// Removes what is hidden where the article is to be seen, and says less of the headline; whether there was any.
pub(super) fn remove_beside_article(page: &Document, han: &HanCounts) -> bool {
    let Some(body) = page.body() else { return false };
    let hidden: Vec<NodeRef> = page
        .select("[style], [hidden]")
        .nodes()
        .iter()
        .filter(|node| han.all(node) >= SHORTEST_BLOCK && is_hidden(node))
        .copied()
        .collect();
    if hidden.is_empty() {
        return false;
    }
    let ids: HashSet<NodeId> = hidden.iter().map(|node| node.id).collect();
    let is_shown = |node: &NodeRef| {
        !ids.contains(&node.id) && !node.ancestors_it(None).any(|around| ids.contains(&around.id))
    };
    let pairs: HashSet<[char; 2]> = pairs_of(&headline(page)).collect();
    let seen = article_seen(&body, is_shown, &pairs);
    if n_han(&seen) < SHORTEST_ARTICLE {
        return false;
    }
    let of_seen = percent(&pairs, &seen);
    // A playful headline tells nothing: a line below the article of a public account is none.
    let is_article = of_seen >= FEW_PERCENT || seen.lines().count() > 1;
    let beside: Vec<&NodeRef> = hidden
        .iter()
        .filter(|node| is_article && percent(&pairs, &node.text()) <= of_seen)
        .collect();
    for node in &beside {
        node.remove_from_parent();
    }
    !beside.is_empty()
}

fn is_hidden(node: &NodeRef) -> bool {
    let style = node.attr("style").unwrap_or_default().to_ascii_lowercase();
    let declarations = style
        .split(';')
        .filter_map(|declaration| declaration.split_once(':'));
    let hides = |(name, value): (&str, &str)| {
        let value = value.split('!').next().unwrap_or_default().trim();
        matches!(
            (name.trim(), value),
            ("display", "none") | ("visibility", "hidden" | "collapse") | ("opacity", "0" | "0.0")
        )
    };
    node.has_attr("hidden") || declarations.into_iter().any(hides)
}

/// The first heading of the first level, or what the page is called.
fn headline(page: &Document) -> String {
    let first = |name: &str| {
        page.select(name)
            .nodes()
            .first()
            .map(|node| node.text().to_string())
    };
    first("h1").or_else(|| first("title")).unwrap_or_default()
}

/// The paragraphs to be seen under the heading of the first level; of a page without one, if they are about its title.
fn article_seen(body: &NodeRef, is_shown: impl Fn(&NodeRef) -> bool, pairs: &HashSet<[char; 2]>) -> String {
    let (mut seen, mut under_heading) = (String::new(), None);
    for node in body.descendants_it().filter(NodeRef::is_element) {
        if under_heading.is_none() && node.has_name("h1") {
            under_heading = Some(seen.len());
        }
        let Some(text) = paragraph_of(&node) else { continue };
        let is_said = text.contains(['。', '！', '？']) && n_han(&text) >= SHORTEST_PARAGRAPH;
        if is_said && is_shown(&node) && !is_in_link(&node) {
            seen.push_str(&text);
            seen.push('\n');
        }
    }
    match under_heading {
        Some(at) => seen.split_off(at),
        None if percent(pairs, &seen) >= MANY_PERCENT => seen,
        None => String::new(),
    }
}

fn is_in_link(node: &NodeRef) -> bool {
    node.ancestors_it(None).any(|around| around.has_name("a"))
}
