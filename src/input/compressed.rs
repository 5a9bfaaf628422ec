//! Inputs that are compressed, as streams: what comes out is never in memory as a whole.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use flate2::read::MultiGzDecoder;
use ruzstd::decoding::{
    BlockDecodingStrategy, FrameDecoder,
    errors::{FrameDecoderError, ReadFrameHeaderError},
};

use super::reader::Input;

const GZIP: &[u8] = b"\x1f\x8b";
const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd";

/// How names of compressed files end.
const ENDINGS: [&str; 4] = [".gz", ".gzip", ".zst", ".zstd"];

/// The input as it was before it was compressed, and whether it was.
pub(super) fn unpacked(mut input: Input) -> io::Result<(bool, Input)> {
    let mut start = Vec::new();
    // A stream may pause after its first line: no more is waited for than tells it.
    while start.len() < ZSTD.len() {
        let mut byte = [0];
        match input.read(&mut byte) {
            Ok(0) => break,
            Ok(_) => start.push(byte[0]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        if !GZIP.starts_with(&start) && !ZSTD.starts_with(&start) {
            break;
        }
    }
    let is_gzip = start.starts_with(GZIP);
    let is_zstd = start == ZSTD;
    let whole = Cursor::new(start).chain(input);
    Ok(match () {
        () if is_gzip => (true, Box::new(MultiGzDecoder::new(BufReader::new(whole)))),
        () if is_zstd => (true, Box::new(Frames::new(whole))),
        () => (false, Box::new(whole)),
    })
}

/// A file's name without what says that it is compressed.
pub(super) fn inner_name(name: &str) -> &str {
    let is_ending = |ending: &&str| {
        let from = name.len().checked_sub(ending.len());
        from.and_then(|from| name.get(from..))
            .is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    let ending = ENDINGS.into_iter().find(is_ending).unwrap_or_default();
    &name[..name.len() - ending.len()]
}

/// The frames of a zstd stream, one after the other.
struct Frames<R> {
    source: BufReader<R>,
    decoder: FrameDecoder,
    /// Whether the decoder is within a frame.
    is_open: bool,
}

impl<R: Read> Frames<R> {
    fn new(source: R) -> Self {
        Self {
            source: BufReader::new(source),
            decoder: FrameDecoder::new(),
            is_open: false,
        }
    }

    /// Goes on to the next frame; whether there is one.
    fn open_next(&mut self) -> io::Result<bool> {
        while !self.source.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.source) {
                Ok(()) => {
                    self.is_open = true;
                    return Ok(true);
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    io::copy(&mut (&mut self.source).take(length.into()), &mut io::sink())?;
                }
                Err(error) => return Err(invalid(error)),
            }
        }
        Ok(false)
    }
}

impl<R: Read> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            while self.is_open && self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let some = BlockDecodingStrategy::UptoBytes(buffer.len());
                self.decoder
                    .decode_blocks(&mut self.source, some)
                    .map_err(invalid)?;
            }
            let n_read = if self.is_open {
                self.decoder.read(buffer)?
            } else {
                0
            };
            if n_read > 0 || buffer.is_empty() {
                return Ok(n_read);
            }
            self.is_open = false;
            if !self.open_next()? {
                return Ok(0);
            }
        }
    }
}

fn invalid(error: FrameDecoderError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
