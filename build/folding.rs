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
            folding.extend(rows(path)?.into_iter().map(|row| (row.from, row.to)));
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

/// A character, and what it is read as.
pub(crate) struct Row {
    pub(crate) from: char,
    pub(crate) to: char,
    /// What it stands for in Traditional texts, where that is another.
    pub(crate) traditional: Option<char>,
}

/// The lines of a table of two or three characters each. All have three bytes in UTF-8.
pub(crate) fn rows(path: &str) -> Result<Vec<Row>, Box<dyn Error>> {
    let table = fs::read_to_string(path)?;
    let row = |line: &str| {
        let chars: Vec<char> = line.chars().collect();
        let (from, to, traditional) = match chars[..] {
            [from, '\t', to] => (from, to, None),
            [from, '\t', to, '\t', traditional] => (from, to, Some(traditional)),
            _ => return Err(format!("{path}: {line:?} is not two or three characters and tabs").into()),
        };
        if [Some(from), Some(to), traditional]
            .into_iter()
            .flatten()
            .any(|c| c.len_utf8() != 3)
        {
            return Err(format!("{path}: {line:?} has a character that is no Han character").into());
        }
        Ok(Row {
            from,
            to,
            traditional,
        })
    };
    table.lines().map(row).collect()
}
