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

/// NDJSON has an object on its first line, a JSON feed names its version.
fn by_json(head: &str) -> Option<Format> {
    const FEED_VERSION: &str = "jsonfeed.org/version";
    let compact: String = head.chars().take(2000).filter(|c| !matches!(c, '\\')).collect();
    if compact.contains(FEED_VERSION) {
        return Some(Format::Feed);
    }
    let is_object = |line: &str| line.starts_with('{') && serde_json::from_str::<IgnoredAny>(line).is_ok();
    let first_lines = head.lines().take(3).map(str::trim);
    // The last line that was read may go on.
    let goes_on = head.lines().count() == 1 && opens_object(head) && head.trim_end().len() > 1;
    if goes_on || first_lines.into_iter().any(is_object) {
        return Some(Format::Ndjson);
    }
    let first = head.strip_prefix('[').map_or(head, str::trim_start);
    opens_object(first).then_some(Format::Json)
}

/// Whether an object begins here, as far as can be seen.
fn opens_object(text: &str) -> bool {
    let first_key = text.strip_prefix('{').map(str::trim_start);
    first_key.is_some_and(|key| key.is_empty() || key.starts_with(['"', '}']))
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
