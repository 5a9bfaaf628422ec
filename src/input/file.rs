//! The file that an article comes from.

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
        let (title, text) = unified(title, text);
        Article {
            id: id(&*self.path),
            title,
            text,
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

/// Both with Han characters for radicals: the text tells what its title is written in.
fn unified(title: Option<String>, text: String) -> (Option<String>, String) {
    let title = title.map(|title| match to_unified(&title) {
        Cow::Borrowed(_) => title,
        Cow::Owned(_) => to_unified(&format!("{title}{text}"))[..title.len()].to_owned(),
    });
    let text = match to_unified(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(unified) => unified,
    };
    (title, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_become_what_the_text_is_written_in() {
        let article = |title: &str, text: &str| unified(Some(title.to_owned()), text.to_owned());
        let both = |title: &str, text: &str| (Some(title.to_owned()), text.to_owned());
        assert_eq!(
            article("⼾⼝簿", "村⺠的⼾籍都登记了，⻔牌也换了新的。"),
            both("户口簿", "村民的户籍都登记了，门牌也换了新的。")
        );
        assert_eq!(
            article("⼾⼝簿", "鄉⺠的⼾籍都登記了，⾨牌也換了新的。"),
            both("戶口簿", "鄉民的戶籍都登記了，門牌也換了新的。")
        );
        assert_eq!(
            article("戶部", "乾隆年间，戶部的官员清查各地的粮仓，写成了册子。"),
            both("戶部", "乾隆年间，戶部的官员清查各地的粮仓，写成了册子。")
        );
    }
}
