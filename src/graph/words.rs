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
        let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(document.tokens().len() * 2);
        let mut sentence_nodes: Vec<NodeIndex> = Vec::new();
        for sentence in document
            .sentences()
            .iter()
            .filter(|sentence| carries_words(sentence.role))
        {
            sentence_nodes.clear();
            for token in document.tokens_of(sentence) {
                if vocabulary[token.word].class == Class::Content {
                    let node = *nodes[token.word].get_or_insert_with(|| graph.add_node(token.word));
                    let near = &sentence_nodes[sentence_nodes.len().saturating_sub(window)..];
                    let others = near.iter().filter(|&&other| other != node);
                    pairs.extend(
                        others.map(|&other| (other.min(node).index() as u32, other.max(node).index() as u32)),
                    );
                    sentence_nodes.push(node);
                }
            }
        }
        let (mut others, starts) = by_first(&pairs, graph.node_count());
        for (a, bounds) in starts.array_windows().enumerate() {
            let &[start, end] = bounds;
            let others = &mut others[start as usize..end as usize];
            others.sort_unstable();
            for same in others.chunk_by(|b, c| b == c) {
                graph.add_edge(
                    NodeIndex::new(a),
                    NodeIndex::new(same[0] as usize),
                    same.len() as f32,
                );
            }
        }
        Self { graph, nodes }
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
