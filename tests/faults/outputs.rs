//! Outputs that cannot be written, or not to the end.

use std::{
    fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    process::{Command, Stdio},
};

use serde_json::json;

use crate::{
    common::{ARTICLE, Scratch, zhaiyao},
    shell, shell_with_mounts,
};

fn names(scratch: &Scratch) -> Vec<String> {
    let entries = fs::read_dir(scratch.path("")).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// What runs the command; where the folder's file system has no files without a name, as strace says there.
fn runners(scratch: &Scratch) -> Vec<Vec<String>> {
    let binary = env!("CARGO_BIN_EXE_zhaiyao");
    let folder = fs::canonicalize(scratch.path("")).unwrap();
    let without = [
        "strace",
        "-D",
        "-o",
        "/dev/null",
        "-e",
        "inject=?open,openat:error=EOPNOTSUPP",
        "-P",
    ];
    let mut runners = vec![vec![binary.to_owned()]];
    if shell("strace -o /dev/null true", "/").status == 0 {
        let words = without.into_iter().chain([folder.to_str().unwrap(), binary]);
        runners.push(words.map(str::to_owned).collect());
    } else {
        eprintln!("left out: calls cannot be traced here");
    }
    runners
}

#[test]
fn whatever_ends_it_the_old_file_stays_and_nothing_else() {
    let n_runners = runners(&Scratch::new()).len();
    for (signal, runner) in ["-INT", "-TERM", "-HUP", "-KILL"]
        .into_iter()
        .flat_map(|signal| (0..n_runners).map(move |runner| (signal, runner)))
    {
        let scratch = Scratch::new();
        let out = scratch.file("out.ndjson", "old");
        let words = runners(&scratch).swap_remove(runner);
        let mut child = Command::new(&words[0])
            .args(&words[1..])
            .args(["--from", "ndjson", "-o", &out])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        // More than it reads at once and a pipe holds: when all is written, it is at work.
        let records = format!("{}\n", json!({"text": ARTICLE})).repeat(600);
        assert!(records.len() > 400_000);
        input.write_all(records.as_bytes()).unwrap();
        let pid = child.id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &pid])
                .status()
                .unwrap()
                .success()
        );
        assert!(!child.wait().unwrap().success(), "{signal}");
        assert_eq!(fs::read_to_string(&out).unwrap(), "old", "{signal}");
        assert_eq!(names(&scratch), ["out.ndjson"], "{signal} {words:?}");
    }
}

#[test]
fn names_may_be_as_long_as_the_file_system_has_them() {
    let scratch = Scratch::new();
    let name = "n".repeat(255);
    let done = zhaiyao(&["-o", &scratch.path(&name)], ARTICLE);
    assert_eq!((done.status, done.stderr.as_str()), (0, ""));
    assert_eq!(names(&scratch), [name.as_str()]);
    let done = zhaiyao(&["-o", &scratch.path(&"n".repeat(256))], ARTICLE);
    assert_ne!(done.status, 0);
    assert!(done.stderr.contains("too long"), "{}", done.stderr);
    assert_eq!(names(&scratch), [name.as_str()]);
}

#[test]
fn files_have_the_permissions_of_the_old_one_or_the_users() {
    for runner in 0..runners(&Scratch::new()).len() {
        let scratch = Scratch::new();
        let mode = |name: &str| fs::metadata(scratch.path(name)).unwrap().permissions().mode() & 0o777;
        scratch.file("old", "");
        fs::set_permissions(scratch.path("old"), fs::Permissions::from_mode(0o640)).unwrap();
        scratch.file("a.txt", ARTICLE);
        let run = runners(&scratch).swap_remove(runner).join(" ");
        let script =
            format!("umask 027; for out in old new new; do {run} a.txt -o $(pwd -P)/$out || exit; done");
        let done = shell(&script, &scratch.path(""));
        assert_eq!((done.status, done.stderr.as_str()), (0, ""));
        assert_eq!((mode("old"), mode("new")), (0o640, 0o640));
        assert_eq!(names(&scratch), ["a.txt", "new", "old"]);
        for name in ["new", "old"] {
            let text = fs::read_to_string(scratch.path(name)).unwrap();
            assert!(text.contains("旧粮仓"), "{text}");
        }
    }
}

