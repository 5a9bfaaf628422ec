use std::{
    fs::File as OpenFile,
    io::{self, BufReader, Cursor, Read},
    path::{Path, PathBuf},
    sync::Arc,
    vec,
};

use encoding_rs::Encoding;

use super::{
    article::{About, Article, Fault, Feed, File, Pending, ready, warned},
    detect, encoding,
    extent::{self, Extent},
    feed, files, html, json, markdown, ndjson, subtitles,
    table::{Columns, Rows},
    text,
};
use crate::message::{Message, message};

/// The name of standard input, on the command line and in messages.
pub(super) const STDIN: &str = "-";

/// Large enough for most records in one system call.
const BUFFER_BYTES: usize = 256 * 1024;

/// What a file is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Html,
    Markdown,
    /// RSS, RDF, Atom or JSON Feed: an item is an article.
    Feed,
    /// A line is an article, as JSON.
    Ndjson,
    /// An object is an article, whether by itself, in an array or behind another.
    Json,
    /// A row is an article.
    Csv,
}

impl Format {
    /// Whether a file is one article.
    pub(crate) fn is_article(self) -> bool {
        matches!(self, Self::Text | Self::Html | Self::Markdown)
    }
}

/// How inputs are read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// What they are; detected for each where it is not said.
    pub(crate) format: Option<Format>,
    /// Detected where it is not said.
    pub(crate) encoding: Option<&'static Encoding>,
    /// The title of every text that has no field for it.
    pub(crate) title: Option<String>,
    pub(crate) columns: Columns,
    /// Whether folders are walked.
    pub(crate) recursive: bool,
    /// No more is read of a file, or of a line where lines are read one by one.
    pub(crate) max_bytes: u64,
    /// Whether the HTML of a feed's items is wanted.
    pub(crate) keep_html: bool,
}

/// Articles of a file, still to be made.
type Reading = Box<dyn Iterator<Item = Pending> + Send>;

/// The articles of all inputs, in order, opened and read as they are asked for.
pub(crate) struct Articles {
    options: Arc<Options>,
    files: vec::IntoIter<files::Found>,
    current: Option<Reading>,
    first_format: Option<Format>,
    first_feed: Option<Arc<Feed>>,
    extent: Extent,
    /// The path whose reading has begun.
    first: Option<PathBuf>,
}

impl Articles {
    /// Will read `paths`, standard input where there are none. Opens the first.
    pub(crate) fn open(mut paths: Vec<PathBuf>, options: Options) -> Self {
        if paths.is_empty() {
            paths.push(STDIN.into());
        }
        let files = files::find(paths, options.recursive).into_iter();
        let mut articles = Self {
            options: Arc::new(options),
            files,
            current: None,
            first_format: None,
            first_feed: None,
            extent: Extent::default(),
            first: None,
        };
        articles.open_next();
        articles
    }

    /// Will read `bytes`, which are a file called `name`.
    #[cfg(feature = "serve")]
    pub(crate) fn of_bytes(name: &str, bytes: Vec<u8>, options: Options) -> Self {
        let file = File {
            path: name.into(),
            is_stdin: false,
        };
        let mut articles = Self {
            options: Arc::new(options),
            files: Vec::new().into_iter(),
            current: None,
            first_format: None,
            first_feed: None,
            extent: Extent::default(),
            first: None,
        };
        let format = detect::format(name, &decode_head(&bytes));
        let reading = articles.parse_text(file, bytes, format);
        articles.current = Some(reading.unwrap_or_else(|fault| one(Err(fault))));
        articles
    }

    /// What the first file is, if it can be read.
    pub(crate) fn first_format(&self) -> Option<Format> {
        self.first_format
    }

    /// What the first file says about itself, if it is a feed.
    pub(crate) fn first_feed(&self) -> Option<Arc<Feed>> {
        self.first_feed.clone()
    }

    /// What has been read so far, of all files.
    pub(crate) fn extent(&self) -> Extent {
        self.extent.clone()
    }

    /// The bytes of the first file and of those still to be opened, where all are known.
    pub(crate) fn n_bytes(&self) -> Option<u64> {
        let left = self
            .files
            .as_slice()
            .iter()
            .filter_map(|found| found.as_ref().ok());
        extent::n_bytes_of(self.first.iter().chain(left))
    }

    /// How many files are still to be opened.
    pub(crate) fn n_files_left(&self) -> usize {
        self.files.len()
    }

