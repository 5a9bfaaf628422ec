//! `zhaiyao serve` over the wire: the API against its own description, who is answered, the limits.
#![cfg(feature = "serve")]

mod crowd;
mod dropped;
mod hostile;
mod http;
mod load;
mod schema;
mod unpacked;
#[path = "../common/zip.rs"]
mod zip;

use std::{
    io::{ErrorKind, Read, Write},
    net::TcpStream,
    thread,
    time::Duration,
};

use http::{Answer, Server, answer};
use serde_json::{Value, json};

const ARTICLE: &str = "一河清水两地护\n\n（记者 程远）云溪市与临泽市在青枫河交界断面签订新一轮生态补偿协议，约定三年内共同出资治理。\n\n\
    ▲水质自动监测站\n\n青枫河全长86公里，是两市居民的饮用水源。协议规定，水质达标，下游补偿上游。天气晴朗。\n\n责任编辑：顾晓岚";

/// The answer's schema in `openapi.json` fits its body.
fn assert_documented(document: &Value, method: &str, path: &str, answer: &Answer) {
    let responses = &document["paths"][path][method]["responses"];
    let response = &responses[answer.status.to_string()];
    assert!(
        response.is_object(),
        "{method} {path} {} is not documented",
        answer.status
    );
    let schema = &response["content"]["application/json"]["schema"];
    let faults = schema::faults(document, schema, &answer.json());
    assert!(faults.is_empty(), "{method} {path} {}: {faults:?}", answer.status);
    assert_eq!(answer.header("content-type"), Some("application/json"));
}

#[test]
fn every_answer_is_as_the_openapi_document_says() {
    let server = Server::start(&["--max-bytes", "10K"]);
    let document = server.get("/openapi.json").json();
    assert_eq!(document["info"]["version"], env!("CARGO_PKG_VERSION"));
    for path in ["/healthz", "/openapi.json"] {
        assert_documented(&document, "get", path, &server.get(path));
    }
    let all_options = json!({
        "sentences": 2, "order": "rank", "keywords": 5, "words": true, "method": "tfidf", "min_chars": 2,
        "focus": "饮用水", "pinned": [100], "uncut": [200], "excluded": [0], "roles": [{"at": 0, "role": "body"}],
        "style": {
            "keep": ["生态补偿协议"], "never": ["协议"], "prefer": {"青枫河": "青枫江"}, "forbid": ["天气"],
            "whole_sentences": true, "drop_sources": false, "drop_asides": false, "drop_spaces": true,
            "quotes": "corner", "marks": "full_width",
        },
    });
    let page = json!({"language": "en", "added": ["合作", "青枫河"]});
    let bodies = [
        (200, json!({"text": ARTICLE})),
        (200, json!({"text": ""})),
        (200, json!({"text": "x", "title": "", "id": null})),
        (
            200,
            json!({"id": {"a": [1]}, "text": ARTICLE, "options": {"chars": 60}}),
        ),
        (
            200,
            json!({"text": ARTICLE, "options": all_options, "page": page}),
        ),
        (200, json!({"text": ARTICLE, "options": {"ratio": 0.2}})),
        (422, json!({"title": "无正文"})),
        (422, json!([ARTICLE])),
        (422, json!({"text": ARTICLE, "options": {"colour": 1}})),
        (
            422,
            json!({"text": ARTICLE, "options": {"style": {"quotes": "round"}}}),
        ),
        (
            422,
            json!({"text": ARTICLE, "options": {"chars": 1, "sentences": 1}}),
        ),
        (413, json!({"text": "长".repeat(10_000)})),
    ];
    for path in ["/api/analyze", "/api/view"] {
        for (status, body) in &bodies {
            let answer = server.post(path, body);
            assert_eq!(answer.status, *status, "{path} {body}: {}", answer.body);
            assert_documented(&document, "post", path, &answer);
            if *status == 200 {
                let schema = json!({"$ref": "#/components/schemas/Request"});
                let faults = schema::faults(&document, &schema, body);
                assert!(faults.is_empty(), "{body}: {faults:?}");
            }
        }
        let broken = server.post_bytes(path, "application/json; charset=utf-8", b"{\"text\":");
        assert_eq!(broken.status, 400);
        assert_documented(&document, "post", path, &broken);
        let form = server.post_bytes(path, "text/plain", b"{\"text\":\"\"}");
        assert_eq!(form.status, 415);
        assert_documented(&document, "post", path, &form);
    }
    let binary = "application/octet-stream";
    for (status, kind, name, bytes) in [
        (200, binary, "a.txt", ARTICLE.as_bytes()),
        (200, binary, "%E7%94%B2.png", b"\x89PNG\r\n\x1a\n\0\0"),
        (200, binary, "", b""),
        (415, "text/plain", "a.txt", b"a"),
        (413, binary, "a.txt", &[b'a'; 12_000]),
    ] {
        let answer = server.post_bytes(&format!("/api/read?name={name}"), kind, bytes);
        assert_eq!(answer.status, status, "{name}: {}", answer.body);
        assert_documented(&document, "post", "/api/read", &answer);
    }
}

