//! A terminal for the command to run on.

use std::{
    fs::File,
    io::{ErrorKind, Read, Write},
    os::fd::OwnedFd,
    process::{Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
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
    let (reader, _) = reader(ours);
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

/// Reads all that comes; meanwhile, how many bytes have come.
fn reader(terminal: OwnedFd) -> (JoinHandle<String>, Arc<AtomicUsize>) {
    let n_shown = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&n_shown);
    (thread::spawn(move || read(terminal, &count)), n_shown)
}

fn read(terminal: OwnedFd, n_shown: &AtomicUsize) -> String {
    let mut terminal = File::from(terminal);
    let (mut shown, mut block) = (Vec::new(), [0; 4096]);
    loop {
        match terminal.read(&mut block) {
            Ok(0) => break,
            Ok(n_read) => {
                shown.extend_from_slice(&block[..n_read]);
                n_shown.store(shown.len(), Ordering::SeqCst);
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            // Linux says so when the other end is closed.
            Err(_) => break,
        }
    }
    String::from_utf8(shown).unwrap()
}

/// What a command says to a terminal while what it writes to a pipe is read bit by bit, until it says something.
pub(crate) fn hardly_read_on_terminal(mut command: Command) -> String {
    let (ours, theirs) = terminal(80);
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    command.env("TERM", "xterm").stderr(Stdio::from(theirs));
    let mut child = command.spawn().unwrap();
    drop(command);
    let (reader, n_shown) = reader(ours);
    let mut stdout = child.stdout.take().unwrap();
    while n_shown.load(Ordering::SeqCst) == 0 && stdout.read(&mut [0; 4096]).unwrap() > 0 {
        thread::sleep(Duration::from_millis(100));
    }
    stdout.read_to_end(&mut Vec::new()).unwrap();
    assert!(child.wait().unwrap().success());
    reader.join().unwrap()
}

/// What a command says to a terminal while the same line comes again and again, until it says something, but no longer than
/// `most`.
pub(crate) fn slowly_on_terminal(mut command: Command, line: &str, most: Duration) -> String {
    let (ours, theirs) = terminal(80);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    command.env("TERM", "xterm").stderr(Stdio::from(theirs));
    let mut child = command.spawn().unwrap();
    drop(command);
    let (reader, n_shown) = reader(ours);
    let mut stdin = child.stdin.take().unwrap();
    let started = Instant::now();
    while n_shown.load(Ordering::SeqCst) == 0 && started.elapsed() < most {
        stdin.write_all(line.as_bytes()).unwrap();
        thread::sleep(Duration::from_millis(100));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
    reader.join().unwrap()
}
