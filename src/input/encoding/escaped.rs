//! Encodings of seven bits: HZ, ISO-2022-CN and UTF-7, which no web standard decodes any more, and ISO-2022-JP.

use encoding_rs::{GBK, ISO_2022_JP};
use mail_parser::decoders::charsets::map::charset_decoder;

use super::guess::score;

/// The text, the encoding's name, and the number of bytes that are nothing in it; `None` where it is in neither.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, &'static str, usize)> {
    if !bytes.is_ascii() {
        return None;
    }
    if (has(bytes, b"\x1b$B") || has(bytes, b"\x1b$@")) && has(bytes, b"\x1b(") {
        let (text, _) = ISO_2022_JP.decode_without_bom_handling(bytes);
        let n_bad = text.matches('\u{fffd}').count();
        return Some((text.into_owned(), "ISO-2022-JP", n_bad));
    }
    if has(bytes, b"\x1b$)A") || has(bytes, b"\x1b$A") {
        let (text, n_bad) = shifted(bytes);
        return Some((text, "ISO-2022-CN", n_bad));
    }
    if has(bytes, b"~{") && has(bytes, b"~}") {
        let (text, n_bad) = hz(bytes);
        // A text of ASCII may have a tilde and braces, too.
        return (n_bad == 0).then_some((text, "HZ", 0));
    }
    utf7(bytes).map(|text| (text, "UTF-7", 0))
}

/// Text in which `+…-` stands for what is not ASCII. Other data has these signs, too: only Chinese text counts.
fn utf7(bytes: &[u8]) -> Option<String> {
    const LEAST_SCORE: usize = 15;
    const FEWEST_CHARS: usize = 4;
    let is_shifted = |at: &[u8]| {
        at[0] == b'+'
            && at[1..]
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'/')
    };
    if !bytes.windows(4).any(is_shifted) {
        return None;
    }
    let text = charset_decoder(b"utf-7")?(bytes);
    let n_wide = text.chars().filter(|c| !c.is_ascii()).count();
    (n_wide >= FEWEST_CHARS && score(&text) >= LEAST_SCORE).then_some(text)
}

fn has(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}

/// Text that grows from pieces of ASCII and of GB 2312 in seven bits.
#[derive(Default)]
struct Pieces {
    text: String,
    wide: Vec<u8>,
    n_bad: usize,
    /// Whether pairs are of a set that is not known.
    is_unknown: bool,
}

impl Pieces {
    fn ascii(&mut self, byte: u8) {
        self.end_wide();
        self.text.push(char::from(byte));
    }

    fn end_wide(&mut self) {
        if self.is_unknown {
            let n_pairs = self.wide.len() / 2;
            self.n_bad += n_pairs;
            self.text.extend(std::iter::repeat_n('\u{fffd}', n_pairs));
            self.wide.clear();
        }
        if !self.wide.is_empty() {
            let (text, _) = GBK.decode_without_bom_handling(&self.wide);
            self.n_bad += text.matches('\u{fffd}').count();
            self.text.push_str(&text);
            self.wide.clear();
        }
    }
}

/// `~{` and `~}` around pairs, `~~` for a tilde, `~` before a line end that does not count.
fn hz(bytes: &[u8]) -> (String, usize) {
    let mut pieces = Pieces::default();
    let mut is_wide = false;
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        match (first, after, is_wide) {
            (b'~', [b'{', after @ ..], false) => (is_wide, rest) = (true, after),
            (b'~', [b'}', after @ ..], true) => (is_wide, rest) = (false, after),
            (b'~', [b'~', after @ ..], false) => {
                pieces.ascii(b'~');
                rest = after;
            }
            (b'~', [b'\n', after @ ..], false) => rest = after,
            (b'\n' | b'\r', after, true) => {
                // A line ends the mode, too.
                is_wide = false;
                pieces.ascii(*first);
                rest = after;
            }
            (0x21..=0x77, [second @ 0x21..=0x7e, after @ ..], true) => {
                pieces.wide.extend([first | 0x80, second | 0x80]);
                rest = after;
            }
            (byte, after, is_wide) => {
                pieces.n_bad += usize::from(is_wide);
                pieces.ascii(*byte);
                rest = after;
            }
        }
    }
    pieces.end_wide();
    (pieces.text, pieces.n_bad)
}

/// Pairs between the control characters SO and SI, after `ESC $ ) A`.
fn shifted(bytes: &[u8]) -> (String, usize) {
    const SO: u8 = 0x0e;
    const SI: u8 = 0x0f;
    let mut pieces = Pieces::default();
    let mut is_wide = false;
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        match (*first, after, is_wide) {
            (0x1b, [b'$', b'A', after @ ..], _) => (is_wide, rest) = (true, after),
            (0x1b, [b'(', _, after @ ..], _) => (is_wide, rest) = (false, after),
            (0x1b, [b'$', _, set, after @ ..], _) => {
                pieces.end_wide();
                pieces.is_unknown = *set != b'A';
                rest = after;
            }
            (SO, after, _) => (is_wide, rest) = (true, after),
            (SI, after, _) => (is_wide, rest) = (false, after),
            (b'\n' | b'\r', after, true) => {
                is_wide = false;
                pieces.ascii(*first);
                rest = after;
            }
            (first @ 0x21..=0x7e, [second @ 0x21..=0x7e, after @ ..], true) => {
                pieces.wide.extend([first | 0x80, second | 0x80]);
                rest = after;
            }
            (byte, after, is_wide) => {
                pieces.n_bad += usize::from(is_wide);
                pieces.ascii(byte);
                rest = after;
            }
        }
    }
    pieces.end_wide();
    (pieces.text, pieces.n_bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_bits_become_text() {
        let seven = |text: &str| -> Vec<u8> { GBK.encode(text).0.iter().map(|byte| byte & 0x7f).collect() };
        let hz = [
            b"A~~ ~{".as_slice(),
            &seven("青河镇的桥。"),
            b"~} B~\nC\n~{",
            &seven("通了"),
            b"~}",
        ]
        .concat();
        assert_eq!(
            decode(&hz),
            Some(("A~ 青河镇的桥。 BC\n通了".to_owned(), "HZ", 0))
        );
        let iso = [
            b"\x1b$)A\x0e".as_slice(),
            &seven("青河镇"),
            b"\x0f A\n\x1b$)A\x0e",
            &seven("桥"),
            b"\n",
        ]
        .concat();
        assert_eq!(
            decode(&iso),
            Some(("青河镇 A\n桥\n".to_owned(), "ISO-2022-CN", 0))
        );
        let utf7 = b"+l1Jss5VHVv5OZpmG- (+TgA-) +lz9SqQ-";
        assert_eq!(
            decode(utf7),
            Some(("青河镇图书馆 (一) 霿助".to_owned(), "UTF-7", 0))
        );
        assert_eq!(
            decode(b"\x1b$B@D2OD.$N?^=q4[\x1b(B A"),
            Some(("青河町の図書館 A".to_owned(), "ISO-2022-JP", 0))
        );
        let other_set = decode(b"\x1b$)A\x0e`GGg\x1b$)G\x0eabcd\x0f").unwrap();
        assert_eq!(other_set.2, 2, "{}", other_set.0);
        for text in [
            "plain",
            "1+2abc3+4def",
            "dGhlIHF1aWNr+GJyb3duIGZveA/ISBqdW1w",
            "f(x) ~{ y ~} z",
            "~{",
            "青~{CE~}",
            "~{\u{1}~}",
        ] {
            assert_eq!(decode(text.as_bytes()), None, "{text}");
        }
    }
}
