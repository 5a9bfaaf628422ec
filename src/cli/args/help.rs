//! What is said about arguments: help and errors, in lines that fit, in the user's language.

use std::ffi::OsString;

use clap::{
    Arg, Command, Error,
    builder::{PossibleValue, PossibleValuesParser, StyledStr},
    error::ErrorKind,
};
use unicode_width::UnicodeWidthStr;

use super::wrong;
use crate::{
    message::{HELP, Language, PARSER_PHRASES},
    output::wrap_line,
};

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

/// The Chinese of help. A test demands that all of it is in the table.
pub(super) fn chinese(english: &str) -> Option<&'static str> {
    let found = HELP.iter().find(|(other, _)| *other == english);
    found.map(|(_, chinese)| *chinese)
}

/// The default that the help of an option tells in words, in the user's language.
pub(super) fn default_told(arg: &Arg) -> Option<String> {
    let help = arg.get_help()?.to_string();
    let (help, mark) = match Language::current() {
        Language::English => (help.as_str(), "[default: "),
        Language::Chinese => (chinese(&help)?, "[默认："),
    };
    let (_, default) = help.split_once(mark)?;
    Some(default.trim_end_matches(']').to_owned())
}

fn of_styled(english: Option<&StyledStr>) -> Option<&'static str> {
    chinese(&english?.to_string())
}

/// The command with its help in Chinese. Its arguments' values are strings then: it is for saying, not for reading.
pub(super) fn translated(command: Command) -> Command {
    let about = of_styled(command.get_about());
    let long_about = of_styled(command.get_long_about());
    let after = of_styled(command.get_after_help());
    let mut command = command.mut_args(translated_arg).mut_subcommands(translated);
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(about) = long_about {
        command = command.long_about(about);
    }
    if let Some(after) = after {
        command = command.after_help(after);
    }
    command
}

fn translated_arg(arg: Arg) -> Arg {
    let (help, long_help) = (of_styled(arg.get_help()), of_styled(arg.get_long_help()));
    let heading = arg.get_help_heading().and_then(chinese);
    let value_name = arg
        .get_value_names()
        .and_then(<[_]>::first)
        .and_then(|name| chinese(name));
    let values = arg.get_possible_values();
    let mut arg = arg;
    if values.iter().any(|value| value.get_help().is_some()) {
        let values = values.into_iter().map(translated_value);
        arg = arg.value_parser(PossibleValuesParser::new(values));
    }
    if let Some(help) = help {
        arg = arg.help(help);
    }
    if let Some(help) = long_help {
        arg = arg.long_help(help);
    }
    if let Some(name) = value_name {
        arg = arg.value_name(name);
    }
    if let Some(heading) = heading {
        arg = arg.help_heading(heading);
    }
    arg
}

fn translated_value(value: PossibleValue) -> PossibleValue {
    match of_styled(value.get_help()) {
        Some(help) => value.help(help),
        None => value,
    }
}

/// Text of the parser with its own phrases in Chinese.
pub(super) fn translated_text(text: &StyledStr) -> String {
    let mut text = text.ansi().to_string();
    for (english, chinese) in PARSER_PHRASES {
        text = text.replace(english, chinese);
    }
    text
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
