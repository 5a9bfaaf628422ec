//! Words that the document does not have: made of others, or of a part of one.

use crate::Span;
use crate::text::blocks::is_name;
use crate::text::kinds::{MarkSign, PartOfSpeech, WordKind};
use crate::text::lexicon::{self, Details, UNKNOWN_IDF};
use crate::text::words::{Class, Word};

/// A word that is made of others, or of a part of one.
pub(super) struct NewWord {
    pub(super) word: Word,
    pub(super) form: String,
    /// The word of the document that stands for it in the word graph.
    pub(super) stands_for: usize,
}

impl NewWord {
    pub(super) fn new(word: Word, form: String, stands_for: usize) -> Self {
        Self {
            word,
            form,
            stands_for,
        }
    }
}

/// A content word that stands for a name or term.
pub(super) fn named(form: &str, tag: &'static str, kind: WordKind, idf: f64) -> Word {
    Word {
        tag: tag.into(),
        idf,
        class: Class::Content,
        n_chars: form.chars().count(),
        known: false,
        kind,
        part: PartOfSpeech::of(tag),
        cue: None,
        dangles: false,
        sign: MarkSign::Other,
        form: Span::default(),
    }
}

pub(super) fn is_full_name(form: &str) -> bool {
    form.chars().count() > 2 && is_name(form)
}

/// A word by its form alone: as a dictionary has it, or a name or term that none has.
pub(super) fn word_of(form: &str) -> Word {
    let details = lexicon::find(form).map(Details::of).unwrap_or_default();
    let kind = if is_full_name(form) {
        WordKind::Name
    } else {
        WordKind::Other
    };
    let tag = details.tag.unwrap_or("x");
    let mut word = named(form, tag, kind, details.idf.unwrap_or(UNKNOWN_IDF));
    word.known = details.segments;
    if details.facts.is_stop_word() || !word.known && word.n_chars == 1 {
        word.class = Class::Function;
    } else if details.facts.is_generic() {
        word.kind = WordKind::Generic;
    }
    word
}
