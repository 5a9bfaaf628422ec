//! The engine, which analyses texts, and its builder.

use std::fs;
use std::io::{self, BufRead};
use std::path::Path;

use crate::document::Document;
use crate::error::Error;
use crate::options::AnalyzeOptions;
use crate::text::segment::Segmenter;
use crate::text::stopwords::StopWords;
use crate::text::user_words::{UserWord, parse_line};
use crate::text::words::{Knowledge, is_tag_of_keywords};

/// Analyses texts: immutable, `Send` and `Sync`, built once, used from any number of threads.
///
/// The dictionary is a part of the program and needs no loading: an engine costs next to nothing.
///
/// ```
/// let engine = zhaiyao::Engine::new();
/// let document = engine.analyze("龙粤两省深化对口合作。两地文旅部门签订了合作协议。");
/// assert_eq!(document.sentences().len(), 2);
/// ```
#[derive(Debug)]
pub struct Engine {
    segmenter: Segmenter,
    stop_words: StopWords,
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// The engine with the built-in dictionary and stop words.
    #[must_use]
    pub fn new() -> Self {
        Self::builder().build()
    }

    /// Where user words and stop words are added.
    #[must_use]
    pub fn builder() -> EngineBuilder {
        EngineBuilder::default()
    }

    /// Whether keywords can have a tag that begins like this, as [`KeywordOptions::tags`](crate::KeywordOptions::tags) names
    /// them: one of the dictionary's or of the user's words. Function words, numbers and times are no keywords.
    ///
    /// ```
    /// let engine = zhaiyao::Engine::new();
    /// assert!(engine.is_tag_of_keywords("ns"));
    /// assert!(!engine.is_tag_of_keywords("noun"));
    /// ```
    #[must_use]
    pub fn is_tag_of_keywords(&self, beginning: &str) -> bool {
        is_tag_of_keywords(beginning, &self.segmenter)
    }

