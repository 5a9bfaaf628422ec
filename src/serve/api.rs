use std::sync::Arc;

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Request as HttpRequest, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::Serialize;
use serde_json::value::RawValue;
use zhaiyao::{Document, Span};

use super::{
    read,
    refusal::{Refusal, json, json_bytes},
    request::Request,
    work::Work,
};
use crate::{
    output,
    view::{self, Element, Node, Shown},
};

/// What the API is, for programs.
const OPENAPI: &str = include_str!("openapi.json");

pub(super) fn routes(work: Arc<Work>) -> Router {
    Router::new()
        .route("/api/analyze", post(analyze))
        .route("/api/view", post(page_view))
        .route("/api/read", post(read::read))
        .route("/healthz", get(async || json(&Health { status: "ok" })))
        .route("/openapi.json", get(async || json_bytes(OPENAPI.into())))
        .fallback(async || Refusal::new(StatusCode::NOT_FOUND, "nothing here"))
        .method_not_allowed_fallback(async || {
            Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "not with this method")
        })
        .with_state(work)
}

#[derive(Serialize)]
struct Health {
    status: &'static str,
}

async fn analyze(State(work): State<Arc<Work>>, request: HttpRequest) -> Response {
    answer(work, request, |work, body| {
        let request = Request::parse(&body)?;
        let document = request.document(&work.engine);
        let options = request.summary_options(&document);
        let summary = output::Abstract::new(document.summary(&options), options.length);
        let keywords = document.keywords(&request.keyword_options());
        let digest = output::Digest {
            summary: Some(&summary),
            keywords: Some(&keywords),
            ..output::Digest::new(request.id.as_deref().unwrap_or(RawValue::NULL), &document)
        };
        Ok(output::Renderer {
            format: output::Format::Json,
            style: output::Style::default(),
            keep_fields: false,
            keep_content: false,
            is_only: true,
        }
        .digest(&digest))
    })
    .await
}

/// What the page shows of an article.
#[derive(Serialize)]
struct View<'a> {
    title: Option<&'a str>,
    summary: String,
    /// Pinned sentences that do not fit.
    unplaced: usize,
    keywords: Vec<Chip<'a>>,
    article: Vec<Node<'a>>,
    graph: Option<Node<'a>>,
    /// Names and labels of all roles.
    roles: Vec<(&'static str, &'static str)>,
}

#[derive(Serialize)]
struct Chip<'a> {
    text: &'a str,
    score: Option<f64>,
    count: usize,
    bar: Option<Node<'a>>,
}

async fn page_view(State(work): State<Arc<Work>>, request: HttpRequest) -> Response {
    answer(work, request, |work, body| {
        let request = Request::parse(&body)?;
        let document = request.document(&work.engine);
        Ok(view_of(&request, &document))
    })
    .await
}

/// As JSON.
fn view_of(request: &Request, document: &Document<'_>) -> Vec<u8> {
    let options = request.summary_options(document);
    let summary = document.summary(&options);
    let shown = keywords(request, document);
    let language = request.page().language;
    let is_placed = |index: &&usize| summary.sentences.iter().any(|sentence| sentence.index == **index);
    let chips = shown.iter().map(|keyword| Chip {
        text: &keyword.text,
        score: keyword.score,
        count: keyword.spans.len(),
        bar: keyword.score.map(|score| view::bar(score).into()),
    });
    let view = View {
        title: document.title(),
        summary: summary.text(),
        unplaced: options.pinned.len() - options.pinned.iter().filter(is_placed).count(),
        keywords: chips.collect(),
        article: view::article(document, options.length, &summary.sentences, &shown, language),
        graph: view::graph(document, &shown, language).map(Element::into),
        roles: view::ROLES
            .iter()
            .map(|(_, name, zh, en)| (*name, language.pick(zh, en)))
            .collect(),
    };
    // As in `json`.
    serde_json::to_vec(&view).unwrap_or_default()
}

/// The keywords less those that the editor removed, then those that the editor added.
fn keywords(request: &Request, document: &Document<'_>) -> Vec<Shown> {
    let page = request.page();
    let mut options = request.keyword_options();
    let count = options.count;
    options.count += page.removed.len() + page.added.len();
    let found = document.keywords(&options);
    let is_kept = |text: &String| !page.removed.contains(text) && !page.added.contains(text);
    let kept = found
        .iter()
        .filter(|keyword| is_kept(&keyword.text))
        .take(count)
        .map(Shown::from);
    let added = page.added.iter().filter(|text| !text.is_empty()).map(|text| {
        let spans = document
            .text()
            .match_indices(text.as_str())
            .map(|(at, _)| Span::new(at, at + text.len()));
        Shown {
            text: text.clone(),
            score: None,
            spans: spans.collect(),
        }
    });
    kept.chain(added).collect()
}

/// Answers a request whose body is JSON.
async fn answer(
    work: Arc<Work>,
    request: HttpRequest,
    respond: impl FnOnce(&Work, Bytes) -> Result<Vec<u8>, Refusal> + Send + 'static,
) -> Response {
    let (parts, body): (_, Body) = request.into_parts();
    if !is_json(&parts.headers) {
        // What a form of another site can post without asking is not JSON.
        return Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not application/json").into_response();
    }
    work.run(&parts.headers, body, respond)
        .await
        .map(json_bytes)
        .into_response()
}

fn is_json(headers: &HeaderMap) -> bool {
    let value = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let kind = value.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/json")
}
