//! What is known of a sentence, as numbers for the weights to apply to.

use super::recurring::{counts, recurring};
use crate::document::{Document, Sentence};
use crate::graph::{SentenceGraph, vector};
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
    /// Of every word of the vocabulary.
    weights: Vec<Weight>,
}

/// How like a sentence is to the whole text, to its first sentence and to its title: cosines.
#[derive(Default)]
struct Likeness {
    centroid: f32,
    first: f32,
    title: f32,
}

/// What a word weighs in a text.
#[derive(Clone, Copy, Default)]
struct Weight {
    /// In the vectors of the whole text, of its first sentence and of its title, each of length 1.
    centroid: f32,
    first: f32,
    title: f32,
    /// Of a content word, the logarithm of its occurrences per 100 of them.
    log_frequency: f32,
}

/// The features of every node of `graph`; `ranks` are its nodes' without a prior, `lengths` and `limit` in characters.
pub(super) fn features(
    document: &Document<'_>,
    graph: &SentenceGraph,
    ranks: &[f64],
    lengths: &[usize],
    limit: usize,
) -> Vec<Features> {
    let n = graph.vectors.len();
    let counts = counts(document, graph);
    let text = Text::new(document, graph, &counts, lengths, limit);
    let recurring = recurring(document, graph, &counts);
    let (mut forward, mut backward) = (vec![0.0_f32; n], vec![0.0_f32; n]);
    for edge in graph.graph.edge_references() {
        forward[edge.source().index()] += edge.weight();
        backward[edge.target().index()] += edge.weight();
    }
    let mut start = 0;
    let mut all = Vec::with_capacity(n);
    for (node, &index) in graph.graph.node_weights().enumerate() {
        let sentence = &document.sentences()[index];
        let position = node as f32;
        let like = text.likeness(graph.vectors.of(node));
        let words = Words::of(document, sentence, &text);
        let length = lengths[node] as f32;
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
            like.centroid,
            (1.0 + forward[node]).ln() - (n as f32).ln(),
            (1.0 + backward[node]).ln() - (n as f32).ln(),
            like.first,
            like.title,
            words.mean_frequency,
            recurring[node],
            (1.0 + n_figures(
                document
                    .folded()
                    .span(sentence.quote)
                    .of(document.folded().text()),
            ))
            .ln(),
            flag(words.question),
            flag(words.dangling),
            words.cues[Cue::FirstPerson as usize].min(3.0),
            words.cues[Cue::Filler as usize].min(5.0),
            words.cues[Cue::Speech as usize].min(2.0),
            words.cues[Cue::News as usize].min(3.0),
            words.cues[Cue::Legal as usize].min(5.0),
            words.cues[Cue::Conclusion as usize].min(3.0),
        ];
        all.push(text.with_gates(&values));
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
    fn new(
        document: &Document<'_>,
        graph: &SentenceGraph,
        counts: &[u32],
        lengths: &[usize],
        limit: usize,
    ) -> Self {
        let mut text = Self {
            limit: limit.max(1) as f32,
            gates: [0.0; GATES.len()],
            weights: weights(document, graph, counts),
        };
        let mut cue_counts = [0; N_CUES];
        for (word, count) in document.vocabulary().iter().zip(counts) {
            if let Some(cue) = word.cue {
                cue_counts[cue as usize] += count;
            }
        }
        let n_words: u32 = counts.iter().sum();
        let share = |cue: Cue| (20.0 * cue_counts[cue as usize] as f32 / n_words.max(1) as f32).min(2.0);
        let total: usize = lengths.iter().sum();
        text.gates = [
            share(Cue::FirstPerson) + share(Cue::SecondPerson) + share(Cue::Filler),
            share(Cue::Legal),
            (graph.vectors.len().max(1) as f32).ln() / 3.0,
            text.likeness(graph.vectors.of(0)).centroid,
            flag(opens_as_news(document, graph)),
            text.limit / (text.limit + total as f32),
        ];
        text
    }

    fn likeness(&self, vector: &[(u32, f32)]) -> Likeness {
        let mut like = Likeness::default();
        for &(word, weight) in vector {
            let other = self.weights[word as usize];
            like.centroid += weight * other.centroid;
            like.first += weight * other.first;
            like.title += weight * other.title;
        }
        like
    }

    fn with_gates(&self, sentence: &[f32; SENTENCE.len()]) -> Features {
        let mut features = [0.0; N_FEATURES];
        let (own, gated) = features.split_at_mut(SENTENCE.len());
        own.copy_from_slice(sentence);
        let values = GATED_AT.map(|at| sentence[at]);
        for (gate, gated) in self.gates.iter().zip(gated.chunks_exact_mut(GATED.len())) {
            for (feature, value) in gated.iter_mut().zip(values) {
                *feature = gate * value;
            }
        }
        features
    }
}

