//! What is known of a text as a whole, and what that makes of a sentence's words.

use super::gates::{GATES, Gates};
use super::shape::flag;
use super::signs::{Sign, bit};
use crate::document::Document;
use crate::graph::{SentenceGraph, vector};
use crate::sentence::Sentence;
use crate::summary::Register;
use crate::text::cues::{Cue, N_CUES};
use crate::text::kinds::{MarkSign, PartOfSpeech};
use crate::text::phrases::Rule;
use crate::text::words::{Class, Word};

/// From this value on of the gate `judged` a text in which the court speaks, and rules or names parties all the time, is a
/// court document.
const JUDGED: f32 = 0.5;

/// From these values on, of the gate `spoken` and of what only speakers say of themselves, a text is speech.
const SPOKEN: f32 = 1.4;
const FILLERS: f32 = 1.2;

/// What is known of a text as a whole.
pub(super) struct TextProfile {
    pub(super) limit: f32,
    pub(super) gates: Gates,
    n_sentences: usize,
    filler: f32,
    /// One for every word of the vocabulary.
    weights: Vec<Weight>,
}

/// How like a sentence is to the whole text, to its first sentence and to its title: cosines.
#[derive(Default)]
pub(super) struct Likeness {
    pub(super) centroid: f32,
    pub(super) first: f32,
    pub(super) title: f32,
}

/// The weights of a word in a text.
#[derive(Clone, Copy, Default)]
struct Weight {
    /// In the vectors of the whole text, of its first sentence and of its title, each of length 1.
    centroid: f32,
    first: f32,
    title: f32,
    /// For a content word, the logarithm of its occurrences per 100 content words.
    log_frequency: f32,
}

/// `f` of every count. Few counts differ: each is computed once.
fn by_count(counts: &[u32], f: impl Fn(u32) -> f32) -> Vec<f32> {
    const FEW: u32 = 32;
    let of_few: Vec<f32> = (0..FEW).map(&f).collect();
    let value = |&count: &u32| of_few.get(count as usize).copied().unwrap_or_else(|| f(count));
    counts.iter().map(value).collect()
}

impl TextProfile {
    pub(super) fn new(
        document: &Document<'_>,
        graph: &SentenceGraph,
        counts: &[u32],
        lengths: &[usize],
        limit: usize,
    ) -> Self {
        let mut text = Self {
            limit: limit.max(1) as f32,
            gates: [0.0; GATES.len()],
            n_sentences: lengths.len(),
            filler: 0.0,
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
        text.filler = share(Cue::Filler) + share(Cue::FirstPerson);
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

    /// What language the text is in, of whose sentences `n_with_parties` name parties of a case.
    pub(super) fn register(&self, document: &Document<'_>, n_with_parties: usize) -> Register {
        let [spoken, judged, ..] = self.gates;
        let court_speaks = || document.line().has(Rule::ThisCourt);
        let court_rules = || 3 * n_with_parties >= self.n_sentences || document.line().has(Rule::Ruling);
        if judged >= JUDGED && court_speaks() && court_rules() {
            Register::Court
        } else if spoken >= SPOKEN && self.filler >= FILLERS {
            Register::Speech
        } else {
            Register::Writing
        }
    }

    pub(super) fn likeness(&self, vector: &[(u32, f32)]) -> Likeness {
        let mut like = Likeness::default();
        for &(word, weight) in vector {
            let other = self.weights[word as usize];
            like.centroid += weight * other.centroid;
            like.first += weight * other.first;
            like.title += weight * other.title;
        }
        like
    }

    /// What the words of a sentence tell; `signs` are those of the vocabulary.
    pub(super) fn words(&self, document: &Document<'_>, sentence: &Sentence, signs: &[u32]) -> SentenceWords {
        let mut words = SentenceWords::default();
        let mut n_content = 0.0_f32;
        let tokens = document.tokens_of(sentence);
        for token in tokens {
            let word = document.word(*token);
            words.signs |= signs[token.word];
            match word.class {
                Class::Content => {
                    n_content += 1.0;
                    words.mean_frequency += self.weights[token.word].log_frequency;
                    words.n_latin += flag(word.tag == "eng");
                }
                Class::Mark => {
                    words.question |= word.sign == MarkSign::Question;
                    words.n_opening += u32::from(matches!(
                        word.sign,
                        MarkSign::OpeningQuote | MarkSign::OpeningTitle
                    ));
                    words.n_closing += u32::from(word.sign == MarkSign::Closing);
                }
                Class::Function | Class::Time | Class::Number => {}
            }
            if let Some(cue) = word.cue {
                words.cues[cue as usize] += 1.0;
            }
        }
        let mut spoken = tokens.iter().map(|token| document.word(*token));
        if let Some(first) = spoken.find(|word| word.class != Class::Mark) {
            words.dangling = first.dangles;
            words.begins_with_verb = first.part == PartOfSpeech::Verb;
        }
        words.mean_frequency /= n_content.max(1.0);
        words
    }
}

/// What a sentence's words tell.
#[derive(Default)]
pub(super) struct SentenceWords {
    pub(super) mean_frequency: f32,
    pub(super) question: bool,
    pub(super) dangling: bool,
    pub(super) begins_with_verb: bool,
    pub(super) cues: [f32; N_CUES],
    pub(super) n_latin: f32,
    pub(super) n_opening: u32,
    pub(super) n_closing: u32,
    /// A bit for every [`Sign`] that one of them is.
    signs: u32,
}

impl SentenceWords {
    pub(super) fn has(&self, sign: Sign) -> bool {
        self.signs & bit(sign) > 0
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
