//! What kind of document a file is, by its beginning and its name.

use std::{cell::OnceCell, path::Path};

use serde::de::IgnoredAny;

use super::{
    formats::{Format, READERS},
    markup::{Token, Tokens},
    record, text,
    zip::{self, Zip},
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

/// The beginning of a file; of a ZIP archive, all of it.
pub(super) struct Head<'h> {
    pub(super) name: &'h str,
    pub(super) bytes: &'h [u8],
    /// As text, without white space before it.
    pub(super) text: &'h str,
    markup: OnceCell<Option<Markup<'h>>>,
    json: OnceCell<Option<Json>>,
    zip: OnceCell<Option<zip::Kind>>,
}

/// What of markup begins a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup<'h> {
    Feed,
    Html,
    /// Timed text.
    Subtitles,
    /// Another element.
    Other(&'h str),
}

/// What of JSON begins a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Json {
    Feed,
    /// A line is an object.
    Lines,
    Document,
}

impl<'h> Head<'h> {
    pub(super) fn new(name: &'h str, bytes: &'h [u8], text: &'h str) -> Self {
        Self {
            name,
            bytes,
            text: text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0'),
            markup: OnceCell::new(),
            json: OnceCell::new(),
            zip: OnceCell::new(),
        }
    }

    /// What it is, if it is a ZIP archive.
    pub(super) fn zip(&self) -> Option<zip::Kind> {
        *self.zip.get_or_init(|| {
            let zip = self
                .bytes
                .starts_with(zip::SIGNATURE)
                .then(|| Zip::open(self.bytes))?;
            zip.ok().map(|zip| zip.kind())
        })
    }

    pub(super) fn markup(&self) -> Option<Markup<'h>> {
        *self.markup.get_or_init(|| {
            if self.text.starts_with('<')
                && let found @ Some(Markup::Feed | Markup::Html | Markup::Subtitles) = markup(self.text)
                && !(found == Some(Markup::Html) && is_feed_behind_messages(self.text))
            {
                return found;
            }
            if is_feed_behind_messages(self.text) {
                return Some(Markup::Feed);
            }
            self.text.starts_with('<').then(|| markup(self.text)).flatten()
        })
    }

    pub(super) fn json(&self) -> Option<Json> {
        *self.json.get_or_init(|| json(self.text))
    }

    /// The name of the element that it begins with, where that is of no format that is read.
    pub(super) fn unknown_root(&self) -> Option<&'h str> {
        match self.markup() {
            Some(Markup::Other(root)) => Some(root),
            _ => None,
        }
    }

    pub(super) fn has_ending(&self, endings: &[&str]) -> bool {
        let extension = Path::new(self.name)
            .extension()
            .and_then(|ending| ending.to_str());
        extension.is_some_and(|extension| {
            endings
                .iter()
                .any(|ending| extension.eq_ignore_ascii_case(ending))
        })
    }
}

/// The format of a file that begins so.
pub(super) fn format(head: &Head) -> Format {
    let named = || {
        READERS
            .iter()
            .copied()
            .find(|reader| head.has_ending(reader.endings))
    };
    let found = || READERS.iter().copied().find(|reader| (reader.begins)(head));
    match named() {
        Some(named) if named.is_told_by_name => named,
        named => found().or(named).unwrap_or(&text::READER),
    }
}

/// By the first element: a text may begin with `<`, too.
fn markup(head: &str) -> Option<Markup<'_>> {
    let declares_html = head
        .get(..14)
        .is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html"));
    let mut tokens = Tokens::new(head);
    let first = tokens.find(|token| !matches!(token, Token::Text(text) if text.trim().is_empty()));
    let Some(Token::Start(tag)) = first else {
        return declares_html.then_some(Markup::Html);
    };
    let local = tag.name.rsplit(':').next().unwrap_or_default();
    match local.to_ascii_lowercase().as_str() {
        "rss" | "feed" | "rdf" | "channel" | "entry" => Some(Markup::Feed),
        "tt" if !declares_html => Some(Markup::Subtitles),
        _ if declares_html => Some(Markup::Html),
        "html" | "head" | "body" | "meta" | "title" | "script" | "link" | "base" => Some(Markup::Html),
        "div" | "p" | "article" | "section" | "main" | "h1" | "h2" | "table" | "span" | "a" | "center"
        | "font" | "br" | "ul" | "ol" | "b" | "strong" | "img" | "h3" | "blockquote" | "figure"
            if tokens.any(|token| matches!(token, Token::End(_))) =>
        {
            Some(Markup::Html)
        }
        _ => Some(Markup::Other(tag.name)),
    }
}

/// Whether a feed stands behind what a program said when it made it, which is neither Chinese nor JSON.
fn is_feed_behind_messages(head: &str) -> bool {
    let starts = ["<?xml", "<rss", "<feed"];
    let Some(at) = starts.iter().filter_map(|start| head.find(start)).min() else {
        return false;
    };
    at > 0
        && !head[..at].contains(|c| matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}'))
        && json(head).is_none()
        && markup(&head[at..]) == Some(Markup::Feed)
}

