//! Options from files.

mod mistakes;

use std::fs;

use crate::common::{ARTICLE, Done, Scratch, command, run};

/// Runs the command in a folder, with a home of its own.
fn run_in(scratch: &Scratch, arguments: &[&str]) -> Done {
    let mut command = command(arguments);
    command
        .current_dir(scratch.path("work"))
        .env("HOME", scratch.path("home"))
        .env("XDG_CONFIG_HOME", scratch.path("home/.config"))
        .env("APPDATA", scratch.path("home/.config"))
        .env_remove("ZHAIYAO_CONFIG");
    run(command, ARTICLE.as_bytes())
}

fn scratch() -> Scratch {
    let scratch = Scratch::new();
    for folder in ["work", "home/.config/zhaiyao"] {
        fs::create_dir_all(scratch.path(folder)).unwrap();
    }
    scratch
}

#[test]
fn files_set_options_and_the_command_line_comes_first() {
    let scratch = scratch();
    let plain = |arguments: &[&str]| run_in(&scratch, &[&["--no-config"], arguments].concat()).stdout;
    scratch.file("work/words.txt", "那座闲置 100 n\n");
    scratch.file("home/.config/zhaiyao/zhaiyao.toml", "keywords = 2\nchars = 40\n");
    assert_eq!(run_in(&scratch, &[]).stdout, plain(&["-k", "2", "-c", "40"]));
    scratch.file(
        "work/zhaiyao.toml",
        "keywords = 3\nuser-dict = [\"words.txt\"]\nwords = true\n\n[for.summarize]\nratio = 0.2\n[for.keywords]\nkeywords = 5\n",
    );
    let words = ["--words", "--user-dict", "words.txt"];
    let with_words = |arguments: &[&str]| plain(&[arguments, &words[..]].concat());
    // The folder's before the user's, key by key.
    assert_eq!(run_in(&scratch, &[]).stdout, with_words(&["-k", "3", "-c", "40"]));
    // What is typed before both, and before what cannot stand beside it.
    assert_eq!(
        run_in(&scratch, &["-k", "1"]).stdout,
        with_words(&["-k", "1", "-c", "40"])
    );
    assert_eq!(
        run_in(&scratch, &["-n", "1"]).stdout,
        with_words(&["-k", "3", "-n", "1"])
    );
    // A section is for its command.
    assert_eq!(
        run_in(&scratch, &["summarize"]).stdout,
        plain(&["summarize", "--ratio", "0.2", "--user-dict", "words.txt"])
    );
    assert_eq!(
        run_in(&scratch, &["keywords"]).stdout,
        plain(&["keywords", "-k", "5", "--words", "--user-dict", "words.txt"])
    );
    // One that is named stands alone; files in it are beside it.
    scratch.file("home/own.toml", "keywords = 4\nuser-dict = \"list.txt\"\n");
    scratch.file("home/list.txt", "那座闲置 100 n\n");
    let own = scratch.path("home/own.toml");
    let expected = plain(&["-k", "4", "--user-dict", "words.txt"]);
    assert_eq!(run_in(&scratch, &["--config", &own]).stdout, expected);
    let mut by_variable = command(&[]);
    by_variable.env("ZHAIYAO_CONFIG", &own);
    assert_eq!(run(by_variable, ARTICLE.as_bytes()).stdout, expected);
}

#[test]
fn a_file_may_name_a_house_style_beside_it() {
    let scratch = scratch();
    scratch.file(
        "home/.config/zhaiyao/house.toml",
        "never = [\"图书馆\"]\nquotes = \"corner\"\n",
    );
    scratch.file("home/.config/zhaiyao/zhaiyao.toml", "style = \"house.toml\"\n");
    let style = scratch.path("home/.config/zhaiyao/house.toml");
    let expected = run_in(&scratch, &["--no-config", "--style", &style]).stdout;
    assert_eq!(run_in(&scratch, &[]).stdout, expected);
    assert_ne!(run_in(&scratch, &["--no-config"]).stdout, expected);
}

#[test]
fn a_file_may_be_in_the_encoding_of_an_old_editor() {
    let scratch = scratch();
    let in_gbk = b"# \xd6\xd0\xce\xc4\xd7\xa2\xca\xcd\xa3\xba\xb9\xd8\xbc\xfc\xb4\xca\xd7\xee\xb6\xe0\xbc\xb8\xb8\xf6\nkeywords = 2\n";
    scratch.file("work/zhaiyao.toml", in_gbk);
    let expected = run_in(&scratch, &["--no-config", "-k", "2"]).stdout;
    assert_eq!(run_in(&scratch, &[]).stdout, expected);
}

