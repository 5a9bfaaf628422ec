//! What the form and the part of speech of a word say about it.

use super::blocks::is_name;
use super::lexicon::Facts;

/// What kind of word it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Class {
    /// Names a thing, an act or a property: can be a keyword and makes sentences similar.
    Content,
    /// Stop words and function words: particles, pronouns, adverbs, …
    Function,
    /// Numbers, with or without unit: `3.5%`, `三百万`.
    Number,
    /// Dates and times: `2023年4月7日`, `今天`.
    Time,
    /// Punctuation and white space.
    Mark,
}

/// What the form of a word says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WordKind {
    /// Too general to be a topic.
    Generic,
    /// In no dictionary, and formed like a person's name.
    Name,
    /// A family name alone.
    Surname,
    Other,
}

impl WordKind {
    /// What `form` tells if it is a word of this class; `n_chars` is its length.
    pub(super) fn of(form: &str, class: Class, n_chars: usize, facts: Facts, is_unknown: bool) -> Self {
        if class != Class::Content {
            Self::Other
        } else if facts.is_generic() {
            Self::Generic
        } else if n_chars == 1 {
            if facts.is_surname() {
                Self::Surname
            } else {
                Self::Other
            }
        } else if is_unknown && n_chars > 2 && is_name(form) {
            Self::Name
        } else {
            Self::Other
        }
    }
}

/// Parts of speech that rules and features tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartOfSpeech {
    Noun,
    Person,
    Place,
    Name,
    Verb,
    VerbalNoun,
    Adjective,
    Latin,
    Unknown,
    Idiom,
    Other,
}

impl PartOfSpeech {
    pub(crate) fn of(tag: &str) -> Self {
        match tag.as_bytes() {
            b"eng" => Self::Latin,
            b"vn" => Self::VerbalNoun,
            b"x" => Self::Unknown,
            [b'n', b'r', ..] => Self::Person,
            [b'n', b's', ..] => Self::Place,
            [b'n', b't' | b'z', ..] => Self::Name,
            [b'n', ..] => Self::Noun,
            [b'v', ..] => Self::Verb,
            [b'a' | b'b' | b'z', ..] => Self::Adjective,
            [b'i' | b'l' | b'j'] => Self::Idiom,
            _ => Self::Other,
        }
    }
}

/// Punctuation marks that rules and features tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarkSign {
    /// `“`, `「`.
    OpeningQuote,
    /// `《`, `『`.
    OpeningTitle,
    /// `”`, `」`, `》`, `』`.
    Closing,
    /// `"`, which opens and closes.
    StraightQuote,
    Question,
    Other,
}

impl MarkSign {
    pub(super) fn of(form: &str) -> Self {
        match form {
            "“" | "「" => Self::OpeningQuote,
            "《" | "『" => Self::OpeningTitle,
            "”" | "」" | "》" | "』" => Self::Closing,
            "\"" => Self::StraightQuote,
            "？" | "?" => Self::Question,
            _ => Self::Other,
        }
    }

    /// Whether what stands after it may be a quote or the title of a work.
    pub(crate) fn opens(self) -> bool {
        matches!(
            self,
            Self::OpeningQuote | Self::OpeningTitle | Self::StraightQuote
        )
    }

    /// Whether what stands before it may be one.
    pub(crate) fn closes(self) -> bool {
        matches!(self, Self::Closing | Self::StraightQuote)
    }
}