    /// Analyses a text: any text, the empty one too.
    #[must_use]
    pub fn analyze<'t>(&self, text: &'t str) -> Document<'t> {
        self.analyze_with(text, &AnalyzeOptions::default())
    }

    /// Analyses a text of which more is known: its title, what the reader is after, what its blocks are for.
    ///
    /// ```
    /// use zhaiyao::{AnalyzeOptions, Engine};
    ///
    /// let options = AnalyzeOptions::default().title("龙粤合作").focus("招商引资");
    /// let document = Engine::new().analyze_with("两省签订合作协议。招商引资成果丰硕。", &options);
    /// assert_eq!(document.title(), Some("龙粤合作"));
    /// ```
    #[must_use]
    pub fn analyze_with<'t>(&self, text: &'t str, options: &AnalyzeOptions<'_>) -> Document<'t> {
        Document::new(
            Knowledge {
                segmenter: &self.segmenter,
                stop_words: &self.stop_words,
            },
            text,
            options,
        )
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
#[derive(Clone, Debug, Default)]
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

    /// Adds the words of a file in python-jieba's format: `word [frequency] [tag]` a line, each of the two optional. A word
    /// may have blanks and marks in it (`Open Bridge认证 20 nz`, `约翰·史密斯`, `AC/DC`): such a word is kept whole wherever it
    /// stands.
    ///
    /// # Errors
    /// If the file cannot be read, is not UTF-8, or a line is not of that format.
    pub fn user_dict(mut self, path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        self.add_user_dict(&read(path)?)
            .map_err(|error| error.in_file(path))?;
        Ok(self)
    }

    /// Adds words in the format of [`user_dict`](Self::user_dict), which are in memory already.
    ///
    /// ```
    /// let engine = zhaiyao::Engine::builder().user_words("云梯计划 10 nz\n双子城")?.build();
    /// let document = engine.analyze("云梯计划在双子城启动。");
    /// let words: Vec<_> = document.tokens().iter().map(|token| document.form(token.word)).collect();
    /// assert_eq!(words, ["云梯计划", "在", "双子城", "启动", "。"]);
    /// # Ok::<(), zhaiyao::Error>(())
    /// ```
    ///
    /// # Errors
    /// If a line is not of that format. The error has no path.
    pub fn user_words(mut self, list: &str) -> Result<Self, Error> {
        self.add_user_dict(list)?;
        Ok(self)
    }

    /// Adds words in the format of [`user_dict`](Self::user_dict) from whatever can be read line by line.
    ///
    /// ```
    /// let list = std::io::Cursor::new("云梯计划 10 nz\n双子城");
    /// let engine = zhaiyao::Engine::builder().user_words_from(list)?.build();
    /// let document = engine.analyze("云梯计划在双子城启动。");
    /// assert_eq!(document.form(document.tokens()[2].word), "双子城");
    /// # Ok::<(), zhaiyao::Error>(())
    /// ```
    ///
    /// # Errors
    /// If a line cannot be read, is not UTF-8 or not of that format. The error has no path.
    pub fn user_words_from(mut self, list: impl BufRead) -> Result<Self, Error> {
        for (line, text) in (1..).zip(list.lines()) {
            let word = parse_line(&read_line(line, text)?);
            self.user_words.extend(word.map_err(in_line(line))?);
        }
        Ok(self)
    }

    fn add_user_dict(&mut self, list: &str) -> Result<(), Error> {
        for (line, text) in (1..).zip(list.lines()) {
            self.user_words.extend(parse_line(text).map_err(in_line(line))?);
        }
        Ok(())
    }

    /// The words added so far that no text can have, as a mark in them ends a clause: `打着，打到`.
    pub fn words_never_found(&self) -> impl Iterator<Item = &str> {
        let words = self.user_words.iter().filter(|word| word.is_never_found());
        words.map(|word| word.text.as_str())
    }

    /// The words added so far that have a blank in them, behind which a frequency or a tag may have been meant: `云计算 1.5`,
    /// `云计算 5 N`. It is taken for a part of the word, as in `工业 4.0`; with a frequency behind it, `工业 4.0 10`, that is what
    /// it is.
    pub fn words_in_doubt(&self) -> impl Iterator<Item = &str> {
        let words = self.user_words.iter().filter(|word| word.is_in_doubt());
        words.map(|word| word.text.as_str())
    }

    /// Adds a stop word: it is no keyword and does not make sentences similar. Several words together may be one (`龙江合作`).
    /// A phrase that begins or ends with it is no keyword either; a longer word that has it may be one.
    #[must_use]
    pub fn stop_word(mut self, word: &str) -> Self {
        self.stop_words.add(word.trim());
        self
    }

    /// Adds the stop words of a file: one a line, `#` starts a comment.
    ///
    /// # Errors
    /// If the file cannot be read or is not UTF-8.
    pub fn stop_words(self, path: impl AsRef<Path>) -> Result<Self, Error> {
        let list = read(path.as_ref())?;
        Ok(self.stop_word_list(&list))
    }

    /// Adds stop words in the format of [`stop_words`](Self::stop_words), which are in memory already.
    #[must_use]
    pub fn stop_word_list(mut self, list: &str) -> Self {
        self.stop_words.add_list(list);
        self
    }

    /// Adds stop words in the format of [`stop_words`](Self::stop_words) from whatever can be read line by line.
    ///
    /// ```
    /// let list = std::io::Cursor::new("# 地名\n龙江\n");
    /// let engine = zhaiyao::Engine::builder().stop_words_from(list)?.build();
    /// let keywords = engine.analyze("双子城在龙江。双子城很美。").keywords(&Default::default());
    /// assert!(keywords.iter().all(|keyword| keyword.text != "龙江"));
    /// # Ok::<(), zhaiyao::Error>(())
    /// ```
    ///
    /// # Errors
    /// If a line cannot be read or is not UTF-8. The error has no path.
    pub fn stop_words_from(mut self, list: impl BufRead) -> Result<Self, Error> {
        for (line, text) in (1..).zip(list.lines()) {
            self.stop_words.add_list(&read_line(line, text)?);
        }
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

/// The fault of a line of a list that came from no file.
fn in_line(line: usize) -> impl FnOnce(String) -> Error {
    move |reason| Error::Line {
        path: None,
        line,
        reason,
    }
}

fn read_line(line: usize, text: io::Result<String>) -> Result<String, Error> {
    text.map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData => in_line(line)("not UTF-8".to_owned()),
        _ => in_line(line)(error.to_string()),
    })
}

fn read(path: &Path) -> Result<String, Error> {
    let bytes = fs::read(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        Error::Line {
            path: Some(path.to_owned()),
            line: String::from_utf8_lossy(valid).matches('\n').count() + 1,
            reason: "not UTF-8".to_owned(),
        }
    })
}
