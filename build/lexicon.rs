//! Compiles all that is known of words into a trie and its tables. `src/text/lexicon/` reads what is written here.

use std::collections::BTreeMap;
use std::{error::Error, fs, path::Path};

use crate::folding::Folding;
use crate::layout::{BASE, BitField, ENTRY, EntryBytes, FREQUENCY, IS_WIDE, LABEL, LOW, NO_ENTRY};
use crate::trie::{ArrayPlace, SpelledWord, codes, double_array};
use crate::words::{DICTIONARY, LISTED, STOP_WORDS, WordData, WordTable};

fn sorted<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}

pub(crate) fn compile(out_dir: &Path, folding: &Folding) -> Result<(), Box<dyn Error>> {
    let (dictionary, lists) = (fs::read_to_string(DICTIONARY)?, fs::read_to_string(LISTED)?);
    let stop_words = STOP_WORDS
        .iter()
        .map(fs::read_to_string)
        .collect::<Result<Vec<_>, _>>()?;
    let mut words = WordTable::default();
    words.add_dictionary(&dictionary)?;
    words.add_lists(&lists, folding)?;
    for text in &stop_words {
        words.add_stop_words(text);
    }

    let codes = codes(words.0.keys().copied());
    let (places, filter) = double_array(&spelled(&words, &codes));
    let known: Vec<WordData> = words.0.into_values().collect();
    let tables = Tables::new(&known);
    let nodes: Vec<u64> = places
        .iter()
        .map(|place| tables.node(place, &known))
        .collect::<Result<_, _>>()?;
    let nowhere = places.len() - LOW as usize - 1;
    tables.write(
        out_dir,
        nowhere,
        known.iter().map(|known| u64::from(known.frequency)).sum(),
    )?;
    let write = |name: &str, bytes: Vec<u8>| fs::write(out_dir.join(format!("words.{name}")), bytes);
    write("nodes", nodes.into_iter().flat_map(u64::to_le_bytes).collect())?;
    write("filter", filter)?;
    write("codes", code_table(&codes))?;
    Ok(())
}

/// The words as sequences of codes, sorted, each with its number.
fn spelled(words: &WordTable, codes: &BTreeMap<char, u16>) -> Vec<SpelledWord> {
    let spelled = words.0.iter().zip(0..);
    let mut spelled: Vec<SpelledWord> = spelled
        .map(|((word, known), number)| SpelledWord {
            codes: word.chars().map(|c| codes[&c]).collect(),
            number,
            frequency: known.frequency,
        })
        .collect();
    spelled.sort_unstable();
    spelled
}

/// The code of every character up to the last that has one.
fn code_table(codes: &BTreeMap<char, u16>) -> Vec<u8> {
    let last = codes.keys().next_back().map_or(0, |&c| c as usize);
    let mut table = vec![0_u16; last + 1];
    for (&c, &code) in codes {
        table[c as usize] = code;
    }
    table.into_iter().flat_map(u16::to_le_bytes).collect()
}

/// What nodes refer to by number.
struct Tables<'t> {
    /// The frequency 0 comes first: the word takes no part in segmentation.
    frequencies: Vec<u32>,
    tags: Vec<&'t str>,
    entries: Vec<EntryBytes>,
}

impl<'t> Tables<'t> {
    fn new(known: &[WordData<'t>]) -> Self {
        let mut tables = Self {
            frequencies: sorted(known.iter().map(|known| known.frequency).chain([0])),
            tags: sorted(known.iter().map(|known| known.tag)),
            entries: Vec::new(),
        };
        tables.entries = sorted(known.iter().map(|known| tables.entry(known)));
        tables
    }

    fn entry(&self, known: &WordData) -> EntryBytes {
        let [low, high] = known.idf.to_le_bytes();
        let tag = self.tags.binary_search(&known.tag).unwrap_or_default();
        [low, high, tag as u8, known.facts]
    }

    fn node(&self, place: &ArrayPlace, known: &[WordData]) -> Result<u64, Box<dyn Error>> {
        let known = place.word.map(|word| &known[word]);
        let frequency = known.and_then(|known| self.frequencies.binary_search(&known.frequency).ok());
        let entry = known.and_then(|known| self.entries.binary_search(&self.entry(known)).ok());
        if entry.is_some_and(|entry| entry >= NO_ENTRY) || self.tags.len() > usize::from(u8::MAX) {
            return Err("more entries or tags than can be told apart".into());
        }
        let fields: [(BitField, usize); 5] = [
            (BASE, place.base as usize),
            (LABEL, place.label.into()),
            (IS_WIDE, place.is_wide.into()),
            (FREQUENCY, frequency.unwrap_or_default()),
            (ENTRY, entry.unwrap_or(NO_ENTRY)),
        ];
        fields.iter().try_fold(0, |node, &((shift, bits), value)| {
            if value >= 1 << bits {
                return Err(format!("{value} does not fit {bits} bits").into());
            }
            Ok(node | (value as u64) << shift)
        })
    }

    /// Writes the tables, and what else `src/text/lexicon/mod.rs` includes.
    fn write(&self, out_dir: &Path, nowhere: usize, total: u64) -> Result<(), Box<dyn Error>> {
        let frequencies = self.frequencies.iter().copied();
        let logarithms = frequencies.clone().map(|frequency| f64::from(frequency).ln());
        for (name, bytes) in [
            ("frequencies", frequencies.flat_map(u32::to_le_bytes).collect()),
            ("logarithms", logarithms.flat_map(f64::to_le_bytes).collect()),
            ("entries", self.entries.concat()),
        ] {
            fs::write(out_dir.join(format!("words.{name}")), bytes)?;
        }
        let rust = format!(
            "const TAGS: &[&str] = &{:?};\n\
             #[allow(clippy::unreadable_literal)]\n\
             const TOTAL_FREQUENCY: u64 = {total};\n\
             /// Where a node without children would look for them: nothing is there.\n\
             #[allow(clippy::unreadable_literal)]\n\
             const NOWHERE: u32 = {nowhere};\n",
            self.tags
        );
        fs::write(out_dir.join("lexicon.rs"), rust)?;
        Ok(())
    }
}
