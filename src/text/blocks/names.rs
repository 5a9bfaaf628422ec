//! Names of people and outlets.

use crate::text::lexicon::is_surname;
use crate::text::phrases::{Line, Rule};
use crate::text::sentence::marks::is_han;
use crate::text::word_sets::text as sets;

/// A family name and one or two more characters, a transcribed name (`约翰·史密斯`), or a Latin word. Names of two
/// characters may be parted by a blank: a single character counts as well.
pub(crate) fn is_name(token: &str) -> bool {
    if token.is_ascii() {
        return token.starts_with(|c: char| c.is_ascii_uppercase())
            && token.chars().all(|c| c.is_ascii_alphabetic() || c == '.');
    }
    if !token.chars().all(|c| is_han(c) || matches!(c, '·' | '・')) {
        return false;
    }
    match n_chars(token) {
        1 => true,
        2 | 3 => token.starts_with(is_surname),
        4 => sets::DOUBLE_SURNAME.fits(token) || token.contains(['·', '・']),
        n => n <= 20 && token.contains(['·', '・']),
    }
}

/// `某某新闻网`, `新华社`, `某某日报`.
pub(super) fn is_outlet(field: Line<'_>) -> bool {
    n_chars(&field) <= 14 && field.find(Rule::OutletEnd).any(|found| !found.before.is_empty())
        || field.has(Rule::Outlet)
}

pub(super) fn n_chars(token: &str) -> usize {
    token.chars().count()
}
