//! Compiles the tables of `lexicon/` into what the binary holds: the words into a trie, the characters that are read as
//! others into tables by code point.

mod characters;
#[path = "../src/text/lexicon/layout.rs"]
mod layout;
mod lexicon;
mod trie;
mod words;

use std::{env, error::Error, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let out_dir = env::var("OUT_DIR")?;
    println!("cargo::rerun-if-changed=lexicon");
    println!("cargo::rerun-if-changed=stopwords");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/text/lexicon/layout.rs");
    lexicon::compile(Path::new(&out_dir))?;
    characters::compile(Path::new(&out_dir))
}
