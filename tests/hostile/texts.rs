//! Texts that nobody writes, at sizes at which anything worse than linear would not end.

use unicode_segmentation::UnicodeSegmentation;
use zhaiyao::text::fold::to_simplified;
use zhaiyao::{Document, Engine, KeywordOptions, Length, SummaryOptions};

fn results(document: &Document<'_>) -> (usize, usize) {
    let keywords = document.keywords(&KeywordOptions::default());
    let summary = document.summary(&SummaryOptions::default().length(Length::Chars(200)));
    let half = document.summary(&SummaryOptions::default().length(Length::Ratio(0.5)));
    assert!(summary.text().chars().count() <= 200);
    (keywords.len(), half.sentences.len())
}

fn check(text: &str, keywords: bool, sentences: bool) {
    let (n_keywords, n_sentences) = results(&Engine::new().analyze(text));
    assert_eq!((n_keywords > 0, n_sentences > 0), (keywords, sentences));
}

#[test]
fn a_sentence_without_end() {
    check(&"合作协议涉及旅游农业能源教育".repeat(10_000), true, true);
}

#[test]
fn sentences_of_one_character() {
    check(&"好。坏！".repeat(20_000), false, true);
}

#[test]
fn the_same_sentence_again_and_again() {
    let text = "两省签订合作协议，涉及旅游和农业。".repeat(10_000);
    let document = Engine::new().analyze(&text);
    let summary = document.summary(&SummaryOptions::default().length(Length::Sentences(3)));
    assert_eq!(
        summary.text(),
        "两省签订合作协议，涉及旅游和农业。",
        "what is said again is not quoted again"
    );
    results(&document);
}

#[test]
fn words_that_never_come_again() {
    let words = (0..50_000)
        .map(|i| format!("w{i:x}q"))
        .collect::<Vec<_>>()
        .join(" ");
    check(&words, true, true);
    let lines = (0..20_000)
        .map(|i| format!("z{i:x}k。"))
        .collect::<Vec<_>>()
        .join("\n");
    check(&lines, true, true);
}

#[test]
fn nothing_but_marks_and_blanks() {
    check(&"，。、“（".repeat(10_000), false, true);
    check(&" \n\t　".repeat(10_000), false, false);
    check("", false, false);
}

#[test]
fn quotes_that_never_close() {
    check(&"“《（他说好。".repeat(10_000), true, true);
}

#[test]
fn brackets_that_only_close() {
    // Each gap could part paragraphs: looked at from the beginning for each, this would take minutes.
    check(&")    ".repeat(50_000), false, true);
    check(&"”　　".repeat(50_000), false, true);
}

#[test]
fn a_word_in_two_scripts_is_one_keyword() {
    // Too few Traditional characters for the text to be read in them.
    let rest = "这座城市的春天来得很早，街边的花都开了，人们走出家门。".repeat(4);
    let text = format!("{rest}\n后來、後來，观众还是記得那座石橋。石桥、石橋，都是同一座。");
    let keywords = Engine::new()
        .analyze(&text)
        .keywords(&KeywordOptions::default().count(50).min_score(0.0));
    let mut forms: Vec<String> = keywords
        .iter()
        .map(|it| to_simplified(&it.text).into_owned())
        .collect();
    let n_keywords = forms.len();
    forms.sort_unstable();
    forms.dedup();
    assert_eq!(forms.len(), n_keywords, "{forms:?}");
}

#[test]
fn a_word_in_other_case_or_width_is_one_keyword() {
    let text = "Zhaiyao发布新版。ZHAIYAO支持摘要，zhaiyao也支持关键词。\n开发者说，Ｚｈａｉｙａｏ的用户很多，ZhaiYao还会更新。";
    let keywords = Engine::new()
        .analyze(text)
        .keywords(&KeywordOptions::default().count(50).min_score(0.0));
    let forms = keywords.iter().filter(|keyword| {
        let plain = to_simplified(&keyword.text).to_lowercase();
        plain == "zhaiyao" || keyword.text.starts_with('Ｚ')
    });
    assert_eq!(forms.count(), 1, "{keywords:?}");
}

