//! Why: scores of words and sentences, and the graphs that they come from.

use std::fmt::Write;

use serde::Serialize;
use zhaiyao::keywords::rank_words;
use zhaiyao::rank::Ranking;
use zhaiyao::summary::{rank_sentences, register};
use zhaiyao::text::sentence::joined;
use zhaiyao::{Document, Length};

use super::json::rounded;

/// Words that are listed, best first.
const N_WORDS: usize = 30;

/// The scores behind a summary and keywords.
#[derive(Debug, Serialize)]
pub(crate) struct Explanation {
    /// What kind of language the text is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    register: Option<&'static str>,
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

#[derive(Debug, Serialize)]
struct Score {
    score: f64,
    text: String,
}

impl Explanation {
    /// Of a summary of this length, if there is one, and of keywords, if there are some.
    pub(crate) fn new(document: &Document, summary: Option<Length>, keywords: bool) -> Self {
        Self {
            register: summary.map(|_| register(document).name()),
            words: keywords.then(|| word_scores(document)),
            sentences: summary.map(|length| sentence_scores(document, length)),
        }
    }

    pub(super) fn to_text(&self) -> String {
        let mut text = String::new();
        if let Some(register) = self.register {
            let _ = writeln!(text, "Register: {register}");
        }
        for (name, scores) in [("Words", &self.words), ("Sentences", &self.sentences)] {
            let Some(scores) = scores else { continue };
            if !text.is_empty() {
                text.push('\n');
            }
            scores.print(name, &mut text);
        }
        text.truncate(text.trim_end().len());
        text
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

    fn print(&self, name: &str, text: &mut String) {
        let converged = if self.converged {
            "converged"
        } else {
            "not converged"
        };
        let Self {
            nodes,
            edges,
            iterations,
            scores,
            ..
        } = self;
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{name}: {nodes} nodes, {edges} edges, {iterations} iterations, {converged}"
        );
        for Score { score, text: what } in scores {
            let _ = writeln!(text, "  {score:.4}  {what}");
        }
    }
}

fn word_scores(document: &Document) -> Ranked {
    let (words, ranking) = rank_words(document);
    let (nodes, edges) = (words.ties().n_nodes(), words.ties().n_ties());
    let texts = words.ties().items().map(|word| document.form(word).to_owned());
    let mut scores = Ranked::new(nodes, edges, &ranking, texts);
    scores.scores.sort_by(|a, b| b.score.total_cmp(&a.score));
    scores.scores.truncate(N_WORDS);
    scores
}

/// In the text's order.
fn sentence_scores(document: &Document, length: Length) -> Ranked {
    let (sentences, ranking) = rank_sentences(document, length);
    let (nodes, edges) = (sentences.ties().n_nodes(), sentences.ties().n_ties());
    let text = |index: usize| joined(document.sentences()[index].quote.of(document.text())).into_owned();
    Ranked::new(nodes, edges, &ranking, sentences.ties().items().map(text))
}

/// The word graph for Graphviz.
pub(crate) fn word_graph(document: &Document) -> String {
    let (words, ranking) = rank_words(document);
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
