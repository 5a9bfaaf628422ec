//! Text as rules and dictionary read it: in Simplified characters, without what nobody sees, each character in its common
//! form.
//!
//! A text is folded once, before anything else is done with it. Nearly always what is folded is as long as what was
//! written, so that an offset means the same in both; where it is not there is a map.

mod chars;
mod map;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::Span;
pub(crate) use chars::is_invisible;
use chars::{half_width, joins, may_be_folded, simplified, unified, unified_traditional};
use map::Map;

/// A text is Traditional if at least one in this many of its Han characters is written differently in Simplified.
/// Simplified texts have a few such characters too (乾隆, 於), which must stay what they are where words are looked up.
const HAN_PER_TRADITIONAL: usize = 25;

/// Whether `c` is a Han character.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A text as rules and dictionary read it.
#[derive(Debug)]
pub(crate) struct Folded<'t> {
    written: Cow<'t, str>,
    /// What rules read, if that is not what was written: Simplified throughout.
    text: Option<String>,
    /// What words are looked up in, if that is not the same: the text of somebody who writes Simplified characters, and
    /// others where they mean them.
    mixed: Option<Cow<'t, str>>,
    map: Option<Map>,
}

impl<'t> Folded<'t> {
    pub(crate) fn new(written: &'t str) -> Self {
        let survey = Survey::of(written);
        let (plain, map) = if survey.is_odd {
            plain(written)
        } else {
            (Cow::Borrowed(written), Map::default())
        };
        let n_traditional = if survey.is_odd {
            Survey::of(&plain).n_traditional
        } else {
            survey.n_traditional
        };
        let map = (!map.is_empty()).then_some(map);
        let (text, mixed) = if n_traditional == 0 {
            (owned(plain), None)
        } else {
            let text = Some(simplify_every(&plain));
            (text, (!is_traditional(&plain, n_traditional)).then_some(plain))
        };
        Self {
            written: Cow::Borrowed(written),
            text,
            mixed,
            map,
        }
    }

    /// Itself with a copy of what was written.
    pub(crate) fn into_owned(self) -> Folded<'static> {
        Folded {
            written: Cow::Owned(self.written.into_owned()),
            text: self.text,
            mixed: self.mixed.map(|mixed| Cow::Owned(mixed.into_owned())),
            map: self.map,
        }
    }

    /// The text as it was written.
    pub(crate) fn as_written(&self) -> &str {
        &self.written
    }

    /// The text that rules read.
    pub(crate) fn text(&self) -> &str {
        self.text.as_deref().unwrap_or(&self.written)
    }

    /// The text that words are looked up in, as long as [`text`](Self::text): Simplified if the text is Traditional.
    pub(crate) fn words(&self) -> &str {
        self.mixed.as_deref().unwrap_or_else(|| self.text())
    }

    /// Where a part of the written text stands in the folded one.
    pub(crate) fn span(&self, written: Span) -> Span {
        self.map.as_ref().map_or(written, |map| {
            Span::new(map.to_folded(written.start), map.to_folded(written.end))
        })
    }

    /// Where a part of the folded text stands in the written one, without what is invisible at its ends.
    pub(crate) fn written(&self, folded: Span) -> Span {
        self.map.as_ref().map_or(folded, |map| map::written(map, folded))
    }

    /// The text of a part of the folded text, as it was written.
    pub(crate) fn written_text(&self, folded: Span) -> &str {
        self.written(folded).of(&self.written)
    }

    /// Whether offsets mean the same in the folded text and in the written one.
    pub(crate) fn keeps_offsets(&self) -> bool {
        self.map.is_none()
    }
}

/// A folded text that differs from what was written.
fn owned(text: Cow<'_, str>) -> Option<String> {
    match text {
        Cow::Borrowed(_) => None,
        Cow::Owned(text) => Some(text),
    }
}

/// What there is to fold in a text.
#[derive(Default)]
struct Survey {
    n_traditional: usize,
    /// Whether there may be other characters to fold than Traditional ones.
    is_odd: bool,
}

impl Survey {
    fn of(text: &str) -> Self {
        let mut survey = Self::default();
        let mut before = '\0';
        for c in text.chars() {
            match c {
                '\u{3400}'..='\u{9fff}' => survey.n_traditional += usize::from(chars::is_traditional(c)),
                // A full-width mark is folded only after a letter or digit.
                '％' | '＆' | '，' | '－' | '．' | '：' => {
                    survey.is_odd |= before.is_ascii_alphanumeric();
                }
                '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => survey.is_odd = true,
                _ => survey.is_odd |= is_invisible(c) || unified(c).is_some(),
            }
            before = c;
        }
        survey
    }
}

fn is_traditional(text: &str, n_traditional: usize) -> bool {
    n_traditional * HAN_PER_TRADITIONAL >= text.chars().filter(|&c| is_han(c)).count()
}

