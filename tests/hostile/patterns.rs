//! Pieces of every format, all pairs of them repeated: what is measured of them is in `benches/patterns.py`.

use serde::Deserialize;

use crate::common::{ARTICLE, Scratch, json_lines, zhaiyao};

/// Lengths of the repeated part: a reader that is slow on one is slower still on the other.
const N_BYTES: [usize; 2] = [2 << 10, 8 << 10];

/// What is around a quote in a record.
const MOST_RECORD_BYTES: usize = 4096;

#[derive(Deserialize)]
struct Kind {
    name: String,
    before: String,
    after: String,
    pieces: Vec<String>,
}

impl Kind {
    fn file(&self, pair: &str, n_bytes: usize) -> String {
        self.before.clone() + &pair.repeat(n_bytes / pair.len()) + &self.after
    }
}

/// Reads every pair of pieces of a kind of file, in one run.
fn check(name: &str) {
    let kinds: Vec<Kind> = serde_json::from_str(include_str!("patterns.json")).unwrap();
    let kind = kinds.iter().find(|kind| kind.name == name).unwrap();
    let scratch = Scratch::new();
    let mut longest = 0;
    for (first, a) in kind.pieces.iter().enumerate() {
        for (second, b) in kind.pieces.iter().enumerate() {
            for n_bytes in N_BYTES {
                let file = kind.file(&format!("{a}{b}"), n_bytes);
                longest = longest.max(file.len());
                scratch.file(&format!("{first}-{second}-{n_bytes}.{name}"), file);
            }
        }
    }
    scratch.file("last.txt", ARTICLE);
    let folder = scratch.path("");
    let done = zhaiyao(&["-R", &folder, "--to", "ndjson", "-q", "-n", "1", "-k", "3"], "");
    assert!(matches!(done.status, 0 | 1), "{:.2000}", done.stderr);
    let records = json_lines(&done.stdout);
    let last = records.last().unwrap();
    assert!(last["summary"].to_string().contains("旧粮仓"), "{last}");
    for (line, record) in done.stdout.lines().zip(records) {
        // A quote may be as long as the file, and a place of a keyword is longer than the keyword.
        assert!(
            line.len() < MOST_RECORD_BYTES + 32 * longest,
            "{}",
            record["path"]
        );
    }
}

#[test]
fn pages() {
    check("page.html");
}

#[test]
fn feeds() {
    check("feed.xml");
}

#[test]
fn attributes() {
    check("tag.html");
    check("tag.xml");
}

#[test]
fn markdown() {
    check("text.md");
}

#[test]
fn json() {
    check("data.json");
}

#[test]
fn tables() {
    check("table.csv");
}

#[test]
fn subtitles() {
    check("lines.srt");
}

#[test]
fn texts() {
    check("text.txt");
}
