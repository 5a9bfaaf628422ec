//! Words by which pages are read: `lexicon/sets/pages.tsv`, in Simplified characters.

#[path = "../../text/word_set/table.rs"]
mod table;

pub(super) use table::WordSet;
#[cfg(test)]
pub(super) use table::tests;
use zhaiyao::text::fold::to_simplified;

include!(concat!(env!("OUT_DIR"), "/sets.pages.rs"));

impl WordSet {
    /// Whether a text in either script fits.
    pub(super) fn has(&self, text: &str) -> bool {
        self.fits(&to_simplified(text))
    }

    /// The words that may stand anywhere.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.has.iter().copied().filter(|word| !self.lacks(word))
    }

    /// Whether a text in either script ends with one of those.
    pub(super) fn ends(&self, text: &str) -> bool {
        let text = to_simplified(text);
        self.words().any(|word| text.ends_with(word))
    }
}
