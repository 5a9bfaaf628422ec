//! Reads articles, one at a time, from what the command line names.

mod archive;
mod article;
mod compressed;
mod date;
mod detect;
mod encoding;
mod epub;
mod extent;
mod feed;
mod files;
mod formats;
mod html;
mod json;
mod mail;
mod markdown;
mod markup;
mod ndjson;
mod office;
#[cfg(feature = "pdf")]
mod pdf;
mod record;
mod rtf;
mod source;
mod subtitles;
mod table;
mod text;
mod warc;
mod xml;
mod zip;

use std::{fs, io, path::Path};

pub(crate) use article::{Article, Feed, Pending};
pub(crate) use extent::Extent;
pub(crate) use formats::{Format, READERS, Reader, named as format_named};
pub(crate) use record::FieldNames;
use source::STDIN;
pub(crate) use source::{Articles, Options};

/// The text of a file that is no article, such as a word list, in whatever encoding it is.
pub(crate) fn read_text(path: &Path) -> io::Result<String> {
    Ok(encoding::decode(fs::read(path)?, None).text)
}
