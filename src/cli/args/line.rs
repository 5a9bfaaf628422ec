//! Options before the command, commands mistyped.

use std::{
    ffi::{OsStr, OsString},
    path::Path,
};

use clap::Command;

/// Words less alike than this are different words.
const LEAST_LIKENESS: f64 = 0.83;

/// The command that the parser adds by itself.
pub(super) const HELP: &str = "help";

/// The arguments with the command first, where options stand before it.
pub(super) fn command_first(mut arguments: Vec<OsString>, root: &Command) -> Vec<OsString> {
    match first_word(&arguments, root) {
        // It takes no options; what they say of language and colours is known by then, and help with it is help.
        Some((at, HELP)) => {
            arguments.drain(1..at);
            arguments.retain(|argument| argument != "-h" && argument != "--help");
        }
        Some((at, word)) if root.find_subcommand(word).is_some() => arguments[1..=at].rotate_right(1),
        _ => {}
    }
    arguments
}

/// The first argument that is neither an option nor its value, and its place.
fn first_word<'a>(arguments: &'a [OsString], root: &Command) -> Option<(usize, &'a str)> {
    let mut at = 1;
    loop {
        let argument = arguments.get(at)?.to_str()?;
        if !argument.starts_with('-') || argument == "-" {
            return Some((at, argument));
        }
        at += 1 + n_values_behind(argument, root)?;
    }
}

/// Whether the first word is neither a command nor a file, but looks like a command: like which.
pub(super) fn mistyped<'a, 'c>(arguments: &'a [OsString], root: &'c Command) -> Option<(&'a str, &'c str)> {
    let (_, word) = first_word(arguments, root)?;
    let is_there = word == HELP || root.find_subcommand(word).is_some() || Path::new(word).exists();
    Some((word, command_like(word.as_ref(), root).filter(|_| !is_there)?))
}

/// How many arguments after this one, an option, are its value. Unknown options are left to the parser.
fn n_values_behind(option: &str, root: &Command) -> Option<usize> {
    if ["-h", "--help", "-V", "--version"].contains(&option) {
        return Some(0);
    }
    if let Some(long) = option.strip_prefix("--") {
        let name = long.split('=').next().unwrap_or_default();
        return takes_value(root, |arg| arg.get_long() == Some(name))
            .map(|takes_value| usize::from(takes_value && !long.contains('=')));
    }
    let mut letters = option.chars().skip(1);
    while let Some(letter) = letters.next() {
        let is_named = |arg: &clap::Arg| {
            arg.get_short_and_visible_aliases()
                .is_some_and(|letters| letters.contains(&letter))
        };
        if takes_value(root, is_named)? {
            return Some(usize::from(letters.next().is_none()));
        }
    }
    Some(0)
}

/// Whether a command has an option, as it is typed: -k, --keywords.
pub(super) fn has_option(command: &Command, typed: &str) -> bool {
    command.get_arguments().any(|arg| {
        let letters = arg.get_short_and_visible_aliases().unwrap_or_default();
        let long = arg.get_long().map(|long| format!("--{long}"));
        long.as_deref() == Some(typed) || letters.iter().any(|letter| format!("-{letter}") == typed)
    })
}

/// Whether an option of any command takes a value that stands after it; none if there is no such option.
fn takes_value(root: &Command, is_meant: impl Fn(&clap::Arg) -> bool) -> Option<bool> {
    let commands = std::iter::once(root).chain(root.get_subcommands());
    let arg = commands
        .flat_map(Command::get_arguments)
        .find(|arg| is_meant(arg));
    let arg = arg?;
    Some(arg.get_action().takes_values() && !arg.is_require_equals_set())
}

/// The command that a word seems to be meant for.
pub(super) fn command_like<'c>(word: &OsStr, root: &'c Command) -> Option<&'c str> {
    let word = word.to_str()?;
    if word.contains(['.', '/', '\\', '*', '?', '[']) {
        return None;
    }
    let names = root.get_subcommands().map(Command::get_name).chain([HELP]);
    most_like(&word.to_lowercase(), names)
}

/// The name that a word seems to be meant for.
pub(super) fn most_like<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let likeness = |name: &str| match strsim::osa_distance(word, name) {
        // In short words, as gkb, one slip is much.
        1 if word.len() > 2 => 1.0,
        _ => strsim::jaro_winkler(word, name),
    };
    names
        .map(|name| (likeness(name), name))
        .filter(|(likeness, _)| *likeness > LEAST_LIKENESS)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn options_may_stand_before_the_command() {
        let root = crate::cli::args::Cli::command();
        let cases = [
            ("z summarize -c 9 f", "z summarize -c 9 f"),
            ("z -c 9 summarize f", "z summarize -c 9 f"),
            ("z -c9 summarize f", "z summarize -c9 f"),
            (
                "z --chars=9 --no-compress summarize f",
                "z summarize --chars=9 --no-compress f",
            ),
            ("z --explain keywords f", "z keywords --explain f"),
            ("z -Rk 5 keywords f", "z keywords -Rk 5 f"),
            ("z -Rk5 keywords f", "z keywords -Rk5 f"),
            ("z --port 1 serve", "z serve --port 1"),
            ("z -V serve", "z serve -V"),
            ("z --help serve", "z serve --help"),
            // What is a value or a file stays one.
            ("z --title summarize f", "z --title summarize f"),
            ("z f summarize", "z f summarize"),
            ("z -c 9 f summarize", "z -c 9 f summarize"),
            ("z -- summarize", "z -- summarize"),
            ("z - summarize", "z - summarize"),
            ("z --lang zh -q help summarize", "z help summarize"),
            ("z --nonsense summarize", "z --nonsense summarize"),
            ("z -k", "z -k"),
            ("z", "z"),
        ];
        for (typed, expected) in cases {
            let typed_line: Vec<OsString> = typed.split(' ').map(OsString::from).collect();
            let line = command_first(typed_line, &root);
            assert_eq!(line.join(OsStr::new(" ")), OsStr::new(expected), "{typed}");
        }
    }

    #[test]
    fn commands_are_known_by_their_likeness() {
        let root = crate::cli::args::Cli::command();
        for (word, command) in [
            ("summarise", Some("summarize")),
            ("sumarize", Some("summarize")),
            ("summary", Some("summarize")),
            ("Summarise", Some("summarize")),
            ("keywrods", Some("keywords")),
            ("keyword", Some("keywords")),
            ("completion", Some("completions")),
            ("halp", Some("help")),
            ("hlep", Some("help")),
            ("mna", Some("man")),
            ("serv", Some("serve")),
            ("conifg", Some("config")),
            ("article", None),
            ("summarise.txt", None),
            ("./summarise", None),
            ("新闻", None),
            ("", None),
        ] {
            assert_eq!(command_like(OsStr::new(word), &root), command, "{word}");
        }
    }
}
