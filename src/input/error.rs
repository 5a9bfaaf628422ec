//! What could not be read: the error that stands in place of an article.

use std::sync::Arc;

use serde_json::value::RawValue;

use crate::message::Message;

/// Something that could not be read, in the place where an article was expected.
#[derive(Debug)]
pub(crate) struct ReadError {
    /// The file, `-` for standard input.
    pub(super) path: Arc<str>,
    /// The line, counted from 1, where the input is made of lines.
    pub(crate) line: Option<u64>,
    /// The byte in that line, counted from 1, where it is known.
    pub(super) byte: Option<usize>,
    /// The record's own id, where that much was readable.
    pub(crate) id: Option<Box<RawValue>>,
    pub(super) reason: Box<Message>,
    /// What the error means for the rest of the file.
    pub(super) consequence: Option<Box<Message>>,
    /// What else is wrong with the file.
    pub(crate) warnings: Vec<Message>,
}

impl ReadError {
    pub(super) fn new(path: Arc<str>, reason: Message) -> Self {
        Self {
            path,
            line: None,
            byte: None,
            id: None,
            reason: reason.into(),
            consequence: None,
            warnings: Vec::new(),
        }
    }

    /// What is wrong.
    pub(crate) fn reason(&self) -> Message {
        let reason = match self.byte {
            Some(byte) => self.reason.at_byte(byte),
            None => (*self.reason).clone(),
        };
        match &self.consequence {
            Some(consequence) => reason.and(consequence),
            None => reason,
        }
    }

    /// What is wrong, and where.
    pub(crate) fn message(&self) -> Message {
        match self.line {
            Some(line) => self.reason().about(format_args!("{}:{line}", self.path)),
            None => self.reason().about(&self.path),
        }
    }
}
