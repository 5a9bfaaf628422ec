//! Documents of word processors: ZIP archives of XML.
//!
//! What the author wrote is the article. What stands around it (headers, footers, comments, notes, captions, tables of
//! contents) is left out, and so is what was deleted while changes were tracked. Who made the file, and when, is left
//! out, too: that is mostly the name of a computer and the date of a template.

mod docx;
mod odt;
pub(super) mod writing;

use self::writing::Writing;
use super::{
    article::Article,
    error::ReadError,
    file::File,
    reader::{Read, ReadOptions, Reader},
    zip::{Zip, ZipKind},
};
use crate::message::{Message, message};

pub(super) const DOCX: Reader = Reader {
    name: "docx",
    help: "A Word document is an article",
    endings: &["docx", "docm", "dotx"],
    is_told_by_name: false,
    begins: |head| head.zip() == Some(ZipKind::Docx),
    read: Read::Article(|file, bytes, options| article(file, &bytes, options, docx::read)),
};

pub(super) const ODT: Reader = Reader {
    name: "odt",
    help: "An OpenDocument text is an article",
    endings: &["odt", "ott"],
    is_told_by_name: false,
    begins: |head| head.zip() == Some(ZipKind::Odt),
    read: Read::Article(|file, bytes, options| article(file, &bytes, options, odt::read)),
};

type ReadPackage = fn(&Zip<&[u8]>, &ReadOptions) -> Result<Option<Writing>, Message>;

fn article(
    file: &File,
    bytes: &[u8],
    options: &ReadOptions,
    read: ReadPackage,
) -> Result<Article, ReadError> {
    let writing = Zip::open(bytes).and_then(|zip| read(&zip, options));
    let writing = writing.map_err(|reason| file.error(reason))?;
    let writing = writing.ok_or_else(|| file.error(message!("no document in it")))?;
    let (title, text) = writing.finish();
    Ok(file.article(options.title.clone().or(title), text, file.about()))
}
