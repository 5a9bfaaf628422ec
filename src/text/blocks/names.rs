//! Names of people and outlets, dates.

use crate::text::lexicon::is_surname;
use crate::text::phrases::{Line, Rule};
use crate::text::sentence::marks::is_han;

/// Family names of two characters.
const DOUBLE_SURNAMES: [&str; 6] = ["欧阳", "司马", "上官", "诸葛", "端木", "皇甫"];

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
        4 => DOUBLE_SURNAMES.iter().any(|name| token.starts_with(name)) || token.contains(['·', '・']),
        n => n <= 20 && token.contains(['·', '・']),
    }
}

/// `某某新闻网`, `新华社`, `某某日报`.
pub(super) fn is_outlet(field: Line<'_>) -> bool {
    n_chars(&field) <= 14 && field.find(Rule::OutletEnd).any(|found| !found.before.is_empty())
        || field.has(Rule::Outlet)
}

/// `2023-04-07`, `13:33:26`, `2023年4月7日`, `星期五`, `3小时前`.
pub(super) fn is_date(field: Line<'_>) -> bool {
    let mut rest = field;
    let (mut n_units, mut n_digits) = (0, 0);
    while let Some(c) = rest.chars().next() {
        let words = rest.find(Rule::DateWord).map(|found| found.after);
        if let Some(after) = words.min_by_key(|after| after.len()) {
            n_units += 1;
            rest = after;
            continue;
        }
        match c {
            '0'..='9' | '０'..='９' => n_digits += 1,
            _ if "〇○零一二三四五六七八九十".contains(c) => n_digits += 1,
            _ if "年月日号号时时点点分秒:：-/.".contains(c) => n_units += 1,
            'T' | 'Z' => (),
            _ => return false,
        }
        rest = rest.part(c.len_utf8()..);
    }
    n_units > 0
        && n_digits > 0
        && field.len() <= 60
        && (n_digits > 1 || !field.ends_with(['.', '分', '时', '点']))
}

pub(super) fn n_chars(token: &str) -> usize {
    token.chars().count()
}
