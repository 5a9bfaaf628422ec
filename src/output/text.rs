//! For people: title, keywords, abstract.

use textwrap::{WordSeparator, WrapAlgorithm};

use super::Digest;

/// How a text looks where people read it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Style {
    /// Columns to wrap lines at, each Chinese character two wide; not wrapped where there are none.
    pub(crate) width: Option<usize>,
    pub(crate) colours: bool,
}

const BOLD: &str = "\x1b[1m";
const CYAN: &str = "\x1b[36m";
const RESET: &str = "\x1b[0m";

pub(super) fn digest(digest: &Digest, style: Style, keep_content: bool) -> String {
    let title = digest.title.filter(|title| !title.is_empty()).map(|title| style.paragraph(title, BOLD));
    let keywords = digest.joined_keywords("；").map(|keywords| style.paragraph(&keywords, CYAN));
    let summary = digest.summary_text().map(|summary| {
        let mark = if digest.is_whole() { "（全文）" } else { "" };
        style.paragraph(&format!("{mark}{summary}"), "")
    });
    let text = keep_content.then(|| style.paragraph(digest.text.trim(), ""));
    let parts: Vec<String> = [title, keywords, summary, text].into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { parts.join("\n\n") + "\n" }
}

impl Style {
    fn paragraph(self, text: &str, colour: &str) -> String {
        let shown = without_controls(text);
        let wrapped = self.width.map_or(shown.clone(), |width| wrap(&shown, width));
        if self.colours && !colour.is_empty() { format!("{colour}{wrapped}{RESET}") } else { wrapped }
    }
}

/// What a text could do to a terminal is left out.
fn without_controls(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

/// Lines of at most `width` columns, broken where Chinese allows it: no mark at the start of a line that belongs to
/// the end of the one before.
fn wrap(text: &str, width: usize) -> String {
    let options = textwrap::Options::new(width)
        .word_separator(WordSeparator::UnicodeBreakProperties)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::fill(text, options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_as_chinese_is() {
        assert_eq!(wrap("三月的青河镇，油菜花开。", 12), "三月的青河\n镇，油菜花\n开。");
        assert_eq!(wrap("用 zhaiyao 摘要", 8), "用\nzhaiyao\n摘要");
    }

    #[test]
    fn colours_and_controls() {
        let style = Style { width: None, colours: true };
        assert_eq!(style.paragraph("题\x1b[2J目", BOLD), "\x1b[1m题[2J目\x1b[0m");
        assert_eq!(Style::default().paragraph("题目", BOLD), "题目");
    }
}
