//! Books (EPUB): a chapter is an article.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::Arc,
};

use html_escape::decode_html_entities;

mod notes;

use super::{
    article::{About, Article, filled},
    date,
    error::ReadError,
    file::File,
    markup::to_text,
    reader::{Contents, PendingArticles, Read, ReadOptions, Reader, one},
    word_sets::books as sets,
    xml::{MarkupToken, Tag, Tokens, attribute, local, starts},
    zip::{Zip, ZipKind},
};
use crate::message::{Message, message};

pub(super) const READER: Reader = Reader {
    name: "epub",
    help: "A book: a chapter is an article",
    endings: &["epub"],
    is_told_by_name: false,
    begins: |head| head.zip() == Some(ZipKind::Epub),
    read: Read::Articles(contents),
};

/// What a book says about itself, and where its chapters are.
struct Book {
    zip: Zip<Vec<u8>>,
    title: Option<String>,
    author: Option<String>,
    date: Option<String>,
    /// Names of members, in the order of reading.
    chapters: Vec<String>,
    /// The names of chapters in the table of contents.
    names: HashMap<String, String>,
}

fn contents(file: &File, bytes: Vec<u8>, options: &Arc<ReadOptions>) -> Result<Contents, ReadError> {
    let book = Book::open(bytes, options).map_err(|reason| file.error(reason))?;
    let book = Arc::new(book);
    let (file, options) = (file.clone(), options.clone());
    let mut chapters = book.chapters.clone().into_iter();
    let mut has_text = false;
    let reading = std::iter::from_fn(move || {
        for name in chapters.by_ref() {
            let member = file.member(&name);
            let chapter = book.chapter(&name, &member, &options).transpose();
            if let Some(chapter) = chapter {
                has_text = true;
                return Some(chapter);
            }
        }
        let is_empty = !std::mem::replace(&mut has_text, true);
        is_empty.then(|| Err(file.error(message!("no text in it"))))
    });
    let reading: PendingArticles = Box::new(reading.flat_map(one));
    Ok(reading.into())
}

impl Book {
    fn open(bytes: Vec<u8>, options: &ReadOptions) -> Result<Self, Message> {
        let zip = Zip::open(bytes)?;
        let text = |name: &str| {
            options.check_time()?;
            zip.text(name, options.limits())
        };
        let container = text("META-INF/container.xml")?.unwrap_or_default();
        let root = starts(&container).find(|tag| local(tag.name) == "rootfile");
        let root = root.and_then(|tag| attribute(&tag, "full-path"));
        let root = root.ok_or_else(|| message!("no document in it"))?;
        let package = text(&root)?.ok_or_else(|| message!("no document in it"))?;
        let package = Package::read(&package, &root);
        let mut names = HashMap::new();
        for contents in distinct(package.contents.iter()) {
            if let Some(text) = text(contents)? {
                add_names(&text, contents, &mut names);
            }
        }
        let value = |name: &str| package.said.get(name).cloned();
        Ok(Self {
            title: value("title"),
            author: value("creator"),
            date: value("date"),
            chapters: package.chapters(),
            names,
            zip,
        })
    }

    /// A chapter, if it is one and has a text.
    fn chapter(&self, name: &str, file: &File, options: &ReadOptions) -> Result<Option<Article>, ReadError> {
        let page = options
            .check_time()
            .and_then(|()| self.zip.text(name, options.limits()));
        let page = page.map_err(|reason| file.error(reason))?;
        let page = page.ok_or_else(|| file.error(message!("not in the archive")))?;
        if is_furniture(&page) {
            return Ok(None);
        }
        let text = to_text(&notes::without(body(&page)));
        let title = self.names.get(name).cloned().or_else(|| heading(&page));
        if title
            .as_ref()
            .is_some_and(|title| sets::FRONT_MATTER.has(title.trim()))
            || sets::CATALOGUED.has(&text)
        {
            return Ok(None);
        }
        let text = match &title {
            Some(title) => text.strip_prefix(title.as_str()).unwrap_or(&text).trim_start(),
            None => &text,
        };
        if text.is_empty() {
            return Ok(None);
        }
        let about = About {
            author: self.author.clone(),
            source: self.title.clone(),
            date: self.date.as_deref().and_then(date::parse),
            ..file.about()
        };
        Ok(Some(file.article(title, text.to_owned(), about)))
    }
}

/// The package document: what files a book is made of.
#[derive(Default)]
struct Package {
    /// Members by their ids.
    files: HashMap<String, String>,
    /// Ids in the order of reading.
    spine: Vec<String>,
    /// Members with a table of contents.
    contents: Vec<String>,
    /// Members that are no chapters.
    furniture: Vec<String>,
    said: HashMap<&'static str, String>,
}

impl Package {
    fn read(package: &str, path: &str) -> Self {
        let mut read = Self::default();
        let mut saying = None;
        for token in Tokens::new(package) {
            match token {
                MarkupToken::Start(tag) => {
                    saying = ["title", "creator", "date"]
                        .into_iter()
                        .find(|name| local(tag.name) == *name && !tag.empty);
                    read.add(&tag, path);
                }
                MarkupToken::Text(text) => {
                    if let (Some(name), Some(text)) = (saying, filled(&decode_html_entities(text))) {
                        read.said.entry(name).or_insert(text);
                    }
                }
                MarkupToken::Cdata(_) | MarkupToken::End(_) => saying = None,
            }
        }
        read
    }

