//! What can go wrong while word lists are read.

use std::{
    error, fmt, io,
    path::{Path, PathBuf},
};

/// What can go wrong while an [`Engine`](crate::Engine) is built: reading and parsing word lists.
///
/// Analysing a text cannot fail.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be read.
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A line of a word list is not of its format.
    Line {
        /// The file, where the list came from one.
        path: Option<PathBuf>,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
}

impl Error {
    /// The error, with the file that the list came from.
    pub(crate) fn in_file(self, file: &Path) -> Self {
        match self {
            Self::Line { line, reason, .. } => Self::Line {
                path: Some(file.to_owned()),
                line,
                reason,
            },
            read @ Self::Read { .. } => read,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Line {
                path: Some(path),
                line,
                reason,
            } => write!(f, "{}:{line}: {reason}", path.display()),
            Self::Line {
                path: None,
                line,
                reason,
            } => write!(f, "line {line}: {reason}"),
        }
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Read { source, .. } => Some(source),
            Self::Line { .. } => None,
        }
    }
}
