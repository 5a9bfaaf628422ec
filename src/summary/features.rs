//! What is known of a sentence, as numbers for the weights to apply to.

use crate::document::{Document, Sentence};
use crate::graph::{SentenceGraph, cosine, vector};
use crate::rank::{RankOptions, pagerank};
use crate::text::cues::{Cue, N_CUES};
use crate::text::kinds::Sign;
use crate::text::words::{Class, Word};
use petgraph::visit::EdgeRef;

/// How many features a sentence has.
pub const N_FEATURES: usize = SENTENCE.len() + GATES.len() * GATED.len();

/// Features of a sentence by itself.
pub const SENTENCE: [&str; 26] = [
    "first",
    "second",
    "inverse_position",
    "log_position",
    "relative_position",
    "starts_within_limit",
    "start_by_limit",
    "log_length",
    "length_by_limit",
    "log_rank",
    "centroid",
    "forward",
    "backward",
    "like_first",
    "like_title",
    "mean_frequency",
    "recurring",
    "figures",
    "question",
    "dangling",
    "first_person",
    "filler",
    "speech",
    "news",
    "legal",
    "conclusion",
];

/// Where [`SENTENCE`] has `question`.
pub(super) const QUESTION: usize = 18;

/// Features that count differently from text to text …
pub const GATED: [&str; 8] = [
    "first",
    "inverse_position",
    "log_position",
    "starts_within_limit",
    "relative_position",
    "log_rank",
    "centroid",
    "log_length",
];

/// Where [`SENTENCE`] has them.
const GATED_AT: [usize; GATED.len()] = [0, 2, 3, 5, 4, 9, 10, 7];

/// … by what the text is like.
pub const GATES: [&str; 6] = [
    "spoken",
    "judged",
    "log_sentences",
    "first_is_central",
    "opens_as_news",
    "limit_share",
];

/// A sentence's features: [`SENTENCE`], then for every gate of [`GATES`] those of [`GATED`].
pub type Features = [f32; N_FEATURES];

/// The names of all features, in order.
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

/// What is known of a text as a whole.
struct Text {
    limit: f32,
    gates: [f32; GATES.len()],
    first: Vec<(u32, f32)>,
    title: Vec<(u32, f32)>,
    centroid: Vec<f32>,
    /// Of every word of the vocabulary, the logarithm of its occurrences per 100 content words.
    log_frequencies: Vec<f32>,
}

/// The features of every node of `graph`; `lengths` and `limit` are in characters.
pub(super) fn features(
    document: &Document<'_>,
    graph: &SentenceGraph,
    lengths: &[usize],
    limit: usize,
) -> Vec<Features> {
    let n = graph.vectors.len();
    let text = Text::new(document, graph, lengths, limit);
    let recurring = recurring(document, graph);
    let ranks = pagerank(&graph.graph, &[], &RankOptions::rough()).scores;
    let (mut forward, mut backward) = (vec![0.0_f32; n], vec![0.0_f32; n]);
    for edge in graph.graph.edge_references() {
        forward[edge.source().index()] += edge.weight();
        backward[edge.target().index()] += edge.weight();
    }
    let mut start = 0;
    let mut all = Vec::with_capacity(n);
    for (node, &index) in graph.graph.node_weights().enumerate() {
        let sentence = &document.sentences()[index];
        let vector = &graph.vectors[node];
        let position = node as f32;
        let words = Words::of(document, sentence, &text);
        let length = lengths[node] as f32;
        let mut list = [0.0; SENTENCE.len()];
        let centroid: f32 = vector
            .iter()
            .map(|&(word, weight)| weight * text.centroid[word as usize])
            .sum();
        let values = [
            flag(node == 0),
            flag(node == 1),
            1.0 / (1.0 + position),
            (1.0 + position).ln(),
            position / n as f32,
            flag((start as f32) < text.limit),
            (start as f32 / text.limit).min(5.0),
            (1.0 + length).ln(),
            (length / text.limit).min(2.0),
            (0.05 + ranks[node] as f32 * n as f32).ln(),
            centroid,
            (1.0 + forward[node]).ln() - (n as f32).ln(),
            (1.0 + backward[node]).ln() - (n as f32).ln(),
            cosine(vector, &text.first),
            cosine(vector, &text.title),
            words.mean_frequency,
            recurring[node],
            (1.0 + n_figures(sentence.quote.of(document.text()))).ln(),
            flag(words.question),
            flag(words.dangling),
            words.cues[Cue::FirstPerson as usize].min(3.0),
            words.cues[Cue::Filler as usize].min(5.0),
            words.cues[Cue::Speech as usize].min(2.0),
            words.cues[Cue::News as usize].min(3.0),
            words.cues[Cue::Legal as usize].min(5.0),
            words.cues[Cue::Conclusion as usize].min(3.0),
        ];
        list.copy_from_slice(&values);
        all.push(text.with_gates(&list));
        start += lengths[node];
    }
    all
}

