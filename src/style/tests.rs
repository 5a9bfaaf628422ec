use zhaiyao::Engine;

use super::*;

const TEXT: &str = "陈校长来到茶山村小学。据悉，陈校长为孩子们带来了三百本图书，还有两百支铅笔和一百个书包，受到师生欢迎。\
        村民说：\"这条路终于通了!\"茶山村小学今年扩建。";

fn style(text: &str) -> HouseStyle {
    HouseStyle::parse(text).unwrap()
}

#[test]
fn toml_and_json_say_the_same() {
    let toml = style("keep = [\"茶山村小学\"]\nquotes = \"corner\"\n[prefer]\n\"陈校长\" = \"陈立群\"\n");
    let json =
        style("{\"keep\": [\"茶山村小学\"], \"quotes\": \"corner\", \"prefer\": {\"陈校长\": \"陈立群\"}}");
    assert_eq!(toml, json);
    assert_eq!(style(""), HouseStyle::default());
    assert_eq!(HouseStyle::parse("keep = []\nkeeep = []").unwrap_err().0, 2);
    assert_eq!(HouseStyle::parse("{\n\"never\": 1}").unwrap_err().0, 2);
}

#[test]
fn preferred_wordings_are_printed_once() {
    let style =
        style("[prefer]\n\"陈校长\" = \"陈立群校长\"\n\"立群\" = \"陈立群\"\n\"北大\" = \"北京大学\"");
    assert_eq!(
        style.text("陈校长和立群、陈立群校长在北大。"),
        "陈立群校长和陈立群、陈立群校长在北京大学。"
    );
}

#[test]
fn keywords_follow_the_style() {
    let style =
        style("keep = [\"茶山村小学\"]\nnever = [\"图书\", \"师生\"]\n[prefer]\n\"陈校长\" = \"陈立群\"");
    let engine = style.with_words(Engine::builder()).build();
    let document = engine.analyze(TEXT);
    let keywords = style.keywords(&document, &KeywordOptions::default().min_score(0.0));
    let texts: Vec<&str> = keywords.iter().map(|keyword| keyword.text.as_str()).collect();
    assert!(
        texts.contains(&"陈立群") && !texts.contains(&"陈校长"),
        "{texts:?}"
    );
    assert!(!texts.contains(&"图书") && !texts.contains(&"师生"), "{texts:?}");
}

#[test]
fn abstracts_follow_the_style_within_the_limit() {
    let style = style(
        "whole_sentences = true\ndrop_sources = false\nquotes = \"curly\"\nmarks = \"full_width\"\nforbid = [\"书包\", \"没有\"]\n\
             [prefer]\n\"陈校长\" = \"茶山村小学校长陈立群\"",
    );
    let engine = Engine::new();
    let document = engine.analyze(TEXT);
    for most in [15, 20, 30, 60, 100, 200] {
        let (summary, _) = style.summary(&document, &SummaryOptions::default().length(Length::Chars(most)));
        let text = summary.text();
        assert!(text.graphemes(true).count() <= most, "{most}: {text}");
        assert!(!text.contains("陈校长") && !text.contains('"'), "{text}");
        if most >= 30 {
            assert!(
                summary.sentences.iter().all(|sentence| !sentence.cut),
                "{most}: {text}"
            );
        }
    }
    let (all, _) = style.summary(&document, &SummaryOptions::default().length(Length::Chars(200)));
    assert!(style.text(TEXT).contains("“这条路终于通了！”"));
    assert!(all.text().contains("据悉"));
    assert_eq!(style.forbidden_in(&all.text()), ["书包"]);
}

#[test]
fn sources_asides_and_spaces_are_dropped_each_by_its_own_rule() {
    const TEXT: &str = "据悉，茶山村 小学（记者 李四）昨天扩建， 新增了三间教室。";
    // No blank stands beside a full-width mark, whatever the style.
    let tight = TEXT.replace("， ", "，");
    let document = Engine::new();
    let document = document.analyze(TEXT);
    for (rules, want) in [
        ("", "茶山村 小学昨天扩建，新增了三间教室。"),
        (
            "drop_sources = false",
            "据悉，茶山村 小学昨天扩建，新增了三间教室。",
        ),
        (
            "drop_asides = false",
            "茶山村 小学（记者 李四）昨天扩建，新增了三间教室。",
        ),
        ("drop_spaces = true", "茶山村小学昨天扩建，新增了三间教室。"),
        ("drop_sources = false\ndrop_asides = false", &tight),
    ] {
        let printed = style(rules).abstract_of(&document, &SummaryOptions::default(), false);
        assert_eq!(printed.text, want, "{rules}");
    }
    let options = SummaryOptions::default().compress(false);
    assert_eq!(style("").abstract_of(&document, &options, false).text, tight);
}
