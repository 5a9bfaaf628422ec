//! `--explain`: scores of words and sentences, and the graphs that they come from.

use std::fmt::Write;

use serde::Serialize;
use zhaiyao::keywords::{RankedWords, Reason};
use zhaiyao::rank::Ranking;
use zhaiyao::summary::{RankedSentences, Register};
use zhaiyao::text::sentence::joined;
use zhaiyao::{Document, Keyword, KeywordOptions, Method};

use crate::message::{Language, Message, Template, message, template};

/// Words that are listed, best first.
const N_WORDS: usize = 30;

/// The scores behind a summary and keywords.
#[derive(Debug, Serialize)]
pub(crate) struct Explanation {
    /// What kind of language the text is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    register: Option<Register>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keywords: Option<Vec<Reasoned>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Ranked>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentences: Option<Ranked>,
}

/// A graph, its ranking, and what its nodes are.
#[derive(Debug, Serialize)]
struct Ranked {
    nodes: usize,
    edges: usize,
    iterations: usize,
    converged: bool,
    scores: Vec<Score>,
}

/// A keyword and what speaks for it.
#[derive(Debug, Serialize)]
struct Reasoned {
    score: f64,
    text: String,
    reasons: Vec<Reason>,
}

#[derive(Debug, Serialize)]
struct Score {
    score: f64,
    text: String,
}

impl Explanation {
    /// Explains a summary and keywords by the rankings that they were chosen by, and keywords by the options that they were
    /// found with, too.
    pub(crate) fn new(
        document: &Document,
        summary: Option<&RankedSentences>,
        keywords: Option<(&KeywordOptions, &[Keyword], &RankedWords)>,
    ) -> Self {
        // Reasons are those of what was learned.
        let learned = keywords.filter(|(options, ..)| options.method != Method::TfIdf);
        Self {
            register: summary.map(|ranked| ranked.register),
            keywords: learned.map(|(_, keywords, ranked)| reasoned(ranked, keywords)),
            words: keywords.map(|(.., ranked)| word_scores(document, ranked)),
            sentences: summary.map(|ranked| sentence_scores(document, ranked)),
        }
    }

    /// For people, in their language.
    pub(super) fn to_text(&self, language: Language) -> String {
        let ranked = [
            (&self.words, template!("Words: {} nodes, {} edges, {} iterations")),
            (
                &self.sentences,
                template!("Sentences: {} nodes, {} edges, {} iterations"),
            ),
        ];
        let ranked = ranked
            .into_iter()
            .filter_map(|(ranked, heading)| Some(ranked.as_ref()?.to_text(heading, language)));
        let register = self
            .register
            .map(|register| named(register).in_language(language).to_owned());
        let reasons = self.keywords.as_ref().filter(|keywords| !keywords.is_empty());
        let reasons = reasons.map(|keywords| {
            let lines = keywords.iter().map(|keyword| keyword.to_text(language));
            lines.collect::<Vec<_>>().join("\n")
        });
        register
            .into_iter()
            .chain(reasons)
            .chain(ranked)
            .collect::<Vec<_>>()
            .join("\n\n")
    }
}

fn named(register: Register) -> Message {
    match register {
        Register::Court => message!("Register: court document"),
        Register::Speech => message!("Register: speech"),
        _ => message!("Register: writing"),
    }
}

impl Ranked {
    fn new(nodes: usize, edges: usize, ranking: &Ranking, texts: impl Iterator<Item = String>) -> Self {
        let scores = ranking.scores.iter().map(|&score| rounded(score));
        Self {
            nodes,
            edges,
            iterations: ranking.iterations,
            converged: ranking.converged,
            scores: scores
                .zip(texts)
                .map(|(score, text)| Score { score, text })
                .collect(),
        }
    }

    /// The sizes in `heading`, then the scores, one a line.
    fn to_text(&self, heading: Template, language: Language) -> String {
        let mut said = heading.with(&[&self.nodes, &self.edges, &self.iterations]);
        if !self.converged {
            said = said.and(&message!("scores were still changing"));
        }
        let mut text = said.in_language(language).to_owned();
        for Score { score, text: what } in &self.scores {
            // Writing to a string cannot fail.
            let _ = write!(text, "\n  {score:.4}  {what}");
        }
        text
    }
}

impl Reasoned {
    fn to_text(&self, language: Language) -> String {
        let said = self.reasons.iter().map(|&reason| in_words(reason).message());
        let said = said.reduce(|all, next| all.and(&next));
        let reasons = said.as_ref().map_or("", |said| said.in_language(language));
        let Self { score, text, .. } = self;
        format!("  {score:.4}  {text}  {reasons}").trim_end().to_owned()
    }
}

fn reasoned(ranked: &RankedWords, keywords: &[Keyword]) -> Vec<Reasoned> {
    let reasoned = keywords
        .iter()
        .zip(ranked.reasons(keywords))
        .map(|(keyword, reasons)| Reasoned {
            score: rounded(keyword.score),
            text: keyword.text.clone(),
            reasons,
        });
    reasoned.collect()
}

/// A reason as people say it.
fn in_words(reason: Reason) -> Template {
    match reason {
        Reason::Frequency => template!("comes often"),
        Reason::Title => template!("is in the title"),
        Reason::Place => template!("stands where it weighs"),
        Reason::Rarity => template!("is rare in other texts"),
        Reason::Unity => template!("its words belong together"),
        Reason::Centrality => template!("is central in the word graph"),
        Reason::Form => template!("is made as terms are"),
        Reason::Neighbours => template!("has the neighbours of a term"),
        Reason::Likeness => template!("editors print terms like it"),
        Reason::Rivals => template!("is ahead of those that overlap it"),
        _ => template!("scores well"),
    }
}

fn word_scores(document: &Document, ranked: &RankedWords) -> Ranked {
    let (words, ranking) = (ranked.graph(), &ranked.ranking);
    let (nodes, edges) = (words.ties().n_nodes(), words.ties().n_ties());
    let texts = words.ties().items().map(|word| document.form(word).to_owned());
    let mut scores = Ranked::new(nodes, edges, ranking, texts);
    scores.scores.sort_by(|a, b| b.score.total_cmp(&a.score));
    scores.scores.truncate(N_WORDS);
    scores
}

/// In the text's order.
fn sentence_scores(document: &Document, ranked: &RankedSentences) -> Ranked {
    let RankedSentences {
        graph: sentences,
        ranking,
        ..
    } = ranked;
    let (nodes, edges) = (sentences.ties().n_nodes(), sentences.ties().n_ties());
    let text = |index: usize| joined(document.sentences()[index].quote.of(document.text())).into_owned();
    Ranked::new(nodes, edges, ranking, sentences.ties().items().map(text))
}

/// The word graph for Graphviz.
pub(crate) fn word_graph(document: &Document, ranked: &RankedWords) -> String {
    let (words, ranking) = (ranked.graph(), &ranked.ranking);
    let mut dot = String::from("graph words {\n");
    for (node, word) in words.ties().items().enumerate() {
        let label = document.form(word).replace('\\', "\\\\").replace('"', "\\\"");
        let _ = writeln!(
            dot,
            "    {node} [label=\"{label}\", score={:.6}];",
            ranking.scores[node]
        );
    }
    for (a, b, weight) in words.ties().all() {
        let _ = writeln!(dot, "    {a} -- {b} [weight={weight}];");
    }
    dot.push_str("}\n");
    dot
}

/// Six decimals: what lies below is noise.
pub(super) fn rounded(score: f64) -> f64 {
    (score * 1e6).round() / 1e6
}
