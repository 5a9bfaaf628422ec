//! Quotation marks and punctuation as a house writes them.

use serde::Deserialize;

/// Which quotation marks are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Quotes {
    #[default]
    AsWritten,
    /// “ ” and ‘ ’.
    Curly,
    /// 「 」 and 『 』.
    Corner,
}

/// Which other marks are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Marks {
    #[default]
    AsWritten,
    /// In full width after Chinese.
    FullWidth,
}

const CURLY: [char; 4] = ['“', '”', '‘', '’'];
const CORNER: [char; 4] = ['「', '」', '『', '』'];

impl Quotes {
    pub(super) fn set(self, text: &str) -> String {
        let (from, to) = match self {
            Self::AsWritten => return text.to_owned(),
            Self::Curly => (CORNER, CURLY),
            Self::Corner => (CURLY, CORNER),
        };
        // Straight ones can be told apart only where all of them have a partner.
        let are_paired = text.matches('"').count().is_multiple_of(2);
        let mut is_open = false;
        let mut before = ' ';
        let mut result = String::with_capacity(text.len());
        for c in text.chars() {
            let is_apostrophe = c == '’' && before.is_ascii_alphanumeric();
            let place = from.iter().position(|mark| *mark == c).filter(|_| !is_apostrophe);
            let set = if c == '"' && are_paired {
                is_open = !is_open;
                to[usize::from(!is_open)]
            } else {
                place.map_or(c, |place| to[place])
            };
            result.push(set);
            before = c;
        }
        result
    }
}

impl Marks {
    pub(super) fn set(self, text: &str) -> String {
        if self == Self::AsWritten {
            return text.to_owned();
        }
        let mut result = String::with_capacity(text.len());
        let mut before = ' ';
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let next = chars.peek().copied().unwrap_or(' ');
            let is_beside = is_chinese(before) || (c == '(' && is_chinese(next));
            let set = if is_beside { full_width(c) } else { c };
            result.push(set);
            if !is_blank(set) {
                before = set;
            }
        }
        result
    }
}

/// A text without the blanks among Chinese characters and marks. Those beside Latin letters and digits stay.
pub(super) fn without_spaces(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_blank) {
        let (before, blank) = rest.split_at(start);
        result.push_str(before);
        let behind = blank.trim_start_matches(is_blank);
        let (last, next) = (result.chars().next_back(), behind.chars().next());
        let is_among = last.is_some_and(is_chinese)
            && next.is_none_or(|next| is_chinese(next) || full_width(next) != next);
        let is_before_mark = next.is_some_and(is_chinese_mark);
        if !(is_among || is_before_mark || last.is_some_and(is_chinese_mark)) {
            result.push_str(&blank[..blank.len() - behind.len()]);
        }
        rest = behind;
    }
    result + rest
}

/// Line breaks are no blanks.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{3000}')
}

/// A mark that has its own room around it.
fn is_chinese_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '（'
            | '）'
            | '「'
            | '」'
            | '『'
            | '』'
            | '《'
            | '》'
    )
}

fn full_width(c: char) -> char {
    match c {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '?' => '？',
        '!' => '！',
        '(' => '（',
        ')' => '）',
        _ => c,
    }
}

/// Han characters, and the marks that stand among them.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '\u{3001}'..='\u{3011}' | '“' | '”'
        | '\u{ff01}' | '\u{ff08}' | '\u{ff09}' | '\u{ff0c}' | '\u{ff1a}' | '\u{ff1b}' | '\u{ff1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_set() {
        assert_eq!(Quotes::Curly.set("「甲『乙』丙」\"丁\""), "“甲‘乙’丙”“丁”");
        assert_eq!(
            Quotes::Corner.set("“甲‘乙’丙”，it’s \"丁"),
            "「甲『乙』丙」，it’s \"丁"
        );
        assert_eq!(Quotes::AsWritten.set("「甲」\"乙\""), "「甲」\"乙\"");
    }

    #[test]
    fn marks_are_set_where_the_text_is_chinese() {
        assert_eq!(
            Marks::FullWidth.set("他说:好! (笑)就这样,走 吧 , 去A,B和1,000"),
            "他说：好！ （笑）就这样，走 吧 ， 去A,B和1,000"
        );
    }

    #[test]
    fn spaces_among_chinese_are_dropped() {
        for (text, want) in [
            (
                "云 溪市\u{3000}签订 协议 , 约定三年 。",
                "云溪市签订协议, 约定三年。",
            ),
            (
                "协议约定， 作为 Linux 的 3 个版本",
                "协议约定，作为 Linux 的 3 个版本",
            ),
            ("A B 与 C\n\n第二 段", "A B 与 C\n\n第二段"),
            ("他说: 好", "他说: 好"),
            (" 开头和结尾 ", " 开头和结尾"),
            ("", ""),
        ] {
            assert_eq!(without_spaces(text), want, "{text}");
        }
        assert_eq!(
            Marks::FullWidth.set(&without_spaces("他说 : 好, 走 吧")),
            "他说： 好， 走吧"
        );
    }
}
