use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// Why a request is not answered as it wished: a status and JSON that says so.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    status: StatusCode,
    reason: String,
}

#[derive(Serialize)]
struct Body<'a> {
    error: &'a str,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, reason: impl Into<String>) -> Self {
        Self {
            status,
            reason: reason.into(),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = (self.status, json(&Body { error: &self.reason })).into_response();
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}

/// A value as the body of an answer.
pub(super) fn json(value: &impl Serialize) -> ([(HeaderName, &'static str); 1], Vec<u8>) {
    // Only maps with keys that are no strings and failing writers cannot be written as JSON: there are none here.
    json_bytes(serde_json::to_vec(value).unwrap_or_default())
}

/// JSON that is written already as the body of an answer.
pub(super) fn json_bytes(bytes: Vec<u8>) -> ([(HeaderName, &'static str); 1], Vec<u8>) {
    ([(header::CONTENT_TYPE, "application/json")], bytes)
}
