//! What has been chosen of a text so far, and what that leaves the other sentences worth.

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::Document;
use crate::summary::options::SummaryOptions;
use crate::summary::register::Register;
use crate::summary::scoring::ScoredSentences;
use crate::summary::unit::{Unit, is_balanced};
use crate::summary::weights::{RegisterWeights, Weights};
use crate::text::words::{Class, Token};

/// Sentences at least this similar say the same.
pub(in crate::summary) const SAME: f32 = 0.8;

/// A chosen sentence that has this share of a sentence's squared vector says all that it says.
const WITHIN: f32 = 0.9;

/// Sentences with at least this many words of content may say the same in other words.
const MIN_TELLING_WORDS: usize = 4;

/// A sentence less similar than this to a chosen one does not say the same in other words.
const HARDLY_SIMILAR: f32 = 0.1;

/// A summary of up to three sentences has at most this many characters; each further sentence adds a third of that.
const CEILING: usize = 200;
const SENTENCES_OF_CEILING: usize = 3;

/// A sentence that introduces a person is taken in place of one that names him if it has this share of its score.
const MIN_SHARE_TO_INTRODUCE: f64 = 0.7;

/// What has been chosen so far, and what that leaves the others worth.
#[derive(Clone)]
pub(in crate::summary) struct Selection<'s> {
    pub(in crate::summary) document: &'s Document<'s>,
    pub(in crate::summary) text: &'s str,
    pub(in crate::summary) scored: &'s ScoredSentences,
    pub(in crate::summary) manner: &'s RegisterWeights,
    pub(in crate::summary) redundancy: f64,
    /// Whether only whole sentences are quoted, and whether one may be cut to fit.
    pub(in crate::summary) whole: bool,
    pub(in crate::summary) may_cut: bool,
    /// Whether the first sentence may be longer than there is room.
    pub(in crate::summary) exceeds: bool,
    pub(in crate::summary) chosen: Vec<(usize, Unit)>,
    /// The content words of every chosen sentence, ascending.
    pub(in crate::summary) words: Vec<Vec<usize>>,
    /// Chosen, or not to be chosen.
    pub(in crate::summary) done: Vec<bool>,
    pub(in crate::summary) taken: Vec<bool>,
    pub(in crate::summary) room: usize,
    /// For every node, its greatest similarity with a chosen one.
    pub(in crate::summary) similar: Vec<f32>,
}

impl<'s> Selection<'s> {
    pub(in crate::summary) fn new(
        document: &'s Document<'s>,
        scored: &'s ScoredSentences,
        options: &SummaryOptions,
        weights: &'s Weights,
    ) -> Self {
        let n = scored.units.len();
        let exceeds = options.ceiling && scored.max_sentences < usize::MAX;
        let ceiling = CEILING.max(scored.max_sentences.saturating_mul(CEILING) / SENTENCES_OF_CEILING);
        Self {
            document,
            text: document.folded().text(),
            scored,
            manner: weights.of(scored.register),
            redundancy: weights.redundancy,
            whole: options.whole,
            may_cut: weights.cut && !options.whole && !exceeds,
            exceeds,
            chosen: Vec::new(),
            words: Vec::new(),
            done: vec![false; n],
            taken: vec![false; n],
            room: if exceeds { ceiling } else { scored.max_chars },
            similar: vec![0.0; n],
        }
    }

    pub(in crate::summary) fn is_done(&self, node: usize) -> bool {
        self.done[node]
    }

    pub(in crate::summary) fn drop(&mut self, node: usize) {
        self.done[node] = true;
    }

    /// Takes a sentence that is in any case quoted, and whole.
    pub(in crate::summary) fn take_whole(&mut self, node: usize) {
        if !self.done[node] {
            self.take(node, self.scored.units[node].clone());
        }
    }

    pub(in crate::summary) fn take_if_it_fits(&mut self, node: usize) {
        if self.done.get(node) != Some(&false) || self.chosen.len() >= self.scored.max_sentences {
            return;
        }
        let unit = &self.scored.units[node];
        if unit.n_chars <= self.room || self.exceeds && self.chosen.is_empty() {
            self.take(node, unit.clone());
        } else if self.may_cut
            && !self.chosen.is_empty()
            && let Some(part) = unit.fitted_into(self.text, self.room)
        {
            self.take(node, part);
        }
    }

