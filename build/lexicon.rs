//! Compiles `lexicon/words.tsv` (word, frequency, tag and a hundred times its IDF a line), `lexicon/lists.tsv` (a list's
//! name and words a line) and the stop words into a trie and its tables. `src/text/lexicon/` reads what is written here.

use std::collections::BTreeMap;
use std::{error::Error, fs, path::Path};

use crate::layout::{BASE, ENTRY, EntryBytes, FREQUENCY, IS_WIDE, LABEL, LISTS, LOW, NO_ENTRY};
use crate::trie::{Word, codes, double_array};

const SOURCE: &str = "lexicon/words.tsv";
const LISTED: &str = "lexicon/lists.tsv";
const STOP_WORDS: [&str; 2] = ["stopwords/zh.txt", "stopwords/en.txt"];

/// Lists of cues, in the order of `Cue`: a word is on one of them at most.
const CUES: [&str; 7] = [
    "first_person",
    "second_person",
    "filler",
    "speech",
    "news",
    "legal",
    "conclusion",
];

/// What is known of a word.
struct Known<'t> {
    frequency: u32,
    tag: &'t str,
    idf: u16,
    facts: u8,
}

/// All words, in order. Those on a list alone have no tag, no IDF, and take no part in segmentation.
fn words(texts: &[String]) -> Result<BTreeMap<&str, Known<'_>>, Box<dyn Error>> {
    let [words, lists, stop_words @ ..] = texts else {
        return Ok(BTreeMap::new());
    };
    let mut known = BTreeMap::new();
    for line in words.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [word, frequency, tag, idf] = fields[..] else {
            return Err(format!("{SOURCE}: {line:?} does not have four fields").into());
        };
        let (frequency, idf, facts) = (frequency.parse()?, idf.parse()?, 0);
        known.insert(
            word,
            Known {
                frequency,
                tag,
                idf,
                facts,
            },
        );
    }
    let mut note = |word, fact: u8| {
        let listed = Known {
            frequency: 0,
            tag: "-",
            idf: 0,
            facts: 0,
        };
        known.entry(word).or_insert(listed).facts |= fact;
    };
    for line in lists.lines() {
        let (name, words) = line.split_once('\t').unwrap_or_default();
        let place = |lists: &[&str]| lists.iter().position(|list| *list == name);
        let fact = match (place(&LISTS), place(&CUES)) {
            (Some(list), _) => 1 << list,
            (None, Some(cue)) => (cue + 1) << LISTS.len(),
            (None, None) => return Err(format!("{LISTED}: no list is called {name:?}").into()),
        };
        words.split(' ').for_each(|word| note(word, fact as u8));
    }
    for line in stop_words.iter().flat_map(|text| text.lines()) {
        let word = line.split('#').next().unwrap_or_default().trim();
        if !word.is_empty() {
            note(word, 1);
        }
    }
    Ok(known)
}

fn sorted<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}

pub(crate) fn compile(out_dir: &Path) -> Result<(), Box<dyn Error>> {
    let texts: Vec<String> = [SOURCE, LISTED]
        .iter()
        .chain(&STOP_WORDS)
        .map(fs::read_to_string)
        .collect::<Result<_, _>>()?;
    let known = words(&texts)?;
    let lines: Vec<&Known> = known.values().collect();
    // The frequency 0 comes first: the word takes no part in segmentation.
    let frequencies = sorted(lines.iter().map(|line| line.frequency).chain([0]));
    let tags = sorted(lines.iter().map(|line| line.tag));
    let entry = |line: &Known| -> EntryBytes {
        let [low, high] = line.idf.to_le_bytes();
        let tag = tags.binary_search(&line.tag).unwrap_or_default();
        [low, high, tag as u8, line.facts]
    };
    let entries = sorted(lines.iter().map(|line| entry(line)));

    let codes = codes(known.keys().copied());
    let mut words: Vec<Word> = known
        .iter()
        .zip(0..)
        .map(|((word, known), number)| Word {
            codes: word.chars().map(|c| codes[&c]).collect(),
            number,
            frequency: known.frequency,
        })
        .collect();
    words.sort_unstable();
    let (places, filter) = double_array(&words);
    let nowhere = places.len() - LOW as usize - 1;
    let mut nodes = Vec::new();
    for place in places {
        let line = place.word.map(|word| lines[word]);
        let frequency = line.and_then(|line| frequencies.binary_search(&line.frequency).ok());
        let entry = line.and_then(|line| entries.binary_search(&entry(line)).ok());
        let fields = [
            (BASE, u64::from(place.base)),
            (LABEL, u64::from(place.label)),
            (IS_WIDE, u64::from(place.is_wide)),
            (FREQUENCY, frequency.unwrap_or_default() as u64),
            (ENTRY, entry.unwrap_or(NO_ENTRY) as u64),
        ];
        let mut node = 0;
        for ((shift, bits), value) in fields {
            if value >= 1 << bits {
                return Err(format!("{SOURCE}: {value} does not fit {bits} bits").into());
            }
            node |= value << shift;
        }
        nodes.extend(node.to_le_bytes());
    }
    let last = codes.keys().next_back().map_or(0, |&c| c as usize);
    let mut code_of = vec![0_u16; last + 1];
    for (&c, &code) in &codes {
        code_of[c as usize] = code;
    }
    let logarithms = frequencies.iter().map(|&frequency| f64::from(frequency).ln());
    let tables = [
        ("nodes", nodes),
        ("filter", filter),
        ("codes", code_of.into_iter().flat_map(u16::to_le_bytes).collect()),
        ("entries", entries.concat()),
        ("logarithms", logarithms.flat_map(f64::to_le_bytes).collect()),
        (
            "frequencies",
            frequencies.iter().copied().flat_map(u32::to_le_bytes).collect(),
        ),
    ];
    for (name, bytes) in tables {
        fs::write(out_dir.join(format!("words.{name}")), bytes)?;
    }
    let total: u64 = lines.iter().map(|line| u64::from(line.frequency)).sum();
    let rust = format!(
        "const TAGS: &[&str] = &{tags:?};\n\
         #[allow(clippy::unreadable_literal)]\nconst TOTAL_FREQUENCY: u64 = {total};\n\
         /// Where a node without children would look for them: nothing is there.\n#[allow(clippy::unreadable_literal)]\nconst NOWHERE: u32 = {nowhere};\n"
    );
    fs::write(out_dir.join("lexicon.rs"), rust)?;
    Ok(())
}
