//! Plain text, and the refusal of files that are not text.

use encoding_rs::Encoding;

use super::{
    article::{About, Article, warned},
    encoding,
    error::ReadError,
    file::File,
    reader::{PendingArticles, Read, ReadOptions, Reader},
    sniff::Head,
    zip,
};
use crate::message::{Message, Template, message, template};

pub(super) const READER: Reader = Reader {
    name: "text",
    help: "A file is an article",
    endings: &["txt", "text"],
    is_told_by_name: false,
    begins: |_| false,
    read: Read::Article(article),
};

fn article(file: &File, bytes: Vec<u8>, options: &ReadOptions) -> Result<Article, ReadError> {
    let text = DecodedText::decode(file, bytes, options)?;
    let about = text.about(file);
    let text = encoding::spelled::meant(&text.text).unwrap_or(text.text);
    Ok(file.article(options.title.clone(), text, about))
}

/// A file's decoded content.
#[derive(Debug)]
pub(super) struct DecodedText {
    pub(super) text: String,
    pub(super) encoding: &'static str,
    /// What is wrong with the bytes.
    pub(super) warnings: Vec<Message>,
}

impl DecodedText {
    /// Fails where the file is not text, or is empty.
    pub(super) fn decode(file: &File, bytes: Vec<u8>, options: &ReadOptions) -> Result<Self, ReadError> {
        Self::decode_sent(file, bytes, options, None)
    }

    /// What was sent as text in the encoding `told`.
    pub(super) fn decode_sent(
        file: &File,
        bytes: Vec<u8>,
        options: &ReadOptions,
        told: Option<&'static Encoding>,
    ) -> Result<Self, ReadError> {
        if let Some(kind) = binary_kind(&bytes) {
            return Err(file.error(kind));
        }
        let encoding::Decoded {
            text,
            encoding,
            n_replaced,
            is_mixed,
            is_doubtful,
        } = encoding::decode_sent(bytes, options.encoding, told);
        if looks_binary(&text, n_replaced > 0) {
            return Err(file.error(message!("binary data, not text")));
        }
        if text.trim().is_empty() {
            return Err(file.error(message!("nothing in it")));
        }
        if is_doubtful {
            return Err(file.error(message!("in an encoding that is not known (see --encoding)")));
        }
        let replaced = match n_replaced {
            0 => None,
            1 => Some(message!(
                "{} sequence of bytes that are not {}, replaced",
                n_replaced,
                encoding
            )),
            _ => Some(message!(
                "{} sequences of bytes that are not {}, replaced",
                n_replaced,
                encoding
            )),
        };
        let mixed = is_mixed.then(|| message!("partly UTF-8, partly GBK: each part read as what it is"));
        Ok(Self {
            text,
            encoding,
            warnings: [mixed, replaced]
                .into_iter()
                .flatten()
                .map(|warning| warning.about(&file.path))
                .collect(),
        })
    }

    /// What is known of the file.
    pub(super) fn about(&self, file: &File) -> About {
        About {
            encoding: Some(self.encoding),
            warnings: self.warnings.clone(),
            ..file.about()
        }
    }
}

/// The first record, good or bad, bears the warnings about the file.
pub(super) fn with_warnings(mut reading: PendingArticles, warnings: Vec<Message>) -> PendingArticles {
    if warnings.is_empty() {
        return reading;
    }
    let first = reading.next().map(|pending| warned(pending, warnings));
    Box::new(first.into_iter().chain(reading))
}

