//! An article as JSON: an object with its text, under one of the names that are usual for it.

mod names;

use std::borrow::Cow;

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, Visitor},
};
use serde_json::{error::Category, value::RawValue};

pub(crate) use self::names::FieldNames;
pub(super) use self::names::{Field, find};
use super::{
    article::{About, Article, Fault, File, filled, id},
    date,
    markup::{looks_like_markup, to_text},
    source::Options,
};
use crate::message::{Message, message};

/// Objects that hold the article, where a record is more than that.
const WRAPPERS: [&str; 11] = [
    "data",
    "article",
    "_source",
    "item",
    "result",
    "post",
    "news",
    "node",
    "attributes",
    "payload",
    "doc",
];

/// So deep lists of records lie in what answers of servers consist of.
const MOST_DEPTH: usize = 4;

/// The fields of an object as they are written, in order.
struct Object<'j>(Vec<(Cow<'j, str>, &'j RawValue)>);

impl<'j> Deserialize<'j> for Object<'j> {
    fn deserialize<D: Deserializer<'j>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'j> Visitor<'j> for Fields {
            type Value = Object<'j>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'j>>(self, mut map: A) -> Result<Object<'j>, A::Error> {
                let mut fields = Vec::new();
                while let Some((Key(key), value)) = map.next_entry()? {
                    fields.push((key, value));
                }
                Ok(Object(fields))
            }
        }

        deserializer.deserialize_map(Fields)
    }
}

/// A key, copied only where it has escapes.
#[derive(Deserialize)]
struct Key<'j>(#[serde(borrow)] Cow<'j, str>);

impl<'j> Object<'j> {
    fn get(&self, name: &str) -> Option<&'j RawValue> {
        let fields = self.0.iter().rev();
        fields
            .into_iter()
            .find(|(key, value)| key == name && value.get() != "null")
            .map(|(_, value)| *value)
    }

    /// What a path with dots leads to, unless a key is written so.
    fn at(&self, path: &str) -> Option<&'j RawValue> {
        if let Some(value) = self.get(path) {
            return Some(value);
        }
        let (name, rest) = path.split_once('.')?;
        inner(self.get(name)?)?.at(rest)
    }

    /// The first field with a value that is called as is usual for `field`.
    fn usual(&self, field: Field) -> Option<(&str, &'j RawValue)> {
        let mut places = names::find(field, self.0.iter().map(|(key, _)| &**key));
        let is_filled = |value: &RawValue| match field {
            Field::Text => has_text(value),
            _ => !matches!(value.get(), "null" | "\"\""),
        };
        places.find_map(|at| {
            let (key, value) = self.0.get(at)?;
            is_filled(value).then_some((&**key, *value))
        })
    }

    /// The object with the text: this one, or one that it is wrapped around.
    fn with_text(self, names: &FieldNames) -> Self {
        if names.text.is_some() || self.get("text").is_some() || self.usual(Field::Text).is_some() {
            return self;
        }
        let wrapped = WRAPPERS.iter().find_map(|name| {
            let object = inner(self.get(name)?)?;
            (object.get("text").is_some() || object.usual(Field::Text).is_some()).then_some(object)
        });
        wrapped.unwrap_or(self)
    }
}

fn inner(value: &RawValue) -> Option<Object<'_>> {
    value
        .get()
        .starts_with('{')
        .then(|| serde_json::from_str(value.get()).ok())?
}

/// Whether a value is of a kind that texts are written as.
fn has_text(value: &RawValue) -> bool {
    value.get().starts_with(['"', '[', '{']) && text_of(value).is_ok_and(|text| !text.trim().is_empty())
}

/// A text: a string, an array of strings, or an object with one, as content management systems have it.
fn text_of(value: &RawValue) -> Result<String, serde_json::Error> {
    const KEYS: [&str; 5] = ["rendered", "text", "html", "value", "content"];
    let json = value.get();
    match json.as_bytes().first() {
        Some(b'[') => {
            let lines: Vec<String> = serde_json::from_str(json)?;
            Ok(lines.join("\n"))
        }
        Some(b'{') => {
            let object: Object = serde_json::from_str(json)?;
            let text = KEYS
                .iter()
                .find_map(|key| object.get(key).filter(|value| value.get().starts_with('"')));
            text.map_or_else(
                || serde_json::from_str(json),
                |text| serde_json::from_str(text.get()),
            )
        }
        _ => serde_json::from_str(json),
    }
}

