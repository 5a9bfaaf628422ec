//! Inputs that nobody would write.

use std::fs;

use crate::{
    common::{ARTICLE, Scratch, json_lines, zhaiyao},
    shell,
};

#[test]
fn one_bad_page_does_not_end_a_batch() {
    let scratch = Scratch::new();
    scratch.file("a.html", format!("<p>{ARTICLE}</p>"));
    scratch.file(
        "b.html",
        format!("<html><body>{}{ARTICLE}", "<div></x>".repeat(30_000)),
    );
    scratch.file("c.html", format!("<p>{ARTICLE}</p>"));
    let out = scratch.path("out");
    let done = zhaiyao(&["-R", &scratch.path(""), "--to", "ndjson", "-o", &out], "");
    assert_eq!((done.status, done.stderr.as_str()), (0, ""));
    let records = json_lines(&fs::read_to_string(out).unwrap());
    assert_eq!(records.len(), 3);
    for record in records {
        assert!(record["summary"].to_string().contains("旧粮仓"), "{record}");
    }
}

#[test]
fn one_garbled_record_does_not_hide_the_others() {
    let article = ARTICLE.replace('\n', "");
    let article = article.as_str();
    let garbled: String = article.bytes().map(char::from).collect();
    let record = |text: &str| format!("{}\n", serde_json::json!({ "text": text }));
    let item = |text: &str| format!("<item><description>{text}</description></item>");
    let items: String = [article, &garbled, article].map(item).concat();
    let records: String = [article, &garbled, article].map(record).concat();
    let table = [
        ("a.ndjson", records.clone(), ":2"),
        (
            "a.json",
            format!("[{}]", records.trim_end().replace('\n', ",\n")),
            ":2",
        ),
        ("a.csv", format!("text\n{article}\n{garbled}\n{article}\n"), ":3"),
        (
            "a.xml",
            format!("<rss version=\"2.0\"><channel>{items}</channel></rss>"),
            "",
        ),
    ];
    for (name, content, line) in table {
        let scratch = Scratch::new();
        let file = scratch.file(name, content);
        let done = zhaiyao(&["--to", "ndjson", &file], "");
        let fault =
            format!("zhaiyao: {file}{line}: garbled: it was read in a wrong encoding once, and saved so\n");
        assert_eq!((done.status, done.stderr), (1, fault));
        let told: Vec<bool> = json_lines(&done.stdout)
            .iter()
            .map(|record| record["error"].is_string())
            .collect();
        assert_eq!(told, [false, true, false], "{name}");
    }
}

#[test]
fn bombs_end_with_a_line() {
    let entities = (1..60)
        .map(|n| format!("<!ENTITY e{n} \"&e{0};&e{0};\">", n - 1))
        .collect::<Vec<_>>()
        .concat();
    let attributes = (0..200_000)
        .map(|n| format!(" a{n}='{n}'"))
        .collect::<Vec<_>>()
        .concat();
    let table = [
        ("deep.json", "[".repeat(200_000)),
        ("deeper.json", "{\"text\":".repeat(200_000)),
        ("open.csv", format!("text\n\"{}", "甲,\n".repeat(200_000))),
        (
            "entities.xml",
            format!("<!DOCTYPE rss [{entities}]><rss><channel><item><title>&e59;</title></item>"),
        ),
        (
            "attributes.xml",
            format!("<rss><channel><item{attributes}><title>甲</title></item>"),
        ),
        ("attributes.html", format!("<html><p{attributes}>甲")),
        ("quotes.html", "<a href=\"".repeat(100_000)),
        ("quotes.md", "> ".repeat(100_000) + "甲"),
        ("lists.md", "- ".repeat(100_000) + "甲"),
        ("links.md", "[".repeat(100_000) + "甲" + &"](".repeat(100_000)),
        ("nothing.txt", " \n".repeat(100_000)),
    ];
    for (name, content) in table {
        let scratch = Scratch::new();
        let file = scratch.file(name, content);
        let done = zhaiyao(&[&file, "--to", "ndjson"], "");
        assert!(matches!(done.status, 0 | 1), "{name}: {}", done.stderr);
        assert!(done.status == 0 || !done.stderr.is_empty(), "{name}");
        assert!(
            done.stderr.lines().count() <= 2 && done.stderr.len() < 1000,
            "{name}"
        );
    }
}

#[test]
fn records_past_the_limit_are_refused_and_the_next_is_read() {
    let scratch = Scratch::new();
    let script = "(printf '{\"text\":\"'; head -c 300000000 /dev/zero | tr '\\0' a; \
                  printf '\"}\\n{\"text\":\"two\"}\\n') | (ulimit -v 1000000; $zhaiyao --from ndjson --max-bytes 1M)";
    let done = shell(script, &scratch.path(""));
    assert_eq!(done.status, 1, "{}", done.stderr);
    assert!(
        done.stderr.contains("longer than 1048576 bytes"),
        "{}",
        done.stderr
    );
    assert_eq!(json_lines(&done.stdout).len(), 2, "one is an error");
}

