//! How a sentence begins and ends.

use crate::summary::compress::link_len;
use crate::summary::formality::is_formality;
use crate::text::cues::leans_on_the_last;
use crate::text::dates::begins_with_date;
use crate::text::numbering::{begins_with_number, is_item, number_len};
use crate::text::phrases::{Line, Rule};
use crate::text::sentence::marks::{is_alphanumeric, is_han};

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

/// What features are computed from.
#[expect(clippy::struct_excessive_bools, reason = "each is a feature")]
pub(super) struct SentenceShape {
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

/// This many hyphens or arrows make a route: `东站-人民路-北门-机场`.
const MIN_DASHES: u32 = 3;

impl SentenceShape {
    pub(super) fn of(quote: Line<'_>) -> Self {
        let body = quote.trim_end(|c| matches!(c, '”' | '」' | '’' | '』' | '"' | ' '));
        let last = body.chars().next_back();
        let first = quote.chars().next().unwrap_or(' ');
        let bare = quote.trim_start(|c| matches!(c, '“' | '「' | '"'));
        let opening_quote = bare.len() < quote.len();
        let stem = body.trim_end(|c| matches!(c, '。' | '，' | '：' | '.' | '！'));
        let number = number_len(&quote);
        let tally = Tally::of(&quote);
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
            blank_inside: tally.blank_inside,
            end: match last {
                Some('？' | '?') => End::Question,
                Some('！' | '!') => End::Exclamation,
                Some('：' | ':') => End::Colon,
                Some('…' | '⋯') => End::Ellipsis,
                Some(c) if is_alphanumeric(c) || matches!(c, '、' | '，' | '》') => End::Nothing,
                _ => End::Other,
            },
            n_figures: tally.n_figures as f32,
            n_commas: tally.n_commas as f32,
            characters: tally.characters(),
            speaks_of_writer: quote.has(Rule::Writer),
            begins_with_label: begins_with_label(&quote),
            begins_with_number: begins_with_number(&quote),
            explains: quote.has(Rule::Explaining),
            route: tally.n_dashes >= MIN_DASHES,
            bar_inside: tally.bar_inside,
            agrees: quote.has(Rule::Agreeing) && quote.has(Rule::AgreedTo),
        }
    }
}

/// What a sentence's characters are, counted in one pass.
#[derive(Default)]
struct Tally {
    n_chars: u32,
    n_latin: u32,
    n_digits: u32,
    n_han: u32,
    /// Runs of digits.
    n_figures: u32,
    /// Commas and semicolons.
    n_commas: u32,
    /// Hyphens and arrows.
    n_dashes: u32,
    bar_inside: bool,
    /// Whether a blank stands between two Han characters, as in headings.
    blank_inside: bool,
}

impl Tally {
    fn of(quote: &str) -> Self {
        let mut tally = Self::default();
        let [mut last_but_one, mut last] = ['，'; 2];
        let mut rest = quote;
        while let Some(byte) = rest.bytes().next() {
            // From U+4000 to U+9FFF, Han are not told apart here, and need not be decoded.
            let c = match byte {
                0xe4..=0xe9 => '一',
                _ => rest.chars().next().unwrap_or('一'),
            };
            rest = &rest[c.len_utf8()..];
            tally.n_chars += 1;
            match c {
                '\u{4000}'..='\u{9fff}' => tally.n_han += 1,
                'A'..='Z' | 'a'..='z' => tally.n_latin += 1,
                '0'..='9' => {
                    tally.n_digits += 1;
                    tally.n_figures += u32::from(!last.is_ascii_digit());
                }
                '，' | '；' | ',' | ';' => tally.n_commas += 1,
                '-' | '>' => tally.n_dashes += 1,
                '|' => tally.bar_inside = true,
                _ => {}
            }
            tally.blank_inside |= matches!(last, ' ' | '\u{3000}') && is_han(last_but_one) && is_han(c);
            (last_but_one, last) = (last, c);
        }
        tally
    }

    fn characters(&self) -> Characters {
        let share = |n: u32| n as f32 / self.n_chars.max(1) as f32;
        Characters {
            latin: share(self.n_latin),
            digits: share(self.n_digits),
            marks: share(self.n_chars - self.n_latin - self.n_digits - self.n_han),
        }
    }
}

/// `新进展：`, `王某：`, a few characters and a colon.
fn begins_with_label(quote: &str) -> bool {
    let mut chars = quote.chars().take(13);
    chars
        .position(|c| matches!(c, '：' | ':'))
        .is_some_and(|at| at >= 2)
}

fn has_short_last_clause(stem: &str) -> bool {
    let last = stem.rsplit(['，', ',', '：']).next().unwrap_or(stem);
    last.len() < stem.len() && last.chars().nth(MAX_SHORT_CLAUSE).is_none()
}

/// A condition as a number.
pub(super) fn flag(condition: bool) -> f32 {
    f32::from(u8::from(condition))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::phrases::Phrases;

    #[test]
    fn characters_are_shares_of_all() {
        let Characters { latin, digits, marks } = Tally::of("云溪A1号，好。").characters();
        let in_eighths = [latin, digits, marks].map(|share| (share * 8.0).round() as u32);
        assert_eq!(in_eighths, [1, 1, 2]);
    }

    #[test]
    fn shapes_that_an_editor_does_not_quote() {
        let is = |shape: fn(&SentenceShape) -> bool, quote: &str| {
            shape(&SentenceShape::of(Phrases::of(quote).whole(quote)))
        };
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
    fn characters_are_counted_by_what_they_are() {
        let tally = Tally::of("A股12.5万，跌－了 好；a->b|7 ");
        assert_eq!(
            [tally.n_chars, tally.n_latin, tally.n_digits, tally.n_han],
            [21, 3, 4, 5]
        );
        assert_eq!([tally.n_figures, tally.n_commas, tally.n_dashes], [3, 2, 2]);
        assert!(tally.bar_inside && tally.blank_inside);
        for (quote, wanted) in [
            ("石桥　概况", true),
            ("石桥  概况", false),
            (" 概况", false),
            ("概况 ", false),
        ] {
            assert_eq!(Tally::of(quote).blank_inside, wanted, "{quote}");
        }
    }
}
