//! Compiles the tables of `lexicon/` that the command's modules take in, as `../build/main.rs` does.

#[path = "../src/text/phrases/buckets.rs"]
#[allow(dead_code, reason = "only a part is called here")]
mod buckets;
#[path = "../build/fields.rs"]
mod fields;
#[path = "../build/folding.rs"]
#[allow(dead_code, reason = "only a part is called here")]
mod folding;
#[path = "../build/phrases.rs"]
#[allow(dead_code, reason = "only a part is called here")]
mod phrases;
#[path = "../build/word_sets.rs"]
mod word_sets;

use std::{env, error::Error, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let out_dir = env::var("OUT_DIR")?;
    println!("cargo::rerun-if-changed=../lexicon");
    println!("cargo::rerun-if-changed=../build");
    // The tables are named from the root of the repository.
    env::set_current_dir("..")?;
    fields::compile(Path::new(&out_dir))?;
    word_sets::compile(Path::new(&out_dir), &folding::Folding::new()?)
}
