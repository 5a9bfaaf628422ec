//! The READMEs show what really happens.
#![cfg(all(feature = "cli", unix))]

mod support;

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use support::assert_golden;

const READMES: [&str; 2] = ["README.md", "README.zh-CN.md"];

#[test]
fn commands_print_what_the_readmes_show() {
    for readme in READMES {
        let text = fs::read_to_string(readme).unwrap();
        assert_golden(readme, &with_output(&text));
    }
}

#[test]
fn both_readmes_show_the_same_commands() {
    let [english, chinese] = READMES.map(|readme| {
        let text = fs::read_to_string(readme).unwrap();
        let code: Vec<String> = text.split("```").skip(1).step_by(2).map(str::to_owned).collect();
        assert!(!code.is_empty());
        code
    });
    assert_eq!(english.len(), chinese.len());
    for (english, chinese) in english.iter().zip(&chinese) {
        assert_eq!(commands(english), commands(chinese));
    }
}

/// What is typed: comments may be translated.
fn commands(code: &str) -> Vec<&str> {
    let code = code
        .lines()
        .map(|line| line.split("  #").next().unwrap_or(line).trim_end());
    code.filter(|line| {
        ["$ ", "cargo ", "brew ", "docker ", "sudo "]
            .iter()
            .any(|start| line.starts_with(start))
    })
    .collect()
}

/// The text with what follows each `$ ` line of a console block replaced by what that command prints now.
fn with_output(text: &str) -> String {
    let mut result = String::new();
    let (mut in_console, mut in_output) = (false, false);
    for line in text.lines() {
        if line.starts_with("```") {
            in_console = line == "```console";
            in_output = false;
        }
        let command = line.strip_prefix("$ ").filter(|_| in_console);
        in_output |= command.is_some();
        if command.is_some() || !in_output {
            result.push_str(line);
            result.push('\n');
        }
        if let Some(command) = command {
            result.push_str(&output(command));
        }
    }
    result
}

fn output(command: &str) -> String {
    let folder = Path::new(env!("CARGO_BIN_EXE_zhaiyao")).parent().unwrap();
    let path = format!("{}:{}", folder.display(), env::var("PATH").unwrap_or_default());
    let done = Command::new("sh")
        .args(["-c", command])
        .env("PATH", path)
        .env("LC_ALL", "C")
        .env("ZHAIYAO_CONFIG", "")
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&done.stderr);
    assert!(
        done.status.success() && errors.is_empty(),
        "{command}: {} {errors}",
        done.status
    );
    String::from_utf8(done.stdout).unwrap()
}
