//! What the features are computed from, and how.

use std::sync::LazyLock;

use super::{Features, List, N_FEATURES, Sink, Sum, push_length};
use crate::Document;
use crate::document::Sentence;
use crate::graph::{WordGraph, carries_words};
use crate::keywords::candidates::Candidate;
use crate::rank::{RankOptions, Ranking, pagerank};
use crate::text::blocks::Role;
use crate::text::kinds::{Kind, Part};
use crate::text::words::{Class, Word};

/// What the features of all candidates of a document are computed from.
pub(in crate::keywords) struct Context<'d> {
    document: &'d Document<'d>,
    ranking: Ranking,
    words: WordGraph,
    /// Of each node of the word graph.
    ranks: Vec<Rank>,
    /// Occurrences of every word of the vocabulary, in text and title.
    counts: Vec<u32>,
    /// Of each number of occurrences that a candidate can have.
    log_densities: Vec<f32>,
    n_tokens: f32,
    /// Logarithm of the text's length in hundreds of words.
    log_length: f32,
    titled: bool,
    largest_count: f32,
}

/// Longer texts, in words, are like one of this length: few that weights were learned from are longer.
const LONGEST: f32 = 600.0;

/// The damping factor of the word graph's ranking.
const DAMPING: f64 = 0.85;

/// Ranks are features among many, as logarithms: they need not be precise.
const TOLERANCE: f64 = 2e-2;

/// At most so many content words apart, words are tied.
const WINDOW: usize = 4;

impl<'d> Context<'d> {
    pub(in crate::keywords) fn new(document: &'d Document<'d>) -> Self {
        let words = WordGraph::new(document, WINDOW);
        let ranking = pagerank(
            &words.graph,
            &restart_prior(document, &words),
            &RankOptions {
                tolerance: TOLERANCE,
                ..RankOptions::default().damping(DAMPING)
            },
        );
        let mut counts = vec![0; document.vocabulary().len()];
        let mut n_tokens = 0.0;
        for sentence in document
            .sentences()
            .iter()
            .filter(|sentence| carries_words(sentence.role))
        {
            for token in document.tokens_of(sentence) {
                counts[token.word] += 1;
            }
            if sentence.role != Role::Title {
                n_tokens += sentence.tokens.len() as f32;
            }
        }
        if document.title_is_given() {
            document.title_words().iter().for_each(|&word| counts[word] += 1);
        }
        let content = document.vocabulary().iter().zip(&counts);
        let largest_count = content
            .filter(|(word, _)| word.class == Class::Content)
            .map(|(_, &count)| count)
            .max()
            .unwrap_or(0);
        let n_nodes = ranking.scores.len() as f64;
        let ranks = ranking
            .scores
            .iter()
            .map(|score| Rank::new((score * n_nodes) as f32));
        let titled = !document.title_words().is_empty();
        Self {
            document,
            ranks: ranks.collect(),
            ranking,
            words,
            counts,
            log_densities: (0..=largest_count)
                .map(|count| log_density(count, n_tokens))
                .collect(),
            n_tokens,
            log_length: (n_tokens.clamp(20.0, LONGEST) / 100.0).ln(),
            titled,
            largest_count: largest_count as f32,
        }
    }

    pub(in crate::keywords) fn into_ranking(self) -> (WordGraph, Ranking) {
        (self.words, self.ranking)
    }

    fn rank(&self, word: usize) -> Rank {
        self.words.nodes[word].map_or(Rank::new(0.0), |node| self.ranks[node.index()])
    }

    fn log_density(&self, n_body: u32) -> f32 {
        let known = self.log_densities.get(n_body as usize).copied();
        known.unwrap_or_else(|| log_density(n_body, self.n_tokens))
    }

    pub(in crate::keywords) fn features(&self, candidate: &Candidate) -> Features {
        let mut list = List {
            values: [0.0; N_FEATURES],
            len: 0,
        };
        self.push_all(candidate, &mut list);
        debug_assert_eq!(list.len, N_FEATURES);
        list.values
    }

    /// Σ feature × weight.
    pub(in crate::keywords) fn score(&self, candidate: &Candidate, weights: &Features) -> f32 {
        let mut sum = Sum { weights, sum: 0.0 };
        self.push_all(candidate, &mut sum);
        sum.sum
    }

