//! Where in a keyword a word may stand.

use crate::text::kinds::PartOfSpeech;
use crate::text::lexicon;
use crate::text::numerals::is_chinese_digit;
use crate::text::word_sets::term_positions as sets;
use crate::text::words::{Class, Word};

/// What a word may be in a candidate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TermPosition {
    /// Nowhere.
    Out,
    /// Anywhere.
    Any,
    /// Between others only.
    Inside,
    /// Before others only.
    Before,
    /// Before others, or between them.
    NotLast,
    /// Alone, or before others.
    First,
    /// After others only.
    After,
    /// Among others only.
    Among,
    /// Between others, or after them if they recur together.
    Tail,
}

impl TermPosition {
    /// Whether a candidate may begin with it.
    pub(super) fn begins(self) -> bool {
        matches!(
            self,
            Self::Any | Self::Before | Self::NotLast | Self::First | Self::Among
        )
    }

    /// Whether a candidate with this many words may end with it.
    pub(super) fn ends(self, n_words: usize, is_again: bool) -> bool {
        match self {
            Self::Any | Self::After => true,
            Self::First => n_words == 1,
            Self::Among => n_words > 1,
            Self::Tail => n_words > 1 && is_again,
            Self::Out | Self::Inside | Self::Before | Self::NotLast => false,
        }
    }
}

/// Where the word may stand.
pub(super) fn position_of(word: &Word, form: &str) -> TermPosition {
    match word.class {
        Class::Content if word.n_chars == 1 && word.part == PartOfSpeech::Verb => {
            if sets::TAIL_VERB.fits(form) {
                TermPosition::Tail
            } else {
                TermPosition::Inside
            }
        }
        Class::Content if is_part_of_a_date(form) || is_head_count(form) => TermPosition::Out,
        Class::Content if sets::ATTRIBUTE_NOUN.fits(form) || sets::ADVERB_NOUN.fits(form) => {
            TermPosition::Before
        }
        Class::Content if is_place_at(word, form) => TermPosition::NotLast,
        Class::Content if word.part == PartOfSpeech::Verb && sets::NEEDS_OBJECT.fits(form) => {
            TermPosition::Inside
        }
        Class::Content if sets::NO_TERM.fits(form) => TermPosition::Inside,
        Class::Content if is_denied(word, form) => TermPosition::First,
        Class::Content if sets::NUMBERED_NOUN.fits(form) => TermPosition::After,
        Class::Content => TermPosition::Any,
        Class::Number => number(word, form),
        Class::Time => time(word, form),
        Class::Function => function(word, form),
        Class::Mark => TermPosition::Out,
    }
}

fn function(word: &Word, form: &str) -> TermPosition {
    match word.tag.as_bytes() {
        // 网盘, 套路贷: what jieba takes for a measure word or an affix may end a term.
        b"q" | b"k" | b"ng" | b"g" if word.n_chars == 1 && !sets::VERB_LIKE_UNIT.fits(form) => {
            TermPosition::After
        }
        b"q" if word.n_chars == 2 && sets::MONEY.fits(form) => TermPosition::Any,
        b"f" if sets::DISTRICT.fits(form) => TermPosition::Among,
        _ if sets::MISREAD_NOUN.fits(form) => TermPosition::Any,
        _ if sets::ATTRIBUTE.fits(form) => TermPosition::Before,
        // 基本医疗保险, 心理健康: what is too general alone may yet specify.
        _ if matches!(word.part, PartOfSpeech::Noun | PartOfSpeech::Adjective) && word.n_chars > 1 => {
            TermPosition::Tail
        }
        _ => TermPosition::Out,
    }
}

/// 两会, 十四五; 第十届大会
fn number(word: &Word, form: &str) -> TermPosition {
    let is_plan = word.n_chars == 3 && form.starts_with('十') && form.ends_with('五');
    if is_plan || sets::NUMERAL_NAME.fits(form) {
        TermPosition::Any
    } else if word.n_chars > 1 && sets::COUNTED_EVENT.fits(form) {
        TermPosition::Before
    } else {
        TermPosition::Out
    }
}

/// The least inverse document frequency of a time that is a topic.
const SEASON_IDF: f64 = 5.4;

