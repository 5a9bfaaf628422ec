//! From bytes to text: by their byte order mark, by what they declare where that fits them, else by how they look.

mod escaped;
mod garbled;
mod guess;
mod mixed;
pub(super) mod spelled;

use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

pub(super) use garbled::is_garbled;
use guess::{fits, guess, is_nearly_utf8};

/// Detection looks at this much, from the first byte that is not ASCII on.
const SAMPLE_BYTES: usize = 64 * 1024;

/// Where a declaration may stand.
pub(super) const DECLARATION_BYTES: usize = 4096;

/// Decoded text and how it was found.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static str,
    /// Sequences that are nothing in this encoding, replaced by U+FFFD.
    pub(super) n_replaced: usize,
    /// Whether it was partly UTF-8, partly GBK.
    pub(super) is_mixed: bool,
    /// Whether the encoding was guessed, and the text does not look as if it were the right one.
    pub(super) is_doubtful: bool,
}

impl Decoded {
    fn new(text: String, encoding: &'static str, n_replaced: usize) -> Self {
        Self {
            text,
            encoding,
            n_replaced,
            is_mixed: false,
            is_doubtful: false,
        }
    }
}

/// Decodes `bytes`, as `encoding` where that is given. The byte order mark is left out.
pub(super) fn decode(bytes: Vec<u8>, encoding: Option<&'static Encoding>) -> Decoded {
    decode_sent(bytes, encoding, None)
}

/// [`decode`]s bytes that were sent as text in the encoding `told`, which is often wrong: it counts where it fits.
pub(super) fn decode_sent(
    bytes: Vec<u8>,
    encoding: Option<&'static Encoding>,
    told: Option<&'static Encoding>,
) -> Decoded {
    if encoding.is_none()
        && let Some(decoded) = unnamed(&bytes)
    {
        return decoded;
    }
    let (from, (encoding, is_doubtful)) = match (encoding, Encoding::for_bom(&bytes)) {
        (Some(encoding), Some((marked, length))) if marked == encoding => (length, (encoding, false)),
        (Some(encoding), _) => (0, (encoding, false)),
        (None, Some((encoding, length))) => (length, (encoding, false)),
        (None, None) => (0, detect(&bytes, told)),
    };
    if encoding == UTF_8 && from == 0 {
        return match String::from_utf8(bytes) {
            Ok(text) => Decoded::new(text, "UTF-8", 0),
            Err(error) => decode_from(error.as_bytes(), encoding),
        };
    }
    Decoded {
        is_doubtful,
        ..decode_from(&bytes[from..], encoding)
    }
}

fn decode_from(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, n_replaced) = if encoding == UTF_8 {
        let n_replaced = bytes
            .utf8_chunks()
            .filter(|chunk| !chunk.invalid().is_empty())
            .count();
        (String::from_utf8_lossy(bytes), n_replaced)
    } else {
        // All that reads GBK in the wild reads its superset.
        let encoding = if encoding == GBK { GB18030 } else { encoding };
        let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
        let n_replaced = if had_errors {
            text.matches('\u{fffd}').count()
        } else {
            0
        };
        (text, n_replaced)
    };
    Decoded::new(text.into_owned(), encoding.name(), n_replaced)
}

/// Text in what no web standard knows, or in two encodings.
fn unnamed(bytes: &[u8]) -> Option<Decoded> {
    if let Some(decoded) = utf32(bytes) {
        return Some(decoded);
    }
    if let Some((text, encoding, n_replaced)) = escaped::decode(bytes) {
        return Some(Decoded::new(text, encoding, n_replaced));
    }
    if std::str::from_utf8(bytes).is_ok() || Encoding::for_bom(bytes).is_some() || utf16(bytes).is_some() {
        return None;
    }
    let (text, n_replaced) = mixed::decode(bytes)?;
    Some(Decoded {
        is_mixed: true,
        ..Decoded::new(text, "UTF-8, GBK", n_replaced)
    })
}

