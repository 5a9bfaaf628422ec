//! References as they are read.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::judged::Marks;

/// A text and what people made of it.
#[derive(Deserialize)]
pub(crate) struct Record {
    #[serde(default)]
    pub(crate) id: serde_json::Value,
    pub(crate) text: String,
    pub(crate) title: Option<String>,
    pub(crate) summary: Option<String>,
    pub(crate) keywords: Option<Vec<String>>,
    /// What kind of text it is, as figures are grouped.
    #[serde(default)]
    pub(crate) kind: String,
    #[serde(flatten)]
    pub(crate) marks: Option<Marks>,
}

/// A file and the limit of its summaries, in characters.
pub(crate) struct Input {
    pub(crate) path: PathBuf,
    pub(crate) chars: usize,
}

impl Input {
    /// `news.jsonl:160`, or a name alone and the limit that applies then.
    pub(crate) fn parse(argument: &str, default_chars: usize) -> Self {
        let with_limit = argument
            .rsplit_once(':')
            .and_then(|(path, chars)| Some((path, chars.parse().ok()?)));
        let (path, chars) = with_limit.unwrap_or((argument, default_chars));
        Self {
            path: path.into(),
            chars,
        }
    }

    /// The file's name, without folders and endings.
    pub(crate) fn name(&self) -> String {
        self.path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    }
}

pub(crate) fn read(path: &Path) -> Result<Vec<Record>, Box<dyn Error>> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut records = Vec::new();
    for (index, line) in BufReader::new(file).lines().enumerate() {
        let at = |error: &dyn Error| format!("{}:{}: {error}", path.display(), index + 1);
        let line = line.map_err(|error| at(&error))?;
        if !line.trim().is_empty() {
            records.push(serde_json::from_str(&line).map_err(|error| at(&error))?);
        }
    }
    Ok(records)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_follows_the_last_colon() {
        for (argument, path, chars) in [
            ("news.jsonl:160", "news.jsonl", 160),
            ("news.jsonl", "news.jsonl", 99),
            ("C:\\data\\news.jsonl", "C:\\data\\news.jsonl", 99),
            ("a:b.jsonl:60", "a:b.jsonl", 60),
        ] {
            let input = Input::parse(argument, 99);
            assert_eq!(
                (input.path.to_str(), input.chars),
                (Some(path), chars),
                "{argument}"
            );
        }
    }
}
