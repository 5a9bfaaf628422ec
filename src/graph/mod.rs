//! Graphs of a document's words and sentences, and the ranking of their nodes.

mod sentences;
mod words;

use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::EdgeRef;

use crate::rank::{RankOptions, Ranking, pagerank};

pub use sentences::SentenceGraph;
pub(crate) use sentences::{cosine, vector};
pub use words::WordGraph;
pub(crate) use words::{WordTies, carries_words};

/// The nodes of a graph, numbered from 0, and its ties, which have weights and no direction.
#[derive(Clone, Copy, Debug)]
pub struct Ties<'g>(&'g UnGraph<usize, f32>);

impl<'g> Ties<'g> {
    /// How many nodes there are.
    #[must_use]
    pub fn n_nodes(self) -> usize {
        self.0.node_count()
    }

    /// How many ties there are.
    #[must_use]
    pub fn n_ties(self) -> usize {
        self.0.edge_count()
    }

    /// What each node stands for, in the order of the nodes: an index into the document's vocabulary or its sentences.
    pub fn items(self) -> impl Iterator<Item = usize> + 'g {
        self.0.node_weights().copied()
    }

    /// All ties: two nodes and the weight.
    pub fn all(self) -> impl Iterator<Item = (usize, usize, f32)> + 'g {
        let edges = self.0.edge_references();
        edges.map(|edge| (edge.source().index(), edge.target().index(), *edge.weight()))
    }

    /// The ties of a node: the other node and the weight.
    pub fn of(self, node: usize) -> impl Iterator<Item = (usize, f32)> + 'g {
        let edges = self.0.edges(NodeIndex::new(node));
        edges.map(|edge| (edge.target().index(), *edge.weight()))
    }

    /// Ranks the nodes by where a random walk is found that follows ties in proportion to their weights and now and then
    /// restarts, at a node drawn from `prior`: `PageRank` (Brin and Page 1998), weighted as in `TextRank` (Mihalcea and Tarau
    /// 2004). Without values, or if all are 0, the prior is uniform.
    ///
    /// ```
    /// use zhaiyao::{Engine, graph::WordGraph, rank::RankOptions};
    ///
    /// let engine = Engine::new();
    /// let words = WordGraph::new(&engine.analyze("文旅部门签订合作协议。"), 4);
    /// let ranking = words.ties().rank(&[], &RankOptions::default());
    /// assert!(ranking.converged && ranking.scores.len() == words.ties().n_nodes());
    /// assert!((ranking.scores.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    /// ```
    #[must_use]
    pub fn rank(self, prior: &[f64], options: &RankOptions) -> Ranking {
        pagerank(self.0, prior, options)
    }
}
