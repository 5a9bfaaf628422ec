//! jieba-rs by itself.
//!
//!     yardstick article < TEXT       loads the dictionary, tags one text
//!     yardstick stream < NDJSON      tags every record's text; prints the seconds without loading and parsing

use std::io::{Read, stdin};
use std::time::Instant;

use jieba_rs::Jieba;

fn main() {
    let mut input = String::new();
    stdin().read_to_string(&mut input).expect("UTF-8 on standard input");
    let jieba = Jieba::new();
    if std::env::args().nth(1).as_deref() == Some("article") {
        println!("{}", jieba.tag(&input, true).len());
        return;
    }
    let text = |line: &str| -> String {
        let record: serde_json::Value = serde_json::from_str(line).expect("NDJSON");
        record["text"].as_str().unwrap_or_default().to_owned()
    };
    let texts: Vec<String> = input.lines().map(text).collect();
    // The part-of-speech model is loaded when the first unknown word comes.
    let _ = jieba.tag("罟网捕捞", true);
    let started = Instant::now();
    let words: usize = texts.iter().map(|text| jieba.tag(text, true).len()).sum();
    println!("{words} {}", started.elapsed().as_secs_f64());
}
