//! What of a document can be quoted.

use super::paper::is_conclusion;
use crate::Document;
use crate::text::blocks::{Block, Role};

/// For every block, whether its sentences can be quoted: body, and list items where they are most of the text or where
/// the body announces them (`判决如下：`), or a heading says that they conclude (`5 结论`).
pub(super) fn quotable(document: &Document<'_>) -> Vec<bool> {
    let bytes = |role: Role| -> usize {
        let blocks = document.blocks().iter().filter(|block| block.role == role);
        blocks.map(|block| block.span.len()).sum()
    };
    let lists = bytes(Role::ListItem) > bytes(Role::Body);
    let mut announced = false;
    let is_quotable = |block: &Block| {
        let text = document.folded().span(block.span).of(document.folded().text());
        match block.role {
            Role::Body => {
                announced = announces(text);
                true
            }
            Role::Heading => {
                announced = is_conclusion(text);
                false
            }
            Role::ListItem => lists || announced,
            _ => false,
        }
    };
    document.blocks().iter().map(is_quotable).collect()
}

/// Whether what `sentence` says comes after it.
pub(super) fn announces(sentence: &str) -> bool {
    sentence.trim_end().ends_with(['：', ':'])
}