/// `f` of every count. Few counts differ: each is computed once.
fn by_count(counts: &[u32], f: impl Fn(u32) -> f32) -> Vec<f32> {
    const FEW: u32 = 32;
    let of_few: Vec<f32> = (0..FEW).map(&f).collect();
    let value = |&count: &u32| of_few.get(count as usize).copied().unwrap_or_else(|| f(count));
    counts.iter().map(value).collect()
}

impl Text {
    fn new(document: &Document<'_>, graph: &SentenceGraph, lengths: &[usize], limit: usize) -> Self {
        let vocabulary = document.vocabulary();
        let mut counts = vec![0_u32; vocabulary.len()];
        let mut cue_counts = [0.0_f32; N_CUES];
        let mut n_tokens = 0.0_f32;
        let mut n_content = 0.0_f32;
        let mut opening_is_news = 0.0;
        for (node, &index) in graph.graph.node_weights().enumerate() {
            for token in document.tokens_of(&document.sentences()[index]) {
                let word = &vocabulary[token.word];
                let class = word.class;
                counts[token.word] += 1;
                n_tokens += flag(class != Class::Mark);
                n_content += flag(class == Class::Content);
                if let Some(cue) = word.cue {
                    cue_counts[cue as usize] += 1.0;
                }
                if node == 0 && (class == Class::Time || word.cue == Some(Cue::News)) {
                    opening_is_news = 1.0;
                }
            }
        }
        let mut centroid = vec![0.0; vocabulary.len()];
        let mut norm = 0.0;
        for (word, &count) in counts.iter().enumerate() {
            if vocabulary[word].class == Class::Content {
                centroid[word] = count as f32 * vocabulary[word].idf as f32;
                norm += centroid[word] * centroid[word];
            }
        }
        let norm = norm.sqrt().max(f32::MIN_POSITIVE);
        for weight in &mut centroid {
            *weight /= norm;
        }
        let first = graph.vectors.first().cloned().unwrap_or_default();
        let title = vector(document, document.title_words().iter().copied());
        let share = |cue: Cue| (20.0 * cue_counts[cue as usize] / n_tokens.max(1.0)).min(2.0);
        let total: usize = lengths.iter().sum();
        let first_is_central: f32 = first
            .iter()
            .map(|&(word, weight)| weight * centroid[word as usize])
            .sum();
        let limit = limit.max(1) as f32;
        let gates = [
            share(Cue::FirstPerson) + share(Cue::SecondPerson) + share(Cue::Filler),
            share(Cue::Legal),
            (graph.vectors.len().max(1) as f32).ln() / 3.0,
            first_is_central,
            opening_is_news,
            limit / (limit + total as f32),
        ];
        Self {
            limit,
            gates,
            first,
            title,
            centroid,
            log_frequencies: by_count(&counts, |count| (count as f32 / n_content * 100.0).ln()),
        }
    }

    fn with_gates(&self, sentence: &[f32; SENTENCE.len()]) -> Features {
        let mut features = [0.0; N_FEATURES];
        features[..SENTENCE.len()].copy_from_slice(sentence);
        let gated = self
            .gates
            .iter()
            .flat_map(|gate| GATED_AT.iter().map(move |&at| gate * sentence[at]));
        for (feature, value) in features[SENTENCE.len()..].iter_mut().zip(gated) {
            *feature = value;
        }
        features
    }
}

