//! Why a keyword scored: what of it, were it like the other candidates of the text, would lower its score most.

use std::iter;

use super::evidence::Evidence;
use super::features::{AllFeatures, Reason, reasons};
use super::keyword::Keyword;
use super::model::{Model, learned};
use super::ranked_words::RankedWords;

/// How many reasons are given.
const N_REASONS: usize = 3;

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
    let mut told: Vec<Reason> = reasons().flatten().collect();
    told.sort_unstable();
    told.dedup();
    let like_the_others = |reason: &Reason| {
        let mut variant = *features;
        for (feature, told) in reasons().enumerate() {
            if told == Some(*reason) {
                variant[feature] = usual[feature];
            }
        }
        variant
    };
    let variants: Vec<AllFeatures> = iter::once(*features)
        .chain(told.iter().map(like_the_others))
        .collect();
    let scores = model.all_scores(&variants);
    let losses = told
        .into_iter()
        .zip(&scores[1..])
        .map(|(reason, score)| (scores[0] - score, reason));
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
