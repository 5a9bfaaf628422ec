//! Clients that nobody wants, and more of the good ones than there are places.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpStream},
    thread,
    time::Duration,
};

use serde_json::json;

use crate::{
    ARTICLE,
    http::{Server, answer},
};

/// A request whose body is sent in chunks, as they are given.
fn chunked(server: &Server, chunks: &str) -> (u16, String) {
    let mut stream = server.connect();
    let head = format!(
        "POST /api/analyze HTTP/1.1\r\nhost: localhost:{}\r\ncontent-type: application/json\r\n\
         transfer-encoding: chunked\r\nconnection: close\r\n\r\n",
        server.port
    );
    stream.write_all((head + chunks).as_bytes()).unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    let answer = answer(&mut stream);
    (answer.status, answer.body)
}

#[test]
fn broken_bodies_are_not_called_too_large() {
    let server = Server::start(&["--max-bytes", "1K"]);
    assert_eq!(chunked(&server, "b\r\n{\"text\":\"\"}\r\n0\r\n\r\n").0, 200);
    let table = [
        // Cut off in a chunk, in its size, and before the last.
        ("ff\r\n{\"text\":", "end of file before message length reached"),
        ("f", "unexpected EOF during chunk size line"),
        (
            "b\r\n{\"text\":\"\"}\r\n",
            "unexpected EOF during chunk size line",
        ),
        // No size, and one that is too short.
        (
            "xyz\r\n{}\r\n0\r\n\r\n",
            "Invalid chunk size line: missing size digit",
        ),
        ("1\r\n{\"text\":\"\"}\r\n0\r\n\r\n", "Invalid chunk body"),
        ("ffffffffffffffffff\r\n{", "invalid chunk size: overflow"),
        ("b;\n", "invalid chunk extension"),
    ];
    for (chunks, reason) in table {
        let (status, body) = chunked(&server, chunks);
        assert_eq!(status, 400, "{chunks:?}: {body}");
        assert!(
            body.contains(&format!("broken body: {reason}")),
            "{chunks:?}: {body}"
        );
    }
    let large = format!("800\r\n{}\r\n0\r\n\r\n", "x".repeat(0x800));
    let (status, body) = chunked(&server, &large);
    assert_eq!(status, 413, "{body}");
}

#[test]
fn requests_are_not_smuggled_in_others() {
    let server = Server::start(&[]);
    let host = format!("host: localhost:{}", server.port);
    let inner = format!("GET /openapi.json HTTP/1.1\r\n{host}\r\n\r\n");
    let both = format!("content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n{inner}");
    for rest in [
        both,
        format!("content-length: 3\r\ncontent-length: 4\r\n\r\nabcd{inner}"),
        format!("content-length: +4\r\n\r\nabcd{inner}"),
        format!("transfer-encoding: xchunked\r\n\r\n0\r\n\r\n{inner}"),
        format!("transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n{inner}"),
        format!("content-length : 4\r\n\r\nabcd{inner}"),
    ] {
        let mut stream = server.connect();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let head = format!("POST /api/analyze HTTP/1.1\r\n{host}\r\ncontent-type: application/json\r\n");
        stream.write_all((head + &rest).as_bytes()).unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        let mut bytes = String::new();
        let _ = stream.read_to_string(&mut bytes);
        // What a proxy may take for a body is not answered after an answer to what is before it.
        let n_answers = bytes.matches("HTTP/1.1 ").count();
        assert!(
            bytes.starts_with("HTTP/1.1 4") && n_answers == 1,
            "{rest:?}: {bytes}"
        );
    }
    assert_eq!(server.get("/healthz").status, 200);
}

#[test]
fn a_request_may_come_byte_by_byte() {
    let server = Server::start(&[]);
    let body = json!({"text": "天气晴朗。"}).to_string();
    let request = format!(
        "POST /api/analyze HTTP/1.1\r\nhost: localhost:{}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{body}",
        server.port,
        body.len()
    );
    let mut stream = server.connect();
    stream.set_nodelay(true).unwrap();
    for byte in request.bytes() {
        stream.write_all(&[byte]).unwrap();
        thread::sleep(Duration::from_millis(1));
    }
    assert_eq!(answer(&mut stream).status, 200);
}

