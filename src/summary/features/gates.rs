//! Which features count differently in different texts.

/// Features that count differently from text to text …
pub(super) const GATED: [&str; 8] = [
    "first",
    "inverse_position",
    "log_position",
    "starts_within_limit",
    "relative_position",
    "log_rank",
    "centroid",
    "log_length",
];

/// … by what the text is like.
pub(super) const GATES: [&str; 6] = [
    "spoken",
    "judged",
    "log_sentences",
    "first_is_central",
    "opens_as_news",
    "limit_share",
];

/// The values of [`GATES`] for a text.
pub(in crate::summary) type Gates = [f32; GATES.len()];
