//! JSON objects, without the line end that NDJSON puts after each.

use std::fmt::Write;

use serde::Serialize;
use serde_json::value::RawValue;
use zhaiyao::{Keyword, SummarySentence};

use zhaiyao::Offsets;

use super::digest::{Digest, Failure};
use super::explain::{Explanation, rounded};
use super::format::{Frame, OutputFormat};
use super::text_style::turns_direction;
use crate::message::Message;

pub(super) const JSON: OutputFormat = OutputFormat {
    name: "json",
    help: "An array with an object for each article",
    takes_html: false,
    digest: |found, renderer| digest(found, renderer.keep_content),
    failure: |wrong, _| failure(wrong),
    frame: Frame::Around {
        before: |_, _| "[\n".to_owned(),
        between: ",\n",
        after_each: "",
        after: "\n]\n",
    },
};

pub(super) const NDJSON: OutputFormat = OutputFormat {
    name: "ndjson",
    help: "An object a line for each article, in the input's order",
    frame: Frame::Around {
        before: |_, _| String::new(),
        between: "",
        after_each: "\n",
        after: "",
    },
    ..JSON
};

#[derive(Serialize)]
struct ArticleObject<'a> {
    id: &'a RawValue,
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    whole: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    register: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentences: Option<Vec<SentenceObject<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keywords: Option<Vec<KeywordObject<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<&'a Explanation>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    remarks: &'a [Message],
}

#[derive(Serialize)]
struct SentenceObject<'a> {
    text: &'a str,
    score: f64,
    span: SpanObject,
    /// What of the span is printed, where that is not all of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<SpanObject>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    cut: bool,
}

#[derive(Serialize)]
struct KeywordObject<'a> {
    text: &'a str,
    score: f64,
    count: usize,
    tag: &'a str,
    spans: Vec<SpanObject>,
}

/// From the first up to, not including, the second.
#[derive(Serialize)]
struct SpanObject {
    bytes: [usize; 2],
    chars: [usize; 2],
}

#[derive(Serialize)]
struct Unread<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    error: &'a str,
}

fn digest(digest: &Digest, keep_content: bool) -> Vec<u8> {
    let sentences = digest.summary.map_or(&[][..], |summary| &summary.sentences);
    let keywords = digest.keywords.unwrap_or_default();
    let offsets = Offsets::new(digest.document.text());
    to_bytes(&ArticleObject {
        id: digest.id,
        title: digest.title,
        path: digest.path,
        encoding: digest.encoding,
        link: digest.link,
        date: digest.date.map(|date| date.to_string()),
        author: digest.author,
        source: digest.source,
        summary: digest.summary.map(|summary| summary.text.as_str()),
        whole: digest.is_whole(),
        register: digest.summary.map(|summary| summary.register.name()),
        sentences: digest
            .summary
            .map(|_| sentences.iter().map(|it| sentence(it, &offsets)).collect()),
        keywords: digest
            .keywords
            .map(|_| keywords.iter().map(|it| word(it, &offsets)).collect()),
        text: keep_content.then_some(digest.document.text()),
        fields: digest.fields,
        explanation: digest.explanation,
        remarks: digest.remarks,
    })
}

/// An error with its id, else with its line.
fn failure(failure: &Failure) -> Vec<u8> {
    let line = if failure.id.is_some() { None } else { failure.line };
    to_bytes(&Unread {
        id: failure.id,
        line,
        error: failure.reason,
    })
}

fn sentence<'a>(sentence: &'a SummarySentence, offsets: &Offsets<'_>) -> SentenceObject<'a> {
    let SummarySentence {
        text,
        score,
        span: at,
        parts,
        cut,
        ..
    } = sentence;
    let is_all = parts.as_slice() == [*at];
    let parts = parts.iter().filter(|_| !is_all);
    SentenceObject {
        text,
        score: rounded(*score),
        span: span(*at, offsets),
        parts: parts.map(|part| span(*part, offsets)).collect(),
        cut: *cut,
    }
}

fn word<'a>(keyword: &'a Keyword, offsets: &Offsets<'_>) -> KeywordObject<'a> {
    let Keyword {
        text,
        score,
        count,
        tag,
        spans,
        ..
    } = keyword;
    let spans = spans.iter().map(|at| span(*at, offsets)).collect();
    KeywordObject {
        text,
        score: rounded(*score),
        count: *count,
        tag,
        spans,
    }
}

fn span(at: zhaiyao::Span, offsets: &Offsets<'_>) -> SpanObject {
    let zhaiyao::Span { start, end } = at;
    SpanObject {
        bytes: [start, end],
        chars: [offsets.chars(start), offsets.chars(end)],
    }
}

fn to_bytes(value: &impl Serialize) -> Vec<u8> {
    // Room for most records: what grows is copied again and again.
    let mut bytes = Vec::with_capacity(1 << 12);
    // Only maps with keys that are no strings and failing writers cannot be written as JSON: there are none here.
    let _ = serde_json::to_writer(&mut bytes, value);
    escape_controls(bytes)
}

/// Those that JSON may hold as they are, and only within strings, steer some terminals.
fn escape_controls(json: Vec<u8>) -> Vec<u8> {
    let steers = |c: char| matches!(c, '\u{7f}'..='\u{9f}') || turns_direction(c);
    let Ok(text) = str::from_utf8(&json) else {
        return json;
    };
    if !text.contains(steers) {
        return json;
    }
    let mut escaped = String::with_capacity(2 * text.len());
    for c in text.chars() {
        if steers(c) {
            // Writing to a string cannot fail.
            let _ = write!(escaped, "\\u{:04x}", u32::from(c));
        } else {
            escaped.push(c);
        }
    }
    escaped.into_bytes()
}
