//! The arguments, as clap reads them. Nothing beyond this module knows clap.

mod choices;
mod config;
mod general;
mod help;
mod line;
mod manual;
#[cfg(feature = "serve")]
mod serve;
mod values;
mod wrong;

use std::{ffi::OsString, num::NonZeroUsize, path::PathBuf};

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use clap_complete::Shell;
use encoding_rs::Encoding;
use zhaiyao::{KeywordOptions, Length, SummaryOptions};

use self::{
    choices::{ExplainArg, From, MethodArg, OrderArg, To},
    general::{Early, General},
    values::{Encodings, at_a_time, bytes, count, ratio},
};
use super::{
    job::{Job, OwnWords},
    terminal::{self, Manner},
};
use crate::{
    input,
    message::{Language, Message, message, texts},
    output,
};

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
    /// What holds, and which file it comes from
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
#[command(next_help_heading = "Abstract")]
struct SummaryArgs {
    /// Sentences at most [default: 3]
    #[arg(short = 'n', long, value_name = "N", group = "length", value_parser = count)]
    sentences: Option<NonZeroUsize>,
    /// Characters at most, as a reader counts them: a hard limit
    #[arg(short, long, value_name = "N", group = "length", value_parser = count)]
    chars: Option<NonZeroUsize>,
    /// Share of the text's characters at most, above 0 and up to 1
    #[arg(long, value_name = "R", group = "length", value_parser = ratio)]
    ratio: Option<f64>,
    /// Keep sources (据悉，), fillers and asides in the sentences quoted
    #[arg(long)]
    no_compress: bool,
    /// The sentences' order: as in the text, or best first
    #[arg(long, value_enum, default_value_t)]
    order: OrderArg,
}

