//! The engine that knows the user's words.

use std::path::Path;

use zhaiyao::{Engine, Error};

use super::{
    job::OwnWords,
    terminal::{Manner, report},
};
use crate::{input, message::message};

/// The engine that knows these words. Of words that no text can have it warns.
pub(super) fn engine(words: &OwnWords, manner: Manner) -> Result<Engine, Error> {
    let mut builder = Engine::builder();
    if !words.default_stop_words {
        builder = builder.without_stop_words();
    }
    for path in &words.stop_lists {
        builder = builder.stop_word_list(&word_list(path)?);
    }
    for word in &words.stop_words {
        builder = builder.stop_word(word);
    }
    for path in &words.user_dicts {
        builder = builder
            .user_words(&word_list(path)?)
            .map_err(|error| in_list(path, None, error))?;
    }
    for (line, word) in (1..).zip(&words.user_words) {
        builder = builder
            .user_words(word)
            .map_err(|error| in_list(Path::new("--user-word"), Some(line), error))?;
    }
    for word in builder.words_never_found().filter(|_| !manner.is_quiet) {
        report(&message!(
            "the user's word {} is in no text: a mark in it ends a clause",
            word
        ));
    }
    Ok(builder.build())
}

/// A word list, in whatever encoding it is.
fn word_list(path: &Path) -> Result<String, Error> {
    input::read_text(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })
}

/// An error in a list: which list, and at which line if the error does not say. An option that may be repeated is a list.
fn in_list(list: &Path, line: Option<usize>, error: Error) -> Error {
    match error {
        Error::Line {
            reason, line: own, ..
        } => Error::Line {
            path: Some(list.to_owned()),
            line: line.unwrap_or(own),
            reason,
        },
        error => error,
    }
}
