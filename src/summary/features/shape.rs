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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    pub(super) characters: Characters,
    pub(super) speaks_of_writer: bool,
    pub(super) begins_with_label: bool,
    pub(super) begins_with_number: bool,
    pub(super) explains: bool,
    pub(super) route: bool,
    pub(super) bar_inside: bool,
    pub(super) agrees: bool,
}

/// The shares of a sentence's characters that are Latin letters, digits, and neither these nor Han.
#[derive(Clone, Copy)]
pub(super) struct Characters {
    pub(super) latin: f32,
    pub(super) digits: f32,
    pub(super) marks: f32,
}

/// So many hyphens or arrows make a route: `东站-人民路-北门-机场`.
const MIN_DASHES: f32 = 3.0;

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
            characters: Characters::of(&quote),
            speaks_of_writer: quote.has(Rule::Writer),
            begins_with_label: begins_with_label(&quote),
            begins_with_number: begins_with_number(&quote),
            explains: quote.has(Rule::Explaining),
            route: count(quote.as_bytes(), |byte| matches!(byte, b'-' | b'>')) >= MIN_DASHES,
            bar_inside: quote.contains('|'),
            agrees: quote.has(Rule::Agreeing) && quote.has(Rule::AgreedTo),
        }
    }
}

impl Characters {
    fn of(quote: &str) -> Self {
        let bytes = quote.as_bytes();
        let n_chars = count(bytes, |byte| byte & 0xc0 != 0x80).max(1.0);
        let latin = count(bytes, |byte| byte.is_ascii_alphabetic());
        let digits = count(bytes, |byte| byte.is_ascii_digit());
        let han = count(bytes, |byte| matches!(byte, 0xe4..=0xe9));
        Self {
            latin: latin / n_chars,
            digits: digits / n_chars,
            marks: (n_chars - latin - digits - han) / n_chars,
        }
    }
}

/// How many bytes are `wanted`. Counted in bytes, that do not overflow, many are looked at at a time.
fn count(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> f32 {
    let n = |chunk: &[u8]| u32::from(chunk.iter().map(|&byte| u8::from(wanted(byte))).sum::<u8>());
    bytes.chunks(255).map(n).sum::<u32>() as f32
}

/// `新进展：`, `王某：`, a few characters and a colon.
fn begins_with_label(quote: &str) -> bool {
    let mut chars = quote.chars().take(13);
    chars
        .position(|c| matches!(c, '：' | ':'))
        .is_some_and(|at| at >= 2)
}

/// `（一）`, `3.`, `二、`.
fn begins_with_number(quote: &str) -> bool {
    let inner = quote.trim_start_matches(['（', '(']);
    let after = inner.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    after.len() < inner.len() && after.starts_with(['、', '．', '.', '）', ')'])
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
    use crate::text::phrases::Phrases;

    #[test]
    fn characters_are_counted_by_what_they_are() {
        let Characters { latin, digits, marks } = Characters::of("云溪A1号，好。");
        let in_eighths = [latin, digits, marks].map(|share| (share * 8.0).round() as u32);
        assert_eq!(in_eighths, [1, 1, 2]);
    }

    #[test]
    fn shapes_that_an_editor_does_not_quote() {
        let is = |shape: fn(&Shape) -> bool, quote: &str| shape(&Shape::of(Phrases::of(quote).whole(quote)));
        assert!(is(|shape| shape.begins_with_label, "新进展：石桥通车。"));
        assert!(!is(
            |shape| shape.begins_with_label,
            "云溪市昨天上午在石桥边召开会议：石桥通车。"
        ));
        assert!(
            is(|shape| shape.begins_with_number, "（一）石桥通车。")
                && is(|shape| shape.begins_with_number, "3.石桥通车。")
        );
        assert!(!is(|shape| shape.begins_with_number, "3座石桥通车。"));
        assert!(
            is(|shape| shape.route, "东站-人民路-北门-机场。")
                && !is(|shape| shape.route, "5月12日-18日开放。")
        );
        assert!(
            is(|shape| shape.explains, "换句话说石桥要修。")
                && is(|shape| shape.speaks_of_writer, "我们去了石桥。")
        );
        assert!(
            is(|shape| shape.agrees, "被告同意前者的答辩意见。")
                && !is(|shape| shape.agrees, "被告同意赔偿。")
        );
    }

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
