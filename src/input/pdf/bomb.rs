//! Streams of a PDF that unpack to more than any page needs: they are unpacked as a whole where they are used.

use std::io::{self, Read};

use flate2::bufread::ZlibDecoder;

use super::filters::{self, Filter};

/// Fonts with all Chinese characters are smaller.
const FEWEST_MOST_BYTES: u64 = 64 << 20;

/// How far before a stream the dictionary that describes it may begin.
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
        if before.ends_with(b"end") {
            continue;
        }
        let filters = filters::of(dictionary(before));
        let content = pdf[at..].trim_ascii_start();
        let Some(n_bytes) = unpacked_len(&filters, content, most.min(left) + 1) else {
            // Nobody packs what is packed but to hide how large it is.
            return true;
        };
        if n_bytes > most || n_bytes > left {
            return true;
        }
        left -= n_bytes;
    }
    false
}

/// What stands before a stream and after the beginning of its object.
fn dictionary(before: &[u8]) -> &[u8] {
    let start = before.windows(4).rposition(|bytes| bytes == b" obj");
    &before[start.unwrap_or_default()..]
}

/// How long a stream becomes, up to `most`; 0 for pictures, which nobody here unpacks. None where it is packed twice.
fn unpacked_len(filters: &[Filter], content: &[u8], most: u64) -> Option<u64> {
    let (letters, packings): (Vec<Filter>, Vec<Filter>) =
        filters.iter().copied().partition(|filter| filter.is_of_letters());
    let packing = match packings[..] {
        [] | [.., Filter::Picture] => return Some(0),
        [packing] => packing,
        _ => return None,
    };
    let decoded = letters.iter().fold(None, |decoded: Option<Vec<u8>>, filter| {
        Some(filter.decoded(decoded.as_deref().unwrap_or(content)))
    });
    let content = decoded.as_deref().unwrap_or(content);
    Some(match packing {
        Filter::Lzw => filters::lzw_len(content, most),
        Filter::RunLength => filters::run_length_len(content, most),
        _ => inflated_len(content, most),
    })
}

fn inflated_len(content: &[u8], most: u64) -> u64 {
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

pub(super) fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|found| found == part)
}
