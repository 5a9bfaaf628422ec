//! Prints what weights are learned from, of every record: the features of all candidate keywords; with a model, those of its
//! best candidates, the keywords that are printed by it, or the first ten; or the features of every sentence that can be quoted under a limit of CHARS
//! characters.
//!
//!     cargo run --release --features train --example features -- keywords|words [best|print|list MODEL] < REFERENCES.ndjson
//!     cargo run --release --features train --example features -- CHARS < REFERENCES.ndjson

use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};

use serde_json::{Value, json};
use zhaiyao::keywords::training::{self, DescribedCandidate, Model, describe, describe_best, keywords_with};
use zhaiyao::{AnalyzeOptions, Document, Engine, KeywordOptions, Length, SummaryOptions, summary};

const USAGE: &str =
    "usage: features CHARS | keywords|words [best|print|list MODEL]; references on standard input";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (kind, how, model) = match arguments[..] {
        [kind @ ("keywords" | "words")] => (kind, "", None),
        [
            kind @ ("keywords" | "words"),
            how @ ("best" | "print" | "list"),
            path,
        ] => (kind, how, Some(Model::parse(&std::fs::read_to_string(path)?)?)),
        [chars] if chars.parse::<usize>().is_ok() => (chars, "", None),
        _ => return Err(USAGE.into()),
    };
    let words_only = kind == "words";
    let engine = Engine::new();
    let mut out = std::io::BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().unwrap_or("");
        let document = engine.analyze_with(
            text,
            &AnalyzeOptions::default().title(record["title"].as_str().unwrap_or("")),
        );
        let described = match (kind.parse(), &model) {
            (Ok(chars), _) => sentences(&document, chars),
            (_, None) => candidates(&describe(&document, words_only)),
            (_, Some(model)) if how == "best" => candidates(&describe_best(&document, words_only, model)),
            (_, Some(model)) => {
                let mut options = KeywordOptions::default().words_only(words_only);
                if how == "list" {
                    options = options.count(10).min_score(0.0);
                }
                printed(&document, &options, model)
            }
        };
        let line =
            json!({"keywords": record["keywords"], "summary": record["summary"], "described": described});
        serde_json::to_writer(&mut out, &line)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Names of features, and texts with their features.
fn candidates(candidates: &[DescribedCandidate]) -> Value {
    let texts: Vec<&str> = candidates
        .iter()
        .map(|candidate| candidate.text.as_str())
        .collect();
    let forms: Vec<&str> = candidates
        .iter()
        .map(|candidate| candidate.form.as_str())
        .collect();
    let beside: Vec<&[String; 2]> = candidates.iter().map(|candidate| &candidate.beside).collect();
    let features: Vec<&[f32]> = candidates
        .iter()
        .map(|candidate| candidate.features.as_slice())
        .collect();
    let n = candidates.first().map_or(0, |candidate| candidate.features.len());
    let names: Vec<&str> = training::names().take(n).collect();
    json!({"names": names, "texts": texts, "forms": forms, "beside": beside, "features": features})
}

/// The keywords, best first, with their probabilities.
fn printed(document: &Document<'_>, options: &KeywordOptions, model: &Model) -> Value {
    let keywords = keywords_with(document, options, model);
    let texts: Vec<&str> = keywords.iter().map(|keyword| keyword.text.as_str()).collect();
    let scores: Vec<f64> = keywords.iter().map(|keyword| keyword.score).collect();
    json!({"texts": texts, "scores": scores})
}

fn sentences(document: &Document<'_>, chars: usize) -> Value {
    let sentences = summary::training::describe(document, Length::Chars(chars));
    let texts: Vec<&str> = sentences.iter().map(|sentence| sentence.text.as_str()).collect();
    let features: Vec<&[f32]> = sentences
        .iter()
        .map(|sentence| sentence.features.as_slice())
        .collect();
    let options = SummaryOptions::default().length(Length::Chars(chars));
    let ranked = summary::rank_sentences(document, &options);
    let similar: Vec<_> = ranked.graph.ties().all().collect();
    let register = ranked.register.name();
    json!({"names": summary::training::names(), "register": register, "texts": texts, "features": features, "similar": similar})
}
