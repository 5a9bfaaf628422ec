//! An article as JSON: an object with its text.

use serde::{Deserialize, de::IgnoredAny};
use serde_json::{error::Category, value::RawValue};

use super::article::{About, Article, Fault, File, id};
use crate::message::{Message, message};

/// The fields that are read; others are ignored.
#[derive(Deserialize)]
struct Record<'l> {
    #[serde(borrow)]
    id: Option<&'l RawValue>,
    title: Option<String>,
    text: Option<String>,
}

/// Where a record is broken.
struct Place {
    /// From 0 on, within the record.
    line: u64,
    /// From 1 on, within the line.
    byte: usize,
    /// Whether it is JSON as far as that.
    is_json: bool,
}

/// What is wrong with a record.
pub(super) struct Wrong {
    reason: Message,
    /// Where in the record, if that is known.
    place: Option<Place>,
    /// The record's own id, where that much was readable.
    id: Option<Box<RawValue>>,
}

impl Wrong {
    pub(super) fn new(reason: Message) -> Self {
        Self {
            reason,
            place: None,
            id: None,
        }
    }

    /// As a fault of a record that begins on `line` of `file`, behind `n_before` bytes of that line.
    pub(super) fn fault(self, file: &File, line: u64, n_before: usize) -> Fault {
        let Some(place) = self.place else {
            return file.fault_at(line, self.id, self.reason);
        };
        let byte = place.byte + if place.line == 0 { n_before } else { 0 };
        let reason = if place.is_json {
            message!("{} at byte {}", self.reason, byte)
        } else {
            message!("not JSON: {} at byte {}", self.reason, byte)
        };
        file.fault_at(line + place.line, self.id, reason)
    }
}

impl From<serde_json::Error> for Wrong {
    /// The parser's message, and its place apart. What it calls a column is a byte.
    fn from(error: serde_json::Error) -> Self {
        let message = error.to_string();
        let what = message.split(" at line ").next().unwrap_or_default();
        match error.classify() {
            Category::Eof => Self::new(message!("not JSON: it ends too early")),
            category => Self {
                place: Some(Place {
                    line: error.line().saturating_sub(1) as u64,
                    byte: error.column(),
                    is_json: category == Category::Data,
                }),
                ..Self::new(Message::verbatim(what))
            },
        }
    }
}

/// The article that `json` is, the `number`th of its kind.
pub(super) fn article(json: &str, number: u64) -> Result<Article, Wrong> {
    // A struct would be read from an array, too.
    if !json.trim_start().starts_with('{') {
        let is_json = serde_json::from_str::<IgnoredAny>(json).is_ok();
        return Err(Wrong::new(if is_json {
            message!("not an object")
        } else {
            message!("not JSON")
        }));
    }
    let record: Record = match serde_json::from_str(json) {
        Ok(record) => record,
        Err(error) => {
            let repaired = without_lone_surrogates(json).ok_or_else(|| Wrong::from(error))?;
            return article(&repaired, number);
        }
    };
    let own_id = record.id.map(in_one_line);
    match record.text {
        Some(text) => Ok(Article {
            id: own_id.unwrap_or_else(|| id(&number)),
            title: record.title,
            text,
            about: About::default(),
        }),
        None => Err(Wrong {
            id: own_id,
            ..Wrong::new(message!("no \"text\""))
        }),
    }
}

/// A value without line ends: they stand between its parts only, where blanks do as well.
fn in_one_line(value: &RawValue) -> Box<RawValue> {
    if !value.get().contains(['\n', '\r']) {
        return value.to_owned();
    }
    let line = value.get().replace(['\n', '\r'], " ");
    RawValue::from_string(line).unwrap_or_else(|_| value.to_owned())
}

/// Halves of characters beyond U+FFFF without the other half, which careless programs write, as U+FFFD; none if there
/// are none.
fn without_lone_surrogates(line: &str) -> Option<String> {
    let surrogate = |at: usize| {
        let digits = line.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        u16::from_str_radix(digits, 16)
            .ok()
            .filter(|unit| (0xd800..0xe000).contains(unit))
    };
    let mut repaired = String::with_capacity(line.len());
    let (mut at, mut copied) = (0, 0);
    while let Some(found) = line[at..].find('\\') {
        at += found;
        match (surrogate(at), surrogate(at + 6)) {
            (Some(0xd800..0xdc00), Some(0xdc00..)) => at += 12,
            (Some(_), _) => {
                repaired.push_str(&line[copied..at]);
                repaired.push_str("\\ufffd");
                at += 6;
                copied = at;
            }
            _ => at += 1 + line[at + 1..].chars().next().map_or(0, char::len_utf8),
        }
    }
    repaired.push_str(&line[copied..]);
    (copied > 0).then_some(repaired)
}

/// What a test sees of a record.
#[cfg(test)]
pub(super) fn shown(pending: super::Pending) -> String {
    match pending() {
        Ok(article) => format!("{} {:?} {}", article.id, article.title, article.text),
        Err(fault) => match &fault.id {
            Some(id) => format!("{} id={id}", fault.message()),
            None => fault.message().to_string(),
        },
    }
}
