//! What each ingredient is worth: the figures with one of them off at a time. Weights are set to zero, not learned
//! again without it.

use std::fmt::{self, Display, Formatter};

use zhaiyao::summary::training::{LEARNED, SENTENCE, Weights, summary_with};
use zhaiyao::{Document, Engine, KeywordOptions, Length, Method, SummaryOptions};

use crate::keywords::exact_match;
use crate::records::{Input, Record};
use crate::rouge::rouge;
use crate::statistics::mean;

/// The figure for a document and its reference, under a limit of characters; none without a reference.
type Score = dyn Fn(&Document<'_>, &Record, usize) -> Option<f64>;

/// A way to score a record: its name, and the figure for a document and its reference.
struct Variant {
    name: &'static str,
    score: Box<Score>,
}

/// The figures of every variant for every file that has references for it; the first variant is the default.
pub(crate) struct Ablation {
    kind: &'static str,
    files: Vec<String>,
    rows: Vec<(&'static str, Vec<f64>)>,
}

/// Summaries, then keywords.
pub(crate) fn ablate(engine: &Engine, files: &[(Input, Vec<Record>)], words_only: bool) -> [Ablation; 2] {
    let with = |has: fn(&Record) -> bool| {
        let files = files.iter().filter(move |(_, records)| records.iter().any(has));
        files.collect::<Vec<_>>()
    };
    [
        table(
            engine,
            "summaries, mean of R-1, R-2, R-L",
            &with(|record| record.summary.is_some()),
            &summaries(),
        ),
        table(
            engine,
            "keywords, F1@5 / F1@10 for --words",
            &with(|record| record.keywords.is_some()),
            &lists(words_only),
        ),
    ]
}

fn table(
    engine: &Engine,
    kind: &'static str,
    files: &[&(Input, Vec<Record>)],
    variants: &[Variant],
) -> Ablation {
    let mut rows: Vec<(&'static str, Vec<f64>)> = variants
        .iter()
        .map(|variant| (variant.name, Vec::new()))
        .collect();
    for (input, records) in files {
        let documents: Vec<_> = records
            .iter()
            .map(|record| (super::analyze(engine, record), record))
            .collect();
        for (variant, (_, figures)) in variants.iter().zip(&mut rows) {
            let scores = documents
                .iter()
                .filter_map(|(document, record)| (variant.score)(document, record, input.chars));
            figures.push(100.0 * mean(&scores.collect::<Vec<_>>(), |score| score));
        }
    }
    let files = files.iter().map(|(input, _)| input.name()).collect();
    Ablation { kind, files, rows }
}

fn summaries() -> Vec<Variant> {
    let changed = |name, change: fn(&mut Weights)| {
        let mut weights = LEARNED;
        change(&mut weights);
        summary_variant(name, weights, true)
    };
    vec![
        summary_variant("default", LEARNED, true),
        changed("no restart prior", |weights| {
            weights.each(|register| register.quote.fill(0.0));
        }),
        changed("no graph", |weights| weights.damping = 0.0),
        changed("damping 0.85", |weights| weights.damping = 0.85),
        changed("no gates", |weights| {
            weights.each(|register| register.quote[SENTENCE.len()..].fill(0.0));
        }),
        changed("no redundancy", |weights| weights.redundancy = 0.0),
        changed("no stop rule", |weights| {
            weights.each(|register| register.stop = 0.0);
        }),
        changed("no clause cut", |weights| weights.cut = false),
        changed("no gate", |weights| {
            weights.each(|register| register.gate = f32::INFINITY);
        }),
        changed("dangling counts", |weights| {
            weights.each(|register| register.dangling = 0.0);
        }),
        summary_variant("no compression", LEARNED, false),
        changed("plain TextRank", |weights| {
            weights.each(|register| register.quote.fill(0.0));
            weights.damping = 0.85;
        }),
    ]
}

fn summary_variant(name: &'static str, weights: Weights, compress: bool) -> Variant {
    let score = move |document: &Document<'_>, record: &Record, chars: usize| {
        let options = SummaryOptions::default()
            .length(Length::Chars(chars))
            .compress(compress);
        let summary = summary_with(document, &options, &weights).text();
        let summary: String = summary.chars().take(chars).collect();
        Some(rouge(&summary, record.summary.as_ref()?).mean())
    };
    Variant {
        name,
        score: Box::new(score),
    }
}

fn lists(words_only: bool) -> Vec<Variant> {
    let options = KeywordOptions::default()
        .count(10)
        .min_score(0.0)
        .words_only(words_only);
    let k = if words_only { 10 } else { 5 };
    vec![
        keyword_variant("default", options.clone(), k),
        keyword_variant("no phrases", options.clone().words_only(true), k),
        keyword_variant("TF-IDF", options.method(Method::TfIdf), k),
    ]
}

fn keyword_variant(name: &'static str, options: KeywordOptions, k: usize) -> Variant {
    let score = move |document: &Document<'_>, record: &Record, _: usize| {
        let found = document.keywords(&options);
        let found: Vec<String> = found.into_iter().map(|keyword| keyword.text).collect();
        Some(exact_match(&found, record.keywords.as_ref()?, k).f1)
    };
    Variant {
        name,
        score: Box::new(score),
    }
}

impl Display for Ablation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Some((_, default)) = self.rows.first().filter(|_| !self.files.is_empty()) else {
            return Ok(());
        };
        writeln!(f, "{}", self.kind)?;
        write!(f, "{:20}", "")?;
        for file in &self.files {
            write!(f, "{file:>14}")?;
        }
        writeln!(f, "{:>14}", "mean")?;
        for (index, (name, figures)) in self.rows.iter().enumerate() {
            write!(f, "{name:20}")?;
            let base = if index == 0 { &[][..] } else { default };
            for (file, figure) in figures.iter().enumerate() {
                write_figure(f, *figure, base.get(file).copied())?;
            }
            let all = mean(figures, |figure| figure);
            write_figure(f, all, (index > 0).then(|| mean(default, |figure| figure)))?;
            writeln!(f)?;
        }
        Ok(())
    }
}

/// The default's figure, or how far another is from it.
fn write_figure(f: &mut Formatter<'_>, figure: f64, base: Option<f64>) -> fmt::Result {
    match base {
        None => write!(f, "{figure:14.2}"),
        Some(base) => write!(f, "{:+14.2}", figure - base),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_shows_differences_from_the_default() {
        let ablation = Ablation {
            kind: "summaries",
            files: vec!["news".to_owned(), "law".to_owned()],
            rows: vec![("default", vec![50.0, 40.0]), ("no graph", vec![49.5, 41.0])],
        };
        let want = "\
summaries
                              news           law          mean
default                      50.00         40.00         45.00
no graph                     -0.50         +1.00         +0.25
";
        assert_eq!(ablation.to_string(), want);
    }
}
