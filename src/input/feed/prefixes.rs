//! Prefixes of elements, which a feed may choose as it likes.

use crate::input::markup::{MarkupToken, Tokens};

/// Beginnings of the vocabularies' addresses, and the prefixes that they have here: none for a feed's own.
const VOCABULARIES: [(&str, &str); 13] = [
    ("http://www.w3.org/2005/atom", ""),
    ("http://purl.org/atom/ns", ""),
    ("http://purl.org/rss/1.0/modules/content", "content"),
    ("http://purl.org/rss/", ""),
    ("http://backend.userland.com/rss", ""),
    ("http://blogs.law.harvard.edu/tech/rss", ""),
    ("http://my.netscape.com/rdf", ""),
    ("http://purl.org/dc/elements", "dc"),
    ("http://purl.org/dc/terms", "dcterms"),
    ("http://search.yahoo.com/mrss", "media"),
    ("https://search.yahoo.com/mrss", "media"),
    ("http://www.itunes.com/dtds/podcast", "itunes"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
];

/// Prefixes of a feed's own vocabulary that are not always declared.
const OWN: [&str; 6] = ["atom", "atom10", "a10", "rss", "ns0", "ns1"];

/// What the prefixes of a feed stand for.
#[derive(Debug, Default)]
pub(super) struct Prefixes(Vec<(String, &'static str)>);

impl Prefixes {
    /// Those that elements at the beginning of a feed declare.
    pub(super) fn read(feed: &str) -> Self {
        let mut declared = Vec::new();
        let starts = Tokens::new(feed).filter_map(|token| match token {
            MarkupToken::Start(tag) => Some(tag),
            _ => None,
        });
        for tag in starts {
            for (name, value) in tag.attributes() {
                let Some(prefix) = name.strip_prefix("xmlns:") else {
                    continue;
                };
                let address = value.to_ascii_lowercase();
                let known = VOCABULARIES.iter().find(|(start, _)| address.starts_with(start));
                declared.extend(known.map(|(_, meant)| (prefix.to_owned(), *meant)));
            }
            if let Some((prefix, "feed" | "rss" | "entry")) = tag.name.split_once(':') {
                declared.push((prefix.to_owned(), ""));
            }
        }
        Self(declared)
    }

    /// The one of `names`, which are in lower case, that an element is called.
    pub(super) fn one_of(&self, element: &str, names: &[&'static str]) -> Option<&'static str> {
        names.iter().copied().find(|name| self.is(element, name))
    }

    /// Whether an element has that name.
    pub(super) fn is(&self, element: &str, name: &str) -> bool {
        let Some((prefix, local)) = element.split_once(':') else {
            return element.eq_ignore_ascii_case(name);
        };
        let declared = self
            .0
            .iter()
            .find(|(known, _)| known == prefix)
            .map(|(_, meant)| *meant);
        let is_own = || OWN.iter().any(|own| prefix.eq_ignore_ascii_case(own));
        let meant = declared.unwrap_or(if is_own() { "" } else { prefix });
        match name.split_once(':') {
            Some((prefix, name)) => meant.eq_ignore_ascii_case(prefix) && local.eq_ignore_ascii_case(name),
            None => meant.is_empty() && local.eq_ignore_ascii_case(name),
        }
    }
}