#[test]
fn words_may_stand_in_the_file_itself() {
    let scratch = scratch();
    let listed = run_in(&scratch, &["--words", "--fill", "-k", "50"]).stdout;
    let keyword = |stdout: &str, word: &str| {
        let keywords = stdout.lines().nth(2).unwrap_or_default().to_owned();
        keywords.split('；').any(|keyword| keyword == word)
    };
    scratch.file("words.txt", "那座闲置 100 n\n");
    scratch.file("stop.txt", "图书馆\n");
    let with_files = [
        "--user-dict",
        &scratch.path("words.txt"),
        "--stopwords",
        &scratch.path("stop.txt"),
    ];
    let with_files = run_in(
        &scratch,
        &[&["--words", "--fill", "-k", "50"], &with_files[..]].concat(),
    )
    .stdout;
    scratch.file(
        "work/zhaiyao.toml",
        "user-word = [\"那座闲置 100 n\"]\nstop-word = [\"图书馆\"]\n",
    );
    let from_file = run_in(&scratch, &["--words", "--fill", "-k", "50"]).stdout;
    assert_ne!(from_file, listed);
    assert_eq!(from_file, with_files);
    assert!(keyword(&from_file, "那座闲置"), "{from_file}");
    scratch.file(
        "work/zhaiyao.toml",
        "user-word = [\"青枫河\", \"河长制 99999999999999999999\"]\n",
    );
    let done = run_in(&scratch, &[]);
    assert_eq!(done.status, 2);
    assert!(
        done.stderr.starts_with("zhaiyao: --user-word:2: the frequency "),
        "{}",
        done.stderr
    );
}

#[test]
fn what_holds_is_shown_with_where_it_comes_from() {
    let scratch = scratch();
    scratch.file("work/zhaiyao.toml", "keywords = 3\n");
    scratch.file(
        "home/.config/zhaiyao/zhaiyao.toml",
        "keywords = 2\nchars = 40\n[for.serve]\nport = 9000\n",
    );
    let shown = run_in(&scratch, &["config"]).stdout;
    assert!(shown.contains("\nkeywords = 3  # zhaiyao.toml:1\n"), "{shown}");
    for (option, file) in [("chars = 40", "home"), ("port = 9000", "home")] {
        let line = shown.lines().find(|line| line.starts_with(option)).unwrap();
        assert!(line.contains(file), "{line}");
    }
    assert!(
        shown.contains("[for.serve]") && shown.contains("\n# order = \"text\"\n"),
        "{shown}"
    );
    // It can be read back.
    scratch.file("work/zhaiyao.toml", "");
    let copy = scratch.file("home/copy.toml", &shown);
    let again = run_in(&scratch, &["config", "--config", &copy]).stdout;
    assert!(
        again.contains("keywords = 3  # ") && again.contains("port = 9000"),
        "{again}"
    );
}

