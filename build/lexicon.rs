//! Compiles `lexicon/words.tsv` (word, frequency, tag and a hundred times its IDF a line) into a trie and its tables.
//! `src/text/lexicon.rs` reads what is written here.

use std::{error::Error, fs, path::Path};

use crate::trie::{NOWHERE, codes, double_array};

const SOURCE: &str = "lexicon/words.tsv";

/// The number of no tag: no word ends here.
const NO_TAG: u64 = (1 << 6) - 1;

struct Line<'t> {
    word: &'t str,
    frequency: u32,
    tag: &'t str,
    idf: u32,
}

impl<'t> Line<'t> {
    fn parse(line: &'t str) -> Result<Self, Box<dyn Error>> {
        let mut fields = line.split('\t');
        let mut field = || {
            fields
                .next()
                .ok_or(format!("{SOURCE}: {line:?} has fewer than four fields"))
        };
        Ok(Self {
            word: field()?,
            frequency: field()?.parse()?,
            tag: field()?,
            idf: field()?.parse()?,
        })
    }
}

pub(crate) fn compile(out_dir: &Path) -> Result<(), Box<dyn Error>> {
    let table = fs::read_to_string(SOURCE)?;
    let lines: Vec<Line> = table.lines().map(Line::parse).collect::<Result<_, _>>()?;
    let sorted = |mut values: Vec<_>| {
        values.sort_unstable();
        values.dedup();
        values
    };
    // The frequency 0 comes first: the word takes no part in segmentation.
    let frequencies = sorted(lines.iter().map(|line| line.frequency).chain([0]).collect());
    // 0 comes first here too: the IDF is not known.
    let idfs = sorted(lines.iter().map(|line| line.idf).chain([0]).collect());
    let mut tags: Vec<&str> = lines.iter().map(|line| line.tag).collect();
    tags.sort_unstable();
    tags.dedup();

    let codes = codes(lines.iter().map(|line| line.word));
    let mut words: Vec<(Vec<u16>, usize)> = lines
        .iter()
        .map(|line| line.word.chars().map(|c| codes[&c]).collect())
        .zip(0..)
        .collect();
    words.sort_unstable();
    let places = double_array(&words);
    if places.len() >= NOWHERE {
        return Err(format!("{SOURCE}: too many words").into());
    }
    let number_of = |values: &[u32], value: u32| values.binary_search(&value).unwrap_or_default() as u64;
    let mut nodes = Vec::new();
    for place in places {
        let line = place.word.map(|word| &lines[word]);
        let tag = line.and_then(|line| tags.binary_search(&line.tag).ok());
        let fields = [
            (u64::from(place.base), 20),
            (u64::from(place.label), 14),
            (u64::from(place.is_wide), 1),
            (line.map_or(0, |line| number_of(&frequencies, line.frequency)), 13),
            (line.map_or(0, |line| number_of(&idfs, line.idf)), 10),
            (tag.map_or(NO_TAG, |tag| tag as u64), 6),
        ];
        let (mut node, mut shift) = (0, 0);
        for (value, bits) in fields {
            if value >= 1 << bits {
                return Err(format!("{SOURCE}: {value} does not fit {bits} bits").into());
            }
            node |= value << shift;
            shift += bits;
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
        ("codes", code_of.into_iter().flat_map(u16::to_le_bytes).collect()),
        ("idfs", idfs.iter().copied().flat_map(u32::to_le_bytes).collect()),
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
         #[allow(clippy::unreadable_literal)]\nconst TOTAL_FREQUENCY: u64 = {total};\n"
    );
    fs::write(out_dir.join("lexicon.rs"), rust)?;
    Ok(())
}
