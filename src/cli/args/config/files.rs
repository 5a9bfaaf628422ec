//! The files, and what they set.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

use clap::{Arg, ArgMatches, Command, parser::ValueSource};
use etcetera::BaseStrategy;
use toml::{Value, de::DeTable};

use super::{
    check,
    option::{OptionEntry, arguments, is_on, option, rivals},
};
use crate::{
    cli::args::general::Early,
    input,
    message::{Message, message},
};

const NAME: &str = "zhaiyao.toml";
const VARIABLE: &str = "ZHAIYAO_CONFIG";

/// Where options may be set.
#[derive(Clone, Debug)]
pub(in crate::cli::args) struct OptionsPlace {
    pub(super) path: PathBuf,
    is_of_folder: bool,
    /// What has named it.
    named_by: Option<&'static str>,
}

impl OptionsPlace {
    /// The file that is named, or else those that are there, the strongest first.
    pub(in crate::cli::args) fn find(early: &Early) -> Vec<Self> {
        if early.no_config {
            return Vec::new();
        }
        let typed = early.config.clone().map(|path| (path, "--config"));
        let named = typed.or_else(|| Some((env::var_os(VARIABLE)?.into(), VARIABLE)));
        match named {
            Some((path, _)) if path.as_os_str().is_empty() => Vec::new(),
            Some((path, by)) => vec![Self {
                path,
                is_of_folder: false,
                named_by: Some(by),
            }],
            None => Self::usual()
                .into_iter()
                .filter(|place| place.path.is_file())
                .collect(),
        }
    }

    /// Where files are looked for, whether they are there or not.
    pub(super) fn usual() -> Vec<Self> {
        let of_folder = Self {
            path: NAME.into(),
            is_of_folder: true,
            named_by: None,
        };
        let of_user = etcetera::choose_base_strategy().ok().map(|folders| Self {
            path: folders.config_dir().join("zhaiyao").join(NAME),
            is_of_folder: false,
            named_by: None,
        });
        std::iter::once(of_folder).chain(of_user).collect()
    }
}

/// A file with options.
#[derive(Debug)]
struct OptionsFile {
    path: PathBuf,
    entries: Vec<OptionEntry>,
}

/// An option that a file sets.
#[derive(Debug)]
pub(in crate::cli::args) struct Setting<'f> {
    pub(super) id: String,
    pub(super) value: &'f Value,
    /// As arguments.
    arguments: Vec<OsString>,
    pub(super) path: &'f Path,
    pub(super) line: usize,
}

/// The files that count, the strongest first.
#[derive(Debug, Default)]
pub(in crate::cli::args) struct Files(Vec<OptionsFile>);

impl Files {
    /// Reads files. All their keys are options of `root`, which is built, and its commands.
    pub(in crate::cli::args) fn read(places: Vec<OptionsPlace>, root: &Command) -> Result<Self, Message> {
        let files = places.into_iter().map(|place| OptionsFile::read(place, root));
        files.collect::<Result<_, _>>().map(Self)
    }

    /// What they set for a command, but for options that are `taken` and those that cannot stand beside them.
    pub(in crate::cli::args) fn settings<'f>(
        &'f self,
        root: &Command,
        command: &Command,
        mut taken: Vec<String>,
    ) -> Vec<Setting<'f>> {
        let mut settings = Vec::new();
        for file in &self.0 {
            for (arg, entry) in file.options_of(root, command) {
                let id = arg.get_id().to_string();
                let has_rival =
                    is_on(&entry.value) && rivals(command, arg).any(|rival| taken.contains(&rival));
                if taken.contains(&id) || has_rival {
                    continue;
                }
                if is_on(&entry.value) {
                    taken.push(id.clone());
                }
                settings.push(Setting {
                    id,
                    value: &entry.value,
                    arguments: arguments(arg, &entry.value, file.folder()),
                    path: &file.path,
                    line: entry.line,
                });
            }
        }
        settings
    }

    /// The paths of those that were read.
    pub(super) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.0.iter().map(|file| &*file.path)
    }

    /// The text that they set an option to, for a command.
    pub(in crate::cli::args) fn text(&self, root: &Command, command: &Command, name: &str) -> Option<&str> {
        let settings = self.settings(root, command, Vec::new());
        let setting = settings.into_iter().find(|setting| setting.id == name)?;
        setting.value.as_str()
    }
}

/// The options that are typed.
pub(in crate::cli::args) fn typed(matches: &ArgMatches) -> Vec<String> {
    let ids = matches.ids().map(ToString::to_string);
    ids.filter(|id| matches.value_source(id) == Some(ValueSource::CommandLine))
        .collect()
}

/// All arguments, with what files set before what was typed.
pub(in crate::cli::args) fn completed(
    typed: &[OsString],
    has_command: bool,
    settings: &[Setting<'_>],
) -> Vec<OsString> {
    let mut all = typed.to_vec();
    let at = 1 + usize::from(has_command);
    all.splice(
        at..at,
        settings.iter().flat_map(|setting| setting.arguments.clone()),
    );
    all
}

impl OptionsFile {
    fn read(place: OptionsPlace, root: &Command) -> Result<Self, Message> {
        let OptionsPlace {
            path,
            is_of_folder,
            named_by,
        } = place;
        // In whatever encoding an editor has saved it.
        let text = input::read_text(&path).map_err(|error| {
            let message = Message::from(error).about(path.display());
            match named_by {
                Some(by) => message.about(by),
                None => message,
            }
        })?;
        let about = |message: Message, line: usize| message.about(format_args!("{}:{line}", path.display()));
        let not_toml = |error: toml::de::Error| {
            let line = line_of(&text, error.span().map_or(0, |span| span.start));
            let written = text.lines().nth(line - 1).unwrap_or_default().trim();
            about(message!("not TOML: {} in \"{}\"", error.message(), written), line)
        };
        let table = DeTable::parse(&text).map_err(not_toml)?;
        let reader = check::TableReader {
            root,
            is_of_folder,
            folder: path.parent().unwrap_or(Path::new("")),
            line_of: &|at| line_of(&text, at),
        };
        let entries = reader.entries(table.get_ref());
        let entries = entries.map_err(|(line, message)| about(message, line))?;
        Ok(Self { path, entries })
    }

    /// The options that it sets for a command: those in its section, then those for all.
    fn options_of<'f, 'c>(&'f self, root: &Command, command: &'c Command) -> Vec<(&'c Arg, &'f OptionEntry)> {
        let own = |entry: &&OptionEntry| entry.section.as_deref() == Some(command.get_name());
        let own = self.entries.iter().filter(own);
        let own = own.filter_map(|entry| Some((option(command, &entry.key)?, entry)));
        let shared = self.entries.iter().filter(|entry| entry.section.is_none());
        // What has the same name need not be the same: each --max-bytes is of something else.
        let shared = shared.filter_map(|entry| {
            let arg = option(command, &entry.key)?;
            (option(root, &entry.key)?.get_id() == arg.get_id()).then_some((arg, entry))
        });
        own.chain(shared).collect()
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }
}

/// The line of a byte, counted from 1.
fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}
