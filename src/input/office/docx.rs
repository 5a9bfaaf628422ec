//! Word's documents (Office Open XML).

use std::collections::HashMap;

use html_escape::decode_html_entities;

use super::writing::{ParagraphRole, Writing};
use crate::{
    input::{
        reader::ReadOptions,
        xml::{MarkupToken, Tag, Tokens, attribute, local, skip, starts},
        zip::Zip,
    },
    message::Message,
};

/// The document's text, if there is one.
pub(super) fn read(zip: &Zip<&[u8]>, options: &ReadOptions) -> Result<Option<Writing>, Message> {
    let relations = zip.text("_rels/.rels", options.limits())?.unwrap_or_default();
    let main = main_part(&relations).unwrap_or_else(|| "word/document.xml".to_owned());
    let Some(document) = zip.text(&main, options.limits())? else {
        return Ok(None);
    };
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let styles = zip.text(&format!("{folder}/styles.xml"), options.limits())?;
    Ok(Some(written(
        &document,
        &DocxStyles::read(&styles.unwrap_or_default()),
    )))
}

/// The name of the part with the text: some programs call it otherwise.
fn main_part(relations: &str) -> Option<String> {
    let mut tags = starts(relations).filter(|tag| local(tag.name) == "Relationship");
    let main = tags.find(|tag| {
        tag.attribute("Type")
            .is_some_and(|kind| kind.ends_with("/officeDocument"))
    })?;
    Some(main.attribute("Target")?.trim_start_matches('/').to_owned())
}

/// What paragraphs of each style are.
struct DocxStyles(HashMap<String, ParagraphRole>);

impl DocxStyles {
    /// Ids of styles are numbers in Chinese documents; their names are the same everywhere.
    fn read(styles: &str) -> Self {
        let mut roles = HashMap::new();
        let mut id = None;
        for tag in starts(styles) {
            match local(tag.name) {
                "style" => id = attribute(&tag, "styleId"),
                "name" => {
                    if let (Some(id), Some(name)) = (&id, attribute(&tag, "val")) {
                        roles.insert(id.clone(), ParagraphRole::of_style(&name));
                    }
                }
                // Styles of one's own that are based on none have their place in the outline.
                "outlineLvl" if is_level(&tag) => {
                    if let Some(role @ ParagraphRole::Body) = id.as_ref().and_then(|id| roles.get_mut(id)) {
                        *role = ParagraphRole::Heading;
                    }
                }
                "basedOn" => {
                    let base = attribute(&tag, "val").and_then(|base| roles.get(&base).copied());
                    if let (Some(base), Some(id)) = (base, &id) {
                        roles.entry(id.clone()).and_modify(|role| {
                            if *role == ParagraphRole::Body {
                                *role = base;
                            }
                        });
                    }
                }
                _ => {}
            }
        }
        Self(roles)
    }

    fn role(&self, id: &str) -> ParagraphRole {
        self.0
            .get(id)
            .copied()
            .unwrap_or_else(|| ParagraphRole::of_style(id))
    }
}

/// Level 9 of the outline is the body's.
fn is_level(tag: &Tag) -> bool {
    attribute(tag, "val").is_some_and(|level| level != "9")
}

fn written(document: &str, styles: &DocxStyles) -> Writing {
    let mut writing = Writing::default();
    let mut walk = Walk::default();
    let mut tokens = Tokens::new(document);
    while let Some(token) = tokens.next() {
        match token {
            MarkupToken::Start(tag) if walk.leaves_out(&tag) => skip(&mut tokens, &tag),
            MarkupToken::Start(tag) => walk.start(&tag, styles, &mut writing),
            MarkupToken::End(name) => walk.end(local(name), &mut writing),
            MarkupToken::Text(text) if walk.in_text && !walk.is_hidden => {
                writing.push(&decode_html_entities(text));
            }
            MarkupToken::Cdata(text) if walk.in_text && !walk.is_hidden => writing.push(text),
            MarkupToken::Text(_) | MarkupToken::Cdata(_) => {}
        }
    }
    writing
}

