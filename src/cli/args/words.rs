//! Words that the user brings.

use std::path::PathBuf;

use clap::Args;

use super::values::word;
use crate::cli::job::OwnWords;

#[derive(Args, Debug)]
#[command(next_help_heading = "Words")]
pub(super) struct WordArgs {
    /// Words of your own: "word [frequency] [tag]" a line; may be repeated
    #[arg(long, value_name = "FILE")]
    user_dict: Vec<PathBuf>,
    /// One word of your own, as a line of such a file; may be repeated
    #[arg(long, value_name = "WORD", value_parser = word)]
    user_word: Vec<String>,
    /// More stop words, one a line; may be repeated
    #[arg(long, value_name = "FILE")]
    stopwords: Vec<PathBuf>,
    /// One more stop word or phrase: no keyword is, begins or ends with it; may be repeated
    #[arg(long, value_name = "WORD", value_parser = word)]
    stop_word: Vec<String>,
    /// Leave out the built-in stop words
    #[arg(long)]
    no_default_stopwords: bool,
    /// House style, as the page exports it or in TOML: words kept together, words that are no keywords, preferred
    /// wordings, forbidden words, whole sentences only, quotation marks
    #[arg(long, value_name = "FILE")]
    style: Option<PathBuf>,
}

impl WordArgs {
    pub(super) fn words(self) -> OwnWords {
        OwnWords {
            user_dicts: self.user_dict,
            user_words: self.user_word,
            stop_lists: self.stopwords,
            stop_words: self.stop_word,
            default_stop_words: !self.no_default_stopwords,
            style: self.style,
        }
    }
}
