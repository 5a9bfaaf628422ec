//! What is said about arguments: help and errors, in lines that fit, in the user's language.

use std::ffi::OsString;

use clap::{Command, Error, error::ErrorKind};
use unicode_width::UnicodeWidthStr;

use super::{
    translation::{translated, translated_text},
    wrong,
};
use crate::{message::Language, output::wrap_line};

/// What the parser says in place of a result.
#[derive(Debug)]
pub(crate) struct Said {
    /// With colours.
    pub(crate) text: String,
    /// Help that was asked for, no error.
    pub(crate) is_wanted: bool,
}

impl Said {
    /// What is said where `arguments` are no arguments of `command`, for the reason that `error` is.
    pub(super) fn new(
        error: Error,
        command: &Command,
        arguments: &[OsString],
        language: Language,
        columns: usize,
    ) -> Self {
        let suggesting = |error: Error| wrong::suggesting(error, command);
        let error = &suggesting(error);
        let is_wanted = !error.use_stderr();
        let is_help = is_wanted || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
        let in_chinese = (language == Language::Chinese)
            .then(|| translated(command.clone()).try_get_matches_from(arguments).err())
            .flatten()
            .map(suggesting);
        let text = match &in_chinese {
            None => error.render().ansi().to_string(),
            Some(error) if is_help => translated_text(&error.render()),
            Some(error) => wrong::in_chinese(error, translated_text),
        };
        Self {
            text: if is_help { fitted(&text, columns) } else { text },
            is_wanted,
        }
    }

    /// Without colours.
    pub(super) fn plain(mut self) -> Self {
        let mut pieces = self.text.split('\x1b');
        let first = pieces.next().unwrap_or_default().to_owned();
        self.text = pieces.fold(first, |plain, piece| {
            plain + piece.split_once('m').map_or("", |(_, text)| text)
        });
        self
    }
}

/// Lines of at most `columns`; what is beside an option stays beside it.
fn fitted(text: &str, columns: usize) -> String {
    text.lines()
        .map(|line| fitted_line(line.trim_end(), columns))
        .collect::<Vec<_>>()
        .join("\n")
        + "\n"
}

fn fitted_line(line: &str, columns: usize) -> String {
    if width(line) <= columns {
        return line.to_owned();
    }
    let indent = line.len() - line.trim_start().len();
    let beside = line[indent..].find("  ").map(|at| {
        let gap = &line[indent + at..];
        indent + at + gap.len() - gap.trim_start().len()
    });
    // A name so long that a single blank parts it from what it means.
    let in_list = || {
        line[indent..]
            .starts_with("- ")
            .then(|| line.find(": "))
            .flatten()
    };
    let beside = beside.or_else(|| Some(in_list()? + 2));
    let (before, help) = line.split_at(beside.unwrap_or(indent));
    let room = columns.saturating_sub(width(before)).max(20);
    let line_end = format!("\n{}", " ".repeat(width(before)));
    before.to_owned() + &wrapped(help, room).replace('\n', &line_end)
}

/// Lines of at most `columns`; what stands in brackets at the end, as `[default: 3]`, is not broken where a line has room
/// for it.
fn wrapped(help: &str, columns: usize) -> String {
    let mut pieces = help.split(" [");
    let mut lines = wrap_line(pieces.next().unwrap_or_default(), columns);
    for piece in pieces {
        let last = lines.lines().last().map_or(0, width);
        let needed = width(piece) + 1;
        if last + 1 + needed > columns && needed <= columns {
            lines = format!("{lines}\n[{piece}");
        } else {
            let kept = lines.len() - lines.lines().last().map_or(0, str::len);
            let line = format!("{} [{piece}", &lines[kept..]);
            lines.replace_range(kept.., &wrap_line(&line, columns));
        }
    }
    lines
}

/// The columns that a line takes, its colours apart.
fn width(line: &str) -> usize {
    let mut pieces = line.split('\x1b');
    let first = pieces.next().unwrap_or_default().width();
    let others = pieces.map(|piece| piece.split_once('m').map_or(0, |(_, text)| text.width()));
    first + others.sum::<usize>()
}
