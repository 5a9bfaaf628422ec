//! A date with as much of its time and zone as is known.

use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};

/// The zone that China's media mean where they name none: Beijing's, which is Taipei's and Hong Kong's, too.
const BEIJING_SECONDS: i32 = 8 * 3600;

/// When an article was published. It is printed as ISO 8601 has it, without what is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    pub(crate) day: NaiveDate,
    pub(crate) time: Option<NaiveTime>,
    pub(crate) zone: Option<FixedOffset>,
}

impl Date {
    /// The moment that many milliseconds after 1970 began in Greenwich.
    pub(crate) fn of_timestamp(milliseconds: i64) -> Option<Self> {
        let moment = DateTime::from_timestamp_millis(milliseconds)?;
        Some(moment.with_timezone(&beijing()?).into())
    }

    /// For people: day and minute.
    pub(crate) fn to_minute(self) -> String {
        let time = self.time.map(|time| time.format(" %H:%M").to_string());
        self.day.to_string() + &time.unwrap_or_default()
    }

    /// As feeds and mails have it. They need a time and a zone: the day's first in Beijing, where none is known.
    pub(crate) fn to_rfc2822(self) -> Option<String> {
        let local = NaiveDateTime::new(self.day, self.time.unwrap_or_default());
        let date = local.and_local_timezone(self.zone.or_else(beijing)?).single()?;
        Some(date.to_rfc2822())
    }
}

fn beijing() -> Option<FixedOffset> {
    FixedOffset::east_opt(BEIJING_SECONDS)
}

impl From<DateTime<FixedOffset>> for Date {
    fn from(date: DateTime<FixedOffset>) -> Self {
        let local = date.naive_local();
        Self {
            day: local.date(),
            time: Some(local.time()),
            zone: Some(*date.offset()),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day)?;
        let Some(time) = self.time else { return Ok(()) };
        write!(f, "T{}", time.format("%H:%M:%S"))?;
        self.zone.map_or(Ok(()), |zone| write!(f, "{zone}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_not_printed() {
        let day = NaiveDate::from_ymd_opt(2023, 4, 12).unwrap();
        let time = NaiveTime::from_hms_opt(10, 5, 30);
        let zone = FixedOffset::west_opt(5 * 3600);
        let table = [
            (
                None,
                None,
                "2023-04-12",
                "2023-04-12",
                "Wed, 12 Apr 2023 00:00:00 +0800",
            ),
            (
                time,
                None,
                "2023-04-12T10:05:30",
                "2023-04-12 10:05",
                "Wed, 12 Apr 2023 10:05:30 +0800",
            ),
            (
                time,
                zone,
                "2023-04-12T10:05:30-05:00",
                "2023-04-12 10:05",
                "Wed, 12 Apr 2023 10:05:30 -0500",
            ),
        ];
        for (time, zone, iso, minute, rfc2822) in table {
            let date = Date { day, time, zone };
            assert_eq!(date.to_string(), iso);
            assert_eq!(date.to_minute(), minute);
            assert_eq!(date.to_rfc2822().as_deref(), Some(rfc2822));
        }
    }

    #[test]
    fn a_moment_is_known_with_its_zone() {
        let date = Date::of_timestamp(1_681_264_800_000).unwrap();
        assert_eq!(date.to_string(), "2023-04-12T10:00:00+08:00");
    }
}
