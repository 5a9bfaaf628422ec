//! The built-in dictionary: frequency, part of speech and inverse document frequency of 370,000 words.
//!
//! The words, frequencies and tags are jieba's `dict.txt`, the IDF values its `idf.txt` (MIT licence, see NOTICE).
//! They lie in the binary as a trie that is read where it lies: nothing is loaded at start.

use std::num::NonZeroU32;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// The nodes of the trie: see `build/trie.rs`. From the lowest bit: base 20 bits, label 14 bits, whether nodes lie
/// between it and its children 1 bit, and of the word that ends here the number of the frequency 13 bits, that of the IDF
/// 10 bits, that of the tag 6 bits.
static NODES: &[[u8; 8]] = include_bytes!(concat!(env!("OUT_DIR"), "/words.nodes"))
    .as_chunks()
    .0;

/// The number of no tag: no word ends here.
const NO_TAG: usize = (1 << 6) - 1;

/// The low bits of a code, which tell most children of a node apart.
const LOW_BITS: u32 = 7;
const LOW: u32 = (1 << LOW_BITS) - 1;

/// The label of a node between is this less the high bits of the code.
const LAST_LABEL: u32 = (1 << 14) - 1;

/// The code of each character; 0 for those that no word has.
static CODES: &[[u8; 2]] = include_bytes!(concat!(env!("OUT_DIR"), "/words.codes"))
    .as_chunks()
    .0;

/// The frequencies.
static FREQUENCIES: &[[u8; 4]] = include_bytes!(concat!(env!("OUT_DIR"), "/words.frequencies"))
    .as_chunks()
    .0;

/// The IDF values, in hundredths; the first stands for none.
static IDFS: &[[u8; 4]] = include_bytes!(concat!(env!("OUT_DIR"), "/words.idfs"))
    .as_chunks()
    .0;

/// The frequencies' natural logarithms.
static LOGARITHMS: &[[u8; 8]] = include_bytes!(concat!(env!("OUT_DIR"), "/words.logarithms"))
    .as_chunks()
    .0;

/// IDF of a word that the lexicon has no value for: the median of those it has, as in jieba.
pub const UNKNOWN_IDF: f64 = 11.95;

/// What the lexicon knows of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Entry {
    /// Occurrences in the corpus that the dictionary was counted from; 0 for words of the IDF table alone, which
    /// take no part in segmentation.
    pub frequency: u32,
    /// Part of speech in ICTCLAS notation (`n`, `nr`, `v`, …); `-` where none is known.
    pub tag: &'static str,
    /// Natural logarithm of documents by documents with the word, 0.88 (的) to 13.9; `None` where it is not known.
    pub idf: Option<f64>,
}

/// Looks a word up. Words are in Simplified characters.
///
/// ```
/// let entry = zhaiyao::text::lexicon::get("合作").unwrap();
/// assert_eq!(entry.tag, "vn");
/// assert!(entry.frequency > 0 && entry.idf.unwrap() < 6.0);
/// ```
#[must_use]
pub fn get(word: &str) -> Option<Entry> {
    let node = Node::at(word).filter(|node| node.is_word())?;
    let number =
        |table: &[[u8; 4]], index: usize| table.get(index).map_or(0, |&value| u32::from_le_bytes(value));
    let idf = number(IDFS, node.field(48, 10));
    Some(Entry {
        frequency: number(FREQUENCIES, node.frequency()),
        tag: TAGS.get(node.tag()).copied().unwrap_or("-"),
        idf: (idf > 0).then(|| f64::from(idf) / 100.0),
    })
}

/// How many numbers there are for words, used or not.
pub(crate) const fn n_words() -> usize {
    NODES.len()
}

/// The sum of all words' frequencies.
pub(crate) const fn total_frequency() -> u64 {
    TOTAL_FREQUENCY
}

/// What the trie calls a character.
pub(crate) fn code(c: char) -> u16 {
    CODES.get(c as usize).map_or(0, |&code| u16::from_le_bytes(code))
}

/// A word's number, below [`n_words`].
pub(crate) type WordId = NonZeroU32;

