//! What the library makes of the sample articles, in full.

mod support;

use std::fmt::Write as _;
use std::fs;

use support::assert_golden;
use zhaiyao::{Document, Engine, KeywordOptions, Length, SummaryOptions};

#[test]
fn sample_articles_give_what_they_gave() {
    let engine = Engine::new();
    let names = [
        "abstract",
        "broadcast",
        "judgment",
        "meeting",
        "news",
        "traditional",
        "wrapped",
    ];
    for name in names {
        let text = fs::read_to_string(format!("examples/{name}.txt")).unwrap();
        assert_golden(
            &format!("tests/golden/{name}.txt"),
            &digest(&engine.analyze(&text)),
        );
    }
}

fn digest(document: &Document<'_>) -> String {
    let mut digest = String::new();
    writeln!(digest, "title\n  {}", document.title().unwrap_or("(none)")).unwrap();

    let keywords = document.keywords(&KeywordOptions::default());
    writeln!(digest, "keywords").unwrap();
    for keyword in &keywords {
        let (text, tag) = (&keyword.text, &keyword.tag);
        writeln!(digest, "  {:.2} {text} {tag} {}", keyword.score, keyword.count).unwrap();
    }

    for length in [Length::Sentences(3), Length::Chars(60), Length::Chars(160)] {
        let mut options = SummaryOptions::default();
        options.length = length;
        writeln!(digest, "abstract, {length:?}").unwrap();
        for sentence in document.summary(&options).sentences {
            writeln!(digest, "  {:.3} {}", sentence.score, sentence.text).unwrap();
        }
    }

    writeln!(digest, "blocks").unwrap();
    for block in document.blocks() {
        let text: String = block.span.of(document.text()).chars().take(30).collect();
        let text = text.replace('\n', "⏎");
        writeln!(digest, "  {:<11} {text}", format!("{:?}", block.role)).unwrap();
    }
    digest
}
