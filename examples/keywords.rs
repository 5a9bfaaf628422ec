//! The keywords of an article: phrases and words, single words only, and by TF-IDF to compare.
//!
//! ```text
//! cargo run --example keywords -- examples/abstract.txt
//! ```

use std::{env, error::Error, fs};

use zhaiyao::{Engine, Keyword, KeywordOptions, Method};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args()
        .nth(1)
        .unwrap_or_else(|| "examples/abstract.txt".to_owned());
    let text = fs::read_to_string(path)?;
    // One analysis serves any number of questions.
    let document = Engine::new().analyze(&text);

    let mut options = KeywordOptions::default();
    print("phrases and words", &document.keywords(&options));
    options.words_only = true;
    print("words only", &document.keywords(&options));
    options.method = Method::TfIdf;
    print("words only, TF-IDF", &document.keywords(&options));
    Ok(())
}

fn print(heading: &str, keywords: &[Keyword]) {
    println!("{heading}");
    for keyword in keywords {
        println!(
            "  {:.3}  {} ({}, {} times)",
            keyword.score, keyword.text, keyword.tag, keyword.count
        );
    }
}
