//! Options as files name and set them.

use std::{ffi::OsString, path::Path};

use clap::{Arg, Command, ValueHint};
use toml::Value;

/// Options that each call must give itself.
pub(super) const NOT_IN_FILES: [&str; 5] = ["config", "no-config", "output", "help", "version"];

/// The table with a section for each command: some options are called as commands are.
pub(super) const SECTIONS: &str = "for";

/// What only those files may say that the user chose: a folder that came from elsewhere must open no door.
pub(super) const NOT_IN_FOLDERS: &str = "serve";

/// A key and its value.
#[derive(Debug)]
pub(super) struct OptionEntry {
    /// The command whose section it is in.
    pub(super) section: Option<String>,
    pub(super) key: String,
    pub(super) value: Value,
    pub(super) line: usize,
}

pub(super) fn option<'c>(command: &'c Command, key: &str) -> Option<&'c Arg> {
    command
        .get_arguments()
        .find(|arg| arg.get_long() == Some(key))
        .filter(|_| !NOT_IN_FILES.contains(&key))
}

/// Whether a value is more than a flag that is not set.
pub(super) fn is_on(value: &Value) -> bool {
    *value != Value::Boolean(false)
}

/// Options that cannot stand beside this one.
pub(super) fn rivals<'c>(command: &'c Command, arg: &'c Arg) -> impl Iterator<Item = String> + 'c {
    let in_groups = command
        .get_groups()
        .cloned()
        .filter_map(|mut group| (!group.is_multiple()).then_some(group))
        .filter(|group| group.get_args().any(|id| id == arg.get_id()))
        .flat_map(|group| group.get_args().map(ToString::to_string).collect::<Vec<_>>());
    let excludes = |one: &Arg, other: &Arg| command.get_arg_conflicts_with(one).contains(&other);
    let others = command.get_arguments();
    let others = others.filter(move |other| excludes(arg, other) || excludes(other, arg));
    let rivals = others.map(|other| other.get_id().to_string()).chain(in_groups);
    rivals.filter(|id| arg.get_id() != id.as_str())
}

/// A value as it would be typed; files beside the one that names them.
pub(super) fn arguments(arg: &Arg, value: &Value, folder: &Path) -> Vec<OsString> {
    let long = arg.get_long().unwrap_or_default();
    let one = |value: &Value| {
        let mut argument = OsString::from(format!("--{long}="));
        if is_path(arg) {
            argument.push(folder.join(as_typed(value)));
        } else {
            argument.push(as_typed(value));
        }
        argument
    };
    match value {
        Value::Boolean(true) if may_be_bare(arg) => vec![format!("--{long}").into()],
        Value::Boolean(false) if may_be_bare(arg) => Vec::new(),
        Value::Array(values) => values.iter().map(one).collect(),
        value => vec![one(value)],
    }
}

/// Whether an option can be given without a value.
pub(super) fn may_be_bare(arg: &Arg) -> bool {
    !arg.get_action().takes_values() || arg.get_num_args().is_some_and(|range| range.min_values() == 0)
}

pub(super) fn is_path(arg: &Arg) -> bool {
    arg.get_value_hint() != ValueHint::Unknown
}

fn as_typed(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