    fn add(&mut self, tag: &Tag, path: &str) {
        let get = |name| attribute(tag, name);
        let linked = || get("href").map(|link| resolved(path, &link));
        match local(tag.name) {
            "item" => {
                let (Some(id), Some(member)) = (get("id"), linked()) else {
                    return;
                };
                let has =
                    |property| get("properties").is_some_and(|all| all.split(' ').any(|one| one == property));
                if has("nav") {
                    self.contents.push(member.clone());
                    self.furniture.push(member.clone());
                } else if get("media-type").as_deref() == Some("application/x-dtbncx+xml") {
                    self.contents.push(member.clone());
                }
                self.files.insert(id, member);
            }
            "itemref" if get("linear").as_deref() != Some("no") => self.spine.extend(get("idref")),
            "reference" => {
                const FURNITURE: [&str; 5] = ["cover", "title-page", "toc", "copyright-page", "index"];
                if get("type").is_some_and(|kind| FURNITURE.contains(&kind.as_str())) {
                    self.furniture.extend(linked());
                }
            }
            _ => {}
        }
    }

    fn chapters(&self) -> Vec<String> {
        let files = self.spine.iter().filter_map(|id| self.files.get(id));
        distinct(files)
            .filter(|name| !self.furniture.contains(name))
            .cloned()
            .collect()
    }
}

/// Each name once: a small book may name a large file again and again.
fn distinct<'n>(names: impl Iterator<Item = &'n String>) -> impl Iterator<Item = &'n String> {
    let mut seen = HashSet::new();
    names.filter(move |name| seen.insert(*name))
}

/// Adds what a table of contents calls files: the first name of each.
fn add_names(contents: &str, path: &str, names: &mut HashMap<String, String>) {
    // In EPUB 2 the name comes before the link, in EPUB 3 within it.
    let mut label = String::new();
    let mut link = None;
    for token in Tokens::new(contents) {
        match token {
            MarkupToken::Start(tag) => match local(tag.name) {
                "navLabel" => label.clear(),
                "content" => {
                    if let (Some(link), Some(label)) = (attribute(&tag, "src"), filled(&label)) {
                        names.entry(resolved(path, &link)).or_insert(label);
                    }
                }
                "a" => {
                    label.clear();
                    link = attribute(&tag, "href");
                }
                _ => {}
            },
            MarkupToken::Text(text) => label.push_str(&decode_html_entities(text)),
            MarkupToken::End("a") => {
                if let (Some(link), Some(label)) = (link.take(), filled(&label)) {
                    names.entry(resolved(path, &link)).or_insert(label);
                }
            }
            _ => {}
        }
    }
}

/// The member that a link in another member leads to.
fn resolved(from: &str, link: &str) -> String {
    let link = link.split('#').next().unwrap_or_default();
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    decoded(&parts.join("/"))
}

/// A link without its escapes.
fn decoded(link: &str) -> String {
    let mut bytes = Vec::with_capacity(link.len());
    let mut rest = link.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        let code = behind.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        let code = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        if let (b'%', Some(code)) = (byte, code) {
            bytes.push(code);
            rest = &behind[2..];
        } else {
            bytes.push(byte);
            rest = behind;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn body(page: &str) -> &str {
    let mut tokens = Tokens::new(page);
    let found = tokens.any(|token| matches!(token, MarkupToken::Start(tag) if local(tag.name) == "body"));
    if found { &page[tokens.offset()..] } else { page }
}

/// The text of the first heading.
fn heading(page: &str) -> Option<String> {
    let is_heading = |name: &str| matches!(name, "h1" | "h2" | "h3");
    let mut tokens = Tokens::new(page);
    tokens.find(|token| matches!(token, MarkupToken::Start(tag) if is_heading(tag.name)))?;
    let start = tokens.offset();
    tokens.find(|token| matches!(token, MarkupToken::End(name) if is_heading(name)))?;
    filled(&to_text(&page[start..tokens.offset()]).replace('\n', " "))
}

/// Whether a page says that it is no chapter.
fn is_furniture(page: &str) -> bool {
    const KINDS: [&str; 7] = [
        "cover",
        "titlepage",
        "toc",
        "landmarks",
        "copyright-page",
        "loi",
        "index",
    ];
    let mut sections = starts(page).filter(|tag| matches!(local(tag.name), "body" | "section" | "nav"));
    let first = sections.by_ref().take(2);
    first
        .filter_map(|tag| tag.attribute("epub:type").map(Cow::into_owned))
        .any(|kind| kind.split(' ').any(|kind| KINDS.contains(&kind)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::word_sets::tests::assert_every_row_is_needed;

    #[test]
    fn every_word_by_which_books_are_read_is_needed() {
        assert_every_row_is_needed("books", |set, text| match set {
            "catalogued" => sets::CATALOGUED.has(text),
            _ => sets::FRONT_MATTER.has(text),
        });
    }
}
