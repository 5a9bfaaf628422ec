//! Text that was spoilt before it came here: read in a wrong encoding, and saved so.

use encoding_rs::{Encoding, GB18030, GBK, WINDOWS_1252};

use super::guess::{is_nearly_utf8, score};

/// No more is looked at.
const SAMPLE_CHARS: usize = 512;

/// So many characters prove it.
const FEWEST_CHARS: usize = 12;

const FEWEST_LOST: usize = 4;

/// What becomes of U+FFFD, and of memory that was never written, when they are read as GBK.
const REMAINS: [&str; 3] = ["锟斤拷", "烫烫烫", "屯屯屯"];

/// Whether most of what is not ASCII is `ä¸­æ–‡`, `ÖÐÎÄ`, `涓枃` or `锟斤拷`, where it should be 中文, or much is lost.
pub(in super::super) fn is_garbled(text: impl Iterator<Item = char> + Clone) -> bool {
    if is_lost(text.clone().take(SAMPLE_CHARS)) {
        return true;
    }
    let wide = text
        .filter(|c| !c.is_ascii() && *c != '\u{fffd}')
        .take(SAMPLE_CHARS);
    let n_wide = wide.clone().count();
    if n_wide < FEWEST_CHARS || is_plainly_chinese(wide.clone()) {
        return false;
    }
    let wide: String = wide.collect();
    let n_remains: usize = REMAINS
        .iter()
        .map(|remains| wide.matches(remains).count() * 3)
        .sum();
    n_remains * 4 >= n_wide || is_of_single_bytes(&wide) || is_utf8_as_gbk(&wide)
}

/// Whether a text is none of what is garbled: nearly all are told by a look at each character.
fn is_plainly_chinese(wide: impl Iterator<Item = char>) -> bool {
    let (mut n_wide, mut n_never, mut is_double_byte) = (0, 0, false);
    for c in wide {
        if matches!(c, '锟' | '烫' | '屯') {
            return false;
        }
        n_wide += 1;
        n_never += usize::from(never_from_utf8(c));
        is_double_byte |= c >= '\u{3000}';
    }
    is_double_byte && n_never * 100 > n_wide
}

/// Whether more than one character in ten was replaced.
fn is_lost(text: impl Iterator<Item = char>) -> bool {
    let (n_lost, n_chars) = text.fold((0, 0), |(n_lost, n_chars), c| {
        (n_lost + usize::from(c == '\u{fffd}'), n_chars + 1)
    });
    n_lost >= FEWEST_LOST && n_lost * 10 > n_chars
}

/// UTF-8 or GBK that was read byte by byte.
fn is_of_single_bytes(wide: &str) -> bool {
    // What Latin-1 has between the letters, and Windows does not, stays as it is.
    let bytes: Option<Vec<u8>> = wide
        .chars()
        .map(|c| match u32::from(c) {
            code @ 0x80..=0xff => u8::try_from(code).ok(),
            _ => byte_in(WINDOWS_1252, c),
        })
        .collect();
    bytes.is_some_and(|bytes| {
        let as_gbk = || score(&GBK.decode_without_bom_handling(&bytes).0) >= 25;
        is_text_in_utf8(&bytes) || as_gbk()
    })
}

fn byte_in(encoding: &'static Encoding, c: char) -> Option<u8> {
    let mut utf8 = [0; 4];
    let (bytes, _, had_errors) = encoding.encode(c.encode_utf8(&mut utf8));
    bytes.first().copied().filter(|_| !had_errors)
}

/// The commonest characters that have a byte in GBK which no byte of a Chinese character in UTF-8 is: they are a tenth of
/// any other text.
fn never_from_utf8(c: char) -> bool {
    matches!(c, '的' | '一' | '是' | '在' | '了' | '有' | '中')
}

/// UTF-8 that was read as GBK.
fn is_utf8_as_gbk(wide: &str) -> bool {
    // Encoding costs more than reading all the rest.
    let n_impossible = wide.matches(never_from_utf8).count();
    if n_impossible * 100 > wide.chars().count() {
        return false;
    }
    let (bytes, _, had_errors) = GB18030.encode(wide);
    !had_errors && is_text_in_utf8(&bytes)
}

fn is_text_in_utf8(bytes: &[u8]) -> bool {
    if !is_nearly_utf8(bytes) {
        return false;
    }
    let is_han =
        |c: &char| matches!(c, '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    let text = String::from_utf8_lossy(bytes);
    let n_han = text.chars().filter(is_han).count();
    n_han * 2 >= text.chars().count()
}
