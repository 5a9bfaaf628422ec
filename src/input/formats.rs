//! The formats that are read, in one table: a new one is a file with a [`Reader`], and a line here.

use std::{fmt, io::BufRead, sync::Arc};

#[cfg(feature = "pdf")]
use super::pdf;
use super::{
    archive, epub, feed, html, json, mail, markdown, ndjson, office, rtf, subtitles, table, text, warc,
};
use super::{
    article::{Article, Fault, Feed, File, Pending},
    detect::Head,
    source::{Input, Options},
};

/// What a file is made of.
pub(crate) type Format = &'static Reader;

/// All formats, in the order in which files are tried on them: those that are plain to see first.
pub(crate) const READERS: &[Format] = &[
    &office::DOCX,
    &office::ODT,
    &epub::READER,
    #[cfg(feature = "pdf")]
    &pdf::READER,
    &rtf::READER,
    &archive::ZIP,
    &archive::TAR,
    &warc::READER,
    &mail::MHTML,
    &mail::EML,
    &feed::READER,
    &subtitles::READER,
    &html::READER,
    &ndjson::READER,
    &json::READER,
    &markdown::READER,
    &table::READER,
    &text::READER,
];

/// How files of one format are known and read.
pub(crate) struct Reader {
    /// What `--from` calls it.
    pub(crate) name: &'static str,
    /// What an article is, for people.
    pub(crate) help: &'static str,
    /// How names of such files end.
    pub(super) endings: &'static [&'static str],
    /// Whether a name counts for more than the file's content.
    pub(super) is_told_by_name: bool,
    /// Whether a file that begins so is of this format.
    pub(super) begins: fn(&Head) -> bool,
    pub(super) read: Read,
}

/// How a file becomes articles.
#[expect(clippy::type_complexity, reason = "each is used once")]
pub(super) enum Read {
    /// It is one, which is made when it is asked for.
    Article(fn(&File, Vec<u8>, &Options) -> Result<Article, Fault>),
    /// It is several.
    Articles(fn(&File, Vec<u8>, &Arc<Options>) -> Result<Contents, Fault>),
    /// It is several, each read as it comes; of lines in UTF-8.
    Lines(fn(File, Box<dyn BufRead + Send>, &Arc<Options>) -> Reading),
    /// The same, of bytes.
    Stream(fn(File, Input, &Arc<Options>) -> Reading),
}

/// Articles of a file, still to be made.
pub(super) type Reading = Box<dyn Iterator<Item = Pending> + Send>;

/// What is in a file of several articles.
pub(super) struct Contents {
    pub(super) reading: Reading,
    /// What it says about itself, if it is a feed.
    pub(super) feed: Option<Arc<Feed>>,
}

impl Reader {
    /// Whether a file is one article.
    pub(crate) fn is_article(&self) -> bool {
        matches!(self.read, Read::Article(_))
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl From<Reading> for Contents {
    fn from(reading: Reading) -> Self {
        Self { reading, feed: None }
    }
}

/// The format of that name.
pub(crate) fn named(name: &str) -> Option<Format> {
    READERS.iter().copied().find(|reader| reader.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_endings_are_one_format_each() {
        let mut names: Vec<&str> = READERS.iter().map(|reader| reader.name).collect();
        names.extend(READERS.iter().flat_map(|reader| {
            let own = |ending: &&&str| **ending != reader.name;
            reader.endings.iter().filter(own).copied()
        }));
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "{names:?}");
        for reader in READERS {
            assert_eq!(named(reader.name).map(|found| found.name), Some(reader.name));
        }
    }
}
