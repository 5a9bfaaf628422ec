//! Sentences that say what a text says.

mod compress;
pub mod features;
mod formality;
mod head;
mod length;
mod recurring;
mod score;
mod select;
mod unit;
mod weights;

use crate::graph::SentenceGraph;
use crate::rank::Ranking;
use crate::text::blocks::{Block, Role};
use crate::{Document, Span};
use features::Features;
use score::Scored;
use unit::Unit;
pub use weights::LEARNED;

/// How long a summary may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Length {
    /// So many sentences at most.
    Sentences(usize),
    /// So many characters (grapheme clusters) at most: a hard limit.
    Chars(usize),
    /// This share of the characters of what can be quoted, at most: from 0 to 1.
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
///
/// ```
/// use zhaiyao::{Length, SummaryOptions};
///
/// let options = SummaryOptions::default().length(Length::Chars(120));
/// assert_eq!(options.length, Length::Chars(120));
/// ```
#[derive(Clone, Debug, PartialEq)]
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
}

impl Default for SummaryOptions {
    fn default() -> Self {
        Self {
            length: Length::Sentences(3),
            order: Order::Text,
            pinned: Vec::new(),
            excluded: Vec::new(),
            compress: true,
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

    /// Sentences that must not be in it.
    #[must_use]
    pub fn excluded(mut self, sentences: impl IntoIterator<Item = usize>) -> Self {
        self.excluded = sentences.into_iter().collect();
        self
    }
}

/// A summary: sentences quoted from a text.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Summary {
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
    /// Whether it was cut short at a clause boundary to fit the limit.
    pub cut: bool,
}

/// What features count, and how scores become a selection.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Weights {
    /// What each feature adds to the exponent of a sentence's restart prior.
    pub features: Features,
    /// How much a sentence's score comes from the sentences like it: the damping of the sentence graph, 0 to 1.
    pub damping: f64,
    /// MMR: what share of its score a sentence loses that is just like a chosen one, 0 to 1.
    pub redundancy: f64,
    /// Under a limit in characters, a sentence worth less than this share of the best one's score is not taken.
    pub stop: f64,
    /// What a sentence without news of its own (a party's address, the costs of a case) loses, in the exponent of its
    /// restart prior.
    pub formality: f64,
    /// What share of its score a sentence loses that leans on the one before it, which is not chosen, 0 to 1.
    pub dangling: f64,
    /// What share of its score a question loses, 0 to 1.
    pub question: f64,
    /// Whether a sentence longer than the limit may be cut at a clause.
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
#[must_use]
pub fn summary_with(document: &Document<'_>, options: &SummaryOptions, weights: &Weights) -> Summary {
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
/// assert_eq!(sentences.graph.node_count(), ranking.scores.len());
/// ```
#[must_use]
pub fn rank_sentences(document: &Document<'_>, length: Length) -> (SentenceGraph, Ranking) {
    let Scored { graph, ranking, .. } = Scored::new(document, length, true, &LEARNED);
    (graph, ranking)
}

/// What can be quoted of a sentence, and its features, for those who learn weights.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Described {
    /// As a summary would print it.
    pub text: String,
    /// Its features, named by [`features::names`].
    pub features: Features,
    /// Whether every text of its kind has such a sentence: see [`Weights::formality`].
    pub is_formality: bool,
    /// Whether it leans on the sentence before it: see [`Weights::dangling`].
    pub leans: bool,
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
#[must_use]
pub fn describe(document: &Document<'_>, length: Length) -> Vec<Described> {
    let scored = Scored::new(document, length, true, &LEARNED);
    let leans = scored.leans.into_iter();
    let described = |((unit, features), leans): ((Unit, Features), bool)| {
        let text = unit.print(document.folded());
        let is_formality = formality::is_formality(unit.span.of(document.folded().text()));
        Described {
            text,
            features,
            is_formality,
            leans,
        }
    };
    scored
        .units
        .into_iter()
        .zip(scored.features)
        .zip(leans)
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
            announced = announces(block.span.of(document.text()));
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
