//! Texts of `LibreOffice` (`OpenDocument`).

use std::collections::{HashMap, HashSet};

use html_escape::decode_html_entities;

use super::writing::{ParagraphRole, Writing};
use crate::{
    input::{
        reader::ReadOptions,
        xml::{MarkupToken, Tag, Tokens, attribute, local, skip, starts},
        zip::Zip,
    },
    message::{Message, message},
};

/// The most blanks that one element stands for.
const MOST_BLANKS: usize = 100;

/// The document's text, if there is one.
pub(super) fn read(zip: &Zip<&[u8]>, options: &ReadOptions) -> Result<Option<Writing>, Message> {
    let manifest = zip
        .text("META-INF/manifest.xml", options.limits())?
        .unwrap_or_default();
    if starts(&manifest).any(|tag| local(tag.name) == "encryption-data") {
        return Err(message!("protected by a password: save it without one"));
    }
    let content = zip.text("content.xml", options.limits())?;
    Ok(content.map(|content| written(&content)))
}

fn written(content: &str) -> Writing {
    let styles = OdtStyles::read(content);
    let mut writing = Writing::default();
    // Paragraphs that are open.
    let mut depth = 0_usize;
    let mut tokens = Tokens::new(content);
    while let Some(token) = tokens.next() {
        match token {
            MarkupToken::Start(tag) if is_left_out(local(tag.name)) || styles.hide(&tag) => {
                skip(&mut tokens, &tag);
            }
            MarkupToken::Start(tag) => {
                depth += usize::from(is_paragraph(tag.name) && !tag.empty);
                start(&tag, &styles, &mut writing);
            }
            MarkupToken::End(name) if is_paragraph(name) => {
                depth = depth.saturating_sub(1);
                writing.end_paragraph();
            }
            MarkupToken::End(name) if local(name) == "table-row" => writing.end_row(),
            MarkupToken::Text(text) if depth > 0 => push(&mut writing, &decode_html_entities(text)),
            MarkupToken::Cdata(text) if depth > 0 => push(&mut writing, text),
            _ => {}
        }
    }
    writing
}

/// The styles that a document gives names of its own.
#[derive(Default)]
struct OdtStyles {
    /// What each is based on.
    bases: HashMap<String, String>,
    hidden: HashSet<String>,
}

impl OdtStyles {
    fn read(content: &str) -> Self {
        let mut styles = Self::default();
        let mut name = String::new();
        for tag in starts(content) {
            match local(tag.name) {
                "style" => {
                    name = attribute(&tag, "name").unwrap_or_default();
                    if let Some(base) = attribute(&tag, "parent-style-name") {
                        styles.bases.insert(name.clone(), base);
                    }
                }
                "text-properties" if attribute(&tag, "display").as_deref() == Some("none") => {
                    styles.hidden.insert(name.clone());
                }
                "body" => break,
                _ => {}
            }
        }
        styles
    }

    fn role(&self, style: &str) -> ParagraphRole {
        ParagraphRole::of_style(self.bases.get(style).map_or(style, String::as_str))
    }

    /// Whether a piece of a line is not shown.
    fn hide(&self, tag: &Tag) -> bool {
        local(tag.name) == "span"
            && attribute(tag, "style-name").is_some_and(|style| self.hidden.contains(&style))
    }
}

fn start(tag: &Tag, styles: &OdtStyles, writing: &mut Writing) {
    match local(tag.name) {
        "p" | "h" if is_paragraph(tag.name) && !tag.empty => {
            let style = attribute(tag, "style-name").unwrap_or_default();
            let role = match styles.role(&style) {
                ParagraphRole::Body if local(tag.name) == "h" => ParagraphRole::Heading,
                role => role,
            };
            writing.start_paragraph(role);
        }
        "s" => {
            let n_blanks = attribute(tag, "c").and_then(|count| count.parse().ok());
            writing.push(&" ".repeat(n_blanks.unwrap_or(1).min(MOST_BLANKS)));
        }
        "tab" => writing.push("\t"),
        "line-break" => writing.push("\n"),
        "table-row" if !tag.empty => writing.start_row(),
        "table-cell" => writing.start_cell(),
        _ => {}
    }
}

/// Line ends in XML are blanks.
fn push(writing: &mut Writing, text: &str) {
    if text.contains(['\n', '\r']) {
        writing.push(&text.replace(['\n', '\r'], " "));
    } else {
        writing.push(text);
    }
}

fn is_paragraph(name: &str) -> bool {
    matches!(name, "text:p" | "text:h")
}

fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "tracked-changes"
            | "annotation"
            | "note"
            | "ruby-text"
            | "table-of-content"
            | "illustration-index"
            | "table-index"
            | "alphabetical-index"
            | "bibliography"
            | "title"
            | "desc"
    )
}
