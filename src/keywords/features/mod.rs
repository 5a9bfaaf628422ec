//! What is known of a candidate, as numbers for the weights to apply to.

mod context;

pub(super) use context::Context;

/// How many features a candidate has.
pub const N_FEATURES: usize = NAMES.len();

/// The features' names, in order. `long_text_…` is multiplied by the logarithm of the text's length.
pub const NAMES: [&str; 79] = [
    // Where and how often it occurs.
    "bias",
    "log_count",
    "density",
    "in_title",
    "only_in_title",
    "position",
    "log_position",
    "in_first_sentence",
    "spread",
    "quoted",
    // How rare its words are.
    "idf_mean",
    "idf_min",
    "idf_max",
    "idf_of_single_word",
    "tf_idf",
    "unknown_word",
    // How central they are in the word graph.
    "log_rank_mean",
    "log_rank_min",
    "log_rank_max",
    // Whether they belong together, and to more.
    "cohesion_with_rarest",
    "cohesion_with_commonest",
    "extended",
    "log_count_of_phrase",
    "phrase_in_title",
    "starts_with_single_character",
    "ends_with_single_character",
    "only_a_part",
    "content_word_before",
    "content_word_behind",
    "beside_single_character",
    "count_by_largest",
    // Whether it says anything.
    "generic",
    "starts_generic",
    "ends_generic",
    "looks_like_a_name",
    "surname_and_name",
    "title_idf",
    "title_log_count",
    "untitled_log_count",
    "untitled_log_position",
    // What is another matter in long texts and in texts without title.
    "long_text_phrase",
    "long_text_phrase_of_3",
    "long_text_idf",
    "long_text_name",
    "long_text_verb",
    "untitled_first_sentence",
    "untitled_phrase",
    "long_text_in_title",
    "long_text_only_in_title",
    // How long it is.
    "chars_1",
    "chars_2",
    "chars_3",
    "chars_4",
    "chars_5",
    "chars_6_up",
    "chars_8_up",
    "words_2",
    "words_3",
    "words_4",
    // Part of speech of its last and of its first word.
    "ends_n",
    "ends_nr",
    "ends_ns",
    "ends_nz",
    "ends_v",
    "ends_vn",
    "ends_a",
    "ends_eng",
    "ends_x",
    "ends_idiom",
    "starts_n",
    "starts_nr",
    "starts_ns",
    "starts_nz",
    "starts_v",
    "starts_vn",
    "starts_a",
    "starts_eng",
    "starts_x",
    "starts_idiom",
];

/// A candidate's features.
pub type Features = [f32; N_FEATURES];

fn push_length(n_chars: usize, n_words: usize, list: &mut impl Sink) {
    list.push_one_hot(n_chars.wrapping_sub(1), 5);
    list.push_flag(n_chars >= 6);
    list.push_flag(n_chars >= 8);
    list.push_one_hot(n_words.wrapping_sub(2), 3);
}

/// What takes a candidate's features, in the order of [`NAMES`].
trait Sink {
    fn push(&mut self, value: f32);

    /// A value that is 0 unless a condition holds.
    fn push_if(&mut self, condition: bool, value: f32) {
        self.push(if condition { value } else { 0.0 });
    }

    fn push_flag(&mut self, condition: bool) {
        self.push_if(condition, 1.0);
    }

    /// `n` values, of which number `index` is 1.
    fn push_one_hot(&mut self, index: usize, n: usize);
}

/// The features themselves.
struct List {
    values: Features,
    len: usize,
}

impl Sink for List {
    fn push(&mut self, value: f32) {
        self.values[self.len] = value;
        self.len += 1;
    }

    fn push_one_hot(&mut self, index: usize, n: usize) {
        for other in 0..n {
            self.push_flag(other == index);
        }
    }
}

/// Σ feature × weight.
struct Sum<'w> {
    weights: &'w [f32],
    sum: f32,
}

impl Sink for Sum<'_> {
    fn push(&mut self, value: f32) {
        if let Some((weight, rest)) = self.weights.split_first() {
            self.sum += value * weight;
            self.weights = rest;
        }
    }

    fn push_one_hot(&mut self, index: usize, n: usize) {
        if let Some((weights, rest)) = self.weights.split_at_checked(n) {
            self.sum += weights.get(index).copied().unwrap_or(0.0);
            self.weights = rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keywords::candidates::{MAX_WORDS, candidates};
    use crate::keywords::learned;
    use crate::{AnalyzeOptions, Engine};

    #[test]
    fn a_score_is_the_sum_of_weighted_features() {
        let text = "无线传感器网络的能耗\n\n“无线传感器网络”的能耗很高。广东省的王晓明研究网络能耗，\
            无线网络研究会在广东召开，网络协议改进。";
        let engine = Engine::new();
        let titled = AnalyzeOptions::default().title("网络协议的改进");
        for document in [engine.analyze(text), engine.analyze_with(text, &titled)] {
            let context = Context::new(&document);
            let candidates = candidates(&document, MAX_WORDS);
            assert!(candidates.iter().any(|candidate| candidate.n_words > 2));
            for (candidate, weights) in candidates
                .iter()
                .flat_map(|one| [(one, learned(true)), (one, learned(false))])
            {
                let features = context.features(candidate);
                let sum: f32 = features
                    .iter()
                    .zip(weights)
                    .map(|(feature, weight)| feature * weight)
                    .sum();
                assert!((context.score(candidate, weights) - sum).abs() < 1e-4);
            }
        }
    }
}
