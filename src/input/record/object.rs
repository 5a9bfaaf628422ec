//! JSON objects as they are written: their fields by name, texts in them, lists of records.

use std::{borrow::Cow, collections::HashSet};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

use super::{
    content::plain,
    names::{self, Field, FieldNames},
};
use crate::input::article::{filled, id};

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

/// How deep lists of records lie in the answers of servers.
const MOST_DEPTH: usize = 4;

/// The fields of an object as they are written, in order.
pub(super) struct JsonObject<'j>(pub(super) Vec<(Cow<'j, str>, &'j RawValue)>);

impl<'j> Deserialize<'j> for JsonObject<'j> {
    fn deserialize<D: Deserializer<'j>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'j> Visitor<'j> for Fields {
            type Value = JsonObject<'j>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'j>>(self, mut map: A) -> Result<JsonObject<'j>, A::Error> {
                let mut fields = Vec::new();
                while let Some((Key(key), value)) = map.next_entry()? {
                    fields.push((key, value));
                }
                Ok(JsonObject(fields))
            }
        }

        deserializer.deserialize_map(Fields)
    }
}

/// A key, copied only where it has escapes.
#[derive(Deserialize)]
struct Key<'j>(#[serde(borrow)] Cow<'j, str>);

impl<'j> JsonObject<'j> {
    pub(super) fn get(&self, name: &str) -> Option<&'j RawValue> {
        let fields = self.0.iter().rev();
        fields
            .into_iter()
            .find(|(key, value)| key == name && value.get() != "null")
            .map(|(_, value)| *value)
    }

    /// What a path with dots leads to, unless a key is written so.
    pub(super) fn at(&self, path: &str) -> Option<&'j RawValue> {
        if let Some(value) = self.get(path) {
            return Some(value);
        }
        let (name, rest) = path.split_once('.')?;
        inner(self.get(name)?)?.at(rest)
    }

    /// The first field with a value that is called as is usual for `field`.
    pub(super) fn usual(&self, field: Field) -> Option<(&str, &'j RawValue)> {
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

    /// The first string under one of these keys.
    fn written_under(&self, keys: &[&str]) -> Option<&'j RawValue> {
        keys.iter()
            .find_map(|key| self.get(key).filter(|value| value.get().starts_with('"')))
    }

    /// The object with the text, this one or one that it is wrapped around, and the fields around it.
    pub(super) fn with_text(mut self, names: &FieldNames) -> (Self, Self) {
        let nothing = Self(Vec::new());
        if names.text.is_some() || self.get("text").is_some() || self.usual(Field::Text).is_some() {
            return (self, nothing);
        }
        let wrapped = WRAPPERS.iter().find_map(|name| {
            let object = inner(self.get(name)?)?;
            (object.get("text").is_some() || object.usual(Field::Text).is_some()).then_some((name, object))
        });
        match wrapped {
            Some((name, object)) => {
                self.0.retain(|(key, _)| key != name);
                (object, self)
            }
            None => (self, nothing),
        }
    }
}

fn inner(value: &RawValue) -> Option<JsonObject<'_>> {
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
pub(super) fn text_of(value: &RawValue) -> Result<String, serde_json::Error> {
    const KEYS: [&str; 5] = ["rendered", "text", "html", "value", "content"];
    let json = value.get();
    match json.as_bytes().first() {
        Some(b'[') => match blocks(json) {
            Some(lines) => Ok(lines.join("\n")),
            None => serde_json::from_str::<Vec<String>>(json).map(|lines| lines.join("\n")),
        },
        Some(b'{') => {
            let object: JsonObject = serde_json::from_str(json)?;
            let text = object.written_under(&KEYS);
            text.map_or_else(
                || serde_json::from_str(json),
                |text| serde_json::from_str(text.get()),
            )
        }
        _ => serde_json::from_str(json),
    }
}

