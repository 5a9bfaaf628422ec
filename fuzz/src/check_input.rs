//! Files of every format and encoding.

use encoding_rs::{BIG5, EUC_JP, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use zhaiyao::text::fold::to_unified;

use crate::{
    input::{self, Articles, READERS, format_named},
    options::Options,
};

/// The most that may come out of a file.
const MAX_BYTES: u64 = 1 << 20;

/// Out of a byte come some more where marks become words, and where ids and titles are said again.
const MOST_TIMES: usize = 64;

const NAMES: [&str; 12] = [
    "a", "a.txt", "a.html", "a.xml", "a.md", "a.json", "a.ndjson", "a.csv", "a.tsv", "a.srt", "a.gz", "a.zip",
];

pub fn formats(data: &[u8]) {
    let (mut options, bytes) = Options::split(data);
    let name = options.one_of(&NAMES);
    let reader = options.number();
    let flags = options.number();
    let read = input::ReadOptions {
        format: READERS.get(reader).copied(),
        keep_fields: flags & 1 != 0,
        keep_html: flags & 2 != 0,
        max_bytes: MAX_BYTES,
        ..input::ReadOptions::default()
    };
    let mut n_bytes = 0;
    for pending in Articles::of_bytes(name, bytes.to_vec(), read) {
        let warnings = match pending() {
            Ok(article) => {
                n_bytes += article.text.len() + article.title.map_or(0, |title| title.len());
                article.about.warnings
            }
            Err(fault) => {
                let mut warnings = fault.warnings.clone();
                warnings.push(fault.message());
                warnings
            }
        };
        for warning in warnings {
            assert!(warning.to_string().len() < 1000 + bytes.len(), "a line, not the file: {warning}");
        }
    }
    let is_packed = [&b"PK"[..], b"\x1f\x8b", b"\x28\xb5", b"%PDF"].iter().any(|begin| bytes.starts_with(begin));
    let most = if is_packed { MAX_BYTES as usize } else { bytes.len() };
    assert!(n_bytes <= MOST_TIMES * (most + 100), "{n_bytes} bytes of {}", bytes.len());
}

/// How characters begin that are spelled in ASCII: where most of a text is, it is read as what is meant.
const SPELLINGS: [&str; 3] = ["&#", "\\u", "="];

pub fn encodings(data: &[u8]) {
    const ENCODINGS: [&Encoding; 7] = [UTF_8, GBK, GB18030, BIG5, UTF_16LE, UTF_16BE, EUC_JP];
    let (mut options, bytes) = Options::split(data);
    let encoding = options.one_of(&ENCODINGS);
    // Any bytes are some text, or are refused.
    read_text(bytes.to_vec(), None);
    read_text(bytes.to_vec(), Some(encoding));
    // What was written in an encoding that is named comes back, with Han characters for their radicals.
    let text = String::from_utf8_lossy(bytes);
    let (encoded, is_lossy) = encoded(&text, encoding);
    let is_spelled = SPELLINGS.iter().any(|start| text.contains(start));
    if !is_lossy && !is_spelled && let Some(read) = read_text(encoded, Some(encoding)) {
        let unified = |text: &str| to_unified(&visible(text)).into_owned();
        assert_eq!(unified(&read), unified(&text), "as {}", encoding.name());
    }
}

/// Text in an encoding, and whether something of it could not be written.
fn encoded(text: &str, encoding: &'static Encoding) -> (Vec<u8>, bool) {
    let units = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect();
    if encoding == UTF_16LE {
        (units(u16::to_le_bytes), false)
    } else if encoding == UTF_16BE {
        (units(u16::to_be_bytes), false)
    } else {
        let (bytes, _, is_lossy) = encoding.encode(text);
        (bytes.into_owned(), is_lossy)
    }
}

fn read_text(bytes: Vec<u8>, encoding: Option<&'static Encoding>) -> Option<String> {
    let read = input::ReadOptions {
        format: format_named("text"),
        encoding,
        max_bytes: MAX_BYTES,
        ..input::ReadOptions::default()
    };
    let mut articles = Articles::of_bytes("a.txt", bytes, read);
    let article = articles.next().expect("an article or why there is none")();
    assert!(articles.next().is_none(), "a text is one article");
    article.ok().map(|article| article.text)
}

/// A text without blanks and what has no place in a text.
fn visible(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{feff}')
        .collect()
}
