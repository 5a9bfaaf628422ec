//! What holds for any text.

use proptest::prelude::*;

use super::super::Role::{Body, Title};
use super::super::{Block, blocks, dateline};
use super::{LAST, LONG, MORE};
use crate::text::sentence::marks::is_blank;

#[test]
fn plain_texts_pass_untouched() {
    let long = LONG.repeat(90);
    for text in [
        LONG,
        "好",
        "下雨了。",
        "古桥重开",
        "记者从市教育局获悉，古桥今天重开。",
        "相关报道认为，古桥值得修。",
        &long,
    ] {
        let found = blocks(text, None);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((found[0].role, found[0].span.of(text)), (Body, text));
    }
}

#[test]
fn invisible_characters_are_no_trouble() {
    let text = format!(
        "\u{feff}\r\n\u{200b}古桥重开\u{200b}\u{2028}\0\u{2029}{LONG}\r\n \u{3000}\u{200b}\r\n{MORE}\0\r\n"
    );
    let found: Vec<_> = blocks(&text, None)
        .iter()
        .map(|block| (block.role, block.span.of(&text)))
        .collect();
    assert_eq!(found, [(Title, "古桥重开"), (Body, LONG), (Body, MORE)]);
    for text in ["", " \r\n\t\u{3000}", "\u{feff}", "\0\0"] {
        assert!(blocks(text, Some("古桥")).is_empty());
    }
}

#[test]
fn huge_input_takes_linear_time() {
    let inputs = [
        "字".repeat(300_000),
        "好\n".repeat(20_000),
        "好。\n".repeat(20_000),
        format!("相关阅读\n{LONG}\n{MORE}\n{LAST}\n").repeat(300),
        "相关阅读\n".repeat(20_000),
        "记者：张三\n".repeat(20_000),
        "。　　".repeat(30_000),
        "（原标题：".repeat(20_000),
        "1.\n".repeat(30_000),
        "\r\n".repeat(300_000),
    ];
    // With anything worse, they would not end.
    for input in &inputs {
        assert_covers(input, &blocks(input, Some("古桥")));
    }
}

fn assert_covers(text: &str, found: &[Block]) {
    let mut end = 0;
    for block in found {
        let span = block.span;
        assert!(span.start >= end && !span.is_empty());
        assert!(
            text[end..span.start].chars().all(is_blank),
            "lost {:?}",
            &text[end..span.start]
        );
        assert_eq!(span.of(text), span.of(text).trim_matches(is_blank));
        end = span.end;
    }
    assert!(text[end..].chars().all(is_blank), "lost {:?}", &text[end..]);
    assert_eq!(
        found.is_empty(),
        !found.iter().any(|block| block.role == Body),
        "no body"
    );
}

proptest! {
    #[test]
    fn blocks_cover_any_text(text in any::<String>(), title in proptest::option::of(any::<String>())) {
        assert_covers(&text, &blocks(&text, title.as_deref()));
        prop_assert!(dateline(&text).is_none_or(|end| text.is_char_boundary(end) && end <= text.len()));
    }

    #[test]
    fn blocks_cover_text_full_of_marks(
        text in "([桥一1图记]|相关阅读|记者：|原标题|来源|新华社|日电|[\r\n 　。，：…（）“”【】▲•.]){0,60}"
    ) {
        assert_covers(&text, &blocks(&text, Some("桥")));
        prop_assert!(dateline(&text).is_none_or(|end| text.is_char_boundary(end) && end <= text.len()));
    }

    #[test]
    fn blocks_of_pages(lines in proptest::collection::vec(
        proptest::sample::select(vec![
            LONG, MORE, LAST, "相关阅读", "记者：张三", "古桥重开", "一、基本情况", "1. 编号；", "", "　　", "图为古桥。", "本报讯 桥通了。",
        ]), 0..40)
    ) {
        let text = lines.join("\n");
        assert_covers(&text, &blocks(&text, None));
    }
}
