//! One article: the engine's document, and the abstract as it is printed.

use zhaiyao::summary::{register, structured_text};
use zhaiyao::{AnalyzeOptions, Document, Engine, Summary};

use crate::options::Options;

pub(crate) fn document<'t>(
    engine: &Engine,
    text: &'t str,
    title: Option<&str>,
    options: &Options,
) -> Document<'t> {
    let mut known = AnalyzeOptions::default();
    known.title = title;
    known.focus = options.focus.as_deref();
    engine.analyze_with(text, &known)
}

/// The abstract as it is printed, and what it quotes: with its parts under their names, if that is wanted and the
/// article has them.
pub(crate) fn abstract_of(document: &Document<'_>, options: &Options) -> (String, Summary) {
    let mut sections = Vec::new();
    if options.structure {
        sections = document.structured_summary(&options.summary);
    }
    if sections.is_empty() {
        let summary = document.summary(&options.summary);
        return (summary.text(), summary);
    }
    let text = structured_text(&sections);
    let mut summary = Summary::default();
    summary.register = register(document);
    summary.sentences = sections
        .into_iter()
        .flat_map(|section| section.sentences)
        .collect();
    (text, summary)
}
