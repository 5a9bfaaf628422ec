//! HTML pages: the main article, and what the page says about it.

mod attributes;
mod names;
mod page;
mod title;
mod tree;

use dom_smoothie::{Config, Readability};

use self::page::Page;
use super::{
    article::{About, Article, File},
    detect::Markup,
    formats::{Read, Reader},
    markup::to_text,
    text::Text,
};

/// Chinese needs fewer characters than the 500 that Readability asks of an article before it takes anything at all.
const SHORTEST_ARTICLE_CHARS: usize = 60;

/// What is called a caption and is longer holds more than one.
const MOST_CAPTION_CHARS: usize = 300;

pub(super) const READER: Reader = Reader {
    name: "html",
    help: "A page: its main article",
    endings: &["html", "htm", "xhtml", "shtml"],
    is_told_by_name: false,
    begins: |head| head.markup() == Some(Markup::Html),
    read: Read::Article(|file, bytes, options| {
        let text = Text::decode(file, bytes, options)?;
        let about = text.about(file);
        Ok(article(file, &text.text, options.title.clone(), about))
    }),
};

/// The article of a page.
pub(super) fn article(file: &File, html: &str, title: Option<String>, about: About) -> Article {
    let page = Page::read(html);
    let title = title.or_else(|| page.title());
    let text = main_text(html).unwrap_or_else(|| to_text(page.body()));
    let about = About {
        link: page.link(),
        date: page.date(title.as_deref()),
        author: page.author(title.as_deref()),
        source: page.source(title.as_deref()),
        ..about
    };
    Article::of_file(file, title, text, about)
}

/// The text of what Readability takes for the article.
fn main_text(html: &str) -> Option<String> {
    // Inline elements that Readability takes for paragraphs.
    const INLINE: &str = "u, ins, del, s, strike, nobr, big, tt";
    // Captions that are no <figcaption>, and program code.
    const LEFT_OUT: &str = "pre code, [class*='picinfo'], [class*='pic-info'], [class*='caption'], [class*='imgtitle'], \
                            [class*='img-desc'], [class*='pic-desc'], [class*='photo-desc']";
    let config = Config {
        char_threshold: SHORTEST_ARTICLE_CHARS,
        ..Config::default()
    };
    let mut readability = Readability::with_document(tree::parse(html)?, None, Some(config)).ok()?;
    readability.doc.select(INLINE).rename("span");
    for left_out in readability.doc.select(LEFT_OUT).nodes() {
        if left_out.text().chars().take(MOST_CAPTION_CHARS + 1).count() <= MOST_CAPTION_CHARS
            || left_out.has_name("code")
        {
            left_out.remove_from_parent();
        }
    }
    let article = readability.parse().ok()?;
    let text = to_text(&article.content);
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests;
