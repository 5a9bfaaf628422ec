//! Chinese for those who want it.

use std::fs;

use crate::{
    common::{ARTICLE, Done, Scratch, command, run, zhaiyao},
    manual::COMMANDS,
};

fn chinese(arguments: &[&str], input: &[u8]) -> Done {
    let mut command = command(arguments);
    command.env("LC_ALL", "zh_CN.UTF-8");
    run(command, input)
}

#[test]
fn what_files_and_the_system_refuse_is_told_in_chinese() {
    let scratch = Scratch::new();
    let told = |option: &str, value: &str, status: i32, in_english: &str, in_chinese: &str| {
        for (language, expected) in [("en", in_english), ("zh", in_chinese)] {
            let done = zhaiyao(&["--lang", language, option, value], ARTICLE);
            assert_eq!(done.status, status, "{option} {value}");
            assert!(done.stderr.contains(expected), "{expected}: {}", done.stderr);
        }
    };
    for (option, content, in_english, in_chinese) in [
        (
            "--style",
            "nevr = [\"甲\"]",
            ":1: unknown field `nevr`, expected one of `keep`, `never`",
            ":1: 没有“nevr”；可以是：keep、never",
        ),
        ("--style", "\nnever = 3", ":2: invalid type", ":2: 值的类型不对"),
        ("--style", "never = [", ":1: unclosed array", ":1: 写法有误"),
        (
            "--config",
            "\n  chars = [\n",
            ":2: not TOML: unclosed array",
            ":2: “chars = [”不是 TOML 的写法",
        ),
        (
            "--config",
            "keywrods = 3",
            "did you mean \"keywords\"?",
            ":1: 没有叫“keywrods”的选项，或它不能写在文件里；是不是“keywords”？",
        ),
        (
            "--config",
            "color = \"blue\"",
            ":1: invalid value 'blue' for '--color <WHEN>'",
            ":1: --color <何时> 的值不能是“blue”",
        ),
        (
            "--config",
            "keywords = 0",
            ":1: invalid value '0'",
            ":1: --keywords <N> 的值不能是“0”：应为整数，至少是 1",
        ),
        (
            "--config",
            "chars = 3\nratio = 0.1",
            "cannot stand beside",
            ":2: “ratio”不能和“chars”同时设",
        ),
        (
            "--user-dict",
            "甲\n云计算 99999999999999999999\n",
            ":2: the frequency \"99999999999999999999\" of \"云计算\" is too large",
            ":2: “云计算”的词频 99999999999999999999 太大",
        ),
    ] {
        told(option, &scratch.file("file", content), 2, in_english, in_chinese);
    }
    told(
        "--output",
        &scratch.path("missing/out.txt"),
        2,
        if cfg!(unix) {
            "out.txt: the output cannot be created: No such file or directory (os error 2)\n"
        } else {
            "out.txt: the output cannot be created: "
        },
        "out.txt: 无法创建输出文件：没有这个文件或文件夹（错误码 2）",
    );
    #[cfg(target_os = "linux")]
    told(
        "--output",
        "/dev/full",
        1,
        "cannot write: No space left on device",
        "无法写入：磁盘已满",
    );
}

/// Two English words one behind the other, where none are expected: neither names nor values nor commands to type.
fn english(text: &str) -> Option<String> {
    const NAMES: [&str; 7] = ["JSON", "Feed", "Atom", "RSS", "NDJSON", "HTTP", "LANG"];
    let is_word = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic());
    let is_typed = |line: &str| line.trim_start().starts_with(['-', '"', '$']) || line.contains("zhaiyao");
    text.lines().filter(|line| !is_typed(line)).find_map(|line| {
        let words: Vec<&str> = line.split(' ').collect();
        words
            .windows(2)
            .find(|pair| pair.iter().all(|word| is_word(word) && !NAMES.contains(word)))
            .map(|pair| pair.join(" "))
    })
}

