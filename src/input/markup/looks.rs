//! Whether a text looks like markup.

use super::tokens::{MarkupToken, Tokens};

/// Elements that end lines, or that hardly anything but markup has.
const BLOCKS: [&str; 22] = [
    "p",
    "div",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "table",
    "tr",
    "td",
    "blockquote",
    "section",
    "article",
    "figure",
    "img",
    "hr",
    "pre",
];

/// Elements that texts may begin with, too.
const INLINE: [&str; 9] = ["span", "a", "b", "i", "strong", "em", "font", "u", "html"];

/// Whether a text is markup that nothing has reduced to text: it begins with an element that ends, or has several
/// blocks.
pub(in crate::input) fn looks_like_markup(text: &str) -> bool {
    const MOST_CHARS_A_TAG: usize = 600;
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if !text.contains('<') {
        return false;
    }
    let is_one_of = |name: &str, names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
    let begins = text.starts_with('<');
    let (mut is_first, mut n_blocks, mut n_ends) = (begins, 0_usize, 0_usize);
    for token in Tokens::new(text) {
        match token {
            MarkupToken::Start(tag) => {
                let is_block = is_one_of(tag.name, &BLOCKS);
                if is_first && !is_block && !is_one_of(tag.name, &INLINE) {
                    is_first = false;
                }
                n_blocks += usize::from(is_block);
                n_ends += usize::from(tag.empty || is_one_of(tag.name, &["br", "img", "hr"]));
            }
            MarkupToken::End(name) if is_one_of(name, &BLOCKS) || is_one_of(name, &INLINE) => n_ends += 1,
            _ => {}
        }
        if is_first && n_ends > 0 {
            return true;
        }
    }
    has_break_behind_sentence(text)
        || n_blocks >= 2 && n_ends >= 2 && n_blocks * MOST_CHARS_A_TAG >= text.len() / 3
}

/// Whether a sentence ends in `<br>`, as nobody writes who explains it.
fn has_break_behind_sentence(text: &str) -> bool {
    text.match_indices("<br")
        .chain(text.match_indices("<BR"))
        .any(|(at, _)| {
            let behind = text[at + 3..].trim_start_matches([' ', '/']);
            behind.starts_with('>') && text[..at].ends_with(['。', '！', '？', '”', '」'])
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_told_from_text() {
        for markup in [
            "<p>桥通了。</p>",
            "\n <div class='a'>桥通了。<br/>路也通了。",
            "桥通了。<br>路也通了。<br />水也通了。",
            "开头的话<p>桥通了。</p><p>路也通了。</p>",
            "桥通了。<br/>路也通了。",
            "<img src=\"a.jpg\">桥通了。",
            "<span style='x'>桥通了。</span>",
        ] {
            assert!(looks_like_markup(markup), "{markup}");
        }
        for text in [
            "换行要写<br>，不写也行。",
            "桥通了。",
            "<重要通知>明天停水。",
            "3 < 5，6 > 4",
            "网页里用 <p> 分段。",
            "<3 这本书</3",
            "List<T> 和 Map<K, V> 都是泛型。",
            "<b 明天停水",
        ] {
            assert!(!looks_like_markup(text), "{text}");
        }
    }
}
