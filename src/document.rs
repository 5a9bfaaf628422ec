use crate::keywords::{Keyword, KeywordOptions};
use crate::summary::{Summary, SummaryOptions};
use crate::text::blocks::Block;

/// One analysed text: its blocks, sentences and words, from which keywords and summaries are taken.
#[derive(Debug)]
pub struct Document<'t> {
    pub(crate) text: &'t str,
    pub(crate) title: Option<String>,
    pub(crate) blocks: Vec<Block>,
}

impl<'t> Document<'t> {
    /// The text that was analysed.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The title: the one that was given, else the text's own first line where it looks like one.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The text's blocks and their roles, in order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The keywords, best first.
    #[must_use]
    pub fn keywords(&self, options: &KeywordOptions) -> Vec<Keyword> {
        let _ = options;
        Vec::new()
    }

    /// The extractive summary.
    #[must_use]
    pub fn summary(&self, options: &SummaryOptions) -> Summary {
        let _ = options;
        Summary {
            sentences: Vec::new(),
        }
    }
}
