//! Words and phrases that say what a text is about.

mod affix_odds;
mod candidates;
mod evidence;
#[cfg_attr(
    not(feature = "train"),
    allow(unreachable_pub, reason = "only `training` exports it")
)]
mod features;
mod fragments;
mod keyword;
#[cfg_attr(
    not(feature = "train"),
    allow(unreachable_pub, reason = "only `training` exports it")
)]
mod model;
mod options;
mod ranked_words;
mod reading;
mod reasons;
mod rescoring;
mod scoring;
mod select;
mod term_position;
#[cfg(feature = "train")]
pub mod training;
mod variants;
mod word_ranking;

use crate::Document;
use candidates::{Candidate, candidates, max_words};
use evidence::Evidence;
use features::AllFeatures;
pub use features::Reason;
pub use keyword::Keyword;
use model::{Model, learned};
pub use options::{KeywordOptions, Method};
pub use ranked_words::{RankedWords, rank_words};
use reading::Reading;
use scoring::learned_scores;
use select::select;

impl Document<'_> {
    /// The keywords, best first. Empty only if no word of the text can be one.
    #[must_use]
    pub fn keywords(&self, options: &KeywordOptions) -> Vec<Keyword> {
        keywords_by(self, options, learned(options.words_only))
    }

    /// The keywords, and the ranking of the words that they were chosen by.
    #[must_use]
    pub fn keywords_and_ranking(&self, options: &KeywordOptions) -> (Vec<Keyword>, RankedWords) {
        let reading = Reading::new(self);
        let mut evidence = Evidence::default();
        let keywords = read_keywords(&reading, options, learned(options.words_only), |best| {
            evidence = Evidence::new(&reading, options.words_only, best);
        });
        (keywords, RankedWords::new(reading.into_word_ranking(), evidence))
    }
}

/// The probability below which phrases are not printed, if nothing else is asked for.
const MIN_SCORE: f64 = 0.67;

fn keywords_by(document: &Document<'_>, options: &KeywordOptions, model: &Model) -> Vec<Keyword> {
    // Where time is up, nothing is to be read.
    if document.is_late() {
        return Vec::new();
    }
    read_keywords(&Reading::new(document), options, model, |_| ())
}

/// Has the candidates seen that were scored by all that is known of them.
fn read_keywords(
    reading: &Reading<'_>,
    options: &KeywordOptions,
    model: &Model,
    see: impl FnOnce(&mut dyn Iterator<Item = (&Candidate, &AllFeatures)>),
) -> Vec<Keyword> {
    if reading.document.is_late() {
        return Vec::new();
    }
    let candidates = candidates(reading, max_words(options.words_only));
    match options.method {
        Method::TextRank => {
            let mut scores = learned_scores(reading, &candidates, model, see);
            rescoring::rescore(reading, &candidates.list, &mut scores);
            for score in &mut scores {
                *score = probability(*score);
            }
            let usual = if options.words_only { 0.0 } else { MIN_SCORE };
            let min_score = options.min_score.unwrap_or(usual);
            select(reading, &candidates, &scores, min_score, options)
        }
        Method::TfIdf => {
            let mut scores: Vec<f64> = candidates
                .list
                .iter()
                .map(|candidate| tf_idf(reading, candidate))
                .collect();
            let best = scores.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
            for score in &mut scores {
                *score /= best;
            }
            select(
                reading,
                &candidates,
                &scores,
                options.min_score.unwrap_or(0.0),
                options,
            )
        }
    }
}

/// The probability of an event with these odds, of which the logarithm is given.
fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

fn tf_idf(reading: &Reading<'_>, candidate: &Candidate) -> f64 {
    let idf: f64 = candidate.words(reading).map(|word| reading.word(word).idf).sum();
    f64::from(candidate.n_all()) * idf / f64::from(candidate.n_words)
}

#[cfg(test)]
mod tests {
    use super::model::N_BEST;
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
            鲤鱼、草鱼、鲫鱼、鲢鱼、螃蟹、龙虾、蜜蜂、蚕茧、山羊、水牛、骆驼、毛驴、公鸡、鸭子、铁锅、菜刀、砧板、筷子、\
            雨伞、斗笠、蓑衣、草鞋、毛笔、砚台、宣纸、算盘、油灯、蜡烛、火柴、水桶、扁担、箩筐、锄头、镰刀、斧头、铁锹";
        let options = KeywordOptions::default().count(100).min_score(0.0);
        let keywords = Engine::new().analyze(names).keywords(&options);
        assert!(keywords.len() > N_BEST, "{}", keywords.len());
        assert!(keywords.is_sorted_by(|a, b| a.score >= b.score));
    }
}
