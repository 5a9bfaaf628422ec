use std::fs;
use std::path::Path;

use crate::document::Document;
use crate::error::Error;
use crate::text::segment::Segmenter;
use crate::text::stopwords::StopWords;
use crate::text::user_words::{UserWord, parse_line};
use crate::text::words::Knowledge;

/// Analyses texts: immutable, `Send` and `Sync`, built once, used from any number of threads.
///
/// The first texts are cut with just the dictionary words that they contain, which needs no loading; after some
/// 300 kB of text the whole dictionary is loaded, once. The results are the same.
///
/// ```
/// let engine = zhaiyao::Engine::new();
/// let document = engine.analyze("龙粤两省深化对口合作。两地文旅部门签订了合作协议。");
/// assert_eq!(document.sentences().len(), 2);
/// ```
#[derive(Debug, Default)]
pub struct Engine {
    segmenter: Segmenter,
    stop_words: StopWords,
}

impl Engine {
    /// The engine with the built-in dictionary and stop words.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Where user words and stop words are added.
    #[must_use]
    pub fn builder() -> EngineBuilder {
        EngineBuilder::default()
    }

    /// Analyses a text: any text, the empty one too.
    #[must_use]
    pub fn analyze<'t>(&self, text: &'t str) -> Document<'t> {
        Document::new(self.knowledge(), None, text)
    }

    /// Analyses a text whose title is known. An empty title is none.
    #[must_use]
    pub fn analyze_titled<'t>(&self, title: &str, text: &'t str) -> Document<'t> {
        let title = title.trim();
        Document::new(self.knowledge(), (!title.is_empty()).then_some(title), text)
    }

    fn knowledge(&self) -> Knowledge<'_> {
        Knowledge {
            segmenter: &self.segmenter,
            stop_words: &self.stop_words,
        }
    }
}

/// Builds an [`Engine`] with words of the user's own.
///
/// ```
/// use zhaiyao::Engine;
///
/// let engine = Engine::builder().user_word("双子城", None, Some("ns")).stop_word("龙江").build();
/// let keywords = engine.analyze("双子城在龙江。双子城很美。").keywords(&Default::default());
/// assert_eq!(keywords[0].text, "双子城");
/// assert!(keywords.iter().all(|keyword| keyword.text != "龙江"));
/// ```
#[derive(Debug, Default)]
pub struct EngineBuilder {
    user_words: Vec<UserWord>,
    stop_words: StopWords,
}

impl EngineBuilder {
    /// Adds a word to the dictionary. Without a frequency it gets one that just keeps it whole; without a tag it is
    /// a noun unless the dictionary says otherwise.
    #[must_use]
    pub fn user_word(mut self, word: &str, frequency: Option<usize>, tag: Option<&str>) -> Self {
        let word = word.trim();
        if !word.is_empty() {
            self.user_words.push(UserWord {
                text: word.to_owned(),
                frequency,
                tag: tag.map(str::to_owned),
            });
        }
        self
    }

    /// Adds the words of a file in python-jieba's format: `word [frequency] [tag]` a line, each of the two optional.
    ///
    /// # Errors
    /// If the file cannot be read or a line is not of that format.
    pub fn user_dict(mut self, path: &Path) -> Result<Self, Error> {
        let list = read(path)?;
        for (index, line) in list.lines().enumerate() {
            let word = parse_line(line).map_err(|reason| Error::Line {
                path: Some(path.to_owned()),
                line: index + 1,
                reason,
            })?;
            self.user_words.extend(word);
        }
        Ok(self)
    }

    /// Adds a stop word: it is no keyword and does not make sentences similar.
    #[must_use]
    pub fn stop_word(mut self, word: &str) -> Self {
        self.stop_words.add(word.trim());
        self
    }

    /// Adds the stop words of a file: one a line, `#` starts a comment.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn stop_words(mut self, path: &Path) -> Result<Self, Error> {
        self.stop_words.add_list(&read(path)?);
        Ok(self)
    }

    /// Takes the built-in stop words out, and those added so far.
    #[must_use]
    pub fn without_stop_words(mut self) -> Self {
        self.stop_words = StopWords::none();
        self
    }

    /// Builds the engine.
    #[must_use]
    pub fn build(self) -> Engine {
        let words = self.user_words.into_iter().flat_map(UserWord::forms).collect();
        Engine {
            segmenter: Segmenter::new(words),
            stop_words: self.stop_words,
        }
    }
}

fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })
}
