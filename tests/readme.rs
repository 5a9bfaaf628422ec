//! The READMEs show what really happens.
#![cfg(all(feature = "cli", unix))]

mod support;

use std::path::Path;
use std::process::{self, Command};
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
fn both_readmes_show_the_same_code() {
    let [english, chinese] = READMES.map(|readme| {
        let text = fs::read_to_string(readme).unwrap();
        blocks(&text).map(without_comments).collect::<Vec<_>>()
    });
    assert!(english.len() > 10);
    assert_eq!(english, chinese);
}

#[test]
fn what_the_readme_types_works() {
    let folder = env::temp_dir().join(format!("zhaiyao-readme-{}", process::id()));
    fs::create_dir_all(folder.join("articles")).unwrap();
    fs::copy("examples/news.txt", folder.join("articles/news.txt")).unwrap();
    fs::copy("examples/feed.ndjson", folder.join("articles.ndjson")).unwrap();
    let text = fs::read_to_string(READMES[0]).unwrap();
    let lines = blocks(&text).filter_map(|block| block.strip_prefix("sh\n"));
    let typed: Vec<&str> = lines
        .flat_map(str::lines)
        .map(|line| line.split("  #").next().unwrap_or(line))
        .filter(|line| line.starts_with("zhaiyao ") && *line != "zhaiyao serve")
        .collect();
    assert_eq!(typed.len(), 2, "{typed:?}");
    for command in typed {
        // Not every machine has jq.
        let command = command.split(" | jq").next().unwrap_or(command);
        output_in(&folder, command);
    }
    assert!(fs::metadata(folder.join("out.ndjson")).unwrap().len() > 100);
    // Files that it shows: options, a house style.
    fs::write(folder.join("words.txt"), "河长制\n").unwrap();
    let files: Vec<&str> = blocks(&text)
        .filter_map(|block| block.strip_prefix("toml\n"))
        .filter(|block| !block.contains("[dependencies]"))
        .collect();
    assert_eq!(files.len(), 2);
    for block in files {
        fs::write(folder.join("shown.toml"), block).unwrap();
        let option = if block.contains("[for.") {
            "--config"
        } else {
            "--style"
        };
        output_in(&folder, &format!("zhaiyao {option} shown.toml articles/news.txt"));
    }
    fs::remove_dir_all(folder).unwrap();
}

#[cfg(feature = "serve")]
#[test]
fn the_request_that_the_readme_shows_is_answered() {
    use std::io::{BufRead, BufReader, Read, Write};

    let text = fs::read_to_string(READMES[0]).unwrap();
    let request = text.split("-d '").nth(1).and_then(|rest| rest.split('\'').next());
    let request = request.unwrap();
    let mut server = Command::new(env!("CARGO_BIN_EXE_zhaiyao"))
        .args(["serve", "--port", "0"])
        .env("LC_ALL", "C")
        .env("ZHAIYAO_CONFIG", "")
        .stderr(process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    let mut log = BufReader::new(server.stderr.take().unwrap());
    log.read_line(&mut said).unwrap();
    let address = said.split('/').nth(2).unwrap();
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    let length = request.len();
    write!(
        stream,
        "POST /api/analyze HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\n\
         content-length: {length}\r\nconnection: close\r\n\r\n{request}"
    )
    .unwrap();
    let mut answer = String::new();
    let read = stream.read_to_string(&mut answer);
    server.kill().unwrap();
    server.wait().unwrap();
    read.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("\"summary\":\"两省签订合作协议。"), "{answer}");
}

/// What stands between fences, with the name of its language on the first line.
fn blocks(text: &str) -> impl Iterator<Item = &str> {
    text.split("```").skip(1).step_by(2)
}

/// Comments may be translated.
fn without_comments(code: &str) -> String {
    code.lines()
        .map(|line| line.split("  #").next().unwrap_or(line).trim_end().to_owned() + "\n")
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
    output_in(Path::new(env!("CARGO_MANIFEST_DIR")), command)
}

/// What a command prints that is typed in a folder.
fn output_in(folder: &Path, command: &str) -> String {
    let binaries = Path::new(env!("CARGO_BIN_EXE_zhaiyao")).parent().unwrap();
    let path = format!("{}:{}", binaries.display(), env::var("PATH").unwrap_or_default());
    let done = Command::new("sh")
        // As if it were here.
        .args(["-c", &command.replace("./zhaiyao", "zhaiyao")])
        .current_dir(folder)
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
