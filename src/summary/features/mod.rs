//! What is known of a sentence, as numbers for the weights to apply to.

mod gates;
mod sentence;
mod shape;
mod signs;
mod text;

use petgraph::visit::EdgeRef;

use super::register::Register;
use super::shared_bigrams::{counts, recurring};
use crate::Span;
use crate::document::Document;
use crate::graph::SentenceGraph;
use sentence::{Known, NO_WEIGHT, News, PlaceInParagraph, PreviousSentence, values};
use shape::SentenceShape;
use signs::{Sign, signs_of_words};
use text::TextProfile;

use gates::{GATED, GATES};
pub use sentence::SENTENCE;
pub(super) use {gates::Gates, sentence::N_SENTENCE};

/// How many features a sentence has.
pub const N_FEATURES: usize = N_SENTENCE + GATES.len() * GATED.len();

/// The indices of [`GATED`] in [`SENTENCE`].
const GATED_AT: [usize; GATED.len()] = {
    let mut places = [0; GATED.len()];
    let mut at = 0;
    while at < GATED.len() {
        places[at] = place_of(GATED[at]);
        at += 1;
    }
    places
};

/// A sentence's features, named by [`names`].
pub type SentenceFeatures = [f32; N_FEATURES];

/// The names of all features, in order: `gate:feature` for those that are gated.
#[cfg(any(test, feature = "train"))]
#[must_use]
pub fn names() -> Vec<String> {
    let gated = GATES
        .iter()
        .flat_map(|gate| GATED.iter().map(move |feature| format!("{gate}:{feature}")));
    SENTENCE
        .iter()
        .map(|&name| name.to_owned())
        .chain(gated)
        .collect()
}

/// The index of the feature `name` in [`SENTENCE`]; does not compile if there is none.
const fn place_of(name: &str) -> usize {
    let mut at = 0;
    while !is_same(SENTENCE[at].as_bytes(), name.as_bytes(), 0) {
        at += 1;
    }
    at
}

/// Whether `name` from byte `from` on is `part`.
const fn is_same(part: &[u8], name: &[u8], from: usize) -> bool {
    if part.len() + from != name.len() {
        return false;
    }
    let mut at = 0;
    while at < part.len() {
        if part[at] != name[from + at] {
            return false;
        }
        at += 1;
    }
    true
}

/// Puts the weights of a table of names in the order of the features. Does not compile if one is missing, which the
/// compiler then names, or too many.
pub(super) const fn in_order(table: &[(&str, f32)]) -> SentenceFeatures {
    let mut weights = [0.0; N_FEATURES];
    let mut at = 0;
    while at < N_FEATURES {
        let mut row = 0;
        while row < table.len() && !is_name(table[row].0, at) {
            row += 1;
        }
        assert!(row < table.len(), "{}", no_weight(at));
        weights[at] = table[row].1;
        at += 1;
    }
    assert!(
        table.len() == N_FEATURES,
        "lexicon/sentences.model has a line that names no feature, or one twice"
    );
    weights
}

/// What is wrong if the feature at `at` has no weight.
const fn no_weight(at: usize) -> &'static str {
    if at < N_SENTENCE {
        NO_WEIGHT[at]
    } else {
        "lexicon/sentences.model has no weight for a feature by a gate (`gate:feature`, see gates.rs)"
    }
}

/// Whether the feature at `at` is called `name`.
const fn is_name(name: &str, at: usize) -> bool {
    let name = name.as_bytes();
    let Some(gated) = at.checked_sub(N_SENTENCE) else {
        return is_same(SENTENCE[at].as_bytes(), name, 0);
    };
    let (gate, feature) = (GATES[gated / GATED.len()].as_bytes(), GATED[gated % GATED.len()]);
    if name.len() <= gate.len() || name[gate.len()] != b':' {
        return false;
    }
    let mut byte = 0;
    while byte < gate.len() {
        if gate[byte] != name[byte] {
            return false;
        }
        byte += 1;
    }
    is_same(feature.as_bytes(), name, gate.len() + 1)
}

/// The features of the sentences of a text, made one by one: a long text has too many to keep.
pub(super) struct NodeFeatures<'a, 't> {
    document: &'a Document<'t>,
    graph: &'a SentenceGraph,
    /// What can be quoted of every node.
    quotes: &'a [Span],
    /// The nodes' ranks without a prior.
    ranks: &'a [f64],
    /// In characters.
    lengths: &'a [usize],
    text: TextProfile,
    recurring: Vec<f32>,
}

