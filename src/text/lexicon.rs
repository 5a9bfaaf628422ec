//! The built-in dictionary: frequency, part of speech and inverse document frequency of 370,000 words.
//!
//! The words, frequencies and tags are jieba's `dict.txt`, the IDF values its `idf.txt` (MIT licence, see NOTICE).
//! They lie in the binary as a finite-state map, so that nothing is loaded at start.

use std::sync::LazyLock;

use fst::raw::{Fst, Output};

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.fst"));

/// Every word with a frequency, front coded: see `build.rs`, which writes it.
static LIST: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.list"));

/// `None` only if the build script wrote what `fst` cannot read: every look-up then finds nothing.
static MAP: LazyLock<Option<Fst<&'static [u8]>>> = LazyLock::new(|| Fst::new(WORDS).ok());

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

impl Entry {
    fn unpack(value: u64) -> Self {
        let idf = (value >> 24 & 0xffff) as u32;
        Self {
            frequency: (value & 0x00ff_ffff) as u32,
            tag: TAGS.get((value >> 40) as usize).copied().unwrap_or("-"),
            idf: (idf > 0).then(|| f64::from(idf) / 100.0),
        }
    }
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
    MAP.as_ref()?
        .get(word.as_bytes())
        .map(|output| Entry::unpack(output.value()))
}

/// The sum of all words' frequencies.
pub(crate) const fn total_frequency() -> u64 {
    TOTAL_FREQUENCY
}

/// Calls `found` with every dictionary word that `text` begins with, shortest first.
pub(crate) fn for_each_prefix<'t>(text: &'t str, mut found: impl FnMut(&'t str, Entry)) {
    let Some(map) = MAP.as_ref() else { return };
    let mut node = map.root();
    let mut output = Output::zero();
    for (index, &byte) in text.as_bytes().iter().enumerate() {
        let Some(transition) = node.find_input(byte).map(|i| node.transition(i)) else {
            return;
        };
        output = output.cat(transition.out);
        node = map.node(transition.addr);
        if node.is_final() {
            found(
                &text[..=index],
                Entry::unpack(output.cat(node.final_output()).value()),
            );
        }
    }
}

/// Calls `found` with every word that takes part in segmentation, and its frequency.
pub(crate) fn for_each_word(mut found: impl FnMut(&str, u32)) {
    let mut word = Vec::new();
    let mut list = LIST.iter().copied();
    while let (Some(shared), Some(n_more)) = (list.next(), list.next()) {
        word.truncate(usize::from(shared));
        word.extend(list.by_ref().take(usize::from(n_more)));
        let (mut frequency, mut shift) = (0_u32, 0_u32);
        for byte in list.by_ref() {
            frequency |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                break;
            }
        }
        if let Ok(word) = std::str::from_utf8(&word) {
            found(word, frequency);
        }
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
        assert_eq!(get("这不是词"), None);
        assert_eq!(get(""), None);
    }

    #[test]
    fn prefixes_come_shortest_first() {
        let mut words = Vec::new();
        for_each_prefix("中华人民共和国宪法规定", |word, _| words.push(word));
        assert_eq!(
            words,
            ["中", "中华", "中华人民", "中华人民共和国", "中华人民共和国宪法"]
        );
    }

    #[test]
    fn all_words_come_with_their_frequency() {
        let (mut words, mut total) = (0, 0);
        for_each_word(|word, frequency| {
            words += 1;
            total += u64::from(frequency);
            if words % 1000 == 0 {
                assert_eq!(get(word).map(|entry| entry.frequency), Some(frequency), "{word}");
            }
        });
        assert_eq!((words, total), (349_045, total_frequency()));
    }
}
