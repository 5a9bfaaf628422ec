//! Sets of words from `lexicon/sets/`, for texts in either script: each table that reading files goes by is a module.

#[path = "../text/word_sets/table.rs"]
mod table;

pub(super) use table::WordSet;
#[cfg(test)]
pub(super) use table::tests;
use zhaiyao::text::fold::to_simplified;

table::tables! {
    /// Chapters of books that are no text.
    books,
    /// Dates as feeds and pages write them.
    dates,
    /// What feeds write around their texts.
    feeds,
    /// What mails say about themselves.
    mails,
    /// What pages have around their articles.
    pages,
}

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

    /// What is before the end that the set has, in a text in Simplified characters.
    pub(super) fn before<'t>(&self, text: &'t str) -> Option<&'t str> {
        let mut ends = self.ends.iter().filter(|end| !self.lacks(end));
        ends.find_map(|end| text.strip_suffix(end))
    }
}
