//! The elements of RSS and Atom that are read.

use html_escape::decode_html_entities;

use super::prefixes::Prefixes;
use crate::input::{
    article::{Enclosure, filled},
    html,
    markup::{MarkupToken, Tag, Tokens, looks_like_markup, to_text},
    word_sets::feeds as sets,
};

/// Elements of an item or a feed that are read.
const FIELDS: [&str; 28] = [
    "title",
    "link",
    "guid",
    "id",
    "pubdate",
    "dc:date",
    "dcterms:created",
    "published",
    "issued",
    "date",
    "updated",
    "modified",
    "created",
    "author",
    "dc:creator",
    "creator",
    "content:encoded",
    "encoded",
    "content",
    "description",
    "summary",
    "media:description",
    "itunes:summary",
    "subtitle",
    "tagline",
    "language",
    "dc:language",
    "enclosure",
];

/// Those that hold an item's text.
const TEXTS: [&str; 5] = ["content:encoded", "encoded", "content", "description", "summary"];

/// Those that hold it where there is no other.
const LAST_TEXTS: [&str; 2] = ["media:description", "itunes:summary"];

/// Elements with titles and links that are not the item's own.
const CONTAINERS: [&str; 3] = ["image", "textinput", "source"];

/// The elements of an item, or of a feed before its first item.
pub(super) struct ItemFields(Vec<ItemField>);

/// One element.
pub(super) struct ItemField {
    name: &'static str,
    /// HTML, or characters if it says that it is no HTML.
    pub(super) content: String,
    is_html: bool,
    href: Option<String>,
    /// The file that it names.
    enclosure: Option<Enclosure>,
    /// Whether it was read to its end.
    is_whole: bool,
    /// Whether `rel` says that a link leads elsewhere.
    leads_elsewhere: bool,
}

impl ItemFields {
    pub(super) fn read(text: &str, prefixes: &Prefixes) -> Self {
        let mut fields = Vec::new();
        let mut tokens = Tokens::new(text);
        let mut ends = Ends {
            text,
            known: Vec::new(),
        };
        while let Some(token) = tokens.next() {
            let MarkupToken::Start(tag) = token else { continue };
            let name = prefixes.one_of(tag.name, &FIELDS);
            if name.is_none() && prefixes.one_of(tag.name, &CONTAINERS).is_none() {
                continue;
            }
            let is_closed = !tag.empty && ends.has_end_after(tag.name, tokens.offset());
            match name {
                Some(name) => fields.push(ItemField::read(&mut tokens, &tag, name, is_closed, prefixes)),
                None if is_closed => tokens.skip_past_end(tag.name),
                None => {}
            }
        }
        Self(fields)
    }

    /// What can be taken from the first of these elements that has it: the first name counts first.
    pub(super) fn first<T>(&self, names: &[&str], take: impl Fn(&ItemField) -> Option<T>) -> Option<T> {
        names
            .iter()
            .find_map(|name| self.0.iter().filter(|field| field.name == *name).find_map(&take))
    }

    /// The first date that was read to its end.
    pub(super) fn date<T>(&self, names: &[&str], parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.first(names, |field| field.is_whole.then(|| parse(&field.content))?)
    }

    pub(super) fn enclosure(&self) -> Option<Enclosure> {
        self.first(&["enclosure", "link"], |field| field.enclosure.clone())
    }

    /// The content of the first of these elements that has any.
    pub(super) fn raw(&self, names: &[&str]) -> Option<String> {
        self.first(names, |field| filled(&field.content))
    }

    /// The text of the first of these elements that has any, on one line.
    pub(super) fn text(&self, names: &[&str]) -> Option<String> {
        self.first(names, |field| {
            filled(&field.text().split_whitespace().collect::<Vec<_>>().join(" "))
        })
    }

    pub(super) fn link(&self) -> Option<String> {
        let own = |field: &ItemField| {
            (!field.leads_elsewhere)
                .then(|| field.href.clone().or(filled(&field.content)))
                .flatten()
        };
        let permalink = || self.raw(&["guid"]).filter(|guid| guid.starts_with("http"));
        self.first(&["link"], own).or_else(permalink)
    }

    /// Atom has the name in an element, RSS after the address: `li@example.com (李四)`.
    pub(super) fn author(&self) -> Option<String> {
        let author = self.first(&["dc:creator", "creator", "author"], |field| {
            filled(&name_in(&field.content))
        })?;
        match author.split_once('(') {
            Some((address, name)) if address.contains('@') => filled(name.trim_end_matches(')')),
            _ => Some(author),
        }
        .filter(|name| !html::is_account(name))
    }

    /// The longest text of an item, and its HTML if it came as HTML.
    pub(super) fn fullest(&self) -> (String, Option<String>) {
        let mut fullest = (String::new(), None);
        for names in [&TEXTS[..], &LAST_TEXTS] {
            for field in self.0.iter().filter(|field| names.contains(&field.name)) {
                let text = without_link_to_page(field.text());
                if text.len() > fullest.0.len() {
                    fullest = (text, field.is_html.then(|| field.content.clone()));
                }
            }
            if !fullest.0.is_empty() {
                break;
            }
        }
        fullest
    }
}

/// A text without the line at its end that leads to the whole of it.
fn without_link_to_page(mut text: String) -> String {
    let is_sign = |c: char| !c.is_alphabetic();
    if let Some((before, last)) = text.trim_end().rsplit_once('\n')
        && sets::LINK_TO_WHOLE.has(last.trim_matches(is_sign))
    {
        text.truncate(before.trim_end().len());
    }
    text
}