#[test]
fn all_help_is_in_chinese() {
    for command in COMMANDS {
        for option in ["-h", "--help"] {
            let arguments = [command, option];
            let help = chinese(&arguments[usize::from(command.is_empty())..], b"").stdout;
            assert!(help.contains("用法："), "{help}");
            assert_eq!(english(&help), None, "{command} {option}: {help}");
            // A heading or a remark of the parser: 参数:, [alias: -r].
            let is_left = |line: &&str| line.ends_with(':') || line.contains("[a") && line.contains(": ");
            assert_eq!(help.lines().find(is_left), None, "{command} {option}");
            assert_eq!(
                help.lines().find(|line| line.ends_with(' ')),
                None,
                "{command} {option}"
            );
            let too_wide = help.lines().find(|line| columns(line) > 80);
            assert_eq!(too_wide, None, "{command} {option}");
        }
    }
    // What is beside the options of a section begins in one column.
    for section in chinese(&["-h"], b"").stdout.split("\n\n") {
        let options = section.lines().filter(|line| line.trim_start().starts_with('-'));
        let mut begins: Vec<usize> = options
            .filter_map(|line| line.rfind("  ").map(|gap| columns(&line[..gap + 2])))
            .collect();
        begins.dedup();
        assert!(begins.len() <= 1, "{section}");
    }
    for command in COMMANDS {
        let arguments = ["man", command];
        let page = chinese(&arguments[..2 - usize::from(command.is_empty())], b"").stdout;
        let text = page.replace("\\-", "-");
        let lines = text.lines().filter(|line| !line.starts_with(".TH"));
        let page = lines
            .map(|line| line.trim_start_matches("\\fB").to_owned() + "\n")
            .collect::<String>();
        assert_eq!(english(&page), None, "{page}");
        let mut headings = page.lines().filter(|line| line.starts_with(".S"));
        assert!(headings.all(|heading| !heading.is_ascii()), "{page}");
    }
    let same = chinese(&["--help"], b"").stdout;
    assert_eq!(zhaiyao(&["--lang", "zh", "--help"], "").stdout, same);
    assert_eq!(zhaiyao(&["--help", "--lang=zh"], "").stdout, same);
    let english = chinese(&["--lang", "en", "--help"], b"").stdout;
    assert_eq!(english, zhaiyao(&["--help"], "").stdout);
    assert!(english.contains("Usage:"));
}

fn columns(line: &str) -> usize {
    line.chars().map(|c| if c > '\u{2e00}' { 2 } else { 1 }).sum()
}

