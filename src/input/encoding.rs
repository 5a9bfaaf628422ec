//! From bytes to text: by their byte order mark, by what they declare where that fits them, else by how they look.

mod escaped;
mod mixed;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

/// Detection looks at this much, from the first byte that is not ASCII on.
const SAMPLE_BYTES: usize = 64 * 1024;

/// Where a declaration may stand.
pub(super) const DECLARATION_BYTES: usize = 4096;

/// Characters of every day among all that two bytes stand for: below this share, the encoding is another one.
const COMMON_PERCENT: usize = 60;

/// Decoded text and how it was found.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static str,
    /// Sequences that are nothing in this encoding, replaced by U+FFFD.
    pub(super) n_replaced: usize,
    /// Whether it was partly UTF-8, partly GBK.
    pub(super) is_mixed: bool,
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
    let (from, encoding) = match (encoding, Encoding::for_bom(&bytes)) {
        (Some(encoding), Some((marked, length))) if marked == encoding => (length, encoding),
        (Some(encoding), _) => (0, encoding),
        (None, Some((encoding, length))) => (length, encoding),
        (None, None) => (0, detect(&bytes, told)),
    };
    if encoding == UTF_8 && from == 0 {
        return match String::from_utf8(bytes) {
            Ok(text) => Decoded {
                text,
                encoding: "UTF-8",
                n_replaced: 0,
                is_mixed: false,
            },
            Err(error) => decode_from(error.as_bytes(), encoding),
        };
    }
    decode_from(&bytes[from..], encoding)
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
    Decoded {
        text: text.into_owned(),
        encoding: encoding.name(),
        n_replaced,
        is_mixed: false,
    }
}

/// Text in what no web standard knows, or in two encodings.
fn unnamed(bytes: &[u8]) -> Option<Decoded> {
    if let Some(decoded) = utf32(bytes) {
        return Some(decoded);
    }
    if let Some((text, encoding, n_replaced)) = escaped::decode(bytes) {
        return Some(Decoded {
            text,
            encoding,
            n_replaced,
            is_mixed: false,
        });
    }
    if std::str::from_utf8(bytes).is_ok() || Encoding::for_bom(bytes).is_some() || utf16(bytes).is_some() {
        return None;
    }
    let (text, n_replaced) = mixed::decode(bytes)?;
    Some(Decoded {
        text,
        encoding: "UTF-8, GBK",
        n_replaced,
        is_mixed: true,
    })
}

/// The start of a file as text, to see what kind of document it is.
pub(super) fn decode_head(head: &[u8]) -> String {
    if let Some(decoded) = utf32(head) {
        return decoded.text;
    }
    match Encoding::for_bom(head) {
        Some((encoding, length)) => encoding
            .decode_without_bom_handling(&head[length..])
            .0
            .into_owned(),
        None => match utf16(head).filter(|_| head.contains(&0) || !is_nearly_utf8(head)) {
            Some(encoding) => encoding.decode_without_bom_handling(head).0.into_owned(),
            None if is_nearly_utf8(head) => String::from_utf8_lossy(head).into_owned(),
            None => detect(head, None)
                .decode_without_bom_handling(head)
                .0
                .into_owned(),
        },
    }
}

