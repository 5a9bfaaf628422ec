//! Learned.

use super::features::{Features, N_FEATURES};

/// Weights.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Weights {
    /// f
    pub features: Features,
    /// d
    pub damping: f64,
    /// l
    pub redundancy: f64,
    /// s
    pub stop: f64,
}

/// learned
pub const LEARNED: Weights = Weights { features: [0.0; N_FEATURES], damping: 0.2, redundancy: 0.5, stop: 0.45 };
