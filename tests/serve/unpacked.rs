//! Small files of which much comes out.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};

use crate::{
    ARTICLE,
    http::{Answer, Server},
    zip::zip,
};

/// Of the server.
const MOST_BYTES: usize = 1 << 20;

/// In a piece: three are less than that, four are more.
const PIECE_BYTES: usize = 300_000;

const N_PIECES: usize = 60;

fn text() -> String {
    ARTICLE.repeat(PIECE_BYTES / ARTICLE.len())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn names(ending: &str) -> Vec<String> {
    (10..10 + N_PIECES).map(|n| format!("{n}.{ending}")).collect()
}

fn archive() -> Vec<u8> {
    let (names, text) = (names("txt"), text());
    let mut members: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, text.as_bytes())).collect();
    members.push(("last.txt", ARTICLE.as_bytes()));
    zip(&members)
}

fn book() -> Vec<u8> {
    let names = names("xhtml");
    let items: Vec<String> = names
        .iter()
        .map(|name| format!("<item id='{name}' href='{name}'/><itemref idref='{name}'/>"))
        .collect();
    let items = items.concat();
    let chapter = format!("<html><body><p>{}", text());
    let mut members: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", b"<rootfile full-path='a.opf'/>"),
        ("a.opf", items.as_bytes()),
    ];
    members.extend(names.iter().map(|name| (&**name, chapter.as_bytes())));
    zip(&members)
}

fn lines() -> Vec<u8> {
    let line = serde_json::json!({"text": text()}).to_string();
    gzip(format!("{line}\n").repeat(N_PIECES).as_bytes())
}

/// Pages that were sent compressed, in an archive of the web.
fn pages() -> Vec<u8> {
    let page = gzip(text().as_bytes());
    let answer = [&b"HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n"[..], &page].concat();
    let head = format!(
        "WARC/1.0\r\nwarc-type: response\r\nwarc-target-uri: http://a/\r\ncontent-length: {}\r\n\r\n",
        answer.len()
    );
    [head.as_bytes(), &answer, b"\r\n\r\n"].concat().repeat(N_PIECES)
}

/// A feed whose name is long, and comes with each of its items.
fn feed() -> Vec<u8> {
    let items = format!("<item><description>{ARTICLE}</description></item>").repeat(N_PIECES);
    format!(
        "<rss version=\"2.0\"><channel><title>{}</title>{items}</channel></rss>",
        "河".repeat(PIECE_BYTES / 3)
    )
    .into_bytes()
}

fn read(server: &Server, name: &str, bytes: &[u8]) -> Answer {
    assert!(bytes.len() < MOST_BYTES, "{name}");
    let answer = server.post_bytes(
        &format!("/api/read?name={name}"),
        "application/octet-stream",
        bytes,
    );
    assert_eq!(answer.status, 200, "{name}: {}", answer.body);
    answer
}

#[test]
fn what_comes_out_of_a_file_is_bounded_as_a_whole() {
    let server = Server::start(&["--max-bytes", "1M", "--time-limit", "600"]);
    for (name, bytes, n_articles, reason) in [
        // What is small enough for what is left is read.
        ("a.zip", archive(), 4, "comes to more than 1048576 bytes in all"),
        ("a.epub", book(), 3, "comes to more than 1048576 bytes in all"),
        (
            "a.ndjson.gz",
            lines(),
            3,
            "comes to more than 1048576 bytes in all",
        ),
        ("a.warc", pages(), 3, "comes to more than 1048576 bytes in all"),
        ("a.xml", feed(), 6, "what follows is left out"),
    ] {
        let content = read(&server, name, &bytes).json();
        let faults = content["faults"].as_array().unwrap();
        assert_eq!(
            content["articles"].as_array().unwrap().len(),
            n_articles,
            "{name}: {faults:?}"
        );
        let last = faults.last().unwrap()["en"].as_str().unwrap();
        assert!(last.starts_with(name) && last.contains(reason), "{name}: {last}");
        let is_told_of_each = name == "a.zip" || name == "a.epub" || name == "a.warc";
        let n_faults = if is_told_of_each { N_PIECES - 3 } else { 1 };
        assert_eq!(faults.len(), n_faults, "{name}: {faults:?}");
    }
    assert_eq!(server.end(), "");
}

#[test]
fn a_fault_in_each_line_is_not_told_for_ever() {
    let server = Server::start(&["--max-bytes", "1M", "--time-limit", "600"]);
    let answer = read(&server, "a.ndjson", "1\n".repeat(MOST_BYTES / 4).as_bytes());
    assert!(answer.body.len() < 3 * MOST_BYTES, "{}", answer.body.len());
    let content = answer.json();
    let last = content["faults"].as_array().unwrap().last().unwrap();
    assert!(last["en"].as_str().unwrap().contains("left out"), "{last}");
}
