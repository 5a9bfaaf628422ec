//! Runs the binary and looks at what it did.

use std::{
    fs,
    io::{ErrorKind, Write},
    path::PathBuf,
    process::{self, Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use serde_json::Value;

/// A news page with some of the noise that pages have.
pub(crate) const ARTICLE: &str = "\
青河镇把旧粮仓改成了图书馆
来源：河谷晚报　2024-03-18 09:12:40

本报讯(记者 林望舒)三月的青河镇，油菜花刚刚开。镇口那座闲置了二十年的旧粮仓，上周六换了身份：它成了全镇第一座公共图书馆。

▲图书馆内景

“小时候我在这里排队交公粮，现在我在这里借书。”76岁的村民老谭说。他当天借走了三本书，其中一本是《果树修剪入门》。

据镇文化站介绍，旧粮仓改造历时14个月，投入资金380万元，保留了原有的砖墙和木梁。图书馆现有藏书2.6万册，设阅览座位120个，周末开放到晚上9点。

镇政府表示，今年还将把另外两座旧粮仓改造成农技培训中心和乡村礼堂，让闲置的老房子重新为村民所用。

(责任编辑：何青)
";

/// How the command ended and what it said.
pub(crate) struct Done {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhaiyao"));
    // Whatever the machine speaks.
    command
        .args(arguments)
        .env("LC_ALL", "C")
        .env("ZHAIYAO_CONFIG", "");
    command
}

/// Runs the command with `input` on its standard input.
pub(crate) fn zhaiyao(arguments: &[&str], input: &str) -> Done {
    run(command(arguments), input.as_bytes())
}

pub(crate) fn run(mut command: Command, input: &[u8]) -> Done {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let output = thread::scope(|scope| {
        scope.spawn(move || match stdin.write_all(input) {
            // It may end without reading.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
            result => result.unwrap(),
        });
        child.wait_with_output().unwrap()
    });
    Done {
        status: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

pub(crate) fn json_lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// A folder of its own, gone at the end.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!(
            "zhaiyao-test-{}-{}",
            process::id(),
            COUNT.fetch_add(1, Ordering::SeqCst)
        );
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    /// Makes a file and returns its path.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::write(&path, content).unwrap();
        path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
