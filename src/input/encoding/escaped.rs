//! Encodings of seven bits: HZ and ISO-2022-CN, which no web standard decodes any more.

use encoding_rs::GBK;

/// The text, the encoding's name, and the number of bytes that are nothing in it; none where it is neither.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, &'static str, usize)> {
    if !bytes.is_ascii() {
        return None;
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
    None
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
}

impl Pieces {
    fn ascii(&mut self, byte: u8) {
        self.end_wide();
        self.text.push(char::from(byte));
    }

    fn end_wide(&mut self) {
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

/// Pairs between the control characters SO and SI, behind `ESC $ ) A`.
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
            (0x1b, [b'$', _, _, after @ ..], _) => rest = after,
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
        for text in ["plain", "f(x) ~{ y ~} z", "~{", "青~{CE~}", "~{\u{1}~}"] {
            assert_eq!(decode(text.as_bytes()), None, "{text}");
        }
    }
}