#[test]
fn analyze_gives_what_the_command_prints() {
    let server = Server::start(&[]);
    let answer = server.post(
        "/api/analyze",
        &json!({"id": "x", "text": ARTICLE, "options": {"chars": 60, "keywords": 4}}),
    );
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_zhaiyao"));
    command.args(["--from", "ndjson", "--to", "ndjson", "-c", "60", "-k", "4"]);
    let mut child = command
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let line = json!({"id": "x", "text": ARTICLE}).to_string();
    child.stdin.take().unwrap().write_all(line.as_bytes()).unwrap();
    let printed: Value = serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap();
    assert_eq!(answer.json(), printed);
}

#[test]
fn pins_hold_within_the_limit() {
    let server = Server::start(&[]);
    let at = ARTICLE.find("天气晴朗").unwrap();
    let summary = |options: Value| {
        let answer = server
            .post("/api/view", &json!({"text": ARTICLE, "options": options}))
            .json();
        (
            answer["summary"].as_str().unwrap().to_owned(),
            answer["unplaced"].as_u64().unwrap(),
        )
    };
    assert!(!summary(json!({"sentences": 1})).0.contains("天气"));
    assert_eq!(
        summary(json!({"sentences": 1, "pinned": [at + 3]})),
        ("天气晴朗。".to_owned(), 0)
    );
    let (first, _) = summary(json!({"sentences": 1}));
    let start = ARTICLE.find(first.trim_end_matches('。')).unwrap();
    assert_ne!(summary(json!({"sentences": 1, "excluded": [start]})).0, first);
    let (crowded, unplaced) = summary(json!({"sentences": 1, "pinned": [start, at]}));
    assert_eq!((crowded, unplaced), (first, 1));
    let credit = ARTICLE.find("责任编辑").unwrap();
    let body = json!([{"at": credit, "role": "body"}]);
    let pinned = summary(json!({"sentences": 100, "roles": body, "pinned": [credit]})).0;
    assert!(pinned.contains("顾晓岚"), "{pinned}");
}

#[test]
fn only_those_are_answered_who_mean_this_server() {
    let server = Server::start(&[
        "--allow-host",
        "editor.example",
        "--allow-origin",
        "https://cms.example",
    ]);
    let port = server.port;
    let status = |method: &str, headers: &str| {
        let head = format!("{method} /healthz HTTP/1.1{headers}");
        let answer = server.send(&head, b"");
        assert!(
            answer
                .header("content-security-policy")
                .unwrap()
                .starts_with("default-src 'none'")
        );
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        (
            answer.status,
            answer.header("access-control-allow-origin").map(str::to_owned),
        )
    };
    let own = format!("\r\nhost: 127.0.0.1:{port}");
    assert_eq!(status("GET", &own), (200, None));
    assert_eq!(status("GET", "\r\nhost: editor.example"), (200, None));
    assert_eq!(status("GET", "\r\nhost: rebound.example"), (421, None));
    assert_eq!(status("GET", ""), (421, None));
    assert_eq!(
        status("GET", &format!("{own}\r\norigin: http://127.0.0.1:{port}")),
        (200, None)
    );
    assert_eq!(
        status("GET", &format!("{own}\r\norigin: http://evil.example")),
        (403, None)
    );
    assert_eq!(status("GET", &format!("{own}\r\norigin: null")), (403, None));
    let named = Some("https://cms.example".to_owned());
    assert_eq!(
        status("GET", &format!("{own}\r\norigin: https://cms.example")),
        (200, named.clone())
    );
    assert_eq!(
        status("OPTIONS", &format!("{own}\r\norigin: https://cms.example")),
        (204, named)
    );
    assert_eq!(
        status("POST", &format!("{own}\r\ncontent-length: 0")),
        (405, None)
    );
    assert_eq!(server.get("/nothing").status, 404);
    assert_eq!(server.get("/nothing").json(), json!({"error": "nothing here"}));
}

