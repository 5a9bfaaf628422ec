//! Whether a text is Chinese, for crawls of the whole web.

/// The least share of Han characters among the letters of a Chinese text, in per cent: a name in Latin letters has many letters.
const FEWEST_HAN: usize = 20;

/// The least number of kana or hangul in a Japanese or Korean text, in per cent of its Han characters.
const MOST_FOREIGN: usize = 35;

/// Whether `c` is a Han character.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// How many Han characters a text has.
pub(super) fn n_han(text: &str) -> usize {
    text.chars().filter(|&c| is_han(c)).count()
}

/// Whether most of a text is Chinese: it may quote other languages, but is neither Japanese nor Korean.
pub(crate) fn is_chinese(text: &str) -> bool {
    let (mut n_han, mut n_foreign, mut n_others) = (0, 0, 0);
    for c in text.chars() {
        match c {
            c if is_han(c) => n_han += 1,
            '\u{3040}'..='\u{30ff}' | '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}' => n_foreign += 1,
            c if c.is_alphabetic() => n_others += 1,
            _ => {}
        }
    }
    n_han > 0 && n_han * 100 >= n_others * FEWEST_HAN && n_foreign * 100 < n_han * MOST_FOREIGN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_told_from_its_neighbours() {
        let chinese = [
            "渡船停航一天，明天复航。",
            "渡船停航一天，改用 Mississippi Queen 号接送乘客，票价不变。",
            "動畫《となりのトトロ》本週在河谷鎮重新上映，票價二百元，排隊的人從戲院門口一直站到渡口。",
        ];
        let others = [
            "",
            "The ferry does not run today.",
            "The ferry to 河谷 does not run today, and nobody knows when it will.",
            "本日、渡し船は運休いたします。明日から運航を再開する予定です。",
            "나룻배는 오늘 運休합니다.",
        ];
        for text in chinese {
            assert!(is_chinese(text), "{text}");
        }
        for text in others {
            assert!(!is_chinese(text), "{text}");
        }
    }
}
