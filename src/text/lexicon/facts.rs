//! What the lists of words say about a word.

use super::layout::{CUE_SHIFT, DANGLING, GENERIC, STOP_WORD, SURNAME};
use super::{TrieNode, code};
use crate::text::cues::{CUES, Cue};

/// What the lists say about a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts(pub(super) u8);

impl Facts {
    /// Whether it is among the built-in stop words.
    pub(crate) fn is_stop_word(self) -> bool {
        self.0 & STOP_WORD > 0
    }

    /// Whether it is a family name of one character.
    pub(crate) fn is_surname(self) -> bool {
        self.0 & SURNAME > 0
    }

    /// Whether it is too general to name a topic by itself, though it may be a part of a phrase that does.
    pub(crate) fn is_generic(self) -> bool {
        self.0 & GENERIC > 0
    }

    /// Whether a sentence that begins with it leans on the one before.
    pub(crate) fn is_dangling(self) -> bool {
        self.0 & DANGLING > 0
    }

    /// What it is a sign of.
    pub(crate) fn cue(self) -> Option<Cue> {
        let number = usize::from(self.0 >> CUE_SHIFT);
        CUES.get(number.checked_sub(1)?).copied()
    }
}

/// Whether `c`, Simplified or Traditional, is a family name.
pub(crate) fn is_surname(c: char) -> bool {
    let [.., facts] = TrieNode::first(code(c)).entry();
    Facts(facts).is_surname()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lexicon::{Details, find};

    #[test]
    fn facts_are_those_of_the_lists() {
        for (word, facts, cue) in [
            ("研究", GENERIC, None),
            ("我们", STOP_WORD, Some(Cue::FirstPerson)),
            ("大家", STOP_WORD | GENERIC, Some(Cue::SecondPerson)),
            ("那", STOP_WORD | DANGLING, Some(Cue::Filler)),
            ("表示", STOP_WORD, Some(Cue::Speech)),
            ("记者", STOP_WORD | GENERIC, Some(Cue::News)),
            ("被上诉人", STOP_WORD, Some(Cue::Legal)),
            ("因此", STOP_WORD | DANGLING, Some(Cue::Conclusion)),
            ("王", SURNAME, None),
            ("張", SURNAME, None),
            ("the", STOP_WORD, None),
            ("遥感", 0, None),
        ] {
            let found = Details::of(find(word).unwrap()).facts;
            assert_eq!((found.0 & 0xf, found.cue()), (facts, cue), "{word}");
        }
        assert!(is_surname('張') && !is_surname('遥') && !is_surname('a'));
    }

    #[test]
    fn a_word_is_on_one_list_of_cues_at_most() {
        let cues: Vec<&str> = include_str!("../../../lexicon/lists.tsv")
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .filter(|(list, _)| !["surname", "generic", "dangling"].contains(list))
            .flat_map(|(_, words)| words.split(' '))
            .collect();
        let mut distinct = cues.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), cues.len());
    }
}
