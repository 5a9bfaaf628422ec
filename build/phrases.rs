//! Compiles the tables of `lexicon/rules/` into what `src/text/phrases/` searches texts with. A line of a table is a
//! rule, where a phrase must stand for it, the phrase, a line on which the phrase makes the rule fire, and one on which
//! the rule does not fire. A comment before the first line of a rule says what the rule is for.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::buckets::{MORE, N_BUCKETS, N_FIRSTS, ONE, bucket, first};
use crate::folding::Folding;

const FOLDER: &str = "lexicon/rules";
const PLACES: [(&str, &str); 4] = [
    ("begins", "Begins"),
    ("ends", "Ends"),
    ("is", "Is"),
    ("has", "Has"),
];

/// What a line of a table says, without its examples.
pub(crate) struct Row {
    pub(crate) rule: String,
    pub(crate) place: &'static str,
    pub(crate) phrase: String,
}

pub(crate) fn compile(out_dir: &Path, folding: &Folding) -> Result<(), Box<dyn Error>> {
    let (mut rules, mut rows) = (BTreeMap::new(), Vec::new());
    for table in tables(FOLDER)? {
        read(&table, folding, &mut rules, &mut rows)?;
    }
    // Phrases of a bucket lie side by side.
    rows.sort_by(|a, b| (bucket_of(a), &a.phrase, &a.rule).cmp(&(bucket_of(b), &b.phrase, &b.rule)));
    for pair in rows.windows(2) {
        if (&pair[0].phrase, &pair[0].rule, pair[0].place) == (&pair[1].phrase, &pair[1].rule, pair[1].place)
        {
            return Err(format!("{FOLDER}: {} has {:?} twice", pair[0].rule, pair[0].phrase).into());
        }
    }
    fs::write(out_dir.join("phrases.rs"), rust(&rules, &rows)?)?;
    Ok(())
}

/// The tables in `folder`.
pub(crate) fn tables(folder: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let paths = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut tables: Vec<PathBuf> = paths.collect::<Result<_, _>>()?;
    tables.retain(|table| table.extension().is_some_and(|ext| ext == "tsv"));
    tables.sort();
    Ok(tables)
}

/// Reads a table: the comment of each rule, and its rows.
pub(crate) fn read(
    path: &Path,
    folding: &Folding,
    rules: &mut BTreeMap<String, String>,
    rows: &mut Vec<Row>,
) -> Result<(), Box<dyn Error>> {
    let table = fs::read_to_string(path)?;
    let mut comment = String::new();
    for (number, line) in (1..).zip(table.lines()) {
        let fault = |what: &str| format!("{}:{number}: {what}: {line:?}", path.display());
        if let Some(text) = line.strip_prefix('#') {
            comment += text;
            continue;
        }
        folding.check(&path.to_string_lossy(), number, line)?;
        let fields: Vec<&str> = line.split('\t').collect();
        let [rule, place, phrase, fires, fires_not] = fields[..] else {
            return Err(fault("not five fields: rule, place, phrase, and two examples").into());
        };
        let Some(&(_, place)) = PLACES.iter().find(|(name, _)| *name == place) else {
            return Err(fault("the place is none of begins, ends, is, has").into());
        };
        if phrase.is_empty() || !fires.contains(phrase) || fires_not.is_empty() {
            return Err(fault(
                "an example with the phrase, and one on which the rule does not fire, are needed",
            )
            .into());
        }
        match rules.get(rule) {
            None if comment.is_empty() => return Err(fault("a comment must say what the rule is for").into()),
            None => rules.insert(rule.to_owned(), std::mem::take(&mut comment).trim().to_owned()),
            Some(_) => None,
        };
        rows.push(Row {
            rule: rule.to_owned(),
            place,
            phrase: phrase.to_owned(),
        });
    }
    Ok(())
}

fn bucket_of(row: &Row) -> usize {
    let mut chars = row.phrase.chars();
    bucket(chars.next().unwrap_or('\0'), chars.next().unwrap_or('\0'))
}

fn rust(rules: &BTreeMap<String, String>, rows: &[Row]) -> Result<String, std::fmt::Error> {
    let mut rust = String::from(
        "/// What phrases are looked for for: the rules of `lexicon/rules/`.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub(crate) enum Rule {\n",
    );
    for (rule, comment) in rules {
        writeln!(rust, "    /// {comment}\n    {},", camel(rule))?;
    }
    writeln!(rust, "}}\n\nstatic ROWS: [Row; {}] = [", rows.len())?;
    for Row { rule, place, phrase } in rows {
        writeln!(
            rust,
            "    Row {{ rule: Rule::{}, place: Place::{place}, phrase: {phrase:?} }},",
            camel(rule)
        )?;
    }
    let mut beginnings = vec![0_u8; N_FIRSTS / 4];
    let mut ends = vec![0_u16; N_BUCKETS + 1];
    for row in rows {
        let mut chars = row.phrase.chars();
        let at = first(chars.next().unwrap_or('\0'));
        let kind = if chars.next().is_none() { ONE } else { MORE };
        beginnings[at / 4] |= kind << (2 * (at % 4));
        ends[bucket_of(row) + 1] += 1;
    }
    for at in 1..ends.len() {
        ends[at] += ends[at - 1];
    }
    writeln!(
        rust,
        "];\n\nstatic BEGINNINGS: [u8; N_FIRSTS / 4] = {beginnings:?};\n\
         static BUCKETS: [u16; N_BUCKETS + 1] = {ends:?};",
    )?;
    Ok(rust)
}

/// `credit_role` as Rust names it: `CreditRole`.
pub(crate) fn camel(name: &str) -> String {
    let part = |part: &str| part[..1].to_ascii_uppercase() + &part[1..];
    name.split('_')
        .filter(|part| !part.is_empty())
        .map(part)
        .collect()
}
