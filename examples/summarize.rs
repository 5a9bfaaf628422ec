//! The abstract of an article, within so many characters.
//!
//! ```text
//! cargo run --example summarize -- examples/news.txt 120
//! ```

use std::{env, error::Error, fs};

use zhaiyao::{Engine, Length, SummaryOptions};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let path = arguments.next().unwrap_or_else(|| "examples/news.txt".to_owned());
    let chars = arguments.next().map_or(Ok(120), |chars| chars.parse())?;

    let text = fs::read_to_string(path)?;
    let document = Engine::new().analyze(&text);
    let mut options = SummaryOptions::default();
    options.length = Length::Chars(chars);

    if let Some(title) = document.title() {
        println!("{title}\n");
    }
    for sentence in document.summary(&options).sentences {
        // The span says where in the text a sentence was taken from.
        println!(
            "{:6}  {:.3}  {}",
            sentence.span.start, sentence.score, sentence.text
        );
    }
    Ok(())
}
