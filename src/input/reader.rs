//! What a format is to those who read files: [`Reader`], and the [`ReadOptions`] that each of them gets.

use std::{
    fmt,
    io::{self, BufRead},
    sync::Arc,
    time::Instant,
};

use encoding_rs::Encoding;

use super::{
    allowance::{Allowance, UnpackLimits},
    article::{Article, Feed, Pending, ready},
    error::ReadError,
    file::File,
    record::names::FieldNames,
    sniff::Head,
};
use crate::message::{Message, message};

/// What a file is made of.
pub(crate) type InputFormat = &'static Reader;

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
    Article(fn(&File, Vec<u8>, &ReadOptions) -> Result<Article, ReadError>),
    /// It is an archive, each of whose members is read as a file of its own.
    Members(fn(&File, Vec<u8>, &Arc<ReadOptions>, Open) -> Result<Contents, ReadError>),
    /// It is several.
    Articles(fn(&File, Vec<u8>, &Arc<ReadOptions>) -> Result<Contents, ReadError>),
    /// It is several, each read as it comes; of lines in UTF-8.
    Lines(fn(File, Box<dyn BufRead + Send>, &Arc<ReadOptions>) -> PendingArticles),
    /// The same, of bytes.
    Stream(fn(File, Input, &Arc<ReadOptions>) -> PendingArticles),
}

/// What is in a member of an archive, whatever its format.
pub(super) type Open = fn(&File, Vec<u8>, &Arc<ReadOptions>) -> Result<Contents, ReadError>;

/// The bytes of a file.
pub(super) type Input = Box<dyn io::Read + Send>;

/// Articles of a file, still to be made.
pub(super) type PendingArticles = Box<dyn Iterator<Item = Pending> + Send>;

/// What is in a file of several articles.
pub(super) struct Contents {
    pub(super) reading: PendingArticles,
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

impl From<PendingArticles> for Contents {
    fn from(reading: PendingArticles) -> Self {
        Self { reading, feed: None }
    }
}

/// How inputs are read.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command")]
pub(crate) struct ReadOptions {
    /// What they are; detected for each where it is not said.
    pub(crate) format: Option<InputFormat>,
    /// Detected where it is not said.
    pub(crate) encoding: Option<&'static Encoding>,
    /// The title of every text that has no field for it.
    pub(crate) title: Option<String>,
    pub(crate) names: FieldNames,
    /// Whether fields that are not read are kept.
    pub(crate) keep_fields: bool,
    /// Whether folders are walked.
    pub(crate) recursive: bool,
    /// No more is read of a file, or of a line where lines are read one by one; of what is compressed, no more comes out.
    pub(crate) max_bytes: u64,
    /// Where all that comes out of an input together is bounded, too.
    pub(crate) allowance: Option<Allowance>,
    /// Whether articles that are not Chinese are passed over.
    pub(crate) only_chinese: bool,
    /// Whether the HTML of a feed's items is wanted.
    pub(crate) keep_html: bool,
    /// Past it, nobody waits for what is still being read.
    pub(crate) deadline: Option<Instant>,
}

impl ReadOptions {
    /// What may be unpacked.
    pub(super) fn limits(&self) -> UnpackLimits<'_> {
        UnpackLimits {
            max_bytes: self.max_bytes,
            allowance: self.allowance.as_ref(),
        }
    }

    /// Fails past the deadline: readers ask before what takes long.
    pub(super) fn check_time(&self) -> Result<(), Message> {
        if self.deadline.is_some_and(|deadline| Instant::now() >= deadline) {
            return Err(message!("not read in time"));
        }
        Ok(())
    }
}

/// A single article, or why it could not be read.
pub(super) fn one(result: Result<Article, ReadError>) -> PendingArticles {
    Box::new(std::iter::once(ready(result)))
}
