//! The library: any text, any options.

use std::{collections::HashSet, thread};

use unicode_segmentation::UnicodeSegmentation;
use zhaiyao::{
    AnalyzeOptions, Document, Keyword, KeywordOptions, Length, Method, Order, Summary, SummaryOptions,
    SummarySentence,
    text::{blocks::Role, fold::to_simplified, sentence::joined},
};

use crate::options::{ENGINE, Options};

pub fn engine(data: &[u8]) {
    let (mut options, rest) = Options::split(data);
    let text = String::from_utf8_lossy(rest);
    let title = text.lines().next().unwrap_or_default();
    let focus = text.lines().last().unwrap_or_default();
    let mut analyze = AnalyzeOptions::default();
    match options.number() % 4 {
        1 => analyze.title = Some(title),
        2 => analyze.untitled = true,
        3 => analyze.focus = Some(focus),
        _ => {}
    }
    let summary = summary_options(&mut options);
    let keywords = keyword_options(&mut options);
    if options.flag() {
        let role = options.one_of(&[Role::Body, Role::Caption, Role::ListItem, Role::Title]);
        analyze.roles.push((options.number(), role));
    }
    let document = ENGINE.analyze_with(&text, &analyze);
    let both = |document: &Document<'_>| (document.summary(&summary), document.keywords(&keywords));
    let found = both(&document);
    check_document(&document);
    check_summary(&document, &found.0, &summary);
    check_keywords(&text, &found.1, &keywords);
    if options.flag() {
        let again = || both(&ENGINE.analyze_with(&text, &analyze));
        let again = thread::scope(|scope| scope.spawn(again).join());
        assert_eq!(again.ok(), Some(found), "on another thread");
    }
}

fn summary_options(options: &mut Options) -> SummaryOptions {
    let n = options.number();
    let length = match options.number() % 3 {
        0 => Length::Sentences(n),
        1 => Length::Chars(n),
        _ => Length::Ratio(n as f64 / 100.0),
    };
    let flags = options.number();
    let mut summary = SummaryOptions::default().length(length);
    summary.compress = flags & 1 == 0;
    summary.order = if flags & 2 == 0 { Order::Text } else { Order::Rank };
    if flags & 4 != 0 {
        summary.pinned.push(options.number());
    }
    if flags & 8 != 0 {
        summary.excluded.push(options.number());
    }
    summary
}

fn keyword_options(options: &mut Options) -> KeywordOptions {
    let flags = options.number();
    let mut keywords = KeywordOptions::default().count(options.number());
    keywords.words_only = flags & 1 != 0;
    keywords.method = if flags & 2 == 0 {
        Method::TextRank
    } else {
        Method::TfIdf
    };
    keywords.min_chars = flags / 4 % 8;
    keywords.min_score = (flags & 32 != 0).then_some(0.0);
    keywords
}

fn check_document(document: &Document<'_>) {
    let text = document.text();
    let mut end = 0;
    for block in document.blocks() {
        assert!(end <= block.span.start && block.span.start < block.span.end);
        assert!(text.get(block.span.start..block.span.end).is_some());
        end = block.span.end;
    }
    for sentence in document.sentences() {
        let block = document.blocks()[sentence.block];
        assert!(block.span.contains(sentence.span) && sentence.span.contains(sentence.quote));
        let mut start = sentence.span.start;
        for token in document.tokens_of(sentence) {
            assert_eq!(token.span.start, start, "words tile the sentence");
            assert!(text.get(token.span.start..token.span.end).is_some());
            start = token.span.end;
        }
        assert_eq!(start, sentence.span.end);
    }
}

fn check_summary(document: &Document<'_>, summary: &Summary, options: &SummaryOptions) {
    let n_chars = |text: &str| text.graphemes(true).count();
    let printed = summary.text();
    match options.length {
        Length::Sentences(most) => assert!(summary.sentences.len() <= most, "{summary:?}"),
        Length::Chars(most) => assert!(n_chars(&printed) <= most, "{summary:?}"),
        Length::Ratio(share) => {
            let quotes = document.sentences().iter();
            // Before each there may be a blank.
            let n_quotable: usize = quotes
                .map(|sentence| n_chars(sentence.quote.of(document.text())) + 1)
                .sum();
            let most = n_quotable as f64 * share.clamp(0.0, 1.0);
            assert!(n_chars(&printed) as f64 <= most, "{summary:?}");
        }
        _ => {}
    }
    let mut seen = HashSet::new();
    for sentence in &summary.sentences {
        let quoted = document.text().get(sentence.span.start..sentence.span.end);
        let quoted = quoted.expect("a span on boundaries");
        assert!(!sentence.text.is_empty() && (0.0..=1.0).contains(&sentence.score));
        assert!(
            !options.excluded.contains(&sentence.index),
            "excluded is excluded"
        );
        assert!(seen.insert(sentence.index), "no sentence twice");
        assert!(
            stands_in(sentence, document.text()),
            "{sentence:?} is not of {quoted:?}"
        );
    }
    if options.order == Order::Text {
        assert!(summary.sentences.is_sorted_by(|a, b| a.span.end <= b.span.start));
    }
}

/// Whether a sentence is printed as its parts stand in the text, or is told as cut and begins as they do. A full stop or an
/// ellipsis ends what is cut, and what ended in a semicolon.
fn stands_in(sentence: &SummarySentence, text: &str) -> bool {
    const ENDS: [char; 4] = ['。', '…', '；', ';'];
    let visible = |text: &str| joined(text).chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let is_ordered = sentence.parts.is_sorted_by(|a, b| a.end <= b.start);
    let is_inside = sentence.parts.iter().all(|&part| sentence.span.contains(part));
    let quoted: String = sentence.parts.iter().map(|part| visible(part.of(text))).collect();
    let printed = visible(&sentence.text);
    let (quoted, printed) = (quoted.trim_end_matches(ENDS), printed.trim_end_matches(ENDS));
    is_ordered && is_inside && (quoted == printed || sentence.cut && quoted.starts_with(printed))
}

fn check_keywords(text: &str, keywords: &[Keyword], options: &KeywordOptions) {
    assert!(keywords.len() <= options.count);
    let mut seen = HashSet::new();
    for keyword in keywords {
        assert!((0.0..=1.0).contains(&keyword.score) && keyword.count == keyword.spans.len());
        assert!(
            keyword.text.graphemes(true).count() >= options.min_chars,
            "{keyword:?}"
        );
        let plain = to_simplified(&keyword.text).to_lowercase();
        assert!(seen.insert(plain), "{:?} twice", keyword.text);
        for span in &keyword.spans {
            assert!(
                text.get(span.start..span.end)
                    .is_some_and(|found| !found.is_empty())
            );
        }
        if let Some(first) = keyword.spans.first() {
            assert_eq!(joined(first.of(text)).as_ref(), keyword.text);
        }
        assert!(keyword.spans.is_sorted_by(|a, b| a.end <= b.start), "{keyword:?}");
    }
    assert!(keywords.is_sorted_by(|a, b| a.score >= b.score));
}
