//! What is written in every format.
#![cfg(feature = "cli")]

mod common;

use std::fs;

use common::{ARTICLE, Scratch, json_lines, zhaiyao};
use rss::Channel;

const FEED: &str = "tests/fixtures/feed.rss.xml";

fn feed_of(arguments: &[&str]) -> Channel {
    let done = zhaiyao(&[&["--to", "rss"], arguments].concat(), "");
    assert_eq!(done.status, 0, "{}", done.stderr);
    Channel::read_from(done.stdout.as_bytes()).unwrap()
}

#[test]
fn podcasts_and_bulletins_stay_what_they_are() {
    let scratch = Scratch::new();
    let item = |number: u32| {
        format!(
            "<item><title>快讯</title><link>/</link><description>{}{number}</description>\
             <enclosure url=\"m/{number}.mp3?a=1&amp;b=2\" length=\"\" type=\"audio/mpeg\"/></item>",
            ARTICLE.replace('&', "")
        )
    };
    let items: String = (1..4).map(item).collect();
    let feed = format!(
        "<rss version=\"2.0\" xml:base=\"https://b.example.com/x/\"><channel><title>河谷</title>\
         <link>https://b.example.com/</link><description>x</description>{items}</channel></rss>"
    );
    let after = feed_of(&[&scratch.file("feed.xml", feed)]);
    let guids: std::collections::HashSet<&str> = after
        .items()
        .iter()
        .filter_map(|item| Some(item.guid()?.value()))
        .collect();
    assert_eq!(guids.len(), 3, "{guids:?}");
    for (number, item) in (1..).zip(after.items()) {
        assert_eq!(item.link(), Some("https://b.example.com/"));
        let enclosure = item.enclosure().unwrap();
        let address = format!("https://b.example.com/x/m/{number}.mp3?a=1&b=2");
        assert_eq!((enclosure.url(), enclosure.length()), (&*address, "0"));
        assert_eq!(enclosure.mime_type(), "audio/mpeg");
    }
}

#[test]
fn a_feed_in_is_a_feed_out() {
    let (before, after) = (
        Channel::read_from(fs::read(FEED).unwrap().as_slice()).unwrap(),
        feed_of(&[FEED]),
    );
    assert_eq!(after.validate_all(), Vec::<String>::new());
    assert_eq!(
        (after.title(), after.link(), after.description()),
        (before.title(), before.link(), before.description())
    );
    assert_eq!(after.language(), before.language());
    assert_eq!(after.items().len(), before.items().len());
    for (before, after) in before.items().iter().zip(after.items()) {
        assert_eq!(after.title().filter(|title| !title.is_empty()), before.title());
        assert_eq!(after.link(), before.link());
        if let Some(guid) = before.guid() {
            assert_eq!(after.guid().unwrap().value(), guid.value());
        }
        assert!(!after.description().unwrap().is_empty());
        assert!(!after.categories().is_empty());
    }
    let dates: Vec<_> = after.items().iter().map(rss::Item::pub_date).collect();
    let expected = [
        "Mon, 18 Mar 2024 09:12:40 +0800",
        "Wed, 12 Apr 2023 10:00:00 +0800",
        "Wed, 12 Apr 2023 00:00:00 +0800",
    ];
    assert_eq!(
        dates,
        [Some(expected[0]), Some(expected[1]), Some(expected[2]), None]
    );
    let authors: Vec<_> = after
        .items()
        .iter()
        .map(|item| item.dublin_core_ext().map(|dc| dc.creators().join("")))
        .collect();
    assert_eq!(
        authors,
        [Some("林望舒".to_owned()), None, Some("何青".to_owned()), None]
    );
}

trait Validate {
    fn validate_all(&self) -> Vec<String>;
}

impl Validate for Channel {
    /// What RSS 2.0 requires and the parser lets pass.
    fn validate_all(&self) -> Vec<String> {
        let mut missing = Vec::new();
        for (name, value) in [
            ("title", self.title()),
            ("link", self.link()),
            ("description", self.description()),
        ] {
            if value.is_empty() {
                missing.push(name.to_owned());
            }
        }
        for item in self.items() {
            if item.title().is_none() && item.description().is_none() {
                missing.push("title or description of an item".to_owned());
            }
        }
        missing
    }
}

#[test]
fn content_is_kept_on_request() {
    let feed = feed_of(&["--keep-content", FEED]);
    let description = feed.items()[0].description().unwrap();
    let (summary, content) = description.split_once("<hr/>").unwrap();
    assert!(
        summary.starts_with("<p>") && !content.contains("短讯"),
        "{description}"
    );
    assert!(
        content.contains("<img src='https://news.example.com/1.jpg'/>"),
        "{description}"
    );
    let plain = feed_of(&["--keep-content", "tests/fixtures/text.angle.txt"]);
    assert!(
        plain.items()[0]
            .description()
            .unwrap()
            .contains("<p>&lt;通知&gt; 图书馆周六开放。</p>")
    );
}