/// Where in a document reading is.
#[derive(Default)]
struct Walk {
    in_text: bool,
    /// Whose properties, where it is not content.
    properties: Option<Owner>,
    /// Whether the run is not shown.
    is_hidden: bool,
    /// Whether the mark that ends the paragraph was deleted: what follows belongs to it.
    is_joined: bool,
    /// For each row that is open, whether it was deleted.
    deleted_rows: Vec<bool>,
    /// The gallery from which the content control is, if it is from one.
    gallery: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Paragraph,
    Row,
}

impl Walk {
    /// What was deleted or moved away, the second form of what newer programs show otherwise, how characters are read.
    fn leaves_out(&self, tag: &Tag) -> bool {
        match local(tag.name) {
            _ if tag.empty => false,
            "del" => self.properties.is_none(),
            "sdtContent" => self.gallery.as_deref() == Some("Table of Contents"),
            name => matches!(name, "moveFrom" | "Fallback" | "rt"),
        }
    }

    fn start(&mut self, tag: &Tag, styles: &DocxStyles, writing: &mut Writing) {
        match local(tag.name) {
            "p" if std::mem::take(&mut self.is_joined) => {}
            "p" => {
                writing.start_paragraph(ParagraphRole::Body);
                if tag.empty {
                    writing.end_paragraph();
                }
            }
            "pPr" if !tag.empty => self.properties = Some(Owner::Paragraph),
            "trPr" if !tag.empty => self.properties = Some(Owner::Row),
            "pStyle" => {
                let style = attribute(tag, "val").unwrap_or_default();
                writing.set_role(styles.role(&style));
            }
            "outlineLvl" if self.properties == Some(Owner::Paragraph) && is_level(tag) => {
                writing.set_role(ParagraphRole::Heading);
            }
            "del" if self.properties == Some(Owner::Row) => {
                if let Some(is_deleted) = self.deleted_rows.last_mut() {
                    *is_deleted = true;
                }
            }
            "del" if self.properties == Some(Owner::Paragraph) => self.is_joined = true,
            "sdt" => self.gallery = None,
            "docPartGallery" => self.gallery = attribute(tag, "val"),
            "r" => self.is_hidden = false,
            "vanish" if self.properties.is_none() => {
                let value = attribute(tag, "val");
                self.is_hidden = !value.is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"));
            }
            "t" => self.in_text = !tag.empty,
            // Also the stops that a paragraph's properties set.
            "tab" if self.properties.is_none() => writing.push("\t"),
            "br" | "cr" => writing.push("\n"),
            "noBreakHyphen" => writing.push("-"),
            "tr" => {
                self.deleted_rows.push(false);
                writing.start_row();
            }
            "tc" => writing.start_cell(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, writing: &mut Writing) {
        match name {
            "t" => self.in_text = false,
            "pPr" | "trPr" => self.properties = None,
            "p" if !self.is_joined => writing.end_paragraph(),
            "tr" if self.deleted_rows.pop() == Some(true) => writing.drop_row(),
            "tr" => writing.end_row(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_contents_are_left_out_and_other_controls_kept() {
        let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
        let control = |gallery: &str, text: &str| {
            format!(
                "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"{gallery}\"/></w:docPartObj></w:sdtPr>\
                 <w:sdtContent>{}</w:sdtContent></w:sdt>",
                paragraph(text)
            )
        };
        let plain = format!(
            "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
            paragraph("桨是新的。")
        );
        let contents = control("Table of Contents", "各章：船、桨");
        let document = contents + &paragraph("河上有船。") + &control("Cover Pages", "船很旧。") + &plain;
        let (_, text) = written(&document, &DocxStyles::read("")).finish();
        assert_eq!(text, "河上有船。\n\n船很旧。\n\n桨是新的。");
    }
}
