//! Feeds: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed.
//!
//! XML is read by hand instead of with a strict parser: real feeds have bare `&`, unclosed elements, undeclared
//! prefixes, unknown versions and broken items, and none of that is a reason to lose the other items.

mod fields;
mod json;

use std::{borrow::Cow, sync::Arc};

use self::fields::Fields;
pub(super) use self::json::items as json_items;
use super::{
    article::{About, Article, Feed, File, Pending, id},
    date,
    markup::{Token, Tokens},
};

/// The items of a feed, one after the other.
pub(super) struct Items {
    text: Arc<str>,
    next: (usize, usize),
    count: usize,
    known: Known,
}

/// What is known about every item.
#[derive(Clone)]
struct Known {
    file: File,
    encoding: &'static str,
    feed: Arc<Feed>,
    keep_html: bool,
}

impl Items {
    /// The items of the feed that `text` is.
    pub(super) fn new(file: File, text: &str, encoding: &'static str, keep_html: bool) -> Self {
        let mut tokens = Tokens::new(text);
        let next = next_item(&mut tokens);
        let feed = Arc::new(head(&Fields::read(&text[..next.0])));
        Self {
            text: text.into(),
            next,
            count: 0,
            known: Known {
                file,
                encoding,
                feed,
                keep_html,
            },
        }
    }

    /// What the feed says about itself.
    pub(super) fn feed(&self) -> Arc<Feed> {
        self.known.feed.clone()
    }
}

impl Iterator for Items {
    type Item = Pending;

    fn next(&mut self) -> Option<Pending> {
        let mut tokens = Tokens::resume(&self.text, self.next);
        let Some(Token::Start(tag)) = tokens.next() else {
            return None;
        };
        let about = tag.attribute("rdf:about").map(Cow::into_owned);
        let start = tokens.offset();
        let end = if tag.empty {
            start
        } else {
            end_of_item(&mut tokens)
        };
        self.next = next_item(&mut tokens);
        self.count += 1;
        let (text, known, count) = (self.text.clone(), self.known.clone(), self.count);
        Some(Box::new(move || {
            Ok(article(&Fields::read(&text[start..end]), about, count, known))
        }))
    }
}

/// Where the next item starts; the end of the text if there is none.
fn next_item(tokens: &mut Tokens) -> (usize, usize) {
    loop {
        let state = tokens.state();
        match tokens.next() {
            Some(Token::Start(tag)) if is_item(tag.name) => return state,
            Some(_) => {}
            None => return state,
        }
    }
}

/// Where an item's content ends: at its end tag, or where the next one starts. Goes on to there.
fn end_of_item(tokens: &mut Tokens) -> usize {
    loop {
        let before = tokens.clone();
        match tokens.next() {
            Some(Token::End(name)) if is_item(name) => return before.offset(),
            Some(Token::Start(tag)) if is_item(tag.name) => {
                *tokens = before;
                return tokens.offset();
            }
            Some(_) => {}
            None => return before.offset(),
        }
    }
}

fn is_item(name: &str) -> bool {
    fields::is_named(name, "item") || fields::is_named(name, "entry")
}

fn head(fields: &Fields) -> Feed {
    Feed {
        title: fields.text(&["title"]),
        link: fields.link(),
        description: fields.text(&["description", "subtitle", "tagline"]),
        language: fields.text(&["language", "dc:language"]),
    }
}

fn article(fields: &Fields, rdf_about: Option<String>, count: usize, known: Known) -> Article {
    const DATES: [&str; 9] = [
        "pubdate",
        "published",
        "issued",
        "dc:date",
        "date",
        "dcterms:created",
        "created",
        "updated",
        "modified",
    ];
    let link = fields
        .link()
        .or_else(|| rdf_about.clone().filter(|about| about.starts_with("http")));
    let own_id = fields.raw(&["guid", "id"]).or(rdf_about).or_else(|| link.clone());
    let (text, html) = fields.fullest();
    let about = About {
        encoding: Some(known.encoding),
        link,
        date: fields.first(&DATES, |field| date::parse(&field.content)),
        author: fields.author(),
        source: known.feed.title.clone(),
        html: html.filter(|_| known.keep_html),
        feed: Some(known.feed),
        ..known.file.about()
    };
    Article {
        id: own_id.map_or_else(|| id(&count), |own| id(&own)),
        title: fields.text(&["title"]),
        text,
        about,
    }
}

#[cfg(test)]
mod tests;