/// What a sentence's words tell.
struct Words {
    mean_frequency: f32,
    question: bool,
    dangling: bool,
    cues: [f32; N_CUES],
}

impl Words {
    fn of(document: &Document<'_>, sentence: &Sentence, text: &Text) -> Self {
        let mut words = Self {
            mean_frequency: 0.0,
            question: false,
            dangling: false,
            cues: [0.0; N_CUES],
        };
        let mut n_content = 0.0_f32;
        let mut started = false;
        for token in document.tokens_of(sentence) {
            let word: &Word = document.word(*token);
            match word.class {
                Class::Content => {
                    n_content += 1.0;
                    words.mean_frequency += text.log_frequencies[token.word];
                }
                Class::Mark => words.question |= word.sign == Sign::Question,
                Class::Function | Class::Time | Class::Number => {}
            }
            if let Some(cue) = word.cue {
                words.cues[cue as usize] += 1.0;
            }
            if !started && word.class != Class::Mark {
                started = true;
                words.dangling = word.dangles;
            }
        }
        words.mean_frequency /= n_content.max(1.0);
        words
    }
}

/// Of every node, the share of its pairs of neighbouring words that other sentences have, too.
fn recurring(document: &Document<'_>, graph: &SentenceGraph) -> Vec<f32> {
    const SEVERAL: usize = usize::MAX;
    let vocabulary = document.vocabulary();
    let mut pairs = Pairs::new(document.tokens().len());
    let mut slots = Vec::with_capacity(document.tokens().len());
    let mut ends = Vec::with_capacity(graph.vectors.len());
    for (node, &index) in graph.graph.node_weights().enumerate() {
        let mut before = None;
        for token in document.tokens_of(&document.sentences()[index]) {
            let word = (vocabulary[token.word].class != Class::Mark).then_some(token.word as u64 + 1);
            if let (Some(first), Some(second)) = (before, word) {
                let (slot, seen_in) = pairs.entry(first << 32 | second, node);
                if *seen_in != node {
                    *seen_in = SEVERAL;
                }
                slots.push(slot);
            }
            before = word;
        }
        ends.push(slots.len());
    }
    let mut start = 0;
    let share = |end: usize| {
        let own = &slots[std::mem::replace(&mut start, end)..end];
        let several = own.iter().filter(|&&slot| pairs.0[slot].1 == SEVERAL);
        several.count() as f32 / own.len().max(1) as f32
    };
    ends.into_iter().map(share).collect()
}

/// A hash table that never grows: pairs of words, 0 for none, and the sentence that has them.
struct Pairs(Vec<(u64, usize)>);

impl Pairs {
    fn new(n_pairs: usize) -> Self {
        Self(vec![(0, 0); (2 * n_pairs + 1).next_power_of_two()])
    }

    /// Where `pair` is, and its sentence: `node` if it is new.
    fn entry(&mut self, pair: u64, node: usize) -> (usize, &mut usize) {
        let mask = self.0.len() - 1;
        let mut slot = (pair.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        while self.0[slot].0 != pair && self.0[slot].0 != 0 {
            slot = (slot + 1) & mask;
        }
        if self.0[slot].0 == 0 {
            self.0[slot] = (pair, node);
        }
        (slot, &mut self.0[slot].1)
    }
}

/// How many numbers are written in digits.
fn n_figures(sentence: &str) -> f32 {
    let digit = |byte: &u8| byte.is_ascii_digit();
    let bytes = sentence.as_bytes();
    let starts = bytes
        .iter()
        .enumerate()
        .filter(|&(at, byte)| digit(byte) && !bytes[..at].last().is_some_and(digit));
    starts.count() as f32
}

fn flag(condition: bool) -> f32 {
    f32::from(u8::from(condition))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_where_they_are_said_to_be() {
        assert_eq!(SENTENCE[QUESTION], "question");
        assert_eq!(GATED_AT.map(|at| SENTENCE[at]), GATED);
    }
}
