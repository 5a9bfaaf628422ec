//! Fields that are not read are carried through, where they are asked for.

use serde_json::{Value, json};

use crate::common::{ARTICLE, json_lines, zhaiyao};

const OPTIONS: [&str; 2] = ["keywords", "--keep-fields"];

fn run(arguments: &[&str], input: &str) -> String {
    let done = zhaiyao(&[&OPTIONS, arguments].concat(), input);
    assert_eq!(done.status, 0, "{}", done.stderr);
    done.stdout
}

#[test]
fn fields_of_records_are_kept() {
    let record = json!({"id": 7, "title": "题", "text": ARTICLE, "栏目": "本地", "tags": ["a", {"b": 1}]});
    let kept = json!({"栏目": "本地", "tags": ["a", {"b": 1}]});
    let line = json_lines(&run(&["--to", "ndjson"], &format!("{record}\n"))).remove(0);
    assert_eq!((&line["fields"], &line["id"]), (&kept, &json!(7)));
    let array: Value = serde_json::from_str(&run(&["--to", "json"], &json!([record]).to_string())).unwrap();
    assert_eq!(array[0]["fields"], kept);
    let nested = json!({"data": {"list": [{"news_title": "题", "news_content": ARTICLE, "cat": 3}]}});
    let line = json_lines(&run(&["--to", "ndjson"], &nested.to_string())).remove(0);
    assert_eq!(line["fields"], json!({"cat": 3}));
}

#[test]
fn columns_of_tables_are_kept() {
    let table = format!("栏目;标题;正文\n本地;题;\"{}\"\n", ARTICLE.replace('"', "\"\""));
    let out = run(&["--to", "csv"], &table);
    let mut rows = csv::Reader::from_reader(out.as_bytes());
    let at = rows
        .headers()
        .unwrap()
        .iter()
        .position(|name| name == "fields")
        .unwrap();
    let row = rows.records().next().unwrap().unwrap();
    assert_eq!(
        serde_json::from_str::<Value>(&row[at]).unwrap(),
        json!({"栏目": "本地"})
    );
    let lines = json_lines(&run(&["--to", "ndjson"], &table));
    assert_eq!(lines[0]["fields"], json!({"栏目": "本地"}));
}

#[test]
fn nothing_is_kept_unasked() {
    let record = json!({"text": ARTICLE, "栏目": "本地"}).to_string();
    let done = zhaiyao(&["keywords", "--to", "ndjson"], &record);
    assert!(json_lines(&done.stdout)[0].get("fields").is_none());
}
