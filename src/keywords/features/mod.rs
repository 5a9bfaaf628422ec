//! What is known of a candidate, as numbers to score it by.

mod best;
mod chars;
mod context;
mod first;
mod judged;
mod kind_of_text;
mod neighbours;
mod ranking;
mod reason;
mod rivals;
mod table;

pub(super) use best::{Compared, ScoredCandidate, of_all_best};
pub(super) use first::FirstContext;
#[cfg(feature = "train")]
pub(super) use judged::beside;
pub use reason::Reason;
#[cfg(any(test, feature = "train"))]
pub use table::names;
pub(super) use table::{
    AllFeatures, CANDIDATE, CandidateFeatures, JUDGED, JudgedFeatures, MORE, N_ALL, N_CANDIDATE, RIVALS,
    reasons,
};

use super::candidates::Candidate;
use table::of_candidate;

impl FirstContext<'_, '_> {
    pub(super) fn features(&self, candidate: &Candidate) -> CandidateFeatures {
        of_candidate(&self.first(candidate))
    }
}
