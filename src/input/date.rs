//! Dates as feeds and pages write them.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};

/// A time without a zone is Beijing time, which is Taipei's and Hong Kong's, too.
const BEIJING_SECONDS: i32 = 8 * 3600;

/// The zone of a time that names none.
pub(super) fn beijing() -> Option<FixedOffset> {
    FixedOffset::east_opt(BEIJING_SECONDS)
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The first date in `text`, with the time and zone that follow it: `2023-04-12T10:00:00+08:00`,
/// `2023-04-12 10:00`, `2023年4月12日`, `2023/4/12`, `20230412`, `Wed, 12 Apr 2023 10:00:00 GMT`, `April 12, 2023`.
pub(super) fn parse(text: &str) -> Option<DateTime<FixedOffset>> {
    let text = text.trim();
    let (date, rest) = numeric_date(text).or_else(|| named_date(text))?;
    let (time, rest) = time(rest).unwrap_or((NaiveTime::MIN, ""));
    let zone = zone(rest.trim_start()).unwrap_or(BEIJING_SECONDS);
    FixedOffset::east_opt(zone)?
        .from_local_datetime(&NaiveDateTime::new(date, time))
        .single()
}

/// A date with the year first, and what follows it.
fn numeric_date(text: &str) -> Option<(NaiveDate, &str)> {
    let mut at = 0;
    while let Some(found) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + found;
        let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        let date = match digits {
            4 => separated_date(&text[start..]),
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

fn separated_date(text: &str) -> Option<(NaiveDate, &str)> {
    let (year, rest) = number(text)?;
    let (month, rest) = number(separator(rest, "年")?)?;
    let (day, rest) = number(separator(rest, "月")?)?;
    let rest = rest.trim_start().trim_start_matches(['日', '号', '號']);
    Some((valid_date(year, month, day)?, rest))
}

fn separator<'t>(text: &'t str, unit: &str) -> Option<&'t str> {
    let text = text.trim_start();
    text.strip_prefix(unit)
        .or_else(|| text.strip_prefix(['-', '/', '.']))
        .map(str::trim_start)
}

/// `12 Apr 2023` or `April 12, 2023`, the latter followed by nothing that is looked at.
fn named_date(text: &str) -> Option<(NaiveDate, &str)> {
    let words: Vec<(usize, &str)> = words(text).take(8).collect();
    let month = |word: &str| {
        let start = word.get(..3)?.to_ascii_lowercase();
        MONTHS
            .iter()
            .zip(1..)
            .find(|(name, _)| **name == start)
            .map(|(_, month)| month)
    };
    for window in words.windows(3) {
        let [first, second, (at, third)] = window else {
            continue;
        };
        let (day, month) = match (month(first.1), month(second.1)) {
            (None, Some(month)) => (number(first.1), month),
            (Some(month), None) => (number(second.1), month),
            _ => continue,
        };
        let (Some((day, _)), Some((year, _))) = (day, number(third)) else {
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

/// `10:00`, `10:00:00.5`, `10时00分`, a little after the start of `text`, and what follows it.
fn time(text: &str) -> Option<(NaiveTime, &str)> {
    const MOST_BETWEEN: usize = 12;
    let start = text
        .find(|c: char| c.is_ascii_digit())
        .filter(|&start| start <= MOST_BETWEEN)?;
    let (hour, rest) = number(&text[start..])?;
    let (minute, rest) = number(rest.strip_prefix([':', '：', '时', '時', '点'])?)?;
    let rest = rest.trim_start_matches('分');
    let seconds = rest.strip_prefix([':', '：']).and_then(number);
    let (second, rest) = seconds.unwrap_or((0, rest));
    let rest = match rest.strip_prefix('.').and_then(number) {
        Some((_, rest)) => rest,
        None => rest.trim_start_matches('秒'),
    };
    NaiveTime::from_hms_opt(hour, minute, second.min(59)).map(|time| (time, rest))
}

/// Seconds east of Greenwich: `Z`, `GMT`, `UTC`, `+0800`, `+08:00`, `CST` as China uses it.
fn zone(text: &str) -> Option<i32> {
    if let Some(digits) = text.strip_prefix(['+', '-']) {
        let (hours, minutes) = match digits.as_bytes() {
            [a, b, b':', c, d, ..] | [a, b, c, d, ..] => {
                (digit(*a)? * 10 + digit(*b)?, digit(*c)? * 10 + digit(*d)?)
            }
            [a, b, ..] => (digit(*a)? * 10 + digit(*b)?, 0),
            _ => return None,
        };
        let seconds = hours * 3600 + minutes * 60;
        return Some(if text.starts_with('-') { -seconds } else { seconds });
    }
    let name: String = text.chars().take_while(char::is_ascii_alphabetic).collect();
    match name.to_ascii_uppercase().as_str() {
        "Z" | "GMT" | "UTC" | "UT" => Some(0),
        "EST" => Some(-5 * 3600),
        "EDT" => Some(-4 * 3600),
        "PST" => Some(-8 * 3600),
        "PDT" => Some(-7 * 3600),
        "JST" => Some(9 * 3600),
        _ => None,
    }
}

fn digit(byte: u8) -> Option<i32> {
    char::from(byte).to_digit(10).map(u32::cast_signed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn dates_in_every_dress() {
        let table = [
            ("2023-04-12 10:00:00", "2023-04-12T10:00:00+08:00"),
            ("2023年4月12日", "2023-04-12T00:00:00+08:00"),
            ("2023年04月12日 09:05", "2023-04-12T09:05:00+08:00"),
            (
                "发布时间：2023年4月12日10时30分 来源",
                "2023-04-12T10:30:00+08:00",
            ),
            ("2023-04-12T10:00:00Z", "2023-04-12T10:00:00+00:00"),
            ("2023-04-12T10:00:00.123+09:00", "2023-04-12T10:00:00+09:00"),
            ("2023-04-12T10:00+0000", "2023-04-12T10:00:00+00:00"),
            ("2023/4/2 8:05", "2023-04-02T08:05:00+08:00"),
            ("2023.04.12", "2023-04-12T00:00:00+08:00"),
            ("20230412", "2023-04-12T00:00:00+08:00"),
            ("Wed, 12 Apr 2023 10:00:00 GMT", "2023-04-12T10:00:00+00:00"),
            ("Wed, 12 Apr 23 10:00:00 +0800", "2023-04-12T10:00:00+08:00"),
            (
                "Wednesday, 12-April-2023 10:00:00 EST",
                "2023-04-12T10:00:00-05:00",
            ),
            ("April 12, 2023", "2023-04-12T00:00:00+08:00"),
            ("编号 1234 号，2023-04-12", "2023-04-12T00:00:00+08:00"),
        ];
        for (text, date) in table {
            assert_eq!(
                parse(text).map(|date| date.to_rfc3339()).as_deref(),
                Some(date),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_date_gives_none() {
        for text in [
            "",
            "今天",
            "2023",
            "2023-13-01",
            "2023-02-30",
            "1-2-3",
            "12 Foo 2023",
            "99999999",
            "3月5日",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken(text in "[-0-9/.:年月日 TZ+A-Za-z]{0,30}") {
            parse(&text);
        }
    }
}
