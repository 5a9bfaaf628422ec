//! What a paragraph looks like, apart from its neighbours.

use crate::Span;
use crate::text::phrases::Line;
use crate::text::sentence::marks::{PairKind, closes, final_mark, is_blank, is_final, is_inner, opens};

use super::boilerplate::{Notice, notice};
use super::{caption, credits};
use crate::text::numbering::{Marker, marker};

/// A longer paragraph is no notice, credit, caption or list item, in characters.
const MAX_NOTICE: usize = 300;

/// A paragraph without a final mark that is longer than this, in characters, is running text all the same.
const MAX_SHORT: usize = 80;
/// A title or heading is not longer.
pub(super) const MAX_HEADING: usize = 60;
/// A list item that ends like a sentence is not longer.
const MAX_ITEM: usize = 80;

/// What a paragraph looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Source,
    Byline,
    Caption,
    Notice(Notice),
    /// Begins with a number or bullet.
    Item(Marker),
    /// Running text: ends like a sentence, or is too long to be anything else.
    Prose,
    /// No final mark: a title, heading, caption, or a line of verse.
    Short,
}

/// A paragraph and what it looks like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paragraph<'t> {
    pub(super) span: Span,
    pub(super) line: Line<'t>,
    pub(super) n_chars: usize,
    pub(super) look: Look,
    /// The mark it ends with, if that ends a sentence.
    pub(super) final_mark: Option<char>,
    /// Whether a comma or full stop stands inside it, outside quotes and brackets.
    pub(super) punctuated: bool,
}

impl<'t> Paragraph<'t> {
    /// Looks at the paragraph at `span`; at the `head` of a text a name alone is its source.
    pub(super) fn new(span: Span, line: Line<'t>, head: bool) -> Self {
        let n_chars = line.chars().count();
        let final_mark = final_mark(&line);
        let punctuated = n_chars <= MAX_SHORT && is_punctuated(&line);
        let mut paragraph = Self {
            span,
            line,
            n_chars,
            look: Look::Prose,
            final_mark,
            punctuated,
        };
        paragraph.look = paragraph.looks_like(head);
        paragraph
    }

    fn looks_like(&self, head: bool) -> Look {
        let (line, n_chars) = (self.line, self.n_chars);
        if n_chars > MAX_NOTICE {
            return Look::Prose;
        }
        if credits::is_original_title(line) && n_chars <= 2 * MAX_HEADING {
            return Look::Source;
        }
        // Credits do not end like a sentence, most paragraphs do: a short cut.
        if self.final_mark.is_none_or(|mark| mark == '.') {
            if credits::is_source(line, head) {
                return Look::Source;
            }
            if credits::is_byline(line) || credits::is_signature(&line) {
                return Look::Byline;
            }
        }
        if let Some(notice) = notice(line, n_chars) {
            return Look::Notice(notice);
        }
        if caption::is_caption(line, n_chars) {
            return Look::Caption;
        }
        match marker(&line) {
            Some((marker, _)) if self.is_item(&line) => Look::Item(marker),
            _ if self.is_cut_headline() => Look::Short,
            _ if self.final_mark.is_some() || n_chars > MAX_SHORT || runs_on(&line, n_chars) => Look::Prose,
            _ => Look::Short,
        }
    }

    /// A numbered paragraph that is long or has several sentences is running text.
    fn is_item(&self, line: &str) -> bool {
        let content = line.trim_end_matches(|c| is_blank(c) || is_final(c) || closes(c).is_some());
        self.final_mark.is_none() || self.n_chars <= MAX_ITEM && !outside_quotes(content).any(|c| c == '。')
    }

    /// A short line without a comma that was cut off: `城南的古桥今天重新…`.
    fn is_cut_headline(&self) -> bool {
        matches!(self.final_mark, Some('…' | '.')) && self.n_chars <= MAX_HEADING / 2 && !self.punctuated
    }

    /// Whether it may be the headline of another article, cut off perhaps, with a bracket or a question mark.
    pub(super) fn is_headline(&self) -> bool {
        let is_cut = matches!(self.final_mark, Some('…' | '.' | '？' | '?' | '！' | '!'));
        self.n_chars <= MAX_HEADING && (self.look == Look::Short || self.is_prose() && is_cut)
    }

    pub(super) fn is_prose(&self) -> bool {
        self.look == Look::Prose
    }
}

/// Whether `line` has a sentence in it, or ends with a mark after which something follows: a line of verse, an
/// introduction.
fn runs_on(line: &str, n_chars: usize) -> bool {
    outside_quotes(line).any(|c| c == '。')
        || line.ends_with(is_inner) && (!line.ends_with(['：', ':']) || n_chars > 15)
}

fn is_punctuated(line: &str) -> bool {
    let content = line.trim_end_matches(|c| is_blank(c) || is_final(c) || closes(c).is_some());
    outside_quotes(content).any(|c| matches!(c, '，' | ',' | '。' | '；' | ';'))
}

/// The characters of `line` that stand outside quotes and brackets.
fn outside_quotes(line: &str) -> impl Iterator<Item = char> {
    let mut depth = 0_usize;
    line.chars().filter(move |&c| {
        if opens(c).is_some_and(|kind| !matches!(kind, PairKind::Straight | PairKind::Apostrophe)) {
            depth += 1;
        } else if closes(c).is_some() {
            depth = depth.saturating_sub(1);
        }
        depth == 0
    })
}
