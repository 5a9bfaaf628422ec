//! Sentences that say what a text says.

use crate::Span;

/// How long a summary may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Length {
    /// So many sentences at most.
    Sentences(usize),
    /// So many characters (grapheme clusters) at most: a hard limit.
    Chars(usize),
    /// This share of the text's characters at most, from 0 to 1.
    Ratio(f64),
}

/// The order of a summary's sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they stand in the text.
    #[default]
    Text,
    /// Best first.
    Rank,
}

/// What a summary should be like.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SummaryOptions {
    /// How long it may be. Default: 3 sentences.
    pub length: Length,
    /// In which order.
    pub order: Order,
}

impl Default for SummaryOptions {
    fn default() -> Self {
        Self {
            length: Length::Sentences(3),
            order: Order::Text,
        }
    }
}

/// A summary: sentences quoted from a text.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Summary {
    /// The sentences, in the order that was asked for.
    pub sentences: Vec<SummarySentence>,
}

impl Summary {
    /// The sentences as one text.
    #[must_use]
    pub fn text(&self) -> String {
        self.sentences
            .iter()
            .map(|sentence| sentence.text.as_str())
            .collect()
    }
}

/// A sentence of a summary.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SummarySentence {
    /// What is printed: what was quoted, line breaks removed.
    pub text: String,
    /// Its share of the text's importance; all sentences' scores sum to 1.
    pub score: f64,
    /// What was quoted.
    pub span: Span,
    /// Whether it was cut short to fit the limit.
    pub cut: bool,
}
pub(crate) fn summary(document: &crate::Document<'_>, options: &SummaryOptions) -> Summary {
    let _ = (document, options);
    Summary {
        sentences: Vec::new(),
    }
}
