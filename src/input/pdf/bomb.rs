//! Streams of a PDF that unpack to more than any page needs: they are unpacked as a whole where they are used.

use std::io::{self, Read};

use flate2::bufread::ZlibDecoder;

/// Fonts with all Chinese characters are smaller.
const FEWEST_MOST_BYTES: u64 = 64 << 20;

/// What tells a stream is not further before it.
const MOST_DICTIONARY_BYTES: usize = 1024;

/// Whether a stream, or all together, unpack to more than `max_bytes`, or than fonts and pages have in any case.
pub(super) fn is_bomb(pdf: &[u8], max_bytes: u64) -> bool {
    const START: &[u8] = b"stream";
    let most = max_bytes.max(FEWEST_MOST_BYTES);
    let mut left = most.saturating_mul(4);
    let mut at = 0;
    while let Some(found) = find(&pdf[at..], START) {
        let from = at + found;
        at = from + START.len();
        let before = &pdf[from.saturating_sub(MOST_DICTIONARY_BYTES)..from];
        if before.ends_with(b"end") || !is_unpacked(before) {
            continue;
        }
        let content = pdf[at..].trim_ascii_start();
        let n_bytes = unpacked_len(content, most.min(left) + 1);
        if n_bytes > most || n_bytes > left {
            return true;
        }
        left -= n_bytes;
    }
    false
}

/// Whether a stream behind this is compressed, and no picture, which nobody here unpacks.
fn is_unpacked(before: &[u8]) -> bool {
    let start = before
        .windows(4)
        .rposition(|bytes| bytes == b" obj")
        .unwrap_or_default();
    let dictionary = &before[start..];
    let has = |name: &[u8]| find(dictionary, name).is_some();
    has(b"/FlateDecode") && !has(b"/Image")
}

fn unpacked_len(content: &[u8], most: u64) -> u64 {
    let mut reader = ZlibDecoder::new(content).take(most);
    let mut n_bytes = 0;
    let mut buffer = [0; 16 * 1024];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return n_bytes,
            Ok(n_read) => n_bytes += n_read as u64,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            // The reader of PDFs takes what there is.
            Err(_) => return n_bytes,
        }
    }
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|found| found == part)
}
