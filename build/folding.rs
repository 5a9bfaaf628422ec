//! Refuses rows in Traditional characters: rules read texts that are folded to Simplified, and would never find them.

use std::collections::BTreeMap;
use std::{error::Error, fs};

/// Characters that texts are folded from.
pub(crate) const TRADITIONAL: &str = "lexicon/traditional.tsv";
pub(crate) const COMPATIBILITY: &str = "lexicon/compatibility.tsv";

/// What each of these characters is folded to.
pub(crate) struct Folding(BTreeMap<char, char>);

impl Folding {
    pub(crate) fn new() -> Result<Self, Box<dyn Error>> {
        let mut folding = BTreeMap::new();
        for path in [TRADITIONAL, COMPATIBILITY] {
            folding.extend(pairs(path)?);
        }
        Ok(Self(folding))
    }

    /// Fails, with what the row should be, if folding changes it.
    pub(crate) fn check(&self, path: &str, number: usize, row: &str) -> Result<(), String> {
        let folded: String = row.chars().map(|c| *self.0.get(&c).unwrap_or(&c)).collect();
        if folded == row {
            return Ok(());
        }
        Err(format!(
            "{path}:{number}: texts are folded to Simplified characters before rules read them: {row:?} should be {folded:?}"
        ))
    }
}

/// The lines of a table of two characters each. Both have three bytes in UTF-8.
pub(crate) fn pairs(path: &str) -> Result<Vec<(char, char)>, Box<dyn Error>> {
    let table = fs::read_to_string(path)?;
    let pair = |line: &str| {
        let chars: Vec<char> = line.chars().collect();
        match chars[..] {
            [from, '\t', to] if from.len_utf8() == 3 && to.len_utf8() == 3 => Ok((from, to)),
            _ => Err(format!("{path}: {line:?} is not two Han characters and a tab").into()),
        }
    };
    table.lines().map(pair).collect()
}
