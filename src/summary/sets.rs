//! Words and characters that tell whether clauses are complete: `lexicon/sets/clauses.tsv`.

use crate::text::word_set::WordSet;

include!(concat!(env!("OUT_DIR"), "/sets.clauses.rs"));
