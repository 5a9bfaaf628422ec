//! What the features are computed from, and how.

use std::sync::LazyLock;

use crate::Document;
use crate::document::Sentence;
use crate::graph::{WordGraph, carries_words};
use crate::keywords::candidates::Candidate;
use crate::keywords::neighbours::N_LANES;
use crate::keywords::reading::Reading;
use crate::rank::{RankOptions, Ranking, pagerank};
use crate::text::kinds::{Kind, Part};
use crate::text::words::{Class, Word};

/// What the features of all candidates of a document are computed from.
pub(in crate::keywords) struct Context<'r, 'd> {
    reading: &'r Reading<'d>,
    graph: WordGraph,
    /// Of each node of the word graph.
    ranks: Vec<Rank>,
    /// Occurrences of every word of the reading, in text and title.
    counts: Vec<u32>,
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

/// The word graph of a document and its ranking.
pub(in crate::keywords) fn rank(document: &Document<'_>) -> (WordGraph, Ranking) {
    let words = WordGraph::new(document, WINDOW);
    let options = RankOptions {
        tolerance: TOLERANCE,
        ..RankOptions::default().damping(DAMPING)
    };
    let ranking = pagerank(&words.graph, &restart_prior(document, &words), &options);
    (words, ranking)
}

/// What is known of a candidate.
#[expect(clippy::struct_excessive_bools, reason = "each is a feature")]
pub(super) struct Facts {
    pub(super) log_count: f32,
    pub(super) density: f32,
    pub(super) n_body: u32,
    pub(super) in_title: bool,
    pub(super) in_first: bool,
    pub(super) position: f32,
    pub(super) log_position: f32,
    pub(super) last_position: f32,
    pub(super) first_sentence: f32,
    pub(super) spread: f32,
    pub(super) quoted: f32,
    pub(super) work: f32,
    pub(super) idf_mean: f32,
    pub(super) idf_min: f32,
    pub(super) idf_max: f32,
    pub(super) idf_first: f32,
    pub(super) idf_last: f32,
    pub(super) unknown: f32,
    pub(super) rank_mean: f32,
    pub(super) rank_min: f32,
    pub(super) rank_max: f32,
    pub(super) with_rarest: f32,
    pub(super) with_commonest: f32,
    pub(super) association: f32,
    pub(super) extended: f32,
    pub(super) starts_single: bool,
    pub(super) ends_single: bool,
    pub(super) n_single: f32,
    pub(super) only_a_part: bool,
    pub(super) count_by_largest: f32,
    pub(super) variety: [f32; 2],
    pub(super) before: [f32; N_LANES],
    pub(super) after: [f32; N_LANES],
    pub(super) generic_first: bool,
    pub(super) generic_last: bool,
    pub(super) generic_share: f32,
    pub(super) is_name: bool,
    pub(super) is_surname_and_name: bool,
    pub(super) surname_first: bool,
    pub(super) is_capital: bool,
    pub(super) has_digits: bool,
    pub(super) n_function: f32,
    pub(super) log_length: f32,
    pub(super) titled: bool,
    pub(super) is_phrase: bool,
    pub(super) n_words: usize,
    pub(super) n_chars: usize,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) ends_name: bool,
    pub(super) ends_verbal: bool,
    pub(super) verb_share: f32,
    pub(super) noun_share: f32,
    pub(super) single_verb: bool,
}

impl<'r, 'd> Context<'r, 'd> {
    pub(in crate::keywords) fn new(reading: &'r Reading<'d>) -> Self {
        let (graph, ranking) = rank(reading.document);
        let mut counts = vec![0; reading.n_words()];
        for token in &reading.tokens {
            counts[token.word] += 1;
        }
        let body = reading.sentences.iter().filter(|sentence| !sentence.is_title);
        let n_tokens = body.map(|sentence| sentence.tokens.len()).sum::<usize>() as f32;
        let content = counts
            .iter()
            .enumerate()
            .filter(|&(word, _)| reading.word(word).class == Class::Content);
        let largest_count = content.map(|(_, &count)| count).max().unwrap_or(0);
        let n_nodes = ranking.scores.len() as f64;
        let ranks = ranking
            .scores
            .iter()
            .map(|score| Rank::new((score * n_nodes) as f32));
        Self {
            reading,
            ranks: ranks.collect(),
            graph,
            counts,
            n_tokens,
            log_length: (n_tokens.clamp(20.0, LONGEST) / 100.0).ln(),
            titled: !reading.document.title_words().is_empty(),
            largest_count: largest_count as f32,
        }
    }

    fn rank(&self, word: usize) -> Rank {
        let node = self.graph.nodes[self.reading.in_graph(word)];
        node.map_or(Rank::new(0.0), |node| self.ranks[node.index()])
    }

    fn word(&self, word: usize) -> &Word {
        self.reading.word(word)
    }

