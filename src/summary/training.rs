//! What weights are learned with: sentences with their features, summaries by other weights than the library's. Every training
//! changes it, whatever the version.

use super::features::with_gates;
use super::options::{Length, SummaryOptions};
use super::result::Summary;
use super::scoring::ScoredSentences;
use super::summary_by;
use super::unit::Unit;
use crate::Document;

pub use super::features::{N_FEATURES, SENTENCE, SentenceFeatures, names};
pub use super::weights::{LEARNED, RegisterWeights, Weights};

/// What can be quoted of a sentence, and its features, for those who learn weights.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DescribedSentence {
    /// As a summary would print it.
    pub text: String,
    /// Its features, named by [`names`].
    pub features: SentenceFeatures,
}

/// The sentences that can be quoted, in order, with their features.
///
/// ```
/// use zhaiyao::{Engine, Length, summary::training};
///
/// let engine = Engine::new();
/// let document = engine.analyze("两省签订合作协议。协议涉及旅游。");
/// let sentences = training::describe(&document, Length::Chars(100));
/// assert_eq!(sentences[1].text, "协议涉及旅游。");
/// ```
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

/// The summary with other weights than the learned ones.
#[must_use]
pub fn summary_with(document: &Document<'_>, options: &SummaryOptions, weights: &Weights) -> Summary {
    summary_by(document, options, weights)
}
