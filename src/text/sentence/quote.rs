//! Whether a sentence ends with a quotation.

use super::marks::{PairKind, closes, final_mark, is_blank, is_final, is_inner};
use super::pairs::QuotePair;
use crate::text::phrases::{Phrases, Rule};
use crate::text::word_sets::text as sets;

/// From this length on, in bytes, a quotation that ends its sentence is split inside: about 100 characters.
const LONG_BYTES: usize = 300;
/// How far after a quotation its speaker is looked for, in characters.
const SPEAKER_CHARS: usize = 40;

/// Whether it is long enough to be split inside.
pub(super) fn is_long(text: &str, pair: QuotePair, close: usize) -> bool {
    pair.kind.is_quote() && text[pair.open..close].len() > LONG_BYTES
}

/// Whether the sentence that began at `start` ends with the mark at `close`, which closes `pair`.
pub(super) fn ends_sentence(text: &str, start: usize, pair: QuotePair, close: usize) -> bool {
    let Some(mark) = final_mark(&text[pair.open..close]) else {
        return false;
    };
    let after = text[close..].trim_start_matches(|c| closes(c).is_some() || is_blank(c));
    if after.starts_with(|c| is_inner(c) || is_final(c) || c == '.') || sets::BEHIND_QUOTE.fits(after) {
        return false;
    }
    let before = text[start..pair.open]
        .trim_end_matches(is_blank)
        .chars()
        .next_back();
    match (pair.kind, before) {
        (PairKind::Round, None) => true,
        (kind, _) if !kind.is_quote() => false,
        (_, None) => !speaker_follows(after),
        (_, Some('：' | ':' | '，' | ',')) => true,
        (_, Some(_)) => matches!(mark, '。' | '｡' | '.'),
    }
}

/// Whether the sentence goes on with who said it.
pub(in crate::text) fn speaker_follows(after: &str) -> bool {
    let end = after
        .char_indices()
        .take(SPEAKER_CHARS)
        .find(|&(_, c)| is_final(c) || c == '“')
        .or_else(|| after.char_indices().nth(SPEAKER_CHARS))
        .map_or(after.len(), |(at, _)| at);
    let beginning = &after[..end];
    beginning.contains(|c| sets::SPEECH_CHAR.fits_char(c))
        || Phrases::of(beginning).whole(beginning).has(Rule::SpeechVerb)
}
