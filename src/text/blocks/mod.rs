//! What each line and paragraph of a text is for.

mod boilerplate;
mod caption;
mod closing;
mod credits;
mod detach;
mod lines;
mod listing;
mod names;
mod role;
mod roles;
mod shape;
#[cfg(test)]
mod tests;
mod title;

use crate::Span;
use crate::text::fold::Folded;
use crate::text::phrases::Phrases;
use shape::Paragraph;

pub use super::openings::dateline;
pub(crate) use names::is_name;
pub use role::Role;
#[cfg(test)]
pub(crate) use tests::decision;

/// How many lines before the first paragraph can be its title, source and byline.
const MAX_HEAD: usize = 8;

/// A paragraph of a text and what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Block {
    /// Where it stands, without the white space around it. Lines of a hard-wrapped paragraph are one block.
    pub span: Span,
    /// What it is for.
    pub role: Role,
}

/// Splits `text` into blocks, in the order of the text, and says what each is for.
///
/// `title` is the title where it is known from elsewhere: a line that repeats it then has [`Role::Title`], and no
/// other line; without it a first line that looks like a title has.
///
/// A block is a line, the lines of a hard-wrapped paragraph, or a part of a line: four columns of blanks after the
/// end of a sentence begin a new paragraph, and credits on the line of a paragraph are blocks of their own. Spans
/// are in order, do not overlap, have no white space at their ends and together cover everything else. A text that
/// shows anything has a body.
///
/// ```
/// use zhaiyao::text::blocks::{Role, blocks};
///
/// let text = "古桥修缮完工\n记者：张三\n经过半年修缮，城南的石拱古桥今天重新开放。\n相关阅读\n老街的灯会";
/// let roles: Vec<_> = blocks(text, None).iter().map(|block| block.role).collect();
/// assert_eq!(roles, [Role::Title, Role::Byline, Role::Body, Role::Boilerplate, Role::Boilerplate]);
/// ```
#[must_use]
pub fn blocks(text: &str, title: Option<&str>) -> Vec<Block> {
    let folded = Folded::new(text);
    let title = title.map(Folded::new);
    let phrases = Phrases::of(folded.text());
    let mut blocks = blocks_of(folded.text(), &phrases, title.as_ref().map(Folded::text));
    for block in &mut blocks {
        block.span = folded.written(block.span);
    }
    blocks
}

/// The blocks of a text that is folded already, and so is its title.
pub(crate) fn blocks_of(text: &str, phrases: &Phrases, title: Option<&str>) -> Vec<Block> {
    let mut spans = Vec::new();
    for span in lines::paragraphs(text) {
        detach::push(phrases.line(text, span), span.start, &mut spans);
    }
    let mut paragraphs: Vec<Paragraph<'_>> = Vec::with_capacity(spans.len());
    let mut head = true;
    for span in spans {
        let paragraph = Paragraph::new(span, phrases.line(text, span), head && !paragraphs.is_empty());
        head &= !paragraph.is_prose() && paragraphs.len() < MAX_HEAD;
        paragraphs.push(paragraph);
    }
    let roles = roles::roles(&paragraphs, title);
    paragraphs
        .iter()
        .zip(roles)
        .map(|(paragraph, role)| Block {
            span: paragraph.span,
            role,
        })
        .collect()
}
