use std::collections::BinaryHeap;

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::compress::link_len;
use super::formality::is_furniture;
use super::options::{Order, SummaryOptions};
use super::quotable::announces;
use super::register::Register;
use super::result::{Summary, SummarySentence};
use super::score::Scored;
use super::unit::{Unit, is_balanced};
use super::weights::{RegisterWeights, Weights};
use crate::rank::Entry;
use crate::text::numbering::number_len;
use crate::text::sentence::marks::final_mark;
use crate::text::words::{Class, Token};
use crate::{Document, Span};

/// Sentences at least this similar say the same.
const SAME: f32 = 0.8;

/// A chosen sentence that has this share of a sentence's squared vector says all that it says.
const WITHIN: f32 = 0.9;

/// The logarithm of the odds from which on a line without a mark must not be quoted where all others are.
const CERTAINLY_NOT: f32 = 0.7;

/// What an editor would likely quote first is taken if the logarithm of the odds that it must not be quoted is smaller.
const GATE_OF_FIRST: f32 = -0.8;

/// Sentences with at least this many words of content may say the same in other words.
const MIN_TELLING_WORDS: usize = 4;

/// A sentence less similar than this to a chosen one does not say the same in other words.
const HARDLY_SIMILAR: f32 = 0.1;

/// A summary of up to three sentences has at most this many characters; each further sentence adds a third of that.
const CEILING: usize = 200;
const SENTENCES_OF_CEILING: usize = 3;

/// A sentence that introduces a person is taken in place of one that names him if it has this share of its score.
const MIN_SHARE_TO_INTRODUCE: f64 = 0.7;

/// Takes the best sentences that fit, one after the other, each valued by its score less what the chosen ones
/// already say: maximal marginal relevance (Carbonell and Goldstein 1998) under a budget.
pub(super) fn select(
    document: &Document<'_>,
    scored: &Scored,
    options: &SummaryOptions,
    weights: &Weights,
) -> Summary {
    let mut selection = Selection::new(document, scored, options, weights);
    let node_of = |index: usize| {
        scored
            .graph
            .graph
            .node_weights()
            .position(|&sentence| sentence == index)
    };
    options
        .excluded
        .iter()
        .copied()
        .filter_map(node_of)
        .for_each(|node| selection.drop(node));
    options
        .uncut
        .iter()
        .copied()
        .filter_map(node_of)
        .for_each(|node| selection.take_whole(node));
    options
        .pinned
        .iter()
        .copied()
        .filter_map(node_of)
        .for_each(|node| selection.take_if_it_fits(node));
    let n_pinned = selection.chosen.len();
    if selection.fits_whole() {
        selection.take_all();
    } else {
        let pinned = selection.clone();
        selection.take_first();
        selection.fill();
        if scored.register == Register::Court && !selection.has_ruling() {
            selection = pinned;
            selection.take_ruling();
            selection.fill();
        }
    }
    if selection.chosen.is_empty() {
        selection.take_least_bad();
    }
    selection.go_on(n_pinned);
    let mut units = selection.chosen;
    if options.order == Order::Text {
        units.sort_unstable_by_key(|&(node, _)| node);
    }
    if units.is_empty() && scored.max_sentences > 0 && !options.whole {
        units.extend(scored.best_cut(document, &options.excluded));
    }
    if options.compress && options.order == Order::Text {
        untie(document, &mut units);
    }
    let sentences = units.iter().map(|(node, unit)| SummarySentence {
        text: unit.print(document.folded()),
        index: scored.graph.graph[NodeIndex::new(*node)],
        score: scored.ranking.scores[*node],
        span: document.folded().written(unit.span),
        parts: unit
            .parts(document.folded())
            .into_iter()
            .map(|part| document.folded().written(part))
            .collect(),
        cut: unit.cut,
    });
    Summary {
        register: scored.register,
        sentences: sentences.collect(),
    }
}

