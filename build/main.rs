//! Compiles the tables of `lexicon/` into what the binary holds: the words into a trie, the Traditional characters into a
//! table by code point.

#[path = "../src/text/lexicon/layout.rs"]
mod layout;
mod lexicon;
mod trie;
mod words;

use std::{env, error::Error, fs, path::Path};

/// The Han characters of the basic plane, which the table of Traditional characters spans.
const FIRST_HAN: u16 = 0x3400;
const LAST_HAN: u16 = 0x9fff;

fn main() -> Result<(), Box<dyn Error>> {
    let out_dir = env::var("OUT_DIR")?;
    println!("cargo::rerun-if-changed=lexicon");
    println!("cargo::rerun-if-changed=stopwords");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/text/lexicon/layout.rs");
    lexicon::compile(Path::new(&out_dir))?;
    traditional(Path::new(&out_dir))
}

fn traditional(out_dir: &Path) -> Result<(), Box<dyn Error>> {
    let table = fs::read_to_string("lexicon/traditional.tsv")?;
    let mut simplified = vec![0_u16; usize::from(LAST_HAN - FIRST_HAN) + 1];
    for line in table.lines() {
        let mut units = line.encode_utf16();
        let (Some(from @ FIRST_HAN..=LAST_HAN), Some(0x9), Some(to)) =
            (units.next(), units.next(), units.next())
        else {
            return Err(
                format!("lexicon/traditional.tsv: {line:?} is not two Han characters and a tab").into(),
            );
        };
        simplified[usize::from(from - FIRST_HAN)] = to;
    }
    let rust = format!(
        "const FIRST_HAN: u32 = {FIRST_HAN};\nstatic SIMPLIFIED: [u16; {}] = {simplified:?};\n",
        simplified.len()
    );
    fs::write(out_dir.join("traditional.rs"), rust)?;
    Ok(())
}
