//! Compiles the lists of words and phrases that are no rules (`lexicon/signs.tsv`, `lexicon/papers.tsv`) into lists of
//! Rust. A sign or a part that the library does not have is an error of the compiler.

use std::error::Error;
use std::fmt::Write as _;
use std::{fs, path::Path};

use crate::folding::Folding;
use crate::phrases::camel;

pub(crate) fn compile(out_dir: &Path, folding: &Folding) -> Result<(), Box<dyn Error>> {
    let mut signs = String::new();
    for [sign, words] in rows("lexicon/signs.tsv", folding)? {
        writeln!(signs, "    (Sign::{}, {words:?}),", camel(&sign))?;
    }
    fs::write(
        out_dir.join("signs.rs"),
        format!("const WORDS: &[(Sign, &str)] = &[\n{signs}];\n"),
    )?;
    let (mut names, mut headings, mut cues) = (String::new(), String::new(), String::new());
    for [part, kind, phrases] in rows("lexicon/papers.tsv", folding)? {
        for phrase in phrases.split(' ') {
            match &*kind {
                "name" => writeln!(names, "    ({phrase:?}, Part::{}),", camel(&part))?,
                "heading" => writeln!(headings, "    ({phrase:?}, Part::{}),", camel(&part))?,
                sure => writeln!(
                    cues,
                    "    ({phrase:?}, Part::{}, {}),",
                    camel(&part),
                    sure.parse::<u8>()?
                )?,
            }
        }
    }
    let papers = format!(
        "const NAMES: &[(&str, Part)] = &[\n{names}];\nconst HEADINGS: &[(&str, Part)] = &[\n{headings}];\nconst CUES: &[(&str, Part, u32)] = &[\n{cues}];\n"
    );
    fs::write(out_dir.join("papers.rs"), papers)?;
    Ok(())
}

/// The lines of a table, in fields.
fn rows<const N: usize>(table: &str, folding: &Folding) -> Result<Vec<[String; N]>, Box<dyn Error>> {
    let text = fs::read_to_string(table)?;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#'));
    lines
        .map(|(number, line)| {
            folding.check(table, number, line)?;
            let fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
            let fields = <[String; N]>::try_from(fields);
            fields.map_err(|_| format!("{table}: not {N} fields: {line:?}").into())
        })
        .collect()
}
