use super::features::{Features, features};
use super::length::{begins_in_latin, n_chars};
use super::weights::Weights;
use super::{Length, quotable};
use crate::document::Document;
use crate::graph::SentenceGraph;
use crate::rank::{RankOptions, Ranking, pagerank};
use crate::text::sentence::joined;

/// The sentences that can be quoted, and how much each tells of the text.
pub(super) struct Scored {
    pub(super) graph: SentenceGraph,
    /// Each node's length in characters, with the blank that may come before it.
    pub(super) lengths: Vec<usize>,
    /// What the summary may have.
    pub(super) max_chars: usize,
    pub(super) max_sentences: usize,
    pub(super) features: Vec<Features>,
    pub(super) ranking: Ranking,
}

impl Scored {
    pub(super) fn new(document: &Document<'_>, length: Length, weights: &Weights) -> Self {
        let quotable = quotable(document);
        let graph = SentenceGraph::new(document, |sentence| quotable(sentence.role));
        let lengths: Vec<usize> = graph
            .graph
            .node_weights()
            .map(|&index| {
                let text = joined(document.sentences()[index].quote.of(document.text()));
                n_chars(&text) + usize::from(begins_in_latin(&text))
            })
            .collect();
        let total: usize = lengths.iter().sum();
        let (max_chars, max_sentences) = match length {
            Length::Sentences(n) => (usize::MAX, n),
            Length::Chars(n) => (n, usize::MAX),
            Length::Ratio(share) => ((total as f64 * share.clamp(0.0, 1.0)) as usize, usize::MAX),
        };
        let expected = max_chars.min(max_sentences.saturating_mul(total / lengths.len().max(1)));
        let features = features(document, &graph, &lengths, expected);
        let prior = restart_prior(&features, weights);
        let ranking = pagerank(&graph.graph, &prior, &RankOptions::default().damping(weights.damping));
        Self { graph, lengths, max_chars, max_sentences, features, ranking }
    }
}

/// Where the walk over the sentence graph restarts: at a sentence in proportion to exp(weights · features).
fn restart_prior(features: &[Features], weights: &Weights) -> Vec<f64> {
    let logits: Vec<f64> = features
        .iter()
        .map(|features| features.iter().zip(&weights.features).map(|(f, w)| f64::from(f * w)).sum())
        .collect();
    let largest = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    logits.iter().map(|logit| (logit - largest).exp()).collect()
}
