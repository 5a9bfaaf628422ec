//! Sentences with their features, for those who learn weights.

use super::features::{SentenceFeatures, with_gates};
use super::options::{Length, SummaryOptions};
use super::scoring::ScoredSentences;
use super::unit::Unit;
use super::weights::{LEARNED, Weights};
use crate::Document;

/// What can be quoted of a sentence, and its features, for those who learn weights.
#[doc(hidden)]
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DescribedSentence {
    /// As a summary would print it.
    pub text: String,
    /// Its features, named by [`names`](super::features::names).
    pub features: SentenceFeatures,
}

/// The sentences that can be quoted, in order, with their features.
///
/// ```
/// use zhaiyao::{Engine, Length, summary};
///
/// let engine = Engine::new();
/// let document = engine.analyze("两省签订合作协议。协议涉及旅游。");
/// let sentences = summary::describe(&document, Length::Chars(100));
/// assert_eq!(sentences[1].text, "协议涉及旅游。");
/// ```
#[doc(hidden)]
#[must_use]
pub fn describe(document: &Document<'_>, length: Length) -> Vec<DescribedSentence> {
    let weights = Weights {
        cut: false,
        ..LEARNED
    };
    let options = SummaryOptions::default().length(length);
    let mut features = Vec::new();
    let scored = ScoredSentences::seen(document, &options, &weights, |gates, sentence| {
        features.push(with_gates(sentence, gates));
    });
    let described = |(unit, features): (Unit, SentenceFeatures)| DescribedSentence {
        text: unit.print(document.folded()),
        features,
    };
    scored.units.into_iter().zip(features).map(described).collect()
}