#[test]
fn who_sends_a_byte_now_and_then_is_not_waited_for() {
    let server = Server::start(&["--time-limit", "1"]);
    let host = format!("host: localhost:{}", server.port);
    let table = [
        (format!("GET /healthz HTTP/1.1\r\n{host}\r\nx: "), ""),
        (
            format!(
                "POST /api/analyze HTTP/1.1\r\n{host}\r\ncontent-type: application/json\r\ncontent-length: 99999\r\n\r\n"
            ),
            "HTTP/1.1 408",
        ),
        (
            format!(
                "POST /api/analyze HTTP/1.1\r\n{host}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nfffff\r\n"
            ),
            "HTTP/1.1 408",
        ),
    ];
    for (begin, answered) in table {
        let mut stream = server.connect();
        stream.set_nodelay(true).unwrap();
        stream.write_all(begin.as_bytes()).unwrap();
        // For a minute at most.
        let is_ended = (0..60_000).any(|_| {
            thread::sleep(Duration::from_millis(1));
            stream.write_all(b" ").is_err()
        });
        assert!(is_ended, "{begin}");
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let bytes = String::from_utf8_lossy(&bytes);
        assert!(bytes.is_empty() || bytes.starts_with(answered), "{bytes}");
    }
    assert_eq!(server.get("/healthz").status, 200);
}

#[test]
fn requests_wait_for_their_turn() {
    let server = Server::start(&["--max-requests", "1", "--time-limit", "600", "--max-wait", "600"]);
    let long = json!({"text": ARTICLE.repeat(100)});
    thread::scope(|scope| {
        let ask = || server.post("/api/analyze", &long);
        let asking: Vec<_> = (0..8).map(|_| scope.spawn(ask)).collect();
        for asking in asking {
            let answer = asking.join().unwrap();
            assert_eq!(answer.status, 200, "{}", answer.body);
        }
    });
}

#[test]
fn who_sends_slowly_keeps_nobody_from_their_turn() {
    let server = Server::start(&["--max-requests", "1", "--max-wait", "0", "--time-limit", "600"]);
    let body = json!({"text": ARTICLE}).to_string();
    for path in ["/api/analyze", "/api/view"] {
        let slow: Vec<_> = (0..3).map(|_| server.begun(body.len())).collect();
        let next = server.post(path, &json!({"text": ARTICLE}));
        assert_eq!(next.status, 200, "{}", next.body);
        for mut stream in slow {
            stream.write_all(body.as_bytes()).unwrap();
            stream.shutdown(Shutdown::Write).unwrap();
            assert_eq!(
                answer(&mut stream).status,
                200,
                "it has its turn when it has come"
            );
        }
    }
}

#[test]
fn hostile_pages_do_not_end_the_server() {
    let server = Server::start(&[]);
    let attributes = (0..300_000)
        .map(|i| format!(" a{i}"))
        .collect::<Vec<_>>()
        .concat();
    for page in [
        format!("<html><body>{}天气晴朗，适合出门。", "<div></x>".repeat(30_000)),
        format!("<html><body><p{attributes}>天气晴朗，适合出门。"),
        format!("<html><body>{}天气晴朗，适合出门。", "&amp".repeat(300_000)),
    ] {
        let answer = server.post_bytes(
            "/api/read?name=a.html",
            "application/octet-stream",
            page.as_bytes(),
        );
        assert_eq!(answer.status, 200);
        assert!(answer.body.contains("天气晴朗"), "{:.200}", answer.body);
    }
    assert_eq!(server.end(), "");
}

/// A PDF of these objects, numbered from 1; the first is its catalogue.
#[cfg(feature = "pdf")]
fn pdf(objects: impl IntoIterator<Item = String>) -> Vec<u8> {
    let objects = objects.into_iter().enumerate();
    let objects: Vec<String> = objects
        .map(|(index, object)| format!("{} 0 obj\n{object}\nendobj\n", index + 1))
        .collect();
    format!("%PDF-1.4\n{}trailer<</Root 1 0 R>>\n%%EOF\n", objects.concat()).into_bytes()
}

