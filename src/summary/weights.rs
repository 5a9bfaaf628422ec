//! Learned by `scripts/train_summary.py`.

use super::Weights;

/// The weights that the library uses.
#[rustfmt::skip]
pub const LEARNED: Weights = Weights {
    damping: 0.05,
    redundancy: 0.35,
    stop: 0.5,
    formality: 3.0,
    dangling: 0.3,
    question: 0.1,
    cut: true,
    features: [
        0.517, // first
        0.248, // second
        0.574, // inverse_position
        -0.149, // log_position
        0.376, // relative_position
        0.014, // last
        0.008, // first_of_block
        -0.216, // starts_within_limit
        -0.025, // start_by_limit
        -0.467, // log_length
        -0.092, // length_by_limit
        -0.052, // longer_than_limit
        0.036, // shorter_than_10
        0.502, // log_rank
        0.909, // centroid
        -0.000, // forward
        0.014, // backward
        0.255, // like_first
        0.345, // like_title
        0.119, // mean_frequency
        0.022, // mean_idf
        -0.001, // numbers
        0.001, // quotes
        -0.043, // question
        0.015, // dangling
        -0.019, // first_person
        -0.016, // filler
        -0.009, // speech
        0.028, // news
        0.066, // legal
        0.020, // conclusion
        0.236, // spoken:first
        -0.482, // spoken:inverse_position
        -0.013, // spoken:log_position
        -0.056, // spoken:starts_within_limit
        -0.022, // spoken:relative_position
        0.019, // spoken:log_rank
        0.079, // spoken:centroid
        0.022, // spoken:log_length
        -1.404, // reported:first
        3.009, // reported:inverse_position
        0.114, // reported:log_position
        -0.573, // reported:starts_within_limit
        0.204, // reported:relative_position
        0.054, // reported:log_rank
        -0.306, // reported:centroid
        -0.084, // reported:log_length
        0.091, // judged:first
        -1.496, // judged:inverse_position
        -0.490, // judged:log_position
        -0.041, // judged:starts_within_limit
        0.730, // judged:relative_position
        0.037, // judged:log_rank
        -0.354, // judged:centroid
        0.044, // judged:log_length
        -0.469, // log_sentences:first
        -0.373, // log_sentences:inverse_position
        0.080, // log_sentences:log_position
        0.272, // log_sentences:starts_within_limit
        -0.233, // log_sentences:relative_position
        -0.393, // log_sentences:log_rank
        -0.132, // log_sentences:centroid
        0.321, // log_sentences:log_length
        0.697, // first_is_central:first
        -0.406, // first_is_central:inverse_position
        -0.247, // first_is_central:log_position
        -0.058, // first_is_central:starts_within_limit
        0.554, // first_is_central:relative_position
        0.173, // first_is_central:log_rank
        -0.451, // first_is_central:centroid
        -0.112, // first_is_central:log_length
        0.501, // opens_as_news:first
        -0.759, // opens_as_news:inverse_position
        -0.027, // opens_as_news:log_position
        0.126, // opens_as_news:starts_within_limit
        -0.047, // opens_as_news:relative_position
        0.020, // opens_as_news:log_rank
        -0.043, // opens_as_news:centroid
        -0.004, // opens_as_news:log_length
        -1.705, // limit_share:first
        0.946, // limit_share:inverse_position
        1.123, // limit_share:log_position
        0.561, // limit_share:starts_within_limit
        -2.458, // limit_share:relative_position
        -0.454, // limit_share:log_rank
        -1.706, // limit_share:centroid
        1.144, // limit_share:log_length
        0.334, // titled:first
        -2.502, // titled:inverse_position
        -0.851, // titled:log_position
        -0.250, // titled:starts_within_limit
        0.931, // titled:relative_position
        -0.217, // titled:log_rank
        -0.250, // titled:centroid
        0.184, // titled:log_length
    ],
};
