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
        0.512, // first
        0.235, // second
        0.410, // inverse_position
        -0.102, // log_position
        0.281, // relative_position
        -0.160, // starts_within_limit
        -0.020, // start_by_limit
        -0.394, // log_length
        -0.101, // length_by_limit
        0.352, // log_rank
        0.954, // centroid
        -0.006, // forward
        0.009, // backward
        0.241, // like_first
        -0.783, // like_title
        0.067, // mean_frequency
        0.290, // recurring
        -0.032, // figures
        -0.044, // question
        0.011, // dangling
        -0.021, // first_person
        -0.017, // filler
        -0.014, // speech
        0.030, // news
        0.064, // legal
        0.017, // conclusion
        0.202, // spoken:first
        -0.427, // spoken:inverse_position
        -0.009, // spoken:log_position
        -0.056, // spoken:starts_within_limit
        -0.021, // spoken:relative_position
        0.023, // spoken:log_rank
        0.094, // spoken:centroid
        0.014, // spoken:log_length
        0.076, // judged:first
        -1.489, // judged:inverse_position
        -0.463, // judged:log_position
        0.001, // judged:starts_within_limit
        0.708, // judged:relative_position
        0.032, // judged:log_rank
        -0.346, // judged:centroid
        0.054, // judged:log_length
        -0.542, // log_sentences:first
        -0.087, // log_sentences:inverse_position
        0.049, // log_sentences:log_position
        0.201, // log_sentences:starts_within_limit
        -0.136, // log_sentences:relative_position
        -0.299, // log_sentences:log_rank
        -0.164, // log_sentences:centroid
        0.274, // log_sentences:log_length
        0.517, // first_is_central:first
        -0.033, // first_is_central:inverse_position
        -0.189, // first_is_central:log_position
        -0.113, // first_is_central:starts_within_limit
        0.485, // first_is_central:relative_position
        0.212, // first_is_central:log_rank
        -0.581, // first_is_central:centroid
        -0.129, // first_is_central:log_length
        0.475, // opens_as_news:first
        -0.652, // opens_as_news:inverse_position
        -0.017, // opens_as_news:log_position
        0.108, // opens_as_news:starts_within_limit
        -0.068, // opens_as_news:relative_position
        0.010, // opens_as_news:log_rank
        -0.020, // opens_as_news:centroid
        -0.001, // opens_as_news:log_length
        -1.584, // limit_share:first
        1.020, // limit_share:inverse_position
        0.886, // limit_share:log_position
        0.315, // limit_share:starts_within_limit
        -2.191, // limit_share:relative_position
        -0.241, // limit_share:log_rank
        -1.781, // limit_share:centroid
        1.095, // limit_share:log_length
    ],
};
