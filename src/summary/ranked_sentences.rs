//! How the sentences of a text rank, and why.

use super::options::SummaryOptions;
use super::register::Register;
use super::scoring::ScoredSentences;
use super::weights::LEARNED;
use crate::Document;
use crate::graph::SentenceGraph;
use crate::rank::Ranking;

/// The sentences of a text as a summary was chosen from them, for those who want to know why it says what it says.
///
/// ```
/// use zhaiyao::{Engine, SummaryOptions};
///
/// let engine = Engine::new();
/// let document = engine.analyze("两省签订合作协议。协议涉及旅游。");
/// let (summary, ranked) = document.summary_and_ranking(&SummaryOptions::default());
/// for sentence in &summary.sentences {
///     assert_eq!(ranked.score(sentence.index), Some(sentence.score));
/// }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RankedSentences {
    /// What kind of language the text is in.
    pub register: Register,
    /// The sentences that can be quoted, tied by how similar they are.
    pub graph: SentenceGraph,
    /// How much each of them tells of the text.
    pub ranking: Ranking,
}

impl RankedSentences {
    /// The score of a sentence, an index into [`Document::sentences`](crate::Document::sentences), if it can be quoted.
    #[must_use]
    pub fn score(&self, sentence: usize) -> Option<f64> {
        let node = self.graph.ties().items().position(|item| item == sentence)?;
        self.ranking.scores.get(node).copied()
    }
}

impl From<ScoredSentences> for RankedSentences {
    fn from(scored: ScoredSentences) -> Self {
        Self {
            register: scored.register,
            graph: scored.graph,
            ranking: scored.ranking,
        }
    }
}

/// The sentences as a summary with these options is chosen from them.
///
/// ```
/// use zhaiyao::{Engine, SummaryOptions, summary};
///
/// let engine = Engine::new();
/// let document = engine.analyze("两省签订合作协议。协议涉及旅游。");
/// let ranked = summary::rank_sentences(&document, &SummaryOptions::default());
/// assert_eq!(ranked.graph.ties().n_nodes(), ranked.ranking.scores.len());
/// ```
#[must_use]
pub fn rank_sentences(document: &Document<'_>, options: &SummaryOptions) -> RankedSentences {
    ScoredSentences::new(document, options, &LEARNED).into()
}
