//! Room for the ruling in an abstract of a court document.

use petgraph::graph::NodeIndex;

use super::chosen::Selection;
use crate::Span;
use crate::summary::quotable::announces;
use crate::summary::unit::Unit;
use crate::text::numbering::number_len;
use crate::text::phrases::Rule;

/// The ruling gets no more than this share of the room, unless not one clause of it fits in there …
const MAX_SHARE: f64 = 0.6;

/// … or than this, where it has items of its own, which are what the parties read first …
const MAX_SHARE_OF_ITEMS: f64 = 0.8;

/// … and at least this many characters of it are quoted, if it has more.
const MIN_CHARS: usize = 20;

impl Selection<'_> {
    /// Whether the ruling is quoted, or the beginning of it.
    pub(in crate::summary) fn has_ruling(&self) -> bool {
        let says = |(node, unit): &(usize, Unit)| {
            let sentence = self.document.line().at(unit.span);
            let goes_on = self.chosen.iter().any(|(other, _)| *other == node + 1);
            sentence.has(Rule::Ruling) && (goes_on || !announces(&sentence))
        };
        self.chosen.iter().any(says)
    }

    /// Takes the ruling: the sentence that announces it with what it says there, or with the items after it. Where it is
    /// too long with the articles of law before it, it begins with its announcement; where it is still, it is cut at a clause.
    pub(in crate::summary) fn take_ruling(&mut self) {
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
            self.take_items(node, at, (MAX_SHARE_OF_ITEMS * self.room as f64) as usize);
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

    /// Takes the announcement, which is at `at`, and the items behind it, as many of them as fit into `room`, and the first
    /// in any case, cut if need be; without that, neither. The articles of law before it stay out if they leave room for fewer.
    fn take_items(&mut self, announcement: usize, at: usize, room: usize) {
        let whole = self.scored.units[announcement].clone();
        let bare = Unit::whole(self.text, Span::new(at, whole.span.end), whole.compress);
        let items = |room: usize| self.n_items_within(announcement + 1, room);
        let n_items = items(room.saturating_sub(bare.n_chars));
        let keeps_articles = !whole.cut && items(room.saturating_sub(whole.n_chars)) >= n_items.max(1);
        let opening = if keeps_articles { whole } else { bare };
        let room_for_first = self.room.saturating_sub(opening.n_chars);
        let first = self.scored.units.get(announcement + 1).cloned();
        let fitting = first.and_then(|first| match n_items {
            0 if self.may_cut => first.cut_to_clause(self.text, room_for_first, MIN_CHARS),
            0 => Some(first).filter(|first| !first.cut && first.n_chars <= room_for_first),
            _ => Some(first),
        });
        if let Some(first) = fitting
            && self.chosen.len() + 2 <= self.scored.max_sentences
        {
            self.take(announcement, opening);
            self.take(announcement + 1, first);
            for node in announcement + 2..announcement + 1 + n_items {
                self.take_if_it_fits(node);
            }
        }
    }

    /// How many items from `first` on fit into `room`.
    fn n_items_within(&self, first: usize, room: usize) -> usize {
        let mut left = room;
        let fits = |&(place, unit): &(usize, &Unit)| {
            let is_item = place == 0 || number_len(unit.span.of(self.text)) > 0;
            let fits = is_item && !unit.cut && unit.n_chars <= left;
            left = left.saturating_sub(unit.n_chars);
            fits
        };
        let items = self.scored.units.iter().skip(first).enumerate();
        items.take_while(fits).count()
    }
}
