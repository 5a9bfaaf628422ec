//! Options from files: `zhaiyao.toml` in the folder and in the user's configuration folder.

use std::{
    env,
    ffi::OsString,
    fmt::Write,
    path::{Path, PathBuf},
};

use clap::{Arg, ArgMatches, Command, ValueHint, parser::ValueSource};
use etcetera::BaseStrategy;
use toml::{Table, Value};

use super::general::Early;
use crate::{
    input,
    message::{Message, message},
};

const NAME: &str = "zhaiyao.toml";
const VARIABLE: &str = "ZHAIYAO_CONFIG";

/// What each call has to say for itself.
const NOT_IN_FILES: [&str; 5] = ["config", "no-config", "output", "help", "version"];

/// The table with a section for each command: some options are called as commands are.
const SECTIONS: &str = "for";

/// What only those files may say that the user chose: a folder that came from elsewhere must open no door.
const NOT_IN_FOLDERS: &str = "serve";

/// A file with options.
#[derive(Debug)]
struct File {
    path: PathBuf,
    options: Table,
}

/// An option that a file sets, as arguments.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Setting {
    id: String,
    arguments: Vec<OsString>,
    pub(super) path: PathBuf,
}

/// The files that count, the strongest first.
#[derive(Debug, Default)]
pub(super) struct Files(Vec<File>);

impl Files {
    /// Reads those that are named, or else those that are there. All their keys are options of `root`.
    pub(super) fn read(early: &Early, root: &Command) -> Result<Self, Message> {
        if early.no_config {
            return Ok(Self::default());
        }
        let named = early
            .config
            .clone()
            .or_else(|| env::var_os(VARIABLE).map(PathBuf::from));
        let files = match named {
            Some(path) if path.as_os_str().is_empty() => Vec::new(),
            Some(path) => vec![File::read(path, root, false)?],
            None => {
                let of_folder = Some((PathBuf::from(NAME), true));
                let of_user = of_user().map(|path| (path, false));
                of_folder
                    .into_iter()
                    .chain(of_user)
                    .filter(|(path, _)| path.is_file())
                    .map(|(path, is_of_folder)| File::read(path, root, is_of_folder))
                    .collect::<Result<_, _>>()?
            }
        };
        Ok(Self(files))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What they set for a command, where the command line does not.
    pub(super) fn settings(&self, root: &Command, command: &Command, typed: &ArgMatches) -> Vec<Setting> {
        let mut taken: Vec<String> = typed
            .ids()
            .filter(|id| typed.value_source(id.as_str()) == Some(ValueSource::CommandLine))
            .map(ToString::to_string)
            .collect();
        let mut settings = Vec::new();
        for file in &self.0 {
            for (arg, value) in file.options_of(root, command) {
                let id = arg.get_id().to_string();
                if taken.contains(&id) || rivals(command, arg).any(|rival| taken.contains(&rival)) {
                    continue;
                }
                taken.push(id.clone());
                settings.push(Setting {
                    id,
                    arguments: arguments(arg, value, file.folder()),
                    path: file.path.clone(),
                });
            }
        }
        settings
    }
}

/// All arguments, with what files set before what was typed.
pub(super) fn completed(typed: &[OsString], has_command: bool, settings: &[Setting]) -> Vec<OsString> {
    let mut all = typed.to_vec();
    let at = 1 + usize::from(has_command);
    all.splice(
        at..at,
        settings.iter().flat_map(|setting| setting.arguments.clone()),
    );
    all
}

/// What holds for each option of the program, and where it comes from, as a file that could be read again.
pub(super) fn shown(files: &Files, root: &Command, typed: &ArgMatches) -> String {
    let mut text = String::new();
    for file in &files.0 {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "# {}", file.path.display());
    }
    list(files, root, root, typed, &mut text);
    for command in root.get_subcommands() {
        let mut section = String::new();
        list(files, root, command, typed, &mut section);
        let own: String = section
            .lines()
            .filter(|line| !text.contains(line))
            .fold(String::new(), |own, line| own + line + "\n");
        if !own.is_empty() {
            let _ = write!(text, "\n[{SECTIONS}.{}]\n{own}", command.get_name());
        }
    }
    text
}

fn list(files: &Files, root: &Command, command: &Command, typed: &ArgMatches, text: &mut String) {
    let settings = files.settings(root, command, typed);
    let is_listed = |arg: &&Arg| arg.get_long().is_some_and(|long| !NOT_IN_FILES.contains(&long));
    for arg in command.get_arguments().filter(is_listed) {
        let name = arg.get_long().unwrap_or_default();
        let setting = settings
            .iter()
            .find(|setting| arg.get_id() == setting.id.as_str());
        let _ = match setting {
            Some(setting) => {
                let values: Vec<Value> = setting.arguments.iter().map(typed_value).collect();
                let value = match values.as_slice() {
                    [value] => value.clone(),
                    _ => Value::Array(values),
                };
                writeln!(text, "{name} = {value}  # {}", setting.path.display())
            }
            None if !arg.get_action().takes_values() => writeln!(text, "# {name} = false"),
            None => match arg.get_default_values() {
                [] => writeln!(text, "# {name} ="),
                [value] => writeln!(text, "# {name} = {}", Value::from(&*value.to_string_lossy())),
                values => writeln!(text, "# {name} = {values:?}"),
            },
        };
    }
}

