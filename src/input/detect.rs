//! What kind of document a file is, by its beginning and its name.

use std::path::Path;

use serde::de::IgnoredAny;

use super::{
    Format,
    markup::{Token, Tokens},
};

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
    // The only line may go on behind what was read.
    let goes_on = !head.contains('\n') && begins_object(head);
    let mut values = serde_json::Deserializer::from_str(head).into_iter::<IgnoredAny>();
    let is_broken = |error: &serde_json::Error| !error.is_eof();
    match values.next()? {
        Ok(_) => {
            let behind = head[values.byte_offset()..].trim_start();
            (behind.is_empty() || begins_object(behind)).then_some(Format::Json)
        }
        Err(error) if goes_on || is_broken(&error) && lines.any(is_object) => Some(Format::Ndjson),
        Err(_) => begins_object(head).then_some(Format::Json),
    }
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
    let head = head.get(..head.floor_char_boundary(2000)).unwrap_or(head);
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
            ("-", "{}是一个空块，什么也不做。\n第二行。", Format::Text),
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
