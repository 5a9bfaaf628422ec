//! The command as users meet it: the real binary, its output, its exit status.
#![cfg(feature = "cli")]

#[path = "../common/mod.rs"]
mod common;
mod config;
#[cfg(unix)]
mod conventions;
mod fields;
mod language;
mod manual;
mod stream;
mod style;
#[cfg(unix)]
mod terminal;
mod words;

use std::fs;

use common::{ARTICLE, Scratch, command, json_lines, run, zhaiyao};
use serde_json::{Value, json};

#[test]
fn a_file_gives_title_keywords_and_abstract() {
    let scratch = Scratch::new();
    let file = scratch.file("a.txt", ARTICLE);
    let done = zhaiyao(&[&file], "");
    assert_eq!(done.status, 0, "{}", done.stderr);
    assert!(done.stderr.is_empty());
    assert!(!done.stdout.contains('\u{1b}'), "no colours in a pipe");
    let paragraphs: Vec<&str> = done.stdout.trim_end().split("\n\n").collect();
    let [title, keywords, summary] = paragraphs[..] else {
        panic!("{}", done.stdout)
    };
    assert_eq!(title, "青河镇把旧粮仓改成了图书馆");
    assert!(
        keywords.split('；').any(|keyword| keyword == "图书馆"),
        "{keywords}"
    );
    assert!(summary.contains("旧粮仓"), "{summary}");
    for noise in ["责任编辑", "河谷晚报", "09:12:40", "内景"] {
        assert!(!done.stdout.contains(noise), "{noise}");
    }
    assert_eq!(zhaiyao(&[], ARTICLE).stdout, done.stdout);
    assert_eq!(zhaiyao(&["-"], ARTICLE).stdout, done.stdout);
}

#[test]
fn json_is_an_array_for_any_number() {
    let scratch = Scratch::new();
    let (a, b) = (
        scratch.file("a.txt", ARTICLE),
        scratch.file("b.txt", "只有一句话。"),
    );
    let one: Value = serde_json::from_str(&zhaiyao(&["--to", "json", &a], "").stdout).unwrap();
    assert_eq!(
        (one[0]["id"].clone(), one.as_array().unwrap().len()),
        (json!(a), 1)
    );
    let both: Value = serde_json::from_str(&zhaiyao(&["--to", "json", &a, &b], "").stdout).unwrap();
    assert_eq!(both[0], one[0]);
    assert_eq!(both[1]["id"], json!(b));
    let none = zhaiyao(&["--from", "ndjson", "--to", "json"], "");
    assert_eq!(serde_json::from_str::<Value>(&none.stdout).unwrap(), json!([]));
}

#[test]
fn each_command_gives_its_part() {
    let keys = |arguments: &[&str]| {
        let records: Value = serde_json::from_str(&zhaiyao(arguments, ARTICLE).stdout).unwrap();
        records[0]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        keys(&["--to", "json"]),
        "id keywords register sentences summary title"
    );
    assert_eq!(
        keys(&["summarize", "--to", "json"]),
        "id register sentences summary title"
    );
    assert_eq!(keys(&["keywords", "--to", "json"]), "id keywords title");
}

#[test]
fn spans_say_where_in_bytes_and_characters() {
    let record: Value = serde_json::from_str(&zhaiyao(&["--to", "ndjson"], ARTICLE).stdout).unwrap();
    let chars: Vec<char> = ARTICLE.chars().collect();
    let check = |span: &Value| -> String {
        let end = |unit: &str, at: usize| usize::try_from(span[unit][at].as_u64().unwrap()).unwrap();
        let bytes = &ARTICLE[end("bytes", 0)..end("bytes", 1)];
        let text: String = chars[end("chars", 0)..end("chars", 1)].iter().collect();
        assert_eq!(bytes, text);
        text
    };
    for sentence in record["sentences"].as_array().unwrap() {
        assert_eq!(sentence["text"], check(&sentence["span"]));
    }
    for keyword in record["keywords"].as_array().unwrap() {
        let spans = keyword["spans"].as_array().unwrap();
        assert_eq!(keyword["count"], spans.len());
        for span in spans {
            assert_eq!(keyword["text"], check(span));
        }
    }
}

#[test]
fn bad_lines_are_reported_in_their_place() {
    let input = b"{\"id\":\"a\",\"text\":\"t\"}\nnot json\n\n{\"id\":4}\n{\"text\":\"\xff\"}\n[1]\n{\"text\":\"last\"}";
    for jobs in ["1", "4"] {
        let done = run(command(&["--from", "ndjson", "-j", jobs]), input);
        assert_eq!(done.status, 1);
        let lines = json_lines(&done.stdout);
        let places: Vec<&Value> = lines
            .iter()
            .map(|line| line.get("id").unwrap_or(&line["line"]))
            .collect();
        assert_eq!(
            places,
            [&json!("a"), &json!(2), &json!(4), &json!(5), &json!(6), &json!(7)]
        );
        let failed: Vec<bool> = lines.iter().map(|line| line.get("error").is_some()).collect();
        assert_eq!(failed, [false, true, true, true, true, false]);
        let reasons = [
            "zhaiyao: -:2: not JSON",
            "zhaiyao: -:4: no \"text\" among: id (see --text-field)",
            "zhaiyao: -:5: not UTF-8 from byte 10 (see --encoding)",
            "zhaiyao: -:6: not an object",
        ];
        assert_eq!(done.stderr.lines().collect::<Vec<_>>(), reasons);
    }
}

