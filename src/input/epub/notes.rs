//! The notes of a chapter and the marks that lead to them, which are not part of its text.

use crate::input::{
    chinese::is_han,
    markup::to_text,
    xml::{MarkupToken, Tag, Tokens, attribute, local, skip},
};

/// The page without its notes and the marks that lead to them, and without what tells how characters are read.
pub(super) fn without(page: &str) -> String {
    const NOTES: [&str; 4] = ["footnote", "endnote", "footnotes", "noteref"];
    let mut kept = String::with_capacity(page.len());
    let mut tokens = Tokens::new(page);
    let mut from = 0;
    // Where a paragraph begins that has said nothing yet, and the last character that was said.
    let (mut block, mut last): (Option<(usize, Tag)>, _) = (None, ' ');
    loop {
        let at = tokens.offset();
        let Some(token) = tokens.next() else {
            break;
        };
        match token {
            MarkupToken::Start(tag) => {
                let kind = tag.attribute("epub:type").unwrap_or_default();
                if NOTES.contains(&&*kind) || matches!(tag.name, "rt" | "rp") {
                    kept.push_str(&page[from..at]);
                    skip(&mut tokens, &tag);
                    from = tokens.offset();
                } else if let Some(behind) = behind_mark(&tag, &tokens, last) {
                    match block.take() {
                        // What begins with its mark is a note.
                        Some((start, paragraph)) if start >= from => {
                            kept.push_str(&page[from..start]);
                            skip(&mut tokens, &paragraph);
                        }
                        _ => {
                            kept.push_str(&page[from..at]);
                            tokens = behind;
                        }
                    }
                    from = tokens.offset();
                } else if is_block(tag.name) {
                    block = Some((at, tag));
                    last = ' ';
                }
            }
            MarkupToken::Text(text) => {
                if let Some(c) = text.trim_end().chars().next_back() {
                    (block, last) = (None, c);
                }
            }
            _ => {}
        }
    }
    kept.push_str(&page[from.min(page.len())..]);
    kept
}

fn is_block(name: &str) -> bool {
    matches!(local(name), "p" | "div" | "li" | "dd" | "aside")
}

/// What follows the mark of a note that a tag begins: a number that is raised or leads to a place on a page.
fn behind_mark<'p>(tag: &Tag, tokens: &Tokens<'p>, last: char) -> Option<Tokens<'p>> {
    const MOST_TOKENS: usize = 8;
    let name = local(tag.name);
    let is_link = name == "a" && attribute(tag, "href").is_some_and(|link| link.contains('#'));
    if tag.empty || !(is_link || name == "sup") {
        return None;
    }
    let mut inside = tokens.clone();
    for _ in 0..MOST_TOKENS {
        let at = inside.offset();
        match inside.next()? {
            MarkupToken::End(end) if local(end) == name => {
                let markup = tokens.text_up_to(at);
                let is_raised = name == "sup" || markup.contains("<sup");
                return is_mark(&to_text(markup), is_raised, last).then_some(inside);
            }
            _ => {}
        }
    }
    None
}

/// Whether a text is a number in brackets, or a bare one that is raised behind words: powers stand behind letters.
fn is_mark(text: &str, is_raised: bool, last: char) -> bool {
    const MOST_DIGITS: usize = 3;
    const BRACKETS: &str = "[]【】〔〕［］()（）";
    let text = text.trim();
    let number = text
        .trim_matches(|c| BRACKETS.contains(c))
        .trim_start_matches('注')
        .trim();
    let is_number = (1..=MOST_DIGITS).contains(&number.chars().count())
        && number
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '①'..='⑳' | '*' | '†'));
    let is_bracketed = text.len() > number.len();
    let is_behind_words = is_han(last) || "。，；：、！？”’）》…".contains(last);
    is_number && (is_bracketed || (is_raised && is_behind_words && !"米尺里寸秒".contains(last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_and_their_marks_are_left_out() {
        for (page, expected) in [
            (
                "<p>渡船停航<a href=\"#n1\"><sup>[1]</sup></a>一天。</p>",
                "渡船停航一天。",
            ),
            (
                "<p>渡船停航<sup><a href=\"n.xhtml#n2\">2</a></sup>一天。</p>",
                "渡船停航一天。",
            ),
            (
                "<p>渡船停航<a href=\"n.xhtml#n2\"><span>〔3〕</span></a>一天。</p>",
                "渡船停航一天。",
            ),
            (
                "<p>渡船停航<sup>①</sup>一天。</p><p id=\"n1\"><a href=\"#r1\">[1]</a> 一九九八年<b>通航</b>。</p><p>明天复航。</p>",
                "渡船停航一天。\n\n明天复航。",
            ),
            (
                "<p>渡船<ruby>谭<rt>tán</rt></ruby></p><aside epub:type=\"footnote\"><p>注。</p></aside>",
                "渡船谭",
            ),
            // Powers, links to other chapters, numbers that are words.
            (
                "<p>三十m<sup>2</sup>，x<sup>2</sup>，平方米<sup>2</sup></p>",
                "三十m2，x2，平方米2",
            ),
            (
                "<p>见<a href=\"2.xhtml#a\">第二章</a>和<a href=\"2.xhtml\">[2]</a></p>",
                "见第二章和[2]",
            ),
            ("<p>一九<a href=\"#x\">98</a>年</p>", "一九98年"),
            ("<p>渡船<sup>没有关</p><p>明天</p>", "渡船没有关\n\n明天"),
        ] {
            assert_eq!(to_text(&without(page)), expected, "{page}");
        }
    }
}
