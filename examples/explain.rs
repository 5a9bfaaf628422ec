//! Why a summary and its keywords are what they are: the blocks' roles, the sentences' scores, the word graph.
//!
//! ```text
//! cargo run --example explain -- examples/news.txt
//! ```

use std::{env, error::Error, fs};

use zhaiyao::graph::WordGraph;
use zhaiyao::rank::RankOptions;
use zhaiyao::{Document, Engine, Length, Order, SummaryOptions};

/// How near to each other two words must stand to be tied.
const WINDOW: usize = 4;

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args()
        .nth(1)
        .unwrap_or_else(|| "examples/news.txt".to_owned());
    let text = fs::read_to_string(path)?;
    let document = Engine::new().analyze(&text);
    print_blocks(&document);
    print_sentences(&document);
    print_words(&document);
    Ok(())
}

fn print_blocks(document: &Document<'_>) {
    println!("blocks");
    for block in document.blocks() {
        let role = format!("{:?}", block.role);
        println!("  {role:12} {}", beginning(block.span.of(document.text())));
    }
}

fn print_sentences(document: &Document<'_>) {
    println!("sentences, best first");
    let mut options = SummaryOptions::default();
    options.length = Length::Sentences(10);
    options.order = Order::Rank;
    for sentence in document.summary(&options).sentences {
        println!("  {:.4}  {}", sentence.score, beginning(&sentence.text));
    }
}

fn print_words(document: &Document<'_>) {
    let words = WordGraph::new(document, WINDOW);
    let ranking = words.ties().rank(&[], &RankOptions::default());
    println!(
        "word graph: {} words, {} ties; {} sweeps, {}",
        words.ties().n_nodes(),
        words.ties().n_ties(),
        ranking.iterations,
        if ranking.converged {
            "converged"
        } else {
            "not converged"
        }
    );
    let mut ranked: Vec<_> = words.ties().items().zip(ranking.scores).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    for (word, score) in ranked.into_iter().take(10) {
        println!("  {score:.4}  {}", document.form(word));
    }
}

/// The first characters of `text`, on one line.
fn beginning(text: &str) -> String {
    let chars: Vec<char> = text.chars().filter(|c| *c != '\n').take(41).collect();
    match chars.get(40) {
        Some(_) => chars[..40].iter().chain(&['…']).collect(),
        None => chars.into_iter().collect(),
    }
}
