//! What kind of document a file is, by its beginning and its name.

use std::path::Path;

use serde::de::IgnoredAny;

use super::{
    Format,
    markup::{Token, Tokens},
};

/// No more is looked at to tell kinds of JSON apart.
pub(super) const MAX_HEAD_BYTES: usize = 1 << 20;

/// Whether a file that starts with these bytes may be made of JSON objects.
pub(super) fn begins_json_object(start: &[u8]) -> bool {
    without_mark(start).trim_ascii_start().starts_with(b"{")
}

/// Whether the object that a file starts with ends, rightly or not.
pub(super) fn ends_json_object(start: &[u8]) -> bool {
    let mut values = serde_json::Deserializer::from_slice(without_mark(start)).into_iter::<IgnoredAny>();
    !matches!(values.next(), Some(Err(error)) if error.is_eof())
}

/// What is behind the byte order mark.
fn without_mark(start: &[u8]) -> &[u8] {
    start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(start)
}

/// The format of a file that starts with `head`.
pub(super) fn format(path: &str, head: &str) -> Format {
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    let named = by_name(path);
    if named.is_some_and(|format| !matches!(format, Format::Html | Format::Json)) {
        return named.unwrap_or(Format::Text);
    }
    match head.as_bytes().first() {
        Some(b'<') => by_markup(head).or(named).unwrap_or(Format::Text),
        Some(b'{' | b'[') => by_json(head).or(named).unwrap_or(Format::Text),
        _ if has_front_matter(head) => Format::Markdown,
        _ => named.unwrap_or(Format::Text),
    }
}

/// What a file's name says, where it says more than its content.
fn by_name(path: &str) -> Option<Format> {
    let extension = Path::new(path).extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "md" | "markdown" => Some(Format::Markdown),
        "csv" | "tsv" => Some(Format::Csv),
        "ndjson" | "jsonl" => Some(Format::Ndjson),
        "json" => Some(Format::Json),
        "html" | "htm" | "xhtml" | "shtml" => Some(Format::Html),
        _ => None,
    }
}

/// By the first element: a text may begin with `<`, too.
fn by_markup(head: &str) -> Option<Format> {
    let declares_html = head
        .get(..14)
        .is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html"));
    let mut tokens = Tokens::new(head);
    let first = tokens.find(|token| !matches!(token, Token::Text(text) if text.trim().is_empty()));
    let Some(Token::Start(tag)) = first else {
        return declares_html.then_some(Format::Html);
    };
    let name = tag
        .name
        .rsplit(':')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    match name.as_str() {
        "rss" | "feed" | "rdf" | "channel" | "entry" => Some(Format::Feed),
        _ if declares_html => Some(Format::Html),
        "html" | "head" | "body" | "meta" | "title" | "script" | "link" | "base" => Some(Format::Html),
        "div" | "p" | "article" | "section" | "main" | "h1" | "h2" | "table" | "span" | "a" | "center"
        | "font"
            if tokens.any(|token| matches!(token, Token::End(_))) =>
        {
            Some(Format::Html)
        }
        _ => None,
    }
}

/// What of JSON begins here: a JSON feed names its version, NDJSON has a whole object on a line.
fn by_json(head: &str) -> Option<Format> {
    let Some(array) = head.strip_prefix('[') else {
        return by_object(head);
    };
    let array = array.trim_start();
    (begins_object(array) || array.trim_end() == "]").then_some(Format::Json)
}

