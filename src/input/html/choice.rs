//! The block that says what the headline says, where Readability took one that says nothing of it.

use std::collections::HashSet;

use dom_query::{NodeRef, Selection};

use super::{n_han, tree};
use crate::input::markup::to_text;

/// Headlines of fewer pairs of characters tell nothing.
const FEWEST_PAIRS: usize = 4;

/// A text that has so few of the headline's pairs, in per cent, is about something else; one with so many is not.
const FEW_PERCENT: usize = 25;
const MANY_PERCENT: usize = 50;

/// A paragraph is at least so long.
const SHORTEST_PARAGRAPH: usize = 20;

/// A text that is longer by so much is the article, whatever its headline plays with.
const MUCH_LONGER: usize = 10;

/// The text of that block, if it is another one than the text that was taken.
pub(super) fn by_headline(html: &str, headline: &str, taken: &str) -> Option<String> {
    let pairs: HashSet<[char; 2]> = pairs_of(headline).collect();
    if pairs.len() < FEWEST_PAIRS || percent(&pairs, taken) >= FEW_PERCENT {
        return None;
    }
    let page = tree::parse(html)?;
    page.select("script, style, nav, header, footer, form, h1, title")
        .remove();
    let best = best_paragraph(&page.select("p, div"), headline, &pairs)?;
    let block = if best.has_name("p") { best.parent()? } else { best };
    let text = to_text(&block.html());
    (n_han(&text) * MUCH_LONGER > n_han(taken)).then_some(text)
}

/// The paragraph that has most of the headline's pairs; the first of several.
fn best_paragraph<'p>(
    paragraphs: &Selection<'p>,
    headline: &str,
    pairs: &HashSet<[char; 2]>,
) -> Option<NodeRef<'p>> {
    let mut best: Option<(usize, NodeRef<'p>)> = None;
    for paragraph in paragraphs.nodes() {
        let text = if paragraph.has_name("p") {
            paragraph.text()
        } else {
            paragraph.immediate_text()
        };
        // Links to other articles and footers repeat headlines.
        if n_han(&text) < SHORTEST_PARAGRAPH || text.contains(headline) {
            continue;
        }
        let share = percent(pairs, &text);
        if share >= MANY_PERCENT && best.as_ref().is_none_or(|(most, _)| share > *most) {
            best = Some((share, *paragraph));
        }
    }
    best.map(|(_, paragraph)| paragraph)
}

/// How many of these pairs a text has, in per cent.
fn percent(pairs: &HashSet<[char; 2]>, text: &str) -> usize {
    let found: HashSet<[char; 2]> = pairs_of(text).filter(|pair| pairs.contains(pair)).collect();
    found.len() * 100 / pairs.len().max(1)
}

/// Pairs of Han characters that stand side by side.
fn pairs_of(text: &str) -> impl Iterator<Item = [char; 2]> {
    let is_han = |c: &char| matches!(c, '\u{3400}'..='\u{9fff}');
    text.chars()
        .zip(text.chars().skip(1))
        .filter(move |(a, b)| is_han(a) && is_han(b))
        .map(|(a, b)| [a, b])
}
