//! The arguments, as clap reads them. Nothing beyond this module knows clap.

mod choices;
mod completions;
mod config;
mod general;
mod help;
mod input;
mod keywords;
mod line;
mod manual;
mod output;
#[cfg(feature = "serve")]
mod serve;
mod summary;
mod translation;
mod values;
mod words;
mod wrong;

use std::{ffi::OsString, path::PathBuf};

use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use clap_complete::Shell;

use self::{
    choices::ExplainArg,
    general::{Early, General},
    input::InputArgs,
    keywords::KeywordArgs,
    output::OutputArgs,
    summary::SummaryArgs,
    words::WordArgs,
};
use super::{
    job::Job,
    terminal::{self, Manner},
};
use crate::message::{Language, Message, message, texts};

const ABOUT: &str = "Keywords and abstracts of Chinese articles";

#[derive(Debug, Parser)]
#[command(name = "zhaiyao", version, about = ABOUT, long_about = texts::LONG_ABOUT)]
#[command(after_help = texts::EXAMPLES)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    summary: SummaryArgs,
    #[command(flatten)]
    keywords: KeywordArgs,
    #[command(flatten)]
    common: Common,
}

/// Commands that have a manual page.
const COMMANDS: [&str; 7] = [
    "summarize",
    "keywords",
    "serve",
    "completions",
    "man",
    "config",
    "demo",
];

#[derive(Debug, Subcommand)]
enum Command {
    /// The abstract alone
    Summarize {
        #[command(flatten)]
        summary: SummaryArgs,
        #[command(flatten)]
        common: Common,
    },
    /// The keywords alone
    Keywords {
        #[command(flatten)]
        keywords: KeywordArgs,
        #[command(flatten)]
        common: Common,
    },
    /// A page for editors, and an HTTP API, on this machine
    #[cfg(feature = "serve")]
    Serve(serve::ServeArgs),
    /// A script that completes arguments in a shell
    Completions {
        /// The shell
        shell: Shell,
        #[command(flatten)]
        general: General,
    },
    /// The manual page
    Man {
        /// The command that it is about
        #[arg(value_name = "COMMAND", hide_possible_values = true, value_parser = COMMANDS)]
        command: Option<String>,
        #[command(flatten)]
        general: General,
    },
    /// The options in force, and the file that each comes from
    Config {
        #[command(flatten)]
        general: General,
    },
    /// A sample article, and what comes out of it
    Demo {
        #[command(flatten)]
        general: General,
    },
}

#[derive(Args, Debug)]
struct Common {
    /// Files, or patterns that match some; "-" is standard input
    #[arg(value_name = "FILE", help_heading = "Arguments")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    words: WordArgs,
    /// Words that the abstract is to turn on; keywords stay the same
    #[arg(long, value_name = "WORDS", help_heading = "Words")]
    focus: Option<String>,
    #[command(flatten)]
    general: General,
}

/// What was asked for.
pub(crate) enum Asked {
    Job(Box<Job>),
    /// Something to print: a manual, a script.
    Text(Vec<u8>),
    /// To see what it does.
    Demo(Manner),
    /// Whether the server there is well.
    #[cfg(feature = "serve")]
    Check(String, u16),
    #[cfg(feature = "serve")]
    Serve(Box<crate::serve::Settings>, super::job::OwnWords),
}

