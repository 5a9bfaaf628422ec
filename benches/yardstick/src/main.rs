//! jieba-rs by itself.
//!
//!     yardstick article < TEXT       loads the dictionary, tags one text
//!     yardstick stream < NDJSON      tags every record's text
//!     yardstick tfidf < NDJSON       finds eight keywords of every record's text by TF-IDF
//!     yardstick textrank < NDJSON    the same by TextRank
//!
//! Of a stream, the seconds without loading and parsing are printed: of CPU time on Linux, of wall time elsewhere.

use std::fs;
use std::io::{Read, stdin};
use std::time::{Duration, Instant};

use jieba_rs::{Jieba, KeywordExtract, TextRank, TfIdf};

const N_KEYWORDS: usize = 8;

fn main() {
    let mut input = String::new();
    stdin()
        .read_to_string(&mut input)
        .expect("UTF-8 on standard input");
    let jieba = Jieba::new();
    let command = std::env::args().nth(1).unwrap_or_default();
    if command == "article" {
        println!("{}", jieba.tag(&input, true).len());
        return;
    }
    let text = |line: &str| -> String {
        let record: serde_json::Value = serde_json::from_str(line).expect("NDJSON");
        record["text"].as_str().unwrap_or_default().to_owned()
    };
    let texts: Vec<String> = input.lines().map(text).collect();
    let of_one: Box<dyn Fn(&String) -> usize> = match command.as_str() {
        "tfidf" => n_keywords(&jieba, TfIdf::default()),
        "textrank" => n_keywords(&jieba, TextRank::default()),
        _ => Box::new(|text| jieba.tag(text, true).len()),
    };
    // The part-of-speech model is loaded when the first unknown word comes.
    let _ = (jieba.tag("罟网捕捞", true), of_one(&"罟网捕捞".to_owned()));
    let (started, on_cpu_before) = (Instant::now(), on_cpu());
    let found: usize = texts.iter().map(of_one).sum();
    let wall = started.elapsed();
    let on_cpu = on_cpu().zip(on_cpu_before).map(|(after, before)| after - before);
    println!("{found} {}", on_cpu.unwrap_or(wall).as_secs_f64());
}

fn n_keywords<'j>(jieba: &'j Jieba, extract: impl KeywordExtract + 'j) -> Box<dyn Fn(&String) -> usize + 'j> {
    Box::new(move |text| extract.extract_keywords(jieba, text, N_KEYWORDS, Vec::new()).len())
}

/// How long this thread, the only one, has been on a CPU, if the system tells.
fn on_cpu() -> Option<Duration> {
    // Linux brings its count up to date when a thread yields.
    std::thread::yield_now();
    let figures = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = figures.split_whitespace().next()?.parse().ok()?;
    // Linux counts nothing if it was built so.
    (nanoseconds > 0).then(|| Duration::from_nanos(nanoseconds))
}