/// The texts of the blocks that editors write articles in: objects, each with its type. None if these are none.
fn blocks(json: &str) -> Option<Vec<String>> {
    const KEYS: [&str; 5] = ["text", "value", "content", "insert", "html"];
    let values: Vec<&RawValue> = serde_json::from_str(json).ok()?;
    let blocks: Vec<JsonObject> = values.iter().filter_map(|value| inner(value)).collect();
    let is_block = |object: &JsonObject| {
        let is_typed = object.get("type").is_some() || object.get("insert").is_some();
        is_typed && object.usual(Field::Title).is_none()
    };
    if blocks.is_empty() || !blocks.iter().all(is_block) {
        return None;
    }
    let texts = values.iter().filter_map(|value| {
        let object = inner(value);
        let text = object
            .as_ref()
            .map_or(Some(*value), |object| object.written_under(&KEYS))?;
        filled(&plain(serde_json::from_str(text.get()).ok()?))
    });
    Some(texts.collect())
}

/// A short value: a string, a number, or an object with a name.
pub(super) fn short_text(value: &RawValue) -> Option<String> {
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

impl JsonObject<'_> {
    /// The fields that are called otherwise than `read`, and those `around`, as they are written, in an object; none if
    /// there are none.
    pub(super) fn without(&self, read: &[&str], around: &JsonObject<'_>) -> Option<Box<RawValue>> {
        let own = self.0.iter().filter(|(key, _)| !read.contains(&&**key));
        let mut named = HashSet::new();
        // Of two with a name the last one counts.
        let last_first = own.rev().chain(around.0.iter().rev());
        let mut rest: Vec<String> = last_first
            .filter(|(key, _)| named.insert(&**key))
            .map(|(key, value)| format!("{}:{}", id(&**key), in_one_line(value)))
            .collect();
        if rest.is_empty() {
            return None;
        }
        rest.reverse();
        RawValue::from_string(format!("{{{}}}", rest.join(","))).ok()
    }
}

/// A value without line ends: they stand between its parts only, where blanks do as well.
pub(super) fn in_one_line(value: &RawValue) -> Box<RawValue> {
    if !value.get().contains(['\n', '\r']) {
        return value.to_owned();
    }
    let line = value.get().replace(['\n', '\r'], " ");
    RawValue::from_string(line).unwrap_or_else(|_| value.to_owned())
}

/// Whether a value has no parts: what is read of it is all of it.
pub(super) fn is_single(value: &RawValue) -> bool {
    !value.get().starts_with(['[', '{'])
}

/// Lists of what `--to json` says about an article: no articles.
const PARTS: [&str; 2] = ["sentences", "keywords"];

/// The records in an object that is none itself: the longest list in it of objects that have a text.
pub(in crate::input) fn records<'j>(json: &'j str, names: &FieldNames) -> Option<Vec<&'j RawValue>> {
    let object: JsonObject = serde_json::from_str(json).ok()?;
    list_in(&object.with_text(names).0, names, MOST_DEPTH)
}

/// Whether an object has no text itself but holds objects that do.
pub(in crate::input) fn holds_records(json: &str) -> bool {
    let holds_objects = || {
        let object: JsonObject = serde_json::from_str(json).ok()?;
        let (object, _) = object.with_text(&FieldNames::default());
        let has_text = object.get("text").is_some() || object.usual(Field::Text).is_some();
        (!has_text && holds_objects(&object, MOST_DEPTH)).then_some(())
    };
    records(json, &FieldNames::default()).is_some() || holds_objects().is_some()
}

fn holds_objects(object: &JsonObject, depth: usize) -> bool {
    object.0.iter().any(|(_, value)| {
        let json = value.get();
        if json.starts_with('[') {
            let values: Vec<&RawValue> = serde_json::from_str(json).unwrap_or_default();
            return values.first().is_some_and(|value| inner(value).is_some());
        }
        depth > 0 && inner(value).is_some_and(|inner| holds_objects(&inner, depth - 1))
    })
}

fn list_in<'j>(object: &JsonObject<'j>, names: &FieldNames, depth: usize) -> Option<Vec<&'j RawValue>> {
    let has_text = |object: &JsonObject| match &names.text {
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
            return has_text(&first.with_text(names).0).then_some(values);
        }
        list_in(&inner(value)?, names, depth - 1)
    });
    lists.max_by_key(Vec::len)
}