/// What of JSON begins here: a JSON feed names its version, NDJSON has a whole object on a line.
fn json(head: &str) -> Option<Json> {
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
        let holds_records = is_only && record::holds_records(line);
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
        // The only line may go on behind what was read.
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

/// `---`, lines with keys, `---`: as static site generators have it.
pub(super) fn has_front_matter(head: &str) -> bool {
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

    #[expect(clippy::too_many_lines, reason = "one table")]
    #[test]
    fn formats_are_told_apart() {
        let table = [
            ("-", "三月的青河镇。", "text"),
            ("-", "", "text"),
            ("-", "<重要通知>明天停水。", "text"),
            ("-", "<b 明天停水", "text"),
            ("-", "<3 这本书", "text"),
            ("-", "{注}明天停水。", "text"),
            ("-", "{\n\"a\": 1\n}", "json"),
            ("-", "[]\n", "json"),
            ("-", "{}\n", "ndjson"),
            ("-", "[\n{\"text\": \"甲\"},\n{\"text\": \"乙\"}\n]", "json"),
            (
                "a.json",
                "{\"text\": \"甲\",\n\"tags\": [\n{\"a\": 1}\n]}",
                "json",
            ),
            ("-", "{\"text\": \"甲\",\n\"id", "json"),
            ("-", "{\n\"text\": \"甲\"\n}\n{\n\"text\"", "json"),
            ("-", "{\"text\": \"甲\n{\"text\": \"乙\"}\n", "ndjson"),
            ("-", "{\n\"text\": \"甲\"乙\"\n}", "json"),
            ("-", "{\"text\": 甲}\n", "ndjson"),
            ("-", "{\"text\": \"甲\"}}\n{\"text\": \"乙\"}\n", "ndjson"),
            ("-", "{\"text\": \"甲\"},\n{\"text\": \"乙\"},\n", "ndjson"),
            (
                "-",
                "{\"id\": 1, \"m\": {\"a\": 1}\n{\"text\": \"乙\"}\n",
                "ndjson",
            ),
            ("-", "{}: 一个空块，什么也不做。\n第二行。", "text"),
            ("-", "{\"青河镇\"}的路灯换了。\n第二行。", "text"),
            (
                "-",
                "{\"text\": \"见 https://jsonfeed.org/version/1.1\"}\n",
                "ndjson",
            ),
            (
                "-",
                "{\"text\": \"\\\"version\\\": \\\"https://jsonfeed.org/version/1\\\"\"}\n",
                "ndjson",
            ),
            (
                "-",
                "[{\"id\": 1, \"text\": \"见 https://jsonfeed.org/version/1.1\"}]",
                "json",
            ),
            ("-", "{\n", "json"),
            ("-", "[{\"text\": \"甲\"}, {\"text\": \"乙\"}]", "json"),
            ("-", "[\n  {\n    \"text\": \"甲\"", "json"),
            ("-", "[注]明天停水。", "text"),
            ("-", "[{注}]明天停水。", "text"),
            ("a.json", "[]", "json"),
            ("a.json", "\"甲\"", "json"),
            ("a.json", "{\"text\": \"甲\"}\n{", "ndjson"),
            ("-", "{\"text\": \"甲\"}\n{", "ndjson"),
            ("-", "{\"text\": \"甲", "ndjson"),
            ("-", "{bad\n{\"text\": \"甲\"}\n", "ndjson"),
            (
                "-",
                "{\"version\": \"https:\\/\\/jsonfeed.org\\/version\\/1.1\",\n",
                "feed",
            ),
            (
                "-",
                " \n<?xml version=\"1.0\"?>\n<!-- x -->\n<rss version=\"2.0\">",
                "feed",
            ),
            ("-", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "feed"),
            ("-", "<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">", "feed"),
            ("page.html", "<?xml version=\"1.0\"?><rss>", "feed"),
            ("-", "<!DOCTYPE html>\n<!-- -->", "html"),
            ("-", "<!doctype HTML PUBLIC \"-//W3C//DTD\"><html>", "html"),
            ("-", "<div class=a><p>甲</p></div>", "html"),
            ("a.txt", "<html><body>", "html"),
            ("a.htm", "甲<br>乙", "html"),
            ("a.md", "# 甲", "markdown"),
            ("-", "---\ntitle: 甲\n---\n乙", "markdown"),
            ("-", "---\n对话\n---\n乙", "text"),
            ("a.tsv", "id\ttext", "csv"),
            ("a.jsonl", "broken", "ndjson"),
            ("a.jsonl.txt", "标题\t正文\n甲\t一\n", "csv"),
            ("-", "标题,正文\n甲,一\n", "csv"),
            ("-", "一个标题，一段正文,\n甲,一\n", "text"),
            ("-", "正文\n甲\n", "text"),
            (
                "-",
                "<br />\n<b>Warning</b>: x in <b>/a.php</b>\n<?xml version='1.0'?><rss>",
                "feed",
            ),
            (
                "-",
                "Notice: Undefined index\n<feed xmlns='http://www.w3.org/2005/Atom'>",
                "feed",
            ),
            ("-", "订阅源的写法：\n<?xml version='1.0'?><rss>", "text"),
            ("-", "[{\"id\": 1, \"text\": \"<rss version=2.0>\"}]", "json"),
            ("-", "<x:feed xmlns:x='http://www.w3.org/2005/Atom'>", "feed"),
            (
                "-",
                "[Script Info]\nTitle: x\n\n[Events]\nDialogue: 0,0:00:00.00",
                "subtitles",
            ),
            (
                "-",
                "[ti:渡口]\n[00:01.00]青河镇\n[00:03.50]有一条船\n",
                "subtitles",
            ),
            ("-", "From: 林望舒\n这封信写得很长。", "text"),
            (
                "a.json",
                "{\"code\": 0, \"data\": {\"list\": [{\"title\": \"甲\", \"content\": \"一\"}]}}",
                "json",
            ),
            (
                "-",
                "{\"id\": 1, \"tags\": [{\"name\": \"甲\"}], \"text\": \"一\"}",
                "ndjson",
            ),
        ];
        for (path, head, expected) in table {
            let head = Head::new(path, head.as_bytes(), head);
            assert_eq!(format(&head).name, expected, "{path} {}", head.text);
        }
    }
}