#[cfg(feature = "pdf")]
#[test]
fn what_reads_past_its_time_makes_room() {
    const CATALOGUE: &str = "<</Type/Catalog/Pages 2 0 R>>";
    const PAGE: &str =
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R/Resources<</XObject<</F 5 0 R>>>>>>";
    let stream = |entries: &str, content: &str| {
        format!(
            "<<{entries}/Length {}>>stream\n{content}\nendstream",
            content.len()
        )
    };
    // Forms that draw forms: the last is drawn ten billion times.
    let form = |n: usize| {
        let entries = format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {} 0 R>>>>",
            n + 1
        );
        stream(&entries, &"/F Do ".repeat(10))
    };
    let head = |n_pages: usize, pages: &str| {
        [
            CATALOGUE.to_owned(),
            format!("<</Type/Pages/Count {n_pages}/Kids[{pages}]>>"),
        ]
    };
    let forms = head(1, "4 0 R")
        .into_iter()
        .chain([stream("", "/F Do"), PAGE.to_owned()])
        .chain((5..15).map(form));
    // Pages that draw the same.
    let n_pages = 8_000;
    let kids: Vec<String> = (4..4 + n_pages).map(|n| format!("{n} 0 R")).collect();
    let pages = head(n_pages, &kids.join(" "))
        .into_iter()
        .chain([stream("", &"0 0 m 5 5 l S ".repeat(4_000))])
        .chain(std::iter::repeat_n(PAGE.to_owned(), n_pages));
    let server = Server::start(&["--time-limit", "1", "--max-requests", "1", "--max-wait", "60"]);
    let bombs = [pdf(forms), pdf(pages)];
    for bomb in &bombs {
        let late = server.post_bytes("/api/read?name=a.pdf", "application/octet-stream", bomb);
        assert_eq!(late.status, 503, "{}", late.body);
        // There is one place: whoever comes next gets it when the work has ended.
        let next = server.post("/api/analyze", &json!({"text": ARTICLE}));
        assert_eq!(next.status, 200, "{}", next.body);
    }
    // Nor does the server wait for it when it is told to end.
    let mut at_work = server.connect();
    let head = format!(
        "POST /api/read?name=a.pdf HTTP/1.1\r\nhost: localhost:{}\r\ncontent-type: application/octet-stream\r\n\
         content-length: {}\r\n\r\n",
        server.port,
        bombs[0].len()
    );
    at_work.write_all(&[head.as_bytes(), &bombs[0]].concat()).unwrap();
    server.end();
}

#[test]
fn what_is_excluded_is_not_quoted_even_where_nothing_else_fits() {
    let server = Server::start(&[]);
    let text = "两省签订合作协议，涉及旅游、农业、能源和教育，为期三年。";
    let post = |path: &str, options| {
        let answer = server
            .post(path, &json!({"text": text, "options": options}))
            .json();
        (
            answer["summary"].as_str().unwrap().to_owned(),
            answer["remarks"].clone(),
        )
    };
    for path in ["/api/analyze", "/api/view"] {
        let (cut, remarks) = post(path, json!({"chars": 12}));
        assert!(!cut.is_empty(), "it is cut where it does not fit");
        assert!(remarks.as_array().is_none_or(Vec::is_empty), "{remarks}");
        for (options, reason) in [
            (json!({"chars": 12, "excluded": [0]}), "not left out"),
            (json!({"chars": 120, "excluded": [0]}), "not left out"),
            (json!({"chars": 12, "whole": true}), "no whole sentence fits"),
        ] {
            let (nothing, remarks) = post(path, options);
            assert_eq!(nothing, "");
            let told = remarks[0]["en"].as_str().unwrap();
            assert!(told.contains(reason), "{told}");
            assert!(
                remarks[0]["zh"].as_str().unwrap().contains("没有摘要"),
                "{remarks}"
            );
        }
    }
}

#[test]
fn ipv6_addresses_are_served_and_named() {
    if std::net::TcpListener::bind("[::1]:0").is_err() {
        eprintln!("left out: there is no IPv6 here");
        return;
    }
    let server = Server::start(&["--host", "::1"]);
    let status = |host: &str| {
        let mut stream = TcpStream::connect(("::1", server.port)).unwrap();
        let head = format!("GET /healthz HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        answer(&mut stream).status
    };
    assert_eq!(status(&format!("[::1]:{}", server.port)), 200);
    assert_eq!(status("[2001:db8::1]"), 421);
    let check = std::process::Command::new(env!("CARGO_BIN_EXE_zhaiyao"))
        .args([
            "serve",
            "--check",
            "--host",
            "::1",
            "--port",
            &server.port.to_string(),
        ])
        .status();
    assert!(check.unwrap().success());
}

#[test]
fn a_port_in_use_is_told() {
    let server = Server::start(&[]);
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_zhaiyao"))
        .args(["serve", "--port", &server.port.to_string()])
        .env("LC_ALL", "C")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("in use"));
}
