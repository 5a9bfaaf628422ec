//! Words and phrases that say what a text is about.

mod candidates;
#[doc(hidden)]
pub mod features;
mod longer;
mod model;
mod place;
mod reading;
mod select;

use crate::graph::WordGraph;
use crate::rank::Ranking;
use crate::{Document, Span};
use candidates::{Candidate, Candidates, MAX_WORDS, candidates, is_long};
use features::{Features, FirstContext, with_rivals};
use longer::give_way;
use model::N_BEST;
#[doc(hidden)]
pub use model::{Model, learned};
use reading::Reading;
use select::{NO_KEYWORD, select};

/// How keywords are scored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
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
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
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
    /// The lowest score of a keyword, from 0 to 1, but for the first three. Default: `None`, which is 0.4 for phrases, and
    /// 0 for single words and for [`Method::TfIdf`].
    pub min_score: Option<f64>,
}

impl Default for KeywordOptions {
    fn default() -> Self {
        Self {
            count: 8,
            words_only: false,
            min_chars: 2,
            method: Method::TextRank,
            tags: Vec::new(),
            min_score: None,
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

    /// The lowest score of a keyword, from 0 to 1, but for the first three.
    #[must_use]
    pub fn min_score(mut self, min_score: f64) -> Self {
        self.min_score = Some(min_score);
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Keyword {
    /// As the text writes it first.
    pub text: String,
    /// From 0 to 1: how likely an editor would print it; by [`Method::TfIdf`], the share of the best score.
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

/// The probability below which phrases are not printed, if nothing else is asked for.
const MIN_SCORE: f64 = 0.4;

/// The keywords by another model than the learned one, if they are not scored by TF-IDF.
#[doc(hidden)]
#[must_use]
pub fn keywords_with(document: &Document<'_>, options: &KeywordOptions, model: &Model) -> Vec<Keyword> {
    if document.is_late() {
        return Vec::new();
    }
    let reading = Reading::new(document);
    let candidates = candidates(&reading, max_words(options.words_only));
    match options.method {
        Method::TextRank => {
            let mut scores = learned_scores(&reading, &candidates, model);
            give_way(&candidates.list, &mut scores, reading.tokens.len());
            for score in &mut scores {
                *score = probability(*score);
            }
            let usual = if options.words_only { 0.0 } else { MIN_SCORE };
            let min_score = options.min_score.unwrap_or(usual);
            select(&reading, &candidates, &scores, min_score, options)
        }
        Method::TfIdf => {
            let mut scores: Vec<f64> = candidates
                .list
                .iter()
                .map(|candidate| tf_idf(&reading, candidate))
                .collect();
            let best = scores.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
            for score in &mut scores {
                *score /= best;
            }
            select(
                &reading,
                &candidates,
                &scores,
                options.min_score.unwrap_or(0.0),
                options,
            )
        }
    }
}

fn max_words(words_only: bool) -> usize {
    if words_only { 1 } else { MAX_WORDS }
}

/// A candidate's text and features, for those who learn weights.
#[doc(hidden)]
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Described {
    /// As a keyword would be printed.
    pub text: String,
    /// In lower case and Simplified characters, without blanks.
    pub form: String,
    /// The characters before it and after it, at its last occurrences; `^` at the edges of sentences.
    pub beside: [String; 2],
    /// Its features, named by [`features::names`]: all of them for the best candidates, those of the candidate by itself for
    /// all candidates.
    pub features: Vec<f32>,
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
#[doc(hidden)]
#[must_use]
pub fn describe(document: &Document<'_>, words_only: bool) -> Vec<Described> {
    let reading = Reading::new(document);
    let context = FirstContext::new(&reading);
    let is_long = is_long(&reading);
    let candidates = candidates(&reading, max_words(words_only));
    let possible = candidates
        .list
        .iter()
        .filter(|candidate| !candidate.is_chance(is_long));
    possible
        .map(|candidate| described_as(&reading, &candidates, candidate, &context.features(candidate)))
        .collect()
}

fn described_as(
    reading: &Reading<'_>,
    candidates: &Candidates,
    candidate: &Candidate,
    features: &[f32],
) -> Described {
    Described {
        text: select::text_of(reading, candidate),
        form: select::form_of(reading, candidate),
        beside: features::beside(reading, candidates, candidate),
        features: features.to_vec(),
    }
}

/// The best candidates of a document by a model's first score, with all their features, best first.
#[doc(hidden)]
#[must_use]
pub fn describe_best(document: &Document<'_>, words_only: bool, model: &Model) -> Vec<Described> {
    let reading = Reading::new(document);
    let candidates = candidates(&reading, max_words(words_only));
    let first = FirstContext::new(&reading);
    let scored = first_scores(&reading, &first, &candidates.list, model);
    let (best, _) = best_and_others(&scored, N_BEST);
    let all = with_rivals(&first, &candidates, &best, &model.odds);
    let described = best.iter().zip(all);
    described
        .map(|(best, features)| described_as(&reading, &candidates, best.candidate, &features))
        .collect()
}

/// A candidate with its features by itself and its first score.
struct Scored<'c> {
    index: usize,
    candidate: &'c Candidate,
    features: Features,
    score: f32,
}

/// The candidates that do not stand there by chance.
fn first_scores<'c>(
    reading: &Reading<'_>,
    context: &FirstContext<'_, '_>,
    candidates: &'c [Candidate],
    model: &Model,
) -> Vec<Scored<'c>> {
    let is_long = is_long(reading);
    let possible = candidates
        .iter()
        .enumerate()
        .filter(|(_, candidate)| !candidate.is_chance(is_long));
    possible
        .map(|(index, candidate)| {
            let features = context.features(candidate);
            let score = model.first_score(&features);
            Scored {
                index,
                candidate,
                features,
                score,
            }
        })
        .collect()
}

/// Those that the trees score, best first, and the others in any order.
fn best_and_others<'s, 'c>(
    scored: &'s [Scored<'c>],
    n_best: usize,
) -> (Vec<&'s Scored<'c>>, Vec<&'s Scored<'c>>) {
    let best_first = |a: &&Scored, b: &&Scored| b.score.total_cmp(&a.score).then(a.index.cmp(&b.index));
    let mut best: Vec<&Scored> = scored.iter().collect();
    let mut others = Vec::new();
    if best.len() > n_best {
        best.select_nth_unstable_by(n_best, best_first);
        others = best.split_off(n_best);
    }
    best.sort_unstable_by(best_first);
    (best, others)
}

/// The logarithm of the odds that an editor would print the candidate. Those that the first score does not put among the
/// best follow these, as far behind as that score says.
fn learned_scores(reading: &Reading<'_>, candidates: &Candidates, model: &Model) -> Vec<f64> {
    let first = FirstContext::new(reading);
    let scored = first_scores(reading, &first, &candidates.list, model);
    let mut scores = vec![NO_KEYWORD; candidates.list.len()];
    if !model.has_trees() {
        for scored in &scored {
            scores[scored.index] = f64::from(scored.score);
        }
        return scores;
    }
    let (best, others) = best_and_others(&scored, N_BEST);
    let mut lowest = f64::INFINITY;
    let by_trees = model.scores(&with_rivals(&first, candidates, &best, &model.odds));
    for (best, score) in best.iter().zip(by_trees) {
        scores[best.index] = f64::from(score);
        lowest = lowest.min(scores[best.index]);
    }
    let last_first_score = best.last().map_or(0.0, |best| best.score);
    for other in others {
        scores[other.index] = lowest - f64::from(last_first_score - other.score);
    }
    scores
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
/// assert_eq!(words.ties().n_nodes(), ranking.scores.len());
/// ```
#[must_use]
pub fn rank_words(document: &Document<'_>) -> (WordGraph, Ranking) {
    features::rank(document)
}

fn tf_idf(reading: &Reading<'_>, candidate: &Candidate) -> f64 {
    let idf: f64 = candidate.words(reading).map(|word| reading.word(word).idf).sum();
    f64::from(candidate.n_all()) * idf / f64::from(candidate.n_words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Engine;

    fn texts(text: &str, options: &KeywordOptions) -> Vec<String> {
        let keywords = Engine::new().analyze(text).keywords(options);
        keywords.into_iter().map(|keyword| keyword.text).collect()
    }

    #[test]
    fn only_what_is_sure_enough_is_printed_but_three_at_least() {
        let text = "石桥镇的竹编工坊开张。竹编工坊由返乡青年开办，请来竹编艺人授课，村民下班后来学竹编。";
        let options = KeywordOptions::default().count(20);
        let all = texts(text, &options.clone().min_score(0.0));
        let sure = texts(text, &options.clone().min_score(1.0));
        assert!(all.len() > 3);
        assert_eq!(sure, all[..3]);
        assert_eq!(texts(text, &options.clone().min_score(0.0).count(5)), all[..5]);
    }

    #[test]
    fn a_list_may_be_longer_than_what_the_trees_score() {
        let names = "松树、柳树、槐树、杨树、桃树、梨树、苹果、葡萄、西瓜、冬瓜、南瓜、黄瓜、萝卜、白菜、菠菜、芹菜、土豆、玉米、\
            小麦、水稻、大豆、花生、芝麻、棉花、茶叶、蘑菇、竹笋、莲藕、生姜、大蒜、辣椒、番茄、茄子、豆角、韭菜、香菜、\
            鲤鱼、草鱼、鲫鱼、鲢鱼、螃蟹、龙虾、蜜蜂、蚕茧、山羊、水牛、骆驼、毛驴、公鸡、鸭子";
        let options = KeywordOptions::default().count(100).min_score(0.0);
        let keywords = Engine::new().analyze(names).keywords(&options);
        assert!(keywords.len() > N_BEST, "{}", keywords.len());
        assert!(keywords.is_sorted_by(|a, b| a.score >= b.score));
    }
}