#[test]
fn sentences_and_keywords_that_it_writes_are_no_articles() {
    let scratch = Scratch::new();
    for count in [1, 2] {
        let files: Vec<String> = (0..count)
            .map(|n| scratch.file(&format!("{n}.txt"), ARTICLE))
            .collect();
        let mut arguments = vec!["--to", "json"];
        arguments.extend(files.iter().map(String::as_str));
        let file = scratch.file("out.json", zhaiyao(&arguments, "").stdout);
        let read = zhaiyao(&["--to", "ndjson", &file], "");
        let records = json_lines(&read.stdout);
        assert_eq!(records.len(), count, "{}", read.stdout);
        for record in records {
            assert!(record["error"].is_string(), "it has no text: {record}");
        }
        let whole = zhaiyao(&[&arguments[..], &["--keep-content"]].concat(), "").stdout;
        let read = zhaiyao(&["--to", "ndjson", &scratch.file("whole.json", whole)], "");
        assert_eq!((read.status, json_lines(&read.stdout).len()), (0, count));
    }
}

#[test]
fn what_it_writes_as_rss_it_reads_item_for_item() {
    let scratch = Scratch::new();
    let texts = [
        ARTICLE,
        "天气晴朗，适合出门。",
        "<item>不是一项</item>，<rss>也不是。]]> 完。",
        "“引号没有关上，\" 也没有 ' 关上。",
        "&lt;item&gt; &amp;amp; 实体照原样。",
    ];
    let lines: String = texts
        .iter()
        .map(|text| serde_json::json!({"title": "题 <\"item", "text": text}).to_string() + "\n")
        .collect();
    for options in [&["--to", "rss"][..], &["--to", "rss", "--keep-content"]] {
        let mut arguments = vec!["--from", "ndjson"];
        arguments.extend(options);
        let written = zhaiyao(&arguments, &lines).stdout;
        for name in ["out.xml", "out.rss", "out.txt", "out.html", "out"] {
            let file = scratch.file(name, &written);
            let read = zhaiyao(&["--to", "ndjson", &file], "");
            assert_eq!(
                json_lines(&read.stdout).len(),
                texts.len(),
                "{name}: {}",
                read.stderr
            );
        }
    }
}

#[test]
fn what_it_writes_for_programs_it_reads_article_for_article() {
    let scratch = Scratch::new();
    let texts = [ARTICLE, "天气晴朗，适合出门。\n大家都去看花了。"];
    let lines = texts
        .map(|text| serde_json::json!({ "text": text }).to_string())
        .join("\n");
    for (format, n_articles) in [
        ("json", 2),
        ("ndjson", 2),
        ("csv", 2),
        ("rss", 2),
        ("html", 1),
        ("markdown", 1),
    ] {
        let written = zhaiyao(&["--from", "ndjson", "--to", format, "--keep-content"], &lines).stdout;
        let file = scratch.file(&format!("a.{format}"), written);
        let read = zhaiyao(&["--to", "ndjson", "--keep-content", &file], "");
        assert_eq!((read.status, read.stderr.as_str()), (0, ""), "{format}");
        let records = json_lines(&read.stdout);
        assert_eq!(records.len(), n_articles, "{format}");
        if n_articles == texts.len() {
            for (record, text) in records.iter().zip(texts) {
                let read = record["text"].as_str().unwrap().trim();
                // In a feed, the text stands below the abstract, line by line.
                let is_below = text
                    .lines()
                    .all(|line| read.contains(&line.replace('\u{3000}', " ")));
                assert!(
                    if format == "rss" {
                        is_below
                    } else {
                        read == text.trim()
                    },
                    "{format}: {read}"
                );
            }
        }
    }
}

#[test]
fn messages_do_not_say_a_whole_file() {
    let long = "x".repeat(300_000);
    let table = [
        ("zhaiyao.toml", format!("{long}=1\n")),
        ("zhaiyao.toml", format!("[{long}]\n")),
        ("zhaiyao.toml", format!("ratio=\"{long}\"\n")),
        ("zhaiyao.toml", "a=[".repeat(100_000)),
        ("zhaiyao.toml", format!("a={}", "[".repeat(200_000))),
        ("a.ndjson", format!("{{\"{long}\":\"天气晴朗。\"}}\n")),
        ("a.ndjson", format!("{long}\n")),
        ("a.csv", format!("{long},b\n1,2\n")),
        ("a.json", format!("{{\"{long}\":1}}")),
    ];
    for (name, content) in table {
        let scratch = Scratch::new();
        scratch.file("a.txt", ARTICLE);
        scratch.file(name, content);
        let input = if name.ends_with("toml") { "a.txt" } else { name };
        let done = shell(&format!("$zhaiyao {input} --to ndjson"), &scratch.path(""));
        assert!(done.status > 0 && !done.stderr.is_empty(), "{name}");
        assert!(done.stderr.len() < 3000, "{name}: {:.200}", done.stderr);
        assert!(
            done.stdout.len() < 3000 + ARTICLE.len() * 20,
            "{name}: {:.200}",
            done.stdout
        );
    }
}
