use std::io::{self, Write};

use super::{Channel, Format, html, rss, table};

/// Puts articles' parts together, in the order in which they are given.
pub(crate) struct Writer<W> {
    out: W,
    frame: Frame,
    started: bool,
    /// The entries of a report.
    held: Option<Vec<Vec<u8>>>,
}

/// What stands before, between and after the parts, and after each.
struct Frame {
    before: String,
    between: &'static str,
    after_each: &'static str,
    after: &'static str,
}

impl Frame {
    fn new(format: Format, keep_content: bool, keep_fields: bool, channel: &Channel) -> Self {
        let frame = |before: &str, between, after_each, after| Self {
            before: before.to_owned(),
            between,
            after_each,
            after,
        };
        match format {
            Format::Text => frame("", "\n\n", "", ""),
            Format::Ndjson => frame("", "", "\n", ""),
            Format::Json => frame("[\n", ",\n", "", "\n]\n"),
            Format::Markdown => frame("", "\n---\n\n", "", ""),
            Format::Csv => frame(table::header(keep_content, keep_fields), "", "", ""),
            Format::Rss => frame(&rss::head(channel), "", "", rss::TAIL),
            // A report has contents: it is put together when all is there.
            Format::Html => frame("", "", "", ""),
        }
    }
}

impl<W: Write> Writer<W> {
    /// `channel` says what the feed is that is written, if one is.
    pub(crate) fn new(
        out: W,
        format: Format,
        keep_content: bool,
        keep_fields: bool,
        channel: &Channel,
    ) -> Self {
        Self {
            out,
            frame: Frame::new(format, keep_content, keep_fields, channel),
            started: false,
            held: (format == Format::Html).then(Vec::new),
        }
    }

    pub(crate) fn write(&mut self, part: &[u8]) -> io::Result<()> {
        if part.is_empty() {
            return Ok(());
        }
        if let Some(held) = &mut self.held {
            held.push(part.to_vec());
            return Ok(());
        }
        let lead = if self.started {
            self.frame.between
        } else {
            &self.frame.before
        };
        self.out.write_all(lead.as_bytes())?;
        self.started = true;
        self.out.write_all(part)?;
        self.out.write_all(self.frame.after_each.as_bytes())
    }

    /// Hands everything on to who reads it.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Closes the document and returns what it was written to.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        if let Some(held) = &self.held {
            self.out.write_all(&html::document(held))?;
        } else if !self.started {
            self.out.write_all(self.frame.before.as_bytes())?;
        }
        self.out.write_all(self.frame.after.as_bytes())?;
        self.out.flush()?;
        Ok(self.out)
    }
}
