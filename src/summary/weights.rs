//! Learned by `scripts/train_summary.py`.

use super::Weights;

/// The weights that the library uses.
#[rustfmt::skip]
pub const LEARNED: Weights = Weights {
    damping: 0.05,
    redundancy: 0.35,
    stop: 0.42,
    formality: 3.0,
    dangling: 0.5,
    question: 0.3,
    cut: true,
    features: [
        0.472, // first
        0.234, // second
        0.339, // inverse_position
        -0.098, // log_position
        0.251, // relative_position
        -0.212, // starts_within_limit
        -0.020, // start_by_limit
        -0.396, // log_length
        -0.106, // length_by_limit
        0.346, // log_rank
        0.939, // centroid
        -0.006, // forward
        0.006, // backward
        0.230, // like_first
        0.300, // like_title
        0.066, // mean_frequency
        0.288, // recurring
        -0.032, // figures
        -0.044, // question
        0.011, // dangling
        -0.021, // first_person
        -0.017, // filler
        -0.015, // speech
        0.031, // news
        0.065, // legal
        0.017, // conclusion
        0.204, // spoken:first
        -0.420, // spoken:inverse_position
        -0.007, // spoken:log_position
        -0.054, // spoken:starts_within_limit
        -0.025, // spoken:relative_position
        0.023, // spoken:log_rank
        0.093, // spoken:centroid
        0.014, // spoken:log_length
        0.068, // judged:first
        -1.473, // judged:inverse_position
        -0.464, // judged:log_position
        -0.000, // judged:starts_within_limit
        0.711, // judged:relative_position
        0.033, // judged:log_rank
        -0.358, // judged:centroid
        0.057, // judged:log_length
        -0.527, // log_sentences:first
        -0.036, // log_sentences:inverse_position
        0.044, // log_sentences:log_position
        0.227, // log_sentences:starts_within_limit
        -0.112, // log_sentences:relative_position
        -0.296, // log_sentences:log_rank
        -0.151, // log_sentences:centroid
        0.277, // log_sentences:log_length
        0.577, // first_is_central:first
        -0.025, // first_is_central:inverse_position
        -0.171, // first_is_central:log_position
        -0.086, // first_is_central:starts_within_limit
        0.444, // first_is_central:relative_position
        0.213, // first_is_central:log_rank
        -0.563, // first_is_central:centroid
        -0.125, // first_is_central:log_length
        0.469, // opens_as_news:first
        -0.670, // opens_as_news:inverse_position
        -0.021, // opens_as_news:log_position
        0.101, // opens_as_news:starts_within_limit
        -0.064, // opens_as_news:relative_position
        0.009, // opens_as_news:log_rank
        -0.012, // opens_as_news:centroid
        -0.002, // opens_as_news:log_length
        -1.538, // limit_share:first
        1.134, // limit_share:inverse_position
        0.879, // limit_share:log_position
        0.415, // limit_share:starts_within_limit
        -2.077, // limit_share:relative_position
        -0.233, // limit_share:log_rank
        -1.744, // limit_share:centroid
        1.080, // limit_share:log_length
    ],
};
