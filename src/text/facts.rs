//! What lists of words tell of a word.

use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::cues::{CUES, Cue, DANGLING};
use super::generic::GENERIC;

/// What the lists tell of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) cue: Option<Cue>,
    /// Whether a sentence that begins with it leans on the one before.
    pub(super) dangles: bool,
    /// Whether it is too general to be a topic.
    pub(super) is_generic: bool,
}

/// The words of all lists: one look-up tells everything.
static FACTS: LazyLock<FxHashMap<&str, Facts>> = LazyLock::new(|| {
    let mut facts: FxHashMap<&str, Facts> = FxHashMap::with_capacity_and_hasher(1024, FxBuildHasher);
    for (cue, words) in CUES {
        for word in words.split_whitespace() {
            facts.entry(word).or_default().cue = Some(cue);
        }
    }
    for word in DANGLING.split_whitespace() {
        facts.entry(word).or_default().dangles = true;
    }
    for word in GENERIC.split_whitespace() {
        facts.entry(word).or_default().is_generic = true;
    }
    facts
});

impl Facts {
    /// What the lists tell of `word`, which is in lower case and Simplified characters.
    pub(super) fn of(word: &str) -> Self {
        FACTS.get(word).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_lists_are_looked_up_at_once() {
        let facts = |cue, dangles, is_generic| Facts {
            cue,
            dangles,
            is_generic,
        };
        for (word, want) in [
            ("研究", facts(None, false, true)),
            ("那", facts(Some(Cue::Filler), true, false)),
            ("记者", facts(Some(Cue::News), false, true)),
            ("遥感", Facts::default()),
            ("", Facts::default()),
        ] {
            assert_eq!(Facts::of(word), want, "{word}");
        }
    }

    #[test]
    fn a_word_is_a_cue_of_one_thing() {
        let mut words: Vec<&str> = CUES
            .iter()
            .flat_map(|(_, words)| words.split_whitespace())
            .collect();
        words.sort_unstable();
        assert!(words.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