/// `text` without invisible characters, with Han characters for their radicals and compatible forms, and with letters,
/// digits and the marks among them in half width.
fn plain(text: &str) -> (Cow<'_, str>, Map) {
    let mut plain = String::with_capacity(text.len());
    let mut map = Map::default();
    // All between characters that may be folded is copied at once.
    let mut read = 0;
    for (at, c) in text.char_indices().filter(|&(_, c)| may_be_folded(c)) {
        plain.push_str(&text[read..at]);
        read = at + c.len_utf8();
        if is_invisible(c) && !joins(plain.chars().next_back(), c) {
            map.push(plain.len(), read, true);
            continue;
        }
        let folded = unified(c)
            .or_else(|| narrow(&plain, c, &text[read..]))
            .unwrap_or(c);
        plain.push(folded);
        if folded.len_utf8() < c.len_utf8() {
            map.push(plain.len(), read, false);
        }
    }
    plain.push_str(&text[read..]);
    if plain == text {
        (Cow::Borrowed(text), map)
    } else {
        (Cow::Owned(plain), map)
    }
}

/// `text` without the characters that nobody sees.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    let mut before = None;
    let is_visible = |&c: &char| {
        let visible = !is_invisible(c) || joins(before, c);
        if visible {
            before = Some(c);
        }
        visible
    };
    Cow::Owned(text.chars().filter(is_visible).collect())
}

/// The half-width form of `c` between what was folded `before` and what comes `after` it: of letters and digits, and of
/// marks that belong to them (`３．５％`, `歼－２０`, `6，807`, `10：30`).
fn narrow(before: &str, c: char, after: &str) -> Option<char> {
    let narrow = half_width(c)?;
    let digit_before = before.ends_with(|c: char| c.is_ascii_digit());
    let mut following = after.chars().map(|c| half_width(c).unwrap_or(c));
    let belongs = match narrow {
        '%' => digit_before,
        '&' | '.' => {
            before.ends_with(|c: char| c.is_ascii_alphanumeric())
                && following.next().is_some_and(|c| c.is_ascii_alphanumeric())
        }
        '-' => {
            before.ends_with(|c: char| c.is_alphanumeric())
                && following.next().is_some_and(|c| c.is_ascii_alphanumeric())
        }
        ',' => digit_before && parts_thousands(before, following),
        ':' => digit_before && following.by_ref().take_while(char::is_ascii_digit).count() == 2,
        _ => narrow.is_ascii_alphanumeric(),
    };
    belongs.then_some(narrow)
}

/// Whether a comma stands between one to three digits, which may themselves follow a comma, and three others: `6,807`.
fn parts_thousands(before: &str, mut after: impl Iterator<Item = char>) -> bool {
    let number = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let first = (1..=3).contains(&(before.len() - number.len()));
    let is_first = !number.ends_with(['.', '第', ':', '-']);
    first && is_first && after.by_ref().take_while(char::is_ascii_digit).count() == 3
}

/// `text` in Simplified characters if it is written in Traditional ones, else as it is. The byte length never changes.
///
/// Characters are mapped one by one with the table of `OpenCC`, so 乾 always becomes 干: good for looking words up, not for
/// printing.
///
/// ```
/// use zhaiyao::text::fold::to_simplified;
///
/// assert_eq!(to_simplified("臺灣經濟發展"), "台湾经济发展");
/// let simplified = "乾隆年间的故事，讲的是一个普通人家在江南的生活，也讲他们的邻居和朋友。";
/// assert_eq!(to_simplified(simplified), simplified);
/// ```
#[must_use]
pub fn to_simplified(text: &str) -> Cow<'_, str> {
    let n_traditional = Survey::of(text).n_traditional;
    if n_traditional > 0 && is_traditional(text, n_traditional) {
        Cow::Owned(simplify_every(text))
    } else {
        Cow::Borrowed(text)
    }
}

/// `text` with Han characters for the radicals and compatibility ideographs that PDFs have in their place: they look the
/// same, and nobody can search for them. Radicals become the characters that the rest of the text is written in. The byte
/// length never changes.
///
/// ```
/// use zhaiyao::text::fold::to_unified;
///
/// assert_eq!(to_unified("⻘年⼈才，⾺術"), "青年人才，馬術");
/// assert_eq!(to_unified("⼾⼝簿上的⼈"), "户口簿上的人");
/// ```
#[must_use]
pub fn to_unified(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| unified(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let n_traditional = Survey::of(text).n_traditional;
    let unified = if n_traditional > 0 && is_traditional(text, n_traditional) {
        unified_traditional
    } else {
        unified
    };
    Cow::Owned(text.chars().map(|c| unified(c).unwrap_or(c)).collect())
}

/// `text` with every character that has a Simplified form in that form.
pub(crate) fn simplify_every(text: &str) -> String {
    let mut simple = String::with_capacity(text.len());
    let mut read = 0;
    for (at, c) in text.char_indices() {
        if let Some(other) = simplified(c) {
            simple.push_str(&text[read..at]);
            simple.push(other);
            read = at + c.len_utf8();
        }
    }
    simple.push_str(&text[read..]);
    simple
}

/// The forms that a word has in folded texts: in Simplified characters, and in its own where that is another.
pub(crate) fn forms(word: &str) -> impl Iterator<Item = String> + use<> {
    let plain = plain(word).0.into_owned();
    let simplified = simplify_every(&plain);
    let other = (simplified != plain).then_some(simplified);
    std::iter::once(plain).chain(other)
}
