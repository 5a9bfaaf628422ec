//! Tags and the text between them.

use std::borrow::Cow;

use html_escape::decode_html_entities;

/// An attribute's value goes on this far at most: beyond it, its quote was a stray one.
const MAX_QUOTED_BYTES: usize = 4096;

/// A piece of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::input) enum MarkupToken<'t> {
    /// Between tags, entities as they are written.
    Text(&'t str),
    /// In a CDATA section.
    Cdata(&'t str),
    Start(Tag<'t>),
    /// The name in an end tag.
    End(&'t str),
}

/// A start tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::input) struct Tag<'t> {
    pub(in crate::input) name: &'t str,
    attributes: &'t str,
    /// Whether it ends itself: `<br/>`.
    pub(in crate::input) empty: bool,
}

impl<'t> Tag<'t> {
    /// The value of an attribute, entities decoded.
    pub(in crate::input) fn attribute(&self, name: &str) -> Option<Cow<'t, str>> {
        let mut attributes = self.attributes();
        let (_, value) = attributes.find(|(found, _)| found.eq_ignore_ascii_case(name))?;
        Some(decode_html_entities(value))
    }

    /// Names and values of attributes, as they are written.
    pub(in crate::input) fn attributes(&self) -> impl Iterator<Item = (&'t str, &'t str)> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            let equals = rest.find('=')?;
            let name = rest[..equals].trim_end();
            let name = name
                .rsplit(|c: char| c.is_whitespace())
                .next()
                .unwrap_or_default();
            let (value, after) = attribute_value(rest[equals + 1..].trim_start());
            rest = after;
            Some((name, value))
        })
    }
}

/// The value at the start of `text` and what follows it.
fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    text.split_at(end)
}

/// The tokens of a text; comments, processing instructions and declarations are left out.
#[derive(Clone, Debug)]
pub(in crate::input) struct Tokens<'t> {
    text: &'t str,
    at: usize,
    /// No tag can end after this.
    last_end: usize,
}

impl<'t> Tokens<'t> {
    pub(in crate::input) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            last_end: text.rfind('>').map_or(0, |end| end + 1),
        }
    }

    /// The byte where the next token starts.
    pub(in crate::input) fn offset(&self) -> usize {
        self.at
    }

    /// The text from the next token up to the byte `end`.
    pub(in crate::input) fn text_up_to(&self, end: usize) -> &'t str {
        &self.text[self.at..end]
    }

    /// Goes on after the next end tag of that name, whatever stands before it; to the end where there is none.
    pub(in crate::input) fn skip_past_end(&mut self, name: &str) {
        while let Some(found) = self.text[self.at..].find("</") {
            self.at += found;
            let after = &self.text[self.at + 2..];
            if after
                .get(..name.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(name))
            {
                self.at += after.find('>').map_or(after.len() + 2, |end| end + 3);
                return;
            }
            self.at += 2;
        }
        self.at = self.text.len();
    }

    /// The text up to the next `<`, which `from` bytes do not count as.
    fn text_token(&mut self, from: usize) -> MarkupToken<'t> {
        let rest = &self.text[self.at..];
        let end = rest[from..].find('<').map_or(rest.len(), |end| end + from);
        self.at += end;
        MarkupToken::Text(&rest[..end])
    }

    /// What starts with `<!` or `<?`: a token where it is a CDATA section, else nothing.
    fn declaration(&mut self) -> Option<MarkupToken<'t>> {
        let rest = &self.text[self.at..];
        let (open, close) = if rest.starts_with("<!--") {
            ("<!--", "-->")
        } else if rest.starts_with("<![CDATA[") {
            ("<![CDATA[", "]]>")
        } else if rest.starts_with("<!") && rest[..declaration_end(rest)].contains('[') {
            ("<!", "]>")
        } else {
            ("<", ">")
        };
        let content = &rest[open.len()..];
        let (content, length) = match content.find(close) {
            Some(end) => (&content[..end], open.len() + end + close.len()),
            None => (content, rest.len()),
        };
        self.at += length;
        (close == "]]>").then_some(MarkupToken::Cdata(content))
    }

    /// The start or end tag here, if it is one.
    fn tag(&mut self) -> Option<MarkupToken<'t>> {
        if self.at >= self.last_end {
            return None;
        }
        let rest = &self.text[self.at + 1..];
        let (closing, inner) = rest
            .strip_prefix('/')
            .map_or((false, rest), |inner| (true, inner));
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
            return None;
        }
        let end = tag_end(inner);
        self.at += 1 + usize::from(closing) + end + usize::from(inner[end..].starts_with('>'));
        let inner = &inner[..end];
        let name_end = inner
            .find(|c: char| c.is_whitespace() || c == '/')
            .unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(name_end);
        if closing {
            return Some(MarkupToken::End(name));
        }
        let empty = attributes.ends_with('/');
        Some(MarkupToken::Start(Tag {
            name,
            attributes: attributes.trim_end_matches('/'),
            empty,
        }))
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = MarkupToken<'t>;

    fn next(&mut self) -> Option<MarkupToken<'t>> {
        while self.at < self.text.len() {
            let rest = &self.text[self.at..];
            if !rest.starts_with('<') {
                return Some(self.text_token(0));
            }
            if rest.starts_with("<!") || rest.starts_with("<?") {
                if let Some(cdata) = self.declaration() {
                    return Some(cdata);
                }
                continue;
            }
            return Some(self.tag().unwrap_or_else(|| self.text_token(1)));
        }
        None
    }
}

/// Where a declaration without an internal subset ends.
fn declaration_end(text: &str) -> usize {
    text.find('>').unwrap_or(text.len())
}

/// Where a tag ends: at a `>`, or before a `<` that starts another. Both count as text in quotes, unless the quote is
/// a stray one.
fn tag_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_end = |byte: &u8| matches!(byte, b'>' | b'<');
    let mut at = 0;
    while let Some(found) = bytes[at..]
        .iter()
        .position(|byte| is_end(byte) || matches!(byte, b'"' | b'\''))
    {
        let found = at + found;
        if is_end(&bytes[found]) {
            return found;
        }
        let quoted = &bytes[found + 1..bytes.len().min(found + 1 + MAX_QUOTED_BYTES)];
        match quoted.iter().position(|&byte| byte == bytes[found]) {
            Some(length) => at = found + length + 2,
            None => {
                return found
                    + bytes[found..]
                        .iter()
                        .position(is_end)
                        .unwrap_or(bytes.len() - found);
            }
        }
    }
    bytes.len()
}