#[derive(Args, Debug)]
#[command(next_help_heading = "Keywords")]
struct KeywordArgs {
    /// Keywords at most [default: 8]
    #[arg(short, long, value_name = "N", value_parser = count)]
    keywords: Option<NonZeroUsize>,
    /// Lowest score of a keyword, from 0 to 1, but for the first three [default: 0.4]
    #[arg(long, value_name = "P", value_parser = ratio)]
    min_score: Option<f64>,
    /// As many keywords as are asked for, however low their scores
    #[arg(long, conflicts_with = "min_score")]
    fill: bool,
    /// Single words only, no phrases
    #[arg(long)]
    words: bool,
    /// How they are scored
    #[arg(long, value_enum, default_value_t)]
    method: MethodArg,
    /// Shortest keyword, in characters [default: 2]
    #[arg(long, value_name = "N", value_parser = count)]
    min_chars: Option<NonZeroUsize>,
    /// Parts of speech that are allowed, by the beginnings of their tags: n,v takes nouns, names and verbs
    #[arg(long, value_name = "TAG", value_delimiter = ',')]
    tags: Vec<String>,
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

#[derive(Args, Debug)]
#[command(next_help_heading = "Input")]
struct InputArgs {
    /// What the input is
    #[arg(long, value_name = "FORMAT", default_value = "auto", value_parser = choices::from())]
    from: From,
    /// Read the files in folders, too
    #[arg(short = 'R', visible_short_alias = 'r', long)]
    recursive: bool,
    /// The input's encoding [default: detected]
    #[arg(long, value_name = "NAME", hide_possible_values = true, value_parser = Encodings)]
    encoding: Option<&'static Encoding>,
    /// The title of a text that has no field for it
    #[arg(long)]
    title: Option<String>,
    /// The field of a record, or the column of a table, that holds the texts; with dots into objects: data.body
    #[arg(long, value_name = "NAME", alias = "text-column")]
    text_field: Option<String>,
    /// The field that holds the titles
    #[arg(long, value_name = "NAME", alias = "title-column")]
    title_field: Option<String>,
    /// The field that holds the ids
    #[arg(long, value_name = "NAME", alias = "id-column")]
    id_field: Option<String>,
    /// Refuse files, and lines of NDJSON, that are larger; K, M and G are understood
    #[arg(long, value_name = "N", default_value = "256M", value_parser = bytes)]
    max_bytes: u64,
}

#[derive(Args, Debug)]
#[command(next_help_heading = "Output")]
struct OutputArgs {
    /// How to write the results [default: ndjson for ndjson, json for json, else text]
    #[arg(long, value_enum)]
    to: Option<To>,
    /// Write to a file, which is replaced when all is done, and kept as it was if nothing could be read
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write the articles' texts, too
    #[arg(long)]
    keep_content: bool,
    /// Write the fields of records that are not read, too: as "fields" in JSON, NDJSON and CSV
    #[arg(long)]
    keep_fields: bool,
    /// Say why, too: the scores of words and sentences, the graphs' sizes, how the ranking went; or print the word
    /// graph for Graphviz instead
    #[arg(long, value_enum, value_name = "HOW", num_args = 0..=1, require_equals = true, default_missing_value = "scores")]
    explain: Option<ExplainArg>,
    /// Articles analysed at a time [default: the number of cores]
    #[arg(short, long, value_name = "N", value_parser = at_a_time)]
    jobs: Option<NonZeroUsize>,
}

#[derive(Args, Debug)]
#[command(next_help_heading = "Words")]
struct WordArgs {
    /// Words of your own: "word [frequency] [tag]" a line; may be repeated
    #[arg(long, value_name = "FILE")]
    user_dict: Vec<PathBuf>,
    /// More stop words, one a line; may be repeated
    #[arg(long, value_name = "FILE")]
    stopwords: Vec<PathBuf>,
    /// Leave out the built-in stop words
    #[arg(long)]
    no_default_stopwords: bool,
}

impl WordArgs {
    fn words(self) -> OwnWords {
        OwnWords {
            user_dicts: self.user_dict,
            stop_words: self.stopwords,
            default_stop_words: !self.no_default_stopwords,
        }
    }
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
    Serve(crate::serve::Settings, OwnWords),
}

/// Reads the arguments, the first of which is the name of the program.
pub(crate) fn read(arguments: Vec<OsString>) -> Result<Asked, Refusal> {
    let early = Early::find(&arguments);
    if let Some(lang) = early.lang {
        lang.language().settle();
    }
    let root = Cli::command();
    let typed = line::command_first(arguments, &root);
    let said = |error: &clap::Error, arguments: &[OsString]| {
        let columns = terminal::help_columns();
        let said = help::Said::new(error, &root, arguments, Language::current(), columns);
        let colors = early.color.colors();
        let has_colours = if said.is_wanted {
            colors.on_stdout()
        } else {
            colors.on_stderr()
        };
        if has_colours { said } else { said.plain() }
    };
    let mut matches = root
        .clone()
        .try_get_matches_from(&typed)
        .map_err(|error| Refusal::Said(said(&error, &typed)))?;
    let files = config::Files::read(&early, &root).map_err(Refusal::Wrong)?;
    if matches.subcommand_name() == Some("config") {
        let (_, of_config) = matches.subcommand().unwrap_or(("", &matches));
        return Ok(Asked::Text(config::shown(&files, &root, of_config).into_bytes()));
    }
    if !files.is_empty() {
        // Which options exclude each other is known then.
        let mut built = root.clone();
        built.build();
        let (command, of_command) = match matches.subcommand() {
            Some((name, of_command)) => (built.find_subcommand(name).unwrap_or(&built), of_command),
            None => (&built, &matches),
        };
        let settings = files.settings(&built, command, of_command);
        let all = config::completed(&typed, matches.subcommand().is_some(), &settings);
        matches = root.clone().try_get_matches_from(&all).map_err(|error| {
            let paths = settings.iter().map(|setting| setting.path.display().to_string());
            Refusal::Said(said(&error, &all).with_files(paths))
        })?;
    }
    let cli = Cli::from_arg_matches(&matches).map_err(|error| Refusal::Said(said(&error, &typed)))?;
    if let Some(lang) = cli.general().lang() {
        lang.language().settle();
    }
    cli.asked().map_err(Refusal::Wrong)
}

/// What there is to say to somebody who types the command and nothing else.
pub(crate) fn bare() -> &'static str {
    match Language::current() {
        Language::English => texts::BARE,
        Language::Chinese => help::chinese(texts::BARE).unwrap_or(texts::BARE),
    }
}

/// Why nothing is done.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The parser has spoken: help, or an error.
    Said(help::Said),
    Wrong(Message),
}

impl Cli {
    fn general(&self) -> &General {
        match &self.command {
            None => &self.common.general,
            Some(Command::Summarize { common, .. } | Command::Keywords { common, .. }) => &common.general,
            #[cfg(feature = "serve")]
            Some(Command::Serve(arguments)) => &arguments.general,
            Some(
                Command::Completions { general, .. }
                | Command::Man { general, .. }
                | Command::Config { general }
                | Command::Demo { general },
            ) => general,
        }
    }

