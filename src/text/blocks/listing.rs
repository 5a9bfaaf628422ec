//! Lists of other articles after or inside a text.

use crate::text::sentence::marks::is_han;
use rustc_hash::FxHashSet;

use super::boilerplate::Notice;
use super::credits;
use super::role::Role;
use super::shape::{Look, Paragraph};
use crate::text::dates::is_date_line;

/// This many paragraphs of running text in a row can be the article going on after a list of others.
const MIN_PARAGRAPHS: usize = 3;
/// Each of them has at least this many characters, …
const MIN_CHARS: usize = 50;
/// … and together at least this share of their pairs of Han characters stood in the article before. On news the
/// share is above 0.16 for 95 % of articles and below 0.13 for 95 % of other texts after 1,000 characters, …
const MIN_FAMILIAR: f64 = 0.15;
/// … and proportionally less where fewer pairs are known, down to a least share.
const ENOUGH_KNOWN: f64 = 1_000.0;
const LEAST_FAMILIAR: f64 = 0.04;

/// Marks everything from a line that opens a list of other articles on, up to where the article goes on.
pub(super) fn mark(paragraphs: &[Paragraph], roles: &mut [Option<Role>]) {
    let mut vocabulary = SeenPairs::default();
    let mut begun = false;
    let mut index = 0;
    let beginning = paragraphs.iter().position(is_substantial);
    let opens = |paragraph: &Paragraph| paragraph.look == Look::Notice(Notice::Opener);
    while let Some(opener) = paragraphs[index..].iter().position(opens).map(|at| index + at) {
        begun |= paragraphs[index..opener].iter().any(Paragraph::is_prose);
        let end = if begun {
            resumption(paragraphs, roles, opener, &mut vocabulary)
        } else {
            // At the head of a page the article has yet to begin.
            beginning.unwrap_or(opener + 1)
        };
        roles[opener..end].fill(Some(Role::Boilerplate));
        index = end;
    }
}

/// Marks what stands after the article's last credit, if no paragraph of running text is among it, and headlines with
/// dates.
pub(super) fn mark_behind(paragraphs: &[Paragraph], roles: &mut [Option<Role>]) {
    let last = paragraphs.iter().rposition(is_substantial);
    let begin = last.map_or(paragraphs.len(), |last| last + 1);
    let credit = (begin..paragraphs.len()).find(|&at| credits::is_closing(paragraphs[at].line));
    let list = begin_of_dated(paragraphs);
    let behind = credit.map_or(paragraphs.len(), |at| at + 1).min(list);
    for role in &mut roles[behind..] {
        if role.is_none_or(|role| role == Role::Body) || behind >= list {
            *role = Some(Role::Boilerplate);
        }
    }
}

/// Where headlines of other articles begin, each with its date below, that `text` ends with; the end if there are not
/// several. A line of one or two words above says what they are.
fn begin_of_dated(paragraphs: &[Paragraph]) -> usize {
    const MIN_HEADLINES: usize = 2;
    const MAX_LABEL: usize = 8;
    let is_dated = |pair: &&[Paragraph]| pair[0].is_headline() && is_date_line(pair[1].line);
    let n_headlines = paragraphs.rchunks_exact(2).take_while(is_dated).count();
    if n_headlines < MIN_HEADLINES {
        return paragraphs.len();
    }
    let begin = paragraphs.len() - 2 * n_headlines;
    let label = paragraphs[..begin].last();
    let is_labelled = label
        .is_some_and(|label| label.look == Look::Short && !label.punctuated && label.n_chars <= MAX_LABEL);
    begin - usize::from(is_labelled)
}

/// Where the article goes on after the list opened at `opener`, or the end.
fn resumption(
    paragraphs: &[Paragraph],
    roles: &[Option<Role>],
    opener: usize,
    vocabulary: &mut SeenPairs,
) -> usize {
    let mut run = opener + 1;
    for (at, paragraph) in paragraphs.iter().enumerate().skip(opener + 1) {
        if !is_substantial(paragraph) {
            run = at + 1;
            continue;
        }
        if at + 1 - run < MIN_PARAGRAPHS {
            continue;
        }
        vocabulary.learn(&paragraphs[..opener], roles);
        if vocabulary.knows(&paragraphs[run..=at]) {
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

/// What the article spoke of so far.
#[derive(Default)]
struct SeenPairs {
    pairs: FxHashSet<(char, char)>,
    n_pairs: usize,
    n_paragraphs: usize,
}

impl SeenPairs {
    /// Learns from those `paragraphs` that it has not seen.
    fn learn(&mut self, paragraphs: &[Paragraph], roles: &[Option<Role>]) {
        for (paragraph, role) in paragraphs.iter().zip(roles).skip(self.n_paragraphs) {
            if matches!(role, None | Some(Role::Body)) {
                self.n_pairs += paragraph.n_chars;
                self.pairs.extend(pairs(paragraph.line.text()));
            }
        }
        self.n_paragraphs = paragraphs.len();
    }

    /// Whether `text` speaks of the same.
    fn knows(&self, paragraphs: &[Paragraph]) -> bool {
        let (mut n_pairs, mut n_known) = (0_usize, 0_usize);
        for pair in paragraphs
            .iter()
            .flat_map(|paragraph| pairs(paragraph.line.text()))
        {
            n_pairs += 1;
            n_known += usize::from(self.pairs.contains(&pair));
        }
        let least = MIN_FAMILIAR * (self.n_pairs as f64 / ENOUGH_KNOWN).min(1.0);
        n_known as f64 >= least.max(LEAST_FAMILIAR) * n_pairs as f64
    }
}

fn pairs(text: &str) -> impl Iterator<Item = (char, char)> {
    text.chars()
        .zip(text.chars().skip(1))
        .filter(|&(first, second)| is_han(first) && is_han(second))
}
