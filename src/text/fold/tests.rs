use proptest::prelude::*;

use super::*;

#[path = "../../../build/folding.rs"]
#[allow(dead_code, reason = "the build script uses the rest")]
mod folding;

/// As [`plain`] and [`simplify_every`], character by character.
fn by_characters(text: &str) -> (String, Map, String) {
    let (mut plain, mut map, mut before) = (String::new(), Map::default(), None);
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if is_invisible(c) && !joins(before, c) {
            map.push(plain.len(), end, true);
            continue;
        }
        let folded = unified(c)
            .or_else(|| narrow(&plain, c, &text[end..]))
            .unwrap_or(c);
        plain.push(folded);
        if folded.len_utf8() < c.len_utf8() {
            map.push(plain.len(), end, false);
        }
        before = Some(c);
    }
    let simple = text.chars().map(|c| simplified(c).unwrap_or(c)).collect();
    (plain, map, simple)
}

proptest! {
    #[test]
    fn runs_are_copied_as_characters_are_folded(
        text in "([後来他們 a1７，．％：\u{200d}\u{200b}\u{ad}\u{feff}\u{fe0f}⼈️豈臺👨é]|\\PC){0,60}",
    ) {
        let (plain_text, map) = plain(&text);
        prop_assert_eq!((plain_text.into_owned(), map, simplify_every(&text)), by_characters(&text));
    }
}

#[test]
fn mixed_text_is_looked_up_as_it_is_unless_traditional_characters_are_common() {
    let mixed = "他研究乾嘉学派，著有《清代学术史》，在北京的大学里教授历史和哲学。";
    let cases = [
        ("", "", ""),
        ("plain ASCII", "plain ASCII", "plain ASCII"),
        (
            "後來他們說這個問題還沒有解決。",
            "后来他们说这个问题还没有解决。",
            "后来他们说这个问题还没有解决。",
        ),
        (
            mixed,
            mixed,
            "他研究干嘉学派，著有《清代学术史》，在北京的大学里教授历史和哲学。",
        ),
    ];
    for (text, words, rules) in cases {
        let folded = Folded::new(text);
        assert_eq!((folded.words(), folded.text()), (words, rules));
        assert_eq!(to_simplified(text), words);
    }
}

#[test]
fn characters_are_read_in_their_common_form() {
    for (written, want) in [
        ("智慧\u{200b}灯杆", "智慧灯杆"),
        ("\u{feff}经\u{ad}济", "经济"),
        ("⻘⼈⼯", "青人工"),
        ("⾞站", "车站"),
        ("歼－２０首飞", "歼-20首飞"),
        ("增长３．５％，下降", "增长3.5%，下降"),
        ("ＩＰＯ和Ｒ＆Ｄ", "IPO和R&D"),
        ("共6，807.97万元", "共6,807.97万元"),
        ("１，２３４，５６７人", "1,234,567人"),
        ("１０：３０开会", "10:30开会"),
        ("👨\u{200d}👩\u{200d}👧好", "👨\u{200d}👩\u{200d}👧好"),
        // Marks of the text stay.
        ("１．加强管理，共２０２３，１００人", "1．加强管理，共2023，100人"),
        ("他说：（好）！", "他说：（好）！"),
        ("有30，4000人参加", "有30，4000人参加"),
        ("比分3：2", "比分3：2"),
        ("张三－李四", "张三－李四"),
    ] {
        let folded = Folded::new(written);
        assert_eq!(folded.text(), want);
        assert_eq!(folded.keeps_offsets(), written.len() == want.len());
        let again = Folded::new(want);
        assert_eq!((again.text(), again.keeps_offsets()), (want, true));
    }
}

#[test]
fn parts_are_found_as_they_were_written() {
    let written = "\u{feff}歼－２０\u{200b}首飞";
    let folded = Folded::new(written);
    for (part, want) in [
        ("歼-20", "歼－２０"),
        ("首飞", "首飞"),
        ("20", "２０"),
        ("-", "－"),
        ("0首", "０\u{200b}首"),
    ] {
        let start = folded.text().find(part).unwrap();
        let span = Span::new(start, start + part.len());
        assert_eq!(folded.written_text(span), want);
        assert_eq!(folded.span(folded.written(span)), span);
    }
}

proptest! {
    #[test]
    fn folding_never_gives_a_wrong_span(
        text in "([一-龥]|[，。：0-9a]|[０-９Ａ－．％，：]|[\u{200b}\u{200d}\u{ad}\u{feff}]|[⼀-⿕臺灣]|\\PC){0,40}"
    ) {
        let folded = Folded::new(&text);
        prop_assert_eq!(folded.text().len(), folded.words().len());
        let ends: Vec<usize> = folded.text().char_indices().map(|(at, _)| at).chain([folded.text().len()]).collect();
        for pair in ends.windows(2) {
            let part = Span::new(pair[0], pair[1]);
            let written = folded.written(part);
            prop_assert!(text.get(written.start..written.end).is_some());
            prop_assert_eq!(written.of(&text).chars().count(), 1, "one character for each");
            prop_assert_eq!(folded.span(written), part);
        }
        prop_assert_eq!(folded.span(Span::new(0, text.len())), Span::new(0, folded.text().len()));
    }
}

#[test]
fn the_build_refuses_a_row_that_folding_changes() {
    let folding = folding::Folding::new().unwrap();
    let check = |row| folding.check("credits.tsv", 7, row);
    assert_eq!(check("role\tends\t责编\t责编：张三"), Ok(()));
    for row in [
        "role\tends\t責編\t責編：張三",
        "role\tends\t责编\t责编：張三",
        "role\tends\t⻘\t⻘",
    ] {
        let fault = check(row).unwrap_err();
        let folded = Folded::new(row);
        assert!(fault.starts_with("credits.tsv:7: "), "{fault}");
        assert!(
            fault.ends_with(&format!("{row:?} should be {:?}", folded.text())),
            "{fault}"
        );
    }
}
