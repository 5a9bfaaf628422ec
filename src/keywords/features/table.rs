//! The features of candidates, one a line: its name, what it tells of a keyword, and how it is got from what is known of a
//! candidate. A new one is a new line; models find it by its name.

use super::context::More;
use super::first::{CandidateFacts, log_after};
use super::judged::Judged;
use super::reason::Reason;
use super::rivals::Rivals;
use crate::text::kinds::PartOfSpeech;

/// Lists features: their names, which reason for a keyword each is (`None` if it tells nothing of its own, or is the same
/// for all candidates of a text), and how to get each from what is known of a candidate.
macro_rules! features {
    ($all:ident, $names:ident, $reasons:ident, |$facts:ident: $type:ty| {
        $($name:ident: $reason:ident = $value:expr,)+
    }) => {
        /// The features' names, in order.
        pub(in crate::keywords) const $names: &[&str] = &[$(stringify!($name)),+];

        const $reasons: [Option<Reason>; $names.len()] = [$(features!(@reason $reason)),+];

        pub(super) fn $all($facts: &$type) -> [f32; $names.len()] {
            [$($value),+]
        }
    };
    (@reason None) => { None };
    (@reason $reason:ident) => { Some(Reason::$reason) };
}

fn flag(condition: bool) -> f32 {
    f32::from(u8::from(condition))
}

fn value_if(condition: bool, value: f32) -> f32 {
    if condition { value } else { 0.0 }
}

// What every candidate is scored by: whatever is here is computed for hundreds of them.
features!(of_candidate, CANDIDATE, REASONS_OF_CANDIDATE, |f: CandidateFacts| {
    bias: None = 1.0,
    // Where and how often it occurs.
    log_count: Frequency = f.log_count,
    in_title: Title = flag(f.in_title),
    only_in_title: Title = flag(f.n_body == 0),
    log_position: Place = f.log_position,
    in_first_sentence: Place = flag(f.in_first),
    last_position: Place = f.last_position,
    spread: Frequency = f.spread,
    // How rare its words are.
    idf_mean: Rarity = f.idf_mean,
    idf_min: Rarity = f.idf_min,
    idf_last: Rarity = f.idf_last,
    idf_of_single_word: Rarity = value_if(!f.is_phrase, f.idf_mean),
    tf_idf: Frequency = f.log_count * f.idf_mean,
    unknown_words: Rarity = f.unknown,
    // Whether they belong together, and to more.
    cohesion_with_rarest: Unity = f.with_rarest,
    cohesion_with_commonest: Unity = f.with_commonest,
    extended: Unity = f.extended,
    only_a_part: Unity = flag(f.only_a_part),
    log_count_of_phrase: Frequency = value_if(f.is_phrase, f.log_count),
    starts_with_single_character: Form = flag(f.starts_single),
    ends_with_single_character: Form = flag(f.ends_single),
    count_by_largest: Frequency = f.count_by_largest,
    // Whether it says anything.
    generic: Form = flag(!f.is_phrase && f.generic_first),
    starts_generic: Form = flag(f.is_phrase && f.generic_first),
    ends_generic: Form = flag(f.is_phrase && f.generic_last),
    generic_share: Form = f.generic_share,
    function_words: Form = f.n_function,
    looks_like_a_name: Form = flag(f.is_name),
    surname_and_name: Form = flag(f.is_surname_and_name),
    // What is another matter in long texts and in texts without title.
    title_idf: Title = value_if(f.in_title, f.idf_mean),
    untitled_log_count: Frequency = value_if(!f.titled, f.log_count),
    untitled_log_position: Place = value_if(!f.titled, f.log_position),
    text_length: None = f.log_length,
    titled: None = flag(f.titled),
    long_text_phrase: Form = value_if(f.is_phrase, f.log_length),
    long_text_idf: Rarity = f.log_length * f.idf_mean,
    long_text_name: Form = value_if(f.ends_name, f.log_length),
    long_text_verb: Form = value_if(f.ends_verbal, f.log_length),
    // How long it is.
    chars: Form = f.n_chars as f32,
    chars_2: Form = flag(f.n_chars == 2),
    chars_3: Form = flag(f.n_chars == 3),
    chars_4: Form = flag(f.n_chars == 4),
    chars_8_up: Form = flag(f.n_chars >= 8),
    words: Form = f.n_words as f32,
    words_2: Form = flag(f.n_words == 2),
    words_3: Form = flag(f.n_words == 3),
    // Parts of speech: of its last word, of its first if there are several, and of all.
    ends_n: Form = flag(f.last == PartOfSpeech::Noun),
    ends_nr: Form = flag(f.last == PartOfSpeech::Person),
    ends_ns: Form = flag(f.last == PartOfSpeech::Place),
    ends_nz: Form = flag(f.last == PartOfSpeech::Name),
    ends_v: Form = flag(f.last == PartOfSpeech::Verb),
    ends_vn: Form = flag(f.last == PartOfSpeech::VerbalNoun),
    ends_a: Form = flag(f.last == PartOfSpeech::Adjective),
    ends_eng: Form = flag(f.last == PartOfSpeech::Latin),
    ends_x: Form = flag(f.last == PartOfSpeech::Unknown),
    ends_idiom: Form = flag(f.last == PartOfSpeech::Idiom),
    starts_n: Form = flag(f.first == PartOfSpeech::Noun),
    starts_nr: Form = flag(f.first == PartOfSpeech::Person),
    starts_ns: Form = flag(f.first == PartOfSpeech::Place),
    starts_nz: Form = flag(f.first == PartOfSpeech::Name),
    starts_v: Form = flag(f.first == PartOfSpeech::Verb),
    starts_vn: Form = flag(f.first == PartOfSpeech::VerbalNoun),
    starts_a: Form = flag(f.first == PartOfSpeech::Adjective),
    starts_eng: Form = flag(f.first == PartOfSpeech::Latin),
    starts_x: Form = flag(f.first == PartOfSpeech::Unknown),
    starts_idiom: Form = flag(f.first == PartOfSpeech::Idiom),
    verb_share: Form = f.verb_share,
    noun_share: Form = f.noun_share,
    single_verb_inside: Form = flag(f.single_verb),
});

