//! Which keywords are wanted.

/// How keywords are scored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Method {
    /// `TextRank`, weighted `PageRank` over the word graph (Mihalcea and Tarau 2004), together with what else the
    /// text tells of a word or phrase: where it stands, how often, what is around it.
    #[default]
    TextRank,
    /// Term frequency times inverse document frequency (Spärck Jones 1972), to compare.
    TfIdf,
}

/// Which keywords are wanted.
///
/// ```
/// use zhaiyao::KeywordOptions;
///
/// let options = KeywordOptions::default().count(5).words_only(true);
/// assert_eq!((options.count, options.min_chars), (5, 2));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct KeywordOptions {
    /// How many at most. Default: 8.
    pub count: usize,
    /// Single words only, no phrases. Default: false.
    pub words_only: bool,
    /// Shortest keyword, in characters. Default: 2.
    pub min_chars: usize,
    /// How they are scored. Default: [`Method::TextRank`].
    pub method: Method,
    /// Allowed parts of speech, as beginnings of tags: `n` allows `n`, `nr`, `ns`; a phrase has its last word's, and a word
    /// that is in no dictionary (`x`) counts as `n`, or as `nr` where it is formed like a person's name.
    /// Default: empty, which allows all but numbers, times and function words.
    pub tags: Vec<String>,
    /// The lowest score of a keyword, from 0 to 1, but for the first three. Default: `None`, which is 0.67 for phrases, and
    /// 0 for single words and for [`Method::TfIdf`].
    pub min_score: Option<f64>,
}

impl Default for KeywordOptions {
    fn default() -> Self {
        Self {
            count: 8,
            words_only: false,
            min_chars: 2,
            method: Method::TextRank,
            tags: Vec::new(),
            min_score: None,
        }
    }
}

impl KeywordOptions {
    /// How many at most.
    #[must_use]
    pub fn count(mut self, count: usize) -> Self {
        self.count = count;
        self
    }

    /// Single words only, no phrases.
    #[must_use]
    pub fn words_only(mut self, words_only: bool) -> Self {
        self.words_only = words_only;
        self
    }

    /// Shortest keyword, in characters.
    #[must_use]
    pub fn min_chars(mut self, min_chars: usize) -> Self {
        self.min_chars = min_chars;
        self
    }

    /// How they are scored.
    #[must_use]
    pub fn method(mut self, method: Method) -> Self {
        self.method = method;
        self
    }

    /// The lowest score of a keyword, from 0 to 1, but for the first three.
    #[must_use]
    pub fn min_score(mut self, min_score: f64) -> Self {
        self.min_score = Some(min_score);
        self
    }

    /// Allowed parts of speech, as beginnings of tags.
    #[must_use]
    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tags = tags.into_iter().map(Into::into).collect();
        self
    }
}
