//! A feed: RSS 2.0, each article an item with its abstract as description and its keywords as categories.

use std::{borrow::Cow, fmt::Write};

use super::digest::{Digest, plain_id};
use super::format::{Channel, Frame, OutputFormat};
use super::text_style::steers;
use crate::date::Date;

pub(super) const FORMAT: OutputFormat = OutputFormat {
    name: "rss",
    help: "A feed: abstracts as descriptions, keywords as categories",
    takes_html: true,
    digest: |digest, renderer| item(digest, renderer.keep_content).into_bytes(),
    failure: |_, _| Vec::new(),
    frame: Frame::Around {
        before: |_, channel| head(channel),
        between: "",
        after_each: "",
        after: "</channel>\n</rss>\n",
    },
};

fn head(channel: &Channel) -> String {
    let title = channel.title.unwrap_or("摘要");
    let mut head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                    <rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n"
        .to_owned();
    element(&mut head, "title", title);
    // A channel must have one: where nothing tells it, that of the program that made it.
    element(
        &mut head,
        "link",
        channel.link.unwrap_or(env!("CARGO_PKG_REPOSITORY")),
    );
    element(&mut head, "description", channel.description.unwrap_or(title));
    if let Some(language) = channel.language {
        element(&mut head, "language", language);
    }
    element(
        &mut head,
        "generator",
        concat!("zhaiyao ", env!("CARGO_PKG_VERSION")),
    );
    head
}

fn item(digest: &Digest, keep_content: bool) -> String {
    let mut item = "<item>\n".to_owned();
    let id = plain_id(digest.id);
    element(&mut item, "title", digest.title.unwrap_or_default());
    if let Some(link) = digest.link {
        element(&mut item, "link", link);
    }
    let is_link = digest.link == Some(id.as_str());
    let _ = writeln!(item, "<guid isPermaLink=\"{is_link}\">{}</guid>", escaped(&id));
    if let Some(date) = digest.date.and_then(Date::to_rfc2822) {
        element(&mut item, "pubDate", &date);
    }
    if let Some(author) = digest.author {
        element(&mut item, "dc:creator", author);
    }
    if let Some(enclosure) = digest.enclosure {
        // All three are demanded; readers take 0 for a length that is not known.
        let _ = writeln!(
            item,
            "<enclosure url=\"{}\" length=\"{}\" type=\"{}\"/>",
            quoted(enclosure.url),
            quoted(enclosure.length.unwrap_or("0")),
            quoted(enclosure.kind.unwrap_or("application/octet-stream"))
        );
    }
    for keyword in digest.keywords.unwrap_or_default() {
        element(&mut item, "category", &keyword.text);
    }
    element(&mut item, "description", &description(digest, keep_content));
    item + "</item>\n"
}

/// HTML: the abstract, and the text below it where it is kept.
fn description(digest: &Digest, keep_content: bool) -> String {
    let summary = escaped(digest.summary_text().unwrap_or_default());
    if !keep_content {
        return summary.into_owned();
    }
    let content = digest
        .html
        .map_or_else(|| paragraphs(digest.document.text()), str::to_owned);
    format!("<p>{summary}</p>\n<hr/>\n{content}")
}

fn paragraphs(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::new(), |paragraphs, line| {
        paragraphs + "<p>" + &escaped(line) + "</p>\n"
    })
}

fn element(out: &mut String, name: &str, text: &str) {
    // A string takes everything.
    let _ = writeln!(out, "<{name}>{}</{name}>", escaped(text));
}

/// Text for an attribute between double quotes.
fn quoted(text: &str) -> String {
    escaped(text).replace('"', "&quot;")
}

/// Text for XML, without what XML cannot hold and what steers terminals.
fn escaped(text: &str) -> Cow<'_, str> {
    let is_left_out = |c: char| steers(c) || matches!(c, '\u{fffe}' | '\u{ffff}');
    let needs = |c: char| matches!(c, '&' | '<' | '>') || is_left_out(c);
    if !text.contains(needs) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            c if is_left_out(c) => {}
            c => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}