/// Reads the arguments, the first of which is the name of the program.
pub(crate) fn read(arguments: Vec<OsString>) -> Result<Asked, ArgsError> {
    let mut early = Early::find(&arguments);
    let places = config::OptionsPlace::find(&early);
    let mut root = Cli::command();
    if !places.is_empty() {
        // Which options exclude each other is known then.
        root.build();
    }
    let typed = line::command_first(arguments, &root);
    let named = typed.get(1).and_then(|word| word.to_str());
    let named = named.filter(|name| *name != line::HELP);
    let command = named.and_then(|name| root.find_subcommand(name));
    let files = config::Files::read(places, &root);
    if let Ok(files) = &files {
        early.or(|name| files.text(&root, command.unwrap_or(&root), name));
    }
    if let Some(lang) = early.lang {
        lang.language().settle();
    }
    let said = |error: clap::Error, arguments: &[OsString]| {
        let columns = terminal::help_columns();
        let said = help::Said::new(error, &root, arguments, Language::current(), columns);
        let colors = early.color.unwrap_or_default().colors();
        let has_colours = if said.is_wanted {
            colors.on_stdout()
        } else {
            colors.on_stderr()
        };
        ArgsError::Said(if has_colours { said } else { said.plain() })
    };
    if let Some((word, like)) = line::mistyped(&typed, &root) {
        return Err(ArgsError::Wrong(message!(
            "{}: neither a file nor a command; did you mean \"zhaiyao {}\"?",
            word,
            like
        )));
    }
    let mut matches = root
        .clone()
        .try_get_matches_from(&typed)
        .map_err(|error| said(error, &typed))?;
    let files = match files {
        // What is wrong with a file is nothing to those who ask how things are done.
        Err(_) if early.config.is_none() && is_about_itself(&matches) => config::Files::default(),
        files => files.map_err(ArgsError::Wrong)?,
    };
    if let Some(("config", of_config)) = matches.subcommand() {
        return Ok(Asked::Text(config::shown(&files, &root, of_config).into_bytes()));
    }
    let of_command = matches
        .subcommand()
        .map_or(&matches, |(_, of_command)| of_command);
    let settings = files.settings(&root, command.unwrap_or(&root), config::typed(of_command));
    if !settings.is_empty() {
        let all = config::completed(&typed, command.is_some(), &settings);
        matches = root
            .clone()
            .try_get_matches_from(&all)
            .map_err(|error| said(error, &all))?;
    }
    let cli = Cli::from_arg_matches(&matches).map_err(|error| said(error, &typed))?;
    Ok(cli.asked())
}

/// Whether what is asked for needs no options that files set.
fn is_about_itself(matches: &ArgMatches) -> bool {
    matches!(matches.subcommand_name(), Some("completions" | "man" | "demo"))
}

/// What there is to say to somebody who types the command and nothing else.
pub(crate) fn bare() -> &'static str {
    match Language::current() {
        Language::English => texts::BARE,
        Language::Chinese => translation::chinese(texts::BARE).unwrap_or(texts::BARE),
    }
}

/// Why nothing is done.
#[derive(Debug)]
pub(crate) enum ArgsError {
    /// The parser has spoken: help, or an error.
    Said(help::Said),
    Wrong(Message),
}

impl Cli {
    /// What was asked for.
    fn asked(self) -> Asked {
        let job = match self.command {
            None => self.common.into_job(Some(&self.summary), Some(&self.keywords)),
            Some(Command::Summarize { summary, common }) => common.into_job(Some(&summary), None),
            Some(Command::Keywords { keywords, common }) => common.into_job(None, Some(&keywords)),
            #[cfg(feature = "serve")]
            Some(Command::Serve(arguments)) if arguments.is_check() => {
                let (settings, _) = arguments.settings();
                return Asked::Check(settings.host, settings.port);
            }
            #[cfg(feature = "serve")]
            Some(Command::Serve(arguments)) => {
                let (settings, words) = arguments.settings();
                return Asked::Serve(Box::new(settings), words);
            }
            Some(Command::Completions { shell, .. }) => {
                return Asked::Text(completions::script(shell, Self::command()));
            }
            Some(Command::Man { command, .. }) => {
                let page = manual::page(&Self::command(), command.as_deref(), Language::current());
                return Asked::Text(page.into_bytes());
            }
            // It was answered where the files were read.
            Some(Command::Config { .. }) => return Asked::Text(Vec::new()),
            Some(Command::Demo { general }) => return Asked::Demo(general.manner()),
        };
        Asked::Job(Box::new(job))
    }
}

impl Common {
    fn into_job(self, summary: Option<&SummaryArgs>, keywords: Option<&KeywordArgs>) -> Job {
        let to = self.output.to.map(|to| to.0);
        // Only a feed shows HTML.
        let keep_html = self.output.keep_content && to.is_some_and(|format| format.takes_html);
        Job {
            files: self.files,
            input: self.input.options(keep_html, self.output.keep_fields),
            to,
            output: self.output.output,
            keep_content: self.output.keep_content,
            keep_fields: self.output.keep_fields,
            summary: summary.map(SummaryArgs::options),
            structure: summary.is_some_and(|summary| summary.structure),
            keywords: keywords.map(KeywordArgs::options),
            words: self.words.words(),
            focus: self.focus,
            explain: self.output.explain.map(ExplainArg::explain),
            jobs: self.output.jobs,
            manner: self.general.manner(),
        }
    }
}

#[cfg(test)]
mod tests;