impl<'a, 't> NodeFeatures<'a, 't> {
    /// For every node of `graph`; `limit` in characters.
    pub(super) fn new(
        document: &'a Document<'t>,
        graph: &'a SentenceGraph,
        quotes: &'a [Span],
        ranks: &'a [f64],
        lengths: &'a [usize],
        limit: usize,
    ) -> Self {
        let counts = counts(document, graph);
        Self {
            document,
            graph,
            quotes,
            ranks,
            lengths,
            text: TextProfile::new(document, graph, &counts, lengths, limit),
            recurring: recurring(document, graph, &counts),
        }
    }

    pub(super) fn gates(&self) -> &Gates {
        &self.text.gates
    }

    /// Has every node's [`SENTENCE`] seen, in order. What language the text is in.
    pub(super) fn each(&self, mut see: impl FnMut(&[f32; N_SENTENCE])) -> Register {
        let Self {
            document,
            graph,
            quotes,
            ranks,
            lengths,
            text,
            recurring,
        } = self;
        let n = graph.vectors.len();
        let line = document.line();
        let signs = signs_of_words(document);
        let mut news = News::new(document);
        let (mut forward, mut backward) = (vec![0.0_f32; n], vec![0.0_f32; n]);
        for edge in graph.graph.edge_references() {
            forward[edge.source().index()] += edge.weight();
            backward[edge.target().index()] += edge.weight();
        }
        let nodes: Vec<usize> = graph.graph.node_weights().copied().collect();
        let block_of = |node: usize| nodes.get(node).map(|&index| document.sentences()[index].block);
        let (mut start, mut n_with_parties) = (0, 0);
        let mean_length = lengths.iter().sum::<usize>() as f32 / n.max(1) as f32;
        let mut before = PreviousSentence::default();
        for (node, &index) in nodes.iter().enumerate() {
            let sentence = &document.sentences()[index];
            let quote = line.at(quotes[node]);
            let begins = node.checked_sub(1).and_then(block_of) != block_of(node);
            let known = Known {
                node: node as f32,
                n: n as f32,
                start: start as f32,
                limit: text.limit,
                length: lengths[node] as f32,
                rank: ranks[node] as f32,
                forward: forward[node],
                backward: backward[node],
                recurring: recurring[node],
                like: text.likeness(graph.vectors.of(node)),
                place: PlaceInParagraph {
                    begins,
                    ends: block_of(node + 1) != block_of(node),
                },
                news: news.of(document, sentence),
                words: text.words(document, sentence, &signs),
                shape: SentenceShape::of(quote),
                before,
                mean_length,
            };
            before = PreviousSentence {
                length: known.length,
                end: Some(known.shape.end),
            };
            n_with_parties += usize::from(known.words.has(Sign::Party));
            see(&values(&known));
            start += lengths[node];
        }
        text.register(document, n_with_parties)
    }
}

/// The weights of [`SENTENCE`] in a text with these gates: those of features behind its gates count with their own.
pub(super) fn weights_in(gates: &Gates, weights: &SentenceFeatures) -> [f32; N_SENTENCE] {
    let (own, gated) = weights.split_at(N_SENTENCE);
    let mut weights: [f32; N_SENTENCE] = std::array::from_fn(|at| own[at]);
    for (gate, gated) in gates.iter().zip(gated.chunks_exact(GATED.len())) {
        for (at, weight) in GATED_AT.into_iter().zip(gated) {
            weights[at] += gate * weight;
        }
    }
    weights
}

/// All features of a sentence in a text with these gates.
#[cfg(feature = "train")]
pub(super) fn with_gates(sentence: &[f32; N_SENTENCE], gates: &Gates) -> SentenceFeatures {
    let mut features = [0.0; N_FEATURES];
    let (own, gated) = features.split_at_mut(N_SENTENCE);
    own.copy_from_slice(sentence);
    let values = GATED_AT.map(|at| sentence[at]);
    for (gate, gated) in gates.iter().zip(gated.chunks_exact_mut(GATED.len())) {
        for (feature, value) in gated.iter_mut().zip(values) {
            *feature = gate * value;
        }
    }
    features
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gated_features_are_found_by_name() {
        assert_eq!(GATED_AT.map(|at| SENTENCE[at]), GATED);
    }

    #[test]
    fn weights_come_in_the_order_of_the_features() {
        let names = names();
        assert!((0..N_FEATURES).all(|at| is_name(&names[at], at)));
        assert!(!is_name("spoken", N_SENTENCE) && !is_name("first:spoken", N_SENTENCE));
        let mut table: Vec<(&str, f32)> = names
            .iter()
            .zip(0_u16..)
            .map(|(name, i)| (name.as_str(), f32::from(i)))
            .collect();
        table.reverse();
        let ordered = in_order(&table);
        assert!(
            ordered
                .iter()
                .zip(0_u16..)
                .all(|(weight, at)| weight.to_bits() == f32::from(at).to_bits())
        );
    }
}
