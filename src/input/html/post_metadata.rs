//! What forums put around each post: who wrote it, when, how often it was liked.

use crate::input::word_sets::pages as sets;
use dom_query::{Document, NodeRef};

use super::text::{HanCounts, class_words};
use crate::input::chinese::n_han;

/// Words of classes that such elements have.
const WORDS: [&str; 45] = [
    "author",
    "authi",
    "authorinfo",
    "authorname",
    "avatar",
    "badge",
    "badges",
    "byline",
    "cmd",
    "credit",
    "credits",
    "favatar",
    "floor",
    "joined",
    "lastedit",
    "level",
    "likes",
    "pls",
    "postauthor",
    "postinfo",
    "postprofile",
    "postuser",
    "profile",
    "pstatus",
    "quote",
    "report",
    "sign",
    "signature",
    "sigline",
    "stats",
    "toolbar",
    "usercard",
    "userinfo",
    "userlink",
    "username",
    "vote",
    "voters",
    "votes",
    "voting",
    "praise",
    "plm",
    "pob",
    "tail",
    "user",
    "nickname",
];

/// Longer elements are articles that somebody signed.
const MOST_HAN: usize = 60;

/// Words of classes of notes within a post's own text.
const NOTES: [&str; 3] = ["editednote", "lastedited", "pstatus"];

/// Whether an element is furniture: it is called so, is short, and is no part of a sentence; or it is a button.
pub(super) fn is_furniture(node: &NodeRef, han: &HanCounts) -> bool {
    if !node.is_element() || han.all(node) > MOST_HAN {
        return false;
    }
    if is_button(node, han) {
        return true;
    }
    let words = class_words(node);
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    if !has(&WORDS) {
        return has(&NOTES);
    }
    let is_headline = node.has_name("h1") || node.descendants_it().any(|inner| inner.has_name("h1"));
    !is_in_sentence(node) && !is_headline
}

fn is_in_sentence(node: &NodeRef) -> bool {
    node.parent().is_some_and(|parent| {
        parent.has_name("p") || parent.has_name("body") || n_han(&parent.immediate_text()) > 0
    })
}

fn is_button(node: &NodeRef, han: &HanCounts) -> bool {
    const NAMES: [&str; 6] = ["a", "span", "em", "i", "li", "div"];
    const MOST_HAN: usize = 4;
    (1..=MOST_HAN).contains(&han.all(node))
        && NAMES.iter().any(|name| node.has_name(name))
        && sets::BUTTON.has(node.text().trim())
        && node.parent().is_some_and(|parent| {
            n_han(&parent.immediate_text()) == 0 || (is_heading(&parent) && node.has_name("a"))
        })
}

/// Whether an element is the heading of a part, in which encyclopaedias have links to edit it.
fn is_heading(node: &NodeRef) -> bool {
    ["h2", "h3", "h4", "h5"].iter().any(|name| node.has_name(name))
}

/// Removes all furniture from a page, unless that is most of what is on it.
pub(super) fn remove(page: &Document, han: &HanCounts) {
    let Some(body) = page.body() else { return };
    let found: Vec<NodeRef> = body
        .descendants_it()
        .filter(|node| is_furniture(node, han))
        .collect();
    remove_unless_most(&body, found, han);
}

/// Removes nodes, unless they are most of what is on the page.
fn remove_unless_most(body: &NodeRef, found: Vec<NodeRef>, han: &HanCounts) {
    let n_found: usize = found.iter().map(|node| han.all(node)).sum();
    if n_found * 2 < han.all(body) {
        for node in found {
            node.remove_from_parent();
        }
    }
}

/// Fewer links side by side may be the article's own.
const FEWEST_TEASERS: usize = 3;

/// The fewest Han characters of another article's title.
const SHORTEST_TEASER: usize = 6;

/// Removes lists of other articles: elements side by side that are little more than links. Not those that are most of the page.
pub(super) fn remove_teasers(page: &Document, han: &HanCounts) {
    let Some(body) = page.body() else { return };
    let is_teaser = |node: &NodeRef| {
        let (all, outside) = (han.all(node), han.outside_links(node));
        ["li", "div", "dl", "dd", "section"]
            .iter()
            .any(|name| node.has_name(name))
            && all - outside >= SHORTEST_TEASER
            && outside * 3 < all - outside
    };
    let lists = body.descendants_it().filter(NodeRef::is_element);
    let mut found: Vec<NodeRef> = Vec::new();
    for list in lists {
        let teasers: Vec<NodeRef> = list.children_it(false).filter(is_teaser).collect();
        if teasers.len() >= FEWEST_TEASERS {
            found.extend(teasers);
        }
    }
    remove_unless_most(&body, found, han);
}
