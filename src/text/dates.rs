//! Dates and times of day, as they stand in texts and around them.

use super::numerals::{CLOCK_UNITS, DATE_UNITS, is_numeral};
use super::phrases::{Line, Rule};

/// `2023-04-07`, `13:33:26`, `2023年4月7日`, `星期五`, `3小时前`.
pub(crate) fn is_date(field: Line<'_>) -> bool {
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
            '0'..='9' | '０'..='９' | '〇' | '○' | '零' => n_digits += 1,
            _ if is_numeral(c) => n_digits += 1,
            _ if is_unit(c) || matches!(c, '号' | ':' | '：' | '-' | '/' | '.') => n_units += 1,
            'T' | 'Z' => (),
            _ => return false,
        }
        rest = rest.part(c.len_utf8()..);
    }
    n_units > 0
        && n_digits > 0
        && field.len() <= 60
        && (n_digits > 1 || !field.ends_with(|c| c == '.' || CLOCK_UNITS.contains(&c)))
}

/// Whether a line is a date and nothing else: `2023-04-07 13:33`.
pub(crate) fn is_date_line(line: Line<'_>) -> bool {
    let fields = line.fields(char::is_whitespace).map(|(field, _)| field);
    fields.filter(|field| !field.is_empty()).all(is_date)
}

/// Behind the last `2019-01-02 13:13`, `2019/1/2 13:13:05` or `2019-01-0213:13`.
pub(crate) fn stamp_end(head: &str) -> usize {
    let mut ends = head.match_indices(':').filter_map(|(colon, _)| {
        let rest = &head[colon + 1..];
        let mut end = colon + 1 + two_digits(rest)?;
        if let Some(seconds) = head[end..].strip_prefix(':').and_then(two_digits) {
            end += 1 + seconds;
        }
        let digit_or_blank = |c: char| c.is_ascii_digit() || c == ' ';
        let day = head[..colon]
            .trim_end_matches(digit_or_blank)
            .strip_suffix(['-', '/', '.'])?;
        let month = day
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .strip_suffix(['-', '/', '.'])?;
        month.ends_with(|c: char| c.is_ascii_digit()).then_some(end)
    });
    ends.next_back().unwrap_or(0)
}

fn two_digits(text: &str) -> Option<usize> {
    matches!(text.as_bytes(), [b'0'..=b'9', b'0'..=b'9', ..]).then_some(2)
}

/// The length of the day that `text` begins with: `4月7日`, `2023年4月7日`, `7日`.
pub(crate) fn day_len(text: &str) -> Option<usize> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '年' | '月'))?;
    (text.starts_with(|c: char| c.is_ascii_digit()) && text[end..].starts_with('日'))
        .then_some(end + '日'.len_utf8())
}

/// Whether `text` begins with a date, be it without a day: `4月7日`, `2023年4月`, `7日`.
pub(crate) fn begins_with_date(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with(DATE_UNITS)
}

/// What stands before the date that `clause` ends with, `9月20日` or `11月14日至20日`. A year alone is none.
pub(crate) fn before_last_date(clause: &str) -> Option<&str> {
    let is_part = |c: char| c.is_ascii_digit() || is_unit(c) || matches!(c, '许' | '至' | '到' | '—');
    let before = clause.trim_end_matches(is_part);
    let start = before.len() + clause[before.len()..].find(|c: char| c.is_ascii_digit())?;
    let (before, date) = clause.split_at(start);
    let is_date = date.contains(['月', '日', '时']) && date.ends_with(['日', '月', '时', '分', '许']);
    is_date.then_some(before)
}

fn is_unit(c: char) -> bool {
    DATE_UNITS.contains(&c) || CLOCK_UNITS.contains(&c)
}