/// What has been chosen so far, and what that leaves the others worth.
#[derive(Clone)]
pub(super) struct Selection<'s> {
    pub(super) document: &'s Document<'s>,
    pub(super) text: &'s str,
    pub(super) scored: &'s Scored,
    manner: &'s RegisterWeights,
    redundancy: f64,
    /// Whether only whole sentences are quoted, and whether one may be cut to fit.
    pub(super) whole: bool,
    pub(super) may_cut: bool,
    /// Whether the first sentence may be longer than there is room.
    exceeds: bool,
    pub(super) chosen: Vec<(usize, Unit)>,
    /// The content words of every chosen sentence, ascending.
    words: Vec<Vec<usize>>,
    /// Chosen, or not to be chosen.
    done: Vec<bool>,
    taken: Vec<bool>,
    pub(super) room: usize,
    /// For every node, its greatest similarity with a chosen one.
    similar: Vec<f32>,
}

impl<'s> Selection<'s> {
    fn new(
        document: &'s Document<'s>,
        scored: &'s Scored,
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

    pub(super) fn is_done(&self, node: usize) -> bool {
        self.done[node]
    }

    fn drop(&mut self, node: usize) {
        self.done[node] = true;
    }

    /// Takes a sentence that is in any case quoted, and whole.
    fn take_whole(&mut self, node: usize) {
        if !self.done[node] {
            self.take(node, self.scored.units[node].clone());
        }
    }

    pub(super) fn take_if_it_fits(&mut self, node: usize) {
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

    pub(super) fn take(&mut self, node: usize, unit: Unit) {
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

    fn value(&self, node: usize) -> f64 {
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
    fn introduction_for(&self, node: usize) -> Option<usize> {
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
    fn may_be_quoted(&self, node: usize) -> bool {
        self.scored.never[node] < self.manner.gate && self.can_stand(node)
    }

    /// Whether a sentence lacks nothing that it needs to be understood.
    fn can_stand(&self, node: usize) -> bool {
        let context = &self.scored.contexts[node];
        // Questions are not quoted: so neither is an answer that is none without its question.
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
    fn repeats(&self, node: usize) -> bool {
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

    /// Whether the limit holds the whole text.
    fn fits_whole(&self) -> bool {
        let units = &self.scored.units;
        units.len() <= self.scored.max_sentences
            && units.iter().map(|unit| unit.n_chars).sum::<usize>() <= self.room
            && units.iter().all(|unit| !unit.cut)
    }

    /// Takes every sentence. What belongs to the page stays out, as does a line that no mark ends and that would not be
    /// quoted (a heading, names of who wrote it); but a sentence is never too plain for a text that fits.
    fn take_all(&mut self) {
        let line = self.document.line();
        let is_text = |node: &usize| {
            let quote = line.at(self.scored.units[*node].span);
            let is_sentence = self.scored.never[*node] < CERTAINLY_NOT || final_mark(&quote).is_some();
            is_sentence && !is_furniture(quote)
        };
        let nodes: Vec<usize> = (0..self.done.len()).filter(is_text).collect();
        for node in nodes {
            self.take_if_it_fits(node);
        }
    }

    /// Takes the sentence that an editor would likely quote first, if it fits.
    fn take_first(&mut self) {
        let can_be = |&node: &usize| {
            let unit = &self.scored.units[node];
            let fits = !unit.cut && unit.n_chars <= self.room;
            !self.done[node] && fits && self.scored.never[node] < GATE_OF_FIRST && self.can_stand(node)
        };
        if let Some(node) = self.scored.first.iter().copied().find(can_be) {
            self.take_if_it_fits(node);
        }
    }

    /// Takes the best until nothing fits, or, where the limit is in characters, nothing is worth it.
    ///
    /// Values only fall while sentences are taken, so the best is the first whose value still holds; but for the
    /// sentence after one that was taken, which has another entry from then on.
    fn fill(&mut self) {
        let best_score = self.scored.ranking.scores.iter().copied().fold(0.0, f64::max);
        let worth = if self.scored.max_chars < usize::MAX {
            self.manner.stop * best_score
        } else {
            0.0
        };
        let entry = |selection: &Self, node| Entry {
            value: selection.value(node),
            node,
        };
        let mut heap: BinaryHeap<Entry> = (0..self.done.len()).map(|node| entry(self, node)).collect();
        while self.chosen.len() < self.scored.max_sentences
            && let Some(best) = heap.pop()
        {
            let (now, n_chosen) = (entry(self, best.node), self.chosen.len());
            if self.done[now.node] || self.similar[now.node] >= SAME || !self.may_be_quoted(now.node) {
                continue;
            }
            if now < best {
                heap.push(now);
            } else if self.repeats(now.node) {
                self.drop(now.node);
            } else if self.chosen.is_empty() || now.value >= worth {
                let node = self.introduction_for(now.node).unwrap_or(now.node);
                self.take_if_it_fits(node);
                if node != now.node {
                    heap.push(entry(self, now.node));
                }
                let next = node + 1;
                if self.chosen.len() > n_chosen && self.done.get(next) == Some(&false) {
                    heap.push(entry(self, next));
                }
            } else {
                break;
            }
        }
    }

    /// Takes the best sentence that fits of a text that has none that should be quoted.
    fn take_least_bad(&mut self) {
        let odds = |node: &usize| f64::from(self.scored.never[*node]) - self.scored.ranking.scores[*node];
        let mut nodes: Vec<usize> = (0..self.done.len()).filter(|&node| !self.done[node]).collect();
        nodes.sort_by(|a, b| odds(a).total_cmp(&odds(b)));
        for node in nodes {
            if !self.chosen.is_empty() {
                break;
            }
            self.take_if_it_fits(node);
        }
    }

    /// Where a chosen sentence only announces the next, takes that, too, or does without it; the first `n_pinned` stay.
    fn go_on(&mut self, n_pinned: usize) {
        let announcing = |(node, unit): &(usize, Unit)| announces(unit.span.of(self.text)).then_some(*node);
        let open: Vec<usize> = self.chosen[n_pinned..].iter().filter_map(announcing).collect();
        for &node in &open {
            self.take_if_it_fits(node + 1);
        }
        let unanswered = |&node: &usize| self.taken.get(node + 1) != Some(&true);
        let alone: Vec<usize> = open.into_iter().filter(unanswered).collect();
        if alone.is_empty() || alone.len() == self.chosen.len() {
            return;
        }
        for &node in &alone {
            self.taken[node] = false;
            self.room += self.scored.units[node].n_chars;
        }
        let taken = &self.taken;
        self.chosen.retain(|&(node, _)| taken[node]);
        self.fill();
    }
}

/// Takes the word that ties a sentence to the one before it off those whose sentence before is not quoted, and its
/// number off an item of a list that is quoted without its neighbours.
fn untie(document: &Document<'_>, units: &mut [(usize, Unit)]) {
    let quote = |unit: &Unit| document.line().at(unit.span);
    let is_listed = |unit: &Unit| number_len(&quote(unit)) > 0 || quote(unit).contains(['：', ':']);
    let listed: Vec<(usize, bool)> = units
        .iter()
        .map(|(node, unit)| (*node, is_listed(unit)))
        .collect();
    for (place, (node, unit)) in units.iter_mut().enumerate() {
        let before = place.checked_sub(1).map(|place| listed[place]);
        let before = before.filter(|&(other, _)| other + 1 == *node);
        let after = listed.get(place + 1).filter(|&&(other, _)| other == *node + 1);
        let in_list = before.is_some_and(|(_, listed)| listed) || after.is_some_and(|&(_, listed)| listed);
        let link = if before.is_some() {
            0
        } else {
            link_len(quote(unit))
        };
        let number = if in_list { 0 } else { number_len(&quote(unit)) };
        unit.span = Span::new(unit.span.start + link.max(number), unit.span.end);
    }
}
