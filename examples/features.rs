//! Prints what weights are learned from: the features of every candidate keyword, or of every
//! sentence that can be quoted under a limit of CHARS characters, of every record.
//!
//!     cargo run --release --example features -- keywords|words|CHARS < REFERENCES.ndjson

use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};

use serde_json::{Value, json};
use zhaiyao::{AnalyzeOptions, Document, Engine, Length, keywords, summary};

fn main() -> Result<(), Box<dyn Error>> {
    let kind = std::env::args().nth(1).unwrap_or_default();
    let engine = Engine::new();
    let mut out = std::io::BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().unwrap_or("");
        let document = engine.analyze_with(
            text,
            &AnalyzeOptions::default().title(record["title"].as_str().unwrap_or("")),
        );
        let described = match kind.parse() {
            Ok(chars) => sentences(&document, chars),
            Err(_) => candidates(&document, kind == "words"),
        };
        let line =
            json!({"keywords": record["keywords"], "summary": record["summary"], "described": described});
        serde_json::to_writer(&mut out, &line)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Names of features, and texts with their features.
fn candidates(document: &Document<'_>, words_only: bool) -> Value {
    let candidates = keywords::describe(document, words_only);
    let texts: Vec<&str> = candidates
        .iter()
        .map(|candidate| candidate.text.as_str())
        .collect();
    let features: Vec<&[f32]> = candidates
        .iter()
        .map(|candidate| candidate.features.as_slice())
        .collect();
    json!({"names": keywords::features::NAMES.as_slice(), "texts": texts, "features": features})
}

fn sentences(document: &Document<'_>, chars: usize) -> Value {
    let sentences = summary::describe(document, Length::Chars(chars));
    let texts: Vec<&str> = sentences.iter().map(|sentence| sentence.text.as_str()).collect();
    let features: Vec<&[f32]> = sentences
        .iter()
        .map(|sentence| sentence.features.as_slice())
        .collect();
    let (graph, _) = summary::rank_sentences(document, Length::Chars(chars));
    let similar = graph.graph.raw_edges().iter();
    let similar: Vec<_> = similar
        .map(|edge| (edge.source().index(), edge.target().index(), edge.weight))
        .collect();
    let formality: Vec<bool> = sentences.iter().map(|sentence| sentence.is_formality).collect();
    let leans: Vec<bool> = sentences.iter().map(|sentence| sentence.leans).collect();
    json!({"names": summary::features::names(), "texts": texts, "features": features, "similar": similar,
        "formality": formality, "leans": leans})
}
