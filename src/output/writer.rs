use std::io::{self, Write};

use super::format::{Channel, Frame, Renderer};

/// Puts articles' parts together, in the order in which they are given.
pub(crate) struct Writer<W> {
    out: W,
    frame: &'static Frame,
    /// What stands before the first part.
    before: String,
    started: bool,
    /// The parts that are put together when all are there.
    held: Vec<Vec<u8>>,
}

impl<W: Write> Writer<W> {
    /// For the parts that `renderer` makes. `channel` says what the feed is that is written, if one is.
    pub(crate) fn new(out: W, renderer: &Renderer, channel: &Channel) -> Self {
        let frame = &renderer.format.frame;
        Self {
            out,
            frame,
            before: match frame {
                Frame::Around { before, .. } => before(renderer, channel),
                Frame::Together(_) => String::new(),
            },
            started: false,
            held: Vec::new(),
        }
    }

    pub(crate) fn write(&mut self, part: &[u8]) -> io::Result<()> {
        if part.is_empty() {
            return Ok(());
        }
        let Frame::Around {
            between, after_each, ..
        } = self.frame
        else {
            self.held.push(part.to_vec());
            return Ok(());
        };
        let lead = if self.started { between } else { &*self.before };
        self.out.write_all(lead.as_bytes())?;
        self.started = true;
        self.out.write_all(part)?;
        self.out.write_all(after_each.as_bytes())
    }

    /// Hands everything on to who reads it.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Closes the document and returns what it was written to.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        match self.frame {
            Frame::Together(document) => self.out.write_all(&document(&self.held))?,
            Frame::Around { after, .. } => {
                if !self.started {
                    self.out.write_all(self.before.as_bytes())?;
                }
                self.out.write_all(after.as_bytes())?;
            }
        }
        self.out.flush()?;
        Ok(self.out)
    }
}
