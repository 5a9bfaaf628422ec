//! What the other good candidates of the text tell of one: whether a longer, a shorter or an overlapping one is better.

use super::{AllFeatures, N_CANDIDATE, of_rivals};
use crate::keywords::Scored;
use crate::keywords::candidates::Candidate;
use crate::keywords::reading::Reading;

/// What is known of a candidate among the best by the first score, which are its rivals.
pub(super) struct Rivals {
    pub(super) score: f32,
    pub(super) rank: f32,
    pub(super) behind_the_best: f32,
    /// The best score of those that it is a part of, less its own.
    pub(super) longer: f32,
    /// How often the most frequent of them occurs, by how often it does.
    pub(super) longer_count: f32,
    /// The best score of those that are parts of it, less its own.
    pub(super) shorter: f32,
    /// How often the least frequent of them occurs, by how often it does.
    pub(super) shorter_count: f32,
    /// The best score of those that share two characters with it at an end, less its own.
    pub(super) overlapping: f32,
    pub(super) n_better: f32,
    pub(super) above: f32,
}

/// Scores are that much lower where there is none.
const NO_RIVAL: f32 = -8.0;

/// A candidate's characters.
struct Form {
    text: String,
    /// A bit for each character, several characters to a bit.
    bits: u64,
    head: [char; 2],
    tail: [char; 2],
}

impl Form {
    fn new(reading: &Reading<'_>, candidate: &Candidate) -> Self {
        let mut text = String::with_capacity(32);
        for word in candidate.words(reading) {
            text.push_str(reading.form(word));
        }
        let bits = text.chars().fold(0, |bits, c| bits | 1 << (c as u32 % 61));
        let mut chars = text.chars();
        let head = [chars.next().unwrap_or('\0'), chars.next().unwrap_or('\0')];
        let mut chars = text.chars().rev();
        let last = chars.next().unwrap_or('\0');
        let tail = [chars.next().unwrap_or('\0'), last];
        Self {
            text,
            bits,
            head,
            tail,
        }
    }

    fn contains(&self, other: &Self) -> bool {
        other.bits & !self.bits == 0 && self.text.len() > other.text.len() && self.text.contains(&other.text)
    }
}

/// The features of the best candidates, best first, with what their rivals tell.
pub(in crate::keywords) fn with_rivals(reading: &Reading<'_>, best: &[&Scored<'_>]) -> Vec<AllFeatures> {
    let forms: Vec<Form> = best
        .iter()
        .map(|scored| Form::new(reading, scored.candidate))
        .collect();
    let rivals = |index: usize| {
        let &Scored {
            candidate: own,
            score,
            ..
        } = best[index];
        let mut rivals = Rivals {
            score,
            rank: index as f32,
            behind_the_best: score - best[0].score,
            longer: NO_RIVAL,
            longer_count: 0.0,
            shorter: NO_RIVAL,
            shorter_count: 0.0,
            overlapping: NO_RIVAL,
            n_better: 0.0,
            above: index
                .checked_sub(1)
                .map_or(0.0, |above| best[above].score - score),
        };
        for (other, form) in forms.iter().enumerate() {
            let rival = best[other];
            let more = rival.score - score;
            let count = rival.candidate.n_all().max(1) as f32 / own.n_all().max(1) as f32;
            if other == index {
                continue;
            }
            if form.contains(&forms[index]) {
                rivals.longer = rivals.longer.max(more);
                rivals.longer_count = rivals.longer_count.max(count);
            } else if forms[index].contains(form) {
                rivals.shorter = rivals.shorter.max(more);
                rivals.shorter_count = if rivals.shorter_count == 0.0 {
                    count
                } else {
                    rivals.shorter_count.min(count)
                };
            } else if form.head == forms[index].tail || form.tail == forms[index].head {
                rivals.overlapping = rivals.overlapping.max(more);
            } else {
                continue;
            }
            rivals.n_better += if more > 0.0 { 1.0 } else { 0.0 };
        }
        rivals
    };
    let all = |index: usize| {
        let mut all = [0.0; super::N_ALL];
        all[..N_CANDIDATE].copy_from_slice(&best[index].features);
        all[N_CANDIDATE..].copy_from_slice(&of_rivals(&rivals(index)));
        all
    };
    (0..best.len()).map(all).collect()
}
