use std::mem;
use std::ops::Range;

use petgraph::graph::{NodeIndex, UnGraph};

use crate::Document;
use crate::text::blocks::Role;
use crate::text::words::Class;

/// Content words, tied where they occur near each other: the graph of `TextRank` (Mihalcea and Tarau 2004).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct WordGraph {
    /// A node is a word: an index into [`Document::vocabulary`]. An edge's weight says how often its two words
    /// occur within the window of each other.
    pub graph: UnGraph<usize, f32>,
    /// The node of each word of the vocabulary that has one.
    pub nodes: Vec<Option<NodeIndex>>,
}

impl WordGraph {
    /// Words are tied if at most `window` − 1 content words lie between them in a sentence. Default elsewhere: 4.
    ///
    /// ```
    /// use zhaiyao::{Engine, graph::WordGraph};
    ///
    /// let engine = Engine::new();
    /// let document = engine.analyze("文旅部门签订合作协议。");
    /// let words = WordGraph::new(&document, 1);
    /// assert_eq!((words.graph.node_count(), words.graph.edge_count()), (5, 4));
    /// ```
    #[must_use]
    pub fn new(document: &Document<'_>, window: usize) -> Self {
        let vocabulary = document.vocabulary();
        let mut graph = UnGraph::with_capacity(vocabulary.len(), vocabulary.len() * 4);
        let mut nodes = vec![None; vocabulary.len()];
        let mut places = Places::with_capacity(document.tokens().len(), vocabulary.len());
        for sentence in document
            .sentences()
            .iter()
            .filter(|sentence| carries_words(sentence.role))
        {
            for token in document.tokens_of(sentence) {
                if vocabulary[token.word].class == Class::Content {
                    places.push(*nodes[token.word].get_or_insert_with(|| graph.add_node(token.word)));
                }
            }
            places.end_sentence(window);
        }
        places.tie(&mut graph);
        Self { graph, nodes }
    }
}

/// No place.
const NONE: u32 = u32::MAX;

/// The places of a text's content words.
struct Places {
    /// The node of the word at each place.
    nodes: Vec<NodeIndex>,
    /// The places within the window of each, itself among them.
    windows: Vec<Range<u32>>,
    /// Where the word comes next.
    next: Vec<u32>,
    /// Where each node's word comes first and last.
    ends: Vec<(u32, u32)>,
}

impl Places {
    fn with_capacity(n: usize, n_nodes: usize) -> Self {
        Self {
            nodes: Vec::with_capacity(n),
            windows: Vec::with_capacity(n),
            next: Vec::with_capacity(n),
            ends: Vec::with_capacity(n_nodes),
        }
    }

    /// Nodes are numbered in the order in which they first come here.
    fn push(&mut self, node: NodeIndex) {
        let place = self.nodes.len() as u32;
        if let Some((_, last)) = self.ends.get_mut(node.index()) {
            self.next[*last as usize] = place;
            *last = place;
        } else {
            self.ends.push((place, place));
        }
        self.nodes.push(node);
        self.next.push(NONE);
    }

    /// What was pushed since the last sentence is one.
    fn end_sentence(&mut self, window: usize) {
        let (begin, end) = (self.windows.len(), self.nodes.len());
        self.windows.extend((begin..end).map(|place| {
            let near = place.saturating_sub(window).max(begin)
                ..place.saturating_add(window).saturating_add(1).min(end);
            near.start as u32..near.end as u32
        }));
    }

    /// Ties each node to the later ones near it, in order.
    fn tie(&self, graph: &mut UnGraph<usize, f32>) {
        let mut times = vec![0_u32; self.ends.len()];
        let mut near: Vec<NodeIndex> = Vec::new();
        for (index, &(first, _)) in self.ends.iter().enumerate() {
            let node = NodeIndex::new(index);
            let mut place = first;
            while let Some(window) = self.windows.get(place as usize) {
                for &other in &self.nodes[window.start as usize..window.end as usize] {
                    if other > node {
                        let times = &mut times[other.index()];
                        if *times == 0 {
                            near.push(other);
                        }
                        *times += 1;
                    }
                }
                place = self.next[place as usize];
            }
            near.sort_unstable();
            for other in near.drain(..) {
                let times = mem::take(&mut times[other.index()]);
                graph.add_edge(node, other, times as f32);
            }
        }
    }
}

/// Bylines, source lines and captions say nothing about the topic.
pub(crate) fn carries_words(role: Role) -> bool {
    matches!(role, Role::Title | Role::Heading | Role::ListItem | Role::Body)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use petgraph::visit::EdgeRef;

    use super::*;
    use crate::Engine;

    fn ties(graph: &UnGraph<usize, f32>) -> Vec<((usize, usize), f32)> {
        let ends =
            |edge: petgraph::graph::EdgeReference<'_, f32>| (edge.source().index(), edge.target().index());
        graph
            .edge_references()
            .map(|edge| (ends(edge), *edge.weight()))
            .collect()
    }

    #[test]
    fn ties_are_counted_pair_by_pair() {
        let text = "旅游合作协议签订，旅游部门签订旅游协议。部门合作，部门旅游，合作合作。天气晴朗。";
        let engine = Engine::new();
        let document = engine.analyze(text);
        for window in [0, 1, 2, 4, usize::MAX] {
            let words = WordGraph::new(&document, window);
            let mut counts = BTreeMap::new();
            for sentence in document.sentences() {
                let tokens = document.tokens_of(sentence).iter();
                let nodes: Vec<usize> = tokens
                    .filter_map(|token| Some(words.nodes[token.word]?.index()))
                    .collect();
                for (index, a) in nodes.iter().enumerate() {
                    for b in nodes[index + 1..].iter().take(window).filter(|&b| b != a) {
                        *counts.entry((*a.min(b), *a.max(b))).or_insert(0.0) += 1.0;
                    }
                }
            }
            assert_eq!(counts.is_empty(), window == 0);
            assert_eq!(ties(&words.graph), Vec::from_iter(counts));
        }
    }
}