    pub(in crate::summary) fn take(&mut self, node: usize, unit: Unit) {
        self.room = self.room.saturating_sub(unit.n_chars);
        self.chosen.push((node, unit));
        self.words.push(self.telling_words(node));
        self.taken[node] = true;
        self.drop(node);
        for edge in self.scored.graph.graph.edges(NodeIndex::new(node)) {
            let other = edge.source().index() + edge.target().index() - node;
            let same = self.scored.graph.vectors.share_within(other, node) >= WITHIN;
            self.similar[other] = self.similar[other].max(if same { 1.0 } else { *edge.weight() });
        }
        let mut other = self.scored.next_same[node];
        while other != node {
            self.similar[other] = 1.0;
            other = self.scored.next_same[other];
        }
    }

    pub(in crate::summary) fn value(&self, node: usize) -> f64 {
        let follows = self.follows(node);
        let context = &self.scored.contexts[node];
        let losses = [
            self.redundancy * f64::from(self.similar[node]),
            if context.leans && !follows {
                self.manner.dangling
            } else {
                0.0
            },
            if self.stranger_in(node).is_some() {
                self.manner.stranger
            } else {
                0.0
            },
            if follows { -self.manner.neighbour } else { 0.0 },
        ];
        losses
            .iter()
            .fold(self.scored.ranking.scores[node], |value, loss| {
                value * (1.0 - loss)
            })
    }

    /// Whether the sentence before `node` is quoted.
    fn follows(&self, node: usize) -> bool {
        node.checked_sub(1).is_some_and(|before| self.taken[before])
    }

    /// The sentence that says who it is that `node` names, if that is not quoted.
    fn stranger_in(&self, node: usize) -> Option<usize> {
        if self.manner.stranger == 0.0 {
            return None;
        }
        let introduction = self.scored.contexts[node].introduction;
        introduction.filter(|&first| !self.taken[first])
    }

    /// The sentence that introduces a person whom `node` names, if it fits and is hardly worse.
    pub(in crate::summary) fn introduction_for(&self, node: usize) -> Option<usize> {
        let scores = &self.scored.ranking.scores;
        self.stranger_in(node).filter(|&first| {
            !self.done[first]
                && scores[first] >= MIN_SHARE_TO_INTRODUCE * scores[node]
                && self.scored.units[first].n_chars <= self.room
                && self.similar[first] < SAME
                && self.may_be_quoted(first)
                && !self.repeats(first)
        })
    }

    /// Whether a sentence can stand in the summary as it is so far.
    pub(in crate::summary) fn may_be_quoted(&self, node: usize) -> bool {
        self.scored.never[node] < self.manner.gate && self.can_stand(node)
    }

    /// Whether a sentence lacks nothing that it needs to be understood.
    pub(in crate::summary) fn can_stand(&self, node: usize) -> bool {
        let context = &self.scored.contexts[node];
        // Questions are never quoted, so an answer that cannot be understood without its question is not either.
        let needs_the_last = context.answers
            || match self.scored.register {
                Register::Court => context.pleads || context.rules,
                Register::Speech => context.proposes,
                Register::Writing => false,
            }
            || context.leans && self.manner.dangling >= 1.0;
        !context.asks
            && !self.scored.units[node].open
            && (!needs_the_last || self.follows(node))
            && is_balanced(self.scored.units[node].span.of(self.text))
    }

    /// Whether a chosen sentence says the same in other words: two thirds of what tells of something in the shorter one, names
    /// and figures among it, are in both.
    pub(in crate::summary) fn repeats(&self, node: usize) -> bool {
        if self.scored.register == Register::Court {
            // What is ruled says again what was claimed.
            return false;
        }
        if self.similar[node] < HARDLY_SIMILAR {
            return false;
        }
        let own = self.telling_words(node);
        self.words.iter().any(|words| {
            let fewer = own.len().min(words.len());
            let shared = own
                .iter()
                .filter(|word| words.binary_search(word).is_ok())
                .count();
            fewer >= MIN_TELLING_WORDS && 3 * shared >= 2 * fewer
        })
    }

    fn telling_words(&self, node: usize) -> Vec<usize> {
        let sentence = &self.document.sentences()[self.scored.graph.graph[NodeIndex::new(node)]];
        let telling = |token: &&Token| {
            let class = self.document.word(**token).class;
            !matches!(class, Class::Function | Class::Mark)
        };
        let tokens = self.document.tokens_of(sentence).iter().filter(telling);
        let mut words: Vec<usize> = tokens.map(|token| token.word).collect();
        words.sort_unstable();
        words.dedup();
        words
    }
}
