//! Simplified or Traditional, in full or half width, with or without what nobody sees: a text says the same.

use std::collections::HashMap;
use std::fs;

use zhaiyao::{Document, Engine, KeywordOptions, Length, SummaryOptions};

use super::{describe, engine};

/// The sample articles, in Simplified characters, and what makes them Traditional.
fn articles() -> (Vec<String>, HashMap<char, char>) {
    let table = fs::read_to_string("lexicon/traditional.tsv").unwrap();
    let pairs = table
        .lines()
        .map(|line| (line.chars().next().unwrap(), line.chars().last().unwrap()));
    let simplified: HashMap<char, char> = pairs.clone().collect();
    let traditional = pairs.map(|(from, to)| (to, from)).collect();
    let read = |name: &str| {
        let text = fs::read_to_string(format!("examples/{name}.txt")).unwrap();
        mapped(&text, &simplified)
    };
    let names = [
        "abstract",
        "broadcast",
        "judgment",
        "meeting",
        "news",
        "traditional",
        "wrapped",
    ];
    (names.map(read).to_vec(), traditional)
}

fn mapped(text: &str, map: &HashMap<char, char>) -> String {
    text.chars().map(|c| map.get(&c).copied().unwrap_or(c)).collect()
}

#[test]
fn the_script_makes_no_difference() {
    let (articles, map) = articles();
    for simplified in articles {
        let traditional = mapped(&simplified, &map);
        assert_ne!(simplified, traditional);
        assert_eq!(
            mapped(&describe(&engine().analyze(&simplified)), &map),
            describe(&engine().analyze(&traditional))
        );
    }
}

#[test]
fn how_characters_are_written_makes_no_difference() {
    let invisible = |text: &str| -> String {
        let parted = text.chars().enumerate().map(|(n, c)| match n % 7 {
            0 => format!("\u{200b}{c}"),
            3 => format!("{c}\u{ad}"),
            _ => c.to_string(),
        });
        format!("\u{feff}{}", parted.collect::<String>())
    };
    let wide = |text: &str| -> String {
        let wide = |c: char| char::from_u32(c as u32 - '!' as u32 + '！' as u32).unwrap();
        text.chars()
            .map(|c| if c.is_ascii_alphanumeric() { wide(c) } else { c })
            .collect()
    };
    let radicals = |text: &str| text.replace('人', "⼈").replace('工', "⼯").replace('青', "⻘");
    for article in articles().0 {
        let plain = engine().analyze(&article);
        let texts = |document: &Document<'_>| {
            let keywords = document.keywords(&KeywordOptions::default());
            let summary = document.summary(&SummaryOptions::default().length(Length::Chars(80)));
            let mut texts: Vec<String> = keywords.iter().map(|keyword| keyword.text.clone()).collect();
            texts.extend(summary.sentences.iter().map(|sentence| sentence.text.clone()));
            texts.push(document.title().unwrap_or_default().to_owned());
            texts
        };
        assert_eq!(texts(&engine().analyze(&invisible(&article))), texts(&plain));
        for write in [&wide as &dyn Fn(&str) -> String, &radicals] {
            let as_written: Vec<String> = texts(&plain).iter().map(|text| write(text)).collect();
            assert_eq!(texts(&engine().analyze(&write(&article))), as_written);
        }
    }
}

#[test]
fn sources_are_left_out_in_both_scripts() {
    for (text, want) in [
        (
            "记者从市教育局获悉，新学期推迟开学，具体时间另行通知各个学校。",
            "新学期推迟开学，具体时间另行通知各个学校。",
        ),
        (
            "記者從市教育局獲悉，新學期推遲開學，具體時間另行通知各個學校。",
            "新學期推遲開學，具體時間另行通知各個學校。",
        ),
        (
            "據悉，該項目明年秋天全線建成通車。",
            "該項目明年秋天全線建成通車。",
        ),
        (
            "據市政府網站消息，城南的石橋明天重新開放。",
            "城南的石橋明天重新開放。",
        ),
        // A Simplified text that quotes a Traditional line is read in Simplified throughout.
        (
            "他说过。\n據悉，该项目明年秋天全线建成通车，市民出行将更加方便快捷，也将带动沿线发展。",
            "该项目明年秋天全线建成通车，市民出行将更加方便快捷，也将带动沿线发展。",
        ),
    ] {
        let summary = engine()
            .analyze(text)
            .summary(&SummaryOptions::default().length(Length::Sentences(1)));
        assert_eq!(summary.text(), want);
    }
}

#[test]
fn names_and_numbers_are_one_word_however_they_are_written() {
    for (text, word) in [
        (
            "智慧\u{200b}灯杆上线。智慧灯\u{200b}杆有监控。",
            "智慧\u{200b}灯杆",
        ),
        ("新款歼－２０战斗机首飞。", "歼－２０"),
        ("共花费6，807.97万元。", "6，807.97万元"),
        ("同比增长３．５％。", "３．５％"),
    ] {
        let engine = Engine::builder()
            .user_word("歼-20", None, None)
            .user_word("智慧灯杆", None, None)
            .build();
        let document = engine.analyze(text);
        let words: Vec<&str> = document
            .tokens()
            .iter()
            .map(|token| token.span.of(text))
            .collect();
        assert!(words.contains(&word), "{words:?}");
    }
}
