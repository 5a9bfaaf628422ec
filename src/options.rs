//! What a caller says of a text besides the text itself.

use std::time::Instant;

use crate::text::blocks::Role;

/// What is known of a text besides the text itself.
///
/// With the feature `serde`, title and focus are borrowed from what they are read from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct AnalyzeOptions<'o> {
    /// The title; an empty one is none. Default: the text's own first line where it looks like one.
    pub title: Option<&'o str>,
    /// Whether the text has no title, whatever its first line looks like. Default: no.
    pub untitled: bool,
    /// What the reader is after: abstract and keywords are drawn towards its words. Default: nothing.
    pub focus: Option<&'o str>,
    /// Roles of blocks that are other than they look: the byte offset of any place in the block, and its role.
    pub roles: Vec<(usize, Role)>,
    /// When to give up: past it the text is not read to its end, and there are neither keywords nor a summary. Default:
    /// never. An instant means nothing elsewhere: it is not serialized.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub deadline: Option<Instant>,
}

impl<'o> AnalyzeOptions<'o> {
    /// The title.
    #[must_use]
    pub fn title(mut self, title: &'o str) -> Self {
        self.title = Some(title);
        self
    }

    /// The text has no title of its own: its first line is where it begins.
    #[must_use]
    pub fn untitled(mut self) -> Self {
        self.untitled = true;
        self
    }

    /// What the reader is after.
    #[must_use]
    pub fn focus(mut self, focus: &'o str) -> Self {
        self.focus = Some(focus);
        self
    }

    /// The role of the block that holds the byte `offset`.
    #[must_use]
    pub fn role(mut self, offset: usize, role: Role) -> Self {
        self.roles.push((offset, role));
        self
    }

    /// When to give up.
    #[must_use]
    pub fn deadline(mut self, deadline: Instant) -> Self {
        self.deadline = Some(deadline);
        self
    }
}
