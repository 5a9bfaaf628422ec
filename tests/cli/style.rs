//! House style and structured abstracts.

use crate::common::{Scratch, zhaiyao};

const TEXT: &str = "陈校长来到茶山村小学\n\n陈校长昨天来到茶山村小学，为孩子们带来了三百本图书，受到师生欢迎。村民说：\"路也通了。\"学校今年扩建。";

#[test]
fn a_style_changes_what_is_printed_and_tells_what_is_forbidden() {
    let scratch = Scratch::new();
    let toml =
        "never = [\"图书\"]\nforbid = [\"师生\"]\nquotes = \"corner\"\n[prefer]\n\"陈校长\" = \"陈立群\"\n";
    let style = scratch.file("style.toml", toml);
    let done = zhaiyao(&["--style", &style, "-c", "200", "--to", "json"], TEXT);
    assert_eq!(done.status, 0, "{}", done.stderr);
    assert!(
        done.stdout.contains("陈立群昨天来到") && done.stdout.contains("「路也通了。」"),
        "{}",
        done.stdout
    );
    assert!(!done.stdout.contains("\"text\": \"图书\""), "{}", done.stdout);
    assert!(
        done.stderr.contains("forbidden words in the abstract: 师生"),
        "{}",
        done.stderr
    );

    // Whatever is printed.
    for (option, printed) in [
        ("--no-ceiling", "陈立群来到茶山村小学\n"),
        ("--to=ndjson", "\"title\":\"陈立群来到茶山村小学\""),
    ] {
        let done = zhaiyao(&["--style", &style, option], TEXT);
        assert!(done.stdout.contains(printed), "{}", done.stdout);
    }
    let forbid = scratch.file("forbid.toml", "forbid = [\"茶山村\"]\n");
    let told = zhaiyao(&["--style", &forbid, "-k", "8", "--fill"], TEXT).stderr;
    for place in ["title", "keywords", "abstract"] {
        assert!(
            told.contains(&format!("forbidden words in the {place}: 茶山村")),
            "{told}"
        );
    }

    let wrong = scratch.file("wrong.toml", "keep = []\nquotes = \"round\"\n");
    let wrong = zhaiyao(&["--style", &wrong], TEXT);
    assert_eq!(wrong.status, 2);
    assert!(wrong.stderr.contains("wrong.toml:2: "), "{}", wrong.stderr);
}

#[test]
fn a_structured_abstract_has_names_and_the_usual_length() {
    let done = zhaiyao(&["summarize", "--structure", "examples/abstract.txt"], "");
    let abstract_ = done.stdout.trim();
    for name in ["【目的】", "【方法】", "【结果】", "【结论】"] {
        assert!(abstract_.contains(name), "{abstract_}");
    }
    assert!(abstract_.chars().count() <= 330, "{abstract_}");
    let news = zhaiyao(&["summarize", "--structure", "examples/news.txt"], "");
    assert!(!news.stdout.contains('【'), "{}", news.stdout);
}
