//! Dates as feeds and pages write them.

use chrono::{Days, FixedOffset, NaiveDate, NaiveTime};
use zhaiyao::text::fold::to_simplified;

use super::word_sets::{WordSet, dates as sets};
use crate::date::Date;
use crate::numerals::{CLOCK_UNITS, DATE_UNITS, is_numeral};

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The year before the first of the Republic's calendar.
const BEFORE_REPUBLIC: u32 = 1911;

/// The first date in `text`, with the time and zone that follow it: `2023-04-12T10:00:00+08:00`,
/// `2023-04-12 10:00`, `2023年4月12日`, `2023/4/12`, `20230412`, `民國112年4月12日`, `Wed, 12 Apr 2023 10:00:00 GMT`,
/// `Wed Apr 12 10:00:00 2023`, `April 12, 2023`; with 上午, 下午, AM or PM.
pub(super) fn parse(text: &str) -> Option<Date> {
    let text = &*to_simplified(text.trim());
    if let Some((date, clock)) = date_around_time(text) {
        return at(date, Some(clock));
    }
    if let Some((date, clock)) = stamp(text) {
        return at(date, Some(clock));
    }
    let (date, rest) = numeric_date(text).or_else(|| named_date(text))?;
    at(date, time(rest))
}

/// Whether `c` is of the words that dates and times are written with.
pub(super) fn is_of_date(c: char) -> bool {
    DATE_UNITS.contains(&c) || CLOCK_UNITS.contains(&c) || is_of_weekday(c) || matches!(c, '上' | '下' | '午')
}

/// Whether `c` may stand in a day of the week: 星期五, 周日, 礼拜一.
fn is_of_weekday(c: char) -> bool {
    matches!(c, '星' | '期' | '周' | '礼' | '拜' | '日') || is_numeral(c)
}

/// A field of a record that holds a date: seconds or milliseconds since 1970, too.
pub(super) fn parse_field(text: &str) -> Option<Date> {
    let digits = text.trim();
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = || digits.parse::<i64>().ok();
    match digits.len() {
        10 if is_number => Date::of_timestamp(number()? * 1000),
        13 if is_number => Date::of_timestamp(number()?),
        _ => parse(text),
    }
}

/// A time of day, and its zone in seconds east of Greenwich if it names one.
#[derive(Clone, Copy)]
struct Clock {
    time: NaiveTime,
    /// Whether it is after the hour 24, with which a day ends.
    is_next_day: bool,
    zone: Option<i32>,
}

impl Clock {
    fn new(hour: u32, minute: u32, second: u32, zone: Option<i32>) -> Option<Self> {
        let is_next_day = hour == 24;
        Some(Self {
            time: NaiveTime::from_hms_opt(if is_next_day { 0 } else { hour }, minute, second.min(59))?,
            is_next_day,
            zone,
        })
    }
}

fn at(date: NaiveDate, clock: Option<Clock>) -> Option<Date> {
    let is_next_day = clock.is_some_and(|clock| clock.is_next_day);
    Some(Date {
        day: date.checked_add_days(Days::new(is_next_day.into()))?,
        time: clock.map(|clock| clock.time),
        zone: clock.and_then(|clock| FixedOffset::east_opt(clock.zone?)),
    })
}

/// `20230412100000`: a date and a time in one number.
fn stamp(text: &str) -> Option<(NaiveDate, Clock)> {
    if text.len() != 14 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize| text[from..from + 2].parse::<u32>().ok();
    let clock = Clock::new(number(8)?, number(10)?, number(12)?, None)?;
    Some((compact_date(&text[..8])?, clock))
}

/// `Apr 12 10:00:00 2023`, with or without a zone before the year.
fn date_around_time(text: &str) -> Option<(NaiveDate, Clock)> {
    let fields: Vec<&str> = text.split_whitespace().take(8).collect();
    let at = fields.windows(3).position(|fields| {
        let [first, day, clock] = fields else {
            return false;
        };
        month(first).is_some() && number(day).is_some_and(|(_, rest)| rest.is_empty()) && clock.contains(':')
    })?;
    let (month, (day, _)) = (month(fields[at])?, number(fields[at + 1])?);
    let behind = &fields[at + 3..];
    let is_year = |field: &&&str| field.len() == 4 && number(field).is_some_and(|(_, rest)| rest.is_empty());
    let (year, _) = number(behind.iter().take(2).find(is_year)?)?;
    let clock = time(fields[at + 2])?;
    let zone = behind.first().and_then(|field| zone(field));
    Some((valid_date(year, month, day)?, Clock { zone, ..clock }))
}

