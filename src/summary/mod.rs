//! Sentences that say what a text says.

mod compress;
mod context;
#[cfg_attr(
    not(feature = "train"),
    allow(unreachable_pub, reason = "only `training` exports it")
)]
mod features;
mod formality;
mod length;
mod options;
mod paper;
mod quotable;
mod ranked_sentences;
mod register;
mod result;
#[cfg(test)]
mod rules;
mod scoring;
mod selection;
mod shared_bigrams;
mod structured;
#[cfg(test)]
mod tests;
#[cfg(feature = "train")]
pub mod training;
mod unit;
#[cfg_attr(
    not(feature = "train"),
    allow(unreachable_pub, reason = "only `training` exports it")
)]
mod weights;

pub use options::{Length, Order, SummaryOptions};
pub use paper::Part;
pub use ranked_sentences::{RankedSentences, rank_sentences};
pub use register::Register;
pub use result::{Summary, SummarySentence};
pub use structured::{Section, structured_text};

use crate::Document;
#[cfg(test)]
pub(crate) use rules::decision;
use scoring::ScoredSentences;
use weights::{LEARNED, Weights};

impl Document<'_> {
    /// The extractive summary. Empty only if the text has no visible character.
    #[must_use]
    pub fn summary(&self, options: &SummaryOptions) -> Summary {
        summary_by(self, options, &LEARNED)
    }

    /// The summary, and the ranking of the sentences that it was chosen by.
    #[must_use]
    pub fn summary_and_ranking(&self, options: &SummaryOptions) -> (Summary, RankedSentences) {
        let scored = ScoredSentences::new(self, options, &LEARNED);
        let summary = if self.is_late() {
            Summary::default()
        } else {
            selection::select(self, &scored, options, &LEARNED)
        };
        (summary, scored.into())
    }
}

fn summary_by(document: &Document<'_>, options: &SummaryOptions, weights: &Weights) -> Summary {
    if document.is_late() {
        return Summary::default();
    }
    let scored = ScoredSentences::new(document, options, weights);
    selection::select(document, &scored, options, weights)
}

/// What kind of language a text is in.
#[must_use]
pub fn register(document: &Document<'_>) -> Register {
    rank_sentences(document, &SummaryOptions::default()).register
}
