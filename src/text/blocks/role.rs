//! What the blocks of a text are for.

/// What a block is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
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

impl Role {
    /// Whether a summary may quote it: body, and list items where there is little body.
    #[must_use]
    pub const fn is_quotable(self) -> bool {
        matches!(self, Self::Body | Self::ListItem)
    }
}
