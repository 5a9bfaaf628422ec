//! All features of the best candidates.

use super::context::Context;
use super::first::FirstContext;
use super::rivals::{Rival, Rivals};
use super::table::{AllFeatures, FIRST_OF_RIVALS, N_ALL, N_CANDIDATE, of_best, of_candidate, of_rivals};
use crate::keywords::candidates::{Candidate, Candidates};
use crate::keywords::odds::Odds;

/// A candidate with its first score. Its features are not kept: a long text has tens of thousands of candidates.
pub(in crate::keywords) struct Scored<'c> {
    pub(in crate::keywords) index: usize,
    pub(in crate::keywords) candidate: &'c Candidate,
    pub(in crate::keywords) score: f32,
}

/// The features of the best candidates, best first, with what their rivals tell.
pub(in crate::keywords) fn of_all_best(
    first: &FirstContext<'_, '_>,
    candidates: &Candidates,
    best: &[Scored<'_>],
    odds: &Odds,
) -> Vec<AllFeatures> {
    let mut context = Context::new(first, candidates);
    let rivals: Vec<Rival> = best
        .iter()
        .map(|best| Rival::new(first.reading, best.candidate, best.score))
        .collect();
    let mut features = vec![[0.0; N_ALL]; best.len()];
    for (index, (best, all)) in best.iter().zip(&mut features).enumerate() {
        let facts = first.first(best.candidate);
        all[..N_CANDIDATE].copy_from_slice(&of_candidate(&facts));
        let more = context.more(best.candidate, facts, &rivals[index].text, odds);
        all[N_CANDIDATE..FIRST_OF_RIVALS].copy_from_slice(&of_best(&more));
        all[FIRST_OF_RIVALS..].copy_from_slice(&of_rivals(&Rivals::of(index, &rivals)));
    }
    features
}
