//! Scores of sentences: their features weighed, then ranked in their graph.

use petgraph::graph::NodeIndex;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::compress::opening_len;
use super::context::{SentenceNeeds, contexts};
use super::features::{Gates, N_SENTENCE, NodeFeatures, weights_in};
use super::options::{Length, SummaryOptions};
use super::quotable::quotable;
use super::register::Register;
use super::unit::Unit;
use super::weights::Weights;
use crate::Span;
use crate::document::Document;
use crate::graph::{SentenceGraph, cosine, vector};
use crate::rank::{InEdges, RankOptions, Ranking, weighted_sum};
use crate::text::phrases::Line;

/// A limit in sentences stands for this many characters each: the weights were learned under limits in characters.
const CHARS_PER_SENTENCE: usize = 60;

/// The longest limit in characters that the weights were learned under.
pub(super) const LONGEST_LEARNED: usize = 300;

/// How many sentences of a text may have a page's head before them.
const N_UNDER_A_HEAD: usize = 8;

/// What a sentence that has all of the focus and nothing else gains, in the exponent of its restart prior; it loses as
/// much of the odds that it must not be quoted.
const FOCUS_WEIGHT: f32 = 12.0;

/// A sentence so likely to be the one that an editor quotes first is taken first.
const MIN_SHARE_OF_FIRST: f64 = 0.2;

/// The sentences that can be quoted, and how much each tells of the text.
pub(super) struct ScoredSentences {
    pub(super) graph: SentenceGraph,
    /// What can be quoted of each node's sentence.
    pub(super) units: Vec<Unit>,
    /// For every node, the next one with exactly the same text: following them leads through all of these and back.
    pub(super) next_same: Vec<usize>,
    pub(super) max_chars: usize,
    pub(super) max_sentences: usize,
    /// For every node, what it needs of the others.
    pub(super) contexts: Vec<SentenceNeeds>,
    /// Nodes that an editor would likely quote first, the likeliest first: in writing, unless the reader is after something.
    pub(super) first: Vec<usize>,
    /// For every node, the logarithm of the odds that it must not be quoted.
    pub(super) never: Vec<f32>,
    pub(super) register: Register,
    pub(super) ranking: Ranking,
}

impl ScoredSentences {
    pub(super) fn new(document: &Document<'_>, options: &SummaryOptions, weights: &Weights) -> Self {
        Self::seen(document, options, weights, |_, _| ())
    }

    /// As [`new`](Self::new), and has the gates and every node's features seen.
    pub(super) fn seen(
        document: &Document<'_>,
        options: &SummaryOptions,
        weights: &Weights,
        mut see: impl FnMut(&Gates, &[f32; N_SENTENCE]),
    ) -> Self {
        let drops_sources = options.compress && !options.keep_sources;
        let drops_asides = options.compress && !options.keep_asides;
        let folded = document.folded();
        let line = document.line();
        let text = line.text();
        let quotable = quotable(document);
        let graph = SentenceGraph::new(document, |sentence| quotable[sentence.block]);
        let quotes = graph
            .graph
            .node_weights()
            .map(|&index| folded.span(document.sentences()[index].quote));
        let quoted = |(node, quote)| quoted(line, quote, drops_sources, node < N_UNDER_A_HEAD);
        let quotes: Vec<Span> = quotes.enumerate().map(quoted).collect();
        let whole = quotes.iter().map(|&quote| Unit::whole(text, quote, drops_asides));
        let whole: Vec<Unit> = whole.collect();
        let lengths: Vec<usize> = whole.iter().map(|unit| unit.n_chars).collect();
        let total: usize = lengths.iter().sum();
        let (max_chars, max_sentences) = match options.length {
            Length::Sentences(n) => (usize::MAX, n),
            Length::Chars(n) => (n, usize::MAX),
            Length::Ratio(share) => ((total as f64 * share.clamp(0.0, 1.0)) as usize, usize::MAX),
        };
        let limit = if weights.cut && !options.whole {
            max_chars
        } else {
            usize::MAX
        };
        let is_uncut = |node: usize| options.uncut.contains(&graph.graph[NodeIndex::new(node)]);
        let fitted = |(node, unit): (usize, Unit)| {
            if is_uncut(node) {
                unit
            } else {
                unit.fitted(text, limit)
            }
        };
        let units = whole.into_iter().enumerate().map(fitted).collect();
        let expected = max_chars
            .min(max_sentences.saturating_mul(CHARS_PER_SENTENCE))
            .min(LONGEST_LEARNED);
        let edges = InEdges::new(&graph.graph);
        let ranks = edges.rank(&[], &RankOptions::rough()).scores;
        let features = NodeFeatures::new(document, &graph, &quotes, &ranks, &lengths, expected);
        let (logits, register) = Logits::new(&features, weights, |values| see(features.gates(), values));
        let about = about_focus(document, &graph);
        let prior = restart_prior(&logits.quote[register as usize], &about);
        let never = logits.never.iter().zip(&about);
        let never = never.map(|(never, about)| never - FOCUS_WEIGHT * about).collect();
        let first = if register == Register::Writing && document.focus_words().is_empty() {
            likely_first(&restart_prior(&logits.first, &about))
        } else {
            Vec::new()
        };
        let ranking = edges.rank(&prior, &RankOptions::rough().damping(weights.damping));
        Self {
            contexts: contexts(document, &graph, &quotes),
            graph,
            units,
            next_same: next_same(quotes.iter().map(|quote| quote.of(text))),
            max_chars,
            max_sentences,
            first,
            never,
            register,
            ranking,
        }
    }

