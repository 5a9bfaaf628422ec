//! Real articles over many connections at once, one after the other on each. How many are answered a second is measured
//! by `benches/serve.rs`.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::TcpStream,
    thread,
};

use serde_json::{Value, json};

use crate::http::Server;

const ARTICLES: [&str; 4] = [
    include_str!("../../examples/news.txt"),
    include_str!("../../examples/judgment.txt"),
    include_str!("../../examples/meeting.txt"),
    include_str!("../../examples/abstract.txt"),
];

/// An optimised server needs 30.
const MOST_MIB: u64 = 200;

/// However slow the machine is, nobody gets tired of waiting.
const PATIENT: [&str; 4] = ["--max-wait", "3600", "--time-limit", "3600"];

/// The next answer on a connection: its status, whether it says when to come again, and its body.
fn answer(reader: &mut impl BufRead) -> (u16, bool, Value) {
    let head: Vec<String> = reader
        .lines()
        .map(|line| line.unwrap().to_ascii_lowercase())
        .take_while(|line| !line.is_empty())
        .collect();
    let header = |name: &str| head.iter().find_map(|line| line.strip_prefix(name));
    let status = head[0].split(' ').nth(1).unwrap().parse().unwrap();
    let mut body = vec![0; header("content-length: ").unwrap().parse().unwrap()];
    reader.read_exact(&mut body).unwrap();
    (
        status,
        header("retry-after: ").is_some(),
        serde_json::from_slice(&body).unwrap(),
    )
}

/// Posts articles, and checks that each answer is that of its request, or says that there was no room; how many were.
fn post(port: u16, client: usize, n_requests: usize) -> usize {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let ask = |index: usize| {
        let id = client * n_requests + index;
        let body = json!({"id": id, "text": ARTICLES[id % ARTICLES.len()]}).to_string();
        let head = format!(
            "POST /api/analyze HTTP/1.1\r\nhost: localhost:{port}\r\ncontent-type: application/json\r\n\
             content-length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all((head + &body).as_bytes()).unwrap();
        let (status, says_when, body) = answer(&mut reader);
        match status {
            200 => {
                assert_eq!(body["id"], id);
                assert!(!body["summary"].as_str().unwrap().is_empty());
            }
            503 => assert!(says_when && body["error"].is_string()),
            _ => panic!("{status} {body}"),
        }
        status
    };
    (0..n_requests).map(ask).filter(|status| *status == 200).count()
}

/// How many of the requests over so many connections were answered.
fn n_answered(server: &Server, n_connections: usize, n_requests: usize) -> usize {
    let answered = thread::scope(|scope| {
        let clients: Vec<_> = (0..n_connections)
            .map(|client| scope.spawn(move || post(server.port, client, n_requests)))
            .collect();
        clients.into_iter().map(|client| client.join().unwrap()).sum()
    });
    if let Ok(status) = fs::read_to_string(format!("/proc/{}/status", server.child.id())) {
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib: u64 = peak.unwrap().trim().trim_end_matches(" kB").parse().unwrap();
        assert!(kib / 1024 < MOST_MIB, "{kib} KiB");
    }
    answered
}

#[test]
fn sixty_four_connections_are_answered() {
    let server = Server::start(&PATIENT);
    assert_eq!(n_answered(&server, 64, 8), 64 * 8);
    assert_eq!(server.end(), "");
}

#[test]
fn five_hundred_connections_are_answered() {
    let server = Server::start(&PATIENT);
    assert_eq!(n_answered(&server, 512, 2), 512 * 2);
    assert_eq!(server.end(), "");
}

#[test]
fn five_hundred_that_are_not_waited_for_are_answered_or_told() {
    let server = Server::start(&["--max-wait", "0", "--time-limit", "3600"]);
    assert!(n_answered(&server, 512, 4) > 0, "some find room");
    assert_eq!(server.end(), "");
}
