//! Sets of words that a name, a word or a line is compared with, one at a time: `lexicon/sets/`. (Phrases that are looked for
//! in all of a text stand in `lexicon/rules/`.)

mod table;

pub(crate) use table::WordSet;
#[cfg(test)]
pub(crate) use table::tests;

impl WordSet {
    /// What is after the beginning that the set has.
    pub(crate) fn after<'t>(&self, text: &'t str) -> Option<&'t str> {
        let mut begins = self.begins.iter().filter(|begin| !self.lacks(begin));
        begins.find_map(|begin| text.strip_prefix(begin))
    }

    /// Whether the character is in the set.
    pub(crate) fn fits_char(&self, c: char) -> bool {
        self.fits(c.encode_utf8(&mut [0; 4]))
    }
}
