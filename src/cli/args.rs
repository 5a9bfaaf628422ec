//! The arguments, as clap reads them. Nothing beyond this module knows clap.

use std::{num::NonZeroUsize, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use zhaiyao::{KeywordOptions, Length, Method, Order, SummaryOptions};

use super::job::Job;
use crate::{input, output};

const EXAMPLES: &str = "\
Examples:
  zhaiyao article.txt                          title, keywords and abstract
  zhaiyao summarize -c 120 article.txt         an abstract of at most 120 characters
  zhaiyao keywords -k 5 --to json article.txt  five keywords, with scores and places
  zhaiyao --from ndjson < articles.ndjson      one object a line in, one object a line out

Exit status: 0 all done, 1 some input failed, 2 wrong usage.";

/// Keywords and extractive abstracts of Chinese texts.
///
/// Reads the files, or standard input where there are none, and prints title, keywords and abstract of each.
#[derive(Debug, Parser)]
#[command(name = "zhaiyao", version, args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
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

#[derive(Debug, Subcommand)]
enum Command {
    /// The abstract alone
    #[command(mut_arg("ratio", |ratio| ratio.short('r')))]
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
}

#[derive(Args, Debug)]
#[command(next_help_heading = "Abstract")]
struct SummaryArgs {
    /// Sentences at most [default: 3]
    #[arg(short = 'n', long, value_name = "N", group = "length")]
    sentences: Option<NonZeroUsize>,
    /// Characters at most, as a reader counts them: a hard limit
    #[arg(short, long, value_name = "N", group = "length")]
    chars: Option<NonZeroUsize>,
    /// Share of the text's characters at most, above 0 and up to 1
    #[arg(long, value_name = "R", group = "length", value_parser = ratio)]
    ratio: Option<f64>,
    /// The sentences' order: as in the text, or best first
    #[arg(long, value_enum, default_value_t)]
    order: OrderArg,
}

#[derive(Args, Debug)]
#[command(next_help_heading = "Keywords")]
struct KeywordArgs {
    /// Keywords at most [default: 8]
    #[arg(short, long, value_name = "N")]
    keywords: Option<NonZeroUsize>,
    /// Single words only, no phrases
    #[arg(long)]
    words: bool,
    /// How they are scored
    #[arg(long, value_enum, default_value_t)]
    method: MethodArg,
    /// Shortest keyword, in characters [default: 2]
    #[arg(long, value_name = "N")]
    min_chars: Option<NonZeroUsize>,
}

#[derive(Args, Debug)]
#[command(next_help_heading = "Input and output")]
struct Common {
    /// What to read; "-" is standard input
    #[arg(value_name = "FILE", help_heading = None)]
    files: Vec<String>,
    /// What the input is
    #[arg(long, value_enum, default_value_t)]
    from: From,
    /// How to write the results [default: text; ndjson for ndjson]
    #[arg(long, value_enum)]
    to: Option<To>,
    /// The title of a text that has no field for it
    #[arg(long)]
    title: Option<String>,
    /// Words of your own: "word [frequency] [tag]" a line; may be repeated
    #[arg(long, value_name = "FILE")]
    user_dict: Vec<PathBuf>,
    /// More stop words, one a line; may be repeated
    #[arg(long, value_name = "FILE")]
    stopwords: Vec<PathBuf>,
    /// Leave out the built-in stop words
    #[arg(long)]
    no_default_stopwords: bool,
    /// Articles analysed at a time [default: the number of cores]
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum OrderArg {
    #[default]
    Text,
    Rank,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum MethodArg {
    #[default]
    Textrank,
    Tfidf,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum From {
    /// A file is an article
    #[default]
    Text,
    /// A line is an article: {"text": …, "id": …, "title": …}
    Ndjson,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum To {
    /// For people
    Text,
    /// An object, or an array of objects where there are several inputs
    Json,
    /// An object a line for each article, in the input's order
    Ndjson,
}

impl Cli {
    /// What was asked for.
    pub(crate) fn into_job(self) -> Job {
        match self.command {
            None => self.common.into_job(Some(&self.summary), Some(&self.keywords)),
            Some(Command::Summarize { summary, common }) => common.into_job(Some(&summary), None),
            Some(Command::Keywords { keywords, common }) => common.into_job(None, Some(&keywords)),
        }
    }
}

impl Common {
    fn into_job(self, summary: Option<&SummaryArgs>, keywords: Option<&KeywordArgs>) -> Job {
        let from = match self.from {
            From::Text => input::Format::Text,
            From::Ndjson => input::Format::Ndjson,
        };
        let to = match (self.to, from) {
            (Some(To::Text), _) | (None, input::Format::Text) => output::Format::Text,
            (Some(To::Json), _) => output::Format::Json,
            (Some(To::Ndjson), _) | (None, input::Format::Ndjson) => output::Format::Ndjson,
        };
        Job {
            files: self.files,
            input: input::Options {
                format: from,
                title: self.title,
            },
            to,
            summary: summary.map(SummaryArgs::options),
            keywords: keywords.map(KeywordArgs::options),
            user_dicts: self.user_dict,
            stop_words: self.stopwords,
            default_stop_words: !self.no_default_stopwords,
            jobs: self.jobs,
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
        options.order = match self.order {
            OrderArg::Text => Order::Text,
            OrderArg::Rank => Order::Rank,
        };
        options
    }
}

impl KeywordArgs {
    fn options(&self) -> KeywordOptions {
        let mut options = KeywordOptions::default();
        options.count = self.keywords.map_or(options.count, NonZeroUsize::get);
        options.words_only = self.words;
        options.min_chars = self.min_chars.map_or(options.min_chars, NonZeroUsize::get);
        options.method = match self.method {
            MethodArg::Textrank => Method::TextRank,
            MethodArg::Tfidf => Method::TfIdf,
        };
        options
    }
}

fn ratio(argument: &str) -> Result<f64, String> {
    match argument.parse::<f64>() {
        Ok(share) if share > 0.0 && share <= 1.0 => Ok(share),
        _ => Err("must be above 0 and at most 1".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn arguments_do_not_clash() {
        Cli::command().debug_assert();
    }

    #[test]
    fn lengths_exclude_each_other() {
        let parse = |arguments: &str| Cli::try_parse_from(arguments.split(' ')).map(Cli::into_job);
        let length = |arguments: &str| parse(arguments).unwrap().summary.unwrap().length;
        assert_eq!(length("zhaiyao"), Length::Sentences(3));
        assert_eq!(length("zhaiyao summarize -n 2"), Length::Sentences(2));
        assert_eq!(length("zhaiyao summarize -c 100"), Length::Chars(100));
        assert_eq!(length("zhaiyao summarize -r 0.2"), Length::Ratio(0.2));
        for wrong in [
            "-n 1 -c 1",
            "-c 1 -r 0.1",
            "-r 0",
            "-r 1.1",
            "-r NaN",
            "-n 0",
            "-c -1",
        ] {
            assert!(parse(&format!("zhaiyao summarize {wrong}")).is_err(), "{wrong}");
        }
    }

    #[test]
    fn ndjson_in_is_ndjson_out_unless_told() {
        let to = |arguments: &str| Cli::try_parse_from(arguments.split(' ')).unwrap().into_job().to;
        assert_eq!(to("zhaiyao"), output::Format::Text);
        assert_eq!(to("zhaiyao --from ndjson"), output::Format::Ndjson);
        assert_eq!(
            to("zhaiyao keywords --from ndjson --to text"),
            output::Format::Text
        );
    }
}