#[test]
fn a_word_in_another_alphabet_is_one_keyword_in_either_case() {
    let text = "Жар发布新版。жар支持摘要，Жар也支持关键词。开发者说жар的用户很多。";
    let keywords = Engine::new()
        .analyze(text)
        .keywords(&KeywordOptions::default().count(50).min_score(0.0));
    let forms = keywords
        .iter()
        .filter(|keyword| keyword.text.to_lowercase() == "жар");
    assert_eq!(forms.count(), 1, "{keywords:?}");
}

#[test]
fn what_is_dropped_of_a_ruling_leaves_as_much_room_as_it_took() {
    let text = "依照《合同法》第一百条之规定\u{200b}\u{8}e\u{301}原告张三诉被告李四民间借贷纠纷一案，A驳回原告的诉讼请求。\
                5万元\u{feff}如下\u{fffd};％\u{fffd}\n\n本院受理后依法由审判员独任审判二、1、b。\u{8}\u{3000}\u{3000}b。\u{3000}\u{3000}\
                依法\u{200d}b。1.被告李四于本判决生效后十日内偿还借款驳回原告的诉讼请求Ab法由二、b。；\
                依法\u{1b}\u{feff}判决如下：裁定如下：\n\nA";
    let document = Engine::new().analyze(text);
    for limit in 0..200 {
        let summary = document.summary(&SummaryOptions::default().length(Length::Chars(limit)));
        assert!(
            summary.text().graphemes(true).count() <= limit,
            "{limit}: {summary}"
        );
    }
}

#[test]
fn places_of_a_keyword_do_not_overlap() {
    let words = ["1111", "11", "哈哈", "哈哈哈", "aaaa"];
    let builder = words.into_iter().fold(Engine::builder(), |builder, word| {
        builder.user_word(word, Some(1000), None)
    });
    let engine = builder.build();
    for text in [
        "1111。11111，111111。",
        "编号1111的哈哈哈哈哈在1111111号，哈哈哈哈。",
        "aaaa aaaaaaa aaaaaaaaa。aa1111aa。",
        "一一一一一招商引资招商引资招商引资",
    ] {
        for words_only in [false, true] {
            let options = KeywordOptions::default()
                .count(50)
                .min_score(0.0)
                .words_only(words_only);
            for keyword in engine.analyze(text).keywords(&options) {
                let apart = keyword.spans.is_sorted_by(|a, b| a.end <= b.start);
                assert!(apart, "{keyword:?}");
            }
        }
    }
}

#[test]
fn the_least_length_of_a_keyword_is_in_characters_as_readers_count_them() {
    // Two characters for readers, four code points.
    let word = "e\u{301}e\u{301}";
    let text = format!("{word}发布新版。{word}的用户很多，大家都用{word}。");
    let engine = Engine::builder().user_word(word, Some(1000), None).build();
    let found = |min_chars| {
        let options = KeywordOptions::default()
            .count(50)
            .min_score(0.0)
            .min_chars(min_chars);
        let keywords = engine.analyze(&text).keywords(&options);
        assert!(
            keywords
                .iter()
                .all(|keyword| keyword.text.graphemes(true).count() >= min_chars)
        );
        keywords
            .iter()
            .any(|keyword| keyword.text.contains('e') || keyword.text.contains('é'))
    };
    assert!(found(2) && !found(3));
    // A letter and what belongs to it are two words.
    let options = KeywordOptions::default().count(1).min_score(0.0);
    assert!(Engine::new().analyze("B\u{f71}").keywords(&options).is_empty());
}

#[test]
fn user_words_within_each_other() {
    // With all words looked through for each of them, this would take minutes.
    let builder = (1..=2_000).fold(Engine::builder(), |builder, n| {
        builder.user_word(&"好".repeat(n), Some(5), None)
    });
    let text = "好".repeat(4_000);
    let engine = builder.build();
    let document = engine.analyze(&text);
    let mut end = 0;
    for token in document.tokens() {
        assert_eq!(token.span.start, end, "words tile the text");
        end = token.span.end;
    }
    assert_eq!(end, text.len());
    results(&document);
}
