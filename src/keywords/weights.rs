use super::features::Features;
pub(super) const PHRASES: Features = [0.0; 68];
pub(super) const WORDS: Features = [0.0; 68];
