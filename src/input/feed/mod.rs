//! Feeds: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed.
//!
//! XML is read by hand instead of with a strict parser: real feeds have bare `&`, unclosed elements, undeclared
//! prefixes, unknown versions and broken items, and none of that is a reason to lose the other items.

mod fields;
mod ids;
mod json;
mod links;
mod prefixes;

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::Arc,
    vec,
};

use self::{fields::ItemFields, prefixes::Prefixes};
use super::{
    article::{About, Article, Feed, Pending, id},
    date,
    error::ReadError,
    file::File,
    json_kind::Json,
    markup::{MarkupToken, Tag, Tokens},
    reader::{Contents, Read, ReadOptions, Reader},
    sniff::Markup,
    text::{DecodedText, with_warnings},
};
use crate::message::{Message, message};

pub(super) const READER: Reader = Reader {
    name: "feed",
    help: "RSS, RDF, Atom or JSON Feed: an item is an article",
    endings: &["rss", "atom", "rdf"],
    is_told_by_name: false,
    begins: |head| head.markup() == Some(Markup::Feed) || head.json() == Some(Json::Feed),
    read: Read::Articles(items),
};

/// The items of a feed.
fn items(file: &File, bytes: Vec<u8>, options: &Arc<ReadOptions>) -> Result<Contents, ReadError> {
    let mut text = DecodedText::decode(file, bytes, options)?;
    if text.text.trim_start().starts_with(['{', '[']) {
        let (feed, items) = json::items(file, &text.text, options.keep_html)?;
        if items.is_empty() {
            return Err(without_items(file));
        }
        return Ok(Contents {
            reading: with_warnings(Box::new(items.into_iter()), text.warnings),
            feed: Some(feed),
        });
    }
    text.warnings
        .extend(cut_off(&text.text).map(|warning| warning.about(&file.path)));
    let items = Items::new(file.clone(), &text.text, text.encoding, options.keep_html);
    if items.left.len() == 0 {
        return Err(without_items(file));
    }
    let feed = items.known.feed.clone();
    Ok(Contents {
        reading: with_warnings(Box::new(items), text.warnings),
        feed: Some(feed),
    })
}

fn without_items(file: &File) -> ReadError {
    file.error(message!("a feed without items"))
}

/// That a feed has no end, if it has none.
fn cut_off(text: &str) -> Option<Message> {
    let root = Tokens::new(text).find_map(|token| match token {
        MarkupToken::Start(tag) if matches!(markup_root(tag.name), "rss" | "feed" | "rdf") => Some(tag.name),
        _ => None,
    })?;
    let has_end = text.rfind("</").is_some_and(|end| {
        let name = text[end + 2..].get(..root.len());
        name.is_some_and(|name| name.eq_ignore_ascii_case(root))
    }) || text.contains(&format!("</{root}>"));
    (!has_end).then(|| message!("the feed ends too early: its last item may not be whole"))
}

fn markup_root(name: &str) -> &'static str {
    let local = name.rsplit(':').next().unwrap_or_default();
    let roots = ["rss", "feed", "rdf"];
    roots
        .into_iter()
        .find(|root| local.eq_ignore_ascii_case(root))
        .unwrap_or_default()
}

/// The items of a feed, one after the other.
pub(super) struct Items {
    left: vec::IntoIter<Item>,
    count: usize,
    known: Surroundings,
}

/// What an item consists of.
struct Item {
    fields: ItemFields,
    rdf_about: Option<String>,
    /// The address that its links are relative to.
    base: Option<String>,
    /// How many before it are the same in all.
    n_same: usize,
}

/// What is known about every item.
#[derive(Clone)]
struct Surroundings {
    file: File,
    encoding: &'static str,
    feed: Arc<Feed>,
    /// Ids and links that several items have.
    shared: Arc<HashSet<String>>,
    base: Option<String>,
    keep_html: bool,
}

impl Items {
    /// The items of the feed that `text` is.
    pub(super) fn new(file: File, text: &str, encoding: &'static str, keep_html: bool) -> Self {
        let mut tokens = Tokens::new(text);
        let (start, _) = next_item(&mut tokens.clone(), &Prefixes::default());
        let prefixes = Prefixes::read(&text[..start]);
        let (start, mut next) = next_item(&mut tokens, &prefixes);
        let before = &text[..start];
        let mut feed = head(&ItemFields::read(before, &prefixes));
        let declared = Tokens::new(before).find_map(|token| match token {
            MarkupToken::Start(tag) => base(&tag),
            _ => None,
        });
        feed.link = feed.link.map(|link| links::absolute(declared.as_deref(), link));
        let mut items = Vec::new();
        while let Some(tag) = next {
            let start = tokens.offset();
            let end = if tag.empty {
                start
            } else {
                end_of_item(&mut tokens, &prefixes)
            };
            items.push(Item {
                fields: ItemFields::read(&text[start..end], &prefixes),
                rdf_about: tag.attribute("rdf:about").map(Cow::into_owned),
                base: base(&tag).map(|own| links::absolute(declared.as_deref(), own)),
                n_same: 0,
            });
            next = next_item(&mut tokens, &prefixes).1;
        }
        let keys: Vec<String> = items.iter().filter_map(Item::key).collect();
        let shared = ids::shared(keys.iter().map(String::as_str));
        count_same(&mut items, &shared);
        Self {
            left: items.into_iter(),
            count: 0,
            known: Surroundings {
                file,
                encoding,
                base: declared.or_else(|| feed.link.clone()),
                feed: Arc::new(feed),
                shared: Arc::new(shared),
                keep_html,
            },
        }
    }
}

