use std::{num::NonZeroUsize, path::PathBuf};

use zhaiyao::{KeywordOptions, SummaryOptions};

use crate::{input, output};

/// What was asked for, checked and complete.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) files: Vec<String>,
    pub(crate) input: input::Options,
    pub(crate) to: output::Format,
    /// No summary without options for it.
    pub(crate) summary: Option<SummaryOptions>,
    /// No keywords without options for them.
    pub(crate) keywords: Option<KeywordOptions>,
    pub(crate) user_dicts: Vec<PathBuf>,
    pub(crate) stop_words: Vec<PathBuf>,
    /// Whether the built-in stop words count.
    pub(crate) default_stop_words: bool,
    /// Articles analysed at a time; the number of cores where it is not said.
    pub(crate) jobs: Option<NonZeroUsize>,
}
