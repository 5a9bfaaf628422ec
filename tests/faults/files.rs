//! Names and kinds of files.

use std::{
    ffi::OsStr,
    fs,
    io::{BufRead, BufReader, Read},
    os::unix::{ffi::OsStrExt, fs::symlink},
    path::Path,
    process::Stdio,
};

use serde_json::json;

use crate::{
    common::{ARTICLE, Scratch, command, json_lines, zhaiyao},
    shell,
};

#[test]
fn names_need_not_be_utf_8() {
    let scratch = Scratch::new();
    scratch.file("a.txt", ARTICLE);
    let odd = Path::new(&scratch.path("")).join(OsStr::from_bytes(b"\xff.txt"));
    fs::write(odd, ARTICLE).unwrap();
    let out = scratch.path("out");
    let done = zhaiyao(&[&scratch.path("*.txt"), "--to", "ndjson", "-o", &out], "");
    assert_eq!((done.status, done.stderr.as_str()), (0, ""));
    assert_eq!(json_lines(&fs::read_to_string(out).unwrap()).len(), 2);
}

#[test]
fn names_do_not_steer_the_terminal() {
    let scratch = Scratch::new();
    let file = scratch.file("a\x1b[31m\n\u{202e}b.txt", b"\0\x01\x02\0");
    let done = zhaiyao(&[&file], "");
    assert_eq!(done.status, 1);
    assert_eq!(done.stderr.lines().count(), 1, "{:?}", done.stderr);
    assert!(
        done.stderr.contains("a\\u{1b}[31m\\n\\u{202e}b.txt"),
        "{:?}",
        done.stderr
    );
}

#[test]
fn only_regular_files_of_folders_are_read() {
    let scratch = Scratch::new();
    fs::create_dir(scratch.path("g")).unwrap();
    scratch.file("g/a.txt", ARTICLE);
    symlink("..", scratch.path("g/up")).unwrap();
    symlink("a.txt", scratch.path("g/b.txt")).unwrap();
    symlink("c.txt", scratch.path("g/c.txt")).unwrap();
    let folder = scratch.path("g");
    assert_eq!(
        shell("mkfifo fifo.txt; ln -s fifo.txt link.txt", &folder).status,
        0
    );
    let pattern = format!("{folder}/*.txt");
    for arguments in [&["-R", &folder][..], &[&pattern], &["-R", &pattern]] {
        let done = zhaiyao(&[arguments, &["--to", "ndjson"]].concat(), "");
        assert_eq!(done.status, 1);
        let read = json_lines(&done.stdout)
            .into_iter()
            .filter(|record| record.get("error").is_none());
        assert_eq!(read.count(), 2, "{}", done.stdout);
        for name in ["fifo.txt", "link.txt"] {
            let line = format!("{folder}/{name}: neither a file nor a folder");
            assert!(done.stderr.contains(&line), "{}", done.stderr);
        }
        assert!(
            done.stderr.contains("c.txt: "),
            "a link to itself is told: {}",
            done.stderr
        );
    }
}

#[test]
fn more_files_than_may_be_open() {
    let scratch = Scratch::new();
    for n in 0..10_000 {
        scratch.file(&format!("{n}.txt"), "天气晴朗。");
    }
    let done = shell("ulimit -n 64; $zhaiyao -R . -j 8 --to ndjson", &scratch.path(""));
    assert_eq!((done.status, done.stderr.as_str()), (0, ""));
    assert_eq!(json_lines(&done.stdout).len(), 10_000);
}

