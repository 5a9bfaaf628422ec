//! Words and phrases that say what a text is about.

mod candidates;
pub mod features;
mod select;
mod weights;

use crate::graph::WordGraph;
use crate::rank::Ranking;
use crate::{Document, Span};
use candidates::{Candidate, MAX_WORDS, candidates, is_long};
use features::{Context, Features};
use select::{NO_KEYWORD, select};

/// How keywords are scored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// `TextRank`, weighted `PageRank` over the word graph (Mihalcea and Tarau 2004), together with what else the
    /// text tells of a word or phrase: see [`features`].
    #[default]
    TextRank,
    /// Term frequency times inverse document frequency (Spärck Jones 1972), to compare.
    TfIdf,
}

/// Which keywords are wanted.
///
/// ```
/// use zhaiyao::KeywordOptions;
///
/// let options = KeywordOptions::default().count(5).words_only(true);
/// assert_eq!((options.count, options.min_chars), (5, 2));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KeywordOptions {
    /// How many at most. Default: 8.
    pub count: usize,
    /// Single words only, no phrases. Default: false.
    pub words_only: bool,
    /// Shortest keyword, in characters. Default: 2.
    pub min_chars: usize,
    /// How they are scored. Default: [`Method::TextRank`].
    pub method: Method,
    /// Allowed parts of speech, as beginnings of tags: `n` allows `n`, `nr`, `ns`; a phrase has its last word's.
    /// Default: empty, which allows all but numbers, times and function words.
    pub tags: Vec<String>,
}

impl Default for KeywordOptions {
    fn default() -> Self {
        Self {
            count: 8,
            words_only: false,
            min_chars: 2,
            method: Method::TextRank,
            tags: Vec::new(),
        }
    }
}

impl KeywordOptions {
    /// How many at most.
    #[must_use]
    pub fn count(mut self, count: usize) -> Self {
        self.count = count;
        self
    }

    /// Single words only, no phrases.
    #[must_use]
    pub fn words_only(mut self, words_only: bool) -> Self {
        self.words_only = words_only;
        self
    }

    /// Shortest keyword, in characters.
    #[must_use]
    pub fn min_chars(mut self, min_chars: usize) -> Self {
        self.min_chars = min_chars;
        self
    }

    /// How they are scored.
    #[must_use]
    pub fn method(mut self, method: Method) -> Self {
        self.method = method;
        self
    }

    /// Allowed parts of speech, as beginnings of tags.
    #[must_use]
    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tags = tags.into_iter().map(Into::into).collect();
        self
    }
}

/// A keyword and where it stands.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Keyword {
    /// As the text writes it first.
    pub text: String,
    /// From 0 to 1, best = 1.
    pub score: f64,
    /// How often it occurs in the text; 0 if only the title has it.
    pub count: usize,
    /// Part of speech, in ICTCLAS notation as jieba's dictionary has it: `n`, `nr`, `ns`, `v`; a phrase has its
    /// last word's.
    pub tag: String,
    /// Every occurrence in the text, in order.
    pub spans: Vec<Span>,
}

impl Document<'_> {
    /// The keywords, best first. Empty only if no word of the text can be one.
    #[must_use]
    pub fn keywords(&self, options: &KeywordOptions) -> Vec<Keyword> {
        keywords_with(self, options, learned(options.words_only))
    }
}

/// The weights that the library uses, of [`features::NAMES`], for phrases and words or for words alone: what a feature
/// adds to the log odds that an editor would choose the candidate.
#[must_use]
pub fn learned(words_only: bool) -> &'static Features {
    if words_only {
        &weights::WORDS
    } else {
        &weights::PHRASES
    }
}

/// The keywords with other weights than the learned ones, if they are not scored by TF-IDF.
#[must_use]
pub fn keywords_with(document: &Document<'_>, options: &KeywordOptions, weights: &Features) -> Vec<Keyword> {
    let max_words = if options.words_only { 1 } else { MAX_WORDS };
    let candidates = candidates(document, max_words);
    match options.method {
        Method::TextRank => {
            let scores = learned_scores(document, &candidates, weights);
            select(document, &candidates, scores, probability, options)
        }
        Method::TfIdf => {
            let scores = candidates
                .iter()
                .map(|candidate| tf_idf(document, candidate))
                .collect();
            select(document, &candidates, scores, |score| score, options)
        }
    }
}

/// A candidate's text and features, for those who learn weights.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Described {
    /// As a keyword would be printed.
    pub text: String,
    /// Its features, named by [`features::NAMES`].
    pub features: Features,
}

/// All candidates of a document with their features, in the order of their first occurrence.
///
/// ```
/// use zhaiyao::{Engine, keywords};
///
/// let engine = Engine::new();
/// let document = engine.analyze("无线传感器网络的能耗。");
/// let candidates = keywords::describe(&document, false);
/// assert!(candidates.iter().any(|candidate| candidate.text == "无线传感器网络"));
/// ```
#[must_use]
pub fn describe(document: &Document<'_>, words_only: bool) -> Vec<Described> {
    let context = Context::new(document);
    let is_long = is_long(document);
    candidates(document, if words_only { 1 } else { MAX_WORDS })
        .iter()
        .filter(|candidate| !candidate.is_chance(is_long))
        .map(|candidate| Described {
            text: select::text_of(document, candidate),
            features: context.features(candidate),
        })
        .collect()
}

/// The logarithm of the odds that an editor would choose the candidate.
fn learned_scores(document: &Document<'_>, candidates: &[Candidate], weights: &Features) -> Vec<f64> {
    let context = Context::new(document);
    let is_long = is_long(document);
    let score = |candidate: &Candidate| {
        if candidate.is_chance(is_long) {
            return NO_KEYWORD;
        }
        f64::from(context.score(candidate, weights))
    };
    candidates.iter().map(score).collect()
}

/// The probability of an event with these odds, of which the logarithm is given.
fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// The word graph behind the keywords and its ranking, for who wants to know why.
///
/// ```
/// use zhaiyao::{Engine, keywords};
///
/// let engine = Engine::new();
/// let document = engine.analyze("文旅部门签订合作协议。");
/// let (words, ranking) = keywords::rank_words(&document);
/// assert_eq!(words.graph.node_count(), ranking.scores.len());
/// ```
#[must_use]
pub fn rank_words(document: &Document<'_>) -> (WordGraph, Ranking) {
    Context::new(document).into_ranking()
}

fn tf_idf(document: &Document<'_>, candidate: &Candidate) -> f64 {
    let idf: f64 = candidate
        .words()
        .map(|word| document.vocabulary()[word].idf)
        .sum();
    f64::from(candidate.n_all()) * idf / candidate.n_words as f64
}
