//! Words and characters that tell what a line is for: `lexicon/sets/blocks.tsv`.

use crate::text::word_set::WordSet;

include!(concat!(env!("OUT_DIR"), "/sets.blocks.rs"));
