//! A document's paragraphs, as they become a text.

use crate::input::contents::TableOfContents;

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::input) enum ParagraphRole {
    #[default]
    Body,
    /// The title of the document.
    Title,
    Heading,
    /// What does not belong to the article: captions, tables of contents.
    LeftOut,
}

impl ParagraphRole {
    /// By the name of its style, which is nearly the same in all programs and languages.
    pub(in crate::input) fn of_style(name: &str) -> Self {
        let name = name.to_lowercase().replace("_20_", "").replace(' ', "");
        match name.as_str() {
            "title" | "标题" => Self::Title,
            "subtitle" => Self::Heading,
            "caption" | "题注" | "illustration" | "figure" | "drawing" | "tableoffigures" => Self::LeftOut,
            // Tables of contents, their title included.
            _ if name.starts_with("toc") => Self::LeftOut,
            _ if name.starts_with("heading") || name.starts_with("标题") => Self::Heading,
            _ => Self::Body,
        }
    }
}

/// A cell that is longer holds paragraphs: the table is there for the layout.
const MOST_CELL_CHARS: usize = 80;

/// A text that grows, paragraph by paragraph.
#[derive(Debug, Default)]
pub(in crate::input) struct Writing {
    title: Option<String>,
    text: String,
    /// The paragraphs that are open: one in a text box stands within another.
    open: Vec<OpenParagraph>,
    /// The cells of the rows that are open, paragraph by paragraph.
    rows: Vec<Vec<Vec<String>>>,
    contents: TableOfContents,
}

#[derive(Debug, Default)]
struct OpenParagraph {
    role: ParagraphRole,
    text: String,
}

impl Writing {
    pub(in crate::input) fn start_paragraph(&mut self, role: ParagraphRole) {
        self.open.push(OpenParagraph {
            role,
            text: String::new(),
        });
    }

    /// The paragraph that is open turns out to be something else.
    pub(in crate::input) fn set_role(&mut self, role: ParagraphRole) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.role = role;
        }
    }

    /// Adds to the paragraph that is open.
    pub(in crate::input) fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    pub(in crate::input) fn end_paragraph(&mut self) {
        let Some(OpenParagraph { role, text }) = self.open.pop() else {
            return;
        };
        let text = text.trim();
        if text.is_empty() || role == ParagraphRole::LeftOut {
            return;
        }
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
            cell.push(text.to_owned());
            return;
        }
        if self.contents.has(text) {
            return;
        }
        let is_first = self.text.is_empty();
        match (role, &mut self.title) {
            (ParagraphRole::Title, title @ None) => *title = Some(one_line(text)),
            (ParagraphRole::Heading, title @ None) if is_first => *title = Some(one_line(text)),
            // Long titles are broken into paragraphs.
            (ParagraphRole::Title, Some(title)) if is_first => title.push_str(&one_line(text)),
            _ => self.add(text),
        }
    }

    pub(in crate::input) fn start_row(&mut self) {
        self.rows.push(Vec::new());
    }

    pub(in crate::input) fn start_cell(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.push(Vec::new());
        }
    }

    /// A row of short cells is a line, long cells are paragraphs.
    pub(in crate::input) fn end_row(&mut self) {
        let Some(row) = self.rows.pop() else {
            return;
        };
        let n_chars = |cell: &Vec<String>| cell.iter().map(|text| text.chars().count()).sum::<usize>();
        let is_layout = row.iter().any(|cell| n_chars(cell) > MOST_CELL_CHARS);
        let paragraphs: Vec<String> = if is_layout {
            row.into_iter().flatten().collect()
        } else {
            let cells: Vec<String> = row.iter().map(|cell| one_line(&cell.join(" "))).collect();
            vec![cells.join(" ").trim().to_owned()]
        };
        let outer = self.rows.last_mut().and_then(|row| row.last_mut());
        if let Some(cell) = outer {
            cell.extend(paragraphs);
            return;
        }
        for paragraph in paragraphs.iter().filter(|text| !text.is_empty()) {
            self.add(paragraph);
        }
    }

    /// Forgets a row.
    pub(in crate::input) fn drop_row(&mut self) {
        self.rows.pop();
    }

    fn add(&mut self, paragraph: &str) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(paragraph);
    }

    /// The title, if one was found, and the text.
    pub(in crate::input) fn finish(mut self) -> (Option<String>, String) {
        while !self.open.is_empty() {
            self.end_paragraph();
        }
        while !self.rows.is_empty() {
            self.end_row();
        }
        (self.title, self.text)
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_contents_is_neither_title_nor_text() {
        let mut writing = Writing::default();
        let paragraphs = [
            (ParagraphRole::Heading, "目录"),
            (ParagraphRole::Body, "一、船\t1"),
            (ParagraphRole::Body, "二、桨\t2"),
            (ParagraphRole::Heading, "一、船"),
            (ParagraphRole::Body, "河上有船，今年 3"),
        ];
        for (role, text) in paragraphs {
            writing.start_paragraph(role);
            writing.push(text);
            writing.end_paragraph();
        }
        assert_eq!(
            writing.finish(),
            (Some("一、船".to_owned()), "河上有船，今年 3".to_owned())
        );
    }
}
