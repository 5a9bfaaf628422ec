//! The formats that are written, in one table: a new one is a file with an [`OutputFormat`], and a line here.

use super::format::OutputFormat;
use super::{html, json, markdown, rss, table, text};

/// For people, and where nothing else is asked for.
pub(crate) const TEXT: &OutputFormat = &text::FORMAT;

/// What programs read: the answers of the server.
pub(crate) const JSON: &OutputFormat = &json::JSON;

/// All formats, in the order in which help lists them.
pub(crate) const FORMATS: &[&OutputFormat] = &[
    TEXT,
    JSON,
    &json::NDJSON,
    &markdown::FORMAT,
    &table::FORMAT,
    &rss::FORMAT,
    &html::FORMAT,
];

/// The format of that name.
pub(crate) fn named(name: &str) -> Option<&'static OutputFormat> {
    FORMATS.iter().copied().find(|format| format.name == name)
}
