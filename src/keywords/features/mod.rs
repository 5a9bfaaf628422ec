//! What is known of a candidate, as numbers to score it by.

mod context;
mod rivals;

pub(super) use context::{Context, rank};
pub(super) use rivals::with_rivals;

use super::candidates::Candidate;
use context::Facts;
use rivals::Rivals;

/// Lists features: their names, and how to get each from what is known of a candidate.
macro_rules! features {
    ($all:ident, $names:ident, |$facts:ident: $type:ty| { $($name:ident: $value:expr,)+ }) => {
        /// The features' names, in order.
        pub const $names: &[&str] = &[$(stringify!($name)),+];

        fn $all($facts: &$type) -> [f32; $names.len()] {
            [$($value),+]
        }
    };
}

fn flag(condition: bool) -> f32 {
    f32::from(u8::from(condition))
}

fn value_if(condition: bool, value: f32) -> f32 {
    if condition { value } else { 0.0 }
}

features!(of_candidate, CANDIDATE, |f: Facts| {
    bias: 1.0,
    // Where and how often it occurs.
    log_count: f.log_count,
    density: f.density,
    in_title: flag(f.in_title),
    only_in_title: flag(f.n_body == 0),
    position: f.position,
    log_position: f.log_position,
    in_first_sentence: flag(f.in_first),
    first_sentence: f.first_sentence,
    last_position: f.last_position,
    reach: f.last_position - f.position,
    spread: f.spread,
    quoted: f.quoted,
    title_of_work: f.work,
    // How rare its words are.
    idf_mean: f.idf_mean,
    idf_min: f.idf_min,
    idf_max: f.idf_max,
    idf_first: f.idf_first,
    idf_last: f.idf_last,
    idf_of_single_word: value_if(!f.is_phrase, f.idf_mean),
    tf_idf: f.log_count * f.idf_mean,
    unknown_words: f.unknown,
    // How central they are in the word graph.
    log_rank_mean: f.rank_mean,
    log_rank_min: f.rank_min,
    log_rank_max: f.rank_max,
    // Whether they belong together, and to more.
    cohesion_with_rarest: f.with_rarest,
    cohesion_with_commonest: f.with_commonest,
    association: f.association,
    extended: f.extended,
    log_count_of_phrase: value_if(f.is_phrase, f.log_count),
    phrase_in_title: flag(f.is_phrase && f.in_title),
    starts_with_single_character: flag(f.starts_single),
    ends_with_single_character: flag(f.ends_single),
    single_characters: f.n_single,
    only_a_part: flag(f.only_a_part),
    count_by_largest: f.count_by_largest,
    // What stands beside it.
    variety_before: f.variety[0],
    variety_after: f.variety[1],
    after_mark: f.before[0],
    after_de: f.before[1],
    after_preposition: f.before[2],
    after_list: f.before[3],
    after_verb: f.before[4],
    after_noun: f.before[5],
    after_number: f.before[6],
    after_quote: f.before[7],
    before_mark: f.after[0],
    before_de: f.after[1],
    before_place_word: f.after[2],
    before_list: f.after[3],
    before_verb: f.after[4],
    before_noun: f.after[5],
    before_speech: f.after[6],
    before_quote: f.after[7],
    // Whether it says anything.
    generic: flag(!f.is_phrase && f.generic_first),
    starts_generic: flag(f.is_phrase && f.generic_first),
    ends_generic: flag(f.is_phrase && f.generic_last),
    generic_share: f.generic_share,
    looks_like_a_name: flag(f.is_name),
    surname_and_name: flag(f.is_surname_and_name),
    surname_first: flag(f.surname_first),
    capital_letters: flag(f.is_capital),
    digits: flag(f.has_digits),
    function_words: f.n_function,
    title_idf: value_if(f.in_title, f.idf_mean),
    title_log_count: value_if(f.in_title, f.log_count),
    untitled_log_count: value_if(!f.titled, f.log_count),
    untitled_log_position: value_if(!f.titled, f.log_position),
    // What is another matter in long texts and in texts without title.
    text_length: f.log_length,
    titled: flag(f.titled),
    long_text_phrase: value_if(f.is_phrase, f.log_length),
    long_text_phrase_of_3: value_if(f.n_words > 2, f.log_length),
    long_text_idf: f.log_length * f.idf_mean,
    long_text_name: value_if(f.ends_name, f.log_length),
    long_text_verb: value_if(f.ends_verbal, f.log_length),
    untitled_first_sentence: flag(!f.titled && f.in_first),
    untitled_phrase: flag(!f.titled && f.is_phrase),
    long_text_in_title: value_if(f.in_title, f.log_length),
    long_text_only_in_title: value_if(f.n_body == 0, f.log_length),
    // How long it is.
    chars: f.n_chars as f32,
    chars_1: flag(f.n_chars == 1),
    chars_2: flag(f.n_chars == 2),
    chars_3: flag(f.n_chars == 3),
    chars_4: flag(f.n_chars == 4),
    chars_5: flag(f.n_chars == 5),
    chars_6_up: flag(f.n_chars >= 6),
    chars_8_up: flag(f.n_chars >= 8),
    chars_12_up: flag(f.n_chars >= 12),
    words: f.n_words as f32,
    words_2: flag(f.n_words == 2),
    words_3: flag(f.n_words == 3),
    words_4_up: flag(f.n_words >= 4),
    // Parts of speech: of its last word, of its first if there are several, and of all.
    ends_n: flag(f.last == 0),
    ends_nr: flag(f.last == 1),
    ends_ns: flag(f.last == 2),
    ends_nz: flag(f.last == 3),
    ends_v: flag(f.last == 4),
    ends_vn: flag(f.last == 5),
    ends_a: flag(f.last == 6),
    ends_eng: flag(f.last == 7),
    ends_x: flag(f.last == 8),
    ends_idiom: flag(f.last == 9),
    starts_n: flag(f.first == 0),
    starts_nr: flag(f.first == 1),
    starts_ns: flag(f.first == 2),
    starts_nz: flag(f.first == 3),
    starts_v: flag(f.first == 4),
    starts_vn: flag(f.first == 5),
    starts_a: flag(f.first == 6),
    starts_eng: flag(f.first == 7),
    starts_x: flag(f.first == 8),
    starts_idiom: flag(f.first == 9),
    verb_share: f.verb_share,
    noun_share: f.noun_share,
    single_verb_inside: flag(f.single_verb),
});

features!(of_rivals, RIVALS, |r: Rivals| {
    first_score: r.score,
    first_rank: r.rank,
    behind_the_best: r.behind_the_best,
    longer_rival: r.longer,
    longer_rival_count: r.longer_count,
    shorter_rival: r.shorter,
    shorter_rival_count: r.shorter_count,
    overlapping_rival: r.overlapping,
    better_rivals: r.n_better,
    score_before: r.above,
});

/// How many features a candidate has by itself.
pub const N_CANDIDATE: usize = CANDIDATE.len();

/// How many features it has among the best.
pub const N_ALL: usize = CANDIDATE.len() + RIVALS.len();

/// A candidate's features by itself.
pub type Features = [f32; N_CANDIDATE];

/// A candidate's features among the best.
pub type AllFeatures = [f32; N_ALL];

/// The names of all features: those of the candidate by itself, and those among the best.
pub fn names() -> impl Iterator<Item = &'static str> {
    CANDIDATE.iter().chain(RIVALS).copied()
}

impl Context<'_, '_> {
    pub(super) fn features(&self, candidate: &Candidate) -> Features {
        of_candidate(&self.facts(candidate))
    }
}
