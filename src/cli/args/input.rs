//! What is read, and how.

use clap::Args;
use encoding_rs::Encoding;

use super::{
    choices::{self, From},
    values::{Encodings, bytes},
};
use crate::input;

#[derive(Args, Debug)]
#[command(next_help_heading = "Input")]
pub(super) struct InputArgs {
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
    /// Pass over articles that are not Chinese; how many is told at the end
    #[arg(long)]
    only_chinese: bool,
    /// Refuse files, and lines of NDJSON, that are larger; K, M and G are understood
    #[arg(long, value_name = "N", default_value = "256M", value_parser = bytes, allow_negative_numbers = true)]
    max_bytes: u64,
}

impl InputArgs {
    pub(super) fn options(self, keep_html: bool, keep_fields: bool) -> input::ReadOptions {
        input::ReadOptions {
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
            only_chinese: self.only_chinese,
            max_bytes: self.max_bytes,
            allowance: None,
            keep_html,
            deadline: None,
        }
    }
}
