//! Packages and streams that unpack to more than anybody wants.

use std::io::Write;

use flate2::Compression;

use crate::{
    common::{ARTICLE, Scratch, zhaiyao},
    zip::zip,
};

const MIB: usize = 1 << 20;

fn docx(document: &str) -> Vec<u8> {
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
    ])
}

fn read(bytes: &[u8]) -> (i32, usize, String) {
    let scratch = Scratch::new();
    let file = scratch.file("a", bytes);
    let done = zhaiyao(&["--to", "ndjson", "--max-bytes", "1M", &file], "");
    (done.status, done.stdout.lines().count(), done.stderr)
}

/// At least so many blanks, in codes that each stand for one blank more than the last.
fn lzw(n_bytes: usize) -> Vec<u8> {
    const MOST_CODES: usize = 3800;
    let mut bits = Vec::new();
    let mut written = 0;
    while written < n_bytes {
        bits.push((256, if bits.is_empty() { 9 } else { 12 }));
        bits.push((u32::from(b' '), 9));
        for code in 258..258 + MOST_CODES {
            // The table has this code when it is written, and the width grows one code early.
            let width = (code + 1).ilog2().clamp(8, 11) + 1;
            bits.push((code as u32, width));
            written += code - 256;
        }
    }
    let bits: Vec<bool> = bits
        .into_iter()
        .flat_map(|(code, width)| (0..width).rev().map(move |bit| code >> bit & 1 == 1))
        .collect();
    let byte = |bits: &[bool]| bits.iter().fold(0, |byte, &bit| byte << 1 | u8::from(bit));
    bits.chunks_exact(8).map(byte).collect()
}

#[test]
fn what_comes_out_counts() {
    let blanks = " ".repeat(8 * MIB);
    let gzip = {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(blanks.as_bytes()).unwrap();
        encoder.finish().unwrap()
    };
    let deflated = {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&vec![b' '; 65 * MIB]).unwrap();
        encoder.finish().unwrap()
    };
    let hex: String = deflated
        .iter()
        .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    let pdf = |filter: &str, stream: &[u8]| {
        let start = format!("%PDF-1.4\n1 0 obj\n<</Filter{filter}>>stream\n");
        [start.as_bytes(), stream].concat()
    };
    let pdfs = [
        pdf("/FlateDecode", &deflated),
        pdf("/#46lateDecode", &deflated),
        pdf("[/ASCIIHexDecode/FlateDecode]", hex.as_bytes()),
        pdf("[/FlateDecode/FlateDecode]", &deflated),
        pdf("/LZWDecode", &lzw(65 * MIB)),
    ];
    for bomb in pdfs {
        let (status, _, stderr) = read(&bomb);
        assert_eq!(status, 1, "{stderr}");
        assert!(stderr.contains("larger than 1048576 bytes"), "{stderr}");
    }
    let bombs = [gzip, docx(&blanks), zip(&[("a.txt", blanks.as_bytes())])];
    for bomb in bombs {
        assert!(bomb.len() < MIB / 8);
        let (status, _, stderr) = read(&bomb);
        assert_eq!(status, 1, "{stderr}");
        assert!(stderr.contains("larger than 1048576 bytes"), "{stderr}");
    }
}

#[test]
fn what_is_named_again_and_again_is_not_read_each_time() {
    let blanks = {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&vec![b' '; 4 * MIB]).unwrap();
        encoder.finish().unwrap()
    };
    let pdf = |n_pages: usize, contents: &str| {
        let kids: Vec<String> = (4..4 + n_pages).map(|n| format!("{n} 0 R")).collect();
        let pages = kids.iter().map(|page| {
            page.replace('R', "obj\n") + "<</Type/Page/Parent 2 0 R/Contents " + contents + ">>\nendobj\n"
        });
        let head = format!(
            "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/MediaBox[0 0 9 9]\
             /Count {n_pages}/Kids[{}]>>\nendobj\n{}3 0 obj\n<</Filter/FlateDecode/Length {}>>stream\n",
            kids.join(" "),
            pages.collect::<Vec<_>>().concat(),
            blanks.len()
        );
        [
            head.as_bytes(),
            &blanks,
            b"\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        ]
        .concat()
    };
    for bomb in [pdf(20, "3 0 R"), pdf(1, &format!("[{}]", "3 0 R ".repeat(20)))] {
        let (status, _, stderr) = read(&bomb);
        assert_eq!(status, 1, "{stderr}");
        assert!(stderr.contains("larger than 1048576 bytes"), "{stderr}");
    }
    let (status, _, stderr) = read(&pdf(1, "3 0 R"));
    assert_eq!(status, 1, "{stderr}");
    assert!(stderr.contains("a PDF without text"), "{stderr}");
    let items: Vec<String> = (0..5_000)
        .map(|n| format!("<item id='i{n}' href='a.xhtml'/><itemref idref='i{n}'/>"))
        .collect();
    let chapter = format!(
        "<html><body><h1>第一章</h1>{}",
        "<p>天气晴朗，适合出门。</p>".repeat(5_000)
    );
    let book = zip(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", b"<rootfile full-path='a.opf'/>"),
        ("a.opf", items.concat().as_bytes()),
        ("a.xhtml", chapter.as_bytes()),
    ]);
    let (status, n_lines, stderr) = read(&book);
    assert_eq!((status, n_lines), (0, 1), "{stderr}");
}

