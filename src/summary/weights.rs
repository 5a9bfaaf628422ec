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
        0.468, // first
        0.231, // second
        0.331, // inverse_position
        -0.096, // log_position
        0.254, // relative_position
        -0.197, // starts_within_limit
        -0.020, // start_by_limit
        -0.404, // log_length
        -0.105, // length_by_limit
        0.340, // log_rank
        0.948, // centroid
        -0.005, // forward
        0.007, // backward
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
        0.033, // news
        0.065, // legal
        0.017, // conclusion
        0.205, // spoken:first
        -0.420, // spoken:inverse_position
        -0.007, // spoken:log_position
        -0.054, // spoken:starts_within_limit
        -0.026, // spoken:relative_position
        0.023, // spoken:log_rank
        0.093, // spoken:centroid
        0.014, // spoken:log_length
        0.074, // judged:first
        -1.492, // judged:inverse_position
        -0.465, // judged:log_position
        0.008, // judged:starts_within_limit
        0.714, // judged:relative_position
        0.032, // judged:log_rank
        -0.351, // judged:centroid
        0.054, // judged:log_length
        -0.527, // log_sentences:first
        -0.034, // log_sentences:inverse_position
        0.043, // log_sentences:log_position
        0.221, // log_sentences:starts_within_limit
        -0.112, // log_sentences:relative_position
        -0.292, // log_sentences:log_rank
        -0.158, // log_sentences:centroid
        0.281, // log_sentences:log_length
        0.558, // first_is_central:first
        0.031, // first_is_central:inverse_position
        -0.169, // first_is_central:log_position
        -0.110, // first_is_central:starts_within_limit
        0.443, // first_is_central:relative_position
        0.211, // first_is_central:log_rank
        -0.557, // first_is_central:centroid
        -0.125, // first_is_central:log_length
        0.477, // opens_as_news:first
        -0.678, // opens_as_news:inverse_position
        -0.020, // opens_as_news:log_position
        0.103, // opens_as_news:starts_within_limit
        -0.065, // opens_as_news:relative_position
        0.008, // opens_as_news:log_rank
        -0.012, // opens_as_news:centroid
        -0.001, // opens_as_news:log_length
        -1.586, // limit_share:first
        1.237, // limit_share:inverse_position
        0.874, // limit_share:log_position
        0.369, // limit_share:starts_within_limit
        -2.085, // limit_share:relative_position
        -0.205, // limit_share:log_rank
        -1.826, // limit_share:centroid
        1.113, // limit_share:log_length
    ],
};
