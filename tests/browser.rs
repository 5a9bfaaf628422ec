//! Runs the tests of the page in a real browser: `tests/browser/`. They need Node.js, Chromium and what
//! `npm ci` installs there. Where one is missing this says so, and fails only if `ZHAIYAO_BROWSER_TESTS=required`.

use std::{
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, ExitCode, Stdio},
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser");

fn main() -> ExitCode {
    // Listing tests, as tools do, runs none.
    if env::args().any(|argument| argument == "--list") {
        return ExitCode::SUCCESS;
    }
    let missing = missing();
    if missing.is_empty() {
        return run();
    }
    println!("\nbrowser tests NOT RUN, missing: {}\n", missing.join("; "));
    let is_required = env::var("ZHAIYAO_BROWSER_TESTS").is_ok_and(|value| value == "required");
    if is_required {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn missing() -> Vec<String> {
    let chromium = env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let has_node = Command::new("node")
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_ok();
    let has_modules = Path::new(FOLDER).join("node_modules/playwright-core").is_dir();
    [
        (has_node, "Node.js 20".to_owned()),
        (
            Path::new(&chromium).exists(),
            format!("{chromium} (Debian's package chromium, or CHROMIUM=path)"),
        ),
        (has_modules, "npm ci --prefix tests/browser".to_owned()),
    ]
    .into_iter()
    .filter_map(|(is_there, what)| (!is_there).then_some(what))
    .collect()
}

fn run() -> ExitCode {
    let mut server = Command::new(env!("CARGO_BIN_EXE_zhaiyao"))
        .args(["serve", "--port", "0"])
        .stderr(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let mut line = String::new();
    BufReader::new(server.stderr.take().expect("its messages"))
        .read_line(&mut line)
        .expect("its address");
    let url = line
        .split_whitespace()
        .find(|word| word.starts_with("http://"))
        .unwrap_or_default();
    let status = Command::new("node")
        // All that are called *.test.mjs.
        .args(["--test", "--test-reporter=spec"])
        .current_dir(FOLDER)
        .env("ZHAIYAO_URL", url)
        .env("ZHAIYAO", env!("CARGO_BIN_EXE_zhaiyao"))
        .status();
    // The server may have ended by itself, which the tests will have noticed.
    let _ = server.kill();
    let _ = server.wait();
    if status.is_ok_and(|status| status.success()) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
