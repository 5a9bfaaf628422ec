//! How much of the inputs has been read.

use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use super::file::STDIN;

/// Bytes read so far, counted by whoever reads.
#[derive(Clone, Debug, Default)]
pub(crate) struct ByteCounter(Arc<AtomicU64>);

impl ByteCounter {
    pub(crate) fn n_bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// An input that counts what is read of it.
    pub(super) fn counted<R: Read>(&self, input: R) -> CountedInput<R> {
        CountedInput {
            input,
            counter: self.clone(),
        }
    }
}

/// The bytes of all files; none where that cannot be known.
pub(super) fn n_bytes_of<'p>(paths: impl Iterator<Item = &'p PathBuf>) -> Option<u64> {
    paths
        .map(|path| {
            let about = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
            (path != Path::new(STDIN)).then_some(about.len())
        })
        .sum()
}

#[derive(Debug)]
pub(super) struct CountedInput<R> {
    input: R,
    counter: ByteCounter,
}

impl<R: Read> Read for CountedInput<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_read = self.input.read(buffer)?;
        self.counter.0.fetch_add(n_read as u64, Ordering::Relaxed);
        Ok(n_read)
    }
}
