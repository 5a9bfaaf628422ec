//! The features of a sentence: each has its name and its formula in one place.

use super::shape::{End, SentenceShape, flag};
use super::signs::Sign;
use super::text::{Likeness, SentenceWords};
use crate::document::Document;
use crate::sentence::Sentence;
use crate::text::cues::Cue;
use crate::text::kinds::PartOfSpeech;
use crate::text::words::Class;

/// What features are computed from.
pub(super) struct Known {
    /// The index of the sentence, and how many there are.
    pub(super) node: f32,
    pub(super) n: f32,
    /// Characters before it, the limit, and its length in characters.
    pub(super) start: f32,
    pub(super) limit: f32,
    pub(super) length: f32,
    /// In the graph without a prior, and the sum of its similarities with later and earlier sentences.
    pub(super) rank: f32,
    pub(super) forward: f32,
    pub(super) backward: f32,
    pub(super) recurring: f32,
    pub(super) like: Likeness,
    pub(super) place: PlaceInParagraph,
    pub(super) news: Share,
    pub(super) words: SentenceWords,
    pub(super) shape: SentenceShape,
    pub(super) before: PreviousSentence,
    /// The mean length of the text's sentences, in characters.
    pub(super) mean_length: f32,
}

/// What the sentence before is like.
#[derive(Clone, Copy, Default)]
pub(super) struct PreviousSentence {
    pub(super) length: f32,
    pub(super) end: Option<End>,
}

impl PreviousSentence {
    fn ends_in(self, end: End) -> f32 {
        flag(self.end == Some(end))
    }
}

/// Whether it begins or ends a paragraph.
pub(super) struct PlaceInParagraph {
    pub(super) begins: bool,
    pub(super) ends: bool,
}

macro_rules! features {
    ($s:ident; $($name:literal => $formula:expr,)+) => {
        /// Names of the features of a sentence by itself.
        pub const SENTENCE: &[&str] = &[$($name),+];
        pub(in crate::summary) const N_SENTENCE: usize = SENTENCE.len();

        /// What the compiler says if one has no weight.
        pub(super) const NO_WEIGHT: [&str; N_SENTENCE] =
            [$(concat!("lexicon/sentences.model has no weight for the feature ", $name)),+];

        /// The values of [`SENTENCE`].
        pub(super) fn values($s: &Known) -> [f32; N_SENTENCE] {
            [$($formula),+]
        }
    };
}

