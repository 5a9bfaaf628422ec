//! Articles one behind the other on a page, each under its own heading and with its own date.

use std::collections::{BTreeMap, HashSet};

use dom_query::{Document, NodeRef};

use super::{
    choice::percent,
    text::{HanCounts, class_words, one_line, pairs_of, text_of},
};
use crate::input::{chinese::n_han, date};

/// Shorter elements are teasers, and shorter headings say nothing.
const SHORTEST_ARTICLE: usize = 40;
const SHORTEST_HEADING: usize = 4;

/// How many nodes at the beginning of an article have its heading and its date.
const N_HEAD_NODES: usize = 40;

/// A heading with this share of another one's pairs of characters, in per cent, is of the same article; one with fewer is not.
const MANY_PERCENT: usize = 60;
const FEW_PERCENT: usize = 30;

/// Removes the others where one of several is the headline's; whether there were any.
pub(super) fn remove_others(page: &Document, han: &HanCounts, headline: &str) -> bool {
    let pairs: HashSet<[char; 2]> = pairs_of(headline).collect();
    let Some(body) = page.body().filter(|_| !pairs.is_empty()) else {
        return false;
    };
    let mut others: Vec<NodeRef> = Vec::new();
    for parent in std::iter::once(body).chain(body.descendants_it()) {
        let mut alike: BTreeMap<String, Vec<(NodeRef, usize)>> = BTreeMap::new();
        for child in parent.children_it(false) {
            if let Some((kind, heading)) = kind_of(&child).zip(dated_heading(&child, han)) {
                let share = percent(&pairs, &heading);
                alike.entry(kind).or_default().push((child, share));
            }
        }
        for articles in alike.into_values() {
            if articles.iter().any(|(_, share)| *share >= MANY_PERCENT) {
                let of_others = articles.into_iter().filter(|(_, share)| *share < FEW_PERCENT);
                others.extend(of_others.map(|(other, _)| other));
            }
        }
    }
    others.iter().for_each(NodeRef::remove_from_parent);
    !others.is_empty()
}

/// Whether elements side by side are articles, and no posts that answer the first one.
pub(super) fn are_articles(elements: &[NodeRef], han: &HanCounts) -> bool {
    let headings: Option<Vec<String>> = elements
        .iter()
        .map(|element| dated_heading(element, han))
        .collect();
    let Some((first, others)) = headings.as_deref().and_then(<[String]>::split_first) else {
        return false;
    };
    let pairs: HashSet<[char; 2]> = pairs_of(first).collect();
    others.iter().all(|other| percent(&pairs, other) < FEW_PERCENT)
}

/// What articles have in common: that they are called so, or the first word of their class.
fn kind_of(node: &NodeRef) -> Option<String> {
    if node.has_name("article") {
        return Some("<article>".to_owned());
    }
    node.attr("class")?;
    class_words(node).into_iter().next()
}

/// The heading at the beginning of a text, where a date is there, too.
fn dated_heading(node: &NodeRef, han: &HanCounts) -> Option<String> {
    const LEVELS: [&str; 3] = ["h1", "h2", "h3"];
    const MOST_DATE_HAN: usize = 20;
    const MOST_DATE_BYTES: usize = 400;
    if han.outside_links(node) < SHORTEST_ARTICLE {
        return None;
    }
    let head = || node.descendants_it().take(N_HEAD_NODES);
    let heading = head().find(|inner| LEVELS.iter().any(|level| inner.has_name(level)))?;
    // What is in elements around each other would be read for each.
    if heading.descendants_it().take(N_HEAD_NODES).count() == N_HEAD_NODES {
        return None;
    }
    let is_date = |inner: &NodeRef| {
        inner.has_name("time")
            || (inner.is_text() && {
                let text = inner.text();
                text.len() <= MOST_DATE_BYTES && n_han(&text) <= MOST_DATE_HAN && date::parse(&text).is_some()
            })
    };
    let heading = one_line(&text_of(&heading));
    (n_han(&heading) >= SHORTEST_HEADING && head().any(|inner| is_date(&inner))).then_some(heading)
}