    fn push_all(&self, candidate: &Candidate, list: &mut impl Sink) {
        let place = self.push_place(candidate, list);
        let idf = self.push_rarity(candidate, place.log_count, list);
        self.push_rank(candidate, list);
        self.push_cohesion(candidate, &place, list);
        self.push_boundaries(candidate, list);
        self.push_meaning(candidate, &place, idf, list);
        self.push_interactions(candidate, &place, idf, list);
        push_length(self.n_chars(candidate), candidate.n_words, list);
        self.push_tags(candidate, list);
    }

    fn vocabulary(&self) -> &'d [Word] {
        self.document.vocabulary()
    }

    fn n_chars(&self, candidate: &Candidate) -> usize {
        candidate
            .words()
            .map(|word| self.vocabulary()[word].n_chars)
            .sum()
    }

    fn push_place(&self, candidate: &Candidate, list: &mut impl Sink) -> Place {
        let first = candidate.first_place as f32;
        let place = Place {
            log_count: log_after(candidate.n_body),
            log_position: log_after(candidate.first_place) / 6.0,
            in_title: candidate.n_title > 0,
            in_first: candidate.in_first_sentence,
        };
        list.push(1.0);
        list.push(place.log_count);
        list.push(self.log_density(candidate.n_body));
        list.push_flag(place.in_title);
        list.push_flag(candidate.n_body == 0);
        list.push(first / self.n_tokens.max(1.0));
        list.push(place.log_position);
        list.push_flag(place.in_first);
        list.push(log_after(candidate.n_sentences));
        list.push_flag(candidate.is_quoted);
        place
    }

    fn push_rarity(&self, candidate: &Candidate, log_count: f32, list: &mut impl Sink) -> f32 {
        let (mut sum, mut min, mut max, mut unknown) = (0.0, f32::MAX, 0.0_f32, false);
        for word in candidate.words() {
            let word = &self.vocabulary()[word];
            let idf = word.idf as f32 / 10.0;
            sum += idf;
            min = min.min(idf);
            max = max.max(idf);
            unknown |= !word.known;
        }
        let mean = sum / candidate.n_words as f32;
        list.push(mean);
        list.push(min);
        list.push(max);
        list.push_if(candidate.n_words == 1, mean);
        list.push(log_count * mean);
        list.push_flag(unknown);
        mean
    }

    fn push_rank(&self, candidate: &Candidate, list: &mut impl Sink) {
        if candidate.n_words == 1 {
            let log = candidate.words().next().map_or(0.0, |word| self.rank(word).log);
            (0..3).for_each(|_| list.push(log));
            return;
        }
        let (mut sum, mut min, mut max) = (0.0, f32::MAX, f32::MIN);
        for rank in candidate.words().map(|word| self.rank(word)) {
            sum += rank.score;
            min = min.min(rank.log);
            max = max.max(rank.log);
        }
        list.push(log_rank(sum / candidate.n_words as f32));
        list.push(min);
        list.push(max);
    }

    fn push_cohesion(&self, candidate: &Candidate, place: &Place, list: &mut impl Sink) {
        let counts = candidate.words().map(|word| self.counts[word]);
        let (rarest, commonest) = counts.fold((u32::MAX, 1), |(min, max), count| {
            (min.min(count), max.max(count))
        });
        let phrase = candidate.n_words > 1;
        let n_all = candidate.n_all().max(1) as f32;
        let one_character =
            |word: Option<usize>| word.is_some_and(|word| self.vocabulary()[word].n_chars == 1);
        list.push_if(phrase, n_all / rarest.max(1) as f32);
        list.push_if(phrase, n_all / commonest as f32);
        list.push(candidate.n_extended as f32 / n_all);
        list.push_if(phrase, place.log_count);
        list.push_flag(phrase && place.in_title);
        list.push_flag(phrase && one_character(candidate.words().next()));
        list.push_flag(phrase && one_character(candidate.words().next_back()));
    }

    fn push_boundaries(&self, candidate: &Candidate, list: &mut impl Sink) {
        let n_all = candidate.n_all().max(1) as f32;
        list.push_flag(candidate.is_only_a_part());
        list.push(candidate.n_open[0] as f32 / n_all);
        list.push(candidate.n_open[1] as f32 / n_all);
        list.push(candidate.n_by_character as f32 / n_all);
        list.push(n_all / self.largest_count.max(1.0));
    }

    fn push_meaning(&self, candidate: &Candidate, place: &Place, idf: f32, list: &mut impl Sink) {
        let phrase = candidate.n_words > 1;
        let mut words = candidate.words();
        let first = words.next().unwrap_or_default();
        let last = words.next_back().unwrap_or(first);
        let name = |word: usize| self.vocabulary()[word].kind == Kind::Name;
        let generic = |word: usize| self.vocabulary()[word].kind == Kind::Generic;
        list.push_flag(!phrase && generic(first));
        list.push_flag(phrase && generic(first));
        list.push_flag(phrase && generic(last));
        list.push_flag(!phrase && name(first));
        list.push_flag(
            candidate.n_words == 2
                && self.vocabulary()[first].kind == Kind::Surname
                && !self.vocabulary()[last].known,
        );
        list.push_if(place.in_title, idf);
        list.push_if(place.in_title, place.log_count);
        list.push_if(!self.titled, place.log_count);
        list.push_if(!self.titled, place.log_position);
    }

    fn push_interactions(&self, candidate: &Candidate, place: &Place, idf: f32, list: &mut impl Sink) {
        let tag = candidate
            .words()
            .next_back()
            .map_or(Part::Other, |word| self.part(word));
        let long = self.log_length;
        let phrase = candidate.n_words > 1;
        list.push_if(phrase, long);
        list.push_if(candidate.n_words > 2, long);
        list.push(long * idf);
        list.push_if(matches!(tag, Part::Person | Part::Place | Part::Name), long);
        list.push_if(
            matches!(tag, Part::Verb | Part::VerbalNoun | Part::Adjective),
            long,
        );
        list.push_flag(!self.titled && place.in_first);
        list.push_flag(!self.titled && phrase);
        list.push_if(place.in_title, long);
        list.push_if(candidate.n_body == 0, long);
    }

    fn push_tags(&self, candidate: &Candidate, list: &mut impl Sink) {
        let last = candidate
            .words()
            .next_back()
            .map_or(Part::Other, |word| self.part(word));
        list.push_one_hot(last as usize, Part::Other as usize);
        let first = candidate
            .words()
            .next()
            .filter(|_| candidate.n_words > 1)
            .map_or(Part::Other, |word| self.part(word));
        list.push_one_hot(first as usize, Part::Other as usize);
    }

    fn part(&self, word: usize) -> Part {
        self.vocabulary()[word].part
    }
}