fn by_object(head: &str) -> Option<Format> {
    if names_feed_version(head) {
        return Some(Format::Feed);
    }
    let is_object = |line: &str| line.starts_with('{') && serde_json::from_str::<IgnoredAny>(line).is_ok();
    let mut lines = head.lines().take(3).map(str::trim);
    if lines.next().is_some_and(is_object) {
        return Some(Format::Ndjson);
    }
    let mut values = serde_json::Deserializer::from_str(head).into_iter::<IgnoredAny>();
    let value = values.next()?;
    let (read, behind) = head.split_at(values.byte_offset());
    let is_in_first_line = match &value {
        Ok(_) if behind.trim().is_empty() || begins_object(behind.trim_start()) => false,
        Ok(_) => !read.contains('\n'),
        // The only line may go on behind what was read.
        Err(error) if error.is_eof() => !head.contains('\n'),
        // A line end inside a string counts for the next line.
        Err(error) => (error.line(), error.column()) <= (2, 0),
    };
    let has_key = !head[1..].trim_start().starts_with('}');
    let is_broken = value.is_err_and(|error| !error.is_eof());
    if (is_in_first_line && has_key && begins_object(head)) || (is_broken && lines.any(is_object)) {
        return Some(Format::Ndjson);
    }
    (!is_in_first_line && begins_object(head)).then_some(Format::Json)
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

/// `---`, lines with keys, `---`: as static site generators have it.
fn has_front_matter(head: &str) -> bool {
    let mut lines = head.lines();
    let Some(fence @ ("---" | "+++")) = lines.next().map(str::trim_end) else {
        return false;
    };
    let mut has_keys = false;
    for line in lines.take(100) {
        if line.trim_end() == fence {
            return has_keys;
        }
        has_keys |= line
            .split_once([':', '='])
            .is_some_and(|(key, _)| is_key(key.trim()));
    }
    false
}

fn is_key(key: &str) -> bool {
    !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_apart() {
        let table = [
            ("-", "三月的青河镇。", Format::Text),
            ("-", "", Format::Text),
            ("-", "<重要通知>明天停水。", Format::Text),
            ("-", "<b 明天停水", Format::Text),
            ("-", "<3 这本书", Format::Text),
            ("-", "{注}明天停水。", Format::Text),
            ("-", "{\n\"a\": 1\n}", Format::Json),
            ("-", "[]\n", Format::Json),
            ("-", "{}\n", Format::Ndjson),
            ("-", "[\n{\"text\": \"甲\"},\n{\"text\": \"乙\"}\n]", Format::Json),
            (
                "a.json",
                "{\"text\": \"甲\",\n\"tags\": [\n{\"a\": 1}\n]}",
                Format::Json,
            ),
            ("-", "{\"text\": \"甲\",\n\"id", Format::Json),
            ("-", "{\n\"text\": \"甲\"\n}\n{\n\"text\"", Format::Json),
            ("-", "{\"text\": \"甲\n{\"text\": \"乙\"}\n", Format::Ndjson),
            ("-", "{\n\"text\": \"甲\"乙\"\n}", Format::Json),
            ("-", "{\"text\": 甲}\n", Format::Ndjson),
            ("-", "{\"text\": \"甲\"}}\n{\"text\": \"乙\"}\n", Format::Ndjson),
            ("-", "{\"text\": \"甲\"},\n{\"text\": \"乙\"},\n", Format::Ndjson),
            (
                "-",
                "{\"id\": 1, \"m\": {\"a\": 1}\n{\"text\": \"乙\"}\n",
                Format::Ndjson,
            ),
            ("-", "{}: 一个空块，什么也不做。\n第二行。", Format::Text),
            ("-", "{\"青河镇\"}的路灯换了。\n第二行。", Format::Text),
            (
                "-",
                "{\"text\": \"见 https://jsonfeed.org/version/1.1\"}\n",
                Format::Ndjson,
            ),
            (
                "-",
                "{\"text\": \"\\\"version\\\": \\\"https://jsonfeed.org/version/1\\\"\"}\n",
                Format::Ndjson,
            ),
            (
                "-",
                "[{\"id\": 1, \"text\": \"见 https://jsonfeed.org/version/1.1\"}]",
                Format::Json,
            ),
            ("-", "{\n", Format::Json),
            ("-", "[{\"text\": \"甲\"}, {\"text\": \"乙\"}]", Format::Json),
            ("-", "[\n  {\n    \"text\": \"甲\"", Format::Json),
            ("-", "[注]明天停水。", Format::Text),
            ("-", "[{注}]明天停水。", Format::Text),
            ("a.json", "[]", Format::Json),
            ("a.json", "\"甲\"", Format::Json),
            ("a.json", "{\"text\": \"甲\"}\n{", Format::Ndjson),
            ("-", "{\"text\": \"甲\"}\n{", Format::Ndjson),
            ("-", "{\"text\": \"甲", Format::Ndjson),
            ("-", "{bad\n{\"text\": \"甲\"}\n", Format::Ndjson),
            (
                "-",
                "{\"version\": \"https:\\/\\/jsonfeed.org\\/version\\/1.1\",\n",
                Format::Feed,
            ),
            (
                "-",
                " \n<?xml version=\"1.0\"?>\n<!-- x -->\n<rss version=\"2.0\">",
                Format::Feed,
            ),
            ("-", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", Format::Feed),
            ("-", "<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">", Format::Feed),
            ("page.html", "<?xml version=\"1.0\"?><rss>", Format::Feed),
            ("-", "<!DOCTYPE html>\n<!-- -->", Format::Html),
            ("-", "<!doctype HTML PUBLIC \"-//W3C//DTD\"><html>", Format::Html),
            ("-", "<div class=a><p>甲</p></div>", Format::Html),
            ("a.txt", "<html><body>", Format::Html),
            ("a.htm", "甲<br>乙", Format::Html),
            ("a.md", "# 甲", Format::Markdown),
            ("-", "---\ntitle: 甲\n---\n乙", Format::Markdown),
            ("-", "---\n对话\n---\n乙", Format::Text),
            ("a.tsv", "id\ttext", Format::Csv),
            ("a.jsonl", "broken", Format::Ndjson),
        ];
        for (path, head, expected) in table {
            assert_eq!(format(path, head), expected, "{path} {head}");
        }
    }
}
