//! The command as a part of a pipe: what it takes in, what it gives out, and when.

use std::{
    io::{BufRead, BufReader, Read, Write},
    process::{Child, ChildStdin, ChildStdout, Stdio},
    sync::Arc,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

use serde_json::{Value, json};

use crate::common::{ARTICLE, command, zhaiyao};

/// Starts the command, with pipes to it and from it.
fn start(arguments: &[&str]) -> (Child, ChildStdin, BufReader<ChildStdout>) {
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (stdin, stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    (child, stdin, BufReader::new(stdout))
}

#[test]
fn a_result_does_not_wait_for_the_next_line() {
    for jobs in ["1", "2"] {
        let (mut child, mut stdin, stdout) = start(&["--from", "ndjson", "--jobs", jobs]);
        let mut results = stdout.lines();
        for n in 0..3 {
            writeln!(stdin, "{}", json!({"id": n, "text": ARTICLE})).unwrap();
            let result: Value = serde_json::from_str(&results.next().unwrap().unwrap()).unwrap();
            assert_eq!(result["id"], n);
        }
        drop(stdin);
        assert!(child.wait().unwrap().success());
    }
}

#[test]
fn what_comes_in_pieces_is_read_as_what_comes_at_once() {
    let cases = [
        ["{\n", "\"text\": \"青河镇的路灯换成了感应灯。\"\n}\n"],
        ["{\"id\": 1,\n", "\"text\": \"青河镇的路灯换成了感应灯。\"}\n"],
        ["[", "{\"text\": \"青河镇的路灯换成了感应灯。\"}]"],
        [
            "{\n\"authors\": [{\"name\": \"林\"\n}\n],\n",
            "\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"content_text\": \"青河镇\"}]}\n",
        ],
    ];
    for pieces in cases {
        let at_once = zhaiyao(&[], &pieces.concat());
        let (mut child, mut stdin, mut stdout) = start(&[]);
        for piece in pieces {
            stdin.write_all(piece.as_bytes()).unwrap();
            thread::sleep(Duration::from_millis(100));
        }
        drop(stdin);
        let mut in_pieces = String::new();
        stdout.read_to_string(&mut in_pieces).unwrap();
        assert!(child.wait().unwrap().success());
        assert_eq!(at_once.status, 0, "{pieces:?}: {}", at_once.stderr);
        assert_eq!(in_pieces, at_once.stdout, "{pieces:?}");
        assert!(
            !at_once.stdout.contains("\"text\": "),
            "{pieces:?}: {}",
            at_once.stdout
        );
    }
}

#[test]
fn a_broken_line_holds_up_no_stream() {
    for broken in [
        "{\"text\": 甲}",
        "{\"text\": \"C:\\路\"}",
        "{\"text\": \"甲}",
        "{\"text\": \"甲\"}}",
    ] {
        let (mut child, mut stdin, stdout) = start(&[]);
        let mut results = stdout.lines();
        writeln!(stdin, "{broken}").unwrap();
        let fault: Value = serde_json::from_str(&results.next().unwrap().unwrap()).unwrap();
        assert!(fault["error"].is_string(), "{broken}");
        writeln!(stdin, "{}", json!({"id": 7, "text": ARTICLE})).unwrap();
        let result: Value = serde_json::from_str(&results.next().unwrap().unwrap()).unwrap();
        assert_eq!(result["id"], 7, "{broken}");
        drop(stdin);
        assert_eq!(child.wait().unwrap().code(), Some(1), "{broken}");
    }
}

#[test]
fn a_reader_that_sleeps_holds_back_the_reading() {
    // Several times what two pipes can hold.
    const N_RECORDS: usize = 1_500;
    for jobs in ["1", "2"] {
        let (mut child, mut stdin, stdout) = start(&["--from", "ndjson", "--jobs", jobs]);
        let written = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&written);
        let writer = thread::spawn(move || {
            for id in 0..N_RECORDS {
                writeln!(stdin, "{}", json!({"id": id, "text": ARTICLE.repeat(4)})).unwrap();
                count.store(id + 1, Ordering::SeqCst);
            }
        });
        // Nobody reads: once the pipes are full, nothing moves any more.
        let mut before = usize::MAX;
        let n_taken = loop {
            thread::sleep(Duration::from_millis(300));
            let now = written.load(Ordering::SeqCst);
            if now == before && now > 0 {
                break now;
            }
            before = now;
        };
        assert!(
            n_taken < N_RECORDS / 2,
            "{jobs} jobs: {n_taken} records taken in, and none read"
        );
        let results = stdout.lines();
        let ids = results.map(|line| serde_json::from_str::<Value>(&line.unwrap()).unwrap()["id"].as_u64());
        assert!(ids.eq((0..N_RECORDS as u64).map(Some)), "all come, in order");
        writer.join().unwrap();
        assert!(child.wait().unwrap().success());
    }
}

#[test]
fn a_closed_pipe_is_success() {
    for jobs in ["1", "3"] {
        let (child, mut stdin, mut stdout) = start(&["--from", "ndjson", "-j", jobs]);
        let line = json!({"text": ARTICLE}).to_string() + "\n";
        stdin.write_all(line.as_bytes()).unwrap();
        stdout.read_line(&mut String::new()).unwrap();
        drop(stdout);
        // Standard input stays open: the command ends because nobody reads, not because there is no more to read. Another
        // process that is just being started may hold the pipe for a moment.
        while stdin.write_all(line.as_bytes()).is_ok() {}
        let done = child.wait_with_output().unwrap();
        drop(stdin);
        assert_eq!(done.status.code(), Some(0));
        assert!(
            done.stderr.is_empty(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
    }
}