#[test]
fn the_number_of_jobs_does_not_show() {
    let records: String = (0..400)
        .map(|n| {
            let text = if n % 37 == 0 {
                ARTICLE.repeat(20)
            } else {
                format!("第{n}篇。{ARTICLE}")
            };
            json!({"id": n, "text": text}).to_string() + "\n"
        })
        .collect();
    let one = zhaiyao(&["--from", "ndjson", "-j", "1"], &records);
    let eight = zhaiyao(&["--from", "ndjson", "-j", "8"], &records);
    assert_eq!(one.status, 0, "{}", one.stderr);
    assert_eq!(one.stdout.lines().count(), 400);
    assert!(one.stdout == eight.stdout);
}

#[test]
fn graphs_stand_alone_whatever_comes_in() {
    let records = json!([{"text": ARTICLE}, {"text": ARTICLE}]).to_string();
    let done = zhaiyao(&["--explain=dot"], &records);
    assert_eq!(done.status, 0, "{}", done.stderr);
    assert!(
        done.stdout.starts_with("graph") && done.stdout.trim_end().ends_with('}'),
        "{}",
        done.stdout
    );
    assert_eq!(
        done.stdout
            .lines()
            .filter(|line| line.starts_with("graph"))
            .count(),
        2
    );
}

#[test]
fn the_ranking_that_is_explained_is_the_one_that_chose() {
    let text = "据市水务局消息，云溪市与临泽市签订青枫河生态补偿协议。嗯，协议约定水质达标后由下游补偿上游，两市按月交换数据。\
        对，沿岸三个乡镇的村民都说河水比前几年清了许多。据悉，协议的期限是三年，到期后可以续签。";
    for options in [
        &["--no-compress", "-n", "2"][..],
        &["-c", "40"],
        &["--whole", "-c", "60"],
        &["--structure", "-c", "80"],
    ] {
        let done = zhaiyao(
            &[&["--from", "text", "--to", "json", "--explain"], options].concat(),
            text,
        );
        let results: Value = serde_json::from_str(&done.stdout).unwrap();
        let explained = results[0]["explanation"]["sentences"]["scores"]
            .as_array()
            .unwrap();
        let explained: Vec<&Value> = explained.iter().map(|sentence| &sentence["score"]).collect();
        let sentences = results[0]["sentences"].as_array().unwrap();
        assert!(!sentences.is_empty(), "{options:?}");
        for sentence in sentences {
            assert!(
                explained.contains(&&sentence["score"]),
                "{options:?}: {}",
                done.stdout
            );
        }
    }
}

#[test]
fn an_output_that_cannot_be_created_is_told_as_such() {
    let scratch = Scratch::new();
    let path = scratch.path("missing/out.txt");
    let done = zhaiyao(&["-o", &path], ARTICLE);
    assert_eq!((done.status, done.stdout.as_str()), (2, ""));
    assert!(
        done.stderr
            .contains(&format!("{path}: the output cannot be created")),
        "{}",
        done.stderr
    );
}

#[test]
fn what_cannot_be_read_is_reported_and_the_rest_done() {
    let scratch = Scratch::new();
    let good = scratch.file("good.txt", ARTICLE);
    let table: [(String, &str); 5] = [
        (scratch.path("missing.txt"), "(os error 2)"),
        (scratch.path(""), "is a folder"),
        (scratch.file("empty.txt", ""), "nothing in it"),
        (scratch.file("blank.txt", " \n\t\r\n　"), "nothing in it"),
        (
            scratch.file("binary.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0"),
            "binary",
        ),
    ];
    for (bad, reason) in &table {
        let done = zhaiyao(&["--to", "ndjson", bad, &good], "");
        assert_eq!(done.status, 1);
        assert!(
            done.stderr.starts_with(&format!("zhaiyao: {bad}: ")) && done.stderr.contains(reason),
            "{}",
            done.stderr
        );
        let lines = json_lines(&done.stdout);
        assert_eq!((&lines[0]["id"], &lines[1]["id"]), (&json!(bad), &json!(good)));
        assert!(lines[0]["error"].as_str().unwrap().contains(reason));
        assert!(lines[1].get("error").is_none());
    }
    let only_missing = zhaiyao(&[&table[0].0], "");
    assert_eq!((only_missing.status, only_missing.stdout.as_str()), (1, ""));
}

