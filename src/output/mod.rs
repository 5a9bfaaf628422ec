//! Writes the results for articles.

mod digest;
mod explain;
mod format;
mod formats;
mod html;
mod json;
mod markdown;
mod rss;
mod table;
mod text;
mod text_style;
mod writer;

pub(crate) use digest::{Abstract, Digest, DigestEnclosure, Failure, why_empty};
pub(crate) use explain::{Explanation, word_graph};
pub(crate) use format::{Channel, OutputFormat, Renderer};
#[cfg(feature = "serve")]
pub(crate) use formats::JSON;
pub(crate) use formats::{FORMATS, TEXT, named as format_named};
#[cfg(feature = "serve")]
pub(crate) use html::style as report_style;
pub(crate) use text_style::{TextStyle, turns_direction, wrap_line};
pub(crate) use writer::Writer;
