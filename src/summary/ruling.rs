//! Room for the ruling in an abstract of a court document.

use petgraph::graph::NodeIndex;

use super::quotable::announces;
use super::select::Selection;
use super::unit::Unit;
use crate::Span;
use crate::text::numbering::number_len;
use crate::text::phrases::Rule;

/// The ruling gets no more than this share of the room, unless not one clause of it fits in there …
const MAX_SHARE: f64 = 0.6;

/// … and at least this many characters of it are quoted, if it has more.
const MIN_CHARS: usize = 20;

impl Selection<'_> {
    /// Whether the ruling is quoted, or the beginning of it.
    pub(super) fn has_ruling(&self) -> bool {
        let says = |(node, unit): &(usize, Unit)| {
            let sentence = self.document.line().at(unit.span);
            let goes_on = self.chosen.iter().any(|(other, _)| *other == node + 1);
            sentence.has(Rule::Ruling) && (goes_on || !announces(&sentence))
        };
        self.chosen.iter().any(says)
    }

    /// Takes the ruling: the sentence that announces it with what it says there, or with the items behind it. Where it is
    /// too long with the articles of law before it, it begins with its announcement; where it is still, it is cut at a clause.
    pub(super) fn take_ruling(&mut self) {
        let find = |node: usize| Some((node, self.begins_at(node)?));
        let Some((node, at)) = (0..self.scored.units.len()).rev().find_map(find) else {
            return;
        };
        if self.is_done(node) || self.chosen.len() >= self.scored.max_sentences {
            return;
        }
        let room = (MAX_SHARE * self.room as f64) as usize;
        let whole = self.scored.units[node].clone();
        if announces(whole.span.of(self.text)) {
            self.take_items(node, room);
        } else if whole.n_chars <= room && !whole.cut {
            self.take(node, whole);
        } else if !self.whole {
            let ruling = Unit::whole(self.text, Span::new(at, self.quote_end(node)), whole.compress);
            let fits = |room: usize| ruling.clone().cut_to_clause(self.text, room, MIN_CHARS);
            let fitting = fits(room).or_else(|| fits(self.room));
            if let Some(unit) = fitting.filter(|unit| self.may_cut || !unit.cut) {
                self.take(node, unit);
            }
        }
    }

    /// Where the ruling begins in the text, if it does in this sentence.
    fn begins_at(&self, node: usize) -> Option<usize> {
        let quote = Span::new(self.scored.units[node].span.start, self.quote_end(node));
        let ruling = self.document.line().at(quote).find(Rule::Ruling).next()?;
        Some(quote.start + ruling.before.len())
    }

    /// Where what can be quoted of a sentence ends, before any cut.
    fn quote_end(&self, node: usize) -> usize {
        let index = self.scored.graph.graph[NodeIndex::new(node)];
        let quote = self.document.sentences()[index].quote;
        self.document.folded().span(quote).end
    }

    /// Takes the announcement and the items behind it, as many of them as fit into `room`; without the first, neither.
    fn take_items(&mut self, announcement: usize, room: usize) {
        let n_chars = |node: usize| self.scored.units[node].n_chars;
        let is_item = |node: &usize| {
            *node == announcement + 1 || number_len(self.scored.units[*node].span.of(self.text)) > 0
        };
        let mut left = room.saturating_sub(n_chars(announcement));
        let items: Vec<usize> = (announcement + 1..self.scored.units.len())
            .take_while(is_item)
            .take_while(|&node| {
                let fits = n_chars(node) <= left && !self.scored.units[node].cut;
                left = left.saturating_sub(n_chars(node));
                fits
            })
            .collect();
        if !items.is_empty() {
            self.take_if_it_fits(announcement);
            for node in items {
                self.take_if_it_fits(node);
            }
        }
    }
}
