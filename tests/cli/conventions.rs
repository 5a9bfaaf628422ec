//! What other commands have taught people to expect.

use std::time::Duration;

use serde_json::Value;

use crate::common::{ARTICLE, Scratch, command, run, zhaiyao};
use crate::terminal::{On, Shown, hardly_read_on_terminal, on_terminal, slowly_on_terminal};

fn typed(arguments: &[&str]) -> Shown {
    on_terminal(command(arguments), On::All)
}

#[test]
fn a_bare_call_on_a_terminal_says_what_to_do() {
    for arguments in [
        &[][..],
        &["summarize"],
        &["keywords", "-k", "3"],
        &["-c", "9", "summarize"],
    ] {
        let shown = typed(arguments);
        assert_eq!(shown.status, 2, "{arguments:?}");
        assert!(shown.text.contains("zhaiyao --help"), "{}", shown.text);
        let shown = on_terminal(command(arguments), On::NotStdout);
        assert_eq!((shown.status, shown.piped.as_str()), (2, ""), "it is no result");
    }
    // What is piped in is read.
    let shown = on_terminal(command(&["--from", "ndjson"]), On::NotStdin);
    assert_eq!((shown.status, shown.text.as_str()), (0, ""));
}

#[test]
fn a_mistyped_command_is_told() {
    let scratch = Scratch::new();
    let file = scratch.file("a.txt", ARTICLE);
    for (typed, meant) in [
        ("summarise", "summarize"),
        ("keywrods", "keywords"),
        ("sumary", "summarize"),
        ("completion", "completions"),
        ("halp", "help"),
    ] {
        let done = zhaiyao(&[typed, &file], "");
        assert_eq!((done.status, done.stdout.as_str()), (2, ""), "{typed}");
        let hint = format!("did you mean \"zhaiyao {meant}\"?");
        assert!(done.stderr.contains(&hint), "{}", done.stderr);
    }
    // Also where its options make no sense without it.
    for arguments in [
        &["srve", "--port", "1"][..],
        &["-q", "srve", "--port", "1"],
        &["srve", "--help"],
    ] {
        let done = zhaiyao(arguments, "");
        assert_eq!((done.status, done.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(
            done.stderr.contains("did you mean \"zhaiyao serve\"?"),
            "{}",
            done.stderr
        );
    }
    for arguments in [&["help", "summarise"][..], &["--lang", "en", "help", "summarise"]] {
        let done = zhaiyao(arguments, "");
        assert_eq!(done.status, 2);
        assert!(
            done.stderr.contains("a similar subcommand exists: 'summarize'"),
            "{}",
            done.stderr
        );
    }
    let of_help = zhaiyao(&["help", "--help"], "");
    assert_eq!(
        (of_help.status, of_help.stdout),
        (0, zhaiyao(&["help"], "").stdout)
    );
    // A file with such a name is a file, and a missing file is told as one.
    let mut command = command(&["summarise"]);
    scratch.file("summarise", ARTICLE);
    command.current_dir(scratch.path(""));
    assert_eq!(run(command, b"").status, 0);
    assert_eq!(zhaiyao(&["./summarise"], "").status, 1);
    assert_eq!(zhaiyao(&["article"], "").status, 1);
}

#[test]
fn options_stand_before_the_command_or_behind() {
    let behind = zhaiyao(&["summarize", "--chars", "40", "--order", "rank"], ARTICLE);
    assert_eq!(behind.status, 0, "{}", behind.stderr);
    for before in [
        &["--chars", "40", "--order", "rank", "summarize"][..],
        &["-c40", "summarize", "--order=rank"],
        &["--order=rank", "-c", "40", "summarize"],
    ] {
        assert_eq!(zhaiyao(before, ARTICLE).stdout, behind.stdout, "{before:?}");
    }
    // One that the command does not have is wrong before it, too.
    assert_eq!(zhaiyao(&["-k", "3", "summarize"], ARTICLE).status, 2);
}

#[test]
fn a_letter_means_the_same_everywhere() {
    let scratch = Scratch::new();
    scratch.file("a.txt", ARTICLE);
    for arguments in [&["-r"][..], &["-R"], &["summarize", "-r"], &["keywords", "-r"]] {
        let done = zhaiyao(&[arguments, &[&scratch.path("")]].concat(), "");
        assert_eq!(done.status, 0, "{arguments:?}: {}", done.stderr);
    }
    let mut meanings: Vec<(String, String)> = Vec::new();
    for command in ["", "summarize", "keywords", "serve", "completions", "man"] {
        let help = zhaiyao(&[command, "-h"][usize::from(command.is_empty())..], "").stdout;
        for line in help.lines().filter(|line| line.starts_with("  -")) {
            let (letter, rest) = line.trim().split_at(2);
            let long = rest
                .split_whitespace()
                .find(|word| word.starts_with("--"))
                .unwrap();
            meanings.push((letter.to_owned(), long.to_owned()));
        }
    }
    for (letter, long) in &meanings {
        assert!(
            letter.starts_with('-') && long.starts_with("--"),
            "{letter} {long}"
        );
        let others = meanings.iter().filter(|(other, _)| other == letter);
        assert!(
            letter == "--" || others.clone().all(|(_, other)| other == long),
            "{letter}"
        );
    }
    assert!(meanings.len() > 20);
}

#[test]
fn wrong_values_are_answered_in_plain_words() {
    for (arguments, reason) in [
        (&["-k", "0"][..], "must be a whole number, 1 at least"),
        (&["-k", "many"], "must be a whole number, 1 at least"),
        (
            &["-k", "-1"],
            "invalid value '-1' for '--keywords <N>': must be a whole number, 1 at least",
        ),
        (&["--ratio", "-0.5"], "must be above 0 and at most 1"),
        (
            &["serve", "--port", "-1"],
            "must be a whole number from 0 to 65535",
        ),
        (&["--encoding", "gkb"], "a similar value exists: 'gbk'"),
        (&["-n", "0"], "must be a whole number, 1 at least"),
        (&["-c", "1.5"], "must be a whole number, 1 at least"),
        (&["--jobs=-3"], "must be a whole number from 1 to 1024"),
        (&["--min-chars", "0"], "must be a whole number, 1 at least"),
        (&["--ratio", "2"], "must be above 0 and at most 1"),
        (&["--max-bytes", "0"], "must be a number above 0"),
        (&["--encoding", "klingon"], "no encoding is called that"),
        (
            &["serve", "--port", "x"],
            "must be a whole number from 0 to 65535",
        ),
        (&["--to", "pdf"], "possible values: text"),
        (
            &["serve", "--time-limit", "0"],
            "must be a whole number from 1 to 65535",
        ),
    ] {
        let done = zhaiyao(arguments, ARTICLE);
        assert_eq!((done.status, done.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(done.stderr.contains(reason), "{arguments:?}: {}", done.stderr);
        assert!(!done.stderr.contains("non-zero"), "{}", done.stderr);
    }
}

#[test]
fn mistyped_options_are_told() {
    for (arguments, owners) in [
        (
            &["summarize", "-k", "3"][..],
            "-k is an option of \"zhaiyao\", \"zhaiyao keywords\"\n",
        ),
        (
            &["serve", "--chars", "3"],
            "--chars is an option of \"zhaiyao\", \"zhaiyao summarize\"\n",
        ),
        (&["--port", "3"], "--port is an option of \"zhaiyao serve\"\n"),
    ] {
        let done = zhaiyao(arguments, "");
        assert_eq!(done.status, 2, "{arguments:?}");
        assert!(
            done.stderr.contains(owners) && !done.stderr.contains("as a value"),
            "{}",
            done.stderr
        );
    }
    let done = zhaiyao(&["-x"], "");
    assert!(
        done.status == 2 && !done.stderr.contains("tip"),
        "{}",
        done.stderr
    );
    let done = zhaiyao(&["--chrs", "3"], "");
    assert_eq!(done.status, 2);
    assert!(done.stderr.contains("'--chars'"), "{}", done.stderr);
}

#[test]
fn quiet_says_errors_and_verbose_says_more() {
    let scratch = Scratch::new();
    let damaged = scratch.file("damaged.txt", [ARTICLE.as_bytes(), b"\xff\n"].concat());
    let missing = scratch.path("missing.txt");
    let errors = |option: &[&str]| zhaiyao(&[option, &[&damaged, &missing]].concat(), "").stderr;
    let usual = errors(&[]);
    let [warning, error] = usual.lines().collect::<Vec<_>>()[..] else {
        panic!("{usual}")
    };
    assert!(
        warning.contains("not UTF-8") && error.contains("No such file"),
        "{usual}"
    );
    assert_eq!(errors(&["-q"]).trim_end(), error);
    let verbose = errors(&["-v"]);
    assert!(verbose.contains("characters, UTF-8"), "{verbose}");
    assert!(verbose.contains("2 articles, 1 of them not read"), "{verbose}");
    let length = ARTICLE.chars().count();
    let read = zhaiyao(&["-v"], ARTICLE).stderr;
    assert!(
        read.starts_with(&format!(
            "zhaiyao: -: {length} characters, UTF-8\nzhaiyao: 1 done in "
        )),
        "{read}"
    );
    assert_eq!(zhaiyao(&["-q", "-v"], ARTICLE).status, 2);
    let same = |option: &str| zhaiyao(&[option], ARTICLE).stdout;
    assert_eq!(same("-q"), same("-v"));
}

#[test]
fn colours_are_there_when_they_are_wanted() {
    let scratch = Scratch::new();
    let file = scratch.file("a.txt", ARTICLE);
    let on = |arguments: &[&str], variable: Option<(&str, &str)>| {
        let mut command = command(arguments);
        command.envs(variable);
        on_terminal(command, On::All).text.contains('\u{1b}')
    };
    assert!(on(&[&file], None));
    assert!(!on(&["--color", "never", &file], None));
    assert!(on(&["--color=always", &file], Some(("NO_COLOR", "1"))));
    assert!(!on(&["--color", "never", "--help"], None));
    assert!(on(&["--help"], None));
    assert!(on(&["--nonsense"], None));
    assert!(!on(&["--nonsense", "--color=never"], None));
    let piped = |option: &str| zhaiyao(&["--color", option, &file], "").stdout;
    assert!(piped("always").contains('\u{1b}'));
    assert!(!piped("auto").contains('\u{1b}') && !piped("never").contains('\u{1b}'));
}

#[test]
fn json_is_an_array_whatever_comes_in() {
    let scratch = Scratch::new();
    let file = scratch.file("a.txt", ARTICLE);
    let object = scratch.file("a.json", "{\n\"text\": \"甲乙丙。\"\n}");
    for (arguments, count) in [
        (&["--to", "json", &file][..], 1),
        (&["--to", "json", &file, &file], 2),
        (&["--to", "json", &object], 1),
        (&[&object[..]], 1),
        (&["keywords", "--to", "json", &scratch.path("none.txt")], 1),
    ] {
        let value: Value = serde_json::from_str(&zhaiyao(arguments, "").stdout).unwrap();
        assert_eq!(value.as_array().map(Vec::len), Some(count), "{arguments:?}");
    }
}

#[test]
fn help_says_what_it_is_in_lines_that_fit() {
    for arguments in [
        &["--help"][..],
        &["-h"],
        &["summarize", "--help"],
        &["keywords", "-h"],
        &["serve", "--help"],
        &["help", "man"],
        &["completions", "--help"],
    ] {
        let done = zhaiyao(arguments, "");
        assert_eq!(done.status, 0, "{arguments:?}");
        for line in done.stdout.lines() {
            assert!(line.chars().count() <= 80, "{arguments:?}: {line}");
        }
    }
    for option in ["-h", "--help"] {
        let help = zhaiyao(&[option], "").stdout;
        let first = help.lines().next().unwrap();
        assert!(
            first.starts_with("Keywords and abstracts of Chinese articles"),
            "{first}"
        );
    }
}

#[test]
fn long_work_says_how_far_it_has_come() {
    let scratch = Scratch::new();
    let out = scratch.path("out.ndjson");
    let line = serde_json::json!({ "text": ARTICLE }).to_string() + "\n";
    let shown = |option: &str, seconds| {
        let arguments = ["--from", "ndjson", "-j", "1", option, "-o", &out];
        let mut command = command(&arguments);
        command.arg("-");
        slowly_on_terminal(command, &line, Duration::from_secs(seconds))
    };
    let text = shown("--color=never", 60);
    assert!(
        text.contains("articles, ") && text.contains(" a second, "),
        "{text}"
    );
    assert_eq!(shown("-q", 2), "");
}

#[test]
fn long_work_on_files_says_how_much_is_left() {
    let scratch = Scratch::new();
    let line = serde_json::json!({ "text": ARTICLE }).to_string() + "\n";
    // What comes out fills more than a pipe.
    let file = scratch.file("a.ndjson", line.repeat(200));
    for (language, said) in [("en", " % read, "), ("zh", " 篇，已读 ")] {
        let arguments = ["--keep-content", "-j", "1", "--lang", language, &file];
        let text = hardly_read_on_terminal(command(&arguments));
        assert!(text.contains(said), "{text}");
        assert!(text.contains(" left") || text.contains("，还需 "), "{text}");
    }
}

#[test]
fn what_is_read_is_not_written_over() {
    let scratch = Scratch::new();
    let article = scratch.file("a.txt", ARTICLE);
    let words = scratch.file("words.txt", "那座闲置\n");
    let folder = scratch.path("");
    for arguments in [
        &["--to", "json", "-o", &article, &article][..],
        &["-R", "-o", &article, &folder],
        &["-o", &words, "--user-dict", &words, &article],
        &["-o", &words, "--stopwords", &words, &article],
    ] {
        let done = zhaiyao(arguments, "");
        assert_eq!((done.status, done.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(
            done.stderr.contains("it is read: the output needs another file"),
            "{}",
            done.stderr
        );
    }
    let link = scratch.path("link.txt");
    std::os::unix::fs::symlink(&article, &link).unwrap();
    assert_eq!(zhaiyao(&["-o", &link, &article], "").status, 2);
    assert_eq!(std::fs::read_to_string(&article).unwrap(), ARTICLE);
    assert_eq!(zhaiyao(&["-o", &scratch.path("b.txt"), &article], "").status, 0);
}

#[test]
fn an_abstract_with_nothing_in_it_is_explained() {
    let done = zhaiyao(&["summarize", "-c", "10", "--whole"], ARTICLE);
    assert_eq!(done.status, 0);
    assert!(
        done.stderr
            .contains("no abstract: no whole sentence fits (see --whole)"),
        "{}",
        done.stderr
    );
    assert_eq!(
        zhaiyao(&["summarize", "-c", "10", "--whole", "-q"], ARTICLE).stderr,
        ""
    );
    assert_eq!(zhaiyao(&["keywords"], ARTICLE).stderr, "");
}
