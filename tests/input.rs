//! What is read from files of every format and encoding, faults included, against golden files.
//!
//! `UPDATE_GOLDEN=1 cargo test --test input` writes the golden files anew; look at the difference.
#![cfg(feature = "cli")]

#[path = "input/bombs.rs"]
mod bombs;
mod common;
#[path = "input/fields.rs"]
mod fields;
#[path = "common/zip.rs"]
mod zip;

use std::{env, fs, path::Path};

use common::{ARTICLE, Scratch, command, json_lines, run, zhaiyao};
use serde_json::{Value, json};

/// Whatever a summary is made of, this is what it is made from.
fn read(file: &str) -> Value {
    let mut command = command(&["summarize", "--to", "ndjson", "--keep-content", file]);
    command.current_dir("tests/fixtures");
    let done = run(command, b"");
    let records = json_lines(&done.stdout).into_iter().map(|mut record| {
        for found in ["summary", "sentences", "whole"] {
            record.as_object_mut().unwrap().remove(found);
        }
        record
    });
    json!({
        "articles": records.collect::<Vec<_>>(),
        "messages": done.stderr.lines().collect::<Vec<_>>(),
        "status": done.status,
    })
}

#[test]
fn files_of_every_kind_are_read() {
    let mut files: Vec<String> = fs::read_dir("tests/fixtures")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "make")
        .collect();
    files.sort();
    assert!(files.len() > 20);
    for file in files {
        let golden = Path::new("tests/golden").join(format!("{file}.json"));
        let found = read(&file);
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&golden, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
        }
        let expected: Value = serde_json::from_str(&fs::read_to_string(&golden).unwrap()).unwrap();
        assert_eq!(found, expected, "{file}");
    }
}