/// A short value: a string, a number, or an object with a name.
fn short_text(value: &RawValue) -> Option<String> {
    let json = value.get();
    match json.as_bytes().first()? {
        b'"' | b'[' => text_of(value).ok().as_deref().and_then(filled),
        b'{' => {
            let object = inner(value)?;
            let text = ["rendered", "name", "text", "title", "value"]
                .iter()
                .find_map(|key| object.get(key))?;
            text.get().starts_with('"').then(|| short_text(text))?
        }
        b't' | b'f' | b'n' => None,
        _ => Some(json.to_owned()),
    }
}

/// The text of a field, without its markup if it has some.
pub(super) fn plain(text: String, name: &str) -> String {
    if name.to_ascii_lowercase().contains("html") || looks_like_markup(&text) {
        to_text(&text)
    } else {
        text
    }
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

impl Wrong {
    /// What is wrong with a value in `json`.
    fn within(json: &str, value: &RawValue, error: serde_json::Error) -> Self {
        let at = value.get().as_ptr().addr().saturating_sub(json.as_ptr().addr());
        let before = json.get(..at).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let mut wrong = Self::from(error);
        if let Some(place) = &mut wrong.place {
            if place.line == 0 {
                place.byte += before.len() - line_start;
            }
            place.line += before.matches('\n').count() as u64;
        }
        wrong
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
pub(super) fn article(json: &str, number: u64, options: &Options) -> Result<Article, Wrong> {
    // An object would be read from an array, too.
    if !json.trim_start().starts_with('{') {
        let is_json = serde_json::from_str::<IgnoredAny>(json).is_ok();
        return Err(Wrong::new(if is_json {
            message!("not an object")
        } else {
            message!("not JSON")
        }));
    }
    match serde_json::from_str::<Object>(json) {
        Ok(object) => object_article(json, &object.with_text(&options.names), number, options),
        Err(error) => {
            let repaired = without_lone_surrogates(json).ok_or_else(|| Wrong::from(error))?;
            article(&repaired, number, options)
        }
    }
}

fn object_article(json: &str, object: &Object, number: u64, options: &Options) -> Result<Article, Wrong> {
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
            .or_else(|| object.usual(Field::Id).map(|(_, value)| value)),
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
        return Err(Wrong {
            id: own_id,
            ..Wrong::new(no_text(object, names))
        });
    };
    let text = match text_of(value) {
        Ok(text) => text,
        Err(error) => match without_lone_surrogates(json) {
            Some(repaired) => return article(&repaired, number, options),
            None => return Err(Wrong::within(json, value, error)),
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

impl Object<'_> {
    /// The fields that are called otherwise than `read`, as an object; none if there are none.
    fn without(&self, read: &[&str]) -> Option<Box<RawValue>> {
        let rest: serde_json::Map<String, serde_json::Value> = self
            .0
            .iter()
            .filter(|(key, _)| !read.contains(&&**key))
            .filter_map(|(key, value)| Some((key.to_string(), serde_json::from_str(value.get()).ok()?)))
            .collect();
        (!rest.is_empty()).then(|| id(&rest))
    }
}

/// Lists of what `--to json` says about an article: no articles.
const PARTS: [&str; 2] = ["sentences", "keywords"];

/// The records in an object that is none itself: the longest list in it of objects that have a text.
pub(super) fn records<'j>(json: &'j str, names: &FieldNames) -> Option<Vec<&'j RawValue>> {
    let object: Object = serde_json::from_str(json).ok()?;
    list_in(&object.with_text(names), names, MOST_DEPTH)
}

/// Whether an object is none with a text but holds some.
pub(super) fn holds_records(json: &str) -> bool {
    records(json, &FieldNames::default()).is_some()
}

fn list_in<'j>(object: &Object<'j>, names: &FieldNames, depth: usize) -> Option<Vec<&'j RawValue>> {
    let has_text = |object: &Object| match &names.text {
        Some(name) => object.at(name).is_some(),
        None => object.get("text").is_some() || object.usual(Field::Text).is_some(),
    };
    if has_text(object) || depth == 0 {
        return None;
    }
    let others = object.0.iter().filter(|(name, _)| !PARTS.contains(&&**name));
    let lists = others.filter_map(|(_, value)| {
        let json = value.get();
        if json.starts_with('[') {
            let values: Vec<&RawValue> = serde_json::from_str(json).ok()?;
            let first = values.iter().find_map(|value| inner(value))?;
            return has_text(&first.with_text(names)).then_some(values);
        }
        list_in(&inner(value)?, names, depth - 1)
    });
    lists.max_by_key(Vec::len)
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