/// 春节, 暑期, 青年人才; not 今年
fn time(word: &Word, form: &str) -> TermPosition {
    let is_pointing = sets::POINTING_TIME.fits(form);
    if !word.known || is_pointing || word.idf < SEASON_IDF || form.contains(|c: char| c.is_ascii_digit()) {
        TermPosition::Out
    } else if sets::TIME_TOPIC.fits(form) || sets::SEASON.fits(form) {
        TermPosition::Any
    } else if sets::TIME_ATTRIBUTE.fits(form) {
        TermPosition::Before
    } else {
        TermPosition::Out
    }
}

/// `17日称`: what is left of a date that was cut wrongly.
fn is_part_of_a_date(form: &str) -> bool {
    form.starts_with(|c: char| c.is_ascii_digit()) && sets::DATE_UNIT.fits(form)
        || form.starts_with('日') && sets::AFTER_DATE.fits(form)
}

/// 百人, 超千人; not 千人计划, which is a word of its own
fn is_head_count(form: &str) -> bool {
    let counts = |c| is_chinese_digit(c) || sets::ABOUT.fits_char(c);
    form.chars().nth(1).is_some() && sets::HEAD_COUNT.fits(form) && form.chars().rev().skip(1).all(counts)
}

/// 不达标: what follows it is what it is said of, what it follows is the subject of a clause.
fn is_denied(word: &Word, form: &str) -> bool {
    word.n_chars > 2 && sets::DENIAL.fits(form) && lexicon::find(form).is_none()
}

/// 墙上, 手中
fn is_place_at(word: &Word, form: &str) -> bool {
    word.tag == "s" && sets::PLACE_AT.fits(form) && !sets::NAME_LIKE_PLACE.fits(form)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Engine;
    use crate::text::segment::Segmenter;
    use crate::text::stopwords::StopWords;
    use crate::text::word_sets::tests::assert_every_row_is_needed;
    use crate::text::words::Knowledge;

    /// Where the words of a text, and all of it as one word, may stand, with their classes.
    fn positions(text: &str) -> Vec<(TermPosition, Class)> {
        let (segmenter, built_in, none) = (Segmenter::default(), StopWords::default(), StopWords::none());
        let mut positions = Vec::new();
        for stop_words in [&built_in, &none] {
            let knowledge = Knowledge {
                segmenter: &segmenter,
                stop_words,
            };
            let word = knowledge.describe(text, lexicon::find(text));
            positions.push((position_of(&word, text), word.class));
        }
        let engine = Engine::new();
        let document = engine.analyze(text);
        let words = document.vocabulary().iter().enumerate();
        positions.extend(words.map(|(number, word)| (position_of(word, document.form(number)), word.class)));
        positions
    }

    #[test]
    fn every_word_that_may_stand_elsewhere_than_others_is_needed() {
        assert_every_row_is_needed("term_positions", |set, text| {
            let has = |wanted: TermPosition, of: Class| positions(text).contains(&(wanted, of));
            match set {
                "tail_verb" => has(TermPosition::Tail, Class::Content),
                "attribute_noun" | "adverb_noun" => has(TermPosition::Before, Class::Content),
                "numbered_noun" => has(TermPosition::After, Class::Content),
                "money" | "misread_noun" => has(TermPosition::Any, Class::Function),
                "district" => has(TermPosition::Among, Class::Function),
                "attribute" => has(TermPosition::Before, Class::Function),
                "numeral_name" => has(TermPosition::Any, Class::Number),
                "counted_event" => has(TermPosition::Before, Class::Number),
                "pointing_time" => has(TermPosition::Out, Class::Time),
                "season" | "time_topic" => has(TermPosition::Any, Class::Time),
                "time_attribute" => has(TermPosition::Before, Class::Time),
                "date_unit" | "after_date" => is_part_of_a_date(text),
                "needs_object" | "no_term" => has(TermPosition::Inside, Class::Content),
                "verb_like_unit" => sets::VERB_LIKE_UNIT.fits(text),
                "place_at" => sets::PLACE_AT.fits(text),
                "name_like_place" => sets::NAME_LIKE_PLACE.fits(text),
                "denial" => has(TermPosition::First, Class::Content),
                "about" => is_head_count(text),
                "head_count" => has(TermPosition::Out, Class::Content) && is_head_count(text),
                _ => panic!("{set} decides nothing"),
            }
        });
    }
}