#[test]
fn what_a_link_leads_to_is_written() {
    let scratch = Scratch::new();
    scratch.file("a.txt", ARTICLE);
    let folder = scratch.path("");
    assert_eq!(
        shell(
            "mkdir d; ln -s d/new first; ln -s first second; ln -s loop loop; ln -s nowhere/x none",
            &folder
        )
        .status,
        0
    );
    for _ in 0..2 {
        let done = shell("$zhaiyao a.txt -o second", &folder);
        assert_eq!((done.status, done.stderr.as_str()), (0, ""));
        assert!(
            fs::read_to_string(scratch.path("d/new"))
                .unwrap()
                .contains("旧粮仓")
        );
        assert!(
            fs::read_link(scratch.path("first")).is_ok() && fs::read_link(scratch.path("second")).is_ok()
        );
    }
    for name in ["loop", "none"] {
        let done = shell(&format!("$zhaiyao a.txt -o {name}"), &folder);
        assert_eq!(
            (done.status, done.stderr.lines().count()),
            (2, 1),
            "{}",
            done.stderr
        );
        assert!(fs::read_link(scratch.path(name)).is_ok());
    }
}

#[test]
fn writers_of_one_file_do_not_mix() {
    let scratch = Scratch::new();
    scratch.file("a.txt", ARTICLE);
    let script = "for n in 1 2 3 4 5 6 7 8; do $zhaiyao a.txt --to ndjson -o out & done; wait";
    assert_eq!(shell(script, &scratch.path("")).status, 0);
    assert_eq!(names(&scratch), ["a.txt", "out"]);
    let alone = zhaiyao(&["--to", "ndjson", &scratch.path("a.txt")], "").stdout;
    let summary = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["summary"].clone();
    let written = fs::read_to_string(scratch.path("out")).unwrap();
    assert_eq!((written.lines().count(), summary(&written)), (1, summary(&alone)));
}

#[test]
fn limits_of_the_shell_are_told_or_kept_to() {
    let scratch = Scratch::new();
    scratch.file("a.txt", ARTICLE);
    let folder = scratch.path("");
    // Standard streams and one file more; a table of contents is not needed to write it.
    let done = shell("ulimit -n 4; $zhaiyao a.txt -o out", &folder);
    assert_eq!((done.status, done.stderr.as_str()), (0, ""));
    let done = shell(
        "trap '' XFSZ; ulimit -f 1; $zhaiyao a.txt a.txt a.txt --keep-content -o out",
        &folder,
    );
    assert_eq!(done.status, 1);
    assert!(
        done.stderr.contains("cannot write: File too large"),
        "{}",
        done.stderr
    );
    assert!(
        fs::read_to_string(scratch.path("out"))
            .unwrap()
            .contains("旧粮仓"),
        "the old one stays"
    );
    assert_eq!(names(&scratch), ["a.txt", "out"]);
}

#[test]
fn a_full_disk_is_told() {
    let scratch = Scratch::new();
    scratch.file("a.txt", ARTICLE);
    for script in ["$zhaiyao a.txt > /dev/full", "$zhaiyao a.txt -o /dev/full"] {
        let done = shell(script, &scratch.path(""));
        assert_eq!(done.status, 1, "{script}");
        assert!(
            done.stderr.contains("cannot write: No space left"),
            "{}",
            done.stderr
        );
    }
}

#[test]
fn folders_that_take_no_files_are_told() {
    for out in ["/proc/out.txt", "/nowhere/out.txt", "/"] {
        let done = zhaiyao(&["-o", out], ARTICLE);
        assert_ne!(done.status, 0, "{out}");
        assert_eq!(done.stderr.lines().count(), 1, "{}", done.stderr);
    }
}

