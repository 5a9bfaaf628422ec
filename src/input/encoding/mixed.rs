//! Files that were put together from UTF-8 and GBK.

use encoding_rs::{GB18030, GBK};

use super::guess::{fits, is_nearly_utf8, score};

/// How many characters of each encoding are needed as evidence; of those that are nothing else, fewer.
const FEWEST_CHARS: usize = 6;
const FEWEST_PLAIN_CHARS: usize = 2;

/// The text, and how many sequences were replaced; `None` where it is not in both encodings. Pieces end at bytes that are no part of a
/// character in either: a line may be both.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, usize)> {
    let mut text = String::with_capacity(bytes.len() * 3 / 2);
    let (mut n_utf8, mut n_gbk, mut n_plain_gbk, mut n_replaced) = (0, 0, 0, 0);
    for piece in pieces(bytes).flat_map(|piece| <[_; 2]>::from(in_two(piece))) {
        if let Ok(piece) = std::str::from_utf8(piece) {
            n_utf8 += piece.chars().filter(|c| is_chinese(*c)).count();
            text.push_str(piece);
            continue;
        }
        let (decoded, had_errors) = GB18030.decode_without_bom_handling(piece);
        let is_plain = is_gb2312(piece);
        let is_gbk = is_plain || fits(GBK, piece) || score(&decoded) > 0;
        if !had_errors && !is_nearly_utf8(piece) && is_gbk {
            let n_chars = decoded.chars().filter(|c| !c.is_ascii()).count();
            n_gbk += n_chars;
            n_plain_gbk += if is_plain { n_chars } else { 0 };
            text.push_str(&decoded);
        } else {
            n_replaced += piece
                .utf8_chunks()
                .filter(|chunk| !chunk.invalid().is_empty())
                .count();
            text.push_str(&String::from_utf8_lossy(piece));
        }
    }
    let is_mixed =
        n_utf8 >= FEWEST_PLAIN_CHARS && (n_gbk >= FEWEST_CHARS || n_plain_gbk >= FEWEST_PLAIN_CHARS);
    is_mixed.then_some((text, n_replaced))
}

/// Pieces up to and with a line end, a blank or a bracket of markup.
fn pieces(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|byte| matches!(byte, b'\n' | b'\r' | b' ' | b'<' | b'>' | b'"' | b','))
}

/// A piece that begins in GB 2312 and goes on in UTF-8, split there.
fn in_two(piece: &[u8]) -> (&[u8], &[u8]) {
    let end = piece.utf8_chunks().last().map_or("", |chunk| {
        if chunk.invalid().is_empty() {
            chunk.valid()
        } else {
            ""
        }
    });
    let end = end.trim_start_matches(|c: char| !c.is_ascii() && !is_chinese(c));
    let (start, rest) = piece.split_at(piece.len() - end.len());
    let n_chinese = end.chars().filter(|c| is_chinese(*c)).count();
    if !start.is_empty() && n_chinese >= FEWEST_CHARS && is_gb2312(start) {
        (start, rest)
    } else {
        (piece, &[])
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// Whether all that is not ASCII is pairs of bytes of GB 2312's signs and characters. What was cut off from UTF-8 is not:
/// half of its characters have a byte that is too low.
fn is_gb2312(bytes: &[u8]) -> bool {
    let mut bytes = bytes.iter();
    while let Some(&lead) = bytes.next() {
        let is_of_pair = lead.is_ascii()
            || matches!(lead, 0xa1..=0xa3 | 0xb0..=0xf7)
                && bytes.next().is_some_and(|trail| matches!(trail, 0xa1..=0xfe));
        if !is_of_pair {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gbk(text: &str) -> Vec<u8> {
        GBK.encode(text).0.into_owned()
    }

    fn text(parts: &[&[u8]]) -> Option<(String, usize)> {
        decode(&parts.concat())
    }

    #[test]
    fn short_lines_are_in_either() {
        let sentence = "渡船明天停航一天，后天早上六点复航。";
        for name in ["岚口", "涪陵", "郴州", "联通", "鳏寡"] {
            let whole = format!("{name}\n{sentence}\n");
            let name = gbk(&format!("{name}\n"));
            let read = text(&[&name, sentence.as_bytes(), b"\n"]);
            assert_eq!(read, Some((whole, 0)));
        }
        let read = text(&[&gbk(sentence), "\n岚口\n".as_bytes()]);
        assert_eq!(read, Some((format!("{sentence}\n岚口\n"), 0)));
        let read = text(&[&gbk("水库放水，"), sentence.as_bytes()]);
        assert_eq!(read, Some((format!("水库放水，{sentence}"), 0)));
    }

    #[test]
    fn what_is_broken_is_not_mixed() {
        let sentence = "渡船明天停航一天，后天早上六点复航。".as_bytes();
        for parts in [
            [sentence, b"\n", &sentence[..22]],
            [sentence, b"\xb0\n", sentence],
            [sentence, b"\n caf\xe9s \xe9t\xe9\n", sentence],
            [sentence, b"\n\xe6\xb8\n", sentence],
            [&sentence[1..], b"\n", &sentence[2..]],
        ] {
            assert_eq!(text(&parts), None, "{parts:?}");
        }
        assert_eq!(text(&[&gbk("渡船明天停航一天，\n岚口\n一\n")]), None);
    }
}
