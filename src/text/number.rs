//! Numbers, dates and times, as words.

use crate::text::numerals::is_chinese_digit;
use crate::text::word_sets::text as sets;

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Whether a numeral may begin with `c`.
pub(super) fn begins_numeral(c: char) -> bool {
    is_digit(c) || is_chinese_digit(c)
}

/// Only digits, at least one.
pub(super) fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.chars().all(is_digit)
}

/// A number without unit: `3`, `3.5`, `1,234`, `三百`, `〇`.
pub(super) fn is_numeral(word: &str) -> bool {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return false };
    (is_digit(first) && chars.all(|c| is_digit(c) || matches!(c, '.' | ',')))
        || (is_chinese_digit(first) && word.chars().all(is_chinese_digit))
}

/// A date or time: digits or numerals and a unit of time in turn.
#[inline]
pub(super) fn is_time(word: &str) -> bool {
    // Most words begin with no numeral: for them nothing is called.
    word.starts_with(begins_numeral) && is_time_after_all(word)
}

fn is_time_after_all(word: &str) -> bool {
    let numeral_end = word.find(|c| !begins_numeral(c)).unwrap_or(word.len());
    let (numeral, rest) = word.split_at(numeral_end);
    if numeral.is_empty() || rest.is_empty() {
        return false;
    }
    let unit_end = rest
        .find(|c| is_digit(c) || is_chinese_digit(c))
        .unwrap_or(rest.len());
    let (unit, rest) = rest.split_at(unit_end);
    sets::TIME_UNIT.fits(unit) && (rest.is_empty() || is_digits(rest) || is_time(rest))
}

/// A number, with or without unit: words that begin with a digit and are no name (`5G`, `3D`, `4S店` are names);
/// numerals only where the dictionary's tag says number, since 万一 is none.
#[inline]
pub(super) fn is_number(word: &str, tag: &str) -> bool {
    if word.starts_with(is_digit) {
        return is_number_after_digit(word);
    }
    matches!(tag.as_bytes().first(), Some(b'm'))
        && word.starts_with(|c| is_chinese_digit(c) || sets::NUMBER_START.fits_char(c))
}

fn is_number_after_digit(word: &str) -> bool {
    !word.chars().any(|c| c.is_alphabetic() && !is_number_suffix(c))
}

fn is_number_suffix(c: char) -> bool {
    is_chinese_digit(c) || sets::NUMBER_CHAR.fits_char(c)
}

/// How many words are one quantity, date or time; the first is a numeral.
pub(super) fn quantity_len<'t>(word: impl Fn(usize) -> &'t str) -> usize {
    let mut len = 1;
    if word(0).len() <= 3 && is_digits(word(0)) {
        while word(len) == "," && is_group(word(len + 1)) {
            len += 2;
        }
    }
    loop {
        let next = word(len);
        if sets::TIME_UNIT.fits(next) && is_numeral(word(len - 1)) {
            len += 1;
            if !is_numeral(word(len)) {
                return len;
            }
            len += 1;
        } else if sets::UNIT.fits(next) || is_chinese_numeral(next) || ends_a_year(next) {
            len += 1;
        } else {
            return len;
        }
    }
}

/// `807`, `807.97`: three digits that follow a comma in a number, and what may come after the last of them.
fn is_group(word: &str) -> bool {
    word.bytes().take_while(u8::is_ascii_digit).count() == 3
}

fn is_chinese_numeral(word: &str) -> bool {
    !word.is_empty() && word.chars().all(is_chinese_digit)
}

/// `二三年`: what is left of a year in Chinese numerals that was cut in two.
fn ends_a_year(word: &str) -> bool {
    word.strip_suffix('年').is_some_and(is_chinese_numeral)
}

/// Nouns that a letter specifies: A股, B站, C轮.
pub(super) fn is_lettered_noun(word: &str) -> bool {
    let mut chars = word.chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if sets::LETTERED_NOUN.fits_char(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_times_and_names() {
        for word in [
            "2023年",
            "4月7日",
            "2023年4月7日",
            "十二月",
            "20世纪",
            "12时30分",
            "90年代",
        ] {
            assert!(is_time(word), "{word}");
        }
        for word in ["2023", "年", "3.5%", "三年级", "5G", ""] {
            assert!(!is_time(word), "{word}");
        }
        for (word, tag) in [
            ("3.5%", "m"),
            ("200余", "m"),
            ("三百", "m"),
            ("第一", "m"),
            ("1,234.5", "m"),
        ] {
            assert!(is_number(word, tag), "{word}");
        }
        for (word, tag) in [
            ("5g", "eng"),
            ("4s店", "n"),
            ("万一", "c"),
            ("covid-19", "eng"),
            ("三国", "ns"),
        ] {
            assert!(!is_number(word, tag), "{word}");
        }
    }
}
