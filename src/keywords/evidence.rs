//! What scores were made of, kept for reasons.

use super::candidates::Candidate;
use super::features::AllFeatures;
use super::reading::Reading;
use super::select;

/// The candidates that were scored by all that is known of them, and all that.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    pub(super) words_only: bool,
    pub(super) texts: Vec<String>,
    /// For every text.
    pub(super) features: Vec<AllFeatures>,
}

impl Evidence {
    pub(super) fn new(
        reading: &Reading<'_>,
        words_only: bool,
        best: &mut dyn Iterator<Item = (&Candidate, &AllFeatures)>,
    ) -> Self {
        let (texts, features) = best
            .map(|(candidate, features)| (select::text_of(reading, candidate), features))
            .unzip();
        Self {
            words_only,
            texts,
            features,
        }
    }
}