#[test]
fn what_is_shown_holds() {
    let scratch = scratch();
    scratch.file("work/words.txt", "那座闲置 100 n\n");
    scratch.file(
        "work/zhaiyao.toml",
        "title = \"2024\"\nchars = 40\nfill = true\nwords = true\nuser-dict = \"words.txt\"\n\
         [for.summarize]\nratio = 0.2\n[for.keywords]\nwords = false\n",
    );
    scratch.file(
        "home/.config/zhaiyao/zhaiyao.toml",
        "sentences = 2\nmin-score = 0.5\nmax-bytes = \"10M\"\n",
    );
    let shown = run_in(&scratch, &["config", "--color", "never"]).stdout;
    let (program, sections) = shown.split_once("\n[for.summarize]\n").unwrap();
    let (summarize, keywords) = sections.split_once("\n[for.keywords]\n").unwrap();
    let value = |text: &str, name: &str| {
        let line = text
            .lines()
            .find(|line| line.trim_start_matches("# ").starts_with(name));
        line.unwrap_or_default()
            .split("  #")
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    for (text, name, expected) in [
        (program, "title", "title = \"2024\""),
        (program, "chars", "chars = 40"),
        // What excludes each other does not hold at once, nor does a default.
        (program, "sentences", "# sentences ="),
        (program, "ratio", "# ratio ="),
        (program, "min-score", "# min-score ="),
        (program, "fill", "fill = true"),
        (program, "max-bytes", "max-bytes = \"10M\""),
        (program, "color", "color = \"never\""),
        (program, "min-chars", "# min-chars = 2"),
        (program, "encoding", "# encoding ="),
        (summarize, "ratio", "ratio = 0.2"),
        (summarize, "chars", "# chars ="),
        (keywords, "words", "words = false"),
        (keywords, "port", "# port = 8642"),
    ] {
        assert_eq!(value(text, name), expected, "{shown}");
    }
    // Read elsewhere, it does the same: with the same files.
    let expected = run_in(&scratch, &[]).stdout;
    let copy = scratch.file("home/copy.toml", &shown);
    assert_eq!(run_in(&scratch, &["--config", &copy]).stdout, expected);
    scratch.file("work/zhaiyao.toml", "structure = true\n");
    let shown = run_in(&scratch, &["config"]).stdout;
    assert_eq!(value(&shown, "sentences"), "sentences = 2");
    fs::remove_file(scratch.path("home/.config/zhaiyao/zhaiyao.toml")).unwrap();
    let places = run_in(&scratch, &["config"]).stdout;
    assert!(places.starts_with("# zhaiyao.toml\n"), "{places}");
    assert!(places.contains("zhaiyao/zhaiyao.toml: not there\n"), "{places}");
    let shown = run_in(&scratch, &["config", "--no-config"]).stdout;
    assert_eq!(value(&shown, "sentences"), "# sentences = 3");
    assert!(shown.starts_with("# zhaiyao.toml: not read\n"), "{shown}");
    fs::remove_file(scratch.path("work/zhaiyao.toml")).unwrap();
    let shown = run_in(&scratch, &["config", "--no-config"]).stdout;
    assert!(shown.starts_with("# zhaiyao.toml: not there\n"), "{shown}");
}

#[test]
fn files_set_the_language_of_help() {
    let scratch = scratch();
    scratch.file("work/zhaiyao.toml", "lang = \"zh\"\ncolor = \"always\"\n");
    for arguments in [&["--help"][..], &["help", "keywords"], &["-k", "0"], &["man"]] {
        let done = run_in(&scratch, arguments);
        let said = done.stdout + &done.stderr;
        assert!(
            said.contains("用法") || said.contains("应为") || said.contains("概述"),
            "{said}"
        );
    }
    assert!(run_in(&scratch, &["--help"]).stdout.contains('\u{1b}'));
    assert!(
        run_in(&scratch, &["--lang", "en", "--help"])
            .stdout
            .contains("Usage:")
    );
    scratch.file("work/zhaiyao.toml", "[for.keywords]\nlang = \"zh\"\n");
    assert!(run_in(&scratch, &["keywords", "-h"]).stdout.contains("用法"));
    assert!(run_in(&scratch, &["-h"]).stdout.contains("Usage:"));
}

#[test]
fn a_file_with_a_mistake_keeps_nobody_from_help() {
    let scratch = scratch();
    for mistake in ["keywords = [", "keywrods = 3", "lang = 3", "chars = \"x\""] {
        scratch.file("work/zhaiyao.toml", mistake);
        for arguments in [
            &["--help"][..],
            &["help"],
            &["help", "serve"],
            &["man", "serve"],
            &["completions", "bash"],
            &["demo"],
            &["--version"],
        ] {
            let done = run_in(&scratch, arguments);
            assert_eq!(
                (done.status, done.stderr.as_str()),
                (0, ""),
                "{mistake}: {arguments:?}"
            );
        }
        assert_eq!(run_in(&scratch, &["config"]).status, 2);
    }
    // One that is typed is wanted.
    assert_eq!(run_in(&scratch, &["--config", "none.toml", "demo"]).status, 2);
}

#[test]
fn help_says_where_files_are() {
    let scratch = scratch();
    for arguments in [
        &["--help"][..],
        &["--lang", "zh", "--help"],
        &["keywords", "--help"],
    ] {
        assert!(
            run_in(&scratch, arguments).stdout.contains("zhaiyao.toml"),
            "{arguments:?}"
        );
    }
}
