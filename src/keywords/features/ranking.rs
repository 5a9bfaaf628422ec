//! How central words are: their scores in the word graph, as features have them.

/// A word's score in the graph, as a multiple of the mean.
#[derive(Clone, Copy)]
pub(super) struct Rank {
    pub(super) score: f32,
    pub(super) log: f32,
}

impl Rank {
    pub(super) fn new(score: f32) -> Self {
        Self {
            score,
            log: log_rank(score),
        }
    }
}

pub(super) fn log_rank(score: f32) -> f32 {
    (0.1 + score).ln()
}
