//! What a file says, and whether it can hold.

use std::path::{Path, PathBuf};

use clap::{Command, error::ErrorKind};
use toml::{
    Value,
    de::{DeTable, DeValue},
};

use super::option::{
    NOT_IN_FILES, NOT_IN_FOLDERS, OptionEntry, SECTIONS, arguments, is_on, is_path, may_be_bare, option,
    rivals,
};
use crate::{
    cli::args::{line, wrong},
    message::{Message, message},
};

/// A line, counted from 1, and what is wrong there.
pub(super) type Fault = (usize, Message);

/// What a table says; `line_of` tells the line of a byte.
pub(super) struct TableReader<'r> {
    pub(super) root: &'r Command,
    pub(super) is_of_folder: bool,
    /// Where files that it names are looked for.
    pub(super) folder: &'r Path,
    pub(super) line_of: &'r dyn Fn(usize) -> usize,
}

impl TableReader<'_> {
    /// The options that a file sets. All can hold.
    pub(super) fn entries(&self, table: &DeTable<'_>) -> Result<Vec<OptionEntry>, Fault> {
        let mut entries = Vec::new();
        self.read(table, None, &mut entries)?;
        Ok(entries)
    }

    /// Reads what is in a section, or outside of all.
    fn read(
        &self,
        table: &DeTable<'_>,
        section: Option<&str>,
        entries: &mut Vec<OptionEntry>,
    ) -> Result<(), Fault> {
        let command = match section {
            Some(name) => self.root.find_subcommand(name).unwrap_or(self.root),
            None => self.root,
        };
        let mut own: Vec<OptionEntry> = Vec::new();
        let mut pairs: Vec<_> = table.iter().collect();
        pairs.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in pairs {
            let line = (self.line_of)(key.span().start);
            let fault = |message| (line, message);
            let (key, value) = (&**key.get_ref(), value.get_ref());
            match (key, value) {
                (SECTIONS, DeValue::Table(sections)) if section.is_none() => {
                    self.read_sections(sections, entries)?;
                    continue;
                }
                (SECTIONS, _) if section.is_none() => return Err(fault(no_section("COMMAND"))),
                _ => {}
            }
            if section.is_none() && is_section(value) && is_command(self.root, key) {
                return Err(fault(no_section(key)));
            }
            let arg = option(command, key).ok_or_else(|| fault(no_option(command, key)))?;
            let value = value_of(value).ok_or_else(|| {
                fault(message!(
                    "the value of \"{}\" must be a text, a number, true or false, or a list of such",
                    key
                ))
            })?;
            if !arg.get_action().takes_values() && !value.is_bool() {
                return Err(fault(message!("\"{}\" must be true or false", key)));
            }
            if !(may_be_bare(arg) && value.is_bool()) {
                parses(command, &arguments(arg, &value, "".as_ref())).map_err(fault)?;
            }
            if is_path(arg)
                && let Some(path) = self.not_a_file(&value)
            {
                return Err(fault(message!("{} is no regular file", path.display())));
            }
            own.push(OptionEntry {
                section: section.map(str::to_owned),
                key: key.to_owned(),
                value,
                line,
            });
        }
        no_rivals(command, &own)?;
        entries.append(&mut own);
        Ok(())
    }

    /// What is named and is no file: reading a pipe or a device may never end, and somebody else may have written this.
    fn not_a_file(&self, value: &Value) -> Option<PathBuf> {
        let values = match value {
            Value::Array(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        };
        let names = values.iter().filter_map(Value::as_str);
        let mut paths = names.map(|name| self.folder.join(name));
        paths.find(|path| path.metadata().is_ok_and(|of| !of.is_file()))
    }

    fn read_sections(&self, sections: &DeTable<'_>, entries: &mut Vec<OptionEntry>) -> Result<(), Fault> {
        for (name, section) in sections {
            let line = (self.line_of)(name.span().start);
            let name = &**name.get_ref();
            if !is_command(self.root, name) {
                let names = self.root.get_subcommands().map(Command::get_name);
                let like = line::most_like(name, names.filter(|name| *name != line::HELP));
                let message = message!("no command is called \"{}\"", name);
                return Err((line, suggesting(message, like)));
            }
            if self.is_of_folder && name == NOT_IN_FOLDERS {
                let message = message!(
                    "[for.{}] belongs into the user's configuration or a file named by --config",
                    name
                );
                return Err((line, message));
            }
            match section.get_ref() {
                DeValue::Table(options) => self.read(options, Some(name), entries)?,
                _ => return Err((line, no_section(name))),
            }
        }
        Ok(())
    }
}

/// A value that an option can have: none is a table.
fn value_of(written: &DeValue<'_>) -> Option<Value> {
    Some(match written {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| Value::String(number.to_string()), Value::Integer),
        DeValue::Float(number) => Value::Float(number.as_str().parse().ok()?),
        DeValue::Boolean(is_true) => Value::Boolean(*is_true),
        DeValue::Datetime(time) => Value::String(time.to_string()),
        DeValue::Array(values) => {
            let one = |value: &DeValue<'_>| value_of(value).filter(|value| !value.is_array());
            let values = values.iter().map(|value| one(value.get_ref()));
            Value::Array(values.collect::<Option<_>>()?)
        }
        DeValue::Table(_) => return None,
    })
}

/// `[keywords]` or `[[keywords]]`.
fn is_section(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Table(_) => true,
        DeValue::Array(values) => values.iter().any(|value| value.get_ref().is_table()),
        _ => false,
    }
}

fn is_command(root: &Command, name: &str) -> bool {
    name != line::HELP && root.find_subcommand(name).is_some()
}

fn no_section(name: &str) -> Message {
    message!("a section is for a command, and is written [for.{}]", name)
}

fn no_option(command: &Command, key: &str) -> Message {
    if NOT_IN_FILES.contains(&key) {
        return message!("\"{}\" is for the command line alone", key);
    }
    let options = command.get_arguments().filter_map(|arg| arg.get_long());
    let options = options.filter(|name| !NOT_IN_FILES.contains(name));
    let message = message!("no option that files can set is called \"{}\"", key);
    suggesting(message, line::most_like(&key.replace('_', "-"), options))
}

fn suggesting(message: Message, like: Option<&str>) -> Message {
    match like {
        Some(like) => message.and(&message!("did you mean \"{}\"?", like)),
        None => message,
    }
}

/// Whether the parser takes these arguments.
fn parses(command: &Command, arguments: &[std::ffi::OsString]) -> Result<(), Message> {
    let name = std::iter::once("zhaiyao".into());
    match command
        .clone()
        .try_get_matches_from(name.chain(arguments.iter().cloned()))
    {
        // What else the command needs is typed.
        Err(error) if error.kind() != ErrorKind::MissingRequiredArgument => Err(wrong::message(&error)),
        _ => Ok(()),
    }
}

/// Whether each option can stand beside those before it.
fn no_rivals(command: &Command, entries: &[OptionEntry]) -> Result<(), Fault> {
    for (at, entry) in entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| is_on(&entry.value))
    {
        let Some(arg) = option(command, &entry.key) else {
            continue;
        };
        let rivals: Vec<String> = rivals(command, arg).collect();
        let is_rival = |other: &&OptionEntry| {
            let id = option(command, &other.key).map(|other| other.get_id().to_string());
            is_on(&other.value) && id.is_some_and(|id| rivals.contains(&id))
        };
        if let Some(other) = entries[..at].iter().find(is_rival) {
            return Err((
                entry.line,
                message!("\"{}\" cannot stand beside \"{}\"", entry.key, other.key),
            ));
        }
    }
    Ok(())
}