fn weights(document: &Document<'_>, graph: &SentenceGraph, counts: &[u32]) -> Vec<Weight> {
    let vocabulary = document.vocabulary();
    let content = |(word, &count): (&Word, &u32)| if word.class == Class::Content { count } else { 0 };
    let n_content = vocabulary.iter().zip(counts).map(content).sum::<u32>() as f32;
    let log_frequencies = by_count(counts, |count| (count as f32 / n_content * 100.0).ln());
    let mut weights = vec![Weight::default(); vocabulary.len()];
    let mut norm = 0.0;
    for (index, word) in vocabulary.iter().enumerate() {
        if word.class == Class::Content {
            let centroid = counts[index] as f32 * word.idf as f32;
            norm += centroid * centroid;
            weights[index].centroid = centroid;
            weights[index].log_frequency = log_frequencies[index];
        }
    }
    let norm = norm.sqrt().max(f32::MIN_POSITIVE);
    for weight in &mut weights {
        weight.centroid /= norm;
    }
    for &(word, weight) in graph.vectors.of(0) {
        weights[word as usize].first = weight;
    }
    for (word, weight) in vector(document, document.title_words().iter().copied()) {
        weights[word as usize].title = weight;
    }
    weights
}

/// Whether the first sentence says when something happened, or that it is news.
fn opens_as_news(document: &Document<'_>, graph: &SentenceGraph) -> bool {
    let first = graph.graph.node_weights().next();
    let tokens = first.map_or(&[][..], |&index| document.tokens_of(&document.sentences()[index]));
    tokens
        .iter()
        .map(|token| document.word(*token))
        .any(|word| word.class == Class::Time || word.cue == Some(Cue::News))
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
        let tokens = document.tokens_of(sentence);
        for token in tokens {
            let word = document.word(*token);
            match word.class {
                Class::Content => {
                    n_content += 1.0;
                    words.mean_frequency += text.weights[token.word].log_frequency;
                }
                Class::Mark => words.question |= word.sign == Sign::Question,
                Class::Function | Class::Time | Class::Number => {}
            }
            if let Some(cue) = word.cue {
                words.cues[cue as usize] += 1.0;
            }
        }
        let mut spoken = tokens.iter().map(|token| document.word(*token));
        let first = spoken.find(|word| word.class != Class::Mark);
        words.dangling = first.is_some_and(|word| word.dangles);
        words.mean_frequency /= n_content.max(1.0);
        words
    }
}

/// How many numbers are written in digits.
fn n_figures(sentence: &str) -> f32 {
    let bytes = sentence.as_bytes();
    let at_start = bytes.first().is_some_and(u8::is_ascii_digit);
    let behind = bytes.get(1..).unwrap_or_default();
    let begins = |(before, byte): (&u8, &u8)| u8::from(byte.is_ascii_digit() & !before.is_ascii_digit());
    // Counted in bytes, that do not overflow, many are looked at at a time.
    let chunks = bytes.chunks(255).zip(behind.chunks(255));
    let inside: u32 = chunks
        .map(|(bytes, behind)| u32::from(bytes.iter().zip(behind).map(begins).sum::<u8>()))
        .sum();
    flag(at_start) + inside as f32
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

    #[test]
    fn figures_are_runs_of_digits() {
        let long = "7，".repeat(1000);
        for (sentence, n) in [
            ("", 0.0),
            ("7", 1.0),
            ("2023年4月7日", 3.0),
            ("约3.5%", 2.0),
            ("两省", 0.0),
            (&long, 1000.0),
        ] {
            assert_eq!(n_figures(sentence).to_bits(), f32::to_bits(n), "{sentence}");
        }
    }
}