#[test]
fn a_file_outlives_a_run_that_read_nothing() {
    let scratch = Scratch::new();
    let (out, blank) = (scratch.file("out.txt", "旧"), scratch.file("blank.txt", " \n"));
    let missing = scratch.path("missing.txt");
    for format in ["text", "ndjson", "html"] {
        let done = zhaiyao(&["--to", format, "-o", &out, &missing, &blank], "");
        assert_eq!(done.status, 1);
        assert_eq!(fs::read_to_string(&out).unwrap(), "旧", "{format}");
    }
    assert_eq!(
        fs::read_dir(scratch.path("")).unwrap().count(),
        2,
        "nothing is left behind"
    );
    // A stream without articles is read, and has no results.
    let done = zhaiyao(&["--from", "ndjson", "-o", &out], "");
    assert_eq!((done.status, fs::read_to_string(&out).unwrap().as_str()), (0, ""));
}

#[test]
fn damaged_utf8_is_read_with_a_warning() {
    let input = "今天下雨了，学校停课一天，道路有积水。??明天晴。\n".as_bytes();
    let input: Vec<u8> = input
        .iter()
        .map(|&byte| if byte == b'?' { 0xff } else { byte })
        .collect();
    let done = run(command(&["summarize"]), &input);
    assert_eq!(done.status, 0);
    assert!(done.stdout.contains("今天下雨了"), "{}", done.stdout);
    assert_eq!(
        done.stderr,
        "zhaiyao: -: 2 sequences of bytes that are not UTF-8, replaced\n"
    );
}

#[test]
fn wrong_usage_is_status_2() {
    for arguments in [
        &["--nonsense"][..],
        &["summarize", "-n", "1", "-c", "9"],
        &["--user-dict", "/no/such/file"],
    ] {
        let done = zhaiyao(arguments, ARTICLE);
        assert_eq!((done.status, done.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(!done.stderr.is_empty());
    }
    let help = zhaiyao(&["--help"], "");
    assert_eq!(help.status, 0);
    assert!(help.stdout.contains("Examples:"));
}

#[test]
fn word_lists_that_cannot_be_read_are_named_with_the_line() {
    let scratch = Scratch::new();
    let list = scratch.path("words.txt");
    fs::write(&list, "对口合作\n云计算 99999999999999999999 n\n").unwrap();
    let done = zhaiyao(&["--user-dict", &list], ARTICLE);
    let message =
        format!("zhaiyao: {list}:2: the frequency \"99999999999999999999\" of \"云计算\" is too large\n");
    assert_eq!(
        (done.status, done.stdout, done.stderr),
        (2, String::new(), message)
    );
}

#[test]
fn user_words_are_those_of_python_jieba() {
    let scratch = Scratch::new();
    let list = scratch.path("words.txt");
    let text = "约翰·史密斯取得Open Bridge认证，约翰·史密斯参加飞行表演。Open Bridge认证由石桥协会颁发，石桥协会介绍。";
    for (words, found) in [
        ("Open Bridge认证 2000\n".as_bytes(), "Open Bridge认证"),
        ("约翰·史密斯 100 nr\n".as_bytes(), "约翰·史密斯"),
        // 石桥协会 in GBK.
        (b"\xca\xaf\xc7\xc5\xd0\xad\xbb\xe1 100 nt\n", "石桥协会"),
    ] {
        fs::write(&list, words).unwrap();
        let done = zhaiyao(&["keywords", "--user-dict", &list], text);
        assert_eq!((done.status, done.stderr.as_str()), (0, ""));
        assert!(done.stdout.contains(found), "{found}: {}", done.stdout);
    }
    fs::write(&list, "石桥协会\n修桥，铺路\n").unwrap();
    let done = zhaiyao(&["keywords", "--user-dict", &list], text);
    assert!(
        done.status == 0 && done.stderr.contains("修桥，铺路"),
        "{}",
        done.stderr
    );
    let done = zhaiyao(&["keywords", "-q", "--user-dict", &list], text);
    assert_eq!((done.status, done.stderr.as_str()), (0, ""));
}

#[test]
fn letters_in_full_width_and_what_is_invisible_do_not_part_words() {
    for (text, found) in [
        (
            "桥－２０起重机亮相展会。桥－２０起重机现场演示，桥－２１起重机同时展出。",
            "桥－２０",
        ),
        (
            "云梯\u{200b}路灯装好了。云\u{200b}梯路灯由街道安装，云梯路\u{200b}灯共三十盏，云梯路灯可以充电。",
            "云梯路灯",
        ),
    ] {
        let done = zhaiyao(&["keywords", "--fill"], text);
        assert!(done.stdout.contains(found), "{found}: {}", done.stdout);
    }
}

#[test]
fn a_long_line_is_a_record_like_any_other() {
    let text = "长江经济带建设稳步推进，沿江各省加快转型。".repeat(50_000);
    let done = zhaiyao(
        &["summarize", "--from", "ndjson"],
        &json!({"text": text}).to_string(),
    );
    assert_eq!(done.status, 0, "{}", done.stderr);
    assert_eq!(json_lines(&done.stdout).len(), 1);
}
