//! What is plain to see at the beginning of a file.

use std::{cell::OnceCell, path::Path};

use super::{
    json_kind::{Json, json},
    markup::{MarkupToken, Tokens},
    zip::{self, Zip},
};

/// The beginning of a file; of a ZIP archive, all of it.
pub(super) struct Head<'h> {
    pub(super) name: &'h str,
    pub(super) bytes: &'h [u8],
    /// As text, without white space before it.
    pub(super) text: &'h str,
    markup: OnceCell<Option<Markup<'h>>>,
    json: OnceCell<Option<Json>>,
    zip: OnceCell<Option<zip::ZipKind>>,
}

/// The kind of markup that a file begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup<'h> {
    Feed,
    Html,
    /// Timed text.
    Subtitles,
    /// Another element.
    Other(&'h str),
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
    pub(super) fn zip(&self) -> Option<zip::ZipKind> {
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

/// By the first element: a text may begin with `<`, too.
fn markup(head: &str) -> Option<Markup<'_>> {
    let declares_html = head
        .get(..14)
        .is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html"));
    let mut tokens = Tokens::new(head);
    let first = tokens.find(|token| !matches!(token, MarkupToken::Text(text) if text.trim().is_empty()));
    let Some(MarkupToken::Start(tag)) = first else {
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
            if tokens.any(|token| matches!(token, MarkupToken::End(_))) =>
        {
            Some(Markup::Html)
        }
        _ => Some(Markup::Other(tag.name)),
    }
}

/// Whether a feed stands after what a program said when it made it, which is neither Chinese nor JSON.
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
