//! Inputs, opened one after the other, and what is in each.

use std::{
    fs::File as OpenFile,
    io::{self, BufReader, Cursor, Read as _},
    path::{Path, PathBuf},
    sync::Arc,
    vec,
};

use encoding_rs::Encoding;

use super::{
    allowance,
    article::{About, Article, Feed, Pending},
    byte_counter::{self, ByteCounter},
    code, compressed,
    deadline::until_deadline,
    detect, encoding,
    error::ReadError,
    file::{File, STDIN},
    files,
    json_kind::{MAX_HEAD_BYTES, begins_json_object, ends_json_object},
    reader::{Contents, Input, InputFormat, PendingArticles, Read, ReadOptions, one},
    sniff::Head,
    text, zip,
};
use crate::message::{Message, message};

/// Large enough for most records in one system call.
const BUFFER_BYTES: usize = 256 * 1024;

/// The articles of all inputs, in order, opened and read as they are asked for.
pub(crate) struct Articles {
    options: Arc<ReadOptions>,
    files: vec::IntoIter<files::FoundFile>,
    current: Option<PendingArticles>,
    first_format: Option<InputFormat>,
    first_feed: Option<Arc<Feed>>,
    counter: ByteCounter,
    /// The path whose reading has begun.
    first: Option<PathBuf>,
}

impl Articles {
    /// Will read `paths`, standard input where there are none. Opens the first.
    pub(crate) fn open(mut paths: Vec<PathBuf>, options: ReadOptions) -> Self {
        if paths.is_empty() {
            paths.push(STDIN.into());
        }
        let mut articles = Self::new(options);
        articles.files = files::find(paths, articles.options.recursive).into_iter();
        articles.open_next();
        articles
    }

    /// Will read `bytes`, which are a file called `name`.
    #[cfg(feature = "serve")]
    pub(crate) fn of_bytes(name: &str, bytes: Vec<u8>, options: ReadOptions) -> Self {
        let file = File::new(name);
        let mut articles = Self::new(options);
        articles.start(&file, Box::new(Cursor::new(bytes)), 0);
        articles
    }

    fn new(options: ReadOptions) -> Self {
        Self {
            options: Arc::new(options),
            files: Vec::new().into_iter(),
            current: None,
            first_format: None,
            first_feed: None,
            counter: ByteCounter::default(),
            first: None,
        }
    }

    /// What the first file is, if it can be read.
    pub(crate) fn first_format(&self) -> Option<InputFormat> {
        self.first_format
    }

    /// What the first file says about itself, if it is a feed.
    pub(crate) fn first_feed(&self) -> Option<Arc<Feed>> {
        self.first_feed.clone()
    }

    /// What has been read so far, of all files.
    pub(crate) fn counter(&self) -> ByteCounter {
        self.counter.clone()
    }

    /// The bytes of the first file and of those still to be opened, where all are known.
    pub(crate) fn n_bytes(&self) -> Option<u64> {
        let left = self
            .files
            .as_slice()
            .iter()
            .filter_map(|found| found.as_ref().ok());
        byte_counter::n_bytes_of(self.first.iter().chain(left))
    }

    /// How many files are still to be opened.
    pub(crate) fn n_files_left(&self) -> usize {
        self.files.len()
    }

    /// Whether a file is among those that are read.
    pub(crate) fn reads(&self, path: &Path) -> bool {
        let left = self.files.as_slice().iter().flatten();
        self.first.iter().chain(left).any(|file| is_same(file, path))
    }

    /// Starts to read the next file, if there is one.
    fn open_next(&mut self) -> bool {
        let Some(found) = self.files.next() else {
            return false;
        };
        let (path, opened) = match found {
            Ok(path) => {
                self.first.get_or_insert_with(|| path.clone());
                let opened = open(&path, &self.counter).map_err(Into::into);
                (path, opened)
            }
            Err((path, reason)) => (path, Err(reason)),
        };
        let file = File::new(path.to_string_lossy());
        match opened {
            Ok((input, length)) => self.start(&file, input, length),
            Err(reason) => self.current = Some(one(Err(file.error(reason)))),
        }
        true
    }

