//! For people: title, keywords, abstract.

use super::digest::Digest;
use super::format::{Frame, OutputFormat};
use super::text_style::{BOLD, CYAN, TextStyle, without_controls};
use crate::message::Language;

pub(super) const FORMAT: OutputFormat = OutputFormat {
    name: "text",
    help: "For people",
    takes_html: false,
    digest: |found, renderer| digest(found, renderer.style, renderer.keep_content).into_bytes(),
    failure: |_, _| Vec::new(),
    frame: Frame::Around {
        before: |_, _| String::new(),
        between: "\n\n",
        after_each: "",
        after: "",
    },
};

fn digest(digest: &Digest, style: TextStyle, keep_content: bool) -> String {
    let title = digest
        .title
        .filter(|title| !title.is_empty())
        .map(|title| style.paragraph(title, BOLD));
    let keywords = digest
        .joined_keywords("；")
        .map(|keywords| style.paragraph(&keywords, CYAN));
    let summary = digest.summary_text().map(|summary| {
        let mark = if digest.is_whole() { "（全文）" } else { "" };
        style.paragraph(&format!("{mark}{summary}"), "")
    });
    let text = keep_content.then(|| style.paragraph(digest.document.text().trim(), ""));
    let why = digest
        .explanation
        .map(|explanation| without_controls(&explanation.to_text(Language::current())));
    let parts: Vec<String> = [title, keywords, summary, text, why]
        .into_iter()
        .flatten()
        .collect();
    if parts.is_empty() {
        String::new()
    } else {
        parts.join("\n\n") + "\n"
    }
}
