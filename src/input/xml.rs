//! XML as packages hold it: the lenient reader of markup, and names without prefixes.

use html_escape::decode_html_entities;

pub(super) use super::markup::{MarkupToken, Tag, Tokens};

/// Goes on after the end of the element that was just begun.
pub(super) fn skip(tokens: &mut Tokens, tag: &Tag) {
    let name = local(tag.name);
    let mut depth = usize::from(!tag.empty);
    while depth > 0 {
        match tokens.next() {
            Some(MarkupToken::Start(inner)) if local(inner.name) == name && !inner.empty => depth += 1,
            Some(MarkupToken::End(end)) if local(end) == name => depth -= 1,
            Some(_) => {}
            None => return,
        }
    }
}

/// The start tags of a text.
pub(super) fn starts(xml: &str) -> impl Iterator<Item = Tag<'_>> {
    Tokens::new(xml).filter_map(|token| match token {
        MarkupToken::Start(tag) => Some(tag),
        _ => None,
    })
}

/// A name without its prefix, which is anyone's choice.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or_default()
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute(tag: &Tag, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let (_, value) = attributes.find(|(found, _)| local(found) == name)?;
    Some(decode_html_entities(value).into_owned())
}
