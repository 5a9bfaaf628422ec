use super::*;

fn read(text: &str, names: &FieldNames) -> Vec<String> {
    let file = File::new("f");
    let options = ReadOptions {
        names: names.clone(),
        ..ReadOptions::default()
    };
    match Rows::new(file, text.to_owned(), "UTF-8", &options) {
        Ok(rows) => rows
            .map(|pending| match pending() {
                Ok(article) => format!(
                    "{}|{}|{}{}",
                    article.id,
                    article.title.unwrap_or_default(),
                    article.text,
                    article
                        .about
                        .warnings
                        .iter()
                        .map(Message::to_string)
                        .collect::<String>()
                ),
                Err(fault) => fault.message().to_string(),
            })
            .collect(),
        Err(fault) => vec![fault.message().to_string()],
    }
}

#[test]
fn rows_are_articles() {
    let table: [(&str, &[&str]); 19] = [
        (
            "id,title,text\n7,甲,\"一，\n二\"\n8,,三\n",
            &["\"7\"|甲|一，\n二", "\"8\"||三"],
        ),
        ("标题\t正文\n甲\t一\n", &["2|甲|一"]),
        ("text;id\n一;a", &["\"a\"||一"]),
        (
            "id,text\n1,一\n2\n3,三",
            &["\"1\"||一", "f:3: no text: the row is too short", "\"3\"||三"],
        ),
        (
            "a,b\n1,2",
            &["f: no column \"text\" among: a, b (see --text-field)"],
        ),
        (
            "text\n一\n\"二\n三\n",
            &[
                "2||一",
                "3||二\n三\nf:3: a quote that is never closed takes in all that follows",
            ],
        ),
        ("text\n5\" 的盘\n\"二\n三\"\n", &["2||5\" 的盘", "3||二\n三"]),
        (
            "id,text\r\n,一\r\n\r\n2\r\n,\"二\r\n三\r\n",
            &[
                "2||一",
                "f:4: no text: the row is too short",
                "5||二\r\n三\r\nf:5: a quote that is never closed takes in all that follows",
            ],
        ),
        ("新闻标题,新闻内容,发布日期\n甲,一,2024-05-01\n", &["2|甲|一"]),
        ("sep=;\n标题;正文\n甲;一,二\n", &["3|甲|一,二"]),
        ("sep=|\r\n标题|正文\r\n甲|一;二\r\n", &["3|甲|一;二"]),
        ("标题|正文\n甲|一,二\n", &["2|甲|一,二"]),
        ("2024年5月稿件,,\n标题,正文,备注\n甲,一,x\n", &["3|甲|一"]),
        (
            "标题,正文\n甲,\"<p>一。</p><p>二 &amp; 三。</p>\"\n",
            &["2|甲|一。\n\n二 & 三。"],
        ),
        ("content,title\n一&mdash;二,甲\n", &["2|甲|一—二"]),
        (
            "text,title\n一&mdash;二,甲&amp;乙\n",
            &["2|甲&amp;乙|一&mdash;二"],
        ),
        ("标题,正文\n甲,3 < 5，<甲>说。\n", &["2|甲|3 < 5，<甲>说。"]),
        ("text\n", &[]),
        ("", &["f: no column \"text\" among:  (see --text-field)"]),
    ];
    for (text, rows) in table {
        assert_eq!(read(text, &FieldNames::default()), rows, "{text}");
    }
}

#[test]
fn columns_can_be_named() {
    let columns = FieldNames {
        text: Some("b".to_owned()),
        title: Some("A".to_owned()),
        id: None,
    };
    assert_eq!(read("a,b,id\n甲,一,3", &columns), ["\"3\"|甲|一"]);
    let columns = FieldNames {
        id: Some("x".to_owned()),
        ..FieldNames::default()
    };
    assert_eq!(
        read("a,text\n甲,一", &columns),
        ["f: no column \"x\" among: a, text"]
    );
}
