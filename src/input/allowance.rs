//! How much may come out of what is compressed.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use crate::message::{Message, message};

/// What may still come out of an input, of all that is in it together.
#[derive(Clone, Debug)]
pub(crate) struct Allowance {
    n_bytes: u64,
    left: Arc<AtomicU64>,
}

impl Allowance {
    #[cfg(feature = "serve")]
    pub(crate) fn new(n_bytes: u64) -> Self {
        Self {
            n_bytes,
            left: Arc::new(n_bytes.into()),
        }
    }

    fn left(&self) -> u64 {
        self.left.load(Ordering::Relaxed)
    }

    /// Takes so much of it, or what is left; how much.
    fn take(&self, n_bytes: u64) -> u64 {
        // An input is read by one thread.
        let left = self.left();
        let taken = n_bytes.min(left);
        self.left.store(left - taken, Ordering::Relaxed);
        taken
    }

    fn used_up(&self) -> Message {
        message!(
            "what is unpacked comes to more than {} bytes in all (see --max-bytes)",
            self.n_bytes
        )
    }
}

/// What may come out of each piece of an input, and of all of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct UnpackLimits<'o> {
    pub(super) max_bytes: u64,
    pub(super) allowance: Option<&'o Allowance>,
}

impl UnpackLimits<'_> {
    /// What may come out of the next piece.
    pub(super) fn most(self) -> u64 {
        let left = self.allowance.map(Allowance::left);
        left.map_or(self.max_bytes, |left| left.min(self.max_bytes))
    }

    /// Fails where a piece, by itself, is too long.
    pub(super) fn check_length(self, n_bytes: u64) -> Result<(), Message> {
        if n_bytes > self.max_bytes {
            return Err(message!("larger than {} bytes (see --max-bytes)", self.max_bytes));
        }
        Ok(())
    }

    /// Fails where a piece that says its length would be too much: it need not be unpacked.
    pub(super) fn check(self, n_bytes: u64) -> Result<(), Message> {
        self.check_length(n_bytes)?;
        match self.allowance {
            Some(allowance) if n_bytes > allowance.left() => Err(allowance.used_up()),
            _ => Ok(()),
        }
    }

    /// Counts what came out of a piece, also where it is too much.
    pub(super) fn count(self, n_bytes: u64) -> Result<(), Message> {
        let checked = self.check(n_bytes);
        if let Some(allowance) = self.allowance {
            allowance.take(n_bytes);
        }
        checked
    }
}

/// The bytes of an input.
type Stream = Box<dyn io::Read + Send>;

/// A stream that was unpacked, and fails behind what is allowed.
pub(super) fn counted(input: Stream, allowance: Option<Allowance>) -> Stream {
    match allowance {
        Some(allowance) => Box::new(CountedInput {
            input,
            allowance,
            is_over: false,
        }),
        None => input,
    }
}

struct CountedInput {
    input: Stream,
    allowance: Allowance,
    is_over: bool,
}

impl io::Read for CountedInput {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut n_read = 0;
        if !self.is_over {
            n_read = self.input.read(buffer)?;
            let n_allowed = self.allowance.take(n_read as u64);
            self.is_over = n_allowed < n_read as u64;
            n_read = n_allowed as usize;
        }
        if self.is_over && n_read == 0 {
            return Err(io::Error::other(self.allowance.used_up()));
        }
        Ok(n_read)
    }
}
