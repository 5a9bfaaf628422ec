//! What holds for every text.

mod scripts;

use std::{
    fs, thread,
    time::{Duration, Instant},
};

use proptest::prelude::*;
use zhaiyao::keywords::rank_words;
#[cfg(feature = "cli")]
use zhaiyao::rank::RankOptions;
use zhaiyao::summary::rank_sentences;
use zhaiyao::text::blocks::Role;
use zhaiyao::text::fold::to_simplified;
use zhaiyao::{AnalyzeOptions, Document, Engine, Keyword, KeywordOptions, Length, SummaryOptions};

/// Texts of words, marks and whatever else there is.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        8 => "[一-龥]{1,6}",
        4 => "(合作|旅游|两省|协议|招商引资|水质|云溪市|2023年4月7日|3\\.5%|A股|近日|他说)",
        3 => "[，。！？；：、“”《》（）\n]",
        1 => "[a-zA-Z0-9 .!?\"'()-]{1,8}",
        1 => "(相关阅读|责任编辑：张三|图为|▲|（记者 李四）|\n\n|　　|\r\n)",
        1 => "\\PC{1,4}",
        1 => "(後來|臺灣|經濟|\u{0}|\u{feff}|e\u{301}|👨‍👩‍👧)",
        1 => "(歼－２０|３．５％|6，807|智慧\u{200b}灯杆|\u{200b}|\u{ad}|⻘⼈⼯|ＩＰＯ)",
    ];
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

fn lengths() -> impl Strategy<Value = Length> {
    prop_oneof![
        (0_usize..6).prop_map(Length::Sentences),
        (0_usize..120).prop_map(Length::Chars),
        (-0.5_f64..1.5).prop_map(Length::Ratio),
    ]
}

fn n_chars(text: &str) -> usize {
    use unicode_segmentation::UnicodeSegmentation;
    text.graphemes(true).count()
}

fn engine() -> &'static Engine {
    static ENGINE: std::sync::LazyLock<Engine> = std::sync::LazyLock::new(Engine::new);
    &ENGINE
}

fn check_structure(document: &Document<'_>) -> Result<(), TestCaseError> {
    let text = document.text();
    let mut end = 0;
    for block in document.blocks() {
        prop_assert!(end <= block.span.start && block.span.start < block.span.end);
        prop_assert!(text.get(block.span.start..block.span.end).is_some());
        end = block.span.end;
    }
    for sentence in document.sentences() {
        let block = document.blocks()[sentence.block];
        prop_assert!(block.span.contains(sentence.span) && sentence.span.contains(sentence.quote));
        prop_assert_eq!(block.role, sentence.role);
        let mut start = sentence.span.start;
        for token in document.tokens_of(sentence) {
            prop_assert_eq!(token.span.start, start, "words tile the sentence");
            prop_assert!(text.get(token.span.start..token.span.end).is_some());
            start = token.span.end;
        }
        prop_assert_eq!(start, sentence.span.end);
    }
    let visible = text.chars().any(char::is_alphanumeric);
    let quotable = document
        .sentences()
        .iter()
        .any(|sentence| matches!(sentence.role, Role::Body | Role::ListItem));
    prop_assert!(quotable || !visible, "something can be quoted");
    Ok(())
}