features! { s;
    "constant" => 1.0,
    // Where it stands, and how much of the limit it takes.
    "first" => flag(s.node < 1.0),
    "second" => flag((1.0..2.0).contains(&s.node)),
    "inverse_position" => 1.0 / (1.0 + s.node),
    "log_position" => (1.0 + s.node).ln(),
    "relative_position" => s.node / s.n,
    "starts_within_limit" => flag(s.start < s.limit),
    "start_by_limit" => (s.start / s.limit).min(5.0),
    "log_length" => (1.0 + s.length).ln(),
    "length_by_limit" => (s.length / s.limit).min(2.0),
    "begins_paragraph" => flag(s.place.begins),
    "alone_in_paragraph" => flag(s.place.begins && s.place.ends),
    // How much it is like the others.
    "log_rank" => (0.05 + s.rank * s.n).ln(),
    "centroid" => s.like.centroid,
    "forward" => (1.0 + s.forward).ln() - s.n.ln(),
    "backward" => (1.0 + s.backward).ln() - s.n.ln(),
    "like_first" => s.like.first,
    "like_title" => s.like.title,
    "mean_frequency" => s.words.mean_frequency,
    "recurring" => s.recurring,
    "new_words" => s.news.words,
    "new_person" => flag(s.news.person),
    "known_person" => flag(s.words.has(Sign::Person) && !s.news.person),
    // Words.
    "figures" => (1.0 + s.shape.n_figures).ln(),
    "question" => flag(s.words.question),
    "dangling" => flag(s.words.dangling),
    "first_person" => s.words.cues[Cue::FirstPerson as usize].min(3.0),
    "filler" => s.words.cues[Cue::Filler as usize].min(5.0),
    "speech" => s.words.cues[Cue::Speech as usize].min(2.0),
    "news" => s.words.cues[Cue::News as usize].min(3.0),
    "legal" => s.words.cues[Cue::Legal as usize].min(5.0),
    "conclusion" => s.words.cues[Cue::Conclusion as usize].min(3.0),
    "speaks_itself" => flag(s.words.cues[Cue::FirstPerson as usize] > 0.0),
    "time" => flag(s.words.has(Sign::Time)),
    "dated" => flag(s.words.has(Sign::Date)),
    "latin" => flag(s.words.n_latin >= 3.0),
    "deictic" => flag(s.words.has(Sign::Deictic)),
    "reporter" => flag(s.words.has(Sign::Reporter)),
    "result" => flag(s.words.has(Sign::Result)),
    "page" => flag(s.words.has(Sign::Page)),
    "asking" => flag(s.words.has(Sign::Asking)),
    "doubting" => flag(s.words.has(Sign::Doubting)),
    "example" => flag(s.words.has(Sign::Example)),
    "showing" => flag(s.words.has(Sign::Showing)),
    "audience" => flag(s.words.cues[Cue::SecondPerson as usize] > 0.0),
    // Courts.
    "law" => flag(s.words.has(Sign::Law)),
    "claim" => flag(s.words.has(Sign::Claim)),
    "plea" => flag(s.words.has(Sign::Plea)),
    "found" => flag(s.words.has(Sign::Found)),
    "held" => flag(s.words.has(Sign::Held)),
    "ruling" => flag(s.words.has(Sign::Ruling)),
    "procedure" => flag(s.words.has(Sign::Procedure)),
    "dispute" => flag(s.words.has(Sign::Dispute)),
    // Shape.
    "shorter_than_10" => flag(s.length < 10.0),
    "shorter_than_15" => flag(s.length < 15.0),
    "shorter_than_20" => flag(s.length < 20.0),
    "shorter_than_28" => flag(s.length < 28.0),
    "longer_than_90" => flag(s.length > 90.0),
    "longer_than_140" => flag(s.length > 140.0),
    "one_clause" => flag(s.shape.n_commas < 1.0),
    "five_clauses" => flag(s.shape.n_commas >= 4.0),
    "formality" => flag(s.shape.formality),
    "leans" => flag(s.shape.leans),
    "link" => flag(s.shape.link),
    "begins_with_reference" => flag(s.shape.reference),
    "begins_with_time" => flag(s.shape.begins_with_time),
    "begins_in_digit" => flag(s.shape.begins_in_digit),
    "begins_in_latin" => flag(s.shape.begins_in_latin),
    "begins_in_bracket" => flag(s.shape.begins_in_bracket),
    "begins_in_quote" => flag(s.shape.begins_in_quote),
    "begins_with_verb" => flag(s.words.begins_with_verb),
    "item" => flag(s.shape.item),
    "greeting" => flag(s.shape.greeting),
    "quote_alone" => flag(s.shape.quote_alone),
    "quote_unopened" => flag(s.words.n_closing > s.words.n_opening),
    "quotes" => flag(s.words.n_opening > 0),
    "question_inside" => flag(s.words.question && s.shape.end != End::Question),
    "ends_in_question" => flag(s.shape.end == End::Question),
    "ends_in_exclamation" => flag(s.shape.end == End::Exclamation),
    "ends_in_colon" => flag(s.shape.end == End::Colon),
    "ends_in_ellipsis" => flag(s.shape.end == End::Ellipsis),
    "ends_without_mark" => flag(s.shape.end == End::Nothing),
    "ends_in_quote" => flag(s.shape.ends_in_quote),
    "ends_in_speech" => flag(s.shape.ends_in_speech),
    "short_last_clause" => flag(s.shape.short_last_clause),
    "blank_inside" => flag(s.shape.blank_inside),
    "longer_than_200" => flag(s.length > 200.0),
    "mean_length" => (1.0 + s.mean_length).ln(),
    // What its characters are, and words that readers of a page are led by.
    "latin_share" => s.shape.characters.latin,
    "digit_share" => s.shape.characters.digits,
    "mark_share" => s.shape.characters.marks,
    "speaks_of_writer" => flag(s.shape.speaks_of_writer),
    "begins_with_label" => flag(s.shape.begins_with_label),
    "begins_with_number" => flag(s.shape.begins_with_number),
    "explains" => flag(s.shape.explains),
    "route" => flag(s.shape.route),
    "bar_inside" => flag(s.shape.bar_inside),
    "agrees" => flag(s.shape.agrees),
    // The sentence before.
    "length_before" => (1.0 + s.before.length).ln(),
    "question_before" => s.before.ends_in(End::Question),
    "colon_before" => s.before.ends_in(End::Colon),
    "no_mark_before" => s.before.ends_in(End::Nothing),
}

/// How much of a sentence was not said before.
#[derive(Clone, Copy, Default)]
pub(super) struct Share {
    /// The share of its content words.
    words: f32,
    /// Whether it is the first to name a person.
    person: bool,
}

/// Which words have been said so far.
pub(super) struct News(Vec<bool>);

impl News {
    pub(super) fn new(document: &Document<'_>) -> Self {
        Self(vec![false; document.vocabulary().len()])
    }

    /// What is new in the next sentence.
    pub(super) fn of(&mut self, document: &Document<'_>, sentence: &Sentence) -> Share {
        let (mut n_new, mut n, mut person) = (0_u32, 0_u32, false);
        for token in document.tokens_of(sentence) {
            let word = document.word(*token);
            if word.class != Class::Content {
                continue;
            }
            n += 1;
            if !std::mem::replace(&mut self.0[token.word], true) {
                n_new += 1;
                person |= word.part == PartOfSpeech::Person;
            }
        }
        Share {
            words: n_new as f32 / n.max(1) as f32,
            person,
        }
    }
}
