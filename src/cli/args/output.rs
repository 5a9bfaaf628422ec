//! How results are written.

use std::{num::NonZeroUsize, path::PathBuf};

use clap::Args;

use super::{
    choices::{self, ExplainArg, To},
    values::at_a_time,
};

#[derive(Args, Debug)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputArgs {
    /// How to write the results [default: ndjson for ndjson, json for json, else text]
    #[arg(long, value_name = "FORMAT", value_parser = choices::to())]
    pub(super) to: Option<To>,
    /// Write to a file, which is replaced when all is done, and kept as it was if nothing could be read
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Write the articles' texts, too
    #[arg(long)]
    pub(super) keep_content: bool,
    /// Write the fields of records that are not read, too: as "fields" in JSON, NDJSON and CSV
    #[arg(long)]
    pub(super) keep_fields: bool,
    /// Say why, too: the scores of words and sentences, the graphs' sizes, how the ranking went; or print the word
    /// graph for Graphviz instead
    #[arg(long, value_enum, value_name = "HOW", num_args = 0..=1, require_equals = true, default_missing_value = "scores")]
    pub(super) explain: Option<ExplainArg>,
    /// Articles analysed at a time [default: the number of cores]
    #[arg(short, long, value_name = "N", value_parser = at_a_time, allow_negative_numbers = true)]
    pub(super) jobs: Option<NonZeroUsize>,
}
