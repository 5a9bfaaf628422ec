//! What options say of words.

use crate::common::{ARTICLE, Scratch, zhaiyao};

#[test]
fn stop_words_may_be_several_words() {
    let text = "青枫河治理启动\n\n青枫河治理工程启动。蓝光科技参加青枫河治理。青枫河治理好了，蓝光科技获奖。";
    let keywords = |arguments: &[&str]| {
        let arguments = [&["keywords", "--fill", "-k", "20"], arguments].concat();
        let stdout = zhaiyao(&arguments, text).stdout;
        let line = stdout.lines().nth(2).unwrap_or_default();
        line.split('；').map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(keywords(&[]).contains(&"青枫河治理".to_owned()));
    for stopped in ["青枫河治理", "蓝光科技", "青枫河"] {
        let left = keywords(&["--stop-word", stopped]);
        assert!(!left.is_empty());
        let is_stopped = |word: &String| word.starts_with(stopped) || word.ends_with(stopped);
        assert!(!left.iter().any(is_stopped), "{stopped}: {left:?}");
    }
}

#[test]
fn words_that_no_dictionary_has_are_names() {
    let text = "郗望舒办书店\n\n郗望舒办了一家书店。郗望舒说，书店要开十年。";
    let keywords = |tags: &str| {
        zhaiyao(
            &["keywords", "--fill", "--words", "--to", "ndjson", "--tags", tags],
            text,
        )
        .stdout
    };
    let all = zhaiyao(&["keywords", "--fill", "--words", "--to", "ndjson"], text).stdout;
    assert!(all.contains("\"tag\":\"x\""), "{all}");
    assert!(keywords("n").contains("\"tag\":\"x\""));
    assert!(!keywords("v").contains("\"tag\":\"x\""));
}

#[test]
fn tags_that_no_keyword_has_are_told() {
    let keywords = |tags: &str, arguments: &[&str]| {
        let done = zhaiyao(&[&["keywords", "--tags", tags], arguments].concat(), ARTICLE);
        assert_eq!(done.status, 0);
        done.stderr
    };
    let told = "zhaiyao: --tags: no keyword has a tag that begins with zz\n";
    assert_eq!(keywords("n,zz", &[]), told);
    // What is no keyword: particles, numbers, times.
    for tag in ["uj", "m", "t", "N"] {
        assert_eq!(keywords(tag, &[]), told.replace("zz", tag));
    }
    for tag in ["n", "nr", "v", "eng", "x", "i", "n,v,a", ""] {
        assert_eq!(keywords(tag, &[]), "", "{tag}");
    }
    assert_eq!(keywords("zz", &["-q"]), "");
    // The user's words may have any.
    assert_eq!(keywords("zz", &["--user-word", "粮仓 zz"]), "");
    assert_eq!(keywords("zz", &["--user-word", "粮仓 5 zzz"]), "");
}

#[test]
fn own_words_that_may_have_been_meant_otherwise_are_told() {
    let said = |word: &str| zhaiyao(&["keywords", "--user-word", word], ARTICLE);
    for (line, word) in [
        ("云计算 1.5", "云计算 1.5"),
        ("云计算 -3 n", "云计算 -3"),
        ("云计算 n 5", "云计算 n"),
        ("云计算 abc n", "云计算 abc"),
    ] {
        let done = said(line);
        let expected = format!(
            "zhaiyao: what is behind the blank in the user's word \"{word}\" is part of it: no frequency, no tag\n"
        );
        assert_eq!((done.status, done.stderr), (0, expected));
    }
    for word in ["云计算 5 n", "工业 4.0 10", "Open Bridge认证", "云计算"] {
        assert_eq!(said(word).stderr, "", "{word}");
    }
    for option in ["--user-word", "--stop-word"] {
        for empty in ["", " "] {
            let done = zhaiyao(&["keywords", option, empty], ARTICLE);
            assert_eq!((done.status, done.stdout.as_str()), (2, ""), "{option}");
            assert!(done.stderr.contains("must be a word"), "{}", done.stderr);
        }
    }
    let scratch = Scratch::new();
    let list = scratch.file("idf.txt", "云计算 13.9\n碳达峰 11.2\n粮仓 9.5\n");
    let done = zhaiyao(&["keywords", "--user-dict", &list], ARTICLE);
    assert!(
        done.stderr.contains("\"云计算 13.9\", and in 2 more,"),
        "{}",
        done.stderr
    );
}
