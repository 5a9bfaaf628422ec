//! Files that were put together from UTF-8 and GBK.

use encoding_rs::{GB18030, GBK};

use super::guess::{fits, is_nearly_utf8, score};

/// How many characters of each encoding are needed as evidence.
const FEWEST_CHARS: usize = 6;

/// The text, and how many sequences were replaced; `None` where it is not in both encodings. Pieces end at bytes that are no part of a
/// character in either: a line may be both.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, usize)> {
    let mut text = String::with_capacity(bytes.len() * 3 / 2);
    let (mut n_utf8, mut n_gbk, mut n_replaced) = (0, 0, 0);
    for piece in pieces(bytes) {
        if let Ok(piece) = std::str::from_utf8(piece) {
            n_utf8 += piece.chars().filter(|c| c.len_utf8() >= 3).count();
            text.push_str(piece);
            continue;
        }
        let (decoded, had_errors) = GB18030.decode_without_bom_handling(piece);
        if !had_errors && !is_nearly_utf8(piece) && (fits(GBK, piece) || score(&decoded) > 0) {
            n_gbk += decoded.chars().filter(|c| !c.is_ascii()).count();
            text.push_str(&decoded);
        } else {
            n_replaced += piece
                .utf8_chunks()
                .filter(|chunk| !chunk.invalid().is_empty())
                .count();
            text.push_str(&String::from_utf8_lossy(piece));
        }
    }
    (n_utf8 >= FEWEST_CHARS && n_gbk >= FEWEST_CHARS).then_some((text, n_replaced))
}

/// Pieces up to and with a line end, a blank or a bracket of markup.
fn pieces(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|byte| matches!(byte, b'\n' | b'\r' | b' ' | b'<' | b'>' | b'"' | b','))
}
