//! Tables of contents that are lines of the text.

use zhaiyao::text::fold::to_simplified;

/// What stands above one.
const TITLES: [&str; 4] = ["目录", "目次", "contents", "tableofcontents"];

/// Finds the lines of tables of contents, one line after the other.
#[derive(Debug, Default)]
pub(super) struct TableOfContents {
    is_open: bool,
}

impl TableOfContents {
    /// Whether the line is one of them: their title, titles with a page behind dots, below the title also without dots.
    pub(super) fn has(&mut self, line: &str) -> bool {
        let line = line.trim();
        let title = line.split_whitespace().collect::<String>().to_lowercase();
        if TITLES.contains(&&*to_simplified(&title)) {
            self.is_open = true;
            return true;
        }
        let is_line = match before_page(line) {
            Some(before) => ends_in_dots(before) || self.is_open && ends_apart(before),
            None => false,
        };
        self.is_open &= is_line;
        is_line
    }

    #[cfg(feature = "pdf")]
    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }
}

/// Whether a line is the number of a page.
#[cfg(feature = "pdf")]
pub(super) fn is_page(line: &str) -> bool {
    before_page(line.trim()).is_some_and(str::is_empty)
}

/// A short line up to the number that it ends with.
fn before_page(line: &str) -> Option<&str> {
    const MOST_CHARS: usize = 100;
    const MOST_DIGITS: usize = 4;
    let before = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let n_digits = line.len() - before.len();
    ((1..=MOST_DIGITS).contains(&n_digits) && line.chars().count() <= MOST_CHARS && !before.contains('。'))
        .then_some(before)
}

fn ends_in_dots(title: &str) -> bool {
    const FEWEST_DOTS: usize = 4;
    let is_dot = |c: char| matches!(c, '.' | '…' | '·' | '．' | '⋯' | '・');
    let bare = title.trim_end();
    let dots = bare.rsplit(|c| !is_dot(c) && c != ' ').next().unwrap_or_default();
    let n_dots: usize = dots
        .chars()
        .map(|c| match c {
            ' ' => 0,
            '…' | '⋯' => 2,
            _ => 1,
        })
        .sum();
    n_dots >= FEWEST_DOTS && dots.len() < bare.len()
}

fn ends_apart(title: &str) -> bool {
    title.ends_with(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(lines: &[&str]) -> Vec<String> {
        let mut contents = TableOfContents::default();
        let left = lines.iter().filter(|line| !contents.has(line));
        left.map(|line| (*line).to_owned()).collect()
    }

    #[test]
    fn tables_of_contents_are_found() {
        for lines in [
            ["目录", "一、船\t1", "二、桨 12", "河上有船。"],
            ["目 錄", "船……1", "桨............12", "河上有船。"],
            ["船. . . . . 1", "桨⋯⋯ 2", "帆······3", "河上有船。"],
        ] {
            assert_eq!(left(&lines), ["河上有船。"]);
        }
        assert!(is_page("12") && !is_page("船 12") && !is_page(""));
    }

    #[test]
    fn lines_with_numbers_are_no_table_of_contents() {
        let lines = ["渡船\t12", "票价 3", "他说……", "……12", "见目录", "等到1995"];
        assert_eq!(left(&lines[..3]), lines[..3]);
        assert_eq!(left(&lines[4..]), lines[4..]);
        let after = ["目录", "船 1", "河上有船。", "船票 3"];
        assert_eq!(left(&after), ["河上有船。", "船票 3"]);
    }
}
