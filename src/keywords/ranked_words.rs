//! What keywords were chosen by, for those who want to know.

use super::evidence::Evidence;
use super::word_ranking::WordRanking;
use crate::Document;
use crate::graph::{WordGraph, WordTies};
use crate::rank::Ranking;

/// The words of a text as its keywords were chosen by them, for those who want to know why it has these.
///
/// ```
/// use zhaiyao::{Engine, KeywordOptions};
///
/// let engine = Engine::new();
/// let document = engine.analyze("文旅部门签订合作协议。");
/// let (_, ranked) = document.keywords_and_ranking(&KeywordOptions::default());
/// assert_eq!(ranked.graph().ties().n_nodes(), ranked.ranking.scores.len());
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RankedWords {
    ties: WordTies,
    pub(super) evidence: Evidence,
    /// How central each of them is, in the order of the graph's nodes.
    pub ranking: Ranking,
}

impl RankedWords {
    pub(super) fn new(ranked: WordRanking, evidence: Evidence) -> Self {
        let WordRanking { ties, ranking } = ranked;
        Self {
            ties,
            evidence,
            ranking,
        }
    }

    /// The words, tied by how often they stand near each other.
    #[must_use]
    pub fn graph(&self) -> WordGraph {
        self.ties.clone().into()
    }
}

/// The words as keywords are chosen by them.
///
/// ```
/// use zhaiyao::{Engine, keywords};
///
/// let engine = Engine::new();
/// let document = engine.analyze("文旅部门签订合作协议。");
/// let ranked = keywords::rank_words(&document);
/// assert_eq!(ranked.graph().ties().n_nodes(), ranked.ranking.scores.len());
/// ```
#[must_use]
pub fn rank_words(document: &Document<'_>) -> RankedWords {
    RankedWords::new(WordRanking::new(document), Evidence::default())
}
