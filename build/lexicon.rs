//! Compiles `lexicon/words.tsv` (word, frequency, tag and a hundred times its IDF a line) into a trie and its tables.
//! `src/text/lexicon/` reads what is written here.

use std::{error::Error, fs, path::Path};

use crate::layout::{BASE, FREQUENCY, IDF, IS_WIDE, LABEL, LOW, NO_TAG, TAG};
use crate::trie::{Word, codes, double_array};

const SOURCE: &str = "lexicon/words.tsv";

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
    let mut words: Vec<Word> = lines
        .iter()
        .zip(0..)
        .map(|(line, number)| Word {
            codes: line.word.chars().map(|c| codes[&c]).collect(),
            number,
            frequency: line.frequency,
        })
        .collect();
    words.sort_unstable();
    let (places, filter) = double_array(&words);
    let nowhere = places.len() - LOW as usize - 1;
    let number_of = |values: &[u32], value: u32| values.binary_search(&value).unwrap_or_default() as u64;
    let mut nodes = Vec::new();
    for place in places {
        let line = place.word.map(|word| &lines[word]);
        let tag = line.and_then(|line| tags.binary_search(&line.tag).ok());
        let fields = [
            (BASE, u64::from(place.base)),
            (LABEL, u64::from(place.label)),
            (IS_WIDE, u64::from(place.is_wide)),
            (
                FREQUENCY,
                line.map_or(0, |line| number_of(&frequencies, line.frequency)),
            ),
            (IDF, line.map_or(0, |line| number_of(&idfs, line.idf))),
            (TAG, tag.unwrap_or(NO_TAG) as u64),
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
         #[allow(clippy::unreadable_literal)]\nconst TOTAL_FREQUENCY: u64 = {total};\n\
         /// Where a node without children would look for them: nothing is there.\n#[allow(clippy::unreadable_literal)]\nconst NOWHERE: u32 = {nowhere};\n"
    );
    fs::write(out_dir.join("lexicon.rs"), rust)?;
    Ok(())
}