/// A date with the year first, and what follows it.
fn numeric_date(text: &str) -> Option<(NaiveDate, &str)> {
    let mut at = 0;
    while let Some(found) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + found;
        let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        let before = text[..start].trim_end();
        let of_republic = before.ends_with("民国");
        let date = match digits {
            2 | 3 if of_republic => separated_date(&text[start..], BEFORE_REPUBLIC),
            4 => separated_date(&text[start..], 0),
            8 | 14 => compact_date(&text[start..start + 8]).map(|date| (date, &text[start + 8..])),
            _ => None,
        };
        if date.is_some() {
            return date;
        }
        at = start + digits;
    }
    None
}

fn compact_date(digits: &str) -> Option<NaiveDate> {
    let number = |from: usize, to: usize| digits[from..to].parse::<u32>().ok();
    valid_date(number(0, 4)?, number(4, 6)?, number(6, 8)?)
}

fn separated_date(text: &str, years_before: u32) -> Option<(NaiveDate, &str)> {
    let (year, rest) = number(text)?;
    let (month, rest) = number(separator(rest, "年")?)?;
    let (day, rest) = number(separator(rest, "月")?)?;
    let rest = rest.trim_start().trim_start_matches(['日', '号']);
    Some((valid_date(year + years_before, month, day)?, rest))
}

fn separator<'t>(text: &'t str, unit: &str) -> Option<&'t str> {
    let text = text.trim_start();
    text.strip_prefix(unit)
        .or_else(|| text.strip_prefix(['-', '/', '.']))
        .map(str::trim_start)
}

/// `12 Apr 2023` or `April 12, 2023`, and what follows it.
fn named_date(text: &str) -> Option<(NaiveDate, &str)> {
    let words: Vec<(usize, &str)> = words(text).take(8).collect();
    for window in words.windows(3) {
        let [first, second, (at, third)] = window else {
            continue;
        };
        let (day, month) = match (month(first.1), month(second.1)) {
            (None, Some(month)) => (number(first.1), month),
            // Two digits after a day are an hour.
            (Some(month), None) if third.len() == 4 => (number(second.1), month),
            _ => continue,
        };
        let (Some((day, _)), Some((year, ""))) = (day, number(third)) else {
            continue;
        };
        let year = if third.len() == 2 {
            year + if year < 70 { 2000 } else { 1900 }
        } else {
            year
        };
        return Some((valid_date(year, month, day)?, &text[at + third.len()..]));
    }
    None
}

/// The month that an English word names.
fn month(word: &str) -> Option<u32> {
    let start = word.get(..3)?.to_ascii_lowercase();
    let mut months = MONTHS.iter().zip(1..);
    months.find(|(name, _)| **name == start).map(|(_, month)| month)
}

/// Runs of ASCII letters and digits and where they start.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(move |word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

/// The number at the start of `text` and what follows it.
fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    Some((text[..end].parse().ok()?, &text[end..]))
}

fn valid_date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let plausible = (1900..=2200).contains(&year);
    plausible
        .then(|| NaiveDate::from_ymd_opt(year.cast_signed(), month, day))
        .flatten()
}

/// `10:00`, `10:00:00.5`, `10时00分`, `下午3:05`, `3:05 PM`, a little after the start of `text`, with the zone after it.
fn time(text: &str) -> Option<Clock> {
    const MOST_BYTES_BETWEEN: usize = 12;
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let between = &text[..start];
    let is_of_date = |c: char| c.is_whitespace() || "T,，()（）[]".contains(c) || is_of_weekday(c);
    let (day_part, named) = day_part(between);
    if between.len() > MOST_BYTES_BETWEEN && !named.trim_matches(is_of_date).is_empty() {
        return None;
    }
    let (hour, rest) = number(&text[start..])?;
    let (minute, rest) = number(rest.strip_prefix([':', '：', '时', '点'])?)?;
    let seconds = rest.strip_prefix([':', '：', '分']).and_then(number);
    let rest = rest.trim_start_matches('分');
    let (second, rest) = seconds.unwrap_or((0, rest));
    let rest = match rest.strip_prefix('.').and_then(number) {
        Some((_, rest)) => rest,
        None => rest.trim_start_matches('秒'),
    };
    let rest = rest.trim_start_matches([' ', '(', '（']);
    let rest = rest.trim_start();
    let (half, rest) = half_behind(rest).map_or((day_part, rest), |(half, rest)| (Some(half), rest));
    let hour = match half {
        Some(Half::Morning) if hour == 12 => 0,
        Some(Half::Afternoon) if hour < 12 => hour + 12,
        Some(Half::Noon) if (1..3).contains(&hour) => hour + 12,
        Some(Half::Evening) if (1..12).contains(&hour) => hour + 12,
        // Midnight belongs to no day that can be told.
        Some(Half::Evening) if hour == 12 => return None,
        _ => hour,
    };
    Clock::new(hour, minute, second, zone(rest.trim_start()))
}