features!(of_best, MORE, REASONS_OF_MORE, |m: More| {
    density: Frequency = m.density,
    position: Place = m.position,
    reach: Frequency = m.facts.last_position - m.position,
    first_sentence: Place = m.first_sentence,
    idf_max: Rarity = m.idf_max,
    idf_first: Rarity = m.idf_first,
    // How central its words are in the word graph, and its sentences.
    log_rank_mean: Centrality = m.rank_mean,
    log_rank_min: Centrality = m.rank_min,
    log_rank_max: Centrality = m.rank_max,
    centrality: Centrality = m.around.centrality,
    best_centrality: Centrality = m.around.best_centrality,
    association: Unity = m.association,
    single_characters: Unity = m.n_single,
    surname_first: Form = flag(m.surname_first),
    capital_letters: Form = flag(m.is_capital),
    digits: Form = flag(m.has_digits),
    title_characters: Title = m.title_chars,
    opening_characters: Place = m.opening_chars,
    // What stands beside it.
    quoted: Neighbours = m.around.quoted,
    title_of_work: Neighbours = m.around.work,
    place_in_sentence: Place = m.around.place,
    variety_before: Unity = log_after(m.around.before.variety),
    variety_after: Unity = log_after(m.around.after.variety),
    after_mark: Neighbours = m.around.before.lanes[0],
    after_de: Neighbours = m.around.before.lanes[1],
    after_preposition: Neighbours = m.around.before.lanes[2],
    after_list: Neighbours = m.around.before.lanes[3],
    after_verb: Neighbours = m.around.before.lanes[4],
    after_noun: Neighbours = m.around.before.lanes[5],
    after_number: Neighbours = m.around.before.lanes[6],
    after_quote: Neighbours = m.around.before.lanes[7],
    before_mark: Neighbours = m.around.after.lanes[0],
    before_de: Neighbours = m.around.after.lanes[1],
    before_place_word: Neighbours = m.around.after.lanes[2],
    before_list: Neighbours = m.around.after.lanes[3],
    before_verb: Neighbours = m.around.after.lanes[4],
    before_noun: Neighbours = m.around.after.lanes[5],
    before_speech: Neighbours = m.around.after.lanes[6],
    before_quote: Neighbours = m.around.after.lanes[7],
    after_single: Neighbours = m.around.before.single,
    before_single: Neighbours = m.around.after.single,
    after_unknown: Neighbours = m.around.before.unknown,
    before_unknown: Neighbours = m.around.after.unknown,
    after_name: Neighbours = m.around.before.name,
    before_name: Neighbours = m.around.after.name,
    after_fixed: Neighbours = m.around.before.fixed,
    before_fixed: Neighbours = m.around.after.fixed,
    after_bracket: Neighbours = m.around.before.bracket,
    before_bracket: Neighbours = m.around.after.bracket,
    // What kind of text it is in.
    legal_text: None = m.kind.legal,
    news_text: None = m.kind.news,
    spoken_text: None = m.kind.spoken,
    speech_in_text: None = m.kind.speech,
    latin_in_text: None = m.kind.latin,
    numbers_in_text: None = m.kind.numbers,
    places_in_text: None = m.kind.places,
    unknown_in_text: None = m.kind.unknown,
    sentence_length: None = m.kind.sentence_length,
    judged_after: Likeness = m.judged_beside.after,
    judged_before: Likeness = m.judged_beside.before,
});

// How terms like it were judged.
features!(of_judged, JUDGED, REASONS_OF_JUDGED, |j: Judged| {
    judged_whole: Likeness = j.whole,
    judged_first: Likeness = j.first,
    judged_first_two: Likeness = j.first_two,
    judged_last: Likeness = j.last,
    judged_last_two: Likeness = j.last_two,
    judged_last_three: Likeness = j.last_three,
});

// The first score sums up what the other features tell.
features!(of_rivals, RIVALS, REASONS_OF_RIVALS, |r: Rivals| {
    first_score: None = r.score,
    first_rank: None = r.rank,
    behind_the_best: None = r.behind_the_best,
    longer_rival: Rivals = r.longer,
    longer_rival_count: Rivals = r.longer_count,
    shorter_rival: Rivals = r.shorter,
    shorter_rival_count: Rivals = r.shorter_count,
    overlapping_rival: Rivals = r.overlapping,
    better_rivals: Rivals = r.n_better,
    score_before: None = r.above,
    longer_by_one: Unity = r.longer_by_one,
    same_end: Rivals = r.same_end,
    better_with_same_end: Rivals = r.better_with_same_end,
    n_rivals: None = r.n_best,
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
#[cfg(any(test, feature = "train"))]
pub fn names() -> impl Iterator<Item = &'static str> {
    CANDIDATE.iter().chain(MORE).chain(JUDGED).chain(RIVALS).copied()
}

/// What each of all features tells.
pub(in crate::keywords) fn reasons() -> impl Iterator<Item = Option<Reason>> {
    let of_candidate = REASONS_OF_CANDIDATE.into_iter().chain(REASONS_OF_MORE);
    of_candidate.chain(REASONS_OF_JUDGED).chain(REASONS_OF_RIVALS)
}
