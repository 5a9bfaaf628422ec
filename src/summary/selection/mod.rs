//! From scored sentences to a summary: which of them are quoted.

mod chosen;
mod ruling;

use std::collections::BinaryHeap;

use petgraph::graph::NodeIndex;

use crate::rank::HeapEntry;
use crate::summary::compress::link_len;
use crate::summary::formality::is_furniture;
use crate::summary::options::{Order, SummaryOptions};
use crate::summary::quotable::announces;
use crate::summary::register::Register;
use crate::summary::result::{Summary, SummarySentence};
use crate::summary::scoring::{LONGEST_LEARNED, ScoredSentences};
use crate::summary::unit::Unit;
use crate::summary::weights::Weights;
use crate::text::numbering::{bullet_len, number_len};
use crate::text::sentence::marks::final_mark;
use crate::{Document, Span};
use chosen::{SAME, Selection};

/// In a text that fits the limit whole, a line without a final mark is left out if the logarithm of the odds that it must
/// not be quoted is at least this.
const CERTAINLY_NOT: f32 = 0.7;

/// What an editor would likely quote first is taken if the logarithm of the odds that it must not be quoted is smaller.
const GATE_OF_FIRST: f32 = -0.8;

/// Takes the best sentences that fit, one after the other, each valued by its score less what the chosen ones
/// already say: maximal marginal relevance (Carbonell and Goldstein 1998) under a budget.
pub(in crate::summary) fn select(
    document: &Document<'_>,
    scored: &ScoredSentences,
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

impl Selection<'_> {
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
            // Whoever asks for more than weights know gets what is worth less, too.
            let more = self.scored.max_chars as f64 / LONGEST_LEARNED as f64;
            self.manner.stop * best_score / more.max(1.0).powi(2)
        } else {
            0.0
        };
        let entry = |selection: &Self, node| HeapEntry {
            value: selection.value(node),
            node,
        };
        let mut heap: BinaryHeap<HeapEntry> = (0..self.done.len()).map(|node| entry(self, node)).collect();
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
        for (node, unit) in self.chosen.iter().filter(|(node, _)| alone.contains(node)) {
            self.taken[*node] = false;
            // What was taken may be less than the sentence.
            self.room += unit.n_chars;
        }
        let taken = &self.taken;
        self.chosen.retain(|&(node, _)| taken[node]);
        self.fill();
    }
}

/// Takes the word that ties a sentence to the one before it off those whose sentence before is not quoted, and its
/// number off an item of a list that is quoted without its neighbours. A list's sign goes in any case.
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
        // Signs part lines, and there are none in an abstract.
        let sign = bullet_len(&quote(unit));
        unit.span = Span::new(unit.span.start + link.max(number).max(sign), unit.span.end);
    }
}
