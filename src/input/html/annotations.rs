//! What is written beside a text: how characters are read, what is struck through, and marks of notes.

use dom_query::{Document, NodeRef};

use crate::input::chinese::is_han;

/// Leaves out how characters are read, and what is struck through: run together with the text, they would say something
/// else. What is longer than any of these is an element that nobody closed.
pub(super) fn leave_out(page: &Document) {
    const MOST_CHARS: usize = 300;
    for node in page.select("rt, rp, del, s, strike").nodes() {
        if node.text().chars().nth(MOST_CHARS).is_none() {
            node.remove_from_parent();
        }
    }
    for node in page.select("sup").nodes() {
        if is_note_mark(node) {
            node.remove_from_parent();
        }
    }
}

/// Whether a raised number is that of a note, and no power, unit or isotope: it stands behind words or their marks.
fn is_note_mark(node: &NodeRef) -> bool {
    const MOST_DIGITS: usize = 2;
    const UNITS: [char; 5] = ['米', '尺', '里', '寸', '秒'];
    let text = node.text();
    let mark = text.trim_matches(|c: char| c.is_whitespace() || "[]()［］（）〔〕".contains(c));
    let is_circled = |c: char| matches!(c, '①'..='⑳' | '*' | '†');
    let is_number = !mark.is_empty()
        && mark.chars().count() <= MOST_DIGITS
        && mark.chars().all(|c| c.is_ascii_digit() || is_circled(c));
    let before = node.prev_sibling().map(|before| before.text().to_string());
    let last = before
        .as_deref()
        .and_then(|before| before.trim_end().chars().next_back());
    is_number
        && last.is_some_and(|c| {
            !c.is_ascii_alphanumeric()
                && !UNITS.contains(&c)
                && (is_han(c) || "。，；：、！？”’）》…".contains(c))
        })
}

#[cfg(test)]
mod tests {
    use crate::input::html::{text::text_of, tree};

    #[test]
    fn marks_of_notes_are_left_out() {
        for (html, expected) in [
            (
                "渡船停航。<sup>1</sup>明天复航<sup>[2]</sup>，票价<sup>①</sup>不变",
                "渡船停航。明天复航，票价不变",
            ),
            ("30m<sup>2</sup>，90平方米<sup>2</sup>", "30m2，90平方米2"),
            ("铀<sup>235</sup>和x<sup>2</sup>", "铀235和x2"),
            ("第1<sup>st</sup>届", "第1st届"),
            ("<sup>1</sup>见镇志", "1见镇志"),
        ] {
            let page = tree::parse(&format!("<p>{html}</p>"), None).unwrap();
            assert_eq!(text_of(&page.body().unwrap()), expected, "{html}");
        }
    }
}
