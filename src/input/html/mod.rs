//! HTML pages: the main article, and what the page says about it.

mod attributes;
mod choice;
mod names;
mod notice;
mod page;
mod references;
mod title;
mod tree;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use self::page::Page;
use super::{
    article::{About, Article},
    error::ReadError,
    file::File,
    head::Markup,
    markup::to_text,
    reader::{Options, Read, Reader},
    text::Text,
};
use crate::message::message;

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
        page_article(file, &text.text, options, about)
    }),
};

/// The article of a page that is one by itself, if there is one.
pub(super) fn page_article(
    file: &File,
    html: &str,
    options: &Options,
    about: About,
) -> Result<Article, ReadError> {
    let article = article(file, html, options.title.clone(), about);
    if article.text.is_empty() || notice::is_all(&article.text) {
        return Err(file.error(message!("no article on this page")));
    }
    Ok(article)
}

/// The article of a page.
pub(super) fn article(file: &File, html: &str, title: Option<String>, about: About) -> Article {
    let page = Page::read(html);
    let title = title.or_else(|| page.title());
    let text = main_text(html).unwrap_or_else(|| to_text(page.body()));
    let headline = title.as_deref().unwrap_or_default();
    let text = choice::by_headline(html, headline, &text).unwrap_or(text);
    let title = title.or_else(|| page.heading_over(&text));
    // Pages that scripts fill have their text in their data for search engines alone.
    let said = page.article_body().filter(|said| n_han(said) > n_han(&text));
    let text = references::without(&said.unwrap_or(text));
    let about = About {
        link: page.link().or(about.link),
        date: page.date(title.as_deref()),
        author: page.author(title.as_deref()),
        source: page.source(title.as_deref()),
        ..about
    };
    file.article(title, text, about)
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
    show_hidden(&readability.doc);
    leave_out_controls(&readability.doc);
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

/// Leaves out dialogs and players: what they can say is on the page before they do. None of them has most of the text.
fn leave_out_controls(page: &Document) {
    const CONTROLS: &str = "dialog, [role='dialog'], [role='alertdialog'], [class~='modal'], [class~='dialog'], \
                            [class~='popup'], [class~='player'], [class~='video-player'], [class~='prism-player'], \
                            [class~='video-js']";
    let controls = page.select(CONTROLS);
    if controls.is_empty() {
        return;
    }
    let n_in_page = n_han(&page.select("body").text());
    for control in controls.nodes() {
        if n_han(&control.text()) * 4 < n_in_page * 3 {
            control.remove_from_parent();
        }
    }
}

/// Shows what a page hides until a script runs: what is invisible, and what is not displayed where it is most of the text.
fn show_hidden(page: &Document) {
    const STYLES: &str = "[style*='visibility'], [style*='opacity']";
    for hidden in page.select(STYLES).nodes() {
        hidden.remove_attr("style");
    }
    let not_displayed = page.select("[style*='display']");
    if not_displayed.is_empty() {
        return;
    }
    let n_in_page = n_han(&page.select("body").text());
    for hidden in not_displayed.nodes() {
        let n_here = n_han(&hidden.text());
        if n_here >= SHORTEST_ARTICLE_CHARS / 2 && n_here * 2 > n_in_page {
            hidden.remove_attr("style");
        }
    }
}

pub(super) fn n_han(text: &str) -> usize {
    text.chars()
        .filter(|c| matches!(c, '\u{3400}'..='\u{9fff}'))
        .count()
}

#[cfg(test)]
mod tests;
