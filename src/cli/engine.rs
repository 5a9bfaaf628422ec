//! The user's words and house style.

use std::path::Path;

use zhaiyao::{Engine, EngineBuilder, Error};

use super::{
    job::OwnWords,
    terminal::{Manner, report},
};
use crate::{
    input,
    message::{Message, message},
    style::HouseStyle,
};

/// The builder of an engine that knows these words, and the house style. Warns of words that can never match.
pub(super) fn own(words: &OwnWords, manner: Manner) -> Result<(EngineBuilder, HouseStyle), Message> {
    let style = words.style.as_deref().map(house_style).transpose()?;
    let style = style.unwrap_or_default();
    let mut builder = style.with_words(Engine::builder());
    if !words.default_stop_words {
        builder = builder.without_stop_words();
    }
    for path in &words.stop_lists {
        builder = builder.stop_word_list(&read("--stopwords", path)?);
    }
    for word in &words.stop_words {
        builder = builder.stop_word(word);
    }
    for path in &words.user_dicts {
        builder = builder
            .user_words(&read("--user-dict", path)?)
            .map_err(|error| in_list(path, None, error))?;
    }
    for (line, word) in (1..).zip(&words.user_words) {
        builder = builder
            .user_words(word)
            .map_err(|error| in_list(Path::new("--user-word"), Some(line), error))?;
    }
    if !manner.is_quiet {
        warn_of(&builder);
    }
    Ok((builder, style))
}

/// Says which of the user's words do not do what may be expected of them.
fn warn_of(builder: &EngineBuilder) {
    for word in builder.words_never_found() {
        report(&message!(
            "the user's word {} is in no text: a mark in it ends a clause",
            word
        ));
    }
    let mut in_doubt = builder.words_in_doubt();
    if let Some(word) = in_doubt.next() {
        let message = match in_doubt.count() {
            0 => message!(
                "what is behind the blank in the user's word \"{}\" is part of it: no frequency, no tag",
                word
            ),
            n_others => message!(
                "what is behind the blank in the user's word \"{}\", and in {} more, is part of it: no frequency, no tag",
                word,
                n_others
            ),
        };
        report(&message);
    }
}

/// Says which tags no keyword can have.
pub(super) fn warn_of_tags(tags: &[String], engine: &Engine) {
    for tag in tags.iter().filter(|tag| !engine.is_tag_of_keywords(tag)) {
        report(&message!("no keyword has a tag that begins with {}", tag).about("--tags"));
    }
}

fn house_style(path: &Path) -> Result<HouseStyle, Message> {
    HouseStyle::parse(&read("--style", path)?)
        .map_err(|(line, said)| Message::of_parser(&said).about(format_args!("{}:{line}", path.display())))
}

/// The text of a file that an option names, in whatever encoding it is.
fn read(option: &str, path: &Path) -> Result<String, Message> {
    let said = |error| Message::from(error).about(path.display()).about(option);
    input::read_text(path).map_err(said)
}

/// An error in a list: which list, and at which line if the error does not say. An option that may be repeated is a list.
fn in_list(list: &Path, line: Option<usize>, error: Error) -> Message {
    let error = match error {
        Error::Line {
            reason, line: own, ..
        } => Error::Line {
            path: Some(list.to_owned()),
            line: line.unwrap_or(own),
            reason,
        },
        error => error,
    };
    error.into()
}