/// A part of the day that says which of two hours is meant.
#[derive(Clone, Copy)]
enum Half {
    Morning,
    Noon,
    Afternoon,
    Evening,
}

/// The part of the day that stands before a time, and what stands before that.
fn day_part(before: &str) -> (Option<Half>, &str) {
    const PARTS: [(&WordSet, Half); 4] = [
        (&sets::MORNING, Half::Morning),
        (&sets::NOON, Half::Noon),
        (&sets::AFTERNOON, Half::Afternoon),
        (&sets::EVENING, Half::Evening),
    ];
    let bare = before.trim_end_matches(|c: char| c.is_whitespace() || c == ':' || c == '：');
    let part = PARTS
        .iter()
        .find_map(|(names, half)| Some((*half, names.before(bare)?)));
    part.map_or((None, before), |(half, before)| (Some(half), before))
}

/// `AM` or `p.m.` at the start of `text`, and what follows it.
fn half_behind(text: &str) -> Option<(Half, &str)> {
    let is_letter = |c: char| c.is_ascii_alphabetic() || c == '.';
    let end = text.find(|c| !is_letter(c)).unwrap_or(text.len());
    let word: String = text[..end].chars().filter(|c| *c != '.').collect();
    let half = match word.to_ascii_lowercase().as_str() {
        "am" => Half::Morning,
        "pm" => Half::Afternoon,
        _ => return None,
    };
    Some((half, &text[end..]))
}

/// Seconds east of Greenwich: `Z`, `GMT`, `UTC`, `+0800`, `+08:00`, `GMT+8`; `CST` as China uses it.
fn zone(text: &str) -> Option<i32> {
    if text.starts_with(['+', '-']) {
        return offset(text);
    }
    let name: String = text.chars().take_while(char::is_ascii_alphabetic).collect();
    let behind = &text[name.len()..];
    match name.to_ascii_uppercase().as_str() {
        "Z" | "GMT" | "UTC" | "UT" if behind.starts_with(['+', '-']) => offset(behind).or(Some(0)),
        "Z" | "GMT" | "UTC" | "UT" => Some(0),
        "CST" | "HKT" => Some(8 * 3600),
        "EST" => Some(-5 * 3600),
        "EDT" => Some(-4 * 3600),
        "PST" => Some(-8 * 3600),
        "PDT" => Some(-7 * 3600),
        "JST" => Some(9 * 3600),
        _ => None,
    }
}

/// `+0800`, `+08:00`, `+8`, `-05`.
fn offset(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['+', '-'])?;
    let at = |place: usize| digit(*digits.as_bytes().get(place)?);
    let n_digits = digits.bytes().take_while(u8::is_ascii_digit).count();
    let (hours, rest) = match n_digits {
        1 | 3 => (at(0)?, &digits[1..]),
        2 | 4 => (at(0)? * 10 + at(1)?, &digits[2..]),
        _ => return None,
    };
    let rest = rest.strip_prefix(':').unwrap_or(rest).as_bytes();
    let minutes = match rest {
        [tens, ones, ..] => digit(*tens)
            .zip(digit(*ones))
            .map_or(0, |(tens, ones)| tens * 10 + ones),
        _ => 0,
    };
    let seconds = hours * 3600 + minutes * 60;
    Some(if text.starts_with('-') { -seconds } else { seconds })
}

fn digit(byte: u8) -> Option<i32> {
    char::from(byte).to_digit(10).map(u32::cast_signed)
}

#[cfg(test)]
mod tests;
