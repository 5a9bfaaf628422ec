//! Compiles the tables of `lexicon/sets/` into sets of words, a file of Rust for each table, and what offices are called.
//! The tables are written as those of rules are (`phrases.rs`), with the name of a set where those have a rule.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::{fs, path::Path};

use crate::folding::Folding;
use crate::phrases::{Row, read, tables};

pub(crate) fn compile(out_dir: &Path, folding: &Folding) -> Result<(), Box<dyn Error>> {
    for table in tables("lexicon/sets")? {
        let (mut sets, mut rows) = (BTreeMap::new(), Vec::new());
        read(&table, folding, &mut sets, &mut rows)?;
        let mut distinct = BTreeSet::new();
        for Row { rule, place, phrase } in &rows {
            if !distinct.insert((rule, place, phrase)) {
                return Err(format!("{}: {rule} has {phrase:?} twice", table.display()).into());
            }
        }
        let name = table.file_stem().unwrap_or_default().to_string_lossy();
        fs::write(out_dir.join(format!("sets.{name}.rs")), rust(&sets, &rows)?)?;
    }
    fs::write(out_dir.join("offices.rs"), offices()?)?;
    Ok(())
}

/// What offices are called in full, and in short: `lexicon/offices.tsv`.
fn offices() -> Result<String, Box<dyn Error>> {
    let path = "lexicon/offices.tsv";
    let mut rust = String::from("const OFFICES: &[(&str, &str)] = &[\n");
    for line in fs::read_to_string(path)?
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let (full, short) = line.split_once('\t').ok_or_else(|| format!("{path}: {line:?}"))?;
        writeln!(rust, "    ({full:?}, {short:?}),")?;
    }
    Ok(rust + "];\n")
}

fn rust(sets: &BTreeMap<String, String>, rows: &[Row]) -> Result<String, std::fmt::Error> {
    let mut rust = String::new();
    for (set, comment) in sets {
        let phrases = |place: &str| -> Vec<&str> {
            let rows = rows.iter().filter(|row| row.rule == *set && row.place == place);
            rows.map(|row| &*row.phrase).collect()
        };
        let mut whole = phrases("Is");
        whole.sort_unstable();
        writeln!(
            rust,
            "/// {comment}\npub(crate) const {}: WordSet = WordSet::new({set:?}, &{whole:?}, &{:?}, &{:?}, &{:?});",
            set.to_uppercase(),
            phrases("Begins"),
            phrases("Ends"),
            phrases("Has"),
        )?;
    }
    Ok(rust)
}
