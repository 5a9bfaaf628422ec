//! How a sentence begins and ends.

use crate::summary::compress::link_len;
use crate::summary::formality::is_formality;
use crate::text::cues::leans_on_the_last;
use crate::text::dates::begins_with_date;
use crate::text::numbering::{is_item, number_len};
use crate::text::phrases::{Line, Rule};
use crate::text::sentence::marks::is_han;

/// A last clause of no more characters says little.
const MAX_SHORT_CLAUSE: usize = 5;

/// The mark that ends a sentence, closing quotes aside.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Question,
    Exclamation,
    Colon,
    Ellipsis,
    Nothing,
    Other,
}

/// What features are told by.
#[expect(clippy::struct_excessive_bools, reason = "each is a feature")]
pub(super) struct Shape {
    pub(super) formality: bool,
    pub(super) leans: bool,
    pub(super) link: bool,
    pub(super) reference: bool,
    pub(super) begins_with_time: bool,
    pub(super) begins_in_digit: bool,
    pub(super) begins_in_latin: bool,
    pub(super) begins_in_bracket: bool,
    pub(super) begins_in_quote: bool,
    pub(super) item: bool,
    pub(super) greeting: bool,
    pub(super) quote_alone: bool,
    pub(super) ends_in_quote: bool,
    pub(super) ends_in_speech: bool,
    pub(super) short_last_clause: bool,
    pub(super) blank_inside: bool,
    pub(super) end: End,
    pub(super) n_figures: f32,
    pub(super) n_commas: f32,
}

impl Shape {
    pub(super) fn of(quote: Line<'_>) -> Self {
        let body = quote.trim_end(|c| matches!(c, '”' | '」' | '’' | '』' | '"' | ' '));
        let last = body.chars().next_back();
        let first = quote.chars().next().unwrap_or(' ');
        let bare = quote.trim_start(|c| matches!(c, '“' | '「' | '"'));
        let opening_quote = bare.len() < quote.len();
        let stem = body.trim_end(|c| matches!(c, '。' | '，' | '：' | '.' | '！'));
        let number = number_len(&quote);
        Self {
            formality: is_formality(quote),
            leans: leans_on_the_last(bare),
            link: link_len(quote) > 0,
            reference: bare.has(Rule::TimeReference),
            begins_with_time: bare.has(Rule::TimeOpening) || begins_with_date(&bare),
            begins_in_digit: first.is_ascii_digit(),
            begins_in_latin: first.is_ascii_alphabetic(),
            begins_in_bracket: matches!(
                first,
                '（' | '(' | '【' | '[' | '「' | '〔' | '#' | '*' | '-' | '>'
            ),
            begins_in_quote: opening_quote,
            item: number > 0 || is_item(&quote),
            greeting: bare.has(Rule::Greeting),
            quote_alone: opening_quote
                && body.len() < quote.len()
                && quote
                    .get(quote.len() - bare.len()..body.len())
                    .is_some_and(|inside| !inside.contains(['”', '」'])),
            ends_in_quote: body.len() < quote.len(),
            ends_in_speech: stem.has(Rule::SpeechEnd),
            short_last_clause: has_short_last_clause(&stem),
            blank_inside: has_blank_inside(&quote),
            end: match last {
                Some('？' | '?') => End::Question,
                Some('！' | '!') => End::Exclamation,
                Some('：' | ':') => End::Colon,
                Some('…' | '⋯') => End::Ellipsis,
                Some(c) if c.is_alphanumeric() || matches!(c, '、' | '，' | '》') => End::Nothing,
                _ => End::Other,
            },
            n_figures: n_figures(&quote),
            n_commas: quote.matches(['，', '；', ',', ';']).count() as f32,
        }
    }
}

fn has_short_last_clause(stem: &str) -> bool {
    let last = stem.rsplit(['，', ',', '：']).next().unwrap_or(stem);
    last.len() < stem.len() && last.chars().nth(MAX_SHORT_CLAUSE).is_none()
}

/// A blank between two Han characters, as headings have it.
fn has_blank_inside(quote: &str) -> bool {
    quote
        .match_indices([' ', '\u{3000}'])
        .any(|(at, blank)| quote[..at].ends_with(is_han) && quote[at + blank.len()..].starts_with(is_han))
}

/// How many numbers are written in digits.
fn n_figures(sentence: &str) -> f32 {
    let bytes = sentence.as_bytes();
    let at_start = bytes.first().is_some_and(u8::is_ascii_digit);
    let behind = bytes.get(1..).unwrap_or_default();
    let begins = |(before, byte): (&u8, &u8)| u8::from(byte.is_ascii_digit() & !before.is_ascii_digit());
    // Counted in bytes, that do not overflow, many are looked at at a time.
    let chunks = bytes.chunks(255).zip(behind.chunks(255));
    let inside: u32 = chunks
        .map(|(bytes, behind)| u32::from(bytes.iter().zip(behind).map(begins).sum::<u8>()))
        .sum();
    super::flag(at_start) + inside as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_runs_of_digits() {
        let long = "7，".repeat(1000);
        for (sentence, n) in [
            ("", 0.0),
            ("7", 1.0),
            ("2023年4月7日", 3.0),
            ("约3.5%", 2.0),
            ("两省", 0.0),
            (&long, 1000.0),
        ] {
            assert_eq!(n_figures(sentence).to_bits(), f32::to_bits(n), "{sentence}");
        }
    }
}
