//! An article as JSON: an object with its text, under one of the names that are usual for it.

pub(super) mod content;
pub(super) mod names;
pub(super) mod object;

use serde::de::IgnoredAny;
use serde_json::{error::Category, value::RawValue};

pub(crate) use self::names::FieldNames;
use self::object::{JsonObject, in_one_line, is_single, short_text, text_of};
pub(super) use self::{
    content::ContentType,
    names::{Field, find},
    object::records,
};
use super::{
    article::{About, Article, id},
    date,
    error::ReadError,
    file::File,
    reader::ReadOptions,
};
use crate::message::{Message, message};

/// Where a record begins.
#[derive(Clone, Copy)]
pub(super) struct Start<'f> {
    pub(super) file: &'f File,
    /// The line, counted from 1.
    pub(super) line: u64,
    /// How many bytes of that line come before it.
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
    options: &ReadOptions,
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
    match serde_json::from_str::<JsonObject>(json) {
        Ok(object) => {
            let outer_id = object.usual(Field::Id).map(|(_, id)| id);
            let (object, around) = object.with_text(&options.names);
            object_article(json, (&object, &around), number, outer_id, start, options)
        }
        Err(error) => {
            let repaired = without_lone_surrogates(json).ok_or_else(|| start.json_error(&error))?;
            article(&repaired, number, start, options)
        }
    }
}

fn object_article(
    json: &str,
    (object, around): (&JsonObject, &JsonObject),
    number: u64,
    outer_id: Option<&RawValue>,
    start: Start<'_>,
    options: &ReadOptions,
) -> Result<Article, ReadError> {
    let names = &options.names;
    let chosen = |name: &Option<String>, field: Field| match name {
        Some(name) => object.at(name).map(|value| (name.clone(), value)),
        None => object.usual(field).map(|(name, value)| (name.to_owned(), value)),
    };
    let plain_text = || object.get("text").map(|value| ("text".to_owned(), value));
    let given_id = match &names.id {
        Some(name) => object.at(name).map(|value| (name.as_str(), value)),
        None => object
            .get("id")
            .map(|value| ("id", value))
            .or_else(|| object.usual(Field::Id)),
    };
    let own_id = given_id.map(|(_, value)| value).or(outer_id).map(in_one_line);
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
        Some((name, value, short_text(value)?))
    };
    let (link, date) = (usual(Field::Link), usual(Field::Date));
    let (author, source) = (usual(Field::Author), usual(Field::Source));
    // A number is an account's.
    let author = author.filter(|(.., name)| !name.bytes().all(|byte| byte.is_ascii_digit()));
    let link = link.filter(|(.., link)| link.starts_with("http"));
    let date = date.and_then(|(name, value, date)| Some((name, value, date::parse_field(&date)?)));
    let title_text = title.as_ref().and_then(|(_, value)| short_text(value));
    let fields = options.keep_fields.then(|| {
        let title = title.as_ref().filter(|_| title_text.is_some());
        let short = [
            given_id,
            title.map(|(name, value)| (name.as_str(), *value)),
            link.as_ref().map(|(name, value, _)| (*name, *value)),
            date.as_ref().map(|(name, value, _)| (*name, *value)),
            author.as_ref().map(|(name, value, _)| (*name, *value)),
            source.as_ref().map(|(name, value, _)| (*name, *value)),
        ];
        // Of what has parts only one may have been read.
        let short = short.into_iter().flatten().filter(|(_, value)| is_single(value));
        let read: Vec<&str> = short.map(|(name, _)| name).chain([text_name.as_str()]).collect();
        object.without(&read, around)
    });
    let (title, text) = ContentType::of(&text_name).plain(title_text, text);
    Ok(Article {
        id: own_id.unwrap_or_else(|| id(&number)),
        title,
        text,
        about: About {
            line: Some(start.line),
            link: link.map(|(.., link)| link),
            date: date.map(|(.., date)| date),
            author: author.map(|(.., author)| author),
            source: source.map(|(.., source)| source),
            fields: fields.flatten(),
            ..About::default()
        },
    })
}

/// Which field has no text, and what fields there are.
fn no_text(object: &JsonObject, names: &FieldNames) -> Message {
    const MOST_SHOWN: usize = 20;
    let name = names.text.as_deref().unwrap_or("text");
    if object.0.is_empty() {
        return message!("no \"{}\"", name);
    }
    let keys: Vec<&str> = object.0.iter().take(MOST_SHOWN).map(|(key, _)| &**key).collect();
    message!("no \"{}\" among: {} (see --text-field)", name, keys.join(", "))
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
