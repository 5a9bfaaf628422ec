//! Markup as it is found: what a browser or feed reader would forgive is forgiven here.
//!
//! Nothing is rejected, no entity is expanded but characters, and time is linear in the length of the input.

use std::borrow::Cow;

use html_escape::decode_html_entities;

/// An attribute's value goes on this far at most: beyond it, its quote was a stray one.
const MAX_QUOTED_BYTES: usize = 4096;

/// A piece of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
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
pub(super) struct Tag<'t> {
    pub(super) name: &'t str,
    attributes: &'t str,
    /// Whether it ends itself: `<br/>`.
    pub(super) empty: bool,
}

impl<'t> Tag<'t> {
    /// The value of an attribute, entities decoded.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'t, str>> {
        let mut rest = self.attributes;
        while let Some(equals) = rest.find('=') {
            let found = rest[..equals].trim_end();
            let found = found
                .rsplit(|c: char| c.is_whitespace())
                .next()
                .unwrap_or_default();
            let (value, after) = attribute_value(rest[equals + 1..].trim_start());
            if found.eq_ignore_ascii_case(name) {
                return Some(decode_html_entities(value));
            }
            rest = after;
        }
        None
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
pub(super) struct Tokens<'t> {
    text: &'t str,
    at: usize,
    /// No tag can end after this.
    last_end: usize,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            last_end: text.rfind('>').map_or(0, |end| end + 1),
        }
    }

    /// Where the next token starts and no more tags do: [`Self::resume`] goes on there.
    pub(super) fn state(&self) -> (usize, usize) {
        (self.at, self.last_end)
    }

    /// The tokens of the same text from a state on.
    pub(super) fn resume(text: &'t str, (at, last_end): (usize, usize)) -> Self {
        Self { text, at, last_end }
    }

    /// The byte where the next token starts.
    pub(super) fn offset(&self) -> usize {
        self.at
    }

    /// The text from the next token up to the byte `end`.
    pub(super) fn text_up_to(&self, end: usize) -> &'t str {
        &self.text[self.at..end]
    }

    /// Goes on after the next end tag of that name, whatever stands before it; to the end where there is none.
    pub(super) fn skip_past_end(&mut self, name: &str) {
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
    fn text_token(&mut self, from: usize) -> Token<'t> {
        let rest = &self.text[self.at..];
        let end = rest[from..].find('<').map_or(rest.len(), |end| end + from);
        self.at += end;
        Token::Text(&rest[..end])
    }

    /// What starts with `<!` or `<?`: a token where it is a CDATA section, else nothing.
    fn declaration(&mut self) -> Option<Token<'t>> {
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
        (close == "]]>").then_some(Token::Cdata(content))
    }

    /// The start or end tag here, if it is one.
    fn tag(&mut self) -> Option<Token<'t>> {
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
            return Some(Token::End(name));
        }
        let empty = attributes.ends_with('/');
        Some(Token::Start(Tag {
            name,
            attributes: attributes.trim_end_matches('/'),
            empty,
        }))
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
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

/// Markup as plain text: paragraphs end with a blank line, other blocks and `<br>` with a line end. Scripts, styles,
/// pictures and their captions are left out.
pub(super) fn to_text(markup: &str) -> String {
    let mut text = Plain::default();
    let mut tokens = Tokens::new(markup);
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(part) => text.push(&decode_html_entities(part)),
            Token::Cdata(part) => text.push(part),
            Token::Start(tag) => {
                text.end_lines(lines_around(tag.name));
                if !tag.empty && is_left_out(tag.name) {
                    tokens.skip_past_end(tag.name);
                }
            }
            Token::End(name) => text.end_lines(lines_around(name)),
        }
    }
    text.text
}

/// A text that grows, its white space as it would be shown.
#[derive(Default)]
struct Plain {
    text: String,
    blank: bool,
    line_ends: usize,
}

impl Plain {
    fn push(&mut self, part: &str) {
        for c in part.chars() {
            if c.is_whitespace() {
                self.blank = true;
                continue;
            }
            if is_invisible(c) {
                continue;
            }
            if !self.text.is_empty() {
                if self.line_ends > 0 {
                    self.text.push_str(&"\n\n"[..self.line_ends.min(2)]);
                } else if self.blank {
                    self.text.push(' ');
                }
            }
            self.text.push(c);
            (self.blank, self.line_ends) = (false, 0);
        }
    }

    fn end_lines(&mut self, count: usize) {
        self.line_ends = self.line_ends.max(count);
    }
}

/// Spaces without width, byte order marks, and the private characters of icon fonts: pages are full of them.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{e000}'..='\u{f8ff}'
    )
}

/// Line ends before and after an element: none inside a line.
fn lines_around(name: &str) -> usize {
    const PARAGRAPHS: [&str; 14] = [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "table",
        "ul",
        "ol",
        "hr",
        "article",
    ];
    const LINES: [&str; 17] = [
        "br", "div", "li", "tr", "td", "th", "section", "dt", "dd", "header", "footer", "title", "figure",
        "main", "nav", "aside", "option",
    ];
    if is_one_of(name, &PARAGRAPHS) {
        2
    } else {
        usize::from(is_one_of(name, &LINES))
    }
}

