//! What every command takes.

use std::{ffi::OsString, path::PathBuf};

use clap::{Args, ValueEnum};

use super::choices::{Lang, When};
use crate::cli::terminal::Manner;

const LANG_HELP: &str = "The language of help and messages [default: by LC_ALL, LC_MESSAGES or LANG]";

#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "General")]
pub(super) struct General {
    /// No warnings and no progress; errors are still said
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,
    /// Say what was read, how long it is, and how much there was
    #[arg(short, long)]
    verbose: bool,
    /// Colours: on a terminal, always or never
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    color: When,
    #[arg(long, value_enum, value_name = "LANG", help = LANG_HELP)]
    lang: Option<Lang>,
    /// Take options from this file alone, as they stand in zhaiyao.toml
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Take no options from files: neither zhaiyao.toml in this folder nor the user's
    #[arg(long)]
    no_config: bool,
}

impl General {
    pub(super) fn manner(&self) -> Manner {
        Manner {
            is_quiet: self.quiet,
            is_verbose: self.verbose,
            colors: self.color.colors(),
        }
    }
}

/// What has to be known before arguments are parsed: errors in them are said accordingly.
#[derive(Debug, Default)]
pub(super) struct Early {
    pub(super) lang: Option<Lang>,
    pub(super) color: Option<When>,
    pub(super) config: Option<PathBuf>,
    pub(super) no_config: bool,
}

impl Early {
    /// What the arguments say, whether they are valid or not.
    pub(super) fn find(arguments: &[OsString]) -> Self {
        let mut early = Self::default();
        let mut arguments = arguments
            .iter()
            .skip(1)
            .map(|argument| argument.to_string_lossy());
        while let Some(argument) = arguments.next() {
            let (name, value) = match argument.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => (argument.into_owned(), None),
            };
            let mut value = || value.clone().or_else(|| arguments.next().map(Into::into));
            match name.as_str() {
                "--" => break,
                "--lang" => early.lang = value().and_then(|value| named(&value)),
                "--color" => early.color = value().and_then(|value| named(&value)),
                "--config" => early.config = value().map(PathBuf::from),
                "--no-config" => early.no_config = true,
                _ => {}
            }
        }
        early
    }

    /// The same, with what files say where nothing is typed: `text` tells it by the options' names.
    pub(super) fn or<'t>(&mut self, text: impl Fn(&str) -> Option<&'t str>) {
        self.lang = self.lang.or_else(|| named(text("lang")?));
        self.color = self.color.or_else(|| named(text("color")?));
    }
}

fn named<T: ValueEnum>(name: &str) -> Option<T> {
    T::from_str(name, false).ok()
}
