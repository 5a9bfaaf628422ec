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
    /// In full width behind Chinese, without blanks between Chinese.
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
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let before = result.chars().next_back().unwrap_or(' ');
            let next = chars.peek().copied().unwrap_or(' ');
            if c == ' ' && is_chinese(before) && (is_chinese(next) || full_width(next) != next) {
                continue;
            }
            let is_beside = is_chinese(before) || (c == '(' && is_chinese(next));
            result.push(if is_beside { full_width(c) } else { c });
        }
        result
    }
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
            "他说：好！（笑）就这样，走吧，去A,B和1,000"
        );
    }
}