    /// Starts to read the next file, if there is one.
    fn open_next(&mut self) -> bool {
        let Some(found) = self.files.next() else {
            return false;
        };
        let reading = match found {
            Ok(path) => {
                self.first.get_or_insert_with(|| path.clone());
                let file = File {
                    path: path.to_string_lossy().into(),
                    is_stdin: path == Path::new(STDIN),
                };
                self.read(&path, &file).unwrap_or_else(|fault| one(Err(fault)))
            }
            Err((path, error)) => {
                let file = File {
                    path: path.to_string_lossy().into(),
                    is_stdin: false,
                };
                one(Err(file.fault(error)))
            }
        };
        self.current = Some(reading);
        true
    }

    fn read(&mut self, path: &Path, file: &File) -> Result<Reading, Fault> {
        let fault = |error: io::Error| file.fault(error);
        let (mut input, length) = open(path, &self.extent).map_err(fault)?;
        let options = &self.options;
        let mut start = Vec::new();
        if options.format != Some(Format::Ndjson) {
            read_start(&mut input, &mut start).map_err(fault)?;
        }
        let format = options
            .format
            .unwrap_or_else(|| detect::format(&file.path, &decode_head(&start)));
        self.first_format.get_or_insert(format);
        if format == Format::Ndjson && is_utf8(&start, options.encoding) {
            let input = BufReader::with_capacity(BUFFER_BYTES, Cursor::new(start).chain(input));
            return Ok(Box::new(ndjson::Lines::new(
                file.clone(),
                input,
                options.max_bytes,
            )));
        }
        let too_long = || {
            file.fault(message!(
                "larger than {} bytes (see --max-bytes)",
                options.max_bytes
            ))
        };
        if length > options.max_bytes {
            return Err(too_long());
        }
        let limit = (options.max_bytes + 1).saturating_sub(start.len() as u64);
        input.take(limit).read_to_end(&mut start).map_err(fault)?;
        if start.len() as u64 > options.max_bytes {
            return Err(too_long());
        }
        self.parse_text(file.clone(), start, format)
    }

    fn parse_text(&mut self, file: File, bytes: Vec<u8>, format: Format) -> Result<Reading, Fault> {
        match text::binary_kind(&bytes) {
            Some(kind) => Err(file.fault(kind)),
            None => Ok(self.parse(file, bytes, format)),
        }
    }

    fn parse(&mut self, file: File, bytes: Vec<u8>, format: Format) -> Reading {
        let options = self.options.clone();
        if format.is_article() {
            let article = move || {
                Document::decode(&file, bytes, &options)?.article(&file, format, options.title.clone())
            };
            return Box::new(std::iter::once(Box::new(article) as Pending));
        }
        let (reading, feed) = match Document::decode(&file, bytes, &options) {
            Ok(document) => document.articles(file, format, &options),
            Err(fault) => (one(Err(fault)), None),
        };
        self.first_feed = self.first_feed.take().or(feed);
        reading
    }
}

impl Iterator for Articles {
    type Item = Pending;

    fn next(&mut self) -> Option<Pending> {
        loop {
            if let Some(pending) = self.current.as_mut().and_then(Iterator::next) {
                return Some(pending);
            }
            if !self.open_next() {
                return None;
            }
        }
    }
}

/// A file's decoded content.
struct Document {
    text: String,
    encoding: &'static str,
    warning: Option<Message>,
}

impl Document {
    fn decode(file: &File, bytes: Vec<u8>, options: &Options) -> Result<Self, Fault> {
        let encoding::Decoded {
            text,
            encoding,
            n_replaced,
        } = encoding::decode(bytes, options.encoding);
        if text::looks_binary(&text) {
            return Err(file.fault(message!("binary data, not text")));
        }
        let warning = if n_replaced == 1 {
            message!(
                "{} sequence of bytes that are not {}, replaced",
                n_replaced,
                encoding
            )
        } else {
            message!(
                "{} sequences of bytes that are not {}, replaced",
                n_replaced,
                encoding
            )
        };
        Ok(Self {
            text,
            encoding,
            warning: (n_replaced > 0).then(|| warning.about(&file.path)),
        })
    }