#[test]
fn standard_input_is_detected_as_files_are() {
    for file in [
        "feed.gbk.xml",
        "page.big5.html",
        "feed.json",
        "records.ndjson",
        "records.gbk.json",
        "text.utf16le.txt",
        "document.docx",
        "document.odt",
        "document.gbk.pdf",
        "document.rtf",
        "book.epub",
        "mail.gbk.eml",
        "page.saved.mhtml",
        "pages.tar.gz",
        "crawl.warc.gz",
        "crawl.wet",
        "document.printed.pdf",
        "records.ndjson.zst",
        "subtitles.ttml",
        "text.gbk.txt.gz",
    ] {
        let bytes = fs::read(Path::new("tests/fixtures").join(file)).unwrap();
        let from_stdin = run(command(&["keywords", "--to", "ndjson", "--keep-content"]), &bytes);
        let from_file = read(file);
        let texts = |records: &[Value]| {
            records
                .iter()
                .map(|record| record["text"].clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            texts(&json_lines(&from_stdin.stdout)),
            texts(from_file["articles"].as_array().unwrap()),
            "{file}"
        );
    }
}

#[test]
fn options_overrule_what_is_detected() {
    let scratch = Scratch::new();
    let page = scratch.file("a.html", "<p>甲</p>");
    let text = |arguments: &[&str]| {
        json_lines(&zhaiyao(arguments, "").stdout)[0]["text"]
            .as_str()
            .map(str::to_owned)
    };
    let options = ["summarize", "--to", "ndjson", "--keep-content", &page];
    assert_eq!(text(&options).as_deref(), Some("甲"));
    assert_eq!(
        text(&[&options[..], &["--from", "text"]].concat()).as_deref(),
        Some("<p>甲</p>")
    );
    assert_eq!(
        text(&[&options[..], &["--encoding", "latin1", "--from", "text"]].concat()).as_deref(),
        Some("<p>ç\u{201d}²</p>")
    );
}

#[test]
fn folders_and_patterns_name_files() {
    let scratch = Scratch::new();
    fs::create_dir_all(scratch.path("in/deep")).unwrap();
    for name in ["in/b.txt", "in/deep/a.txt", "in/.hidden.txt", "in/c.md"] {
        scratch.file(name, ARTICLE);
    }
    let ids = |arguments: &[&str]| {
        let done = zhaiyao(&[&["keywords", "--to", "ndjson"], arguments].concat(), "");
        assert_eq!(done.status, 0, "{}", done.stderr);
        let folder = scratch.path("in/");
        let ids = json_lines(&done.stdout)
            .iter()
            .map(|record| record["id"].as_str().unwrap().replace(&folder, ""))
            .collect::<Vec<_>>();
        ids.join(" ")
    };
    assert_eq!(ids(&["-r", &scratch.path("in")]), "b.txt c.md deep/a.txt");
    assert_eq!(
        ids(&["--recursive", "-j", "1", &scratch.path("in")]),
        "b.txt c.md deep/a.txt"
    );
    assert_eq!(ids(&[&scratch.path("in/*.txt")]), "b.txt");
    assert_eq!(ids(&[&scratch.path("in/**/*.txt")]), "b.txt deep/a.txt");
}

#[test]
fn what_is_too_large_is_refused() {
    let scratch = Scratch::new();
    let (large, small) = (
        scratch.file("large.txt", ARTICLE.repeat(10)),
        scratch.file("small.txt", ARTICLE),
    );
    let limit = (ARTICLE.len() + 10).to_string();
    let done = zhaiyao(&["--to", "ndjson", "--max-bytes", &limit, &large, &small], "");
    assert_eq!(done.status, 1);
    assert!(
        done.stderr.contains("larger than") && done.stderr.contains("--max-bytes"),
        "{}",
        done.stderr
    );
    assert!(json_lines(&done.stdout)[1].get("error").is_none());
    let from_pipe = zhaiyao(&["--max-bytes", &limit], &ARTICLE.repeat(10));
    assert_eq!((from_pipe.status, from_pipe.stdout.as_str()), (1, ""));
    let lines = format!(
        "{}\n{}\n",
        json!({"text": ARTICLE.repeat(10)}),
        json!({"text": "短。"})
    );
    let lines = zhaiyao(&["--from", "ndjson", "--max-bytes", &limit], &lines);
    assert_eq!(json_lines(&lines.stdout)[0]["line"], 1);
    assert_eq!(json_lines(&lines.stdout)[1]["id"], 2);
}

#[test]
fn hostile_input_is_survived() {
    let deep_html = format!("<html><body>{}<p>图书馆开放。</p>", "<div>".repeat(100_000));
    let deep_feed = format!(
        "<rss><channel><item>{}图书馆开放。",
        "<description>".repeat(100_000)
    );
    let many = format!(
        "<rss><channel>{}",
        "<item><title>甲</title></item>".repeat(20_000)
    );
    let deep_json = format!("{{\"text\": {}\n", "[".repeat(100_000));
    let nul = format!("{ARTICLE}图书馆\0开放。");
    let table = [
        (deep_html, "html", 1, 0),
        (deep_feed, "feed", 1, 0),
        (many, "feed", 20_000, 0),
        (deep_json, "ndjson", 1, 1),
        (nul, "text", 1, 0),
    ];
    for (input, format, n_records, status) in table {
        let done = zhaiyao(&["keywords", "--from", format, "--to", "ndjson"], &input);
        assert_eq!(
            (done.status, done.stdout.lines().count()),
            (status, n_records),
            "{format} {}",
            done.stderr
        );
    }
}

#[test]
fn columns_of_tables_can_be_named() {
    let table = "编号,摘要,全部\n1,短,图书馆周末开放。\n";
    let text = |arguments: &[&str]| {
        zhaiyao(
            &[
                &["keywords", "--from", "csv", "--to", "ndjson", "--keep-content"],
                arguments,
            ]
            .concat(),
            table,
        )
    };
    assert_eq!(
        json_lines(&text(&["--text-column", "全部"]).stdout)[0]["text"],
        "图书馆周末开放。"
    );
    let missing = text(&[]);
    assert_eq!(missing.status, 1);
    assert!(
        missing
            .stderr
            .contains("no column \"text\" among: 编号, 摘要, 全部"),
        "{}",
        missing.stderr
    );
}

#[test]
fn articles_that_are_not_chinese_are_passed_over_and_counted() {
    let run = |arguments: &[&str]| {
        let crawl = ["keywords", "--to", "ndjson", "tests/fixtures/crawl.warc.gz"];
        zhaiyao(&[&crawl, arguments].concat(), "")
    };
    let (all, chinese) = (run(&[]), run(&["--only-chinese"]));
    assert_eq!((all.status, all.stdout.lines().count()), (0, 5), "{}", all.stderr);
    assert_eq!((chinese.status, chinese.stdout.lines().count()), (0, 4));
    assert!(!chinese.stdout.contains("The river"));
    let told = "zhaiyao: passed over, since not Chinese: 1 of 5 articles\n";
    assert_eq!(chinese.stderr, told);
    assert_eq!(run(&["--only-chinese", "-q"]).stderr, "");
}
