//! Prints what weights are learned from: the features of every candidate of every record.
//!
//!     cargo run --release --example features -- keywords|words < REFERENCES.ndjson

use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};

use serde_json::{Value, json};
use zhaiyao::{Engine, keywords};

fn main() -> Result<(), Box<dyn Error>> {
    let kind = std::env::args().nth(1).unwrap_or_default();
    let engine = Engine::new();
    let mut out = std::io::BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let document = engine.analyze_titled(
            record["title"].as_str().unwrap_or(""),
            record["text"].as_str().unwrap_or(""),
        );
        let candidates = keywords::describe(&document, kind == "words");
        let texts: Vec<&str> = candidates
            .iter()
            .map(|candidate| candidate.text.as_str())
            .collect();
        let features: Vec<&[f32]> = candidates
            .iter()
            .map(|candidate| candidate.features.as_slice())
            .collect();
        serde_json::to_writer(
            &mut out,
            &json!({"id": record["id"], "keywords": record["keywords"], "names": keywords::features::NAMES.as_slice(), "texts": texts, "features": features}),
        )?;
        writeln!(out)?;
    }
    Ok(())
}
