//! Scores the library against human references, beside the lead baseline.
//!
//! ```text
//! cargo run --release --features train --example evaluate -- news.jsonl:160 judgments.jsonl:300 abstracts.jsonl
//! ```
//!
//! Each line of a file is a JSON object with `text`, and with `summary`, `keywords` or both as people wrote them;
//! `title` is given to the library where there is one. `:160` after a file's name is the length limit in
//! characters for its summaries. All figures are means over the records, times 100. Records with the lists `best`,
//! `fine`, `weak` and `broken`, as an editor marked keywords, get the shares of the printed keywords that are printable,
//! by `kind` where records have one. With `--ablate`, what becomes of
//! them with one ingredient off at a time.

mod ablate;
mod judged;
mod keywords;
mod lead;
mod records;
mod report;
mod rouge;
mod statistics;
mod summaries;
mod weights;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use zhaiyao::summary::training::{LEARNED, Weights, summary_with};
use zhaiyao::{AnalyzeOptions, Document, Engine, KeywordOptions, Length, SummaryOptions};

use records::{Input, Record};
use report::{FileScores, Report};

/// Scores summaries (character ROUGE F1) and keywords (exact match) against human references in NDJSON.
#[derive(Parser)]
struct Arguments {
    /// NDJSON files, each with its own limit if one follows after a colon.
    #[arg(required = true, value_name = "FILE[:CHARS]")]
    files: Vec<String>,

    /// The limit of a summary, in characters, for files that name none.
    #[arg(long, value_name = "N", default_value_t = 160)]
    chars: usize,

    /// Single words only, no phrases.
    #[arg(long)]
    words: bool,

    /// What each ingredient is worth: the figures' change with one of them off at a time.
    #[arg(long)]
    ablate: bool,

    /// Weights of sentences from this JSON file instead of the library's.
    #[arg(long, value_name = "FILE")]
    weights: Option<PathBuf>,

    /// Prints the abstracts as NDJSON, and no figures.
    #[arg(long)]
    summaries: bool,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("evaluate: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let engine = Engine::new();
    let mut files = Vec::new();
    for argument in &arguments.files {
        let input = Input::parse(argument, arguments.chars);
        let records = records::read(&input.path)?;
        files.push((input, records));
    }
    if arguments.ablate {
        for table in ablate::ablate(&engine, &files, arguments.words) {
            print!("{table}");
        }
        return Ok(());
    }
    let weights = arguments.weights.as_deref().map_or(Ok(LEARNED), weights::read)?;
    if arguments.summaries {
        return summaries::print(&engine, &files, &weights);
    }
    let score =
        |(input, records): &(Input, Vec<Record>)| score(&engine, input, records, arguments.words, &weights);
    print!("{}", Report(files.iter().map(score).collect()));
    Ok(())
}

fn score(
    engine: &Engine,
    input: &Input,
    records: &[Record],
    words_only: bool,
    weights: &Weights,
) -> FileScores {
    let mut summary_options = SummaryOptions::default();
    summary_options.length = Length::Chars(input.chars);
    let mut keyword_options = KeywordOptions::default();
    keyword_options.count = 10;
    keyword_options.words_only = words_only;

    let mut scores = FileScores::new(input);
    for record in records {
        let document = analyze(engine, record);
        if let Some(reference) = &record.summary {
            let lead = lead::lead(&record.text, input.chars);
            // The limit is hard: what goes beyond it does not count.
            let summary: String = summary_with(&document, &summary_options, weights)
                .text()
                .chars()
                .take(input.chars)
                .collect();
            scores.lead.push(rouge::rouge(&lead, reference));
            scores.summaries.push(rouge::rouge(&summary, reference));
        }
        if let Some(marks) = &record.marks {
            let options = KeywordOptions::default().words_only(words_only);
            let printed = document
                .keywords(&options)
                .into_iter()
                .map(|keyword| keyword.text);
            let printed = printed.collect::<Vec<_>>();
            scores
                .judged
                .push(judged::Printed::new(&record.kind, &printed, marks));
        }
        if let Some(reference) = &record.keywords {
            let found: Vec<String> = document
                .keywords(&keyword_options)
                .into_iter()
                .map(|keyword| keyword.text)
                .collect();
            scores
                .keywords_at_5
                .push(keywords::exact_match(&found, reference, 5));
            scores
                .keywords_at_10
                .push(keywords::exact_match(&found, reference, 10));
        }
    }
    scores
}

fn analyze<'r>(engine: &Engine, record: &'r Record) -> Document<'r> {
    match &record.title {
        Some(title) => engine.analyze_with(&record.text, &AnalyzeOptions::default().title(title)),
        None => engine.analyze(&record.text),
    }
}
