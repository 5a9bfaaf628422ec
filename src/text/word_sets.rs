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

#[cfg(test)]
mod rows {
    use super::{tests::assert_every_row_is_needed, text as sets};
    use crate::text::{
        blocks, number,
        sentence::{marks, quote},
    };

    #[test]
    fn every_word_of_texts_is_needed() {
        assert_every_row_is_needed("text", |set, text| match set {
            "frame_begin" | "frame_end" => marks::is_frame(text),
            "speech_char" => quote::speaker_follows(text),
            "behind_quote" => sets::BEHIND_QUOTE.fits(text),
            "double_surname" => blocks::is_name(text),
            "time_unit" => number::is_time(text),
            "unit" => {
                let words: Vec<&str> = text.split(' ').collect();
                number::quantity_len(|at| words.get(at).copied().unwrap_or_default()) > 1
            }
            "number_char" => number::is_number(text, "m"),
            "lettered_noun" => number::is_lettered_noun(text),
            _ => panic!("{set} decides nothing"),
        });
    }
}
