//! The features of candidates, one a line: its name, and how it is got from what is known of a candidate. A new one is a
//! new line; models find it by its name.

use super::context::More;
use super::first::{CandidateFacts, log_after};
use super::judged::Judged;
use super::rivals::Rivals;
use crate::text::kinds::PartOfSpeech;

/// Lists features: their names, and how to get each from what is known of a candidate.
macro_rules! features {
    ($all:ident, $names:ident, |$facts:ident: $type:ty| { $($name:ident: $value:expr,)+ }) => {
        /// The features' names, in order.
        pub(in crate::keywords) const $names: &[&str] = &[$(stringify!($name)),+];

        pub(super) fn $all($facts: &$type) -> [f32; $names.len()] {
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

// What every candidate is scored by: whatever is here is computed for hundreds of them.
features!(of_candidate, CANDIDATE, |f: CandidateFacts| {
    bias: 1.0,
    // Where and how often it occurs.
    log_count: f.log_count,
    in_title: flag(f.in_title),
    only_in_title: flag(f.n_body == 0),
    log_position: f.log_position,
    in_first_sentence: flag(f.in_first),
    last_position: f.last_position,
    spread: f.spread,
    // How rare its words are.
    idf_mean: f.idf_mean,
    idf_min: f.idf_min,
    idf_last: f.idf_last,
    idf_of_single_word: value_if(!f.is_phrase, f.idf_mean),
    tf_idf: f.log_count * f.idf_mean,
    unknown_words: f.unknown,
    // Whether they belong together, and to more.
    cohesion_with_rarest: f.with_rarest,
    cohesion_with_commonest: f.with_commonest,
    extended: f.extended,
    only_a_part: flag(f.only_a_part),
    log_count_of_phrase: value_if(f.is_phrase, f.log_count),
    starts_with_single_character: flag(f.starts_single),
    ends_with_single_character: flag(f.ends_single),
    count_by_largest: f.count_by_largest,
    // Whether it says anything.
    generic: flag(!f.is_phrase && f.generic_first),
    starts_generic: flag(f.is_phrase && f.generic_first),
    ends_generic: flag(f.is_phrase && f.generic_last),
    generic_share: f.generic_share,
    function_words: f.n_function,
    looks_like_a_name: flag(f.is_name),
    surname_and_name: flag(f.is_surname_and_name),
    // What is another matter in long texts and in texts without title.
    title_idf: value_if(f.in_title, f.idf_mean),
    untitled_log_count: value_if(!f.titled, f.log_count),
    untitled_log_position: value_if(!f.titled, f.log_position),
    text_length: f.log_length,
    titled: flag(f.titled),
    long_text_phrase: value_if(f.is_phrase, f.log_length),
    long_text_idf: f.log_length * f.idf_mean,
    long_text_name: value_if(f.ends_name, f.log_length),
    long_text_verb: value_if(f.ends_verbal, f.log_length),
    // How long it is.
    chars: f.n_chars as f32,
    chars_2: flag(f.n_chars == 2),
    chars_3: flag(f.n_chars == 3),
    chars_4: flag(f.n_chars == 4),
    chars_8_up: flag(f.n_chars >= 8),
    words: f.n_words as f32,
    words_2: flag(f.n_words == 2),
    words_3: flag(f.n_words == 3),
    // Parts of speech: of its last word, of its first if there are several, and of all.
    ends_n: flag(f.last == PartOfSpeech::Noun),
    ends_nr: flag(f.last == PartOfSpeech::Person),
    ends_ns: flag(f.last == PartOfSpeech::Place),
    ends_nz: flag(f.last == PartOfSpeech::Name),
    ends_v: flag(f.last == PartOfSpeech::Verb),
    ends_vn: flag(f.last == PartOfSpeech::VerbalNoun),
    ends_a: flag(f.last == PartOfSpeech::Adjective),
    ends_eng: flag(f.last == PartOfSpeech::Latin),
    ends_x: flag(f.last == PartOfSpeech::Unknown),
    ends_idiom: flag(f.last == PartOfSpeech::Idiom),
    starts_n: flag(f.first == PartOfSpeech::Noun),
    starts_nr: flag(f.first == PartOfSpeech::Person),
    starts_ns: flag(f.first == PartOfSpeech::Place),
    starts_nz: flag(f.first == PartOfSpeech::Name),
    starts_v: flag(f.first == PartOfSpeech::Verb),
    starts_vn: flag(f.first == PartOfSpeech::VerbalNoun),
    starts_a: flag(f.first == PartOfSpeech::Adjective),
    starts_eng: flag(f.first == PartOfSpeech::Latin),
    starts_x: flag(f.first == PartOfSpeech::Unknown),
    starts_idiom: flag(f.first == PartOfSpeech::Idiom),
    verb_share: f.verb_share,
    noun_share: f.noun_share,
    single_verb_inside: flag(f.single_verb),
});

features!(of_best, MORE, |m: More| {
    density: m.density,
    position: m.position,
    reach: m.facts.last_position - m.position,
    first_sentence: m.first_sentence,
    idf_max: m.idf_max,
    idf_first: m.idf_first,
    // How central its words are in the word graph, and its sentences.
    log_rank_mean: m.rank_mean,
    log_rank_min: m.rank_min,
    log_rank_max: m.rank_max,
    centrality: m.around.centrality,
    best_centrality: m.around.best_centrality,
    association: m.association,
    single_characters: m.n_single,
    surname_first: flag(m.surname_first),
    capital_letters: flag(m.is_capital),
    digits: flag(m.has_digits),
    title_characters: m.title_chars,
    opening_characters: m.opening_chars,
    // What stands beside it.
    quoted: m.around.quoted,
    title_of_work: m.around.work,
    place_in_sentence: m.around.place,
    variety_before: log_after(m.around.before.variety),
    variety_after: log_after(m.around.after.variety),
    after_mark: m.around.before.lanes[0],
    after_de: m.around.before.lanes[1],
    after_preposition: m.around.before.lanes[2],
    after_list: m.around.before.lanes[3],
    after_verb: m.around.before.lanes[4],
    after_noun: m.around.before.lanes[5],
    after_number: m.around.before.lanes[6],
    after_quote: m.around.before.lanes[7],
    before_mark: m.around.after.lanes[0],
    before_de: m.around.after.lanes[1],
    before_place_word: m.around.after.lanes[2],
    before_list: m.around.after.lanes[3],
    before_verb: m.around.after.lanes[4],
    before_noun: m.around.after.lanes[5],
    before_speech: m.around.after.lanes[6],
    before_quote: m.around.after.lanes[7],
    after_single: m.around.before.single,
    before_single: m.around.after.single,
    after_unknown: m.around.before.unknown,
    before_unknown: m.around.after.unknown,
    after_name: m.around.before.name,
    before_name: m.around.after.name,
    after_fixed: m.around.before.fixed,
    before_fixed: m.around.after.fixed,
    after_bracket: m.around.before.bracket,
    before_bracket: m.around.after.bracket,
    // What kind of text it is in.
    legal_text: m.kind.legal,
    news_text: m.kind.news,
    spoken_text: m.kind.spoken,
    speech_in_text: m.kind.speech,
    latin_in_text: m.kind.latin,
    numbers_in_text: m.kind.numbers,
    places_in_text: m.kind.places,
    unknown_in_text: m.kind.unknown,
    sentence_length: m.kind.sentence_length,
    judged_after: m.judged_beside.after,
    judged_before: m.judged_beside.before,
});

// How terms like it were judged.
features!(of_judged, JUDGED, |j: Judged| {
    judged_whole: j.whole,
    judged_first: j.first,
    judged_first_two: j.first_two,
    judged_last: j.last,
    judged_last_two: j.last_two,
    judged_last_three: j.last_three,
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
    longer_by_one: r.longer_by_one,
    same_end: r.same_end,
    better_with_same_end: r.better_with_same_end,
    n_rivals: r.n_best,
});

/// How many features a candidate has by itself.
pub(in crate::keywords) const N_CANDIDATE: usize = CANDIDATE.len();

/// Where the features that tell how terms like it were judged begin.
pub(super) const FIRST_OF_JUDGED: usize = CANDIDATE.len() + MORE.len();

/// Where the features among the rivals begin.
pub(super) const FIRST_OF_RIVALS: usize = FIRST_OF_JUDGED + JUDGED.len();

/// How many features it has among the best.
pub(in crate::keywords) const N_ALL: usize = FIRST_OF_RIVALS + RIVALS.len();

/// A candidate's features by itself.
pub(in crate::keywords) type CandidateFeatures = [f32; N_CANDIDATE];

/// How terms like a candidate were judged.
pub(in crate::keywords) type JudgedFeatures = [f32; JUDGED.len()];

/// A candidate's features among the best.
pub(in crate::keywords) type AllFeatures = [f32; N_ALL];

/// The names of all features: those that every candidate has, and those of the best.
pub fn names() -> impl Iterator<Item = &'static str> {
    CANDIDATE.iter().chain(MORE).chain(JUDGED).chain(RIVALS).copied()
}
