use std::fmt;

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

/// One article as it came in.
#[derive(Debug)]
pub(crate) struct Article {
    /// JSON as the input wrote it; else the line's number or the file's name.
    pub(crate) id: Box<RawValue>,
    pub(crate) title: Option<String>,
    pub(crate) text: String,
}

/// Something that could not be read, in the place where an article was expected.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The file, `-` for standard input.
    pub(crate) path: String,
    /// The line, counted from 1, where the input is made of lines.
    pub(crate) line: Option<u64>,
    /// The record's own id, where that much was readable.
    pub(crate) id: Option<Box<RawValue>>,
    pub(crate) reason: String,
}

impl Fault {
    /// A whole file that could not be read.
    pub(crate) fn of_file(path: &str, reason: impl fmt::Display) -> Self {
        Self {
            path: path.to_owned(),
            line: None,
            id: Some(id(path)),
            reason: reason.to_string(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.reason),
            None => write!(f, "{}: {}", self.path, self.reason),
        }
    }
}

/// An id for what has none of its own.
pub(crate) fn id<T: Serialize + ?Sized>(value: &T) -> Box<RawValue> {
    to_raw_value(value).unwrap_or_else(|_| RawValue::NULL.to_owned())
}
