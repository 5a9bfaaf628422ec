//! Text on a terminal: lines that fit, colours.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How a text looks where people read it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TextStyle {
    /// Columns to wrap lines at, each Chinese character two wide; not wrapped where there are none.
    pub(crate) width: Option<usize>,
    pub(crate) colours: bool,
}

pub(super) const BOLD: &str = "\x1b[1m";
pub(super) const CYAN: &str = "\x1b[36m";
const RESET: &str = "\x1b[0m";

impl TextStyle {
    /// A text in lines that fit.
    pub(crate) fn wrapped(self, text: &str) -> String {
        self.paragraph(text, "")
    }

    pub(super) fn paragraph(self, text: &str, colour: &str) -> String {
        let shown = without_controls(text);
        let wrapped = self.width.map_or(shown.clone(), |width| wrap(&shown, width));
        if self.colours && !colour.is_empty() {
            format!("{colour}{wrapped}{RESET}")
        } else {
            wrapped
        }
    }
}

/// What a text could do to a terminal is left out.
pub(super) fn without_controls(text: &str) -> String {
    text.chars().filter(|&c| !steers(c)).collect()
}

/// Whether a character is for a terminal, not for readers: it steers it, or turns the direction of what follows.
pub(super) fn steers(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t') || turns_direction(c)
}

/// Whether what follows is shown in another direction, so that a name may read as another.
pub(crate) fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Lines of at most `width` columns, broken where Chinese allows it: no mark at the start of a line that belongs to
/// the end of the one before.
fn wrap(text: &str, width: usize) -> String {
    text.lines()
        .map(|line| wrap_line(line, width))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Lines of at most `width` columns, each Chinese character two wide.
pub(crate) fn wrap_line(line: &str, width: usize) -> String {
    let mut wrapped = String::with_capacity(line.len() + line.len() / width.max(1) + 1);
    let mut columns = 0;
    for piece in pieces(line) {
        let needed = piece.trim_end().width();
        if columns > 0 && columns + needed > width {
            wrapped.truncate(wrapped.trim_end_matches(' ').len());
            wrapped.push('\n');
            columns = 0;
        }
        wrapped.push_str(piece);
        columns += piece.width();
    }
    wrapped
}

/// The parts between which a line can be broken: words with the space after them, Chinese characters with the marks
/// that belong to them.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let is_wide = |c: char| c.width() == Some(2);
    let breaks = move |before: char, after: char| {
        (before == ' ' && after != ' ')
            || (is_wide(before) || is_wide(after)) && !OPENING.contains(before) && !CLOSING.contains(after)
    };
    let mut rest = line;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices();
        let (_, mut before) = chars.next()?;
        let end = chars.find(|&(_, after)| breaks(std::mem::replace(&mut before, after), after));
        let (piece, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = after;
        Some(piece)
    })
}

/// Marks that belong to what follows.
const OPENING: &str = "（《「『“‘【〈〔([{";

/// Marks that belong to what stands before, and spaces.
const CLOSING: &str = "。，、；：？！）》」』”’】〉〕…—～·.,;:?!)]}%％ ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_as_chinese_is() {
        assert_eq!(
            wrap("三月的青河镇，油菜花开。", 12),
            "三月的青河\n镇，油菜花\n开。"
        );
        assert_eq!(wrap("用 zhaiyao 摘要", 8), "用\nzhaiyao\n摘要");
        assert_eq!(
            wrap("他说：“好。”走了\n\n又来", 8),
            "他说：\n“好。”走\n了\n\n又来"
        );
        assert_eq!(wrap("abcdefghijkl", 4), "abcdefghijkl");
        assert_eq!(wrap("", 4), "");
    }

    #[test]
    fn colours_and_controls() {
        let style = TextStyle {
            width: None,
            colours: true,
        };
        assert_eq!(style.paragraph("题\x1b[2J目", BOLD), "\x1b[1m题[2J目\x1b[0m");
        assert_eq!(TextStyle::default().paragraph("题目", BOLD), "题目");
    }
}
