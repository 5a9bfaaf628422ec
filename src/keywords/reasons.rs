//! Why a keyword scored: what of it, were it like the other candidates of the text, would lower its score most.

use super::evidence::Evidence;
use super::features::{AllFeatures, N_ALL, names};
use super::keyword::Keyword;
use super::model::{Model, learned};
use super::ranked_words::RankedWords;

/// How many reasons are given.
const N_REASONS: usize = 3;

/// What speaks for a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Reason {
    /// It comes often, or in many sentences.
    Frequency,
    /// The title has it, or much of it.
    Title,
    /// It stands early in the text, or where it weighs.
    Place,
    /// It is rare in other texts.
    Rarity,
    /// Its words belong together, and to nothing longer.
    Unity,
    /// Its words are central in the word graph.
    Centrality,
    /// It is long, and made of such words, as terms are.
    Form,
    /// What stands beside it is what stands beside terms.
    Neighbours,
    /// Terms that begin, end or read like it were printed by editors.
    Likeness,
    /// It is ahead of the candidates that overlap it or end like it.
    Rivals,
}

const REASONS: [Reason; 10] = [
    Reason::Frequency,
    Reason::Title,
    Reason::Place,
    Reason::Rarity,
    Reason::Unity,
    Reason::Centrality,
    Reason::Form,
    Reason::Neighbours,
    Reason::Likeness,
    Reason::Rivals,
];

/// What a feature tells, by its name; none if it tells nothing of its own, or is the same for all candidates of a text.
fn reason(feature: &str) -> Option<Reason> {
    Some(match feature {
        "log_count"
        | "spread"
        | "density"
        | "count_by_largest"
        | "log_count_of_phrase"
        | "untitled_log_count"
        | "tf_idf"
        | "reach" => Reason::Frequency,
        "in_title" | "only_in_title" | "title_idf" | "title_characters" => Reason::Title,
        "log_position"
        | "in_first_sentence"
        | "last_position"
        | "untitled_log_position"
        | "position"
        | "first_sentence"
        | "opening_characters"
        | "place_in_sentence" => Reason::Place,
        "unknown_words" | "long_text_idf" => Reason::Rarity,
        "extended" | "only_a_part" | "association" | "single_characters" | "longer_by_one" => Reason::Unity,
        "centrality" | "best_centrality" => Reason::Centrality,
        "quoted" | "title_of_work" => Reason::Neighbours,
        "better_rivals" | "same_end" | "better_with_same_end" => Reason::Rivals,
        // The first score sums up what the other features tell; the rest is the same for all terms of a text.
        "first_score" | "first_rank" | "behind_the_best" | "score_before" | "bias" | "text_length"
        | "titled" | "n_rivals" => return None,
        _ if feature.starts_with("judged_") => Reason::Likeness,
        _ if feature.starts_with("idf_") => Reason::Rarity,
        _ if feature.starts_with("cohesion_") || feature.starts_with("variety_") => Reason::Unity,
        _ if feature.starts_with("log_rank_") => Reason::Centrality,
        _ if feature.starts_with("after_") || feature.starts_with("before_") => Reason::Neighbours,
        _ if feature.contains("_rival") => Reason::Rivals,
        _ if feature.ends_with("_text") || feature.ends_with("_in_text") || feature == "sentence_length" => {
            return None;
        }
        _ => Reason::Form,
    })
}

impl RankedWords {
    /// The strongest reasons of each keyword, the strongest first. A keyword has none if it is not among the candidates that
    /// were scored by all that is known of them.
    ///
    /// ```
    /// use zhaiyao::{Engine, KeywordOptions};
    ///
    /// let engine = Engine::new();
    /// let document = engine.analyze("竹编工坊开张。竹编工坊请来艺人授课，村民学竹编。");
    /// let (keywords, ranked) = document.keywords_and_ranking(&KeywordOptions::default());
    /// let reasons = ranked.reasons(&keywords);
    /// assert!((1..=3).contains(&reasons[0].len()));
    /// ```
    #[must_use]
    pub fn reasons(&self, keywords: &[Keyword]) -> Vec<Vec<Reason>> {
        let Evidence {
            words_only,
            texts,
            features,
        } = &self.evidence;
        let model = learned(*words_only);
        let usual = medians(features);
        let of_keyword = |keyword: &Keyword| {
            let at = texts.iter().position(|text| *text == keyword.text);
            at.map_or_else(Vec::new, |at| strongest(&features[at], &usual, model))
        };
        keywords.iter().map(of_keyword).collect()
    }
}

/// The value of each feature that is in the middle.
fn medians(candidates: &[AllFeatures]) -> AllFeatures {
    std::array::from_fn(|feature| {
        let mut values: Vec<f32> = candidates.iter().map(|features| features[feature]).collect();
        values.sort_unstable_by(f32::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    })
}

fn strongest(features: &AllFeatures, usual: &AllFeatures, model: &Model) -> Vec<Reason> {
    let mut variants = vec![*features; REASONS.len() + 1];
    for (feature, name) in names().enumerate().take(N_ALL) {
        if let Some(reason) = reason(name) {
            let variant = 1 + REASONS
                .iter()
                .position(|known| *known == reason)
                .unwrap_or_default();
            variants[variant][feature] = usual[feature];
        }
    }
    let scores = model.all_scores(&variants);
    let losses = REASONS
        .iter()
        .zip(&scores[1..])
        .map(|(&reason, score)| (scores[0] - score, reason));
    let mut losses: Vec<(f32, Reason)> = losses.filter(|(loss, _)| *loss > 0.0).collect();
    losses.sort_by(|a, b| b.0.total_cmp(&a.0));
    losses
        .into_iter()
        .map(|(_, reason)| reason)
        .take(N_REASONS)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AnalyzeOptions, Engine, KeywordOptions};

    #[test]
    fn every_reason_is_told_by_some_feature() {
        for known in REASONS {
            assert!(names().any(|name| reason(name) == Some(known)), "{known:?}");
        }
    }

    #[test]
    fn what_the_title_has_is_a_reason() {
        let engine = Engine::new();
        let text = "石桥镇的竹编工坊开张，请来艺人授课。村民下班后学手艺，镇里免去场地租金，游客也来参观。竹编工坊月底办展览。";
        let document = engine.analyze_with(text, &AnalyzeOptions::default().title("竹编工坊开张"));
        let (keywords, ranked) = document.keywords_and_ranking(&KeywordOptions::default());
        let reasons = ranked.reasons(&keywords);
        assert_eq!(reasons.len(), keywords.len());
        let at = keywords
            .iter()
            .position(|keyword| keyword.text == "竹编工坊")
            .unwrap();
        assert!(
            reasons[at]
                .iter()
                .any(|reason| matches!(reason, Reason::Title | Reason::Frequency)),
            "{reasons:?}"
        );
    }
}