proptest! {
    #[test]
    fn blocks_sentences_and_words_fit_together(text in texts(), title in prop::option::of(texts())) {
        let mut options = AnalyzeOptions::default();
        options.title = title.as_deref();
        check_structure(&engine().analyze_with(&text, &options))?;
    }

    #[test]
    fn a_summary_keeps_its_limit_and_quotes_the_text(text in texts(), length in lengths()) {
        let document = engine().analyze(&text);
        let summary = document.summary(&SummaryOptions::default().length(length));
        match length {
            Length::Sentences(n) => prop_assert!(summary.sentences.len() <= n),
            Length::Chars(n) => prop_assert!(n_chars(&summary.text()) <= n),
            // A blank between Latin sentences and the full stop of a cut one may come on top.
            _ => {
                prop_assert!(n_chars(&summary.text()) <= n_chars(&text) + summary.sentences.len());
            }
        }
        for sentence in &summary.sentences {
            prop_assert!(text.get(sentence.span.start..sentence.span.end).is_some());
            prop_assert!(!sentence.text.is_empty() && (0.0..=1.0).contains(&sentence.score));
        }
        prop_assert!(summary.sentences.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        let wanted = !matches!(length, Length::Sentences(0) | Length::Chars(..2) | Length::Ratio(..));
        if wanted && text.contains(|c: char| ('一'..='龥').contains(&c)) {
            prop_assert!(!summary.text().is_empty());
        }
    }

    #[test]
    fn keywords_are_distinct_and_stand_where_they_say(text in texts(), count in 0_usize..12, words_only: bool) {
        let document = engine().analyze(&text);
        let keywords = document.keywords(&KeywordOptions::default().count(count).words_only(words_only));
        prop_assert!(keywords.len() <= count);
        for (index, keyword) in keywords.iter().enumerate() {
            prop_assert!((0.0..=1.0).contains(&keyword.score) && keyword.count == keyword.spans.len());
            prop_assert!(n_chars(&keyword.text) >= 2);
            let plain = |keyword: &Keyword| to_simplified(&keyword.text).to_lowercase();
            prop_assert!(keywords[..index].iter().all(|other| plain(other) != plain(keyword)));
            if let Some(first) = keyword.spans.first() {
                let found = zhaiyao::text::sentence::joined(first.of(&text));
                prop_assert_eq!(found.as_ref(), &keyword.text);
            }
            prop_assert!(keyword.spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
        prop_assert!(keywords.windows(2).all(|pair| pair[0].score >= pair[1].score));
    }

    #[test]
    fn an_owned_document_says_what_a_borrowed_one_does(text in texts()) {
        let document = engine().analyze(&text);
        let owned = engine().analyze(&text.clone()).into_owned();
        let (summary, keywords) = (SummaryOptions::default(), KeywordOptions::default());
        prop_assert_eq!(owned.text(), text.as_str());
        prop_assert_eq!(owned.summary(&summary), document.summary(&summary));
        prop_assert_eq!(owned.keywords(&keywords), document.keywords(&keywords));
    }

    #[test]
    fn scores_sum_to_one(text in texts()) {
        let document = engine().analyze(&text);
        let words = rank_words(&document).ranking;
        let options = SummaryOptions::default().length(Length::Chars(100));
        let sentences = rank_sentences(&document, &options).ranking;
        for scores in [words.scores, sentences.scores] {
            prop_assert!(scores.is_empty() || (scores.iter().sum::<f64>() - 1.0).abs() < 1e-6);
        }
    }
}

#[test]
fn past_its_deadline_nothing_is_made_of_a_text() {
    let text = "两省签订合作协议。协议涉及旅游和农业。";
    let analyze = |deadline| engine().analyze_with(text, &AnalyzeOptions::default().deadline(deadline));
    let results = |document: Document<'_>| {
        (
            document.keywords(&KeywordOptions::default()).len(),
            document.summary(&SummaryOptions::default()).sentences.len(),
        )
    };
    let late = analyze(Instant::now());
    assert!(late.is_late() && late.sentences().is_empty());
    assert_eq!(results(late), (0, 0));
    let in_time = analyze(Instant::now() + Duration::from_hours(1));
    assert!(!in_time.is_late());
    assert_eq!(results(in_time), results(engine().analyze(text)));
}

#[test]
fn pinned_sentences_are_in_and_excluded_ones_are_out() {
    let text = "两省签订合作协议。协议涉及旅游和农业。天气晴朗。代表们合影留念。会议开了一天。";
    let document = engine().analyze(text);
    let options = SummaryOptions::default()
        .length(Length::Chars(30))
        .pinned([2])
        .excluded([0]);
    let indices: Vec<usize> = document
        .summary(&options)
        .sentences
        .iter()
        .map(|sentence| sentence.index)
        .collect();
    assert!(indices.contains(&2) && !indices.contains(&0), "{indices:?}");
}

#[test]
fn a_role_that_is_given_overrides_what_a_block_looks_like() {
    let text = "两省签订合作协议，涉及旅游和农业。\n\n代表们在会后合影留念，会议开了一天。";
    let options = AnalyzeOptions::default().role(0, Role::Caption);
    let summary = engine()
        .analyze_with(text, &options)
        .summary(&SummaryOptions::default());
    assert_eq!(summary.text(), "代表们在会后合影留念，会议开了一天。");
}

#[test]
fn a_focus_draws_abstract_and_keywords_to_it() {
    let text =
        "两省在广州签订合作协议。协议写明了旅游客源互送的办法。农业代表介绍了大豆的收成。大豆今年增产。";
    let focused = engine().analyze_with(text, &AnalyzeOptions::default().focus("大豆"));
    let summary = focused.summary(&SummaryOptions::default().length(Length::Sentences(1)));
    assert!(summary.text().contains("大豆"), "{}", summary.text());
}

#[test]
fn what_a_thread_has_cut_before_does_not_show() {
    let mut texts: Vec<String> = (0..40)
        .map(|i| {
            format!(
                "第{i}届旅游推介会在广州举行。{}两省签订合作协议{i}份。",
                "文旅部门招商引资。".repeat(i)
            )
        })
        .collect();
    texts.insert(20, "大家都来参加推介会".repeat(1_000));
    let engine = Engine::new();
    let by_new_thread = |text: &String| {
        thread::scope(|scope| scope.spawn(|| describe(&engine.analyze(text))).join().unwrap())
    };
    let expected: Vec<String> = texts.iter().map(by_new_thread).collect();
    // From the longer to the shorter, so that every text could find more of another than it has itself.
    let in_turn_from = |first: usize| {
        for index in (0..texts.len()).rev().cycle().skip(first).take(texts.len()) {
            assert_eq!(describe(&engine.analyze(&texts[index])), expected[index]);
        }
    };
    thread::scope(|scope| {
        for first in [0, 10, 20, 30] {
            scope.spawn(move || in_turn_from(first));
        }
    });
}

#[cfg(feature = "cli")]
#[test]
fn results_and_options_survive_json() {
    let document = engine().analyze("两省签订合作协议。协议涉及旅游和农业。");
    let options = SummaryOptions::default().length(Length::Chars(30)).pinned([1]);
    let summary = document.summary(&options);
    let keywords = document.keywords(&KeywordOptions::default());
    let json = serde_json::to_string(&(&options, &summary, &keywords)).unwrap();
    assert_eq!(
        serde_json::from_str::<(SummaryOptions, zhaiyao::Summary, Vec<zhaiyao::Keyword>)>(&json).unwrap(),
        (options, summary, keywords)
    );
    let options = AnalyzeOptions::default().title("合作").role(3, Role::Body);
    let json = serde_json::to_string(&(&options, RankOptions::default())).unwrap();
    let read: (AnalyzeOptions<'_>, RankOptions) = serde_json::from_str(&json).unwrap();
    assert_eq!(read, (options, RankOptions::default()));
    // What is not said of options is as always.
    let some: KeywordOptions = serde_json::from_str(r#"{"count": 3, "method": "tf_idf"}"#).unwrap();
    assert_eq!(
        some,
        KeywordOptions::default().count(3).method(zhaiyao::Method::TfIdf)
    );
}

#[test]
fn word_lists_are_the_same_from_files_and_from_memory() {
    let builder = || Engine::builder();
    let error = builder()
        .user_words("云梯\n云梯 99999999999999999999")
        .unwrap_err()
        .to_string();
    assert!(error.starts_with("line 2: "), "{error}");
    let read = builder().user_words_from(&b"\xe4\xba\x91\n\xff"[..]).unwrap_err();
    assert_eq!(read.to_string(), "line 2: not UTF-8");
    let path = std::env::temp_dir().join(format!("zhaiyao-words-{}", std::process::id()));
    fs::write(&path, "云梯\n云梯 99999999999999999999").unwrap();
    let error = builder().user_dict(&path).unwrap_err().to_string();
    assert!(error.starts_with(&format!("{}:2: ", path.display())), "{error}");
    fs::write(&path, "# 双子城\n龙江\n").unwrap();
    let text = "双子城在龙江。龙江很美。";
    let from_file = describe(&builder().stop_words(&path).unwrap().build().analyze(text));
    fs::remove_file(&path).unwrap();
    let from_memory = describe(&builder().stop_word_list("# 双子城\n龙江\n").build().analyze(text));
    assert_eq!(from_file, from_memory);
    let read = builder().stop_words_from("# 双子城\n龙江\n".as_bytes()).unwrap();
    assert_eq!(describe(&read.build().analyze(text)), from_memory);
    let (words, text) = ("美云梯 10 nz\n双子城", "美云梯在双子城。美云梯好。");
    let in_memory = builder().user_words(words).unwrap().build();
    let read = builder().user_words_from(words.as_bytes()).unwrap().build();
    assert_eq!(describe(&read.analyze(text)), describe(&in_memory.analyze(text)));
    assert_ne!(from_memory, describe(&engine().analyze(text)));
}

#[test]
fn results_are_printed_as_they_read() {
    let document = engine().analyze("两省签订合作协议。协议涉及旅游和农业。");
    let summary = document.summary(&SummaryOptions::default().length(Length::Sentences(1)));
    assert_eq!(summary.to_string(), summary.text());
    assert_eq!(summary.sentences[0].to_string(), summary.sentences[0].text);
    let keywords = document.keywords(&KeywordOptions::default());
    assert_eq!(keywords[0].to_string(), keywords[0].text);
}

fn describe(document: &Document<'_>) -> String {
    let keywords = document.keywords(&KeywordOptions::default());
    let summary = document.summary(&SummaryOptions::default().length(Length::Chars(80)));
    format!("{keywords:?} {summary:?}")
}
