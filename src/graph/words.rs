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
        let mut pairs: Vec<u64> = Vec::with_capacity(document.tokens().len());
        let mut sentence_nodes: Vec<NodeIndex> = Vec::new();
        for sentence in document
            .sentences()
            .iter()
            .filter(|sentence| carries_words(sentence.role))
        {
            sentence_nodes.clear();
            for token in document.tokens_of(sentence) {
                if vocabulary[token.word].class == Class::Content {
                    sentence_nodes.push(*nodes[token.word].get_or_insert_with(|| graph.add_node(token.word)));
                }
            }
            for (index, &a) in sentence_nodes.iter().enumerate() {
                for &b in sentence_nodes
                    .iter()
                    .skip(index + 1)
                    .take(window)
                    .filter(|&&b| b != a)
                {
                    pairs.push((a.min(b).index() as u64) << 32 | a.max(b).index() as u64);
                }
            }
        }
        pairs.sort_unstable();
        for pair in pairs.chunk_by(|a, b| a == b) {
            let (a, b) = (
                NodeIndex::new((pair[0] >> 32) as usize),
                NodeIndex::new((pair[0] & 0xffff_ffff) as usize),
            );
            graph.add_edge(a, b, pair.len() as f32);
        }
        Self { graph, nodes }
    }
}

/// Bylines, source lines and captions say nothing about the topic.
pub(crate) fn carries_words(role: Role) -> bool {
    matches!(role, Role::Title | Role::Heading | Role::ListItem | Role::Body)
}
