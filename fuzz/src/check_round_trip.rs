//! What is written is read again: every article, and its text.

use serde_json::value::to_raw_value;
use zhaiyao::{KeywordOptions, SummaryOptions};

use crate::{
    input::{self, Article, Articles},
    options::{ENGINE, Options},
    output::{
        Abstract, Channel, Digest, DigestEnclosure, OutputFormat, Renderer, TEXT, TextStyle, Writer, format_named,
    },
    pool,
};

/// What parts articles in an input that is no file.
const BETWEEN: &str = "\n====\n";

const MAX_BYTES: u64 = 1 << 24;

/// Formats that are read again, and names of their files.
const FORMATS: [(&str, &str); 6] = [
    ("rss", "a.xml"),
    ("json", "a.json"),
    ("ndjson", "a.ndjson"),
    ("csv", "a.csv"),
    ("html", "a.html"),
    ("markdown", "a.md"),
];

pub fn round_trip(data: &[u8]) {
    let (mut options, rest) = Options::split(data);
    let (format, name) = options.one_of(&FORMATS);
    // A table without texts has no articles.
    let keep_content = options.flag() || format == "csv";
    // That a table is one is told by its name; the others are plain to see.
    let name = if options.flag() && format != "csv" {
        "a"
    } else {
        name
    };
    let articles = if options.flag() {
        read("a", rest.to_vec())
    } else {
        let input = String::from_utf8_lossy(rest);
        input
            .split(BETWEEN)
            .flat_map(|text| read("a.txt", text.into()))
            .collect()
    };
    let articles: Vec<Article> = articles.into_iter().filter_map(Result::ok).collect();
    if articles.is_empty() {
        return;
    }
    let write_with = |n_threads| {
        write(
            &articles,
            format_named(format).unwrap_or(TEXT),
            keep_content,
            n_threads,
        )
    };
    let written = write_with(1);
    if articles.len() > 1 {
        assert!(written == write_with(2), "two threads write what one does");
    }
    let again = read(name, written.clone());
    let shown = || String::from_utf8_lossy(&written).into_owned();
    match format {
        // A report and a page of Markdown are one article to read.
        "html" | "markdown" => assert_eq!(again.len(), 1, "{}", shown()),
        _ => assert_eq!(again.len(), articles.len(), "{}", shown()),
    }
    if keep_content && matches!(format, "json" | "ndjson") {
        for (again, article) in again.iter().zip(&articles) {
            match again {
                // A field that looks like HTML is reduced to its text.
                Ok(_) if article.text.contains(['<', '&']) => {}
                Ok(again) => assert_eq!(again.text.trim(), article.text.trim()),
                Err(reason) => assert!(article.text.trim().is_empty(), "{reason}: {}", shown()),
            }
        }
    }
}

fn write(articles: &[Article], format: &'static OutputFormat, keep_content: bool, n_threads: usize) -> Vec<u8> {
    let renderer = Renderer {
        format,
        style: TextStyle::default(),
        keep_content,
        keep_fields: false,
        is_only: articles.len() == 1,
    };
    let mut writer = Writer::new(Vec::new(), &renderer, &Channel::default());
    pool::in_order(
        n_threads,
        articles.iter().enumerate(),
        |(index, article)| part(&renderer, index, article),
        |parts| {
            for part in parts {
                writer.write(&part).expect("memory takes all");
            }
        },
    );
    writer.finish().expect("memory takes all")
}

fn part(renderer: &Renderer, index: usize, article: &Article) -> Vec<u8> {
    let document = ENGINE.analyze(&article.text);
    let (summary, ranked) = document.summary_and_ranking(&SummaryOptions::default());
    let summary = Abstract::new(summary.text(), summary, ranked);
    let keywords = document.keywords(&KeywordOptions::default());
    let id = to_raw_value(&index).expect("a number is JSON");
    let about = &article.about;
    renderer.digest(&Digest {
        title: article.title.as_deref(),
        summary: Some(&summary),
        keywords: Some(&keywords),
        html: about.html.as_deref(),
        enclosure: about.enclosure.as_ref().map(|enclosure| DigestEnclosure {
            url: &enclosure.url,
            length: enclosure.length.as_deref(),
            kind: enclosure.kind.as_deref(),
        }),
        link: about.link.as_deref(),
        date: about.date,
        author: about.author.as_deref(),
        source: about.source.as_deref(),
        ..Digest::new(&id, &document)
    })
}

fn read(name: &str, bytes: Vec<u8>) -> Vec<Result<Article, String>> {
    let options = input::ReadOptions {
        max_bytes: MAX_BYTES,
        keep_html: true,
        ..input::ReadOptions::default()
    };
    Articles::of_bytes(name, bytes, options)
        .map(|pending| pending().map_err(|fault| fault.message().to_string()))
        .collect()
}
