//! Blanks beside Chinese, which a house may leave out.

use super::marks::{is_blank, is_chinese, is_han};

/// A text without the blanks beside Chinese: `2024 年 3 月`. Those between Latin words and numbers stay: `iPhone 15 Pro`.
pub(super) fn without_spaces(text: &str) -> String {
    without_blanks(text, |last, next| {
        let is_beside = |c| is_han(c) || is_chinese_mark(c);
        is_beside(last) || is_beside(next) || is_chinese(last) && is_chinese(next)
    })
}

/// The same of a title, where a blank may part clauses as a comma does: between Chinese, and beside Latin where not every
/// change of script has one (`智能时代 5G先行`).
pub(super) fn title_without_spaces(title: &str) -> String {
    let is_change = |one: char, other: char| is_han(one) && other.is_ascii_alphanumeric();
    let mut pairs = title.chars().zip(title.chars().skip(1));
    let is_spaced = pairs.all(|(one, other)| !is_change(one, other) && !is_change(other, one));
    without_blanks(title, |last, next| {
        let is_beside_mark = is_chinese_mark(last) || is_chinese_mark(next);
        is_beside_mark || is_spaced && (is_change(last, next) || is_change(next, last))
    })
}

/// A text without the blanks between two characters of which `is_dropped` says so.
fn without_blanks(text: &str, is_dropped: impl Fn(char, char) -> bool) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_blank) {
        let (before, blank) = rest.split_at(start);
        result.push_str(before);
        let behind = blank.trim_start_matches(is_blank);
        let last = nearest(result.chars().rev());
        let next = nearest(behind.chars());
        // Beside an end there is only one.
        let is_kept = match (last.or(next), next.or(last)) {
            (Some(last), Some(next)) => !is_dropped(last, next),
            _ => true,
        };
        if is_kept {
            result.push_str(&blank[..blank.len() - behind.len()]);
        }
        rest = behind;
    }
    result + rest
}

/// The first character; where that joins two words (`AI + 教育`), what is beyond it.
fn nearest(chars: impl Iterator<Item = char>) -> Option<char> {
    let mut chars = chars.filter(|c| !is_blank(*c)).peekable();
    let first = chars.next()?;
    let joins = matches!(first, '+' | '=' | '×' | '/' | '&' | '|' | '-' | '–' | '—' | '~');
    chars.next().filter(|_| joins).or(Some(first))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_beside_chinese_are_dropped() {
        for (text, want) in [
            (
                "云 溪市\u{3000}签订 协议 , 约定三年 。",
                "云溪市签订协议,约定三年。",
            ),
            ("2024 年 3 月 15 日", "2024年3月15日"),
            (
                "新款 iPhone 15 Pro 和 Mac mini ，售价 5,999 元",
                "新款iPhone 15 Pro和Mac mini，售价5,999元",
            ),
            (
                "协议约定， 作为 Linux 的 3 个版本 (试行) 发布",
                "协议约定，作为Linux的3个版本(试行)发布",
            ),
            ("“AI + 教育” 和 3 cm × 5 cm", "“AI+教育”和3 cm × 5 cm"),
            ("乔治 · 布什说 “Hello” again", "乔治·布什说“Hello” again"),
            ("A B 与 C\n\n 第二 段", "A B与C\n\n第二段"),
            ("他说: 好", "他说:好"),
            (" 开头和结尾 ", "开头和结尾"),
            (" a ", " a "),
            (" ", " "),
            ("", ""),
        ] {
            assert_eq!(without_spaces(text), want, "{text}");
        }
    }

    #[test]
    fn blanks_that_part_the_clauses_of_a_title_stay() {
        for (title, want) in [
            ("茶山新路通车 村民进城快了", "茶山新路通车 村民进城快了"),
            ("智能时代 5G先行", "智能时代 5G先行"),
            ("茶山新路 2024 年 3 月通车", "茶山新路2024年3月通车"),
            ("茶山新路 ，通车了", "茶山新路，通车了"),
            ("iPhone 15 Pro 上市", "iPhone 15 Pro上市"),
        ] {
            assert_eq!(title_without_spaces(title), want, "{title}");
        }
    }
}