    /// Starts to read `input`, whose length in bytes may be known.
    fn start(&mut self, file: &File, input: Input, length: u64) {
        let reading = contents(file, input, length, &self.options, &mut self.first_format);
        let contents = reading.unwrap_or_else(|fault| one(Err(fault)).into());
        self.first_feed = self.first_feed.take().or(contents.feed);
        self.current = Some(contents.reading);
    }
}

/// Whether two paths lead to one file that is there.
pub(crate) fn is_same(a: &Path, b: &Path) -> bool {
    let [a, b] = [a, b].map(|path| path.canonicalize().ok());
    a.is_some() && a == b
}

/// Longer than any novel: each paragraph costs memory, however short it is, and a few bytes unpack to a million.
const MOST_PARAGRAPHS: usize = 250_000;

fn of_usual_length(article: Article) -> Result<Article, ReadError> {
    let mut paragraphs = article.text.lines().filter(|line| !line.is_empty());
    if paragraphs.nth(MOST_PARAGRAPHS).is_none() {
        return Ok(article);
    }
    let reason = message!("more than {} paragraphs: no article", MOST_PARAGRAPHS);
    Err(refused(article, reason))
}

/// Judged by itself, also in a file of many: a bad one does not hide the others.
fn not_garbled(article: Article) -> Result<Article, ReadError> {
    let title = article.title.as_deref().unwrap_or_default();
    if !encoding::is_garbled(article.text.chars().chain(title.chars())) {
        return Ok(article);
    }
    let reason = message!("garbled: it was read in a wrong encoding once, and saved so");
    Err(refused(article, reason))
}

fn refused(article: Article, reason: Message) -> ReadError {
    let About {
        path, line, warnings, ..
    } = article.about;
    ReadError {
        line,
        id: Some(article.id),
        warnings,
        ..ReadError::new(path.unwrap_or_else(|| STDIN.into()), reason)
    }
}

impl Iterator for Articles {
    type Item = Pending;

    fn next(&mut self) -> Option<Pending> {
        loop {
            if let Some(pending) = self.current.as_mut().and_then(Iterator::next) {
                return Some(Box::new(move || {
                    pending().and_then(of_usual_length).and_then(not_garbled)
                }));
            }
            if !self.open_next() {
                return None;
            }
        }
    }
}

/// The articles of a file, and its format, if `format` is not known yet.
fn contents(
    file: &File,
    input: Input,
    length: u64,
    options: &Arc<ReadOptions>,
    first_format: &mut Option<InputFormat>,
) -> Result<Contents, ReadError> {
    let failed = |error: io::Error| file.error(error);
    let check_length = |n_bytes: u64| {
        options
            .limits()
            .check_length(n_bytes)
            .map_err(|reason| file.error(reason))
    };
    let (is_compressed, input) = compressed::unpacked(input).map_err(failed)?;
    let input = if is_compressed {
        allowance::counted(input, options.allowance.clone())
    } else {
        input
    };
    let mut input = until_deadline(input, options);
    let mut start = Vec::new();
    if options
        .format
        .is_none_or(|format| !matches!(format.read, Read::Lines(_)))
    {
        read_start(&mut input, &mut start).map_err(failed)?;
    }
    let format = if let Some(format) = options.format {
        format
    } else {
        let name = if is_compressed {
            compressed::inner_name(&file.path)
        } else {
            &*file.path
        };
        if start.starts_with(zip::SIGNATURE) {
            // Its directory is at its end.
            read_rest(&mut input, &mut start, options.max_bytes).map_err(failed)?;
            check_length(start.len() as u64)?;
        }
        let text = decode_head(&start);
        let text = encoding::spelled::meant(&text).unwrap_or(text);
        let head = Head::new(name, &start, &text);
        if let Some(reason) = text::refusal(&head).or_else(|| code::by_name(&head)) {
            return Err(file.error(reason));
        }
        let format = detect::format(&head);
        if format.name == text::READER.name
            && let Some(reason) = code::by_content(&head)
        {
            return Err(file.error(reason));
        }
        format
    };
    first_format.get_or_insert(format);
    let stream = |start, input| {
        Box::new(BufReader::with_capacity(
            BUFFER_BYTES,
            io::Read::chain(Cursor::new(start), input),
        ))
    };
    if let Read::Lines(read) = format.read
        && is_utf8(&start, options.encoding)
    {
        return Ok(read(file.clone(), stream(start, input), options).into());
    }
    if let Read::Stream(read) = format.read {
        return Ok(read(file.clone(), stream(start, input), options).into());
    }
    if !is_compressed {
        check_length(length)?;
    }
    read_rest(&mut input, &mut start, options.max_bytes).map_err(failed)?;
    check_length(start.len() as u64)?;
    of_bytes(file, start, format, options)
}

