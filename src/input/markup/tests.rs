use proptest::prelude::*;

use super::*;

fn shown(markup: &str) -> Vec<String> {
    let show = |token| match token {
        MarkupToken::Text(text) => format!("T{text}"),
        MarkupToken::Cdata(text) => format!("C{text}"),
        MarkupToken::Start(tag) => format!("S{}{}", tag.name, if tag.empty { "/" } else { "" }),
        MarkupToken::End(name) => format!("E{name}"),
    };
    Tokens::new(markup).map(show).collect()
}

#[test]
fn tokens_of_good_and_bad_markup() {
    let table: [(&str, &[&str]); 15] = [
        ("<a>b</a>", &["Sa", "Tb", "Ea"]),
        ("<?xml version='1.0'?><!DOCTYPE x><!-- <a> --><br/>", &["Sbr/"]),
        (
            "<!DOCTYPE x [<!ENTITY a \"<b>\">]><c>&a;</c>",
            &["Sc", "T&a;", "Ec"],
        ),
        ("<![CDATA[<b>&]]>x", &["C<b>&", "Tx"]),
        ("<![CDATA[open", &["Copen"]),
        ("<!-- open", &[]),
        ("1 < 2 > 0", &["T1 ", "T< 2 > 0"]),
        ("a<b", &["Ta", "T<b"]),
        ("<重要通知>", &["T<重要通知>"]),
        ("<a title=\"x>y\">z", &["Sa", "Tz"]),
        ("<a title=\"x>y<b>z", &["Sa", "Ty", "Sb", "Tz"]),
        ("<a href='x' <b>y</b", &["Sa", "Sb", "Ty", "T</b"]),
        ("<a href=x/>", &["Sa/"]),
        ("</ a>", &["T</ a>"]),
        ("<dc:date\n>", &["Sdc:date"]),
    ];
    for (markup, tokens) in table {
        assert_eq!(shown(markup), tokens, "{markup}");
    }
}

#[test]
fn attributes_are_found_however_they_are_quoted() {
    let Some(MarkupToken::Start(tag)) =
        Tokens::new("<a HREF='u?a=1&amp;b=2' rel = \"x y\" type=text/html bad>").next()
    else {
        panic!("no tag");
    };
    assert_eq!(tag.attribute("href").as_deref(), Some("u?a=1&b=2"));
    assert_eq!(tag.attribute("rel").as_deref(), Some("x y"));
    assert_eq!(tag.attribute("type").as_deref(), Some("text/html"));
    assert_eq!(tag.attribute("bad"), None);
}

#[test]
fn text_keeps_its_paragraphs() {
    let table = [
        ("<p>甲</p><p>乙<br>丙</p>", "甲\n\n乙\n丙"),
        ("甲<script>if (a</b>c) x()</script >乙", "甲乙"),
        (
            "<figure><img src=x><figcaption>图注</figcaption></figure>正文",
            "正文",
        ),
        (
            "  a \n b&nbsp;&nbsp;c &amp; d &bogus; e & f",
            "a b c & d &bogus; e & f",
        ),
        ("<div><div>甲</div></div><div>乙</div>", "甲\n乙"),
        ("<b>粗</b>体", "粗体"),
        ("3 < 5", "3 < 5"),
        ("", ""),
    ];
    for (markup, text) in table {
        assert_eq!(to_text(markup), text, "{markup}");
    }
}

proptest! {
    #[test]
    fn tokens_cover_any_text(markup in "[<>/a!\\[\\]CDATA\"' =&;?-]{0,60}") {
        let tokens = Tokens::new(&markup);
        prop_assert!(tokens.count() <= markup.len());
        to_text(&markup);
    }
}

#[test]
fn hostile_markup_takes_linear_time() {
    for part in [
        "<",
        "<a ",
        "<a \"",
        "<a '",
        "<!--",
        "<![CDATA[",
        "</",
        "<script>",
        "<a \"><a '>",
        "&",
        "<!x[",
        "<a '>'",
        "<a ''",
    ] {
        let markup = part.repeat(200_000) + "'>'";
        assert!(Tokens::new(&markup).count() <= markup.len());
        to_text(&markup);
    }
}
