//! Sentences that say what a text says.

mod compress;
mod context;
#[doc(hidden)]
pub mod features;
mod formality;
mod learned;
mod length;
mod recurring;
#[cfg(test)]
mod rules;
mod ruling;
mod score;
mod select;
mod structured;
#[cfg(test)]
mod tests;
mod unit;
mod weights;

use crate::graph::SentenceGraph;
use crate::rank::Ranking;
use crate::text::blocks::{Block, Role};
use crate::{Document, Span};
use features::Features;
#[cfg(test)]
pub(crate) use rules::decision;
use score::Scored;
pub use structured::{Part, Section, structured_text};
use unit::Unit;
#[doc(hidden)]
pub use weights::{LEARNED, RegisterWeights, Weights};

/// How long a summary may be.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Length {
    /// So many sentences at most, and no more characters than such an abstract has room for: see
    /// [`SummaryOptions::ceiling`].
    Sentences(usize),
    /// So many characters (grapheme clusters) at most: a hard limit.
    Chars(usize),
    /// This share of the characters of what can be quoted, at most: from 0 to 1.
    Ratio(f64),
}

/// The order of a summary's sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
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
pub struct SummaryOptions {
    /// How long it may be. Default: 3 sentences.
    pub length: Length,
    /// In which order. Default: as in the text.
    pub order: Order,
    /// Sentences that must be in it as far as they fit, as indices into [`Document::sentences`]. Default: none.
    pub pinned: Vec<usize>,
    /// Sentences that must not be in it, as indices into [`Document::sentences`]. Default: none.
    pub excluded: Vec<usize>,
    /// Whether sentences lose what only names their source (`据悉，`), fills a pause (`嗯，`), ties them to a sentence
    /// that is not quoted (`此外，`), or is an aside (`（记者 张三）`). Default: true.
    pub compress: bool,
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
            excluded: Vec::new(),
            compress: true,
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

    /// Whether sentences lose what says nothing.
    #[must_use]
    pub fn compress(mut self, compress: bool) -> Self {
        self.compress = compress;
        self
    }

    /// Whether only whole sentences are quoted.
    #[must_use]
    pub fn whole(mut self, whole: bool) -> Self {
        self.whole = whole;
        self
    }

    /// Whether a summary of so many sentences has a ceiling in characters, too.
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

/// What kind of language a text is in: each has weights of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Register {
    /// News, features, reports, papers: anything that is neither of the others.
    #[default]
    Writing,
    /// Judgments and rulings.
    Court,
    /// What people said, taken down as they said it: an abstract of it is raw material.
    Speech,
}

impl Register {
    /// Its name: `writing`, `court` or `speech`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Writing => "writing",
            Self::Court => "court",
            Self::Speech => "speech",
        }
    }
}

/// A summary: sentences quoted from a text.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Summary {
    /// What kind of language the text is in.
    pub register: Register,
    /// The sentences, in the order that was asked for.
    pub sentences: Vec<SummarySentence>,
}

impl Summary {
    /// The sentences as one text: a blank between two where Latin letters or digits would meet, nothing elsewhere.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for sentence in &self.sentences {
            if length::needs_blank(&text, &sentence.text) {
                text.push(' ');
            }
            text.push_str(&sentence.text);
        }
        text
    }
}

/// A sentence of a summary.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct SummarySentence {
    /// What is printed: what was quoted, line breaks and asides removed.
    pub text: String,
    /// Which sentence it is: an index into [`Document::sentences`].
    pub index: usize,
    /// Its share of the text's importance: the scores of all sentences that could be quoted sum to 1.
    pub score: f64,
    /// What was quoted.
    pub span: Span,
    /// The parts of that which are printed, in order: all of it but for asides.
    pub parts: Vec<Span>,
    /// Whether it was cut short to fit the limit: at a clause boundary, or behind a word where no clause fits.
    pub cut: bool,
}

impl Document<'_> {
    /// The extractive summary. Empty only if the text has no visible character.
    #[must_use]
    pub fn summary(&self, options: &SummaryOptions) -> Summary {
        summary_with(self, options, &LEARNED)
    }
}

/// The summary with other weights than the learned ones.
#[doc(hidden)]
#[must_use]
pub fn summary_with(document: &Document<'_>, options: &SummaryOptions, weights: &Weights) -> Summary {
    if document.is_late() {
        return Summary::default();
    }
    if options.whole && weights.cut {
        let weights = Weights {
            cut: false,
            ..weights.clone()
        };
        return summary_with(document, options, &weights);
    }
    let scored = Scored::new(document, options.length, options.compress, weights);
    select::select(document, &scored, options, weights)
}

/// The sentence graph behind the summary and its ranking, for who wants to know why.
///
/// ```
/// use zhaiyao::{Engine, Length, summary};
///
/// let engine = Engine::new();
/// let document = engine.analyze("两省签订合作协议。协议涉及旅游。");
/// let (sentences, ranking) = summary::rank_sentences(&document, Length::Sentences(1));
/// assert_eq!(sentences.ties().n_nodes(), ranking.scores.len());
/// ```
#[must_use]
pub fn rank_sentences(document: &Document<'_>, length: Length) -> (SentenceGraph, Ranking) {
    let Scored { graph, ranking, .. } = Scored::new(document, length, true, &LEARNED);
    (graph, ranking)
}

/// What can be quoted of a sentence, and its features, for those who learn weights.
#[doc(hidden)]
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Described {
    /// As a summary would print it.
    pub text: String,
    /// Its features, named by [`features::names`].
    pub features: Features,
}

/// What kind of language a text is in.
#[must_use]
pub fn register(document: &Document<'_>) -> Register {
    Scored::new(document, Length::Sentences(1), true, &LEARNED).register
}

/// The sentences that can be quoted, in order, with their features.
///
/// ```
/// use zhaiyao::{Engine, Length, summary};
///
/// let engine = Engine::new();
/// let document = engine.analyze("两省签订合作协议。协议涉及旅游。");
/// let sentences = summary::describe(&document, Length::Chars(100));
/// assert_eq!(sentences[1].text, "协议涉及旅游。");
/// ```
#[doc(hidden)]
#[must_use]
pub fn describe(document: &Document<'_>, length: Length) -> Vec<Described> {
    let weights = Weights {
        cut: false,
        ..LEARNED
    };
    let scored = Scored::new(document, length, true, &weights);
    let described = |(unit, features): (Unit, Features)| Described {
        text: unit.print(document.folded()),
        features,
    };
    scored
        .units
        .into_iter()
        .zip(scored.features)
        .map(described)
        .collect()
}

/// For every block, whether its sentences can be quoted: body, and list items where they are most of the text or where
/// the body announces them (`判决如下：`).
fn quotable(document: &Document<'_>) -> Vec<bool> {
    let bytes = |role: Role| -> usize {
        let blocks = document.blocks().iter().filter(|block| block.role == role);
        blocks.map(|block| block.span.len()).sum()
    };
    let lists = bytes(Role::ListItem) > bytes(Role::Body);
    let mut announced = false;
    let is_quotable = |block: &Block| match block.role {
        Role::Body => {
            announced = announces(document.folded().span(block.span).of(document.folded().text()));
            true
        }
        Role::ListItem => lists || announced,
        _ => false,
    };
    document.blocks().iter().map(is_quotable).collect()
}

/// Whether what `sentence` says comes after it.
fn announces(sentence: &str) -> bool {
    sentence.trim_end().ends_with(['：', ':'])
}
