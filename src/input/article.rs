use std::{borrow::Cow, sync::Arc};

use chrono::{DateTime, FixedOffset};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use zhaiyao::text::fold::to_unified;

use super::source::STDIN;
use crate::message::Message;

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
    /// The name of the encoding of the file, where it had to be found.
    pub(crate) encoding: Option<&'static str>,
    pub(crate) link: Option<String>,
    pub(crate) date: Option<DateTime<FixedOffset>>,
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

impl Article {
    /// An article that is a file of its own.
    pub(super) fn of_file(file: &File, title: Option<String>, text: String, about: About) -> Self {
        let unified = |text: String| match to_unified(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(unified) => unified,
        };
        Self {
            id: id(&*file.path),
            title: title.map(unified),
            text: unified(text),
            about,
        }
    }
}

/// A file that was read.
#[derive(Clone, Debug)]
pub(super) struct File {
    /// Its name in messages.
    pub(super) path: Arc<str>,
    pub(super) is_stdin: bool,
    /// Whether it is in an archive.
    pub(super) is_member: bool,
}

impl File {
    pub(super) fn new(path: impl Into<Arc<str>>) -> Self {
        let path = path.into();
        Self {
            is_stdin: *path == *STDIN,
            path,
            is_member: false,
        }
    }

    /// A file in this one.
    pub(super) fn member(&self, name: &str) -> Self {
        Self {
            path: format!("{}/{name}", self.path).into(),
            is_stdin: false,
            is_member: true,
        }
    }

    /// What is known about every article in it.
    pub(super) fn about(&self) -> About {
        About {
            path: (!self.is_stdin).then(|| self.path.clone()),
            ..About::default()
        }
    }

    /// The whole file could not be read.
    pub(super) fn fault(&self, reason: impl Into<Message>) -> Fault {
        Fault {
            path: self.path.clone(),
            line: None,
            id: Some(id(&*self.path)),
            reason: reason.into(),
            warnings: Vec::new(),
        }
    }

    /// A part of it could not be read.
    pub(super) fn fault_at(&self, line: u64, id: Option<Box<RawValue>>, reason: impl Into<Message>) -> Fault {
        Fault {
            path: self.path.clone(),
            line: Some(line),
            id,
            reason: reason.into(),
            warnings: Vec::new(),
        }
    }
}

/// Something that could not be read, in the place where an article was expected.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The file, `-` for standard input.
    path: Arc<str>,
    /// The line, counted from 1, where the input is made of lines.
    pub(crate) line: Option<u64>,
    /// The record's own id, where that much was readable.
    pub(crate) id: Option<Box<RawValue>>,
    pub(crate) reason: Message,
    /// What else is wrong with the file.
    pub(crate) warnings: Vec<Message>,
}

impl Fault {
    /// What is wrong, and where.
    pub(crate) fn message(&self) -> Message {
        let reason = self.reason.clone();
        match self.line {
            Some(line) => reason.about(format_args!("{}:{line}", self.path)),
            None => reason.about(&self.path),
        }
    }
}

/// An article still to be made: reading goes on while others work on what was read.
pub(crate) type Pending = Box<dyn FnOnce() -> Result<Article, Fault> + Send>;

/// An article, or what is wrong, that is there already.
pub(super) fn ready(result: Result<Article, Fault>) -> Pending {
    Box::new(move || result)
}

/// The same, with warnings about its file.
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

/// An id for what has none of its own.
pub(super) fn id<T: Serialize + ?Sized>(value: &T) -> Box<RawValue> {
    to_raw_value(value).unwrap_or_else(|_| RawValue::NULL.to_owned())
}

/// What is left of `text` without the white space around it, if anything.
pub(super) fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
