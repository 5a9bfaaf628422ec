//! The built-in dictionary: frequency, part of speech and inverse document frequency of 370,000 words.
//!
//! The words, frequencies and tags are jieba's `dict.txt`, the IDF values its `idf.txt` (MIT licence, see NOTICE).
//! What lists of words tell, the stop words among them, stands beside them. All lies in the binary as a trie that is
//! read where it lies: nothing is loaded at start.

use std::num::NonZeroU32;

mod facts;
mod layout;

pub(crate) use facts::{Facts, is_surname};
use layout::{
    BASE, BitField, ENTRY, EntryBytes, FREQUENCY, IS_WIDE, LABEL, LAST_LABEL, LOW, LOW_BITS, NO_ENTRY,
    filter_bit,
};

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// Bytes that lie where a cache line begins.
#[repr(align(64))]
struct Aligned<T: ?Sized>(T);

/// The nodes of the trie: see `layout.rs`, and `build/trie.rs`, which builds it.
static NODES: &[[u8; 8]] = NODE_BYTES.0.as_chunks().0;
static NODE_BYTES: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/words.nodes")));

/// A filter that rules out nearly all children that do not exist, and is small enough to stay in the cache.
static FILTER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.filter"));

/// The code of each character; 0 for those that no word has.
static CODES: &[[u8; 2]] = include_bytes!(concat!(env!("OUT_DIR"), "/words.codes"))
    .as_chunks()
    .0;

/// The frequencies.
static FREQUENCIES: &[[u8; 4]] = include_bytes!(concat!(env!("OUT_DIR"), "/words.frequencies"))
    .as_chunks()
    .0;

/// What else is known of words.
static ENTRIES: &[EntryBytes] = include_bytes!(concat!(env!("OUT_DIR"), "/words.entries"))
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

/// Looks a word up. Words are in lower case and Simplified characters.
///
/// ```
/// let entry = zhaiyao::text::lexicon::get("合作").unwrap();
/// assert_eq!(entry.tag, "vn");
/// assert!(entry.frequency > 0 && entry.idf.unwrap() < 6.0);
/// ```
#[must_use]
pub fn get(word: &str) -> Option<Entry> {
    let word = find(word)?;
    let Details { tag, idf, .. } = Details::of(word);
    let frequency = FREQUENCIES.get(TrieNode::load(word.get()).frequency());
    let entry = Entry {
        frequency: frequency.map_or(0, |&value| u32::from_le_bytes(value)),
        tag: tag.unwrap_or(NO_TAG),
        idf,
    };
    // Of a word on a list alone nothing of this is known.
    (entry.frequency > 0 || idf.is_some()).then_some(entry)
}

/// What the dictionary has where no part of speech is known.
const NO_TAG: &str = "-";

/// What the lexicon knows of a word, but for how frequent it is.
#[derive(Clone, Copy, Default)]
pub(crate) struct Details {
    /// Whether it takes part in segmentation.
    pub(crate) segments: bool,
    pub(crate) tag: Option<&'static str>,
    pub(crate) idf: Option<f64>,
    pub(crate) facts: Facts,
}

impl Details {
    /// What it knows of the word with this number.
    pub(crate) fn of(word: WordId) -> Self {
        let node = TrieNode::load(word.get());
        let [low, high, tag, facts] = node.entry();
        let idf = u16::from_le_bytes([low, high]);
        Self {
            segments: node.frequency() > 0,
            tag: TAGS.get(usize::from(tag)).copied().filter(|&tag| tag != NO_TAG),
            idf: (idf > 0).then(|| f64::from(idf) / 100.0),
            facts: Facts(facts),
        }
    }
}

/// The tags that its words have.
pub(crate) fn tags() -> impl Iterator<Item = &'static str> {
    TAGS.iter().copied().filter(|&tag| tag != NO_TAG)
}

/// The sum of all words' frequencies.
pub(crate) const fn total_frequency() -> u64 {
    TOTAL_FREQUENCY
}

/// The code of a character in the trie.
pub(crate) fn code(c: char) -> u16 {
    CODES.get(c as usize).map_or(0, |&code| u16::from_le_bytes(code))
}

/// A word's number.
pub(crate) type WordId = NonZeroU32;

/// The number of a word that the lexicon knows.
pub(crate) fn find(word: &str) -> Option<WordId> {
    TrieNode::at(word).filter(|node| node.is_word())?.word()
}

