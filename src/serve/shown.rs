use serde::Serialize;
use zhaiyao::{Document, Span, SummarySentence, keywords::RankedWords};

use super::request::Request;
use crate::{
    message::Message,
    output,
    style::{HouseStyle, Printed},
    view::{self, Element, Node, Shown},
};

/// How many keywords an editor can choose from.
const N_CANDIDATES: usize = 12;

/// What the page shows of an article.
#[derive(Serialize)]
pub(super) struct ShownArticle<'a> {
    /// As it is printed.
    title: Option<String>,
    summary: String,
    /// What the abstract consists of, in its order.
    sentences: Vec<ShownSentence>,
    /// Pinned sentences that do not fit.
    unplaced: usize,
    /// What else there is to say about the abstract.
    remarks: Vec<Message>,
    keywords: Vec<ShownCandidate>,
    article: Vec<Node<'a>>,
    graph: Option<Node<'a>>,
    /// Names and labels of all roles.
    roles: Vec<(&'static str, &'static str)>,
}

/// A sentence of the abstract.
#[derive(Serialize)]
struct ShownSentence {
    /// Where the sentence begins in the text.
    at: usize,
    /// As it is printed.
    text: String,
    cut: bool,
}

/// A keyword to choose, or one that the editor added.
#[derive(Serialize)]
struct ShownCandidate {
    text: String,
    /// The probability that it is one; none if the editor added it.
    score: Option<f64>,
    count: usize,
    bar: Option<Node<'static>>,
    /// Whether the request's own options would print it.
    chosen: bool,
}

impl<'a> ShownArticle<'a> {
    pub(super) fn new(request: &'a Request, document: &'a Document<'a>, style: &HouseStyle) -> Self {
        let options = request.summary_options(document);
        let Printed {
            text,
            summary,
            ranked,
        } = style.abstract_of(document, &options, request.is_structured());
        let (shown, n_chosen, ranked_words) = keywords(request, document, style);
        let language = request.page().language;
        let is_placed = |index: &&usize| summary.sentences.iter().any(|sentence| sentence.index == **index);
        let candidates = shown.iter().enumerate().map(|(index, keyword)| ShownCandidate {
            text: keyword.text.clone(),
            score: keyword.score,
            count: keyword.spans.len(),
            bar: keyword.score.map(|score| view::bar(score).into()),
            chosen: index < n_chosen,
        });
        Self {
            title: document.title().map(|title| style.title(title)),
            unplaced: options.pinned.len() - options.pinned.iter().filter(is_placed).count(),
            remarks: output::why_empty(&text, document, &options).into_iter().collect(),
            keywords: candidates.collect(),
            article: view::article(document, &ranked, &summary.sentences, &shown, language),
            graph: view::graph(document, &ranked_words, &shown[..n_chosen], language).map(Element::into),
            roles: view::ROLES
                .iter()
                .map(|(_, name, zh, en)| (*name, language.pick(zh, en)))
                .collect(),
            sentences: parts(document, &summary.sentences),
            summary: text,
        }
    }
}

fn parts(document: &Document<'_>, sentences: &[SummarySentence]) -> Vec<ShownSentence> {
    let part = |sentence: &SummarySentence| ShownSentence {
        at: document.sentences()[sentence.index].span.start,
        text: sentence.text.clone(),
        cut: sentence.cut,
    };
    sentences.iter().map(part).collect()
}

/// First the keywords that the request's options choose, then the next best, then those that the editor added and that
/// are not among them; how many the first are; and the ranking that these were chosen by.
fn keywords(
    request: &Request,
    document: &Document<'_>,
    style: &HouseStyle,
) -> (Vec<Shown>, usize, RankedWords) {
    let options = request.keyword_options();
    let (mut found, ranked_words) = style.keywords_and_ranking(document, &options);
    let n_chosen = found.len();
    let n_candidates = N_CANDIDATES.max(n_chosen);
    let next = style.keywords(document, &options.count(n_candidates).min_score(0.0));
    for keyword in next {
        if found.len() < n_candidates && found.iter().all(|other| other.text != keyword.text) {
            found.push(keyword);
        }
    }
    let mut shown: Vec<Shown> = found.iter().map(Shown::from).collect();
    for text in &request.page().added {
        if !text.is_empty() && shown.iter().all(|other| other.text != *text) {
            shown.push(Shown {
                text: text.clone(),
                score: None,
                spans: places(document.text(), text),
            });
        }
    }
    (shown, n_chosen, ranked_words)
}

fn places(text: &str, word: &str) -> Vec<Span> {
    let found = text.match_indices(word);
    found.map(|(at, _)| Span::new(at, at + word.len())).collect()
}
