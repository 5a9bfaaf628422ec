//! An article as it was read, and what else its source tells of it.

use std::sync::Arc;

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::error::ReadError;
use crate::{date::Date, message::Message};

/// One article as it came in.
#[derive(Debug)]
pub(crate) struct Article {
    /// JSON as the input wrote it; else the line's number or the file's name.
    pub(crate) id: Box<RawValue>,
    pub(crate) title: Option<String>,
    pub(crate) text: String,
    pub(crate) about: About,
}

/// What else is known about an article: nothing of it is needed.
#[derive(Debug, Default)]
pub(crate) struct About {
    /// The file that it came from; none for standard input.
    pub(crate) path: Option<Arc<str>>,
    /// The line on which it begins, counted from 1, where the file is made of records.
    pub(super) line: Option<u64>,
    /// The name of the encoding of the file, where it had to be found.
    pub(crate) encoding: Option<&'static str>,
    pub(crate) link: Option<String>,
    pub(crate) date: Option<Date>,
    pub(crate) author: Option<String>,
    /// Who published it.
    pub(crate) source: Option<String>,
    /// Its text as HTML, where it came as HTML in a feed.
    pub(crate) html: Option<String>,
    /// Sound, pictures or a film that come with it.
    pub(crate) enclosure: Option<Enclosure>,
    /// The fields of its record that were not read, as a JSON object, where they are kept.
    pub(crate) fields: Option<Box<RawValue>>,
    /// The feed whose item it is.
    pub(crate) feed: Option<Arc<Feed>>,
    /// Whether its text has no title, whatever its first line looks like.
    pub(crate) untitled: bool,
    /// What was wrong, but not so much that there is no article.
    pub(crate) warnings: Vec<Message>,
}

/// A file that comes with a feed's item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Enclosure {
    pub(crate) url: String,
    /// In bytes, as the feed says.
    pub(crate) length: Option<String>,
    /// As MIME names it: `audio/mpeg`.
    pub(crate) kind: Option<String>,
}

/// What a feed says about itself.
#[derive(Debug, Default)]
pub(crate) struct Feed {
    pub(crate) title: Option<String>,
    pub(crate) link: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) language: Option<String>,
}

/// An article still to be made: reading goes on while others work on what was read.
pub(crate) type Pending = Box<dyn FnOnce() -> Result<Article, ReadError> + Send>;

/// An article, or an error, that is ready.
pub(super) fn ready(result: Result<Article, ReadError>) -> Pending {
    Box::new(move || result)
}

/// The same article, with warnings about its file.
pub(super) fn warned(pending: Pending, more: Vec<Message>) -> Pending {
    if more.is_empty() {
        return pending;
    }
    Box::new(move || {
        let mut result = pending();
        let warnings = match &mut result {
            Ok(article) => &mut article.about.warnings,
            Err(fault) => &mut fault.warnings,
        };
        warnings.extend(more);
        result
    })
}

/// An id for an article that has none of its own.
pub(super) fn id<T: Serialize + ?Sized>(value: &T) -> Box<RawValue> {
    to_raw_value(value).unwrap_or_else(|_| RawValue::NULL.to_owned())
}

/// What is left of `text` without the white space around it, if anything.
pub(super) fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