/// The number of a word that the lexicon knows.
pub(crate) fn find(word: &str) -> Option<WordId> {
    Node::at(word).filter(|node| node.is_word())?.word()
}

/// A node of the trie: what some words begin with.
#[derive(Clone, Copy)]
pub(crate) struct Node {
    place: u32,
    packed: u64,
}

impl Node {
    /// What all words begin with.
    pub(crate) const ROOT: Self = Self { place: 0, packed: 0 };

    fn at(beginning: &str) -> Option<Self> {
        beginning
            .chars()
            .try_fold(Self::ROOT, |node, c| node.child(code(c)))
    }

    /// What words begin with that go on with the character of this code.
    pub(crate) fn child(self, code: u16) -> Option<Self> {
        let code = u32::from(code);
        if code == 0 {
            None
        } else if self.place == 0 {
            Self::reached(code, code)
        } else if self.field(34, 1) == 0 {
            Self::reached(self.base() + (code & LOW), code)
        } else {
            let high = code >> LOW_BITS;
            let between = Self::reached(self.base() + high, LAST_LABEL - high)?;
            Self::reached(between.base() + (code & LOW), code)
        }
    }

    /// The node at a place, if it has this label.
    fn reached(place: u32, label: u32) -> Option<Self> {
        let packed = u64::from_le_bytes(*NODES.get(place as usize)?);
        ((packed >> 20) as u32 & ((1 << 14) - 1) == label).then_some(Self { place, packed })
    }

    fn base(self) -> u32 {
        self.field(0, 20) as u32
    }

    fn field(self, shift: u32, bits: u32) -> usize {
        (self.packed >> shift) as usize & ((1 << bits) - 1)
    }

    fn tag(self) -> usize {
        self.field(58, 6)
    }

    fn is_word(self) -> bool {
        self.place > 0 && self.tag() != NO_TAG
    }

    fn frequency(self) -> usize {
        self.field(35, 13)
    }

    /// The natural logarithm of the frequency of the word that ends here, if one does that takes part in segmentation.
    pub(crate) fn log_frequency(self) -> Option<f64> {
        let number = self.frequency();
        (number > 0)
            .then(|| LOGARITHMS.get(number).copied().map(f64::from_le_bytes))
            .flatten()
    }

    /// The number of the word that ends here.
    pub(crate) fn word(self) -> Option<WordId> {
        WordId::new(self.place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_survive_packing() {
        let entry = get("的").unwrap();
        assert_eq!(
            (entry.frequency, entry.tag, entry.idf),
            (318_825, "uj", Some(0.88))
        );
        assert_eq!(
            get("卢巴").map(|e| (e.frequency, e.tag)),
            Some((0, "-")),
            "a word of idf.txt alone"
        );
        for no_word in ["这不是词", "", "中华人民共", "𠮷", "\0"] {
            assert_eq!(get(no_word), None, "{no_word}");
        }
    }

    #[test]
    fn prefixes_come_shortest_first() {
        let text = "中华人民共和国宪法规定";
        let mut node = Node::ROOT;
        let mut words = Vec::new();
        for (start, c) in text.char_indices() {
            let Some(child) = node.child(code(c)) else { break };
            if child.log_frequency().is_some() {
                words.push(&text[..start + c.len_utf8()]);
            }
            node = child;
        }
        assert_eq!(
            words,
            ["中", "中华", "中华人民", "中华人民共和国", "中华人民共和国宪法"]
        );
    }

    #[test]
    fn every_line_of_the_source_is_found() {
        let mut total = 0;
        for line in include_str!("../../lexicon/words.tsv").lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let entry = get(fields[0]).unwrap();
            let idf = format!("{}", (entry.idf.unwrap_or(0.0) * 100.0).round());
            assert_eq!(
                [&entry.frequency.to_string(), entry.tag, &idf],
                [fields[1], fields[2], fields[3]],
                "{line}"
            );
            total += u64::from(entry.frequency);
        }
        assert_eq!(total, total_frequency());
    }
}
