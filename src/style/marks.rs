//! Quotation marks and punctuation as a house writes them.

use serde::Deserialize;

use crate::numerals::is_numeral;

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
        let chars: Vec<char> = text.chars().collect();
        let has_full_stops = chars.contains(&'。');
        let mut result = String::with_capacity(text.len());
        let mut before = ' ';
        // Whether each bracket that is open is a wide one: its partner is like it.
        let mut open = Vec::new();
        for (place, &c) in chars.iter().enumerate() {
            let next = chars.get(place + 1).copied().unwrap_or(' ');
            let is_wide = match c {
                '(' | '（' => {
                    open.push(c == '（' || is_chinese(before) || is_chinese(next));
                    open.last() == Some(&true)
                }
                ')' | '）' => open.pop().unwrap_or_else(|| is_chinese(before)),
                '.' => is_full_stop(&chars, place, has_full_stops),
                _ => is_chinese(before) || is_between_latin_and_chinese(&chars, place),
            };
            let set = match c {
                '.' if is_wide => '。',
                _ if is_wide => full_width(c),
                _ => c,
            };
            result.push(set);
            if !is_blank(set) {
                before = set;
            }
        }
        result
    }
}

/// What is farther before a mark than this is not looked at, so that many marks cost time in proportion.
const FARTHEST: usize = 1000;

/// Latin words that end in a full stop without ending a sentence.
const ABBREVIATIONS: [&str; 24] = [
    "al", "etc", "vs", "cf", "fig", "figs", "eq", "no", "vol", "pp", "ed", "eds", "dr", "mr", "mrs", "ms",
    "prof", "st", "jr", "sr", "inc", "ltd", "co", "corp",
];

/// Whether a mark stands behind a Latin word or a number, and before Chinese.
fn is_between_latin_and_chinese(chars: &[char], place: usize) -> bool {
    let last = chars[..place].iter().rev().find(|c| !is_blank(**c));
    let next = chars[place + 1..].iter().find(|c| !is_blank(**c));
    last.is_some_and(|last| ends_word(*last) || *last == '.')
        && next.is_some_and(|next| is_chinese(*next))
        && !is_address(&run_before(chars, place))
}

/// Whether an ASCII full stop ends a Chinese sentence. One between two Chinese characters may also part the names of a
/// foreigner: it is none where the writer has full stops.
fn is_full_stop(chars: &[char], place: usize, has_full_stops: bool) -> bool {
    let Some(&last) = place.checked_sub(1).and_then(|last| chars.get(last)) else {
        return false;
    };
    let next = chars.get(place + 1).copied();
    if last == '.' || next == Some('.') {
        return false;
    }
    let behind = chars[place + 1..].iter().copied().find(|c| !is_blank(*c));
    let is_end = behind.is_none_or(|c| matches!(c, '\n' | '\r' | '”' | '’' | '」' | '』' | '）' | ')' | '"'));
    let goes_on = behind.is_some_and(|c| is_han(c) || matches!(c, '“' | '「' | '『' | '《' | '（'));
    let sentence = sentence_before(chars, place);
    if is_han(last) || matches!(last, '”' | '」' | '』' | '）' | '》') {
        let is_number = sentence.iter().copied().all(is_numeral);
        let is_apart = next.is_some_and(is_blank);
        return !is_number && (is_end || is_apart || (goes_on && !has_full_stops));
    }
    ends_word(last)
        && (is_end || goes_on)
        && sentence.iter().any(|c| is_han(*c))
        && !is_part_of_word(chars, place, is_end)
}

/// Whether a full stop belongs to what is before it: an abbreviation, an initial, a file's name, the number of an item.
fn is_part_of_word(chars: &[char], place: usize, is_end: bool) -> bool {
    let run = run_before(chars, place);
    let word = &run[run.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len()..];
    let before_word = run[..run.len() - word.len()].chars().next_back();
    let is_abbreviation = ABBREVIATIONS.contains(&word.to_ascii_lowercase().as_str());
    let is_name = !word.is_empty() && before_word == Some('.');
    let is_initial = !is_end && word.len() == 1 && word.chars().all(|c| c.is_ascii_uppercase());
    let is_numeric = !run.is_empty() && run.chars().all(|c| c.is_ascii_digit() || c == '.');
    let before_run = place
        .checked_sub(run.len() + 1)
        .and_then(|place| chars.get(place));
    let is_item = !is_end && is_numeric && !before_run.is_some_and(|c| is_han(*c));
    is_address(&run) || is_abbreviation || is_name || is_initial || is_item
}