#[test]
fn the_page_needs_nothing_from_elsewhere() {
    let server = Server::start(&[]);
    let page = server.get("/");
    assert_eq!(
        (page.status, page.header("content-type")),
        (200, Some("text/html; charset=utf-8"))
    );
    assert!(
        !page.body.contains("<script>") && !page.body.contains("style="),
        "inline script or style"
    );
    let quoted = page.body.split(['"', '\'']);
    let files: Vec<&str> = quoted
        .filter(|text| [".js", ".css"].iter().any(|end| text.ends_with(end)))
        .collect();
    assert_eq!(
        files,
        [
            "view.css",
            "page.css",
            "lists.css",
            "article.css",
            "layout.css",
            "app.js"
        ]
    );
    for file in files {
        let answer = server.get(&format!("/{file}"));
        assert_eq!(answer.status, 200, "{file}");
        assert!(!answer.body.contains("https://"), "{file} names another site");
    }
}

#[test]
fn requests_beyond_the_limit_are_refused() {
    let server = Server::start(&["--max-requests", "1", "--max-wait", "0"]);
    let is_refused = |answer: &Answer| {
        let is_refused = answer.body.contains("too many requests at work");
        assert!(!is_refused || (answer.status, answer.header("retry-after")) == (503, Some("1")));
        is_refused
    };
    let long = json!({"text": ARTICLE.repeat(2_000)});
    thread::scope(|scope| {
        let long = scope.spawn(|| is_refused(&server.post("/api/analyze", &long)));
        let mut is_one_refused = false;
        while !is_one_refused && !long.is_finished() {
            is_one_refused = is_refused(&server.post("/api/analyze", &json!({"text": ARTICLE})));
            let health = server.get("/healthz").status;
            assert_eq!(health, 200, "health is answered all the time");
        }
        assert!(long.join().unwrap() || is_one_refused);
    });
}

#[test]
fn slow_ones_end() {
    let server = Server::start(&["--time-limit", "4"]);
    let mut slow: Vec<_> = (0..2).map(|_| server.begun(99)).collect();
    for stream in &mut slow {
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let mut start = [0; 12];
        stream.read_exact(&mut start).unwrap();
        assert_eq!(&start, b"HTTP/1.1 408");
    }
    assert_eq!(server.post("/api/analyze", &json!({"text": ARTICLE})).status, 200);
    let mut silent = server.connect();
    silent.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    silent.write_all(b"GET / HTT").unwrap();
    assert!(
        silent.read(&mut [0; 64]).is_ok(),
        "a head that does not come ends the connection"
    );
}

#[test]
fn who_does_not_take_the_answers_is_dropped() {
    let server = Server::start(&["--time-limit", "1"]);
    let mut stream = server.connect();
    stream.set_write_timeout(Some(Duration::from_secs(60))).unwrap();
    let request = format!(
        "GET /openapi.json HTTP/1.1\r\nhost: localhost:{}\r\n\r\n",
        server.port
    );
    let requests = request.repeat(1000);
    // What is never read fills the buffers on the way, until the server gives up.
    let error = loop {
        if let Err(error) = stream.write_all(requests.as_bytes()) {
            break error.kind();
        }
    };
    assert!(
        matches!(error, ErrorKind::ConnectionReset | ErrorKind::BrokenPipe),
        "{error:?}"
    );
}

#[test]
fn what_is_under_way_is_finished_when_told_to_end() {
    for signal in ["-INT", "-TERM"] {
        let mut server = Server::start(&[]);
        let body = json!({"text": ARTICLE}).to_string();
        let (first, rest) = body.as_bytes().split_at(10);
        let mut stream = server.begun(body.len());
        let _idle = server.connect();
        stream.write_all(first).unwrap();
        server.signal(signal);
        // It has heard when nobody new is let in.
        while TcpStream::connect(("127.0.0.1", server.port)).is_ok() {}
        stream.write_all(rest).unwrap();
        assert_eq!(answer(&mut stream).status, 200, "{signal}");
        assert!(server.child.wait().unwrap().success(), "{signal}");
    }
}

#[test]
fn nothing_of_an_article_is_logged() {
    let server = Server::start(&[]);
    assert_eq!(server.post("/api/analyze", &json!({"text": ARTICLE})).status, 200);
    assert_eq!(server.post("/api/analyze", &json!([ARTICLE])).status, 422);
    assert_eq!(server.end(), "");
}