fn detect(bytes: &[u8], told: Option<&'static Encoding>) -> &'static Encoding {
    // ASCII as UTF-16 is valid UTF-8, too, if NUL bytes count.
    if bytes.contains(&0)
        && let Some(encoding) = utf16(bytes)
    {
        return encoding;
    }
    if is_nearly_utf8(bytes) {
        return UTF_8;
    }
    if let Some(encoding) = utf16(bytes) {
        return encoding;
    }
    let sample = sample(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // As in the standard of HTML, what the server says goes before what the page says.
    let mut declarations = told.into_iter().chain(declared(bytes));
    if let Some(encoding) = declarations.find(|encoding| fits(encoding, sample)) {
        return encoding;
    }
    // A short text fits several: the one in which it consists of what Chinese is full of is right.
    let score_in = |encoding: &'static Encoding| score(&encoding.decode_without_bom_handling(sample).0);
    let (in_gbk, in_big5, in_guess) = (score_in(GBK), score_in(BIG5), score_in(guess));
    if in_gbk.max(in_big5) > in_guess || (guess == GBK && in_gbk > in_big5) {
        return if in_gbk >= in_big5 { GBK } else { BIG5 };
    }
    match (fits(GBK, sample), fits(BIG5, sample)) {
        (true, false) => GBK,
        (false, true) => BIG5,
        _ => guess,
    }
}

/// How much of a text, in per cent of what is not ASCII, Chinese text is full of; 0 where some of it is nothing.
fn score(text: &str) -> usize {
    const COMMON: &str = "，。、《》“”：；？！（）「」的一是不了在人有我他这為为之大来來以个個中上们們到说說国國和地也子时時道出而要于於\
        就下得可你年生自会會那后後能对對着著事其里裡所去行过過家十用发發天如然作方成者多日都三小军軍二无無同么麼经經\
        法当當起与與好看学學进進种種将將还還分此心前面又定见見只主没沒公从從市部工民业業新月本报報高长長开開四五六七八\
        九两兩百万萬元名老员員机機关關展全区區政府记者記书書文化社城村路水电電动動车車店期今明已把被让讓给給最读讀购買买";
    let (mut n_wide, mut n_common) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        if c == '\u{fffd}' {
            return 0;
        }
        // Kana and signs are in all of them.
        if !matches!(c, '\u{2000}'..='\u{2fff}' | '\u{3040}'..='\u{30ff}' | '\u{370}'..='\u{4ff}')
            || COMMON.contains(c)
        {
            n_wide += 1;
            n_common += usize::from(COMMON.contains(c));
        }
    }
    n_common * 100 / n_wide.max(1)
}

/// Whether bytes are UTF-8 but for a few, or for the end, where they were cut.
///
/// Only characters of three bytes and more, as Chinese ones are, speak for it. GB18030 and Big5 have hardly a run of
/// bytes that looks like one, and then as many that look like nothing; two bytes happen to be a Greek or Arabic letter
/// too often.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    const WIDE_FOR_A_BAD_ONE: usize = 2;
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut wide, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        wide += chunk.valid().chars().filter(|c| c.len_utf8() >= 3).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    wide > bad * WIDE_FOR_A_BAD_ONE
}

/// UTF-32, which no web standard knows: every character has a NUL byte first or last, and the text is short of none.
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
    Some(Decoded {
        text,
        encoding,
        n_replaced: 0,
        is_mixed: false,
    })
}

/// UTF-16 without a byte order mark: nearly all units are then what Chinese text is made of.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let share = |unit: fn([u8; 2]) -> u16| {
        let (pairs, _) = bytes[..bytes.len().min(DECLARATION_BYTES)].as_chunks::<2>();
        let usual = pairs.iter().filter(|pair| is_usual(unit(**pair))).count();
        (usual * 100, pairs.len() * 95)
    };
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

/// Whether a sample makes sense in an encoding: as text of everyday characters where it is a Chinese one. Single-byte
/// encodings fit everything, which says nothing; UTF-8 was tried before.
fn fits(encoding: &'static Encoding, sample: &[u8]) -> bool {
    let common_lead = if encoding == GBK || encoding == GB18030 {
        // Level 1 of GB 2312, and its punctuation.
        |lead: u8| matches!(lead, 0xa1 | 0xa3 | 0xb0..=0xd7)
    } else if encoding == BIG5 {
        // Frequently used characters, and punctuation.
        |lead: u8| matches!(lead, 0xa1..=0xc6)
    } else {
        return !encoding.is_single_byte()
            && encoding != UTF_8
            && encoding != UTF_16LE
            && encoding != UTF_16BE;
    };
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let n_bad = text.matches('\u{fffd}').count();
    let (mut n_pairs, mut n_common) = (0_usize, 0);
    let mut bytes = sample.iter();
    while let Some(&lead) = bytes.next() {
        if lead >= 0x81 && bytes.next().is_some() {
            n_pairs += 1;
            n_common += usize::from(common_lead(lead));
        }
    }
    n_bad * 100 <= n_pairs && n_common * 100 >= n_pairs * COMMON_PERCENT
}

#[cfg(test)]
mod tests;