/// ln(1 + `n`).
fn log_after(n: u32) -> f32 {
    const N_KNOWN: u32 = 1024;
    static KNOWN: LazyLock<Vec<f32>> =
        LazyLock::new(|| (0..N_KNOWN).map(|n| (1.0 + n as f32).ln()).collect());
    let known = KNOWN.get(n as usize).copied();
    known.unwrap_or_else(|| (1.0 + n as f32).ln())
}

/// Logarithm of how often a word comes among a thousand, of `n_tokens` in all.
fn log_density(count: u32, n_tokens: f32) -> f32 {
    (1.0 + 1000.0 * count as f32 / n_tokens.max(1.0)).ln()
}

/// A word's score in the graph, as a multiple of the mean.
#[derive(Clone, Copy)]
struct Rank {
    score: f32,
    log: f32,
}

impl Rank {
    fn new(score: f32) -> Self {
        Self {
            score,
            log: log_rank(score),
        }
    }
}

fn log_rank(score: f32) -> f32 {
    (0.1 + score).ln()
}

/// Where the walk over the word graph restarts: at words of the title and of the beginning, and at rare words.
fn restart_prior(document: &Document<'_>, words: &WordGraph) -> Vec<f64> {
    let vocabulary = document.vocabulary();
    let mut prior = vec![0.0; words.graph.node_count()];
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

struct Place {
    log_count: f32,
    log_position: f32,
    in_title: bool,
    in_first: bool,
}
