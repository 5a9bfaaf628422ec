//! What summary is wanted: how long, and in which order.

/// How long a summary may be.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Length {
    /// At most this many sentences, and no more characters than such an abstract has room for: see
    /// [`SummaryOptions::ceiling`].
    Sentences(usize),
    /// At most this many characters (grapheme clusters): a hard limit.
    Chars(usize),
    /// At most this share of the characters that can be quoted: from 0 to 1.
    Ratio(f64),
}

/// The order of a summary's sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Order {
    /// As they stand in the text.
    #[default]
    Text,
    /// Best first.
    Rank,
}

/// What a summary should be like.
///
/// ```
/// use zhaiyao::{Length, SummaryOptions};
///
/// let options = SummaryOptions::default().length(Length::Chars(120));
/// assert_eq!(options.length, Length::Chars(120));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
pub struct SummaryOptions {
    /// How long it may be. Default: 3 sentences.
    pub length: Length,
    /// In which order. Default: as in the text.
    pub order: Order,
    /// Sentences that must be in it as far as they fit, as indices into [`Document::sentences`](crate::Document::sentences). Default: none.
    pub pinned: Vec<usize>,
    /// Sentences that are in it, and whole, even if they are longer than it may be, as indices into
    /// [`Document::sentences`](crate::Document::sentences). Others share what they leave. Default: none.
    pub uncut: Vec<usize>,
    /// Sentences that must not be in it, as indices into [`Document::sentences`](crate::Document::sentences). Default: none.
    pub excluded: Vec<usize>,
    /// Whether sentences lose what only names their source (`据悉，`), fills a pause (`嗯，`), ties them to a sentence
    /// that is not quoted (`此外，`), or is an aside (`（记者 张三）`). Default: true.
    pub compress: bool,
    /// Whether sentences that are compressed keep what names their source or fills a pause. Default: false.
    pub keep_sources: bool,
    /// Whether sentences that are compressed keep their asides. Default: false.
    pub keep_asides: bool,
    /// Whether only whole sentences are quoted: none is cut short at a clause to fit a limit, and where not one fits, the
    /// summary is empty. Default: false.
    pub whole: bool,
    /// Whether a summary of N sentences has at most 200 characters (67 more for each sentence from the fourth on), unless
    /// its best sentence alone is longer. Default: true.
    pub ceiling: bool,
}

impl Default for SummaryOptions {
    fn default() -> Self {
        Self {
            length: Length::Sentences(3),
            order: Order::Text,
            pinned: Vec::new(),
            uncut: Vec::new(),
            excluded: Vec::new(),
            compress: true,
            keep_sources: false,
            keep_asides: false,
            whole: false,
            ceiling: true,
        }
    }
}

impl SummaryOptions {
    /// How long it may be.
    #[must_use]
    pub fn length(mut self, length: Length) -> Self {
        self.length = length;
        self
    }

    /// In which order.
    #[must_use]
    pub fn order(mut self, order: Order) -> Self {
        self.order = order;
        self
    }

    /// Sentences that must be in it as far as they fit.
    #[must_use]
    pub fn pinned(mut self, sentences: impl IntoIterator<Item = usize>) -> Self {
        self.pinned = sentences.into_iter().collect();
        self
    }

    /// Sentences that are in it, and whole, however long they are.
    #[must_use]
    pub fn uncut(mut self, sentences: impl IntoIterator<Item = usize>) -> Self {
        self.uncut = sentences.into_iter().collect();
        self
    }

    /// Whether sentences lose sources, fillers, links and asides.
    #[must_use]
    pub fn compress(mut self, compress: bool) -> Self {
        self.compress = compress;
        self
    }

    /// Whether sentences that are compressed keep what names their source or fills a pause.
    #[must_use]
    pub fn keep_sources(mut self, keep: bool) -> Self {
        self.keep_sources = keep;
        self
    }

    /// Whether sentences that are compressed keep their asides.
    #[must_use]
    pub fn keep_asides(mut self, keep: bool) -> Self {
        self.keep_asides = keep;
        self
    }

    /// Whether only whole sentences are quoted.
    #[must_use]
    pub fn whole(mut self, whole: bool) -> Self {
        self.whole = whole;
        self
    }

    /// Whether a summary of N sentences is limited in characters, too.
    #[must_use]
    pub fn ceiling(mut self, ceiling: bool) -> Self {
        self.ceiling = ceiling;
        self
    }

    /// Sentences that must not be in it.
    #[must_use]
    pub fn excluded(mut self, sentences: impl IntoIterator<Item = usize>) -> Self {
        self.excluded = sentences.into_iter().collect();
        self
    }
}
