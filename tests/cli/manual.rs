//! Manual pages, completions, the demonstration.

use std::{env, process::Command};

use crate::common::{Scratch, command, run, zhaiyao};

/// Nothing is the program itself.
pub(crate) const COMMANDS: [&str; 8] = [
    "",
    "summarize",
    "keywords",
    "serve",
    "completions",
    "man",
    "config",
    "demo",
];

fn page(command: &str, language: &str) -> String {
    let arguments = ["man", "--lang", language, command];
    let done = zhaiyao(
        &arguments[..arguments.len() - usize::from(command.is_empty())],
        "",
    );
    assert_eq!(done.status, 0, "{}", done.stderr);
    done.stdout
}

/// What a program of the system says to a page; none where it is missing and need not be there.
fn said(program: &str, arguments: &[&str]) -> Option<String> {
    match Command::new(program).args(arguments).output() {
        Ok(output) => Some(String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()),
        Err(error) => {
            assert!(
                env::var_os("ZHAIYAO_MANUAL_TESTS").is_none(),
                "{program}: {error}"
            );
            None
        }
    }
}

#[test]
fn pages_are_found_and_well_formed() {
    let scratch = Scratch::new();
    for command in COMMANDS {
        for language in ["en", "zh"] {
            let name = if command.is_empty() {
                "zhaiyao".to_owned()
            } else {
                format!("zhaiyao-{command}")
            };
            let text = page(command, language);
            assert!(
                text.starts_with(&format!(".TH {} 1 ", name.to_uppercase().replace('-', "\\-"))),
                "{text}"
            );
            let file = scratch.file(&format!("{name}.1"), &text);
            if let Some(found) = said("lexgrog", &[&file]) {
                assert!(found.contains(&format!("\"{name} - ")), "{found}");
            }
            assert!(
                text.lines()
                    .all(|line| line.replace('\\', "").chars().count() <= 80),
                "{text}"
            );
            // It takes Chinese characters for eight bytes each, and lines for too long.
            let level = if language == "en" { "style" } else { "warning" };
            if let Some(faults) = said("mandoc", &["-T", "lint", "-W", level, &file]) {
                assert_eq!(faults, "", "{name} in {language}");
            }
        }
    }
}

#[test]
fn pages_name_only_pages_that_there_are_and_keep_examples() {
    let program = page("", "en");
    for name in program
        .split("zhaiyao\\-")
        .skip(1)
        .filter_map(|rest| rest.split(['(', '\\']).next())
    {
        assert!(COMMANDS.contains(&name) || name.contains(' '), "{name}");
    }
    let examples = program
        .split(".nf\n")
        .nth(1)
        .and_then(|rest| rest.split(".fi").next())
        .unwrap();
    assert_eq!(examples.lines().count(), 10, "{examples}");
    assert!(
        examples.lines().all(|line| line.contains("zhaiyao")),
        "{examples}"
    );
    for section in ["EXIT STATUS", "ENVIRONMENT", "FILES"] {
        assert!(program.contains(section), "{section}");
    }
    assert!(page("", "zh").contains("环境变量"));
}

#[test]
fn examples_of_the_help_run() {
    let scratch = Scratch::new();
    scratch.file("article.txt", crate::common::ARTICLE);
    scratch.file(
        "feed.xml",
        "<rss><channel><item><title>题</title><description>一句话。</description></item></channel></rss>",
    );
    scratch.file("articles.ndjson", "{\"text\":\"一句话。\"}\n");
    std::fs::create_dir(scratch.path("articles")).unwrap();
    scratch.file("articles/a.txt", crate::common::ARTICLE);
    let help = zhaiyao(&["--help"], "").stdout;
    let examples = help.split("Examples:\n").nth(1).unwrap();
    let mut count = 0;
    for line in examples.lines().take_while(|line| line.starts_with("  ")) {
        let typed = line.trim().split("  ").next().unwrap();
        // One needs a network, one does not end.
        if typed.starts_with("curl") || typed.ends_with("serve") {
            continue;
        }
        let (arguments, input) = typed.split_once('<').unwrap_or((typed, ""));
        let arguments: Vec<&str> = arguments.split_whitespace().skip(1).collect();
        let input = match input.trim() {
            "" => Vec::new(),
            file => std::fs::read(scratch.path(file)).unwrap(),
        };
        let mut command = command(&arguments);
        command.current_dir(scratch.path(""));
        let done = run(command, &input);
        assert_eq!((done.status, done.stderr.as_str()), (0, ""), "{typed}");
        count += 1;
    }
    assert_eq!(count, 8);
}

#[test]
fn completions_know_values() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = zhaiyao(&["completions", shell], "").stdout;
        assert!(script.contains("summarize"), "{shell}");
    }
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = zhaiyao(&["completions", shell], "").stdout;
        for value in ["gb18030", "big5", "markdown"] {
            assert!(script.contains(value), "{shell}: {value}");
        }
    }
}

