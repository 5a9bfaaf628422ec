//! An article as JSON: an object with its text, under one of the names that are usual for it.

pub(super) mod names;
pub(super) mod object;

use serde::de::IgnoredAny;
use serde_json::{error::Category, value::RawValue};

pub(crate) use self::names::FieldNames;
use self::object::{Object, short_text, text_of};
pub(super) use self::{
    names::{Field, find},
    object::{plain, records},
};
use super::{
    article::{About, Article, id},
    date,
    error::ReadError,
    file::File,
    reader::Options,
};
use crate::message::{Message, message};

/// Where a record begins.
#[derive(Clone, Copy)]
pub(super) struct Start<'f> {
    pub(super) file: &'f File,
    /// The line, counted from 1.
    pub(super) line: u64,
    /// So many bytes of that line come before it.
    pub(super) n_before: usize,
}

impl Start<'_> {
    fn error(self, reason: Message) -> ReadError {
        self.file.error_at(self.line, reason)
    }

    /// What the parser says is wrong with the JSON that begins here, and where. What it calls a column is a byte.
    pub(super) fn json_error(self, error: &serde_json::Error) -> ReadError {
        let said = error.to_string();
        let what = said.split(" at line ").next().unwrap_or_default();
        let reason = match error.classify() {
            Category::Eof => return self.error(message!("not JSON: it ends too early")),
            Category::Data => Message::of_parser(what),
            _ => message!("not JSON: {}", what),
        };
        let line = error.line().saturating_sub(1) as u64;
        let n_before = if line == 0 { self.n_before } else { 0 };
        ReadError {
            byte: Some(error.column() + n_before),
            ..self.file.error_at(self.line + line, reason)
        }
    }

    /// Where a value in `json`, which begins here, does.
    fn of(self, json: &str, value: &RawValue) -> Self {
        let at = value.get().as_ptr().addr().saturating_sub(json.as_ptr().addr());
        let before = json.get(..at).unwrap_or_default();
        match before.rfind('\n') {
            Some(end) => Self {
                line: self.line + before.matches('\n').count() as u64,
                n_before: before.len() - end - 1,
                ..self
            },
            None => Self {
                n_before: self.n_before + before.len(),
                ..self
            },
        }
    }
}

/// The article that `json` is, the `number`th of its kind, which begins at `start`.
pub(super) fn article(
    json: &str,
    number: u64,
    start: Start<'_>,
    options: &Options,
) -> Result<Article, ReadError> {
    // An object would be read from an array, too.
    if !json.trim_start().starts_with('{') {
        let is_json = serde_json::from_str::<IgnoredAny>(json).is_ok();
        return Err(start.error(if is_json {
            message!("not an object")
        } else {
            message!("not JSON")
        }));
    }
    match serde_json::from_str::<Object>(json) {
        Ok(object) => {
            let outer_id = object.usual(Field::Id).map(|(_, id)| id);
            let object = object.with_text(&options.names);
            object_article(json, &object, number, outer_id, start, options)
        }
        Err(error) => {
            let repaired = without_lone_surrogates(json).ok_or_else(|| start.json_error(&error))?;
            article(&repaired, number, start, options)
        }
    }
}

fn object_article(
    json: &str,
    object: &Object,
    number: u64,
    outer_id: Option<&RawValue>,
    start: Start<'_>,
    options: &Options,
) -> Result<Article, ReadError> {
    let names = &options.names;
    let chosen = |name: &Option<String>, field: Field| match name {
        Some(name) => object.at(name).map(|value| (name.clone(), value)),
        None => object.usual(field).map(|(name, value)| (name.to_owned(), value)),
    };
    let plain_text = || object.get("text").map(|value| ("text".to_owned(), value));
    let own_id = match &names.id {
        Some(name) => object.at(name),
        None => object
            .get("id")
            .or_else(|| object.usual(Field::Id).map(|(_, value)| value))
            .or(outer_id),
    };
    let own_id = own_id.map(in_one_line);
    let found = match &names.text {
        Some(_) => chosen(&names.text, Field::Text),
        None => plain_text()
            .filter(|(_, value)| value.get() != "\"\"")
            .or_else(|| chosen(&None, Field::Text))
            .or_else(plain_text),
    };
    let Some((text_name, value)) = found else {
        return Err(ReadError {
            id: own_id,
            ..start.error(no_text(object, names))
        });
    };
    let text = match text_of(value) {
        Ok(text) => text,
        Err(error) => match without_lone_surrogates(json) {
            Some(repaired) => return article(&repaired, number, start, options),
            None => return Err(start.of(json, value).json_error(&error)),
        },
    };
    let title = chosen(&names.title, Field::Title);
    let usual = |field| {
        let (name, value) = object.usual(field)?;
        let text = short_text(value)?;
        Some((name.to_owned(), text))
    };
    let (link, date) = (usual(Field::Link), usual(Field::Date));
    let (author, source) = (usual(Field::Author), usual(Field::Source));
    let read: Vec<&str> = [&author, &source, &link, &date]
        .into_iter()
        .flatten()
        .map(|(name, _)| name.as_str())
        .chain([text_name.as_str()])
        .chain(title.as_ref().map(|(name, _)| name.as_str()))
        .chain(["id"])
        .collect();
    let fields = options.keep_fields.then(|| object.without(&read));
    Ok(Article {
        id: own_id.unwrap_or_else(|| id(&number)),
        title: title
            .and_then(|(_, value)| short_text(value))
            .map(|title| plain(title, "")),
        text: plain(text, &text_name),
        about: About {
            link: link.map(|(_, link)| link).filter(|link| link.starts_with("http")),
            date: date.and_then(|(_, date)| date::parse_field(&date)),
            author: author.map(|(_, author)| author),
            source: source.map(|(_, source)| source),
            fields: fields.flatten(),
            ..About::default()
        },
    })
}

/// Which field has no text, and what fields there are.
fn no_text(object: &Object, names: &FieldNames) -> Message {
    const MOST_SHOWN: usize = 20;
    let name = names.text.as_deref().unwrap_or("text");
    if object.0.is_empty() {
        return message!("no \"{}\"", name);
    }
    let keys: Vec<&str> = object.0.iter().take(MOST_SHOWN).map(|(key, _)| &**key).collect();
    message!("no \"{}\" among: {} (see --text-field)", name, keys.join(", "))
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
pub(super) fn shown(pending: super::article::Pending) -> String {
    match pending() {
        Ok(article) => format!("{} {:?} {}", article.id, article.title, article.text),
        Err(fault) => match &fault.id {
            Some(id) => format!("{} id={id}", fault.message()),
            None => fault.message().to_string(),
        },
    }
}
