//! What is written is read again: every article, and its text.

use serde_json::value::to_raw_value;

use zhaiyao::{KeywordOptions, SummaryOptions};

use crate::{
    input::{self, Article, Articles},
    options::{ENGINE, Options},
    output::{Abstract, Channel, Digest, Format, Renderer, Style, Writer},
};

/// What parts articles in an input.
const BETWEEN: &str = "\n====\n";

const MAX_BYTES: u64 = 1 << 24;

/// Formats that are read again item for item, and names of their files.
const FORMATS: [(Format, &str); 6] = [
    (Format::Rss, "a.xml"),
    (Format::Json, "a.json"),
    (Format::Ndjson, "a.ndjson"),
    (Format::Csv, "a.csv"),
    (Format::Html, "a.html"),
    (Format::Markdown, "a.md"),
];

pub fn round_trip(data: &[u8]) {
    let (mut options, rest) = Options::split(data);
    let input = String::from_utf8_lossy(rest);
    let texts: Vec<&str> = input
        .split(BETWEEN)
        .filter(|text| text.contains(char::is_alphanumeric))
        .collect();
    if texts.is_empty() {
        return;
    }
    let (format, name) = options.one_of(&FORMATS);
    let keep_content = options.flag();
    // That a table is one is told by its name; the others are plain to see.
    let name = if options.flag() && format != Format::Csv { "a" } else { name };
    let written = write(&texts, format, keep_content);
    let read = read(name, written.clone());
    let shown = || String::from_utf8_lossy(&written).into_owned();
    match format {
        // A report and a page of Markdown are one article to read.
        Format::Html | Format::Markdown => assert_eq!(read.len(), 1, "{}", shown()),
        _ => assert_eq!(read.len(), texts.len(), "{}", shown()),
    }
    if keep_content && matches!(format, Format::Json | Format::Ndjson) {
        for (article, text) in read.iter().zip(&texts) {
            let article = article.as_ref().unwrap_or_else(|reason| panic!("{reason}: {}", shown()));
            assert_eq!(article.text.trim(), text.trim());
        }
    }
}

fn write(texts: &[&str], format: Format, keep_content: bool) -> Vec<u8> {
    let renderer = Renderer {
        format,
        style: Style::default(),
        keep_content,
        keep_fields: false,
        is_only: texts.len() == 1,
    };
    let mut writer = Writer::new(Vec::new(), format, keep_content, false, &Channel::default());
    for (index, text) in texts.iter().enumerate() {
        let document = ENGINE.analyze(text);
        let options = SummaryOptions::default();
        let summary = Abstract::new(document.summary(&options), options.length);
        let keywords = document.keywords(&KeywordOptions::default());
        let id = to_raw_value(&index).expect("a number is JSON");
        let part = renderer.digest(&Digest {
            summary: Some(&summary),
            keywords: Some(&keywords),
            ..Digest::new(&id, &document)
        });
        writer.write(&part).expect("memory takes all");
    }
    writer.finish().expect("memory takes all")
}

fn read(name: &str, bytes: Vec<u8>) -> Vec<Result<Article, String>> {
    let options = input::Options {
        max_bytes: MAX_BYTES,
        ..input::Options::default()
    };
    Articles::of_bytes(name, bytes, options)
        .map(|pending| pending().map_err(|fault| fault.message().to_string()))
        .collect()
}
