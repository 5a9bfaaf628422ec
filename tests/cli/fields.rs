//! Fields of records that are not read.

use serde_json::Value;

use crate::common::{ARTICLE, zhaiyao};

#[test]
fn fields_that_are_not_read_are_carried_through() {
    let line = serde_json::json!({
        "id": "a1", "title": "图书馆", "text": ARTICLE, "url": "https://example.com/1", "tags": ["书", 3], "lang": "zh",
    });
    let arguments = ["--from", "ndjson", "--keep-fields", "-n", "1"];
    let stdout = zhaiyao(&arguments, &(line.to_string() + "\n")).stdout;
    let written: Value = serde_json::from_str(&stdout).unwrap();
    let fields = serde_json::json!({"tags": ["书", 3], "lang": "zh"});

    assert_eq!(written["fields"], fields);
    assert_eq!(
        (&written["id"], &written["link"]),
        (&line["id"], &line["url"]),
        "what is read has its place"
    );
    let without = zhaiyao(&["--from", "ndjson"], &(line.to_string() + "\n")).stdout;
    assert!(!without.contains("fields"), "{without}");
}

#[test]
fn fields_are_carried_through_as_they_are_written() {
    let fields = r#""sid":"s","price":1.10,"big":123456789012345678901234567890,"date":"上个月","url":"/n/1.html","author":{"name":"甲","id":7},"title":{"x":1},"z":{"b":1,"a":[ 1, 2.50 ]}"#;
    let line = format!("{{\"id\":1,\"text\":\"甲乙丙。\",{fields}}}\n");
    let carried = |arguments: &[&str], input: &str| {
        let stdout = zhaiyao(&[arguments, &["--keep-fields"]].concat(), input).stdout;
        let (_, fields) = stdout.rsplit_once("\"fields\":").unwrap();
        fields.trim_end().to_owned()
    };
    assert_eq!(carried(&["--from", "ndjson"], &line), format!("{{{fields}}}}}"));
    assert!(carried(&["--from", "ndjson", "--id-field", "sid"], &line).contains("\"id\":1,"));
    let wrapped = "{\"_index\":\"n\",\"_source\":{\"text\":\"甲乙丙。\",\"n\":1.0}}\n";
    assert_eq!(
        carried(&["--from", "ndjson"], wrapped),
        r#"{"_index":"n","n":1.0}}"#
    );
    let rows = "id,text,date,url,price\n1,甲乙丙。,上个月,/n/1.html,1.10\n";
    assert_eq!(
        carried(&["--from", "csv", "--to", "ndjson"], rows),
        r#"{"date":"上个月","price":"1.10","url":"/n/1.html"}}"#
    );
}
