use std::{
    env,
    io::{IsTerminal, Write, stderr, stdin, stdout},
};

use terminal_size::{Width, terminal_size};

use crate::{
    message::{Language, Message},
    output::TextStyle,
    output::turns_direction,
};

/// Lines longer than this are hard to read.
const MOST_COLUMNS: usize = 100;
const LEAST_COLUMNS: usize = 20;

/// Where it is not known how wide a terminal is, and what help is made for.
pub(super) const USUAL_COLUMNS: usize = 80;

/// When there are colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Colors {
    /// On a terminal, unless it or the user does not want them.
    #[default]
    Auto,
    Always,
    Never,
}

/// How the command speaks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Manner {
    /// No warnings, no progress.
    pub(crate) is_quiet: bool,
    /// Also what went well.
    pub(crate) is_verbose: bool,
    pub(crate) colors: Colors,
}

impl Colors {
    fn on(self, is_terminal: bool) -> bool {
        let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = || env::var_os("TERM").is_some_and(|term| term == "dumb");
        match self {
            Self::Auto => is_terminal && !is_set("NO_COLOR") && !is_dumb(),
            Self::Always => true,
            Self::Never => false,
        }
    }

    pub(super) fn on_stdout(self) -> bool {
        self.on(stdout().is_terminal())
    }

    pub(super) fn on_stderr(self) -> bool {
        self.on(stderr().is_terminal())
    }
}

/// How standard output looks best: plain unless it is a terminal.
pub(super) fn style(colors: Colors) -> TextStyle {
    let columns = stdout().is_terminal().then(columns);
    TextStyle {
        width: columns.map(|columns| columns.clamp(LEAST_COLUMNS, MOST_COLUMNS)),
        colours: colors.on_stdout(),
    }
}

/// How wide lines of help are.
pub(super) fn help_columns() -> usize {
    columns().clamp(LEAST_COLUMNS * 2, USUAL_COLUMNS)
}

/// Whether somebody who types would have to give what is to be read.
pub(super) fn is_typed() -> bool {
    stdin().is_terminal()
}

fn columns() -> usize {
    terminal_size().map_or(USUAL_COLUMNS, |(Width(columns), _)| usize::from(columns))
}

/// Tells the user.
pub(super) fn report(message: &Message) {
    let line = printable(message.in_language(Language::current()));
    // Nobody is left to hear that standard error is closed.
    let _ = writeln!(stderr(), "zhaiyao: {line}");
}

/// A line that a terminal shows and does not obey, whatever a file's name or a record holds.
fn printable(text: &str) -> String {
    let steers = |c: char| c.is_control() || turns_direction(c);
    text.chars()
        .fold(String::with_capacity(text.len()), |mut line, c| {
            if steers(c) {
                line.extend(c.escape_default());
            } else {
                line.push(c);
            }
            line
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_do_not_steer_terminals() {
        let table = [
            ("甲.txt: 没有内容", "甲.txt: 没有内容"),
            ("a\x1b[31m.txt", "a\\u{1b}[31m.txt"),
            ("a\nb\r\x07", "a\\nb\\r\\u{7}"),
            ("\u{9b}2J", "\\u{9b}2J"),
            ("a\u{202e}txt.exe", "a\\u{202e}txt.exe"),
            ("族\u{200d}群", "族\u{200d}群"),
        ];
        for (text, expected) in table {
            assert_eq!(printable(text), expected);
        }
    }
}