/// The start of a file as text, to see what kind of document it is.
pub(super) fn decode_head(head: &[u8]) -> String {
    if let Some(decoded) = utf32(head) {
        return decoded.text;
    }
    // What is cut in the middle of a pair is no less in such an encoding.
    let cut = head.len().saturating_sub(1);
    if let Some((text, ..)) = escaped::decode(head).or_else(|| escaped::decode(&head[..cut])) {
        return text;
    }
    match Encoding::for_bom(head) {
        Some((encoding, length)) => encoding
            .decode_without_bom_handling(&head[length..])
            .0
            .into_owned(),
        None => match utf16(head).filter(|_| head.contains(&0) || !is_nearly_utf8(head)) {
            Some(encoding) => encoding.decode_without_bom_handling(head).0.into_owned(),
            None if is_nearly_utf8(head) => String::from_utf8_lossy(head).into_owned(),
            None => {
                let (encoding, _) = detect(head, None);
                encoding.decode_without_bom_handling(head).0.into_owned()
            }
        },
    }
}

/// The encoding, and whether it is a guess that the text does not bear out.
fn detect(bytes: &[u8], told: Option<&'static Encoding>) -> (&'static Encoding, bool) {
    // ASCII as UTF-16 is valid UTF-8, too, if NUL bytes count.
    if bytes.contains(&0)
        && let Some(encoding) = utf16(bytes)
    {
        return (encoding, false);
    }
    if is_nearly_utf8(bytes) {
        return (UTF_8, false);
    }
    if let Some(encoding) = utf16(bytes) {
        return (encoding, false);
    }
    let sample = sample(bytes);
    // As in the standard of HTML, what the server says goes before what the page says.
    let mut declarations = told.into_iter().chain(declared(bytes));
    let fitting = declarations.find(|encoding| fits(encoding, sample));
    fitting.map_or_else(|| guess(sample), |encoding| (encoding, false))
}

/// UTF-32, which `encoding_rs` does not decode, as no web standard has it. Each character has a NUL byte first or last;
/// anything that is not wholly such text, without a character NUL, is taken for something else.
fn utf32(bytes: &[u8]) -> Option<Decoded> {
    let (units, rest) = bytes.as_chunks::<4>();
    let (encoding, unit): (_, fn([u8; 4]) -> u32) = match units.first()? {
        [0, 0, ..] => ("UTF-32BE", u32::from_be_bytes),
        [.., 0, 0] => ("UTF-32LE", u32::from_le_bytes),
        _ => return None,
    };
    let chars: Option<String> = units
        .iter()
        .map(|bytes| char::from_u32(unit(*bytes)).filter(|c| *c != '\0'))
        .collect();
    let text = chars.filter(|_| rest.is_empty())?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Some(Decoded::new(text, encoding, 0))
}

/// UTF-16 without a byte order mark: nearly all units are then what Chinese text is made of.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let share = |unit: fn([u8; 2]) -> u16| {
        let (pairs, _) = bytes[..bytes.len().min(DECLARATION_BYTES)].as_chunks::<2>();
        let usual = pairs.iter().filter(|pair| is_usual(unit(**pair))).count();
        (usual * 100, pairs.len() * 95)
    };
    // Kana of Shift_JIS are pairs that begin as such characters do.
    if guess::is_shift_jis(bytes) {
        return None;
    }
    let holds = |(usual, needed)| usual >= needed && needed > 0;
    if holds(share(u16::from_be_bytes)) {
        Some(UTF_16BE)
    } else if holds(share(u16::from_le_bytes)) {
        Some(UTF_16LE)
    } else {
        None
    }
}

fn is_usual(unit: u16) -> bool {
    matches!(unit, 0x09..=0x0d | 0x20..=0x7e | 0xb7 | 0x2010..=0x2027 | 0x3000..=0x303f | 0x4e00..=0x9fff | 0xff00..=0xffef)
}

/// The part that detection looks at: ASCII says nothing.
fn sample(bytes: &[u8]) -> &[u8] {
    let start = bytes
        .iter()
        .position(|byte| !byte.is_ascii())
        .unwrap_or(bytes.len());
    let end = bytes.len().min(start + SAMPLE_BYTES);
    &bytes[start..end]
}

/// What an XML declaration or a meta element says.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION_BYTES)]).to_ascii_lowercase();
    ["encoding=", "charset="].into_iter().find_map(|key| {
        let value = head.split_once(key)?.1.trim_start_matches(['"', '\'', ' ']);
        let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))?;
        Encoding::for_label(&value.as_bytes()[..end])
    })
}

#[cfg(test)]
mod tests;