/// The kind of data that bytes are, if they are not text.
fn binary_kind(bytes: &[u8]) -> Option<Message> {
    const KINDS: [(&[u8], Template); 23] = [
        (
            b"%PDF-",
            template!("binary data, not text: a PDF: convert it with pdftotext"),
        ),
        (
            b"\xd0\xcf\x11\xe0",
            template!(
                "binary data, not text: an old or protected Office document (doc, xls, ppt, msg): save it as docx, csv or eml"
            ),
        ),
        (
            b"PK\x03\x04",
            template!("binary data, not text: a ZIP archive: unpack it first"),
        ),
        (b"PK\x05\x06", template!("nothing in it")),
        (b"\x1f\x8b", COMPRESSED),
        (b"\x28\xb5\x2f\xfd", COMPRESSED),
        (b"BZh", COMPRESSED),
        (b"\xfd7zXZ\0", COMPRESSED),
        (b"7z\xbc\xaf\x27\x1c", COMPRESSED),
        (b"Rar!\x1a\x07", COMPRESSED),
        (b"\x89PNG", PICTURE),
        (b"\xff\xd8\xff", PICTURE),
        (b"GIF8", PICTURE),
        (b"RIFF", SOUND_OR_PICTURE),
        (b"II*\0", PICTURE),
        (b"MM\0*", PICTURE),
        (b"ID3", SOUND_OR_PICTURE),
        (b"OggS", SOUND_OR_PICTURE),
        (b"\x7fELF", PROGRAM),
        (b"MZ\x90\0", PROGRAM),
        (
            b"PAR1",
            template!("binary data, not text: Parquet: write it as NDJSON first"),
        ),
        (
            b"SQLite format 3\0",
            template!("binary data, not text: a database: write it as NDJSON first"),
        ),
        (b"\0asm", PROGRAM),
    ];
    const KINDLE: (usize, &[u8]) = (60, b"BOOKMOBI");
    const FILM: (usize, &[u8]) = (4, b"ftyp");
    let has = |(at, mark): (usize, &[u8])| bytes.get(at..).is_some_and(|rest| rest.starts_with(mark));
    if has(KINDLE) {
        return Some(message!(
            "binary data, not text: a Kindle book: convert it to EPUB"
        ));
    }
    if has(FILM) {
        return Some(SOUND_OR_PICTURE.message());
    }
    KINDS
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
        .map(|(_, kind)| kind.message())
}

const COMPRESSED: Template = template!("binary data, not text: compressed: unpack it first");
const PICTURE: Template = template!("binary data, not text: a picture");
const SOUND_OR_PICTURE: Template = template!("binary data, not text: sound or pictures");
const PROGRAM: Template = template!("binary data, not text: a program");

/// Why a file that begins so is not read, where its format was not said: text, but no prose.
pub(super) fn refusal(head: &Head) -> Option<Message> {
    let text = head.text;
    match head.zip() {
        Some(zip::ZipKind::Spreadsheet) => {
            return Some(message!("binary data, not text: a spreadsheet: save it as csv"));
        }
        Some(zip::ZipKind::Slides) => {
            return Some(message!("binary data, not text: slides: save them as text"));
        }
        _ => {}
    }
    if let Some(root) = head.unknown_root() {
        let local = root.rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
        return match local.as_str() {
            "opml" | "urlset" | "sitemapindex" => {
                Some(message!("a list of addresses ({}): fetch what it names", root))
            }
            "mediawiki" => Some(message!(
                "a dump of a wiki: take its articles out first, with WikiExtractor"
            )),
            "svg" => Some(PICTURE.message()),
            "sami" => Some(message!("subtitles in SAMI: convert them to SRT")),
            _ if text.starts_with("<?xml") => Some(message!("XML that is neither feed nor page: <{}>", root)),
            _ => None,
        };
    }
    let program = [
        "#!/",
        "<?php",
        "-- MySQL dump",
        "-- PostgreSQL database dump",
        "CREATE TABLE ",
        "INSERT INTO ",
    ];
    if program.iter().any(|start| text.starts_with(start)) {
        return Some(message!("a program or a script, no article"));
    }
    if ["BEGIN:VCARD", "BEGIN:VCALENDAR"]
        .iter()
        .any(|start| text.starts_with(start))
    {
        return Some(message!("an address card or a calendar, no article"));
    }
    if text.starts_with("%!PS") {
        return Some(message!("PostScript: convert it first, with ps2pdf"));
    }
    let code = text
        .lines()
        .map(str::trim_start)
        .find(|line| !line.starts_with('%') && !line.is_empty());
    if code.is_some_and(|line| {
        ["\\documentclass", "\\documentstyle", "\\usepackage"]
            .iter()
            .any(|start| line.starts_with(start))
    }) {
        return Some(message!("TeX: convert it first, with pandoc"));
    }
    if is_mailbox(text) {
        return Some(message!("a mailbox (mbox): save its mails one by one, as eml"));
    }
    if text.starts_with('{') && text.contains("\"nbformat\"") && text.contains("\"cell_type\"") {
        return Some(message!("a notebook: convert it first, with nbconvert"));
    }
    None
}

