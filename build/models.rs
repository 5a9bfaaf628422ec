//! Lays out the models of keywords, which `src/keywords/model/` reads, and the weights of sentences, which
//! `src/summary/weights.rs` does.

use std::fmt::Write as _;
use std::{error::Error, fs, path::Path};

use crate::table::{Table, parse};

pub(crate) fn compile(out_dir: &Path) -> Result<(), Box<dyn Error>> {
    let mut rust = String::new();
    for (name, path) in [
        ("PHRASES", "lexicon/phrases.model"),
        ("WORDS", "lexicon/words.model"),
    ] {
        let text = fs::read_to_string(path)?;
        let Table {
            weights,
            features,
            trees,
            keys,
            values,
        } = parse(&text).map_err(|error| format!("{path}: {error}"))?;
        writeln!(
            rust,
            "#[allow(clippy::approx_constant, clippy::unreadable_literal)]\n\
             static {name}: Model = Model::compiled(&{weights:?}, &{features:?}, Trees {{\
             cuts: Cow::Borrowed(&{:?}), cut_ends: Cow::Borrowed(&{:?}), sizes: Cow::Borrowed(&{:?}),\
             branches: Cow::Borrowed(&{:?}), leaves: Cow::Borrowed(&{:?}) }},\
             AffixOdds::new(Cow::Borrowed(&{keys:?}), Cow::Borrowed(&{values:?})));",
            trees.cuts, trees.cut_ends, trees.sizes, trees.branches, trees.leaves,
        )?;
    }
    fs::write(out_dir.join("models.rs"), rust)?;
    fs::write(out_dir.join("weights.rs"), weights_of_sentences()?)?;
    Ok(())
}

/// A list of names and weights for every column of the table.
fn weights_of_sentences() -> Result<String, Box<dyn Error>> {
    const PATH: &str = "lexicon/sentences.model";
    let table = fs::read_to_string(PATH)?;
    let mut rows = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect::<Vec<_>>());
    let columns = rows.next().unwrap_or_default();
    let mut lists = vec![String::new(); columns.len()];
    for row in rows {
        if row.len() != columns.len() {
            return Err(format!("{PATH}: not {} fields: {row:?}", columns.len()).into());
        }
        for (list, weight) in lists.iter_mut().zip(&row).skip(1) {
            let weight: f32 = weight
                .parse()
                .map_err(|error| format!("{PATH}: {row:?}: {error}"))?;
            write!(list, "({:?}, {weight:?}), ", row[0])?;
        }
    }
    let mut rust = String::new();
    for (column, list) in columns.iter().zip(lists).skip(1) {
        writeln!(
            rust,
            "#[allow(clippy::approx_constant, reason = \"by chance\")]\n\
             const {}: &[(&str, f32)] = &[{list}];",
            column.to_uppercase()
        )?;
    }
    Ok(rust)
}
