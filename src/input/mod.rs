//! Reads articles, one at a time, from what the command line names.

mod allowance;
mod archive;
mod article;
mod byte_counter;
mod chinese;
mod code;
mod compressed;
mod contents;
mod date;
mod deadline;
mod detect;
mod encoding;
mod epub;
mod error;
mod feed;
mod file;
mod files;
mod foreign;
mod formats;
mod html;
mod json;
mod json_kind;
mod mail;
mod markdown;
mod markup;
mod ndjson;
mod office;
#[cfg(feature = "pdf")]
mod pdf;
mod reader;
mod record;
mod rtf;
mod sniff;
mod source;
mod subtitles;
mod table;
mod text;
mod warc;
mod word_sets;
mod xml;
mod zip;

use std::{
    fs::File,
    io::{self, Read as _},
    path::Path,
};

#[cfg(feature = "serve")]
pub(crate) use allowance::Allowance;
pub(crate) use article::{Article, Feed, Pending};
pub(crate) use byte_counter::ByteCounter;
pub(crate) use chinese::is_chinese;
#[cfg(feature = "serve")]
pub(crate) use error::ReadError;
pub(crate) use formats::{READERS, named as format_named};
pub(crate) use reader::{InputFormat, ReadOptions, Reader};
pub(crate) use record::names::FieldNames;
pub(crate) use source::{Articles, is_same};

/// The largest file that is no article: some device files never end.
const MOST_TEXT_BYTES: u64 = 64 << 20;

/// The text of a file that is no article, such as a word list, in whatever encoding it is.
pub(crate) fn read_text(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(MOST_TEXT_BYTES + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_TEXT_BYTES {
        let reason = format!("larger than {MOST_TEXT_BYTES} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, reason));
    }
    Ok(encoding::decode(bytes, None).text)
}
