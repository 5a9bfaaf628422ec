//! What kind of text it is, told by its words: what counts in court counts for nothing in the news.

use crate::keywords::reading::Reading;
use crate::text::cues::Cue;
use crate::text::kinds::PartOfSpeech;
use crate::text::words::Class;

/// Shares of the words of a text.
#[derive(Clone, Copy, Default)]
pub(super) struct KindOfText {
    pub(super) legal: f32,
    pub(super) news: f32,
    pub(super) spoken: f32,
    pub(super) speech: f32,
    pub(super) latin: f32,
    pub(super) numbers: f32,
    pub(super) places: f32,
    pub(super) unknown: f32,
    /// How many words a sentence has, as logarithm.
    pub(super) sentence_length: f32,
}

impl KindOfText {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let mut kind = Self::default();
        for token in &reading.tokens {
            let word = reading.word(token.word);
            match word.cue {
                Some(Cue::Legal) => kind.legal += 1.0,
                Some(Cue::News) => kind.news += 1.0,
                Some(Cue::Filler | Cue::FirstPerson | Cue::SecondPerson) => kind.spoken += 1.0,
                Some(Cue::Speech) => kind.speech += 1.0,
                _ => {}
            }
            match (word.class, word.part) {
                (Class::Number, _) => kind.numbers += 1.0,
                (Class::Content, PartOfSpeech::Latin) => kind.latin += 1.0,
                (Class::Content, PartOfSpeech::Place) => kind.places += 1.0,
                (Class::Content, _) if !word.known => kind.unknown += 1.0,
                _ => {}
            }
        }
        let n = reading.tokens.len().max(1) as f32;
        let Self {
            legal,
            news,
            spoken,
            speech,
            latin,
            numbers,
            places,
            unknown,
            ..
        } = &mut kind;
        for share in [legal, news, spoken, speech, latin, numbers, places, unknown] {
            *share /= n;
        }
        kind.sentence_length = (n / reading.sentences.len().max(1) as f32).ln();
        kind
    }
}
