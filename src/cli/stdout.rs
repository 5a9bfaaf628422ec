use std::io::{self, Write};

/// Standard output. Where the process was started with it closed, writing fails: by the time of `main` the runtime has
/// put /dev/null in its place, and what is written would be lost without a word.
pub(super) struct Stdout(io::Stdout);

impl Stdout {
    pub(super) fn new() -> Self {
        Self(io::stdout())
    }
}

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        at_start::check_open()?;
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(target_os = "linux")]
mod at_start {
    use std::{
        io,
        sync::atomic::{AtomicBool, Ordering},
    };

    use rustix::{
        io::{Errno, fcntl_getfd},
        stdio::stdout,
    };

    static IS_CLOSED: AtomicBool = AtomicBool::new(false);

    /// Before `main`, and before the runtime: no more than a system call and a flag, neither of which needs it.
    #[ctor::ctor]
    fn look() {
        IS_CLOSED.store(fcntl_getfd(stdout()) == Err(Errno::BADF), Ordering::Relaxed);
    }

    pub(super) fn check_open() -> io::Result<()> {
        if IS_CLOSED.load(Ordering::Relaxed) {
            return Err(Errno::BADF.into());
        }
        Ok(())
    }
}

#[cfg(not(target_os = "linux"))]
mod at_start {
    use std::io;

    #[expect(clippy::unnecessary_wraps, reason = "on Linux it may fail")]
    pub(super) fn check_open() -> io::Result<()> {
        Ok(())
    }
}
