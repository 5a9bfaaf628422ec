//! Reads articles, one at a time, from what the command line names.

mod article;
mod date;
mod detect;
mod encoding;
mod extent;
mod feed;
mod files;
mod html;
mod json;
mod markdown;
mod markup;
mod ndjson;
mod record;
mod source;
mod subtitles;
mod table;
mod text;

pub(crate) use article::{Article, Feed, Pending};
pub(crate) use extent::Extent;
use source::STDIN;
pub(crate) use source::{Articles, Format, Options};
pub(crate) use table::Columns;