/// Counts those that share their keys, titles and texts with others before them.
fn count_same(items: &mut [Item], shared: &HashSet<String>) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for item in items {
        let Some(key) = item.key().filter(|key| shared.contains(key)) else {
            continue;
        };
        let title = item.fields.text(&["title"]);
        let n_seen = seen
            .entry(ids::apart(&key, title.as_deref(), &item.fields.fullest().0, 0))
            .or_default();
        item.n_same = *n_seen;
        *n_seen += 1;
    }
}

impl Iterator for Items {
    type Item = Pending;

    fn next(&mut self) -> Option<Pending> {
        let item = self.left.next()?;
        self.count += 1;
        let (known, count) = (self.known.clone(), self.count);
        Some(Box::new(move || Ok(item.article(count, &known))))
    }
}

/// Where the next item starts, and its start tag; the end of the text if there is none.
fn next_item<'t>(tokens: &mut Tokens<'t>, prefixes: &Prefixes) -> (usize, Option<Tag<'t>>) {
    loop {
        let start = tokens.offset();
        match tokens.next() {
            Some(MarkupToken::Start(tag)) if is_item(tag.name, prefixes) => return (start, Some(tag)),
            Some(_) => {}
            None => return (start, None),
        }
    }
}

/// Where an item's content ends: at its end tag, or where the next one starts. Goes on to there.
fn end_of_item(tokens: &mut Tokens, prefixes: &Prefixes) -> usize {
    loop {
        let before = tokens.clone();
        match tokens.next() {
            Some(MarkupToken::End(name)) if is_item(name, prefixes) => return before.offset(),
            Some(MarkupToken::Start(tag)) if is_item(tag.name, prefixes) => {
                *tokens = before;
                return tokens.offset();
            }
            Some(_) => {}
            None => return before.offset(),
        }
    }
}

fn is_item(name: &str, prefixes: &Prefixes) -> bool {
    prefixes.is(name, "item") || prefixes.is(name, "entry")
}

fn base(tag: &Tag) -> Option<String> {
    tag.attribute("xml:base").map(Cow::into_owned)
}

fn head(fields: &ItemFields) -> Feed {
    Feed {
        title: fields.text(&["title"]),
        link: fields.link(),
        description: fields.text(&["description", "subtitle", "tagline"]),
        language: fields.text(&["language", "dc:language"]),
    }
}

impl Item {
    /// Its link, where that is not the same as that of others: as it is written.
    fn link(&self) -> Option<String> {
        let about = || self.rdf_about.clone().filter(|about| about.starts_with("http"));
        self.fields.link().or_else(about)
    }

    /// What it calls itself.
    fn own_id(&self) -> Option<String> {
        self.fields
            .raw(&["guid", "id"])
            .or_else(|| self.rdf_about.clone())
    }

    /// What tells it from others.
    fn key(&self) -> Option<String> {
        self.own_id().or_else(|| self.link())
    }

    fn article(self, count: usize, known: &Surroundings) -> Article {
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
        let fields = &self.fields;
        let base = self.base.as_deref().or(known.base.as_deref());
        let absolute = |link: String| links::absolute(base, link);
        let title = fields.text(&["title"]);
        let link = self.link().map(absolute);
        let (text, html) = fields.fullest();
        let own_id = self.own_id().or_else(|| link.clone());
        let own_id = own_id.map(|own| {
            if known.shared.contains(&own) || self.key().is_some_and(|key| known.shared.contains(&key)) {
                ids::apart(&own, title.as_deref(), &text, self.n_same)
            } else {
                own
            }
        });
        let enclosure = fields.enclosure().map(|mut enclosure| {
            enclosure.url = links::absolute(base, enclosure.url);
            enclosure
        });
        let about = About {
            encoding: Some(known.encoding),
            link,
            date: fields.date(&DATES, date::parse),
            author: fields.author(),
            source: known.feed.title.clone(),
            html: html
                .filter(|_| known.keep_html)
                .map(|html| links::absolute_within(base, &html)),
            enclosure,
            feed: Some(known.feed.clone()),
            ..known.file.about()
        };
        Article {
            id: own_id.map_or_else(|| id(&count), |own| id(&own)),
            title,
            text,
            about,
        }
    }
}

#[cfg(test)]
mod tests;