#[test]
fn elvish_completes_values() {
    let scratch = Scratch::new();
    // What its editor has, where there is none.
    let editor = "var completer = [&]
        var edit: = (ns [
            &completion:=(ns [&arg-completer=$completer])
            &complex-candidate~={|text &display=''| put $text}])
        ";
    let script = zhaiyao(&["completions", "elvish"], "").stdout;
    let script = script.replace("set edit:completion:arg-completer[zhaiyao] =", "var complete~ =");
    for (words, value, option) in [
        ("zhaiyao --to ''", "markdown", "--encoding"),
        ("zhaiyao keywords --encoding ''", "big5", "--chars"),
        ("zhaiyao completions ''", "zsh", "--chars"),
    ] {
        let file = scratch.file("complete.elv", format!("{editor}{script}\ncomplete {words}\n"));
        if let Some(shown) = said("elvish", &["-norc", &file]) {
            assert!(
                shown.contains(value) && !shown.contains(option),
                "{words}: {shown}"
            );
        }
    }
}

#[test]
fn fish_completes_commands_options_and_values() {
    let scratch = Scratch::new();
    let script = scratch.file("zhaiyao.fish", zhaiyao(&["completions", "fish"], "").stdout);
    for (typed, completed) in COMPLETED {
        let asked = format!("source {script}; complete -C '{typed}'");
        if let Some(shown) = said("fish", &["--no-config", "-c", &asked]) {
            // Behind a tab stands what it is.
            let words: Vec<&str> = shown.lines().filter_map(|line| line.split('\t').next()).collect();
            assert_eq!(words, [completed], "{typed}");
        }
    }
}

/// What is typed last is completed, if it is followed by a tab, to this.
const COMPLETED: [(&str, &str); 9] = [
    ("zhaiyao summ", "summarize"),
    ("zhaiyao summarize --cha", "--chars"),
    ("zhaiyao --encoding gb1", "gb18030"),
    ("zhaiyao news.txt --encoding bi", "big5"),
    ("zhaiyao keywords --to ndj", "ndjson"),
    ("zhaiyao -q serve --allow-o", "--allow-origin"),
    ("zhaiyao completions el", "elvish"),
    ("zhaiyao man keyw", "keywords"),
    ("zhaiyao -n 3 --method tf", "tfidf"),
];

#[test]
fn zsh_completes_commands_options_and_values() {
    let scratch = Scratch::new();
    let script = scratch.file("_zhaiyao", zhaiyao(&["completions", "zsh"], "").stdout);
    let folder = script.trim_end_matches("/_zhaiyao");
    // A shell on a terminal of its own, that of another one, which types, and waits for what is shown.
    let begin = format!(
        "zmodload zsh/zpty
        zpty shell 'TERM=dumb ZDOTDIR={folder} zsh -f -i'
        zpty -w shell 'fpath=({folder} $fpath); autoload -U compinit; compinit -u -D; PS1=REA\"\"DY'
        zpty -r shell shown '*READY*'\n"
    );
    let lines = COMPLETED.map(|(typed, completed)| {
        let last = typed.split(' ').next_back().unwrap_or_default();
        let rest = completed.strip_prefix(last).unwrap_or_default();
        format!(
            "print -r -- '{typed}'
            zpty -n -w shell '{typed}'$'\\t'
            zpty -r shell shown '*{rest}*'
            zpty -n -w shell $'\\x15'\n"
        )
    });
    let file = scratch.file(
        "type.zsh",
        begin + &lines.concat() + "zpty -d shell; print done\n",
    );
    if said("zsh", &["--version"]).is_none() {
        return;
    }
    if let Some(shown) = said("timeout", &["300", "zsh", "-f", &file]) {
        assert!(shown.ends_with("done\n"), "not completed: {shown}");
    }
}

#[cfg(unix)]
#[test]
fn bash_completes_commands_options_and_values() {
    let scratch = Scratch::new();
    let script = scratch.file("zhaiyao.bash", zhaiyao(&["completions", "bash"], "").stdout);
    for (typed, expected) in COMPLETED {
        let words: Vec<&str> = typed.split(' ').skip(1).collect();
        let current = words.len();
        let (last, before) = (
            words[current - 1],
            if current > 1 {
                words[current - 2]
            } else {
                "zhaiyao"
            },
        );
        let typed = format!(
            "source {script}; COMP_WORDS=(zhaiyao {}); COMP_CWORD={current}; _zhaiyao zhaiyao {last} {before}; \
             echo \"${{COMPREPLY[@]}}\"",
            words.join(" ")
        );
        if let Some(completed) = said("bash", &["-c", &typed]) {
            assert_eq!(completed.trim_end(), expected, "{words:?}");
        }
    }
}

#[test]
fn the_demonstration_needs_nothing() {
    let scratch = Scratch::new();
    for (language, next) in [("en", "== Next:"), ("zh", "== 接下来：")] {
        let mut command = command(&["demo", "--lang", language]);
        command.current_dir(scratch.path(""));
        let done = run(command, b"");
        assert_eq!((done.status, done.stderr.as_str()), (0, ""));
        assert!(
            done.stdout.contains("青枫河") && done.stdout.contains(next),
            "{}",
            done.stdout
        );
    }
}
