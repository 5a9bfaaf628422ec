//! How central words are: their scores in the word graph.

use crate::Document;
use crate::graph::{WordTies, carries_words};
use crate::rank::{Arcs, RankOptions, Ranking, pagerank};
use crate::sentence::Sentence;

/// The damping factor of the word graph's ranking.
const DAMPING: f64 = 0.85;

/// Ranks are features among many, as logarithms: they need not be precise.
const TOLERANCE: f64 = 2e-2;

/// The window of the word graph, in content words.
const WINDOW: usize = 4;

/// The words of a text, tied by how often they stand near each other, and how central each of them is.
pub(super) struct WordRanking {
    pub(super) ties: WordTies,
    /// In the order of the nodes.
    pub(super) ranking: Ranking,
}

impl WordRanking {
    pub(super) fn new(document: &Document<'_>) -> Self {
        let ties = WordTies::new(document, WINDOW);
        let options = RankOptions {
            tolerance: TOLERANCE,
            ..RankOptions::default().damping(DAMPING)
        };
        let ranking = pagerank(&ties, &restart_prior(document, &ties), &options);
        Self { ties, ranking }
    }
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
