//! JSON Feed.

use std::{collections::HashMap, sync::Arc};

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{ids, links};

use crate::input::{
    article::{About, Article, Enclosure, Feed, Pending, filled, id, ready},
    date,
    error::ReadError,
    file::File,
    markup::to_text,
};
use crate::message::{Message, message};

#[derive(Deserialize)]
struct JsonFeed<'t> {
    title: Option<String>,
    home_page_url: Option<String>,
    feed_url: Option<String>,
    description: Option<String>,
    language: Option<String>,
    author: Option<Author>,
    authors: Option<Vec<Author>>,
    #[serde(borrow, default)]
    items: Vec<&'t RawValue>,
}

#[derive(Deserialize)]
struct Author {
    name: Option<String>,
}

#[derive(Deserialize)]
struct JsonItem<'t> {
    #[serde(borrow)]
    id: Option<&'t RawValue>,
    url: Option<String>,
    external_url: Option<String>,
    title: Option<String>,
    content_html: Option<String>,
    content_text: Option<String>,
    summary: Option<String>,
    date_published: Option<String>,
    date_modified: Option<String>,
    author: Option<Author>,
    authors: Option<Vec<Author>>,
    attachments: Option<Vec<Attachment>>,
}

#[derive(Deserialize)]
struct Attachment {
    url: String,
    mime_type: Option<String>,
    size_in_bytes: Option<u64>,
}

/// What a JSON feed says about itself, and its items.
pub(super) fn items(
    file: &File,
    text: &str,
    keep_html: bool,
) -> Result<(Arc<Feed>, Vec<Pending>), ReadError> {
    let feed: JsonFeed =
        serde_json::from_str(text).map_err(|error| file.error(message!("not a JSON feed: {}", error)))?;
    let feed_author = name(feed.author, feed.authors);
    let base = feed.home_page_url.clone().or(feed.feed_url);
    let head = Arc::new(Feed {
        title: feed.title,
        link: feed.home_page_url,
        description: feed.description,
        language: feed.language,
    });
    let items: Vec<_> = feed
        .items
        .into_iter()
        .map(|item| serde_json::from_str::<JsonItem>(item.get()))
        .collect();
    let keys = items.iter().flatten().filter_map(JsonItem::key);
    let shared = ids::shared(keys);
    let mut seen: HashMap<String, usize> = HashMap::new();
    let article = |(item, number): (Result<JsonItem, serde_json::Error>, u64)| -> Pending {
        let item = match item {
            Ok(item) => item,
            Err(error) => {
                return ready(Err(file.error(
                    message!("item {}", number).because(&Message::of_parser(&error.to_string())),
                )));
            }
        };
        let is_shared = item.key().is_some_and(|key| shared.contains(key));
        let mut article = article(file, item, base.as_deref(), number, keep_html);
        if is_shared {
            let own = serde_json::from_str(article.id.get()).unwrap_or_else(|_| article.id.get().to_owned());
            let apart = |n_same| ids::apart(&own, article.title.as_deref(), &article.text, n_same);
            let n_same = seen.entry(apart(0)).or_insert(0);
            let own = apart(*n_same);
            *n_same += 1;
            article.id = id(&own);
        }
        article.about.author = article.about.author.or_else(|| feed_author.clone());
        article.about.source.clone_from(&head.title);
        article.about.feed = Some(head.clone());
        ready(Ok(article))
    };
    let items = items.into_iter().zip(1..).map(article).collect();
    Ok((head.clone(), items))
}

impl JsonItem<'_> {
    /// What tells it from others.
    fn key(&self) -> Option<&str> {
        self.id
            .map(RawValue::get)
            .or(self.url.as_deref())
            .or(self.external_url.as_deref())
    }
}

fn article(file: &File, item: JsonItem, base: Option<&str>, number: u64, keep_html: bool) -> Article {
    let from_html = item.content_html.as_deref().map(to_text).unwrap_or_default();
    let plain = [item.content_text, item.summary]
        .into_iter()
        .flatten()
        .max_by_key(String::len)
        .unwrap_or_default();
    let is_html = from_html.len() >= plain.len();
    let link = item.url.or(item.external_url);
    let own_id = item.id.map(ToOwned::to_owned).or_else(|| link.as_deref().map(id));
    let attachment = item
        .attachments
        .and_then(|attachments| attachments.into_iter().next());
    let about = About {
        date: [item.date_published, item.date_modified]
            .into_iter()
            .flatten()
            .find_map(|date| date::parse(&date)),
        link: link.map(|link| links::absolute(base, link)),
        author: name(item.author, item.authors),
        html: item
            .content_html
            .filter(|_| keep_html && is_html)
            .map(|html| links::absolute_within(base, &html)),
        enclosure: attachment.map(|attachment| Enclosure {
            url: links::absolute(base, attachment.url),
            length: attachment.size_in_bytes.map(|size| size.to_string()),
            kind: attachment.mime_type,
        }),
        ..file.about()
    };
    let text = if is_html { from_html } else { plain };
    Article {
        id: own_id.unwrap_or_else(|| id(&number)),
        title: item.title.as_deref().and_then(filled),
        text,
        about,
    }
}

fn name(author: Option<Author>, authors: Option<Vec<Author>>) -> Option<String> {
    let names: Vec<String> = authors
        .into_iter()
        .flatten()
        .chain(author)
        .filter_map(|author| author.name)
        .collect();
    filled(&names.join("、"))
}
