//! `zhaiyao config`: what holds.

use std::{fmt::Write, path};

use clap::{Arg, ArgMatches, Command};
use toml::Value;

use super::files::{Files, OptionsPlace, Setting, typed};
use super::option::{NOT_IN_FILES, SECTIONS, is_path, rivals};
use crate::{
    cli::args::{line, translation},
    message::{Language, message},
};

/// Options whose default is another where the second is set.
const DEPENDENT: [(&str, &str); 3] = [
    ("sentences", "structure"),
    ("min_score", "words"),
    ("min_score", "method"),
];

/// What holds for each option of the program, and where it comes from, as a file that could be read again. What nobody
/// has set is a comment.
pub(in crate::cli::args) fn shown(files: &Files, root: &Command, matches: &ArgMatches) -> String {
    let mut text = String::new();
    let language = Language::current();
    for path in files.paths() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "# {}", path.display());
    }
    let is_read = |place: &OptionsPlace| files.paths().any(|path| path == place.path);
    for place in OptionsPlace::usual().iter().filter(|place| !is_read(place)) {
        let why = if place.path.is_file() {
            message!("not read")
        } else {
            message!("not there")
        };
        let message = why.about(place.path.display());
        let _ = writeln!(text, "# {}", message.in_language(language));
    }
    let mut root = root.clone();
    root.build();
    let of_root = lines(files, &root, &root, matches);
    for (_, line) in &of_root {
        let _ = writeln!(text, "{line}");
    }
    let commands = root.get_subcommands();
    for command in commands.filter(|command| command.get_name() != line::HELP) {
        let lines = lines(files, &root, command, matches);
        let own: String = lines
            .iter()
            .filter(|line| !of_root.contains(line))
            .fold(String::new(), |own, (_, line)| own + line + "\n");
        if !own.is_empty() {
            let _ = write!(text, "\n[{SECTIONS}.{}]\n{own}", command.get_name());
        }
    }
    text
}

/// For each option of a command its id and the line about it.
fn lines(files: &Files, root: &Command, command: &Command, matches: &ArgMatches) -> Vec<(String, String)> {
    let typed = typed(matches);
    let settings = files.settings(root, command, typed.clone());
    let is_listed = |arg: &&Arg| arg.get_long().is_some_and(|long| !NOT_IN_FILES.contains(&long));
    let is_set = |id: &String| typed.contains(id) || settings.iter().any(|setting| setting.id == *id);
    let line = |arg: &Arg| {
        let (id, name) = (arg.get_id().to_string(), arg.get_long().unwrap_or_default());
        if let Some(setting) = settings.iter().find(|setting| setting.id == id) {
            return set(name, arg, setting);
        }
        if typed.contains(&id) {
            let written = matches.get_raw(&id).and_then(|mut values| values.next());
            let value = written.filter(|_| arg.get_action().takes_values());
            let value = value.map_or(Value::Boolean(true), |value| {
                Value::from(&*value.to_string_lossy())
            });
            return format!(
                "{name} = {value}  # {}",
                message!("typed").in_language(Language::current())
            );
        }
        let does_not_hold = DEPENDENT
            .iter()
            .any(|(of, other)| *of == id && is_set(&(*other).to_owned()));
        if does_not_hold || rivals(command, arg).any(|rival| is_set(&rival)) {
            return format!("# {name} =");
        }
        unset(name, arg)
    };
    let args = command.get_arguments().filter(is_listed);
    args.map(|arg| (arg.get_id().to_string(), line(arg))).collect()
}

/// An option that a file sets: as it is written there, but that another file could say the same of files.
fn set(name: &str, arg: &Arg, setting: &Setting<'_>) -> String {
    let absolute = |value: &Value| match value.as_str().filter(|_| is_path(arg)) {
        Some(file) => {
            let file = setting.path.parent().unwrap_or("".as_ref()).join(file);
            let file = path::absolute(&file).unwrap_or(file);
            Value::from(&*file.to_string_lossy())
        }
        None => value.clone(),
    };
    let value = match setting.value {
        Value::Array(values) => Value::Array(values.iter().map(absolute).collect()),
        value => absolute(value),
    };
    format!("{name} = {value}  # {}:{}", setting.path.display(), setting.line)
}

/// An option that nobody has set: its default, where it has one.
fn unset(name: &str, arg: &Arg) -> String {
    if !arg.get_action().takes_values() {
        return format!("# {name} = false");
    }
    let default = match arg.get_default_values() {
        [value] => Some(value.to_string_lossy().into_owned()),
        _ => translation::default_told(arg),
    };
    match default.map(|default| (number(&default), default)) {
        Some((Some(value), _)) => format!("# {name} = {value}"),
        Some((None, default)) if arg.get_default_values().is_empty() => format!("# {name} =  # {default}"),
        Some((None, default)) => format!("# {name} = {}", Value::from(default)),
        None => format!("# {name} ="),
    }
}

fn number(text: &str) -> Option<Value> {
    let whole = text.parse().ok().map(Value::Integer);
    whole.or_else(|| text.parse().ok().map(Value::Float))
}
