//! HTML in the fields of records.

use crate::input::markup::{looks_like_markup, to_text};

/// What is in the field that has a record's text, by its name.
#[derive(Clone, Copy)]
pub(in crate::input) enum ContentType {
    /// Text, unless it has tags: what looks like an entity is one no more than in a file of text.
    Text,
    Html,
    Either,
}

impl ContentType {
    pub(in crate::input) fn of(name: &str) -> Self {
        if name.eq_ignore_ascii_case("text") {
            Self::Text
        } else if name.to_ascii_lowercase().contains("html") {
            Self::Html
        } else {
            Self::Either
        }
    }

    /// Title and text of a record without markup; the title is written as the text beside it is.
    pub(in crate::input) fn plain(self, title: Option<String>, text: String) -> (Option<String>, String) {
        match self {
            Self::Text if !looks_like_markup(&text) => (title.map(without_tags), text),
            Self::Html => (title.map(plain), reduced(&text)),
            _ => (title.map(plain), plain(text)),
        }
    }
}

/// A text without markup, if it has some.
pub(super) fn plain(text: String) -> String {
    if has_entities(&text) {
        reduced(&text)
    } else {
        without_tags(text)
    }
}

fn without_tags(text: String) -> String {
    if looks_like_markup(&text) {
        reduced(&text)
    } else {
        text
    }
}

/// The text of HTML; markup that was escaped is markup, too.
fn reduced(html: &str) -> String {
    let text = to_text(html);
    if looks_like_markup(&text) {
        to_text(&text)
    } else {
        text
    }
}

/// Whether a text without tags was written for a page: with entities that nobody types.
fn has_entities(text: &str) -> bool {
    const ENTITIES: [&str; 10] = [
        "&nbsp;", "&amp;", "&quot;", "&ldquo;", "&rdquo;", "&mdash;", "&hellip;", "&middot;", "&#", "&lt;",
    ];
    text.contains('&') && ENTITIES.iter().any(|entity| text.contains(entity))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_as_it_is_written_and_html_does_not() {
        for (name, title, text, expected) in [
            (
                "text",
                "甲 &amp; 乙",
                "一&mdash;二。",
                ("甲 &amp; 乙", "一&mdash;二。"),
            ),
            ("Text", "<b>甲</b>", "3 < 5 &nbsp;", ("甲", "3 < 5 &nbsp;")),
            (
                "text",
                "甲 &amp; 乙",
                "<p>一&mdash;二。</p>",
                ("甲 & 乙", "一—二。"),
            ),
            ("content", "甲 &amp; 乙", "一&mdash;二。", ("甲 & 乙", "一—二。")),
            ("content_html", "甲", "一&lt;二", ("甲", "一<二")),
            ("content", "甲", "一&lt;二", ("甲", "一<二")),
        ] {
            let (title, text) = ContentType::of(name).plain(Some(title.to_owned()), text.to_owned());
            assert_eq!(
                (title.as_deref(), text.as_str()),
                (Some(expected.0), expected.1),
                "{name}"
            );
        }
    }
}
