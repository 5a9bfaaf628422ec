//! The graph of words that occur near each other.

use petgraph::graph::{NodeIndex, UnGraph};

use super::Ties;
use crate::Document;
use crate::rank::Arcs;
use crate::text::blocks::Role;
use crate::text::words::{Class, Token};

/// Content words, tied where they occur near each other: the graph of `TextRank` (Mihalcea and Tarau 2004).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct WordGraph {
    /// A node is a word: an index into [`Document::vocabulary`]. An edge's weight says how often its two words
    /// occur within the window of each other.
    pub(crate) graph: UnGraph<usize, f32>,
}

impl WordGraph {
    /// Its nodes, each a word, an index into [`Document::vocabulary`], and their ties.
    #[must_use]
    pub fn ties(&self) -> Ties<'_> {
        Ties(&self.graph)
    }

    /// Words are tied if at most `window` − 1 content words lie between them in a sentence. Default elsewhere: 4.
    ///
    /// ```
    /// use zhaiyao::{Engine, graph::WordGraph};
    ///
    /// let engine = Engine::new();
    /// let document = engine.analyze("文旅部门签订合作协议。");
    /// let words = WordGraph::new(&document, 1);
    /// assert_eq!((words.ties().n_nodes(), words.ties().n_ties()), (5, 4));
    /// ```
    #[must_use]
    pub fn new(document: &Document<'_>, window: usize) -> Self {
        WordTies::new(document, window).into()
    }
}

/// The same without petgraph, for those that only rank it: ties are added to a graph one by one, and read again.
#[derive(Clone, Debug)]
pub(crate) struct WordTies {
    /// The word of each node.
    words: Vec<usize>,
    /// The node of each word of the vocabulary, if it has one.
    pub(crate) nodes: Vec<Option<NodeIndex>>,
    /// Two nodes, the earlier first, and how often they are tied: each pair once, in order.
    ties: Vec<(u32, u32, f32)>,
}

impl From<WordTies> for WordGraph {
    fn from(WordTies { words, ties, .. }: WordTies) -> Self {
        let mut graph = UnGraph::with_capacity(words.len(), ties.len());
        for word in words {
            graph.add_node(word);
        }
        for (a, b, weight) in ties {
            graph.add_edge(NodeIndex::new(a as usize), NodeIndex::new(b as usize), weight);
        }
        Self { graph }
    }
}

impl Arcs for WordTies {
    fn n_nodes(&self) -> usize {
        self.words.len()
    }

    fn for_each(&self, mut arc: impl FnMut(usize, usize, f32)) {
        for &(a, b, weight) in &self.ties {
            arc(a as usize, b as usize, weight);
            arc(b as usize, a as usize, weight);
        }
    }
}

impl WordTies {
    pub(crate) fn new(document: &Document<'_>, window: usize) -> Self {
        let n_words = document.vocabulary().len();
        let mut words = Self {
            words: Vec::with_capacity(n_words),
            nodes: vec![None; n_words],
            ties: Vec::new(),
        };
        let pairs = words.add_nodes(document, window);
        words.tie(&pairs);
        words
    }

    /// Adds the nodes, and returns all pairs of them that are within the window of each other, the earlier node first.
    fn add_nodes(&mut self, document: &Document<'_>, window: usize) -> Vec<(u32, u32)> {
        let mut pairs = Vec::with_capacity(document.tokens().len() * 2);
        let mut sentence_nodes: Vec<NodeIndex> = Vec::new();
        let sentences = document.sentences().iter();
        for sentence in sentences.filter(|sentence| carries_words(sentence.role)) {
            sentence_nodes.clear();
            for &Token { word, .. } in document.tokens_of(sentence) {
                if document.vocabulary()[word].class == Class::Content {
                    let node = *self.nodes[word].get_or_insert_with(|| {
                        self.words.push(word);
                        NodeIndex::new(self.words.len() - 1)
                    });
                    let near = &sentence_nodes[sentence_nodes.len().saturating_sub(window)..];
                    let others = near.iter().filter(|&&other| other != node);
                    pairs.extend(
                        others.map(|&other| (other.min(node).index() as u32, other.max(node).index() as u32)),
                    );
                    sentence_nodes.push(node);
                }
            }
        }
        pairs
    }

    /// Ties two nodes for all pairs that are the same.
    fn tie(&mut self, pairs: &[(u32, u32)]) {
        let (mut seconds, starts) = by_first(pairs, self.words.len());
        self.ties.reserve(pairs.len());
        for (first, bounds) in (0..).zip(starts.windows(2)) {
            let seconds = &mut seconds[bounds[0] as usize..bounds[1] as usize];
            seconds.sort_unstable();
            for same in seconds.chunk_by(|a, b| a == b) {
                self.ties.push((first, same[0], same.len() as f32));
            }
        }
    }
}

/// The second nodes of `pairs`, grouped by the first, and where each group begins; one more entry than nodes.
fn by_first(pairs: &[(u32, u32)], n_nodes: usize) -> (Vec<u32>, Vec<u32>) {
    let mut ends = vec![0_u32; n_nodes + 1];
    for &(a, _) in pairs {
        ends[a as usize] += 1;
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum;
    }
    let mut seconds = vec![0; pairs.len()];
    // From the last to the first, groups are filled to the front, and keep their order: most are sorted already.
    for &(a, b) in pairs.iter().rev() {
        ends[a as usize] -= 1;
        seconds[ends[a as usize] as usize] = b;
    }
    // Each end has come down to where its group begins.
    (seconds, ends)
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
    use crate::rank::{RankOptions, pagerank};

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
            let words = WordTies::new(&document, window);
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
            let options = RankOptions::default();
            let without_graph = pagerank(&words, &[], &options);
            let graph = WordGraph::from(words).graph;
            assert_eq!(without_graph, pagerank(&graph, &[], &options));
            assert_eq!(ties(&graph), Vec::from_iter(counts));
        }
    }
}
