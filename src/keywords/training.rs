//! What models are learned with: candidates with their features, keywords by another model than the library's. Every training
//! changes it, whatever the version.

use super::candidates::{Candidate, Candidates, candidates, is_long, max_words};
use super::features::{self, FirstContext};
use super::keyword::Keyword;
use super::keywords_by;
use super::options::KeywordOptions;
use super::reading::Reading;
use super::scoring::best_with_features;
use super::select;
use crate::Document;

pub use super::features::names;
pub use super::model::{Model, learned};

/// A candidate's text and features, for those who learn weights.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DescribedCandidate {
    /// The candidate as a keyword would be printed.
    pub text: String,
    /// In lower case and Simplified characters, without blanks.
    pub form: String,
    /// The characters before it and after it, at its last occurrences; `^` at the edges of sentences.
    pub beside: [String; 2],
    /// Its features, named by [`names`]: all of them for the best candidates, those of the candidate by itself for
    /// all candidates.
    pub features: Vec<f32>,
}

/// All candidates of a document with their features, in the order of their first occurrence.
///
/// ```
/// use zhaiyao::{Engine, keywords::training};
///
/// let engine = Engine::new();
/// let document = engine.analyze("无线传感器网络的能耗。");
/// let candidates = training::describe(&document, false);
/// assert!(candidates.iter().any(|candidate| candidate.text == "无线传感器网络"));
/// ```
#[must_use]
pub fn describe(document: &Document<'_>, words_only: bool) -> Vec<DescribedCandidate> {
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
) -> DescribedCandidate {
    DescribedCandidate {
        text: select::text_of(reading, candidate),
        form: select::form_of(reading, candidate),
        beside: features::beside(reading, candidates, candidate),
        features: features.to_vec(),
    }
}

/// The best candidates of a document by a model's first score, with all their features, best first.
#[must_use]
pub fn describe_best(document: &Document<'_>, words_only: bool, model: &Model) -> Vec<DescribedCandidate> {
    let reading = Reading::new(document);
    let candidates = candidates(&reading, max_words(words_only));
    best_with_features(&reading, &candidates, model)
        .into_iter()
        .map(|(candidate, features)| described_as(&reading, &candidates, candidate, &features))
        .collect()
}

/// The keywords by another model than the learned one, if they are not scored by TF-IDF.
#[must_use]
pub fn keywords_with(document: &Document<'_>, options: &KeywordOptions, model: &Model) -> Vec<Keyword> {
    keywords_by(document, options, model)
}
