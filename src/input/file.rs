use std::{borrow::Cow, sync::Arc};

use zhaiyao::text::fold::to_unified;

use super::{
    article::{About, Article, id},
    error::ReadError,
};
use crate::message::Message;

/// The name of standard input, on the command line and in messages.
pub(super) const STDIN: &str = "-";

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

    /// The article that it is.
    pub(super) fn article(&self, title: Option<String>, text: String, about: About) -> Article {
        let unified = |text: String| match to_unified(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(unified) => unified,
        };
        Article {
            id: id(&*self.path),
            title: title.map(unified),
            text: unified(text),
            about,
        }
    }

    /// The error that the whole file could not be read.
    pub(super) fn error(&self, reason: impl Into<Message>) -> ReadError {
        ReadError {
            id: Some(id(&*self.path)),
            ..ReadError::new(self.path.clone(), reason.into())
        }
    }

    /// The error that what begins on `line` could not be read.
    pub(super) fn error_at(&self, line: u64, reason: impl Into<Message>) -> ReadError {
        ReadError {
            line: Some(line),
            ..ReadError::new(self.path.clone(), reason.into())
        }
    }
}