#[test]
fn a_million_paragraphs_are_an_error() {
    let word = docx(&"<w:p><w:r><w:t>甲</w:t></w:r></w:p>".repeat(1_000_000));
    let text = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", "<text:p>甲</text:p>".repeat(1_000_000).as_bytes()),
    ]);
    let scratch = Scratch::new();
    let done = zhaiyao(&["--to", "ndjson", &scratch.file("a.docx", &word)], "");
    assert_eq!(done.status, 1, "{}", done.stderr);
    assert!(
        done.stderr.contains("more than 250000 paragraphs"),
        "{}",
        done.stderr
    );
    for (bomb, name) in [(word, "docx"), (text, "odt")] {
        assert!(bomb.len() < MIB, "{name}");
        let (status, _, stderr) = read(&bomb);
        assert_eq!(status, 1, "{name} {stderr}");
        assert!(stderr.contains("larger than 1048576 bytes"), "{name} {stderr}");
    }
}

#[test]
fn an_archive_may_be_larger_than_any_of_its_members() {
    let text = ARTICLE.repeat(300_000 / ARTICLE.len());
    let names = ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt"];
    let (status, n_lines, stderr) = read(&zip(&names.map(|name| (name, text.as_bytes()))));
    assert_eq!((status, n_lines), (0, 6), "{stderr}");
}

#[test]
fn archives_are_not_opened_within_archives() {
    let inner = zip(&[("a.txt", ARTICLE.as_bytes())]);
    let outer = zip(&[("inner.zip", &inner), ("b.txt", ARTICLE.as_bytes())]);
    let (status, n_lines, stderr) = read(&outer);
    assert_eq!((status, n_lines), (1, 2), "{stderr}");
    assert!(stderr.contains("an archive within an archive"), "{stderr}");
}

#[test]
fn documents_that_nobody_writes_end_with_a_line() {
    let entities = "<!DOCTYPE x [<!ENTITY a \"甲甲甲甲\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:p><w:r><w:t>&b;</w:t></w:r></w:p>";
    let deep = "<w:tbl><w:tr><w:tc><w:p>".repeat(10_000);
    let many = "<w:p><w:r><w:t>甲</w:t></w:r></w:p>".repeat(25_000);
    let whole = docx(&format!("<w:p><w:r><w:t>{ARTICLE}</w:t></w:r></w:p>"));
    let cut = &whole[..whole.len() - 30];
    let damaged = {
        let mut bytes = whole.clone();
        let name = b"word/document.xml";
        let at = bytes.windows(name.len()).position(|bytes| bytes == name);
        bytes[at.unwrap() + name.len() + 20] ^= 0xff;
        bytes
    };
    let table: [(&[u8], i32); 6] = [
        (&docx(entities), 0),
        (&docx(&deep), 1),
        (&docx(&many), 0),
        (&docx(""), 1),
        (cut, 1),
        (&damaged, 1),
    ];
    for (at, (bytes, expected)) in table.into_iter().enumerate() {
        let (status, n_lines, stderr) = read(bytes);
        assert_eq!((status, n_lines), (expected, 1), "{at} {stderr}");
        assert!(stderr.lines().count() <= 1 && stderr.len() < 300, "{stderr}");
    }
}
