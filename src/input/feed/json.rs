use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::input::{
    article::{About, Article, Fault, Feed, File, Pending, filled, id, ready},
    date,
    markup::to_text,
};
use crate::message::message;

#[derive(Deserialize)]
struct JsonFeed<'t> {
    title: Option<String>,
    home_page_url: Option<String>,
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
struct Item<'t> {
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
}

/// What a JSON feed says about itself, and its items.
pub(crate) fn items(file: &File, text: &str, keep_html: bool) -> Result<(Arc<Feed>, Vec<Pending>), Fault> {
    let feed: JsonFeed =
        serde_json::from_str(text).map_err(|error| file.fault(message!("not a JSON feed: {}", error)))?;
    let feed_author = name(feed.author, feed.authors);
    let head = Arc::new(Feed {
        title: feed.title,
        link: feed.home_page_url,
        description: feed.description,
        language: feed.language,
    });
    let article = |(item, number): (&RawValue, u64)| -> Pending {
        let mut article = match serde_json::from_str::<Item>(item.get()) {
            Ok(item) => article(file, item, number, keep_html),
            Err(error) => return ready(Err(file.fault(message!("item {}: {}", number, error)))),
        };
        article.about.author = article.about.author.or_else(|| feed_author.clone());
        article.about.source.clone_from(&head.title);
        article.about.feed = Some(head.clone());
        ready(Ok(article))
    };
    let items = feed.items.into_iter().zip(1..).map(article).collect();
    Ok((head.clone(), items))
}

fn article(file: &File, item: Item, number: u64, keep_html: bool) -> Article {
    let from_html = item.content_html.as_deref().map(to_text).unwrap_or_default();
    let plain = [item.content_text, item.summary]
        .into_iter()
        .flatten()
        .max_by_key(String::len)
        .unwrap_or_default();
    let is_html = from_html.len() >= plain.len();
    let link = item.url.or(item.external_url);
    let own_id = item.id.map(ToOwned::to_owned).or_else(|| link.as_deref().map(id));
    let about = About {
        date: [item.date_published, item.date_modified]
            .into_iter()
            .flatten()
            .find_map(|date| date::parse(&date)),
        link,
        author: name(item.author, item.authors),
        html: item.content_html.filter(|_| keep_html && is_html),
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
