//! What keywords are to be like.

use std::num::NonZeroUsize;

use clap::Args;
use zhaiyao::KeywordOptions;

use super::{
    choices::MethodArg,
    values::{count, probability},
};

#[derive(Args, Debug)]
#[command(next_help_heading = "Keywords")]
pub(super) struct KeywordArgs {
    /// Keywords at most [default: 8]
    #[arg(short, long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    keywords: Option<NonZeroUsize>,
    /// Lowest score of a keyword, from 0 to 1, but for the first three [default: 0.67]
    #[arg(long, value_name = "P", value_parser = probability, allow_negative_numbers = true)]
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
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    min_chars: Option<NonZeroUsize>,
    /// Parts of speech that are allowed, by the beginnings of their tags: n,v takes nouns, names, words that are in no
    /// dictionary, and verbs
    #[arg(long, value_name = "TAG", value_delimiter = ',')]
    tags: Vec<String>,
}

impl KeywordArgs {
    pub(super) fn options(&self) -> KeywordOptions {
        let mut options = KeywordOptions::default();
        options.count = self.keywords.map_or(options.count, NonZeroUsize::get);
        options.min_score = if self.fill { Some(0.0) } else { self.min_score };
        options.words_only = self.words;
        options.min_chars = self.min_chars.map_or(options.min_chars, NonZeroUsize::get);
        options.method = self.method.method();
        let tags = self.tags.iter().map(|tag| tag.trim());
        options.tags = tags.filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
        options
    }
}
