//! HTML pages: the main article, and what the page says about it.

mod annotations;
mod answers;
mod attributes;
mod board;
mod boilerplate;
mod choice;
mod dated_articles;
mod disclaimer;
mod elements;
mod embedded_json;
mod ending;
mod hidden;
mod initial_state;
mod interface;
mod literal;
mod main_text;
mod names;
mod notice;
mod page;
mod post_metadata;
mod public_account;
mod references;
mod related;
mod text;
mod thread;
mod title;
mod tree;

use self::{page::PageFacts, text::HanCounts};
use super::{
    article::{About, Article},
    chinese::n_han,
    date,
    error::ReadError,
    file::File,
    markup::to_text,
    reader::{Read, ReadOptions, Reader},
    record::Field,
    sniff::Markup,
    text::DecodedText,
};
use crate::message::message;

pub(super) const READER: Reader = Reader {
    name: "html",
    help: "A page: its main article",
    endings: &["html", "htm", "xhtml", "shtml"],
    is_told_by_name: false,
    begins: |head| head.markup() == Some(Markup::Html),
    read: Read::Article(|file, bytes, options| {
        let text = DecodedText::decode(file, bytes, options)?;
        let about = text.about(file);
        page_article(file, &text.text, options, about)
    }),
};

/// Whether a name is that of an account, and no person's.
pub(super) fn is_account(name: &str) -> bool {
    names::is_account(name)
}

/// The article of a page that is one by itself, if there is one.
pub(super) fn page_article(
    file: &File,
    html: &str,
    options: &ReadOptions,
    about: About,
) -> Result<Article, ReadError> {
    let article = article(file, html, options, about)?;
    if article.text.is_empty() || notice::is_all(&article.text, article.title.as_deref().unwrap_or_default())
    {
        return Err(file.error(message!("no article on this page")));
    }
    Ok(article)
}

/// The article of a page, which is parsed once.
fn article(file: &File, html: &str, options: &ReadOptions, about: About) -> Result<Article, ReadError> {
    let in_time = || options.check_time().map_err(|late| file.error(late));
    let title = options.title.clone();
    let tree = tree::parse(html, options.deadline);
    in_time()?;
    let Some(tree) = tree else {
        // What nobody could have made is a text at best.
        let title = title.or_else(|| title::of_markup(html));
        return Ok(file.article(title, to_text(html), about));
    };
    let mut han = HanCounts::of(&tree);
    if hidden::remove_beside_article(&tree, &han) {
        han = HanCounts::of(&tree);
    }
    let board = board::BoardPost::of(&tree);
    let posts = board.as_ref().map(|post| post.text.clone());
    let posts = posts.or_else(|| thread::posts(&tree, &han));
    let page = PageFacts::read(&tree, posts.is_some());
    let is_given = title.is_some();
    let title = title.or_else(|| page.title());
    in_time()?;
    let headline = title.as_deref().unwrap_or_default();
    if posts.is_none() && dated_articles::remove_others(&tree, &han, headline) {
        han = HanCounts::of(&tree);
    }
    let posts = posts.or_else(|| page.answers(title.as_deref()));
    if posts.is_none() {
        related::remove_headed(&tree, &han, headline);
    }
    let text = posts.unwrap_or_else(|| {
        let whole = || tree.body().map(|body| choice::whole(&body)).unwrap_or_default();
        let text = main_text::of(tree.clone(), &han, headline).unwrap_or_else(whole);
        choice::better(&tree, &han, headline, &text).unwrap_or(text)
    });
    in_time()?;
    // Pages that scripts fill have their text in their data alone.
    let said = page.article_body().filter(|said| n_han(said) > n_han(&text));
    let text = said.unwrap_or(text);
    let state = page
        .state_article()
        .filter(|state| choice::says_more(headline, &state.text, &text));
    let stated = |field| state.as_ref().and_then(|state| state.field(field));
    // A page calls itself as its article, and a site's name follows.
    let title = match (title, stated(Field::Title)) {
        (Some(title), Some(stated)) if title.contains(&stated) => Some(stated),
        (title, stated) => title.or(stated),
    };
    let text = state.as_ref().map_or(text, |state| state.text.clone());
    let title = if is_given {
        title
    } else {
        page.settled(title, &text)
    };
    if page.is_error(&text) {
        return Err(file.error(message!("no article on this page")));
    }
    let (board_date, board_author) = board.map_or((None, None), |post| (post.date, post.author));
    let date = board_date.or_else(|| page.date(title.as_deref(), &text));
    let author = board_author.or_else(|| page.author(title.as_deref()));
    let about = About {
        link: page.link().or(about.link),
        date: date.or_else(|| date::parse(&stated(Field::Date)?)),
        author: author.or_else(|| stated(Field::Author).filter(|name| names::is_person(name))),
        source: page.source(title.as_deref()),
        ..about
    };
    let text = interface::without(&text);
    let own = disclaimer::without(
        boilerplate::without(ending::without(&text)),
        title.as_deref().unwrap_or_default(),
    );
    let own = references::without_list(boilerplate::without(own));
    Ok(file.article(title, references::without(own), about))
}

#[cfg(test)]
mod tests;
