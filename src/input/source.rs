use std::{
    fs::File,
    io::{self, BufReader, Read},
    vec,
};

use super::{
    article::{Article, Fault},
    ndjson, text,
};

/// The name of standard input, on the command line and in messages.
const STDIN: &str = "-";

/// Large enough for most records in one system call.
const BUFFER_BYTES: usize = 256 * 1024;

/// What the inputs are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// A file is an article.
    Text,
    /// A line is an article, as JSON.
    Ndjson,
}

/// How inputs are read.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub(crate) format: Format,
    /// The title of every text that has no field for it.
    pub(crate) title: Option<String>,
}

type Reading = Box<dyn Iterator<Item = Result<Article, Fault>> + Send>;

/// The articles of all inputs, in order, opened and read as they are asked for.
pub(crate) struct Articles {
    options: Options,
    paths: vec::IntoIter<String>,
    current: Option<Reading>,
}

impl Articles {
    /// Will read `paths`, standard input where there are none.
    pub(crate) fn new(mut paths: Vec<String>, options: Options) -> Self {
        if paths.is_empty() {
            paths.push(STDIN.to_owned());
        }
        Self {
            options,
            paths: paths.into_iter(),
            current: None,
        }
    }

    /// Whether exactly one article is to come: one file that is one article.
    pub(crate) fn is_single(&self) -> bool {
        self.paths.len() == 1 && self.options.format == Format::Text
    }

    fn read(&self, path: String) -> Result<Reading, Fault> {
        let input = open(&path).map_err(|error| Fault::of_file(&path, error))?;
        match self.options.format {
            Format::Ndjson => Ok(Box::new(ndjson::Lines::new(
                path,
                BufReader::with_capacity(BUFFER_BYTES, input),
            ))),
            Format::Text => {
                let bytes = read_whole(input).map_err(|error| Fault::of_file(&path, error))?;
                Ok(Box::new(std::iter::once(text::article(
                    &path,
                    bytes,
                    self.options.title.clone(),
                ))))
            }
        }
    }
}

impl Iterator for Articles {
    type Item = Result<Article, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.current.as_mut().and_then(Iterator::next) {
                return Some(item);
            }
            let path = self.paths.next()?;
            match self.read(path) {
                Ok(reading) => self.current = Some(reading),
                Err(fault) => return Some(Err(fault)),
            }
        }
    }
}

fn open(path: &str) -> io::Result<Box<dyn Read + Send>> {
    if path == STDIN {
        return Ok(Box::new(io::stdin()));
    }
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "is a folder"));
    }
    Ok(Box::new(file))
}

fn read_whole(mut input: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    Ok(bytes)
}
