//! All features of the best candidates.

use super::context::Context;
use super::first::FirstContext;
use super::rivals::{Rival, Rivals};
use super::table::{AllFeatures, FIRST_OF_RIVALS, Features, N_ALL, N_CANDIDATE, of_best, of_rivals};
use crate::keywords::candidates::{Candidate, Candidates};
use crate::keywords::odds::Odds;

/// A candidate with its features by itself and its first score.
pub(in crate::keywords) struct Scored<'c> {
    pub(in crate::keywords) index: usize,
    pub(in crate::keywords) candidate: &'c Candidate,
    pub(in crate::keywords) features: Features,
    pub(in crate::keywords) score: f32,
}

/// The features of the best candidates, best first, with what their rivals tell.
pub(in crate::keywords) fn of_all_best(
    first: &FirstContext<'_, '_>,
    candidates: &Candidates,
    best: &[&Scored<'_>],
    odds: &Odds,
) -> Vec<AllFeatures> {
    let context = Context::new(first, candidates);
    let rivals: Vec<Rival> = best
        .iter()
        .map(|best| Rival::new(first.reading, best.candidate, best.score))
        .collect();
    let all = |index: usize| {
        let candidate = best[index].candidate;
        let more = context.more(candidate, first.first(candidate), &rivals[index].text, odds);
        let mut all = [0.0; N_ALL];
        all[..N_CANDIDATE].copy_from_slice(&best[index].features);
        all[N_CANDIDATE..FIRST_OF_RIVALS].copy_from_slice(&of_best(&more));
        all[FIRST_OF_RIVALS..].copy_from_slice(&of_rivals(&Rivals::of(index, &rivals)));
        all
    };
    (0..best.len()).map(all).collect()
}
