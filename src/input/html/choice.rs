//! Another block than the one that Readability took, where that says nothing of what the headline says, or is hardly
//! anything of the page.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

use super::{
    boilerplate,
    text::{HanCounts, class_words, pairs_of, text_of, text_without},
};
use crate::input::chinese::n_han;

/// Headlines of fewer pairs of characters tell nothing.
const FEWEST_PAIRS: usize = 4;

/// A text with fewer of the headline's pairs, in per cent, is about something else; one with this many is not.
const FEW_PERCENT: usize = 25;
const MANY_PERCENT: usize = 50;

/// The fewest Han characters of a paragraph.
const SHORTEST_PARAGRAPH: usize = 14;

/// A text this many times as long is the article, however playful its headline.
const MUCH_LONGER: usize = 10;

/// A text is not the article if the fullest block of its page is this many times as long.
const MUCH_SHORTER: usize = 5;

/// The text of a better block than the one taken, if there is one.
pub(super) fn better(page: &Document, han: &HanCounts, headline: &str, taken: &str) -> Option<String> {
    let pairs: HashSet<[char; 2]> = pairs_of(headline).collect();
    if pairs.len() >= FEWEST_PAIRS
        && percent(&pairs, taken) < FEW_PERCENT
        && let Some(text) = by_headline(page, headline, &pairs, taken)
    {
        return Some(text);
    }
    let text = text_without(&fullest_block(page, han)?, is_beside);
    let says_more = percent(&pairs, &text) >= percent(&pairs, taken);
    (says_more && n_han(&text) > n_han(taken) * MUCH_SHORTER).then_some(text)
}

/// Whether `other` is longer than `taken` and says no less of the headline.
pub(super) fn says_more(headline: &str, other: &str, taken: &str) -> bool {
    let pairs: HashSet<[char; 2]> = pairs_of(headline).collect();
    n_han(other) > n_han(taken) && percent(&pairs, other) >= percent(&pairs, taken)
}

/// The text of a page of which no block is the article: without what is beside one, unless that is all there is.
pub(super) fn whole(body: &NodeRef) -> String {
    let text = text_without(body, is_beside);
    if text.is_empty() { text_of(body) } else { text }
}

/// The block that says what the headline says.
fn by_headline(page: &Document, headline: &str, pairs: &HashSet<[char; 2]>, taken: &str) -> Option<String> {
    let best = best_paragraph(page, headline, pairs)?;
    let block = if best.has_name("p") { best.parent()? } else { best };
    let text = text_without(&block, is_beside);
    (n_han(&text) * MUCH_LONGER > n_han(taken)).then_some(text)
}

/// The paragraph that has most of the headline's pairs; the first of several.
fn best_paragraph<'p>(page: &'p Document, headline: &str, pairs: &HashSet<[char; 2]>) -> Option<NodeRef<'p>> {
    let mut best: Option<(usize, NodeRef<'p>)> = None;
    for paragraph in page.select("p, div").nodes() {
        let text = if paragraph.has_name("p") {
            paragraph.text()
        } else {
            paragraph.immediate_text()
        };
        // Links to other articles and footers repeat headlines.
        if n_han(&text) < SHORTEST_PARAGRAPH || text.contains(headline) || boilerplate::is_boilerplate(&text)
        {
            continue;
        }
        let share = percent(pairs, &text);
        if share >= MANY_PERCENT
            && best.as_ref().is_none_or(|(most, _)| share > *most)
            && !paragraph.ancestors_it(None).any(|around| is_beside(&around))
        {
            best = Some((share, *paragraph));
        }
    }
    best.map(|(_, paragraph)| paragraph)
}

/// Whether an element is no part of an article.
fn is_beside(node: &NodeRef) -> bool {
    const NAMES: [&str; 8] = [
        "script", "style", "nav", "header", "footer", "form", "h1", "aside",
    ];
    const WORDS: [&str; 14] = [
        "comment",
        "comments",
        "copyright",
        "dialog",
        "disclaimer",
        "footer",
        "hot",
        "modal",
        "nav",
        "recommend",
        "related",
        "reply",
        "sidebar",
        "statement",
    ];
    NAMES.iter().any(|name| node.has_name(name))
        || (node.is_element()
            && class_words(node)
                .iter()
                .any(|word| WORDS.contains(&word.as_str())))
}

/// The element with most of the text of paragraphs that are no links, comments or notices.
fn fullest_block<'p>(page: &'p Document, han: &HanCounts) -> Option<NodeRef<'p>> {
    let mut blocks: HashMap<NodeId, usize> = HashMap::new();
    for paragraph in page.select("p, div, td, section").nodes() {
        let n_own = if paragraph.has_name("p") {
            han.outside_links(paragraph)
        } else {
            n_han(&paragraph.immediate_text())
        };
        if n_own < SHORTEST_PARAGRAPH {
            continue;
        }
        let around = if paragraph.has_name("p") {
            paragraph.parent()?
        } else {
            *paragraph
        };
        *blocks.entry(around.id).or_default() += n_own;
    }
    let block = |id: NodeId| page.tree.get(&id);
    let mut by_size: Vec<(usize, NodeRef)> = blocks
        .into_iter()
        .filter_map(|(id, n_han)| Some((n_han, block(id)?)))
        .collect();
    by_size.sort_by_key(|(n_han, node)| (std::cmp::Reverse(*n_han), node.id));
    by_size.into_iter().map(|(_, node)| node).find(|node| {
        !std::iter::once(*node)
            .chain(node.ancestors_it(None))
            .any(|around| is_beside(&around))
    })
}

/// How many of these pairs a text has, in per cent.
pub(super) fn percent(pairs: &HashSet<[char; 2]>, text: &str) -> usize {
    let found: HashSet<[char; 2]> = pairs_of(text).filter(|pair| pairs.contains(pair)).collect();
    found.len() * 100 / pairs.len().max(1)
}