#[test]
fn a_file_system_that_fills_up_keeps_the_old_file() {
    let scratch = Scratch::new();
    let records = format!("{}\n", json!({"text": ARTICLE})).repeat(200);
    scratch.file("many.ndjson", records);
    let script = "mkdir m && mount -t tmpfs -o size=64k none m && echo old >m/out && \
                  $zhaiyao many.ndjson -o m/out; echo $?; cat m/out; ls -A m";
    let Some(done) = shell_with_mounts(script, &scratch.path("")) else {
        return;
    };
    assert_eq!(done.stdout, "1\nold\nout\n", "{}", done.stderr);
    assert!(
        done.stderr.contains("cannot write: No space left"),
        "{}",
        done.stderr
    );
}

#[test]
fn a_folder_that_cannot_be_written_to_can_be_read() {
    let scratch = Scratch::new();
    fs::create_dir(scratch.path("m")).unwrap();
    scratch.file("m/a.txt", ARTICLE);
    let script = "mount --bind m m && mount -o remount,bind,ro m && \
                  $zhaiyao m/a.txt -o m/out; echo $?; $zhaiyao -R m -o out; echo $?; ls -A m";
    let Some(done) = shell_with_mounts(script, &scratch.path("")) else {
        return;
    };
    assert_eq!(done.stdout, "2\n0\na.txt\n", "{}", done.stderr);
    assert_eq!(done.stderr.lines().count(), 1, "{}", done.stderr);
    assert!(done.stderr.contains("Read-only file system"), "{}", done.stderr);
    assert!(
        fs::read_to_string(scratch.path("out"))
            .unwrap()
            .contains("旧粮仓")
    );
}

#[test]
fn closed_streams_end_it_in_order() {
    let scratch = Scratch::new();
    scratch.file("a.txt", ARTICLE);
    let status = |script: &str| shell(script, &scratch.path("")).status;
    assert_eq!(status("$zhaiyao a.txt 2>&- >out"), 0);
    assert_eq!(status("$zhaiyao a.txt nothing.txt 2>&- >out"), 1);
    assert_eq!(status("$zhaiyao <&-"), 1, "nothing in it");
    assert_eq!(status("$zhaiyao a.txt | :"), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_closed_output_is_no_output_to_dev_null() {
    let scratch = Scratch::new();
    scratch.file("a.txt", ARTICLE);
    for arguments in ["a.txt", "a.txt --to ndjson", "--version", "--help", "demo"] {
        let done = shell(&format!("$zhaiyao {arguments} >&-"), &scratch.path(""));
        assert_eq!(done.status, 1, "{arguments}");
        assert!(
            done.stderr.contains("cannot write: Bad file descriptor"),
            "{arguments}: {}",
            done.stderr
        );
    }
    for nowhere in [
        ">/dev/null",
        "<>/dev/null >&0",
        "-o out >&-",
        ">&- 2>/dev/null -o out",
    ] {
        let done = shell(&format!("$zhaiyao a.txt {nowhere}"), &scratch.path(""));
        assert_eq!((done.status, done.stderr.as_str()), (0, ""), "{nowhere}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_has_its_name_is_on_the_disk() {
    let scratch = Scratch::new();
    scratch.file("a.txt", ARTICLE);
    if shell("strace -f -o trace true", &scratch.path("")).status != 0 {
        eprintln!("left out: calls cannot be traced here");
        return;
    }
    for out in ["new", "old"] {
        scratch.file("old", "old");
        let script = format!(
            "strace -f -e trace=fsync,fdatasync,link,linkat,rename,renameat,renameat2 -o trace $zhaiyao a.txt -o {out}"
        );
        assert_eq!(shell(&script, &scratch.path("")).status, 0);
        let trace = fs::read_to_string(scratch.path("trace")).unwrap();
        let is_synced: Vec<bool> = trace
            .lines()
            .filter(|line| line.ends_with("= 0") && !line.contains("link"))
            .map(|line| line.contains("sync("))
            .collect();
        // The file, its last name, the folder.
        assert_eq!(is_synced, [true, false, true], "{trace}");
    }
}
