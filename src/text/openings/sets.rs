//! Words and characters that tell where a report begins: `lexicon/sets/openings.tsv`.

use crate::text::word_set::WordSet;

include!(concat!(env!("OUT_DIR"), "/sets.openings.rs"));