    /// As many characters of the best sentence as fit, where not even a clause does.
    pub(super) fn best_cut(&self, document: &Document<'_>, excluded: &[usize]) -> Option<(usize, Unit)> {
        let scores = &self.ranking.scores;
        let sentence = |node: usize| self.graph.graph[NodeIndex::new(node)];
        let best = (0..scores.len())
            .filter(|&node| !excluded.contains(&sentence(node)))
            .max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)))?;
        let sentence = &document.sentences()[sentence(best)];
        let folded = document.folded();
        let quote = folded.span(sentence.quote);
        let ends = document
            .tokens_of(sentence)
            .iter()
            .map(|token| folded.span(token.span).end);
        let ends = ends.filter_map(|end| end.checked_sub(quote.start));
        let fits = |&end: &usize| end > 0 && quote.of(folded.text()).is_char_boundary(end);
        let ends: Vec<usize> = ends.filter(fits).collect();
        Unit::hard_cut(folded.text(), quote, &ends, self.max_chars).map(|unit| (best, unit))
    }
}

/// How much each sentence speaks of what the reader is after: a cosine.
fn about_focus(document: &Document<'_>, graph: &SentenceGraph) -> Vec<f32> {
    let focus = vector(document, document.focus_words().iter().copied());
    (0..graph.vectors.len())
        .map(|node| cosine(graph.vectors.of(node), &focus))
        .collect()
}

/// For every node, weights · features.
#[derive(Default)]
struct Logits {
    /// As in each register: which it is is not known before the end of the text.
    quote: [Vec<f32>; Register::ALL.len()],
    first: Vec<f32>,
    never: Vec<f32>,
}

impl Logits {
    /// Also has all features seen.
    fn new(
        features: &NodeFeatures<'_, '_>,
        weights: &Weights,
        mut see: impl FnMut(&[f32; N_SENTENCE]),
    ) -> (Self, Register) {
        let here = |weights| weights_in(features.gates(), weights);
        let quote = Register::ALL.map(|register| here(&weights.of(register).quote));
        let (first, never) = (here(&weights.first), here(&weights.never));
        let mut logits = Self::default();
        let register = features.each(|values| {
            see(values);
            for (logits, weights) in logits.quote.iter_mut().zip(&quote) {
                logits.push(weighted_sum(values, weights));
            }
            logits.first.push(weighted_sum(values, &first));
            logits.never.push(weighted_sum(values, &never));
        });
        (logits, register)
    }
}

/// Where the walk over the sentence graph restarts: at a sentence in proportion to exp(logit), more so where it is
/// `about` what the reader is after.
fn restart_prior(logits: &[f32], about: &[f32]) -> Vec<f64> {
    let logit = |(logit, about): (&f32, &f32)| f64::from(logit + FOCUS_WEIGHT * about);
    let logits: Vec<f64> = logits.iter().zip(about).map(logit).collect();
    let largest = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    logits.iter().map(|logit| (logit - largest).exp()).collect()
}

/// The nodes that have this share at least of what is quoted first, the likeliest first.
fn likely_first(likelihoods: &[f64]) -> Vec<usize> {
    let least = MIN_SHARE_OF_FIRST * likelihoods.iter().sum::<f64>();
    let mut likely: Vec<usize> = (0..likelihoods.len())
        .filter(|&node| likelihoods[node] >= least)
        .collect();
    likely.sort_by(|&a, &b| likelihoods[b].total_cmp(&likelihoods[a]));
    likely
}

/// What is quoted of a sentence.
fn quoted(text: Line<'_>, quote: Span, drops_sources: bool, under_a_head: bool) -> Span {
    let opening = if drops_sources {
        opening_len(text.at(quote), under_a_head)
    } else {
        0
    };
    Span::new(quote.start + opening, quote.end)
}

/// The rings of equal sentences: each one's next, itself if it has no equal.
fn next_same<'t>(sentences: impl ExactSizeIterator<Item = &'t str>) -> Vec<usize> {
    let mut next: Vec<usize> = (0..sentences.len()).collect();
    let mut first = FxHashMap::with_capacity_and_hasher(sentences.len(), FxBuildHasher);
    for (node, sentence) in sentences.enumerate() {
        let first = *first.entry(sentence).or_insert(node);
        next.swap(first, node);
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_likely_quoted_first_comes_likeliest_first() {
        assert_eq!(likely_first(&[0.5, 0.1, 1.0, 0.5]), [2, 0, 3]);
        assert!(likely_first(&[1.0; 6]).is_empty() && likely_first(&[]).is_empty());
    }

    #[test]
    fn equal_sentences_are_in_a_ring() {
        assert_eq!(
            next_same(["a", "b", "a", "a", "b", "c"].into_iter()),
            [3, 4, 0, 2, 1, 5]
        );
    }
}
