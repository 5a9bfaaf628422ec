//! Compiles what fields of records are called (`lexicon/fields.tsv`) into lists of Rust. `src/input/record/names.rs` includes
//! what is written here: a field that it does not have is an error of the compiler.

use std::error::Error;
use std::fmt::Write as _;
use std::{fs, path::Path};

use crate::phrases::camel;

const PATH: &str = "lexicon/fields.tsv";

pub(crate) fn compile(out_dir: &Path) -> Result<(), Box<dyn Error>> {
    let (mut names, mut endings, mut front) = (String::new(), String::new(), String::new());
    for line in fs::read_to_string(PATH)?
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let fault = || format!("{PATH}: not a field, how it is named, and names: {line:?}");
        let [field, how, list] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(fault().into());
        };
        let table = match how {
            "is" => &mut names,
            "ends" => &mut endings,
            "front" => &mut front,
            _ => return Err(fault().into()),
        };
        let list: Vec<&str> = list.split(' ').collect();
        writeln!(table, "    (Field::{}, &{list:?}),", camel(field))?;
    }
    let rust = format!(
        "const NAMES: Names = &[\n{names}];\nconst ENDINGS: Names = &[\n{endings}];\nconst FRONT_MATTER: Names = &[\n{front}];\n"
    );
    fs::write(out_dir.join("fields.rs"), rust)?;
    Ok(())
}