#[test]
fn short_items_pass_through_whole() {
    let done = zhaiyao(&["summarize", "-c", "30", "--to", "ndjson", FEED], "");
    let records = json_lines(&done.stdout);
    assert!(records[0].get("whole").is_none());
    assert_eq!(
        (records[2]["whole"].as_bool(), records[2]["summary"].as_str()),
        (Some(true), Some("图书馆周末开放到晚上9点。"))
    );
    let text = zhaiyao(&["summarize", "-c", "30", "--to", "text", FEED], "");
    assert!(
        text.stdout.contains("（全文）图书馆周末开放到晚上9点。"),
        "{}",
        text.stdout
    );
}

#[test]
fn tables_are_read_back() {
    let done = zhaiyao(&["--to", "csv", FEED, "/no/such/file"], "");
    assert_eq!(done.status, 1);
    let mut reader = csv::Reader::from_reader(done.stdout.as_bytes());
    assert_eq!(reader.headers().unwrap().iter().next(), Some("id"));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 5);
    assert_eq!((&rows[0][0], &rows[0][1]), ("hg-1", "旧粮仓改成了图书馆 & 其他"));
    assert!(!rows[0][2].is_empty() && !rows[0][3].is_empty());
    assert!(rows[4][9].contains("(os error 2)"), "{:?}", rows[4]);
}

#[test]
fn markdown_has_a_heading_for_each_article() {
    let done = zhaiyao(&["--to", "markdown", FEED], "");
    assert!(
        done.stdout
            .starts_with("# [旧粮仓改成了图书馆 & 其他](<https://news.example.com/1?x=1&y=2>)\n\n"),
        "{}",
        done.stdout
    );
    assert_eq!(done.stdout.matches("\n---\n").count(), 3);
    assert!(done.stdout.contains("**关键词**：") && done.stdout.contains("\n> "));
}

#[test]
fn a_file_is_there_whole_or_not_at_all() {
    let scratch = Scratch::new();
    let (article, out) = (scratch.file("a.txt", ARTICLE), scratch.file("out.json", "old"));
    let expected = zhaiyao(&["--to", "json", &article], "").stdout;
    let done = zhaiyao(&["--to", "json", "-o", &out, &article], "");
    assert_eq!((done.status, done.stdout.as_str()), (0, ""));
    assert_eq!(fs::read_to_string(&out).unwrap(), expected);
    // What was readable is written.
    let partly = zhaiyao(&["--to", "ndjson", "-o", &out, &article, "/no/such/file"], "");
    assert_eq!(partly.status, 1);
    assert_eq!(fs::read_to_string(&out).unwrap().lines().count(), 2);
    let nowhere = zhaiyao(&["-o", &scratch.path("no/folder/out.txt"), &article], "");
    assert_eq!(nowhere.status, 2);
    let left = fs::read_dir(scratch.path("")).unwrap().count();
    assert_eq!(left, 2, "nothing is left behind");
}

#[test]
fn completions_and_manual() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let done = zhaiyao(&["completions", shell], "");
        assert!(done.status == 0 && done.stdout.contains("zhaiyao"), "{shell}");
    }
    let manual = zhaiyao(&["man"], "");
    assert!(
        manual.status == 0 && manual.stdout.starts_with(".TH"),
        "{}",
        manual.stdout
    );
    assert_eq!(zhaiyao(&["completions", "klingon"], "").status, 2);
}

#[test]
fn no_output_steers_a_terminal() {
    let scratch = Scratch::new();
    let steering = "\u{1b}[31m\u{7}\u{8}\u{7f}\u{9b}2J\r\u{0}\u{202e}\u{2066}";
    let text = ARTICLE.replace("旧粮仓", &format!("旧{steering}粮仓"));
    let record = serde_json::json!({"id": steering, "title": format!("题{steering}目"), "text": text,
        "author": steering, "link": format!("https://example.com/{steering}"), "other": steering});
    let file = scratch.file("a.ndjson", format!("{record}\n{{\"id\":{}}}\n", record["id"]));
    for format in ["text", "markdown", "csv", "html", "rss", "json", "ndjson"] {
        for explain in [&[][..], &["--explain"]] {
            let arguments = ["--to", format, "--keep-content", "--keep-fields", &file];
            let done = zhaiyao(&[&arguments, explain].concat(), "");
            assert_eq!(done.status, 1, "the second has no text");
            let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
            let steers = |c: char| steers(c) || matches!(c, '\u{202e}' | '\u{2066}');
            assert!(!done.stdout.contains(steers), "{format}: {:?}", done.stdout);
            if format == "ndjson" {
                assert_eq!(json_lines(&done.stdout)[0]["id"], steering, "nothing is lost");
            }
        }
    }
}
