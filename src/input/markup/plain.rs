//! Markup as plain text.

use html_escape::decode_html_entities;

use super::tokens::{MarkupToken, Tokens};

/// Markup as plain text: paragraphs end with a blank line, other blocks and `<br>` with a line end. Scripts, styles,
/// pictures and their captions are left out.
pub(in crate::input) fn to_text(markup: &str) -> String {
    let mut text = Plain::default();
    let mut tokens = Tokens::new(markup);
    while let Some(token) = tokens.next() {
        match token {
            MarkupToken::Text(part) => text.push(&decode_html_entities(part)),
            MarkupToken::Cdata(part) => text.push(part),
            MarkupToken::Start(tag) => {
                text.at_edge_of(tag.name);
                if !tag.empty && is_left_out(tag.name) {
                    tokens.skip_past_end(tag.name);
                }
            }
            MarkupToken::End(name) => text.at_edge_of(name),
        }
    }
    text.text
}

/// A text that grows, its white space as it would be shown.
#[derive(Default)]
pub(in crate::input) struct Plain {
    pub(in crate::input) text: String,
    blank: bool,
    line_ends: usize,
}

impl Plain {
    pub(in crate::input) fn push(&mut self, part: &str) {
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

    /// An element of this name begins or ends here.
    pub(in crate::input) fn at_edge_of(&mut self, name: &str) {
        // XHTML in feeds may have a prefix; Word's `<o:p>` is no paragraph.
        let local = match name.split_once(':') {
            Some((prefix, local)) if prefix != "o" => local,
            _ => name,
        };
        self.line_ends = self.line_ends.max(lines_around(local));
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

/// Whether the content of an element is not text.
pub(in crate::input) fn is_left_out(name: &str) -> bool {
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