impl ItemField {
    /// Reads what follows the start tag `tag`.
    fn read(
        tokens: &mut Tokens,
        tag: &Tag,
        name: &'static str,
        is_closed: bool,
        prefixes: &Prefixes,
    ) -> Self {
        let value = |name: &str| tag.attribute(name).and_then(|value| filled(&value));
        let href = value("href");
        let rel = tag.attribute("rel");
        let leads_elsewhere = rel.as_ref().is_some_and(|rel| rel != "alternate");
        let names_file = name == "enclosure" || rel.is_some_and(|rel| rel == "enclosure");
        let enclosure = names_file.then(|| {
            Some(Enclosure {
                url: value("url").or_else(|| href.clone())?,
                length: value("length").filter(|length| length.bytes().all(|byte| byte.is_ascii_digit())),
                kind: value("type"),
            })
        });
        let says_plain = matches!(tag.attribute("type").as_deref(), Some("text" | "text/plain"));
        let (content, has_elements) = if tag.empty {
            (String::new(), false)
        } else {
            content(tokens, tag.name, is_closed, prefixes)
        };
        let is_whole = is_closed || tokens.clone().next().is_some();
        // Characters that were escaped twice are HTML, too, unless said otherwise.
        Self {
            name,
            content,
            is_html: has_elements || !says_plain,
            href,
            enclosure: enclosure.flatten(),
            is_whole,
            leads_elsewhere,
        }
    }

    fn text(&self) -> String {
        /// Programs that write feeds one after the other escape as often.
        const MOST_ESCAPES: usize = 3;
        if !self.is_html {
            return self.content.trim().to_owned();
        }
        let mut text = to_text(&self.content);
        for _ in 0..MOST_ESCAPES {
            if !looks_like_markup(&text) {
                break;
            }
            text = to_text(&text);
        }
        text
    }
}

/// The content of an element: its markup if it has elements inside, else its characters. Without an end tag it ends
/// where another field starts.
fn content(tokens: &mut Tokens, name: &str, is_closed: bool, prefixes: &Prefixes) -> (String, bool) {
    let (mut characters, mut markup, mut has_elements) = (String::new(), String::new(), false);
    loop {
        let before = tokens.clone();
        match tokens.next() {
            Some(MarkupToken::Text(text)) => {
                characters.push_str(&decode_html_entities(text));
                markup.push_str(text);
            }
            Some(MarkupToken::Cdata(text)) => {
                characters.push_str(text);
                markup.push_str(text);
            }
            Some(MarkupToken::End(end)) if end.eq_ignore_ascii_case(name) => break,
            Some(MarkupToken::Start(tag)) if !is_closed && prefixes.one_of(tag.name, &FIELDS).is_some() => {
                *tokens = before;
                break;
            }
            Some(MarkupToken::Start(_) | MarkupToken::End(_)) => {
                has_elements = true;
                markup.push_str(before.text_up_to(tokens.offset()));
            }
            None => break,
        }
    }
    if has_elements {
        (without_cdata_marks(markup), true)
    } else {
        (without_cdata_marks(characters), false)
    }
}

/// Content without the marks of a CDATA section within another, or of one that was escaped.
fn without_cdata_marks(content: String) -> String {
    let (open, close) = ("<![CDATA[", "]]>");
    if content.contains(open) {
        return content.replace(open, "").replace(close, "");
    }
    match content.trim_end().strip_suffix(close) {
        Some(content) => content.to_owned(),
        None => content,
    }
}

/// The content of the element `<name>`; all text if there is none.
fn name_in(author: &str) -> String {
    let mut tokens = Tokens::new(author);
    let local = |name: &str| {
        name.rsplit(':')
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case("name"))
    };
    let start = tokens.find_map(|token| match token {
        MarkupToken::Start(tag) if local(tag.name) => Some(tag.name),
        _ => None,
    });
    match start {
        Some(start) => content(&mut tokens, start, true, &Prefixes::default()).0,
        None => to_text(author),
    }
}

/// Where elements end for the last time, looked for once.
struct Ends<'t> {
    text: &'t str,
    known: Vec<(&'t str, Option<usize>)>,
}

impl<'t> Ends<'t> {
    fn has_end_after(&mut self, name: &'t str, at: usize) -> bool {
        let known = self
            .known
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, end)| *end);
        let end = known.unwrap_or_else(|| {
            let end = self.text.rfind(&format!("</{name}"));
            self.known.push((name, end));
            end
        });
        end.is_some_and(|end| end >= at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::word_sets::tests::assert_every_row_is_needed;

    fn is_dropped(line: &str) -> bool {
        without_link_to_page(format!("渡船复航。\n{line}")) == "渡船复航。"
    }

    #[test]
    fn every_word_is_needed() {
        assert_every_row_is_needed("feeds", |set, line| match set {
            "link_to_whole" => is_dropped(line),
            _ => panic!("no test for the set {set}"),
        });
    }

    #[test]
    fn links_to_the_whole_text_are_known_in_either_script() {
        for line in ["閱讀原文", "【閱讀全文】", "查看更多 »", "繼續閱讀…", "查看原文→"]
        {
            assert!(is_dropped(line), "{line}");
        }
        assert!(!is_dropped("他閱讀原文"));
    }
}
