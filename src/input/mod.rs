//! Reads articles, one at a time, from what the command line names.

mod article;
mod ndjson;
mod source;
mod text;

pub(crate) use article::{Article, Fault};
pub(crate) use source::{Articles, Format, Options};
