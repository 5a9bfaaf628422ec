//! How likely an editor would print each candidate.

use super::candidates::{Candidate, Candidates, is_long};
use super::features::{AllFeatures, FirstContext, Scored, of_all_best};
use super::model::{Model, N_BEST};
use super::reading::Reading;

/// The score of a candidate that is certainly not a keyword.
pub(super) const NO_KEYWORD: f64 = f64::NEG_INFINITY;

/// The candidates that do not stand there by chance.
fn first_scores<'c>(
    reading: &Reading<'_>,
    context: &FirstContext<'_, '_>,
    candidates: &'c [Candidate],
    model: &Model,
) -> Vec<Scored<'c>> {
    let is_long = is_long(reading);
    let possible = candidates
        .iter()
        .enumerate()
        .filter(|(_, candidate)| !candidate.is_chance(is_long));
    possible
        .map(|(index, candidate)| Scored {
            index,
            candidate,
            score: model.first_score(&context.features(candidate)),
        })
        .collect()
}

/// Those that the trees score, best first, and the others in any order.
fn best_and_others(mut best: Vec<Scored<'_>>, n_best: usize) -> (Vec<Scored<'_>>, Vec<Scored<'_>>) {
    let best_first = |a: &Scored, b: &Scored| b.score.total_cmp(&a.score).then(a.index.cmp(&b.index));
    let mut others = Vec::new();
    if best.len() > n_best {
        best.select_nth_unstable_by(n_best, best_first);
        others = best.split_off(n_best);
    }
    best.sort_unstable_by(best_first);
    (best, others)
}

/// The best candidates by the first score, best first, with all their features.
pub(super) fn best_with_features<'c>(
    reading: &Reading<'_>,
    candidates: &'c Candidates,
    model: &Model,
) -> Vec<(&'c Candidate, AllFeatures)> {
    let first = FirstContext::new(reading);
    let scored = first_scores(reading, &first, &candidates.list, model);
    let (best, _) = best_and_others(scored, N_BEST);
    let features = of_all_best(&first, candidates, &best, &model.odds);
    best.iter().map(|best| best.candidate).zip(features).collect()
}

/// The logarithm of the odds that an editor would print the candidate. Those that the first score does not put among the
/// best follow these, as far behind as that score says.
pub(super) fn learned_scores(reading: &Reading<'_>, candidates: &Candidates, model: &Model) -> Vec<f64> {
    let first = FirstContext::new(reading);
    let scored = first_scores(reading, &first, &candidates.list, model);
    let mut scores = vec![NO_KEYWORD; candidates.list.len()];
    if !model.has_trees() {
        for scored in &scored {
            scores[scored.index] = f64::from(scored.score);
        }
        return scores;
    }
    let (best, others) = best_and_others(scored, N_BEST);
    let mut lowest = f64::INFINITY;
    let by_trees = model.scores(&of_all_best(&first, candidates, &best, &model.odds));
    for (best, score) in best.iter().zip(by_trees) {
        scores[best.index] = f64::from(score);
        lowest = lowest.min(scores[best.index]);
    }
    let last_first_score = best.last().map_or(0.0, |best| best.score);
    for other in others {
        scores[other.index] = lowest - f64::from(last_first_score - other.score);
    }
    scores
}