/// Whether mails are in it, one after the other: `From lin@example.com Mon Apr  1 08:00:00 2024` and headers.
fn is_mailbox(text: &str) -> bool {
    let mut lines = text.lines();
    let first: Vec<&str> = lines.next().unwrap_or_default().split_whitespace().collect();
    let is_header = |line: &str| {
        line.split_once(':').is_some_and(|(name, _)| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
    };
    matches!(first[..], ["From", _, day, _, _, time, ..] if day.len() == 3 && time.contains(':'))
        && lines
            .next()
            .is_some_and(|line| line.starts_with('>') || is_header(line))
}

/// Whether decoded text consists of characters that text does not have: U+FFFD is one where something `is_replaced`.
fn looks_binary(text: &str, is_replaced: bool) -> bool {
    const SAMPLE_CHARS: usize = 8192;
    let is_odd = |c: &char| match c {
        '\0'..='\x08' | '\x0e'..='\x1a' | '\x1c'..='\x1f' => true,
        '\u{fffd}' => is_replaced,
        _ => false,
    };
    let (mut n_chars, mut n_odd) = (0, 0);
    for c in text.chars().take(SAMPLE_CHARS) {
        n_chars += 1;
        n_odd += usize::from(is_odd(&c));
    }
    n_odd * 10 > n_chars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_data_is_told_from_text() {
        assert_eq!(binary_kind(b"\x89PNG\r\n"), Some(PICTURE.message()));
        assert_eq!(binary_kind("三月".as_bytes()), None);
        assert!(looks_binary("\0\u{1}\u{2}ab\0", false));
        assert!(!looks_binary("三月的青河镇，油菜花刚刚开。\0", false));
        assert!(!looks_binary("", false));
        assert!(looks_binary("\u{fffd}\u{fffd}三月", true));
        assert!(!looks_binary("\u{fffd}\u{fffd}三月", false));
    }

    #[test]
    fn what_is_no_prose_is_refused() {
        let table = [
            ("<opml version='2.0'><head>", "a list of addresses (opml)"),
            (
                "<?xml version='1.0'?>\n<urlset xmlns='http://s'>",
                "a list of addresses (urlset)",
            ),
            ("<mediawiki xml:lang='zh'><page>", "a dump of a wiki"),
            (
                "<?xml version='1.0'?><w:document>",
                "XML that is neither feed nor page: <w:document>",
            ),
            ("<?xml version='1.0'?><rss version='2.0'>", ""),
            ("<?xml version='1.0'?><tt xmlns='http://www.w3.org/ns/ttml'>", ""),
            (
                "<svg xmlns='http://www.w3.org/2000/svg'>",
                "binary data, not text: a picture",
            ),
            ("From: 林望舒\n这封信写得很长。", ""),
            ("标题: 桥\n作者: 林望舒\n\n桥通了。", ""),
            ("% 论文\n\\documentclass{ctexart}\n", "TeX"),
            (
                "{\"cells\": [{\"cell_type\": \"code\"}], \"nbformat\": 4}",
                "a notebook",
            ),
            ("#!/bin/sh\necho 渡船\n", "a program"),
            ("-- MySQL dump 10.13\nINSERT INTO news", "a program"),
            (
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
                "an address card or a calendar",
            ),
            ("%!PS-Adobe-3.0\n", "PostScript"),
            (
                "From lin@example.com Mon Apr  1 08:00:00 2024\nReceived: from a\nSubject: x\n\n渡船停航。\n",
                "a mailbox (mbox)",
            ),
            ("From here on Mon and 08:00, the ferry rests.\nIt does.", ""),
            ("From lin@example.com Mon Apr  1 08:00:00 2024\n渡船停航。", ""),
            ("<SAMI>\n<HEAD><TITLE>渡口</TITLE>", "subtitles in SAMI"),
            ("<重要通知>明天停水。", ""),
            ("<note>明天停水。", ""),
            ("用 \\documentclass 开头的是 TeX。", ""),
        ];
        for (text, expected) in table {
            let head = Head::new("-", text.as_bytes(), text);
            let found = refusal(&head)
                .map(|message| message.to_string())
                .unwrap_or_default();
            assert!(
                found.starts_with(expected) && found.is_empty() == expected.is_empty(),
                "{text}: {found}"
            );
        }
    }
}
