//! Sets of words that a name, a word or a line is compared with, one at a time: `lexicon/sets/`. (Phrases that are looked for
//! in all of a text stand in `lexicon/rules/`.) Each table that the library goes by is a module.

mod table;

pub(crate) use table::WordSet;
#[cfg(test)]
pub(crate) use table::tests;

table::tables! {
    /// What a line of a page is for.
    blocks,
    /// Whether a clause is complete.
    clauses,
    /// Names that mean the same, and what names of offices, firms and societies consist of.
    names,
    /// Where a report begins.
    openings,
    /// Parts of papers.
    papers,
    /// Words that jieba cuts wrongly.
    reading,
    /// Where in a keyword a word may stand.
    term_positions,
    /// Numbers, names and parts of sentences.
    text,
}

impl WordSet {
    /// What is behind a part that the set has.
    pub(crate) fn behind<'t>(&self, text: &'t str) -> Option<&'t str> {
        let mut parts = self.has.iter().filter(|part| !self.lacks(part));
        parts.find_map(|part| Some(text.split_once(part)?.1))
    }

    /// Whether the character is in the set.
    pub(crate) fn fits_char(&self, c: char) -> bool {
        self.fits(c.encode_utf8(&mut [0; 4]))
    }
}
