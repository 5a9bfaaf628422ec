//! The text of a part of a page.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

use crate::input::{
    chinese::{is_han, n_han},
    markup::{Plain, is_left_out},
};

/// What is in a node, as [`to_text`](crate::input::markup::to_text) has it of markup, without what `leave_out` names.
pub(super) fn text_without(top: &NodeRef, leave_out: impl Fn(&NodeRef) -> bool) -> String {
    let mut plain = Plain::default();
    let mut steps = vec![WalkStep::Into(*top)];
    while let Some(step) = steps.pop() {
        let node = match step {
            WalkStep::OutOf(node) => {
                if let Some(name) = node.node_name() {
                    plain.at_edge_of(&name);
                }
                continue;
            }
            WalkStep::Into(node) => node,
        };
        if node.is_text() {
            plain.push(&node.text());
            continue;
        }
        let name = node.node_name().unwrap_or_default();
        plain.at_edge_of(&name);
        if is_left_out(&name) || leave_out(&node) {
            continue;
        }
        steps.push(WalkStep::OutOf(node));
        steps.extend(node.children_it(true).map(WalkStep::Into));
    }
    plain.text
}

/// What is in a node.
pub(super) fn text_of(node: &NodeRef) -> String {
    text_without(node, |_| false)
}

/// One of the steps of a walk through a tree.
enum WalkStep<'d> {
    Into(NodeRef<'d>),
    OutOf(NodeRef<'d>),
}

/// Whether one node is in the other.
pub(super) fn is_within(node: &NodeRef, outer: NodeId) -> bool {
    node.ancestors_it(None).any(|ancestor| ancestor.id == outer)
}

/// The words of the class and the id of an element, in lower case: `AnswerToolbar post-meta` has four.
pub(super) fn class_words(node: &NodeRef) -> Vec<String> {
    let mut words = Vec::new();
    for names in [node.attr("class"), node.attr("id")].into_iter().flatten() {
        let mut word = String::new();
        let mut was_lower = false;
        for c in names.chars() {
            let begins = c.is_ascii_uppercase() && was_lower;
            if (begins || !c.is_ascii_alphanumeric()) && !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            was_lower = c.is_ascii_lowercase();
            if c.is_ascii_alphanumeric() {
                word.push(c.to_ascii_lowercase());
            }
        }
        words.extend((!word.is_empty()).then_some(word));
    }
    words
}

/// How many Han characters are in each node of a page, counted once: nodes lie in each other.
#[derive(Default)]
pub(super) struct HanCounts(HashMap<NodeId, HanCount>);

#[derive(Clone, Copy, Default)]
struct HanCount {
    all: usize,
    in_links: usize,
}

impl HanCounts {
    pub(super) fn of(page: &Document) -> Self {
        let mut counts: HashMap<NodeId, HanCount> = HashMap::new();
        let nodes = page.root().descendants();
        // Whatever is in a node comes after it.
        for node in nodes.iter().rev() {
            let mut count = counts.get(&node.id).copied().unwrap_or_default();
            if node.is_text() {
                count.all = n_han(&node.text());
            } else if node.node_name().is_some_and(|name| is_left_out(&name)) {
                count = HanCount::default();
            } else if node.has_name("a") {
                count.in_links = count.all;
            }
            if count.all == 0 {
                counts.remove(&node.id);
                continue;
            }
            counts.insert(node.id, count);
            if let Some(parent) = node.parent() {
                let above = counts.entry(parent.id).or_default();
                above.all += count.all;
                above.in_links += count.in_links;
            }
        }
        Self(counts)
    }

    pub(super) fn all(&self, node: &NodeRef) -> usize {
        self.0.get(&node.id).map_or(0, |count| count.all)
    }

    /// Without what leads to other pages.
    pub(super) fn outside_links(&self, node: &NodeRef) -> usize {
        self.0.get(&node.id).map_or(0, |count| count.all - count.in_links)
    }
}

/// What an element says that may be a paragraph: all that is in a `p`, of a block what stands in it by itself.
pub(super) fn paragraph_of(node: &NodeRef) -> Option<String> {
    const BLOCKS: [&str; 3] = ["div", "td", "section"];
    let text = if node.has_name("p") {
        node.text()
    } else if BLOCKS.iter().any(|name| node.has_name(name)) {
        node.immediate_text()
    } else {
        return None;
    };
    Some(text.to_string())
}

/// A text with one blank where it has white space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Pairs of Han characters that stand side by side.
pub(super) fn pairs_of(text: &str) -> impl Iterator<Item = [char; 2]> {
    text.chars()
        .zip(text.chars().skip(1))
        .filter(|&(a, b)| is_han(a) && is_han(b))
        .map(|(a, b)| [a, b])
}
