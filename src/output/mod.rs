//! Writes what was found about articles.

mod json;
mod offsets;
mod text;

use std::io::{self, Write};

use serde_json::value::RawValue;
use zhaiyao::{Keyword, Summary};

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// One document: an object, or an array of them.
    Json,
    /// One object a line.
    Ndjson,
}

/// What was found about one article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Digest<'a> {
    pub(crate) id: &'a RawValue,
    pub(crate) title: Option<&'a str>,
    /// The text that spans refer to.
    pub(crate) text: &'a str,
    pub(crate) summary: Option<&'a Summary>,
    pub(crate) keywords: Option<&'a [Keyword]>,
}

/// What is written in place of an article that could not be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Failure<'a> {
    pub(crate) id: Option<&'a RawValue>,
    pub(crate) line: Option<u64>,
    pub(crate) reason: &'a str,
}

impl Format {
    /// One article's part of the output. Any thread may make it; [`Writer`] puts the parts together.
    pub(crate) fn digest(self, digest: &Digest) -> Vec<u8> {
        match self {
            Self::Text => text::digest(digest).into_bytes(),
            Self::Json | Self::Ndjson => json::digest(digest),
        }
    }

    /// The part of an article that could not be read: empty where the format has no place for it.
    pub(crate) fn failure(self, failure: &Failure) -> Vec<u8> {
        match self {
            Self::Text => Vec::new(),
            Self::Json | Self::Ndjson => json::failure(failure),
        }
    }

    fn separators(self, single: bool) -> Separators {
        match self {
            Self::Text => Separators {
                before: "",
                between: "\n\n",
                after: "",
            },
            Self::Ndjson => Separators {
                before: "",
                between: "",
                after: "",
            },
            Self::Json if single => Separators {
                before: "",
                between: "",
                after: "\n",
            },
            Self::Json => Separators {
                before: "[\n",
                between: ",\n",
                after: "\n]\n",
            },
        }
    }
}

/// What stands before, between and after the parts.
#[derive(Clone, Copy, Debug)]
struct Separators {
    before: &'static str,
    between: &'static str,
    after: &'static str,
}

/// Puts articles' parts together, in the order in which they are given.
pub(crate) struct Writer<W> {
    out: W,
    separators: Separators,
    started: bool,
    line_end: &'static str,
}

impl<W: Write> Writer<W> {
    /// `single` says that there is exactly one article.
    pub(crate) fn new(out: W, format: Format, single: bool) -> Self {
        let line_end = if format == Format::Ndjson { "\n" } else { "" };
        Self {
            out,
            separators: format.separators(single),
            started: false,
            line_end,
        }
    }

    pub(crate) fn write(&mut self, part: &[u8]) -> io::Result<()> {
        if part.is_empty() {
            return Ok(());
        }
        let Separators { before, between, .. } = self.separators;
        self.out
            .write_all(if self.started { between } else { before }.as_bytes())?;
        self.started = true;
        self.out.write_all(part)?;
        self.out.write_all(self.line_end.as_bytes())
    }

    /// Hands everything on to who reads it.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Closes the document.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        if !self.started {
            self.out.write_all(self.separators.before.as_bytes())?;
        }
        self.out.write_all(self.separators.after.as_bytes())?;
        self.flush()
    }
}
