//! The characters that numbers, dates and times are written with, for the library and the command.

/// Numerals that items, chapters, pictures, months and days of the week are numbered with.
const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// Whether `c` is one of those.
pub(crate) fn is_numeral(c: char) -> bool {
    NUMERALS.contains(&c)
}

/// Others that chapters and items are numbered with: in full, and as contracts name their parties.
const OTHER_NUMERALS: [char; 12] = [
    '百', '〇', '零', '壹', '贰', '叁', '肆', '伍', '甲', '乙', '丙', '丁',
];

/// Whether `c` may number a chapter or an item.
pub(crate) fn is_chapter_numeral(c: char) -> bool {
    is_numeral(c) || OTHER_NUMERALS.contains(&c)
}

/// Units of a date. 号 is 日 as people say it.
pub(crate) const DATE_UNITS: [char; 3] = ['年', '月', '日'];

/// Units of a time of day.
pub(crate) const CLOCK_UNITS: [char; 4] = ['时', '点', '分', '秒'];

/// Digits and powers of ten, 〇 apart, which stands far from all others in Unicode.
const CHINESE_DIGITS: [char; 17] = [
    '一', '七', '万', '三', '两', '九', '二', '五', '亿', '八', '六', '十', '千', '半', '四', '百', '零',
];
const FIRST: char = '一';
const LAST: char = '零';

/// A bit for each character from the first to the last: every word is asked for its first.
static IS_CHINESE_DIGIT: [u64; (LAST as usize - FIRST as usize) / 64 + 1] = {
    let mut bits = [0; (LAST as usize - FIRST as usize) / 64 + 1];
    let mut index = 0;
    while index < CHINESE_DIGITS.len() {
        let at = CHINESE_DIGITS[index] as usize - FIRST as usize;
        bits[at / 64] |= 1 << (at % 64);
        index += 1;
    }
    bits
};

/// Whether numbers are written with `c`.
pub(crate) fn is_chinese_digit(c: char) -> bool {
    let at = (c as usize).wrapping_sub(FIRST as usize);
    match IS_CHINESE_DIGIT.get(at / 64) {
        Some(bits) => bits >> (at % 64) & 1 == 1,
        None => c == '〇',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_digits_are_those_listed() {
        for c in '\0'..='\u{ffff}' {
            assert_eq!(
                is_chinese_digit(c),
                c == '〇' || CHINESE_DIGITS.contains(&c),
                "{c}"
            );
        }
    }
}
