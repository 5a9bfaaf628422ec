//! Words by which papers are read: `lexicon/sets/papers.tsv`.

use crate::text::word_set::WordSet;

include!(concat!(env!("OUT_DIR"), "/sets.papers.rs"));