/// The value of an argument that a setting has become.
fn typed_value(argument: &OsString) -> Value {
    let argument = argument.to_string_lossy();
    match argument.split_once('=') {
        None => Value::Boolean(true),
        Some((_, value)) => value
            .parse::<i64>()
            .map_or_else(|_| Value::from(value), Value::from),
    }
}

fn of_user() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    Some(folders.config_dir().join("zhaiyao").join(NAME))
}

impl File {
    fn read(path: PathBuf, root: &Command, is_of_folder: bool) -> Result<Self, Message> {
        // In whatever encoding an editor has saved it.
        let text = input::read_text(&path).map_err(|error| Message::from(error).about(path.display()))?;
        let options: Table = text.parse().map_err(|error: toml::de::Error| {
            let before = error
                .span()
                .map_or(0, |span| text[..span.start].matches('\n').count());
            let line = text.lines().nth(before).unwrap_or_default().trim();
            let place = format!("{}:{}", path.display(), before + 1);
            message!("not TOML: {} in \"{}\"", error.message(), line).about(place)
        })?;
        let file = Self { path, options };
        file.check(root, is_of_folder)
            .map_err(|message| message.about(file.path.display()))?;
        Ok(file)
    }

    /// Whether each key is an option that a file may set, each section a command.
    fn check(&self, root: &Command, is_of_folder: bool) -> Result<(), Message> {
        let no_option = |key: &str| message!("no option that files can set is called \"{}\"", key);
        for key in self.options.keys().filter(|key| *key != SECTIONS) {
            option(root, key).ok_or_else(|| no_option(key))?;
        }
        for (name, section) in self.sections() {
            if is_of_folder && name == NOT_IN_FOLDERS {
                return Err(message!(
                    "[for.{}] belongs into the user's configuration or a file named by --config",
                    name
                ));
            }
            let command = root
                .find_subcommand(name)
                .ok_or_else(|| message!("no command is called \"{}\"", name))?;
            for key in section.as_table().into_iter().flat_map(Table::keys) {
                option(command, key).ok_or_else(|| no_option(key))?;
            }
        }
        Ok(())
    }

    fn sections(&self) -> impl Iterator<Item = (&String, &Value)> {
        let sections = self.options.get(SECTIONS).and_then(Value::as_table);
        sections.into_iter().flatten()
    }

    /// The options that it sets for a command: those in its section, then those for all.
    fn options_of<'a>(&'a self, root: &'a Command, command: &'a Command) -> Vec<(&'a Arg, &'a Value)> {
        let section = self.sections().find(|(name, _)| *name == command.get_name());
        let own = section
            .and_then(|(_, section)| section.as_table())
            .into_iter()
            .flatten();
        let own = own.filter_map(|(key, value)| Some((option(command, key)?, value)));
        let shared = self.options.iter().filter_map(|(key, value)| {
            let arg = option(command, key)?;
            (option(root, key)?.get_id() == arg.get_id() && !value.is_table()).then_some((arg, value))
        });
        own.chain(shared).collect()
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }
}

fn option<'c>(command: &'c Command, key: &str) -> Option<&'c Arg> {
    command
        .get_arguments()
        .find(|arg| arg.get_long() == Some(key))
        .filter(|_| !NOT_IN_FILES.contains(&key))
}

/// Options of which only one can be given.
fn rivals<'c>(command: &'c Command, arg: &'c Arg) -> impl Iterator<Item = String> + 'c {
    let in_groups = command
        .get_groups()
        .cloned()
        .filter_map(|mut group| (!group.is_multiple()).then_some(group))
        .filter(|group| group.get_args().any(|id| id == arg.get_id()))
        .flat_map(|group| group.get_args().map(ToString::to_string).collect::<Vec<_>>());
    let others = command.get_arg_conflicts_with(arg).into_iter();
    others.map(|other| other.get_id().to_string()).chain(in_groups)
}

/// A value as it would be typed; files beside the one that names them.
fn arguments(arg: &Arg, value: &Value, folder: &Path) -> Vec<OsString> {
    let long = arg.get_long().unwrap_or_default();
    let one = |value: &Value| {
        let text = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let mut argument = OsString::from(format!("--{long}="));
        if arg.get_value_hint() == ValueHint::Unknown {
            argument.push(text);
        } else {
            argument.push(folder.join(text));
        }
        argument
    };
    match value {
        Value::Boolean(true) if !arg.get_action().takes_values() => vec![format!("--{long}").into()],
        Value::Boolean(false) if !arg.get_action().takes_values() => Vec::new(),
        Value::Array(values) => values.iter().map(one).collect(),
        value => vec![one(value)],
    }
}
