//! Files that are dropped on the page are read as the command reads them.

use std::{fs, path::Path};

use serde_json::Value;

use crate::http::Server;

#[test]
fn files_of_every_kind_can_be_dropped() {
    let server = Server::start(&[]);
    let mut n_files = 0;
    for entry in fs::read_dir("tests/fixtures").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let is_pdf = path.extension().is_some_and(|ending| ending == "pdf");
        if path.is_dir() || (is_pdf && cfg!(not(feature = "pdf"))) {
            continue;
        }
        let golden = fs::read_to_string(Path::new("tests/golden").join(format!("{name}.json"))).unwrap();
        let golden: Value = serde_json::from_str(&golden).unwrap();
        let (failed, expected): (Vec<&Value>, Vec<&Value>) = golden["articles"]
            .as_array()
            .unwrap()
            .iter()
            .partition(|article| article.get("error").is_some());
        let answer = server.post_bytes(
            &format!("/api/read?name={name}"),
            "application/octet-stream",
            &fs::read(&path).unwrap(),
        );
        assert_eq!(answer.status, 200, "{name}");
        let read = answer.json();
        let texts = |articles: &mut dyn Iterator<Item = &Value>| -> Vec<Value> {
            articles.map(|article| article["text"].clone()).collect()
        };
        let found = texts(&mut read["articles"].as_array().unwrap().iter());
        assert_eq!(found, texts(&mut expected.into_iter()), "{name}");
        let n_faults = read["faults"].as_array().unwrap().len();
        assert!(n_faults >= failed.len(), "{name}: {}", read["faults"]);
        n_files += 1;
    }
    assert!(n_files > 60, "{n_files}");
}
