//! A terminal for the command to run on.

use std::{
    fs::File,
    io::{ErrorKind, Read, Write},
    os::fd::OwnedFd,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use rustix::{
    fs::{Mode, OFlags, open},
    pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt},
    termios::{Winsize, tcsetwinsize},
};

/// What a command said to a terminal, and how it ended.
pub(crate) struct Shown {
    pub(crate) status: i32,
    /// What it wrote to the terminal.
    pub(crate) text: String,
    /// What it wrote to standard output, where that is a pipe.
    pub(crate) piped: String,
}

/// Which of the standard streams are the terminal.
#[derive(Clone, Copy)]
pub(crate) enum On {
    /// All of them: the command is typed and its result looked at.
    All,
    /// Input and messages: the result goes elsewhere.
    NotStdout,
    /// Output and messages: something is piped in, which is empty.
    NotStdin,
}

/// Runs a command on a terminal of 80 columns until it ends.
pub(crate) fn on_terminal(mut command: Command, on: On) -> Shown {
    let (ours, theirs) = terminal(80);
    let end = || Stdio::from(theirs.try_clone().unwrap());
    command.env("TERM", "xterm").env_remove("NO_COLOR").stderr(end());
    match on {
        On::All => command.stdin(end()).stdout(end()),
        On::NotStdout => command.stdin(end()).stdout(Stdio::piped()),
        On::NotStdin => command.stdin(Stdio::null()).stdout(end()),
    };
    let mut child = command.spawn().unwrap();
    // What the command holds is the only end left, so that it ends with it.
    drop((theirs, command));
    let reader = thread::spawn(move || read(ours));
    let mut piped = String::new();
    if let Some(mut stdout) = child.stdout.take() {
        stdout.read_to_string(&mut piped).unwrap();
    }
    let status = child.wait().unwrap().code().unwrap();
    Shown {
        status,
        text: reader.join().unwrap().replace("\r\n", "\n"),
        piped,
    }
}

fn terminal(columns: u16) -> (OwnedFd, OwnedFd) {
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&ours).unwrap();
    unlockpt(&ours).unwrap();
    let name = ptsname(&ours, Vec::new()).unwrap();
    let theirs = open(name.as_c_str(), OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
    let size = Winsize {
        ws_row: 24,
        ws_col: columns,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    tcsetwinsize(&theirs, size).unwrap();
    (ours, theirs)
}

fn read(terminal: OwnedFd) -> String {
    let mut terminal = File::from(terminal);
    let (mut shown, mut block) = (Vec::new(), [0; 4096]);
    loop {
        match terminal.read(&mut block) {
            Ok(0) => break,
            Ok(n_read) => shown.extend_from_slice(&block[..n_read]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            // Linux says so when the other end is closed.
            Err(_) => break,
        }
    }
    String::from_utf8(shown).unwrap()
}

/// What a command says to a terminal while nobody reads, for longer than work has to take to be long, what it writes to a
/// pipe.
pub(crate) fn unread_on_terminal(mut command: Command) -> String {
    let (ours, theirs) = terminal(80);
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    command.env("TERM", "xterm").stderr(Stdio::from(theirs));
    let mut child = command.spawn().unwrap();
    drop(command);
    let reader = thread::spawn(move || read(ours));
    thread::sleep(Duration::from_millis(1200));
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_to_end(&mut Vec::new()).unwrap();
    assert!(child.wait().unwrap().success());
    reader.join().unwrap()
}

/// What a command says to a terminal whose input pauses, between two equal lines, for longer than work has to take to be
/// long.
pub(crate) fn slowly_on_terminal(mut command: Command, line: &str) -> String {
    let (ours, theirs) = terminal(80);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    command.env("TERM", "xterm").stderr(Stdio::from(theirs));
    let mut child = command.spawn().unwrap();
    drop(command);
    let reader = thread::spawn(move || read(ours));
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(line.as_bytes()).unwrap();
    thread::sleep(Duration::from_millis(1200));
    stdin.write_all(line.as_bytes()).unwrap();
    drop(stdin);
    assert!(child.wait().unwrap().success());
    reader.join().unwrap()
}
