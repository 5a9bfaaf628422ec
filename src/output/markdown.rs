//! Markdown: title, keywords, abstract.

use super::digest::Digest;
use super::format::{Frame, OutputFormat};
use super::text_style::without_controls;
use crate::date::Date;

pub(super) const FORMAT: OutputFormat = OutputFormat {
    name: "markdown",
    help: "",
    takes_html: false,
    digest: |found, renderer| without_controls(&digest(found, renderer.keep_content)).into_bytes(),
    failure: |_, _| Vec::new(),
    frame: Frame::Around {
        before: |_, _| String::new(),
        between: "\n---\n\n",
        after_each: "",
        after: "",
    },
};

fn digest(digest: &Digest, keep_content: bool) -> String {
    let title = digest
        .title
        .filter(|title| !title.is_empty())
        .map(|title| match digest.link {
            Some(link) => format!("# [{}](<{}>)", escaped(title), link.replace(['<', '>', '\n'], "")),
            None => format!("# {}", escaped(title)),
        });
    let date = digest.date.map(Date::to_minute);
    let about: Vec<String> = [digest.source, digest.author]
        .into_iter()
        .flatten()
        .map(escaped)
        .chain(date)
        .collect();
    let about = (!about.is_empty()).then(|| format!("*{}*", about.join(" · ")));
    let keywords = digest
        .joined_keywords("；")
        .map(|keywords| format!("**关键词**：{}", escaped(&keywords)));
    let summary = digest.summary_text().map(|summary| {
        let mark = if digest.is_whole() { "（全文）" } else { "" };
        format!("> {mark}{}", escaped(summary))
    });
    let text = keep_content.then(|| paragraphs(digest.document.text()));
    let parts: Vec<String> = [title, about, keywords, summary, text]
        .into_iter()
        .flatten()
        .collect();
    if parts.is_empty() {
        String::new()
    } else {
        parts.join("\n\n") + "\n"
    }
}

fn paragraphs(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(escaped)
        .collect();
    lines.join("\n\n")
}

/// A text on one line in which nothing is markup.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        let is_first = escaped.is_empty();
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~')
            || is_first && "#+-=".contains(c)
        {
            escaped.push('\\');
        }
        escaped.push(if c == '\n' || c == '\r' { ' ' } else { c });
    }
    // "1. " would start a list.
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && escaped[digits..].starts_with(['.', ')']) {
        escaped.insert(digits, '\\');
    }
    escaped
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Parser, Tag};

    use super::*;

    #[test]
    fn text_stays_text() {
        for text in [
            "# 题", "1. 一", "- 二", "*三*", "[四](x)", "<b>", "a_b_c", "`c`", "> 引", "\\", "~~删~~", "1) x",
        ] {
            let markdown = escaped(text);
            let events: Vec<Event> = Parser::new(&markdown).collect();
            assert!(matches!(events[0], Event::Start(Tag::Paragraph)), "{markdown}");
            let back: String = events
                .iter()
                .filter_map(|event| {
                    if let Event::Text(text) = event {
                        Some(&**text)
                    } else {
                        None
                    }
                })
                .collect();
            assert_eq!(back, text, "{markdown}");
        }
    }
}
