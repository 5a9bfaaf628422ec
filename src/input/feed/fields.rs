use html_escape::decode_html_entities;

use crate::input::{
    article::filled,
    markup::{Tag, Token, Tokens, to_text},
};

/// Elements of an item or a feed that are read.
const FIELDS: [&str; 25] = [
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
    "subtitle",
    "tagline",
    "language",
    "dc:language",
];

/// Those that hold an item's text.
const TEXTS: [&str; 5] = ["content:encoded", "encoded", "content", "description", "summary"];

/// Elements with titles and links that are not the item's own.
const CONTAINERS: [&str; 3] = ["image", "textinput", "source"];

/// Whether an element has that name, in lower case, with or without a prefix that stands for the feed's own vocabulary.
pub(super) fn is_named(element: &str, name: &str) -> bool {
    const OWN_PREFIXES: [&str; 6] = ["atom", "atom10", "a10", "rss", "ns0", "ns1"];
    let is_own = |prefix: &str| OWN_PREFIXES.iter().any(|own| prefix.eq_ignore_ascii_case(own));
    match element.split_once(':') {
        Some((prefix, local)) if is_own(prefix) => local.eq_ignore_ascii_case(name),
        _ => element.eq_ignore_ascii_case(name),
    }
}

fn field_name(element: &str) -> Option<&'static str> {
    FIELDS.into_iter().find(|name| is_named(element, name))
}

/// The elements of an item, or of a feed before its first item.
pub(super) struct Fields(Vec<Field>);

/// One element.
pub(super) struct Field {
    name: &'static str,
    /// HTML, or characters if it says that it is no HTML.
    pub(super) content: String,
    is_html: bool,
    href: Option<String>,
    /// Whether `rel` says that a link leads elsewhere.
    leads_elsewhere: bool,
}

impl Fields {
    pub(super) fn read(text: &str) -> Self {
        let mut fields = Vec::new();
        let mut tokens = Tokens::new(text);
        let mut ends = Ends {
            text,
            known: Vec::new(),
        };
        while let Some(token) = tokens.next() {
            let Token::Start(tag) = token else { continue };
            let name = field_name(tag.name);
            if name.is_none() && !CONTAINERS.iter().any(|name| is_named(tag.name, name)) {
                continue;
            }
            let is_closed = !tag.empty && ends.has_end_after(tag.name, tokens.offset());
            match name {
                Some(name) => fields.push(Field::read(&mut tokens, &tag, name, is_closed)),
                None if is_closed => tokens.skip_past_end(tag.name),
                None => {}
            }
        }
        Self(fields)
    }

    /// What can be taken from the first of these elements that has it: the first name counts first.
    pub(super) fn first<T>(&self, names: &[&str], take: impl Fn(&Field) -> Option<T>) -> Option<T> {
        names
            .iter()
            .find_map(|name| self.0.iter().filter(|field| field.name == *name).find_map(&take))
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
        let own = |field: &Field| {
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
    }

    /// The longest text of an item, and its HTML if it came as HTML.
    pub(super) fn fullest(&self) -> (String, Option<String>) {
        let mut fullest = (String::new(), None);
        for field in self.0.iter().filter(|field| TEXTS.contains(&field.name)) {
            let text = field.text();
            if text.len() > fullest.0.len() {
                fullest = (text, field.is_html.then(|| field.content.clone()));
            }
        }
        fullest
    }
}

impl Field {
    /// Reads what follows the start tag `tag`.
    fn read(tokens: &mut Tokens, tag: &Tag, name: &'static str, is_closed: bool) -> Self {
        let href = tag.attribute("href").and_then(|href| filled(&href));
        let leads_elsewhere = tag.attribute("rel").is_some_and(|rel| rel != "alternate");
        let says_plain = matches!(tag.attribute("type").as_deref(), Some("text" | "text/plain"));
        let (content, has_elements) = if tag.empty {
            (String::new(), false)
        } else {
            content(tokens, tag.name, is_closed)
        };
        // Characters that were escaped twice are HTML, too, unless said otherwise.
        Self {
            name,
            content,
            is_html: has_elements || !says_plain,
            href,
            leads_elsewhere,
        }
    }

    fn text(&self) -> String {
        if self.is_html {
            to_text(&self.content)
        } else {
            self.content.trim().to_owned()
        }
    }
}

/// The content of an element: its markup if it has elements inside, else its characters. Without an end tag it ends
/// where another field starts.
fn content(tokens: &mut Tokens, name: &str, is_closed: bool) -> (String, bool) {
    let (mut characters, mut markup, mut has_elements) = (String::new(), String::new(), false);
    loop {
        let before = tokens.clone();
        match tokens.next() {
            Some(Token::Text(text)) => {
                characters.push_str(&decode_html_entities(text));
                markup.push_str(text);
            }
            Some(Token::Cdata(text)) => {
                characters.push_str(text);
                markup.push_str(text);
            }
            Some(Token::End(end)) if end.eq_ignore_ascii_case(name) => break,
            Some(Token::Start(tag)) if !is_closed && field_name(tag.name).is_some() => {
                *tokens = before;
                break;
            }
            Some(Token::Start(_) | Token::End(_)) => {
                has_elements = true;
                markup.push_str(before.text_up_to(tokens.offset()));
            }
            None => break,
        }
    }
    if has_elements {
        (markup, true)
    } else {
        (characters, false)
    }
}

/// The content of the element `<name>`; all text if there is none.
fn name_in(author: &str) -> String {
    let mut tokens = Tokens::new(author);
    if tokens.any(|token| matches!(token, Token::Start(tag) if is_named(tag.name, "name"))) {
        let (name, _) = content(&mut tokens, "name", true);
        return name;
    }
    to_text(author)
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
