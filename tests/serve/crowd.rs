//! More clients than there is room for.

use std::{
    io::Write,
    net::{Shutdown, TcpStream},
    process::Command,
    thread,
    time::Duration,
};

use serde_json::json;
use tokio::{net::TcpSocket, runtime::Runtime};

use crate::{
    ARTICLE,
    http::{Answer, Server, answer},
};

/// A connection that does not wait for ever.
fn connect(server: &Server) -> TcpStream {
    let stream = server.connect();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    stream
}

/// Many clients at once, each of which connects, takes its time, and posts an article.
fn crowd(server: &Server, n_clients: usize) -> Vec<Answer> {
    let body = json!({"text": ARTICLE}).to_string();
    let request = format!(
        "POST /api/analyze HTTP/1.1\r\nhost: localhost:{}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{body}",
        server.port,
        body.len()
    );
    thread::scope(|scope| {
        let ask = || {
            let mut stream = connect(server);
            thread::sleep(Duration::from_millis(20));
            stream.write_all(request.as_bytes()).unwrap();
            answer(&mut stream)
        };
        let asking: Vec<_> = (0..n_clients).map(|_| scope.spawn(ask)).collect();
        asking.into_iter().map(|asking| asking.join().unwrap()).collect()
    })
}

fn is_well(stream: &mut TcpStream, port: u16) {
    let head = format!("GET /healthz HTTP/1.1\r\nhost: localhost:{port}\r\nconnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    assert_eq!(answer(stream).status, 200);
}

#[test]
fn a_crowd_behind_one_address_is_answered() {
    let server = Server::start(&["--max-connections", "8", "--max-wait", "60"]);
    for answer in crowd(&server, 100) {
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
}

#[test]
fn who_finds_no_room_is_told() {
    let server = Server::start(&["--max-connections", "4", "--max-wait", "0"]);
    let body = json!({"text": ARTICLE}).to_string();
    let at_work: Vec<_> = (0..3).map(|_| server.begun(body.len())).collect();
    for answer in crowd(&server, 3) {
        assert_eq!((answer.status, answer.header("retry-after")), (503, Some("1")));
        assert!(answer.json()["error"].as_str().unwrap().contains("connections"));
    }
    for mut stream in at_work {
        stream.write_all(body.as_bytes()).unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        assert_eq!(answer(&mut stream).status, 200, "the others are not disturbed");
    }
    assert_eq!(server.get("/healthz").status, 200);
}

#[test]
fn one_address_leaves_room_for_others() {
    let server = Server::start(&["--max-connections", "8", "--max-wait", "60", "--time-limit", "60"]);
    let head = format!(
        "POST /api/analyze HTTP/1.1\r\nhost: localhost:{}\r\ncontent-",
        server.port
    );
    let mut greedy: Vec<_> = (0..10).map(|_| connect(&server)).collect();
    for stream in &mut greedy {
        stream.write_all(head.as_bytes()).unwrap();
    }
    let other = Runtime::new().unwrap().block_on(async {
        let socket = TcpSocket::new_v4()?;
        socket.bind(([127, 0, 0, 2], 0).into())?;
        let stream = socket
            .connect(([127, 0, 0, 1], server.port).into())
            .await?
            .into_std()?;
        stream.set_nonblocking(false)?;
        std::io::Result::Ok(stream)
    });
    let Ok(mut other) = other else {
        eprintln!("left out: there is no other address here");
        return;
    };
    other.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    is_well(&mut other, server.port);
    is_well(&mut connect(&server), server.port);
}

#[test]
fn idle_connections_make_room_for_others() {
    let server = Server::start(&["--max-connections", "32", "--max-wait", "60"]);
    let _idle: Vec<_> = (0..200).map(|_| connect(&server)).collect();
    // If they ended by the limit for a head, it would be its turn after 80 seconds.
    is_well(&mut connect(&server), server.port);
}

#[test]
fn where_no_file_can_be_opened_idle_connections_end() {
    let mut shell = Command::new("sh");
    shell.args([
        "-c",
        "ulimit -n 32; exec \"$0\" serve --port 0",
        env!("CARGO_BIN_EXE_zhaiyao"),
    ]);
    let server = Server::run(shell);
    let _idle: Vec<_> = (0..200).map(|_| connect(&server)).collect();
    is_well(&mut connect(&server), server.port);
}

#[test]
fn where_no_thread_starts_one_does_it() {
    let is_root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|id| id.stdout == b"0\n");
    let mut limited = if is_root {
        // The limit does not hold for root.
        let mut command = Command::new("setpriv");
        command.args(["--reuid", "43210", "--clear-groups", "prlimit", "--nproc=1"]);
        command
    } else {
        let mut command = Command::new("prlimit");
        command.arg("--nproc=1");
        command
    };
    limited.arg(env!("CARGO_BIN_EXE_zhaiyao"));
    let mut version = Command::new(limited.get_program());
    version.args(limited.get_args()).arg("--version");
    if !version.output().is_ok_and(|done| done.status.success()) {
        eprintln!("left out: processes cannot be limited here");
        return;
    }
    limited.args(["serve", "--port", "0"]);
    let server = Server::run(limited);
    for answer in crowd(&server, 8) {
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    assert_eq!(server.end(), "");
}
