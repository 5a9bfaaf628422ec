//! What kind of JSON a file is, by its beginning.

use serde::de::IgnoredAny;

use super::record::object::holds_records;

/// Kinds of JSON are told apart by no more than the first mebibyte of a file.
pub(super) const MAX_HEAD_BYTES: usize = 1 << 20;

/// Whether a file that starts with these bytes may be made of JSON objects.
pub(super) fn begins_json_object(start: &[u8]) -> bool {
    without_mark(start).trim_ascii_start().starts_with(b"{")
}

/// Whether the object that a file starts with is complete, or broken, so that reading on would not tell more.
pub(super) fn ends_json_object(start: &[u8]) -> bool {
    let mut values = serde_json::Deserializer::from_slice(without_mark(start)).into_iter::<IgnoredAny>();
    !matches!(values.next(), Some(Err(error)) if error.is_eof())
}

/// What is after the byte order mark.
fn without_mark(start: &[u8]) -> &[u8] {
    start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(start)
}

/// The kind of JSON that a file begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Json {
    Feed,
    /// A line is an object.
    Lines,
    Document,
}

/// The kind of JSON that begins here: a JSON feed names its version, NDJSON has a whole object on a line.
pub(super) fn json(head: &str) -> Option<Json> {
    match head.as_bytes().first()? {
        b'{' => by_object(head),
        b'[' => {
            let array = head[1..].trim_start();
            (begins_object(array) || array.trim_end() == "]").then_some(Json::Document)
        }
        _ => None,
    }
}

fn by_object(head: &str) -> Option<Json> {
    if names_feed_version(head) {
        return Some(Json::Feed);
    }
    let is_object = |line: &str| line.starts_with('{') && serde_json::from_str::<IgnoredAny>(line).is_ok();
    let mut lines = head.lines().take(3).map(str::trim);
    if let Some(line) = lines.next().filter(|line| is_object(line)) {
        let is_only = head[line.len()..].trim().is_empty();
        let holds_records = is_only && holds_records(line);
        return Some(if holds_records {
            Json::Document
        } else {
            Json::Lines
        });
    }
    let mut values = serde_json::Deserializer::from_str(head).into_iter::<IgnoredAny>();
    let value = values.next()?;
    let (read, behind) = head.split_at(values.byte_offset());
    let is_in_first_line = match &value {
        Ok(_) if behind.trim().is_empty() || begins_object(behind.trim_start()) => false,
        Ok(_) => !read.contains('\n'),
        // The only line may go on after what was read.
        Err(error) if error.is_eof() => !head.contains('\n'),
        // A line end inside a string counts for the next line.
        Err(error) => (error.line(), error.column()) <= (2, 0),
    };
    let has_key = !head[1..].trim_start().starts_with('}');
    let is_broken = value.is_err_and(|error| !error.is_eof());
    if (is_in_first_line && has_key && begins_object(head)) || (is_broken && lines.any(is_object)) {
        return Some(Json::Lines);
    }
    (!is_in_first_line && begins_object(head)).then_some(Json::Document)
}

/// Whether an object with a key begins here, as far as can be seen.
fn begins_object(text: &str) -> bool {
    let Some(key) = text.strip_prefix('{').map(str::trim_start) else {
        return false;
    };
    let Some(key) = key.strip_prefix('"') else {
        return key.is_empty() || key.starts_with('}');
    };
    key.split_once('"')
        .is_none_or(|(_, behind)| matches!(behind.trim_start().bytes().next(), None | Some(b':')))
}

/// Whether `"version": "https://jsonfeed.org/version/…"` is in it. In a text, such quotes are escaped.
fn names_feed_version(head: &str) -> bool {
    let head = head.replace("\\/", "/");
    head.match_indices("\"version\"").any(|(at, key)| {
        let value = head[at + key.len()..].trim_start().strip_prefix(':');
        let value = value.and_then(|value| value.trim_start().strip_prefix('"'));
        value.is_some_and(|value| {
            let host = value.split_once("://").map_or(value, |(_, host)| host);
            host.starts_with("jsonfeed.org/version")
        })
    })
}
