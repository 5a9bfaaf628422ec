//! Abstracts as they come out, for scripts that judge them.

use std::error::Error;
use std::io::{BufWriter, Write, stdout};

use serde_json::json;
use zhaiyao::summary::training::{Weights, summary_with};
use zhaiyao::{Engine, Length, SummaryOptions};

use super::records::{Input, Record};
use super::rouge::rouge;

/// Prints the abstract of every record, its sentences and where they stand, in characters, and where there is a
/// reference the mean of ROUGE-1, -2 and -L.
pub(crate) fn print(
    engine: &Engine,
    files: &[(Input, Vec<Record>)],
    weights: &Weights,
) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(stdout().lock());
    for (input, records) in files {
        let options = SummaryOptions::default().length(Length::Chars(input.chars));
        for record in records {
            let document = super::analyze(engine, record);
            let summary = summary_with(&document, &options, weights);
            let chars = |at: usize| record.text[..at].chars().count();
            let quoted = summary.sentences.iter().map(|sentence| {
                json!({"text": sentence.text, "cut": sentence.cut,
                    "span": {"chars": [chars(sentence.span.start), chars(sentence.span.end)]}})
            });
            let score = |reference: &String| rouge(&summary.text(), reference).mean();
            let line = json!({"id": record.id, "summary": summary.text(), "sentences": quoted.collect::<Vec<_>>(),
                "rouge": record.summary.as_ref().map(score)});
            serde_json::to_writer(&mut out, &line)?;
            writeln!(out)?;
        }
    }
    Ok(out.flush()?)
}
