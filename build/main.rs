//! Compiles the tables of `lexicon/` into what the binary holds: the words into a trie, the characters that are read as
//! others into tables by code point, the phrases of rules into buckets, sets of words into lists, the models of keywords into
//! tables of their trees.

#[path = "../src/text/phrases/buckets.rs"]
mod buckets;
mod characters;
mod fields;
mod folding;
#[path = "../src/text/lexicon/layout.rs"]
mod layout;
mod lexicon;
mod lists;
mod models;
mod phrases;
#[path = "../src/keywords/model/table.rs"]
mod table;
mod trie;
mod word_sets;
mod words;

use std::{env, error::Error, path::Path};

use folding::Folding;

fn main() -> Result<(), Box<dyn Error>> {
    let out_dir = env::var("OUT_DIR")?;
    let folding = Folding::new()?;
    println!("cargo::rerun-if-changed=lexicon");
    println!("cargo::rerun-if-changed=stopwords");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/text/lexicon/layout.rs");
    println!("cargo::rerun-if-changed=src/keywords/model/table.rs");
    models::compile(Path::new(&out_dir))?;
    println!("cargo::rerun-if-changed=src/text/phrases/buckets.rs");
    lexicon::compile(Path::new(&out_dir), &folding)?;
    characters::compile(Path::new(&out_dir))?;
    phrases::compile(Path::new(&out_dir), &folding)?;
    fields::compile(Path::new(&out_dir))?;
    word_sets::compile(Path::new(&out_dir), &folding)?;
    lists::compile(Path::new(&out_dir), &folding)
}
