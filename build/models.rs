//! Lays out the models of keywords. `src/keywords/model/` reads what is written here.

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
             Odds::new(Cow::Borrowed(&{keys:?}), Cow::Borrowed(&{values:?})));",
            trees.cuts, trees.cut_ends, trees.sizes, trees.branches, trees.leaves,
        )?;
    }
    fs::write(out_dir.join("models.rs"), rust)?;
    Ok(())
}