/// What is in a file that was read as a whole.
fn of_bytes(
    file: &File,
    bytes: Vec<u8>,
    format: InputFormat,
    options: &Arc<ReadOptions>,
) -> Result<Contents, ReadError> {
    match format.read {
        Read::Article(read) => {
            let (file, options) = (file.clone(), options.clone());
            let article = move || {
                let article = read(&file, bytes, &options)?;
                if article.text.trim().is_empty() && article.title.is_none() {
                    return Err(file.error(message!("no text in it")));
                }
                Ok(article)
            };
            let reading: PendingArticles = Box::new(std::iter::once(Box::new(article) as Pending));
            Ok(reading.into())
        }
        Read::Members(read) => read(file, bytes, options, member),
        Read::Articles(read) => read(file, bytes, options),
        Read::Stream(read) => Ok(read(file.clone(), Box::new(Cursor::new(bytes)), options).into()),
        Read::Lines(read) => {
            let text = text::DecodedText::decode(file, bytes, options)?;
            let reading = read(
                file.clone(),
                Box::new(Cursor::new(text.text.into_bytes())),
                options,
            );
            Ok(text::with_warnings(reading, text.warnings).into())
        }
    }
}

/// What is in a member of an archive.
fn member(file: &File, bytes: Vec<u8>, options: &Arc<ReadOptions>) -> Result<Contents, ReadError> {
    let length = bytes.len() as u64;
    contents(file, Box::new(Cursor::new(bytes)), length, options, &mut None)
}

/// The input and its length, where that is known.
fn open(path: &Path, counter: &ByteCounter) -> io::Result<(Input, u64)> {
    if path == Path::new(STDIN) {
        return Ok((Box::new(io::stdin()), 0));
    }
    let file = OpenFile::open(path)?;
    let length = file.metadata()?.len();
    Ok((Box::new(counter.counted(file)), length))
}

/// Reads on until there is more than `most`, or all.
fn read_rest(input: &mut Input, start: &mut Vec<u8>, most: u64) -> io::Result<()> {
    let limit = (most + 1).saturating_sub(start.len() as u64);
    input.take(limit).read_to_end(start)?;
    Ok(())
}
/// Reads enough to see what it is: where it starts with a JSON object, to the end of a line with which that can be told,
/// since a stream may pause after it.
fn read_start(input: &mut impl io::Read, start: &mut Vec<u8>) -> io::Result<()> {
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
        if begins_json_object(start) {
            is_enough = start.len() >= MAX_HEAD_BYTES;
            if !is_enough && block.contains(&b'\n') && start.len() >= next_look {
                is_enough = ends_json_object(start);
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
    let n_bytes = if begins_json_object(start) {
        MAX_HEAD_BYTES
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