    /// What was asked for.
    fn asked(self) -> Result<Asked, Message> {
        let job = match self.command {
            None => {
                self.common.check_for_commands()?;
                self.common.into_job(Some(&self.summary), Some(&self.keywords))
            }
            Some(Command::Summarize { summary, common }) => common.into_job(Some(&summary), None),
            Some(Command::Keywords { keywords, common }) => common.into_job(None, Some(&keywords)),
            #[cfg(feature = "serve")]
            Some(Command::Serve(arguments)) if arguments.is_check() => {
                let (settings, _) = arguments.settings();
                return Ok(Asked::Check(settings.host, settings.port));
            }
            #[cfg(feature = "serve")]
            Some(Command::Serve(arguments)) => {
                let (settings, words) = arguments.settings();
                return Ok(Asked::Serve(settings, words));
            }
            Some(Command::Completions { shell, .. }) => {
                let mut script = Vec::new();
                clap_complete::generate(shell, &mut Self::command(), "zhaiyao", &mut script);
                return Ok(Asked::Text(script));
            }
            Some(Command::Man { command, .. }) => {
                let page = manual::page(&Self::command(), command.as_deref(), Language::current());
                return Ok(Asked::Text(page.into_bytes()));
            }
            // It was answered where the files were read.
            Some(Command::Config { .. }) => return Ok(Asked::Text(Vec::new())),
            Some(Command::Demo { general }) => return Ok(Asked::Demo(general.manner())),
        };
        Ok(Asked::Job(Box::new(job)))
    }
}

impl Common {
    /// Whether the first file is none, and looks like a command.
    fn check_for_commands(&self) -> Result<(), Message> {
        let Some(word) = self.files.first().filter(|file| !file.exists()) else {
            return Ok(());
        };
        match line::command_like(word.as_os_str(), &Cli::command()) {
            Some(command) => Err(message!(
                "{}: neither a file nor a command; did you mean \"zhaiyao {}\"?",
                word.display(),
                command
            )),
            None => Ok(()),
        }
    }

    fn into_job(self, summary: Option<&SummaryArgs>, keywords: Option<&KeywordArgs>) -> Job {
        let to = self.output.to.map(To::format);
        // Only a feed shows HTML.
        let keep_html = self.output.keep_content && to == Some(output::Format::Rss);
        Job {
            files: self.files,
            input: self.input.options(keep_html, self.output.keep_fields),
            to,
            output: self.output.output,
            keep_content: self.output.keep_content,
            keep_fields: self.output.keep_fields,
            summary: summary.map(SummaryArgs::options),
            keywords: keywords.map(KeywordArgs::options),
            words: self.words.words(),
            focus: self.focus,
            explain: self.output.explain.map(ExplainArg::explain),
            jobs: self.output.jobs,
            manner: self.general.manner(),
        }
    }
}

impl InputArgs {
    fn options(self, keep_html: bool, keep_fields: bool) -> input::Options {
        input::Options {
            format: self.from.0,
            encoding: self.encoding,
            title: self.title,
            names: input::FieldNames {
                text: self.text_field,
                title: self.title_field,
                id: self.id_field,
            },
            keep_fields,
            recursive: self.recursive,
            max_bytes: self.max_bytes,
            keep_html,
        }
    }
}

impl SummaryArgs {
    fn options(&self) -> SummaryOptions {
        let mut options = SummaryOptions::default();
        if let Some(n) = self.sentences {
            options.length = Length::Sentences(n.get());
        } else if let Some(n) = self.chars {
            options.length = Length::Chars(n.get());
        } else if let Some(share) = self.ratio {
            options.length = Length::Ratio(share);
        }
        options.order = self.order.order();
        options.compress = !self.no_compress;
        options
    }
}

impl KeywordArgs {
    fn options(&self) -> KeywordOptions {
        let mut options = KeywordOptions::default();
        options.count = self.keywords.map_or(options.count, NonZeroUsize::get);
        options.min_score = if self.fill { Some(0.0) } else { self.min_score };
        options.words_only = self.words;
        options.min_chars = self.min_chars.map_or(options.min_chars, NonZeroUsize::get);
        options.method = self.method.method();
        options.tags.clone_from(&self.tags);
        options
    }
}

#[cfg(test)]
mod tests;