fn is_left_out(name: &str) -> bool {
    const LEFT_OUT: [&str; 12] = [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "figcaption",
        "iframe",
        "button",
        "select",
        "textarea",
        "video",
        "audio",
    ];
    is_one_of(name, &LEFT_OUT)
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether elements are inside each other more than `most` deep. Elements that HTML lets end by themselves count only
/// while they are open.
pub(super) fn is_deeper_than(markup: &str, most: usize) -> bool {
    let mut depth = 0_usize;
    for token in Tokens::new(markup) {
        match token {
            Token::Start(tag) if !tag.empty && !ends_itself(tag.name) => depth += 1,
            Token::End(name) if !ends_itself(name) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > most {
            return true;
        }
    }
    false
}

fn ends_itself(name: &str) -> bool {
    const VOID: [&str; 20] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
        "p", "li", "dt", "dd", "option", "tr", "td",
    ];
    is_one_of(name, &VOID)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(markup: &str) -> Vec<String> {
        let show = |token| match token {
            Token::Text(text) => format!("T{text}"),
            Token::Cdata(text) => format!("C{text}"),
            Token::Start(tag) => format!("S{}{}", tag.name, if tag.empty { "/" } else { "" }),
            Token::End(name) => format!("E{name}"),
        };
        Tokens::new(markup).map(show).collect()
    }

    #[test]
    fn tokens_of_good_and_bad_markup() {
        let table: [(&str, &[&str]); 15] = [
            ("<a>b</a>", &["Sa", "Tb", "Ea"]),
            ("<?xml version='1.0'?><!DOCTYPE x><!-- <a> --><br/>", &["Sbr/"]),
            (
                "<!DOCTYPE x [<!ENTITY a \"<b>\">]><c>&a;</c>",
                &["Sc", "T&a;", "Ec"],
            ),
            ("<![CDATA[<b>&]]>x", &["C<b>&", "Tx"]),
            ("<![CDATA[open", &["Copen"]),
            ("<!-- open", &[]),
            ("1 < 2 > 0", &["T1 ", "T< 2 > 0"]),
            ("a<b", &["Ta", "T<b"]),
            ("<重要通知>", &["T<重要通知>"]),
            ("<a title=\"x>y\">z", &["Sa", "Tz"]),
            ("<a title=\"x>y<b>z", &["Sa", "Ty", "Sb", "Tz"]),
            ("<a href='x' <b>y</b", &["Sa", "Sb", "Ty", "T</b"]),
            ("<a href=x/>", &["Sa/"]),
            ("</ a>", &["T</ a>"]),
            ("<dc:date\n>", &["Sdc:date"]),
        ];
        for (markup, tokens) in table {
            assert_eq!(shown(markup), tokens, "{markup}");
        }
    }

    #[test]
    fn attributes_are_found_however_they_are_quoted() {
        let Some(Token::Start(tag)) =
            Tokens::new("<a HREF='u?a=1&amp;b=2' rel = \"x y\" type=text/html bad>").next()
        else {
            panic!("no tag");
        };
        assert_eq!(tag.attribute("href").as_deref(), Some("u?a=1&b=2"));
        assert_eq!(tag.attribute("rel").as_deref(), Some("x y"));
        assert_eq!(tag.attribute("type").as_deref(), Some("text/html"));
        assert_eq!(tag.attribute("bad"), None);
    }

    #[test]
    fn text_keeps_its_paragraphs() {
        let table = [
            ("<p>甲</p><p>乙<br>丙</p>", "甲\n\n乙\n丙"),
            ("甲<script>if (a</b>c) x()</script >乙", "甲乙"),
            (
                "<figure><img src=x><figcaption>图注</figcaption></figure>正文",
                "正文",
            ),
            (
                "  a \n b&nbsp;&nbsp;c &amp; d &bogus; e & f",
                "a b c & d &bogus; e & f",
            ),
            ("<div><div>甲</div></div><div>乙</div>", "甲\n乙"),
            ("<b>粗</b>体", "粗体"),
            ("3 < 5", "3 < 5"),
            ("", ""),
        ];
        for (markup, text) in table {
            assert_eq!(to_text(markup), text, "{markup}");
        }
    }

    #[test]
    fn depth_is_that_of_open_elements() {
        assert!(!is_deeper_than(&"<p><br>".repeat(1000), 10));
        assert!(!is_deeper_than(&"<div></div>".repeat(1000), 10));
        assert!(is_deeper_than(&"<div>".repeat(11), 10));
    }

    proptest! {
        #[test]
        fn tokens_cover_any_text(markup in "[<>/a!\\[\\]CDATA\"' =&;?-]{0,60}") {
            let tokens = Tokens::new(&markup);
            prop_assert!(tokens.count() <= markup.len());
            to_text(&markup);
        }
    }

    #[test]
    fn hostile_markup_takes_linear_time() {
        for part in [
            "<",
            "<a ",
            "<a \"",
            "<a '",
            "<!--",
            "<![CDATA[",
            "</",
            "<script>",
            "<a \"><a '>",
            "&",
            "<!x[",
            "<a '>'",
            "<a ''",
        ] {
            let markup = part.repeat(200_000) + "'>'";
            assert!(Tokens::new(&markup).count() <= markup.len());
            to_text(&markup);
        }
    }
}