#[test]
fn files_may_shrink_and_be_replaced_while_they_are_read() {
    let record = format!("{}\n", json!({"text": ARTICLE}));
    for change in ["truncate -s 1000 a.ndjson", "mv b.ndjson a.ndjson", "rm a.ndjson"] {
        let scratch = Scratch::new();
        let file = scratch.file("a.ndjson", record.repeat(5_000));
        scratch.file("b.ndjson", "{\"text\":\"天气晴朗。\"}\n");
        let mut child = command(&[&file, "--to", "ndjson"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // It has begun when it has written; then its output is not taken until the file is another.
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut first = String::new();
        output.read_line(&mut first).unwrap();
        assert_eq!(shell(change, &scratch.path("")).status, 0);
        let mut rest = String::new();
        output.read_to_string(&mut rest).unwrap();
        let status = child.wait().unwrap().code();
        let n_read = 1 + json_lines(&rest).len();
        if change.starts_with("truncate") {
            assert!(matches!(status, Some(0 | 1)) && n_read < 5_001, "{status:?}");
        } else {
            assert_eq!(
                (status, n_read),
                (Some(0), 5_000),
                "{change}: what was opened is read"
            );
        }
    }
}

#[test]
fn neither_clock_nor_language_matters() {
    let scratch = Scratch::new();
    scratch.file("甲\n乙.txt", ARTICLE);
    let folder = scratch.path("");
    let plain = shell("$zhaiyao *.txt --to rss", &folder);
    assert_eq!((plain.status, plain.stderr.as_str()), (0, ""));
    assert!(plain.stdout.contains("旧粮仓"));
    let other = shell("LC_ALL= LANG=nowhere TZ=nowhere $zhaiyao *.txt --to rss", &folder);
    assert_eq!(
        (other.status, &other.stdout),
        (0, &plain.stdout),
        "{}",
        other.stderr
    );
    if shell("faketime 1970-01-01 true", &folder).status != 0 {
        eprintln!("left out: faketime is not installed");
        return;
    }
    let then = shell("faketime 1970-01-01 $zhaiyao *.txt --to rss", &folder);
    assert_eq!((then.status, &then.stdout), (0, &plain.stdout), "{}", then.stderr);
}

#[test]
fn where_no_more_threads_start_fewer_do_it() {
    let scratch = Scratch::new();
    for n in 0..20 {
        scratch.file(&format!("{n}.txt"), ARTICLE);
    }
    // No room for such stacks.
    let done = shell(
        "ulimit -v 4000000; RUST_MIN_STACK=8000000000 $zhaiyao -R . -j 8 --to ndjson",
        &scratch.path(""),
    );
    assert_eq!((done.status, done.stderr.as_str()), (0, ""));
    assert_eq!(json_lines(&done.stdout).len(), 20);
    // The limit does not hold for root.
    let limited = "chmod a+rx . && if [ $(id -u) = 0 ]; then setpriv --reuid 43210 --clear-groups prlimit --nproc=1 \"$@\"; \
                   else prlimit --nproc=1 \"$@\"; fi";
    let run = |arguments: &str| {
        shell(
            &format!("set -- $zhaiyao {arguments}; {limited}"),
            &scratch.path(""),
        )
    };
    if run("--version").status != 0 {
        eprintln!("left out: processes cannot be limited here");
        return;
    }
    let done = run("-R . -j 8 --to ndjson");
    assert_eq!((done.status, done.stderr.as_str()), (0, ""));
    assert_eq!(json_lines(&done.stdout).len(), 20);
}

#[test]
fn numbers_are_bounded() {
    for (arguments, range) in [
        (["-j", "18446744073709551615", "a.txt"], "from 1 to 1024"),
        (["-j", "1025", "a.txt"], "from 1 to 1024"),
        (
            ["serve", "--max-requests", "18446744073709551615"],
            "from 1 to 1024",
        ),
        (
            ["serve", "--time-limit", "18446744073709551615"],
            "from 1 to 65535",
        ),
    ] {
        let done = zhaiyao(&arguments, "");
        assert_eq!(done.status, 2);
        assert!(done.stderr.contains(range), "{}", done.stderr);
    }
}

#[test]
fn lists_that_never_end_are_told() {
    let scratch = Scratch::new();
    let file = scratch.file("a.txt", ARTICLE);
    for option in ["--user-dict", "--stopwords", "--style", "--config"] {
        let done = zhaiyao(&[option, "/dev/zero", &file], "");
        assert_eq!(done.status, 2);
        let told = "/dev/zero: larger than 67108864 bytes";
        assert!(done.stderr.contains(told), "{}", done.stderr);
    }
    assert_eq!(shell("mkfifo fifo", &scratch.path("")).status, 0);
    for (name, value) in [("user-dict", "[\"fifo\"]"), ("style", "\"/dev/zero\"")] {
        let config = scratch.file("zhaiyao.toml", format!("chars = 60\n{name} = {value}\n"));
        let done = zhaiyao(&["--config", &config, &file], "");
        assert_eq!(done.status, 2);
        let told = "zhaiyao.toml:2: ";
        assert!(
            done.stderr.contains(told) && done.stderr.contains("is no regular file"),
            "{}",
            done.stderr
        );
    }
}