    /// The one article that it is.
    fn article(self, file: &File, format: Format, title: Option<String>) -> Result<Article, Fault> {
        if self.text.trim().is_empty() {
            return Err(file.fault(message!("nothing in it")));
        }
        let about = About {
            encoding: Some(self.encoding),
            warnings: self.warning.into_iter().collect(),
            ..file.about()
        };
        let article = match format {
            Format::Html => html::article(file, &self.text, title, about),
            Format::Markdown => markdown::article(file, &self.text, title, about),
            _ => match subtitles::spoken(&self.text) {
                Some(spoken) => {
                    let untitled = true;
                    Article::of_file(file, title, spoken, About { untitled, ..about })
                }
                None => Article::of_file(file, title, self.text, about),
            },
        };
        if article.text.trim().is_empty() && article.title.is_none() {
            return Err(file.fault(message!("no text in it")));
        }
        Ok(article)
    }

    /// The articles in it, and what it says about itself if it is a feed.
    fn articles(mut self, file: File, format: Format, options: &Options) -> (Reading, Option<Arc<Feed>>) {
        let warning = self.warning.take();
        let (reading, feed) = match self.records(file, format, options) {
            Ok(records) => records,
            Err(fault) => (one(Err(fault)), None),
        };
        (with_warning(reading, warning), feed)
    }

    fn records(
        self,
        file: File,
        format: Format,
        options: &Options,
    ) -> Result<(Reading, Option<Arc<Feed>>), Fault> {
        let Self { text, encoding, .. } = self;
        Ok(match format {
            Format::Csv => (Box::new(Rows::new(file, text, encoding, &options.columns)?), None),
            Format::Json => (Box::new(json::Records::new(file, text, encoding)), None),
            Format::Feed if text.trim_start().starts_with(['{', '[']) => {
                let (feed, items) = feed::json_items(&file, &text, options.keep_html)?;
                (Box::new(items.into_iter()), Some(feed))
            }
            Format::Feed => {
                let items = feed::Items::new(file, &text, encoding, options.keep_html);
                let feed = items.feed();
                (Box::new(items), Some(feed))
            }
            _ => {
                let input = Cursor::new(text.into_bytes());
                (Box::new(ndjson::Lines::new(file, input, options.max_bytes)), None)
            }
        })
    }
}

/// The first record, good or bad, bears the warning about the file.
fn with_warning(mut reading: Reading, warning: Option<Message>) -> Reading {
    if warning.is_none() {
        return reading;
    }
    let first = reading.next().map(|pending| warned(pending, warning));
    Box::new(first.into_iter().chain(reading))
}

fn one(result: Result<Article, Fault>) -> Reading {
    Box::new(std::iter::once(ready(result)))
}

/// The input and its length, where that is known.
fn open(path: &Path, extent: &Extent) -> io::Result<(Box<dyn Read + Send>, u64)> {
    if path == Path::new(STDIN) {
        return Ok((Box::new(io::stdin()), 0));
    }
    let file = OpenFile::open(path)?;
    let length = file.metadata()?.len();
    Ok((Box::new(extent.counted(file)), length))
}

/// Reads enough to see what it is: where it starts with a JSON object, to the end of a line with which that can be told,
/// since a stream may pause after it.
fn read_start(input: &mut impl Read, start: &mut Vec<u8>) -> io::Result<()> {
    const BLOCK_BYTES: usize = 16 * 1024;
    let mut block = vec![0; BLOCK_BYTES];
    // Looking again only where there is a quarter more keeps the cost in proportion.
    let mut next_look = 0;
    loop {
        let n_read = match input.read(&mut block) {
            Ok(n_read) => n_read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let block = &block[..n_read];
        start.extend_from_slice(block);
        let mut is_enough = start.len() >= BLOCK_BYTES;
        if detect::begins_json_object(start) {
            is_enough = start.len() >= detect::MAX_HEAD_BYTES;
            if !is_enough && block.contains(&b'\n') && start.len() >= next_look {
                is_enough = detect::ends_json_object(start);
                next_look = start.len() + start.len() / 4;
            }
        }
        if n_read == 0 || is_enough {
            return Ok(());
        }
    }
}

/// What detection looks at: of JSON, more than a line.
fn decode_head(start: &[u8]) -> String {
    let n_bytes = if detect::begins_json_object(start) {
        detect::MAX_HEAD_BYTES
    } else {
        encoding::DECLARATION_BYTES
    };
    encoding::decode_head(&start[..start.len().min(n_bytes)])
}

/// Whether NDJSON can be read line by line, as it comes.
fn is_utf8(start: &[u8], encoding: Option<&'static Encoding>) -> bool {
    let marked = Encoding::for_bom(start).map(|(encoding, _)| encoding);
    encoding
        .or(marked)
        .is_none_or(|encoding| encoding == encoding_rs::UTF_8)
}
