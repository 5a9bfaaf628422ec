//! Inputs that end when there is no more time for them.

use std::{io, sync::Arc};

use super::reader::{Input, ReadOptions};

/// The same input, which fails past the deadline, if there is one.
pub(super) fn timed(input: Input, options: &Arc<ReadOptions>) -> Input {
    if options.deadline.is_none() {
        return input;
    }
    let options = options.clone();
    Box::new(Timed { input, options })
}

struct Timed {
    input: Input,
    options: Arc<ReadOptions>,
}

impl io::Read for Timed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.options.check_time().is_err() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.input.read(buffer)
    }
}
