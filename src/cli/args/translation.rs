//! Help and errors of the parser in Chinese.

use clap::{
    Arg, Command,
    builder::{PossibleValue, PossibleValuesParser, StyledStr},
};

use crate::message::{HELP, Language, PARSER_PHRASES};

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
