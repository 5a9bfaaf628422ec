//! What the library makes of the sample articles, in full.

mod support;

use std::collections::BTreeMap;
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

/// A phrase that is lost takes its examples along: how many each rule, and each list, has is written down.
#[test]
fn no_rule_has_lost_a_phrase() {
    let mut counts = BTreeMap::<String, usize>::new();
    for (folder, prefix) in [("lexicon/rules", ""), ("lexicon/sets", "set:")] {
        for table in fs::read_dir(folder).unwrap() {
            let table = fs::read_to_string(table.unwrap().path()).unwrap();
            for line in table.lines().filter(|line| !line.starts_with('#')) {
                let rule = line.split('\t').next().unwrap_or_default();
                *counts.entry(format!("{prefix}{rule}")).or_default() += 1;
            }
        }
    }
    let offices = fs::read_to_string("lexicon/offices.tsv").unwrap();
    let offices = offices.lines().filter(|line| !line.starts_with('#'));
    counts.insert("offices".to_owned(), offices.count());
    let fields = fs::read_to_string("lexicon/fields.tsv").unwrap();
    for line in fields.lines().filter(|line| !line.starts_with('#')) {
        let (kind, names) = line.rsplit_once('\t').unwrap();
        let kind = format!("field:{}", kind.replace('\t', ":"));
        counts.insert(kind, names.split(' ').count());
    }
    let signs = fs::read_to_string("lexicon/signs.tsv").unwrap();
    for line in signs.lines().filter(|line| !line.starts_with('#')) {
        let (sign, words) = line.split_once('\t').unwrap();
        counts.insert(format!("sign:{sign}"), words.split(' ').count());
    }
    let papers = fs::read_to_string("lexicon/papers.tsv").unwrap();
    for line in papers.lines().filter(|line| !line.starts_with('#')) {
        let (kind, phrases) = line.rsplit_once('\t').unwrap();
        counts.insert(
            format!("paper:{}", kind.replace('\t', ":")),
            phrases.split(' ').count(),
        );
    }
    let lists = fs::read_to_string("lexicon/lists.tsv").unwrap();
    for line in lists.lines().filter(|line| !line.starts_with('#')) {
        let list = line.split('\t').next().unwrap_or_default();
        *counts.entry(format!("list:{list}")).or_default() += line.split_whitespace().count() - 1;
    }
    let path = "tests/golden/rules.txt";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let lines = counts.iter().map(|(rule, count)| format!("{rule} {count}\n"));
        fs::write(path, lines.collect::<String>()).unwrap();
    }
    let known = fs::read_to_string(path).unwrap();
    let known: BTreeMap<String, usize> = known
        .lines()
        .map(|line| line.split_once(' ').unwrap())
        .map(|(rule, count)| (rule.to_owned(), count.parse().unwrap()))
        .collect();
    assert_eq!(counts, known, "UPDATE_GOLDEN=1 if this is meant");
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
