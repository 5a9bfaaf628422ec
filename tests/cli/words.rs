//! What options say of words.

use crate::common::zhaiyao;

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