    pub(super) fn facts(&self, candidate: &Candidate) -> Facts {
        let words = candidate.words(self.reading);
        let all = Words::of(self, words.clone());
        let n_words = all.n as usize;
        let first = words.clone().next().unwrap_or_default();
        let last = words.clone().next_back().unwrap_or(first);
        let is_phrase = n_words > 1;
        let part = |word: usize| self.word(word).part;
        let kind = |word: usize| self.word(word).kind;
        let is_single = |word: usize| self.word(word).n_chars == 1;
        let n_all = candidate.n_all().max(1) as f32;
        let n_tokens = self.n_tokens.max(1.0);
        let span = self.reading.text_at(candidate.first as usize, n_words);
        let written = span.0.of(span.1);
        Facts {
            log_count: log_after(candidate.n_body),
            density: log_density(candidate.n_body, self.n_tokens),
            n_body: candidate.n_body,
            in_title: candidate.n_title > 0,
            in_first: candidate.in_first_sentence,
            position: candidate.first_place as f32 / n_tokens,
            log_position: log_after(candidate.first_place) / 6.0,
            last_position: candidate.last_place as f32 / n_tokens,
            first_sentence: log_after(candidate.first_sentence),
            spread: log_after(candidate.n_sentences),
            quoted: candidate.n_quoted as f32 / n_all,
            work: candidate.n_work as f32 / n_all,
            idf_mean: all.idf / all.n,
            idf_min: all.idf_min,
            idf_max: all.idf_max,
            idf_first: self.word(first).idf as f32 / 10.0,
            idf_last: self.word(last).idf as f32 / 10.0,
            unknown: all.unknown / all.n,
            rank_mean: log_rank(all.rank / all.n),
            rank_min: all.rank_min,
            rank_max: all.rank_max,
            with_rarest: if is_phrase { n_all / all.rarest } else { 0.0 },
            with_commonest: if is_phrase { n_all / all.commonest } else { 0.0 },
            association: if is_phrase {
                all.association(n_all, n_tokens)
            } else {
                0.0
            },
            extended: candidate.n_extended as f32 / n_all,
            starts_single: is_phrase && is_single(first),
            ends_single: is_phrase && is_single(last),
            n_single: if is_phrase { all.single } else { 0.0 },
            only_a_part: candidate.is_only_a_part(),
            count_by_largest: n_all / self.largest_count.max(1.0),
            variety: [candidate.before, candidate.after].map(|lanes| log_after(lanes.variety())),
            before: std::array::from_fn(|lane| candidate.before.share(lane)),
            after: std::array::from_fn(|lane| candidate.after.share(lane)),
            generic_first: kind(first) == Kind::Generic,
            generic_last: kind(last) == Kind::Generic,
            generic_share: all.generic / all.n,
            is_name: !is_phrase && kind(first) == Kind::Name,
            is_surname_and_name: n_words == 2 && kind(first) == Kind::Surname && !self.word(last).known,
            surname_first: is_phrase && kind(first) == Kind::Surname,
            is_capital: written.starts_with(|c: char| c.is_ascii_uppercase()),
            has_digits: written.contains(|c: char| c.is_ascii_digit()),
            n_function: all.function,
            log_length: self.log_length,
            titled: self.titled,
            is_phrase,
            n_words,
            n_chars: all.chars,
            first: if is_phrase { part(first) } else { Part::Other } as usize,
            last: part(last) as usize,
            ends_name: matches!(part(last), Part::Person | Part::Place | Part::Name),
            ends_verbal: matches!(part(last), Part::Verb | Part::VerbalNoun | Part::Adjective),
            verb_share: all.verbs / all.n,
            noun_share: all.nouns / all.n,
            single_verb: all.single_verb,
        }
    }
}

/// Sums over the words of a candidate.
struct Words {
    n: f32,
    chars: usize,
    idf: f32,
    idf_min: f32,
    idf_max: f32,
    unknown: f32,
    rank: f32,
    rank_min: f32,
    rank_max: f32,
    rarest: f32,
    commonest: f32,
    /// Σ ln of the words' counts.
    log_counts: f32,
    single: f32,
    generic: f32,
    function: f32,
    verbs: f32,
    nouns: f32,
    single_verb: bool,
}

impl Words {
    fn of(context: &Context<'_, '_>, words: impl Iterator<Item = usize>) -> Self {
        let mut all = Self {
            n: 0.0,
            chars: 0,
            idf: 0.0,
            idf_min: f32::MAX,
            idf_max: 0.0,
            unknown: 0.0,
            rank: 0.0,
            rank_min: f32::MAX,
            rank_max: f32::MIN,
            rarest: f32::MAX,
            commonest: 1.0,
            log_counts: 0.0,
            single: 0.0,
            generic: 0.0,
            function: 0.0,
            verbs: 0.0,
            nouns: 0.0,
            single_verb: false,
        };
        let one = |condition: bool| f32::from(u8::from(condition));
        for number in words {
            let word = context.word(number);
            let (idf, rank, count) = (
                word.idf as f32 / 10.0,
                context.rank(number),
                context.counts[number],
            );
            let is_verb = matches!(word.part, Part::Verb | Part::VerbalNoun);
            all.n += 1.0;
            all.chars += word.n_chars;
            all.idf += idf;
            all.idf_min = all.idf_min.min(idf);
            all.idf_max = all.idf_max.max(idf);
            all.unknown += one(!word.known);
            all.rank += rank.score;
            all.rank_min = all.rank_min.min(rank.log);
            all.rank_max = all.rank_max.max(rank.log);
            all.rarest = all.rarest.min(count.max(1) as f32);
            all.commonest = all.commonest.max(count as f32);
            all.log_counts += log_after(count.saturating_sub(1));
            all.single += one(word.n_chars == 1);
            all.generic += one(word.kind == Kind::Generic);
            all.function += one(word.class != Class::Content);
            all.verbs += one(is_verb);
            all.nouns += one(matches!(
                word.part,
                Part::Noun | Part::Person | Part::Place | Part::Name
            ));
            all.single_verb |= word.n_chars == 1 && word.part == Part::Verb;
        }
        all.n = all.n.max(1.0);
        all
    }

    /// The logarithm of how much more often the words stand side by side than they would by chance, a word.
    fn association(&self, n_all: f32, n_tokens: f32) -> f32 {
        (n_all.ln() + (self.n - 1.0) * n_tokens.ln() - self.log_counts) / self.n
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