#[test]
fn wrong_usage_is_told_in_chinese() {
    let cases: [(&[&str], &str); 23] = [
        (&["-k", "0"], "应为整数，至少是 1"),
        (&["--ratio", "3"], "应大于 0，不超过 1"),
        (&["--max-bytes", "x"], "应为大于 0 的数"),
        (&["--encoding", "klingon"], "没有叫这个名字的编码"),
        (&["--min-score", "2"], "应为 0 到 1 的数"),
        (&["--chrs", "3"], "是不是“--chars”"),
        (&["-k", "-1"], "应为整数，至少是 1"),
        (
            &["summarize", "-k", "3"],
            "-k 是 \"zhaiyao\", \"zhaiyao keywords\" 的选项",
        ),
        (&["--encoding", "gkb"], "是不是“gbk”"),
        (&["help", "summarise"], "是不是“summarize”"),
        (&["-k", "1", "-k", "2"], "--keywords <N> 只能用一次"),
        (&["-q", "-v"], "--quiet 不能和 --verbose 一起用"),
        (&["demo", "x"], "这里不需要“x”"),
        (&["serve", "--port", "99999"], "应为 0 到 65535 的整数"),
        (&["serve", "--allow-origin", "x"], "应写作 https://名字:端口"),
        (&["--to", "jsom"], "是不是“json”"),
        (&["--to", "pdf"], "可以是：text"),
        (&["-n", "1", "-c", "2"], "不能和"),
        (&["-c"], "后面要有值"),
        (&["completions"], "缺少"),
        (&["help", "frob"], "没有“frob”这个命令"),
        (&["summarise", "f"], "是不是“zhaiyao summarize”"),
        (&["--config", "/no/such/file.toml"], "没有这个文件"),
    ];
    for (arguments, expected) in cases {
        let done = chinese(arguments, b"");
        assert_eq!((done.status, done.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(done.stderr.contains(expected), "{arguments:?}: {}", done.stderr);
        assert_eq!(english(&done.stderr), None, "{arguments:?}: {}", done.stderr);
    }
}

#[test]
fn reasons_are_given_in_chinese() {
    let reasons = |language: &str, arguments: &[&str], article: &str| {
        let arguments = [&["--lang", language, "--explain"], arguments].concat();
        let stdout = zhaiyao(&arguments, article).stdout;
        let plain = zhaiyao(&arguments[3..], article).stdout;
        stdout.strip_prefix(&plain).unwrap().to_owned()
    };
    let court = "民事判决书\n\n原告：张某。被告：李某。\n\n本院认为，被告应当返还借款。\n\n判决如下：被告返还借款三万元。";
    let speech = "主持人：今天谈谈读书。\n\n老谭：我啊，嗯，小时候没有书读，现在呢，我天天来借书。";
    for article in [ARTICLE, court, speech] {
        for arguments in [&[][..], &["summarize"], &["keywords"], &["-c", "40", "--words"]] {
            let text = reasons("zh", arguments, article);
            // There is no letter in the articles.
            let is_letter = |c: char| c.is_ascii_alphabetic();
            assert!(!text.contains(is_letter), "{arguments:?}: {text}");
            assert!(text.contains(" 个节点"), "{text}");
            let english = reasons("en", arguments, article);
            assert_eq!(english.lines().count(), text.lines().count());
            assert!(english.contains(" nodes, "), "{english}");
        }
    }
}

#[test]
fn what_is_wrong_with_inputs_is_told_in_chinese() {
    let scratch = Scratch::new();
    let damaged = [ARTICLE.as_bytes(), b"\xff"].concat();
    let cases: [(&str, &[u8], &str); 9] = [
        ("blank.txt", b" \n", "没有内容"),
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.png", b"\x89PNG\r\n", "图片"),
        ("a.csv", b"a,b\n1,2\n", "没有名为“text”的列"),
        ("a.ndjson", b"{\"id\":1}\n{\"text\":3}\nno\n", "没有“text”字段"),
        ("b.ndjson", b"{\"text\":\"t\"}\n{\"text\":\"t\n", "JSON 不完整"),
        (
            "c.ndjson",
            b"{\"text\":\"t\"}\n{\"text\":\"\xff\"}\n",
            "不是 UTF-8",
        ),
        ("a.json", b"[{\"text\":\"t\"},\n", "JSON 数组不完整"),
        ("damaged.txt", &damaged, "处字节不是 UTF-8"),
    ];
    for (name, content, expected) in cases {
        let done = chinese(&[&scratch.file(name, content)], b"");
        assert!(done.stderr.contains(expected), "{name}: {}", done.stderr);
        assert_eq!(
            english(&done.stderr.replace("zhaiyao: ", "")),
            None,
            "{name}: {}",
            done.stderr
        );
    }
    let folder = chinese(&[&scratch.path("")], b"").stderr;
    assert!(folder.contains("加上 --recursive"), "{folder}");
    // What programs read is the same in every language.
    let list = scratch.file("list.txt", "云计算 99999999999999999999\n");
    assert!(
        chinese(&["--user-dict", &list], b"t")
            .stderr
            .contains("词频 99999999999999999999 太大")
    );
    let json = |lines: Done| lines.stdout;
    let bad = fs::read(scratch.path("a.ndjson")).unwrap();
    let arguments = ["--from", "ndjson"];
    assert_eq!(
        json(chinese(&arguments, &bad)),
        json(run(command(&arguments), &bad))
    );
    assert_eq!(
        json(chinese(&[], ARTICLE.as_bytes())),
        zhaiyao(&[], ARTICLE).stdout
    );
}