/// The ASCII characters right before a place, without blanks.
fn run_before(chars: &[char], place: usize) -> String {
    let near = &chars[place.saturating_sub(FARTHEST)..place];
    let start = near.iter().rposition(|c| !c.is_ascii_graphic());
    near[start.map_or(0, |start| start + 1)..].iter().collect()
}

/// What is before a place of the same sentence, without blanks at its beginning.
fn sentence_before(chars: &[char], place: usize) -> &[char] {
    let before = &chars[place.saturating_sub(FARTHEST)..place];
    let ends = |at: usize| match before[at] {
        '.' => before.get(at + 1).copied().is_some_and(is_blank),
        c => matches!(c, '\n' | '\r' | '。' | '！' | '？' | '!' | '?'),
    };
    let start = (0..before.len())
        .rev()
        .find(|at| ends(*at))
        .map_or(0, |at| at + 1);
    let blanks = before[start..].iter().take_while(|c| is_blank(**c)).count();
    &before[start + blanks..]
}

/// Whether this is the address of a page or of a person.
fn is_address(run: &str) -> bool {
    run.contains("://") || run.contains("www.") || run.contains('@')
}

/// Whether a Latin word, a number or what belongs to one may end so.
fn ends_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '%' | ')' | ']' | '℃' | '°' | '㎡')
}

/// Line breaks are no blanks.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{3000}')
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

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Han characters, and the marks that stand among them.
pub(super) fn is_chinese(c: char) -> bool {
    is_han(c)
        || matches!(
            c,
            '\u{3001}'
                ..='\u{3011}'
                    | '“'
                    | '”'
                    | '\u{ff01}'
                    | '\u{ff08}'
                    | '\u{ff09}'
                    | '\u{ff0c}'
                    | '\u{ff1a}'
                    | '\u{ff1b}'
                    | '\u{ff1f}'
        )
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
    fn marks_behind_latin_words_and_full_stops_are_set() {
        for (text, want) in [
            ("说明.长度为3 cm,宽度为5 cm.", "说明。长度为3 cm，宽度为5 cm。"),
            ("增长5%,其中出口增长3%.", "增长5%，其中出口增长3%。"),
            ("总值(GDP)增长,好", "总值（GDP）增长，好"),
            ("使用v2.0,效果好.", "使用v2.0，效果好。"),
            ("长度为3.5.宽度为5.", "长度为3.5。宽度为5。"),
            ("他说:“长5 cm.”", "他说：“长5 cm。”"),
            (
                "长5 cm. 宽3 cm;高2 cm.\n再量.",
                "长5 cm。 宽3 cm；高2 cm。\n再量。",
            ),
            ("气温25℃.风力3级.", "气温25℃。风力3级。"),
            ("服用维生素C.", "服用维生素C。"),
            ("总产值(GDP),增长.", "总产值（GDP），增长。"),
            ("Zhang et al.,张三指出.", "Zhang et al.，张三指出。"),
        ] {
            assert_eq!(Marks::FullWidth.set(text), want, "{text}");
        }
    }

    #[test]
    fn marks_of_numbers_names_and_addresses_stay() {
        for text in [
            "长3.5厘米",
            "Zhang et al. 指出",
            "见 https://a.cn/b?水=1",
            "见 https://a.cn/b,水",
            "升级到v2.0版",
            "打开报告.docx和readme.txt",
            "共1,234人",
            "1.总则",
            "一.总则",
            "J.史密斯和St.约翰",
            "乔治.布什来访。",
            "等等...还有",
            "He left. 中文",
            "是U.S.的",
            "写信到a@b.cn",
        ] {
            assert_eq!(Marks::FullWidth.set(text), text);
        }
    }
}
