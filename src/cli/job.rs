use std::{
    num::NonZeroUsize,
    path::{Path, PathBuf},
};

use zhaiyao::{KeywordOptions, SummaryOptions};

use super::terminal::Manner;
use crate::{input, output};

/// How to explain the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Explain {
    /// With scores and figures.
    Scores,
    /// With the word graph for Graphviz, and nothing else.
    Dot,
}

/// Words that the user brings.
#[derive(Debug)]
pub(crate) struct OwnWords {
    pub(crate) user_dicts: Vec<PathBuf>,
    /// As lines of such a file.
    pub(crate) user_words: Vec<String>,
    pub(crate) stop_lists: Vec<PathBuf>,
    pub(crate) stop_words: Vec<String>,
    /// Whether the built-in stop words count.
    pub(crate) default_stop_words: bool,
    /// A file with the house style.
    pub(crate) style: Option<PathBuf>,
}

impl OwnWords {
    /// The files that are read for it.
    pub(crate) fn files(&self) -> impl Iterator<Item = &Path> {
        let files = self.user_dicts.iter().chain(&self.stop_lists).chain(&self.style);
        files.map(PathBuf::as_path)
    }
}

/// What was asked for, checked and complete.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) files: Vec<PathBuf>,
    pub(crate) input: input::ReadOptions,
    /// The format that suits the input, if none was asked for.
    pub(crate) to: Option<&'static output::OutputFormat>,
    /// Standard output, if no file was asked for.
    pub(crate) output: Option<PathBuf>,
    /// Whether articles' texts are written, too.
    pub(crate) keep_content: bool,
    /// Whether fields of records that are not read are written, too.
    pub(crate) keep_fields: bool,
    /// `None`: no summary.
    pub(crate) summary: Option<SummaryOptions>,
    /// Whether it has parts under their names, where the text has them.
    pub(crate) structure: bool,
    /// `None`: no keywords.
    pub(crate) keywords: Option<KeywordOptions>,
    pub(crate) words: OwnWords,
    /// What summaries are to turn on.
    pub(crate) focus: Option<String>,
    /// Whether, and how, to explain the results.
    pub(crate) explain: Option<Explain>,
    /// Articles analysed at a time; the number of cores where it is not said.
    pub(crate) jobs: Option<NonZeroUsize>,
    pub(crate) manner: Manner,
}
