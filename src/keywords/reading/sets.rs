//! Words by which a text's words are mended: `lexicon/sets/reading.tsv`.

use crate::text::word_set::WordSet;

include!(concat!(env!("OUT_DIR"), "/sets.reading.rs"));
