//! How likely an editor would print each candidate.

use super::candidates::{Candidate, Candidates, is_long};
use super::features::{AllFeatures, Compared, FirstContext, ScoredCandidate, of_all_best};
use super::model::{Model, N_BEST, N_COMPARED};
use super::reading::Reading;

/// The score of a candidate that is certainly not a keyword.
pub(super) const NO_KEYWORD: f64 = f64::NEG_INFINITY;

/// The candidates that do not stand there by chance.
fn first_scores<'c>(
    reading: &Reading<'_>,
    context: &FirstContext<'_, '_>,
    candidates: &'c [Candidate],
    model: &Model,
) -> Vec<ScoredCandidate<'c>> {
    let is_long = is_long(reading);
    let possible = candidates
        .iter()
        .enumerate()
        .filter(|(_, candidate)| !candidate.is_chance(is_long));
    possible
        .map(|(index, candidate)| ScoredCandidate {
            index,
            candidate,
            score: model.first_score(&context.features(candidate)),
        })
        .collect()
}

/// The candidates that are compared with what was judged, best first.
fn compared<'s, 'c>(
    reading: &Reading<'_>,
    scored: &'s [ScoredCandidate<'c>],
    model: &Model,
) -> Vec<Compared<'s, 'c>> {
    let mut best: Vec<&ScoredCandidate> = scored.iter().collect();
    if best.len() > N_COMPARED {
        best.select_nth_unstable_by(N_COMPARED, |a, b| {
            b.score.total_cmp(&a.score).then(a.index.cmp(&b.index))
        });
        best.truncate(N_COMPARED);
    }
    let compared = best
        .into_iter()
        .map(|scored| Compared::new(reading, scored, &model.odds, |judged| model.judged_score(judged)));
    let mut compared: Vec<Compared> = compared.collect();
    compared.sort_unstable_by(|a, b| {
        let by_score = b.score.total_cmp(&a.score);
        by_score.then(a.scored.index.cmp(&b.scored.index))
    });
    compared
}

/// The best candidates by the first score, best first, with all their features.
#[cfg(feature = "train")]
pub(super) fn best_with_features<'c>(
    reading: &Reading<'_>,
    candidates: &'c Candidates,
    model: &Model,
) -> Vec<(&'c Candidate, AllFeatures)> {
    let first = FirstContext::new(reading);
    let scored = first_scores(reading, &first, &candidates.list, model);
    let compared = compared(reading, &scored, model);
    let features = of_all_best(&first, candidates, &compared, N_BEST, &model.odds);
    let best = compared.iter().map(|best| best.scored.candidate);
    best.zip(features).collect()
}

/// The logarithm of the odds that an editor would print each candidate. Those that the first score does not put among the
/// best follow these, as far behind as the score of what they have by themselves says. Has the best seen, with their features.
pub(super) fn learned_scores(
    reading: &Reading<'_>,
    candidates: &Candidates,
    model: &Model,
    see: impl FnOnce(&mut dyn Iterator<Item = (&Candidate, &AllFeatures)>),
) -> Vec<f64> {
    let first = FirstContext::new(reading);
    let scored = first_scores(reading, &first, &candidates.list, model);
    let mut scores = vec![NO_KEYWORD; candidates.list.len()];
    for scored in &scored {
        scores[scored.index] = f64::from(scored.score);
    }
    if !model.has_trees() {
        return scores;
    }
    let compared = compared(reading, &scored, model);
    let features = of_all_best(&first, candidates, &compared, N_BEST, &model.odds);
    let best = compared.iter().map(|best| best.scored.candidate);
    see(&mut best.zip(&features));
    let by_trees = model.scores(&features);
    let lowest = by_trees.iter().copied().fold(f32::INFINITY, f32::min);
    let highest = scored
        .iter()
        .map(|scored| scored.score)
        .fold(f32::NEG_INFINITY, f32::max);
    for scored in &scored {
        scores[scored.index] = f64::from(lowest - (highest - scored.score));
    }
    for (best, score) in compared.iter().zip(by_trees) {
        scores[best.scored.index] = f64::from(score);
    }
    scores
}