/// A node of the trie: what some words begin with, or [`NONE`](Self::NONE).
#[derive(Clone, Copy, Default)]
pub(crate) struct TrieNode {
    place: u32,
    packed: u64,
}

impl TrieNode {
    /// The node that no word goes through.
    const NONE: Self = Self {
        place: 0,
        packed: (NOWHERE as u64) << BASE.0 | (NO_ENTRY as u64) << ENTRY.0,
    };

    fn at(beginning: &str) -> Option<Self> {
        let mut codes = beginning.chars().map(code);
        let first = Self::first(codes.next()?);
        codes.try_fold(first, |node, code| {
            if node.may_have(code) {
                Some(node.towards(code).child(code))
            } else {
                None
            }
        })
    }

    /// The node of the words that begin with the character of this code.
    #[inline]
    pub(crate) fn first(code: u16) -> Self {
        Self::reached(code.into(), code.into())
    }

    /// Whether there may be words that go on with the character of this code: nearly always false where there are none.
    ///
    /// Most nodes have no child for most codes, and finding out at the place of the child is a wait for memory.
    #[inline]
    pub(crate) fn may_have(self, code: u16) -> bool {
        let bit = filter_bit(self.place, code);
        FILTER.get(bit / 8).is_some_and(|bits| bits >> (bit % 8) & 1 == 1)
    }

    /// The node from which one step leads to the child of this code: itself, or the one between.
    #[inline]
    pub(crate) fn towards(self, code: u16) -> Self {
        let high = u32::from(code) >> LOW_BITS;
        let between = self.base() + high;
        let (place, label) = if self.is_wide() {
            (between, LAST_LABEL - high)
        } else {
            (self.place, self.label())
        };
        Self::reached(place, label)
    }

    /// The child for the character of this code, of a node that [`towards`](Self::towards) gave.
    #[inline]
    pub(crate) fn child(self, code: u16) -> Self {
        let code = u32::from(code);
        Self::reached(self.base() + (code & LOW), code)
    }

    /// The node at a place, if it has this label.
    #[inline]
    fn reached(place: u32, label: u32) -> Self {
        let node = Self::load(place);
        if node.label() == label { node } else { Self::NONE }
    }

    fn load(place: u32) -> Self {
        let packed = NODES
            .get(place as usize)
            .map_or(0, |&node| u64::from_le_bytes(node));
        Self { place, packed }
    }

    fn label(self) -> u32 {
        self.field(LABEL) as u32
    }

    fn is_wide(self) -> bool {
        self.field(IS_WIDE) == 1
    }

    fn base(self) -> u32 {
        self.field(BASE) as u32
    }

    pub(crate) fn has_children(self) -> bool {
        self.base() != NOWHERE
    }

    fn field(self, (shift, bits): BitField) -> usize {
        (self.packed >> shift) as usize & ((1 << bits) - 1)
    }

    fn entry(self) -> EntryBytes {
        ENTRIES.get(self.field(ENTRY)).copied().unwrap_or_default()
    }

    fn is_word(self) -> bool {
        self.field(ENTRY) != NO_ENTRY
    }

    fn frequency(self) -> usize {
        self.field(FREQUENCY)
    }

    /// The natural logarithm of the frequency of the word that ends here, if one does that takes part in segmentation.
    #[inline]
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
        for no_word in ["the", "研究区", "这不是词", "", "中华人民共", "𠮷", "\0"] {
            assert_eq!(get(no_word), None, "{no_word}");
        }
    }

    #[test]
    fn prefixes_come_shortest_first() {
        let text = "中华人民共和国宪法规定";
        let mut codes = text.chars().map(code);
        let mut node = TrieNode::first(codes.next().unwrap());
        let mut words = Vec::new();
        for (end, code) in (3..).step_by(3).zip(codes) {
            if node.log_frequency().is_some() {
                words.push(&text[..end]);
            }
            if !node.may_have(code) {
                break;
            }
            node = node.towards(code).child(code);
        }
        assert_eq!(
            words,
            ["中", "中华", "中华人民", "中华人民共和国", "中华人民共和国宪法"]
        );
    }

    #[test]
    fn every_line_of_the_source_is_found() {
        let mut total = 0;
        for line in include_str!("../../../lexicon/words.tsv").lines() {
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
