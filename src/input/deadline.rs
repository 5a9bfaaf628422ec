//! Inputs that end when there is no more time for them.

use std::{io, sync::Arc};

use super::reader::{Input, ReadOptions};

/// The same input, which fails past the deadline, if there is one.
pub(super) fn until_deadline(input: Input, options: &Arc<ReadOptions>) -> Input {
    if options.deadline.is_none() {
        return input;
    }
    let options = options.clone();
    Box::new(DeadlineInput { input, options })
}

struct DeadlineInput {
    input: Input,
    options: Arc<ReadOptions>,
}

impl io::Read for DeadlineInput {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.options.check_time().is_err() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.input.read(buffer)
    }
}
