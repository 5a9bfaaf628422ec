//! Writes the results for articles.

mod digest;
mod explain;
mod format;
mod formats;
mod html;
mod json;
mod markdown;
mod rss;
mod style;
mod table;
mod text;
mod writer;

pub(crate) use digest::{Abstract, Digest, DigestEnclosure, Failure, why_empty};
pub(crate) use explain::{Explanation, word_graph};
pub(crate) use format::{Channel, Format, Renderer};
pub(crate) use formats::{FORMATS, JSON, TEXT, named as format_named};
#[cfg(feature = "serve")]
pub(crate) use html::style as report_style;
pub(crate) use style::{Style, wrap_line};
pub(crate) use writer::Writer;
