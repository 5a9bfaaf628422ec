//! Lists of other articles behind or inside a text.

use crate::Span;
use crate::text::sentence::marks::is_han;
use rustc_hash::FxHashSet;

use super::Role;
use super::boilerplate::Notice;
use super::shape::{Look, Paragraph};

/// So many paragraphs of running text in a row can be the article going on behind a list of others.
const MIN_PARAGRAPHS: usize = 3;
/// Each of them has at least so many characters, …
const MIN_CHARS: usize = 50;
/// … and at least this share of its pairs of Han characters stood in the article before.
const MIN_FAMILIAR: f64 = 0.2;

/// Marks everything from a line that opens a list of other articles on, up to where the article goes on.
pub(super) fn mark(text: &str, paragraphs: &[Paragraph], roles: &mut [Option<Role>]) {
    let mut index = 0;
    while let Some(opener) =
        (index..paragraphs.len()).find(|&at| paragraphs[at].look == Look::Notice(Notice::Opener))
    {
        let end = resumption(text, paragraphs, roles, opener);
        roles[opener..end].fill(Some(Role::Boilerplate));
        index = end.max(opener + 1);
    }
}

/// Where the article goes on after the list opened at `opener`, or the end.
fn resumption(text: &str, paragraphs: &[Paragraph], roles: &[Option<Role>], opener: usize) -> usize {
    let mut run = opener + 1;
    let mut known: Option<FxHashSet<(char, char)>> = None;
    for (at, paragraph) in paragraphs.iter().enumerate().skip(opener + 1) {
        if !is_substantial(paragraph) {
            run = at + 1;
            continue;
        }
        if at + 1 - run < MIN_PARAGRAPHS {
            continue;
        }
        let known = known.get_or_insert_with(|| {
            let before = (0..opener).filter(|&index| roles[index] == Some(Role::Body));
            before
                .flat_map(|index| pairs(paragraphs[index].span.of(text)))
                .collect()
        });
        let span = Span::new(paragraphs[run].span.start, paragraph.span.end);
        if known.is_empty() || familiar(span.of(text), known) >= MIN_FAMILIAR {
            return run;
        }
        run += 1;
    }
    paragraphs.len()
}

/// Whether a paragraph is running text, not the excerpt of another article.
fn is_substantial(paragraph: &Paragraph) -> bool {
    paragraph.is_prose()
        && paragraph.n_chars >= MIN_CHARS
        && paragraph
            .final_mark
            .is_some_and(|mark| !matches!(mark, '…' | '.'))
}

/// The share of the pairs of Han characters in `text` that are `known`.
fn familiar(text: &str, known: &FxHashSet<(char, char)>) -> f64 {
    let (mut n_pairs, mut n_known) = (0_usize, 0_usize);
    for pair in pairs(text) {
        n_pairs += 1;
        n_known += usize::from(known.contains(&pair));
    }
    n_known as f64 / n_pairs.max(1) as f64
}

fn pairs(text: &str) -> impl Iterator<Item = (char, char)> {
    text.chars()
        .zip(text.chars().skip(1))
        .filter(|&(first, second)| is_han(first) && is_han(second))
}
