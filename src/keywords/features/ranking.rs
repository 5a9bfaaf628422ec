//! How central words are: their scores in the word graph.

use crate::Document;
use crate::graph::{WordGraph, WordTies, carries_words};
use crate::rank::{Arcs, RankOptions, Ranking, pagerank};
use crate::sentence::Sentence;

/// The damping factor of the word graph's ranking.
const DAMPING: f64 = 0.85;

/// Ranks are features among many, as logarithms: they need not be precise.
const TOLERANCE: f64 = 2e-2;

/// The window of the word graph, in content words.
const WINDOW: usize = 4;

/// The word graph of a document and its ranking.
pub(in crate::keywords) fn rank(document: &Document<'_>) -> (WordGraph, Ranking) {
    let (words, ranking) = rank_ties(document);
    (words.into(), ranking)
}

/// The ties of a document's words and their ranking.
pub(super) fn rank_ties(document: &Document<'_>) -> (WordTies, Ranking) {
    let words = WordTies::new(document, WINDOW);
    let options = RankOptions {
        tolerance: TOLERANCE,
        ..RankOptions::default().damping(DAMPING)
    };
    let ranking = pagerank(&words, &restart_prior(document, &words), &options);
    (words, ranking)
}

/// A word's score in the graph, as a multiple of the mean.
#[derive(Clone, Copy)]
pub(super) struct Rank {
    pub(super) score: f32,
    pub(super) log: f32,
}

impl Rank {
    pub(super) fn new(score: f32) -> Self {
        Self {
            score,
            log: log_rank(score),
        }
    }
}

pub(super) fn log_rank(score: f32) -> f32 {
    (0.1 + score).ln()
}

/// Where the walk over the word graph restarts: at words of the title and of the beginning, and at rare words.
fn restart_prior(document: &Document<'_>, words: &WordTies) -> Vec<f64> {
    let vocabulary = document.vocabulary();
    let mut prior = vec![0.0; words.n_nodes()];
    let mut body_sentences = 0.0;
    let carrying = document
        .sentences()
        .iter()
        .filter(|sentence| carries_words(sentence.role));
    let mut restart_in = |sentence: &Sentence, weight: f64| {
        for token in document.tokens_of(sentence) {
            if let Some(node) = words.nodes[token.word] {
                prior[node.index()] += weight * vocabulary[token.word].idf;
            }
        }
    };
    for sentence in carrying {
        restart_in(
            sentence,
            if sentence.role.is_quotable() {
                1.0 / (1.0 + body_sentences)
            } else {
                1.0
            },
        );
        body_sentences += 1.0;
    }
    for &word in document.title_words() {
        if let Some(node) = words.nodes[word] {
            prior[node.index()] += 2.0 * vocabulary[word].idf;
        }
    }
    prior
}
