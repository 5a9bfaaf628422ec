//! Traditional characters to Simplified ones, each as long in UTF-8 as the other: every offset stays valid.

use std::borrow::Cow;

include!(concat!(env!("OUT_DIR"), "/traditional.rs"));

/// A text is Traditional if at least one in this many of its Han characters is written differently in Simplified.
/// Simplified texts have a few such characters too (乾隆, 於), which must stay what they are.
const HAN_PER_TRADITIONAL: usize = 25;

fn simplified(c: char) -> Option<char> {
    let index = (c as u32).checked_sub(FIRST_HAN)?;
    match SIMPLIFIED.get(index as usize)? {
        0 => None,
        &unit => char::from_u32(u32::from(unit)),
    }
}

/// Whether `c` is a Han character.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// `text` in Simplified characters if it is written in Traditional ones, else as it is. The byte length never changes.
///
/// Characters are mapped one by one with the table of `OpenCC`, so 乾 always becomes 干: good for looking words up, not for
/// printing.
///
/// ```
/// use zhaiyao::text::fold::to_simplified;
///
/// assert_eq!(to_simplified("臺灣經濟發展"), "台湾经济发展");
/// let simplified = "乾隆年间的故事，讲的是一个普通人家在江南的生活，也讲他们的邻居和朋友。";
/// assert_eq!(to_simplified(simplified), simplified);
/// ```
#[must_use]
pub fn to_simplified(text: &str) -> Cow<'_, str> {
    let n_traditional = text.chars().filter(|&c| simplified(c).is_some()).count();
    let is_traditional =
        || n_traditional * HAN_PER_TRADITIONAL >= text.chars().filter(|&c| is_han(c)).count();
    if n_traditional > 0 && is_traditional() {
        Cow::Owned(simplify_every(text))
    } else {
        Cow::Borrowed(text)
    }
}

/// `text` with every character that has a Simplified form in that form.
pub(crate) fn simplify_every(text: &str) -> String {
    text.chars().map(|c| simplified(c).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_equally_long_and_differ() {
        let mut pairs = 0;
        for from in '\u{3400}'..='\u{9fff}' {
            if let Some(to) = simplified(from) {
                pairs += 1;
                assert_eq!(from.len_utf8(), to.len_utf8(), "{from} {to}");
                assert_ne!(from, to);
            }
        }
        assert!(pairs > 2_000, "{pairs} pairs");
    }

    #[test]
    fn mixed_text_is_folded_only_where_traditional_characters_are_common() {
        let cases = [
            ("", ""),
            ("plain ASCII", "plain ASCII"),
            ("後來他們說這個問題還沒有解決。", "后来他们说这个问题还没有解决。"),
            (
                "他研究乾嘉学派，著有《清代学术史》，在北京的大学里教授历史和哲学。",
                "他研究乾嘉学派，著有《清代学术史》，在北京的大学里教授历史和哲学。",
            ),
        ];
        for (text, want) in cases {
            assert_eq!(to_simplified(text), want);
        }
    }
}
