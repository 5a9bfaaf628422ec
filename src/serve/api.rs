use std::{sync::Arc, time::Instant};

use super::{
    read,
    refusal::{Refusal, json, json_bytes},
    request::Request,
    shown::ShownArticle,
    state::ServerState,
};
use crate::{message::Message, output};
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

/// What the API is, for programs.
const OPENAPI: &str = include_str!("openapi.json");

pub(super) fn routes(state: Arc<ServerState>) -> Router {
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
        .with_state(state)
}

#[derive(Serialize)]
struct Health {
    status: &'static str,
}

/// As `--to json` prints one article.
const RENDERER: output::Renderer = output::Renderer {
    format: output::JSON,
    style: output::TextStyle {
        width: None,
        colours: false,
    },
    keep_fields: false,
    keep_content: false,
    is_only: true,
};

async fn analyze(State(state): State<Arc<ServerState>>, request: HttpRequest) -> Response {
    answer(state, request, |state, body, deadline| {
        let request = Request::parse(&body)?;
        Ok(state.in_style(request.style(), |engine, style| {
            let document = request.document(engine, deadline);
            let options = request.summary_options(&document);
            let printed = style.abstract_of(&document, &options, request.is_structured());
            let remarks: Vec<Message> = output::why_empty(&printed.text, &document, &options)
                .into_iter()
                .collect();
            let summary = output::Abstract::new(printed.text, printed.summary, printed.ranked);
            let keywords = style.keywords(&document, &request.keyword_options());
            let title = document.title().map(|title| style.title(title));
            let digest = output::Digest {
                title: title.as_deref(),
                summary: Some(&summary),
                keywords: Some(&keywords),
                remarks: &remarks,
                ..output::Digest::new(request.id.as_deref().unwrap_or(RawValue::NULL), &document)
            };
            RENDERER.digest(&digest)
        }))
    })
    .await
}

async fn page_view(State(state): State<Arc<ServerState>>, request: HttpRequest) -> Response {
    answer(state, request, |state, body, deadline| {
        let request = Request::parse(&body)?;
        Ok(state.in_style(request.style(), |engine, style| {
            let document = request.document(engine, deadline);
            // As in `json`.
            serde_json::to_vec(&ShownArticle::new(&request, &document, style)).unwrap_or_default()
        }))
    })
    .await
}

/// Answers a request whose body is JSON.
async fn answer(
    state: Arc<ServerState>,
    request: HttpRequest,
    respond: impl FnOnce(&ServerState, Bytes, Instant) -> Result<Vec<u8>, Refusal> + Send + 'static,
) -> Response {
    let (parts, body): (_, Body) = request.into_parts();
    if !is_json(&parts.headers) {
        // What a form of another site can post without asking is not JSON.
        return Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not application/json").into_response();
    }
    state
        .run(&parts.headers, body, respond)
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
