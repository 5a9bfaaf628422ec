//! All features of the best candidates.

use super::context::CandidateContext;
use super::first::FirstContext;
use super::judged::Judged;
use super::rivals::{Rival, Rivals};
use super::table::{
    AllFeatures, FIRST_OF_JUDGED, FIRST_OF_RIVALS, JudgedFeatures, N_ALL, N_CANDIDATE, of_best, of_candidate,
    of_judged, of_rivals,
};
use crate::keywords::affix_odds::AffixOdds;
use crate::keywords::candidates::{Candidate, Candidates};
use crate::keywords::reading::Reading;

/// A candidate with its first score. Its features are not kept: a long text has tens of thousands of candidates.
pub(in crate::keywords) struct ScoredCandidate<'c> {
    pub(in crate::keywords) index: usize,
    pub(in crate::keywords) candidate: &'c Candidate,
    pub(in crate::keywords) score: f32,
}

/// A candidate, and how terms like it were judged.
pub(in crate::keywords) struct Compared<'s, 'c> {
    pub(in crate::keywords) scored: &'s ScoredCandidate<'c>,
    pub(in crate::keywords) judged: JudgedFeatures,
    /// The first score, with what the judgements add.
    pub(in crate::keywords) score: f32,
    form: String,
}

impl<'s, 'c> Compared<'s, 'c> {
    pub(in crate::keywords) fn new(
        reading: &Reading<'_>,
        scored: &'s ScoredCandidate<'c>,
        odds: &AffixOdds,
        judged_score: impl Fn(&JudgedFeatures) -> f32,
    ) -> Self {
        let words = scored.candidate.words(reading);
        let mut form = String::with_capacity(32);
        form.extend(words.map(|word| reading.form(word)));
        let judged = of_judged(&Judged::of(&form, odds));
        Self {
            score: scored.score + judged_score(&judged),
            scored,
            judged,
            form,
        }
    }
}

/// The features of the `n_best` best of the candidates that are compared, best first, with what all of these tell.
pub(in crate::keywords) fn of_all_best(
    first: &FirstContext<'_, '_>,
    candidates: &Candidates,
    compared: &[Compared<'_, '_>],
    n_best: usize,
    odds: &AffixOdds,
) -> Vec<AllFeatures> {
    let mut context = CandidateContext::new(first, candidates);
    let rivals: Vec<Rival> = compared
        .iter()
        .map(|best| Rival::new(&best.form, best.scored.candidate, best.score))
        .collect();
    let mut features = vec![[0.0; N_ALL]; compared.len().min(n_best)];
    for (index, (best, all)) in compared.iter().zip(&mut features).enumerate() {
        let facts = first.first(best.scored.candidate);
        all[..N_CANDIDATE].copy_from_slice(&of_candidate(&facts));
        let more = context.more(best.scored.candidate, facts, &best.form, odds);
        all[N_CANDIDATE..FIRST_OF_JUDGED].copy_from_slice(&of_best(&more));
        all[FIRST_OF_JUDGED..FIRST_OF_RIVALS].copy_from_slice(&best.judged);
        all[FIRST_OF_RIVALS..].copy_from_slice(&of_rivals(&Rivals::of(index, &rivals)));
    }
    features
}
