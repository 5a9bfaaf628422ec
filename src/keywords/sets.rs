//! Words by which keywords are chosen that mean more or less the same: `lexicon/sets/names.tsv`.

use crate::text::word_set::WordSet;

include!(concat!(env!("OUT_DIR"), "/sets.names.rs"));
