//! Characters that are read as others.

include!(concat!(env!("OUT_DIR"), "/characters.rs"));

/// From a full-width form to its ASCII character.
const FULL_WIDTH: u32 = '！' as u32 - '!' as u32;

/// The Simplified form of a Traditional character. It has three bytes in UTF-8, as the Traditional one.
pub(super) fn simplified(c: char) -> Option<char> {
    matches!(c, '\u{3400}'..='\u{9fff}')
        .then(|| entry(&HAN, FIRST_HAN, c))
        .flatten()
}

/// Whether a Han character has a Simplified form.
pub(super) fn is_traditional(c: char) -> bool {
    let unit = HAN.get((c as usize).wrapping_sub(FIRST_HAN as usize));
    unit.is_some_and(|&unit| unit != 0)
}

/// The Han character that a radical (`⼈`, as PDFs have it) or a compatibility ideograph stands for: three bytes, too.
/// Radicals stand for their Simplified characters.
pub(super) fn unified(c: char) -> Option<char> {
    match c {
        '\u{2e80}'..='\u{2fdf}' => entry(&HAN, FIRST_HAN, c),
        '\u{f900}'..='\u{faff}' => entry(&COMPATIBLE, FIRST_COMPATIBLE, c),
        _ => None,
    }
}

/// The same in a Traditional text.
pub(super) fn unified_traditional(c: char) -> Option<char> {
    let is_radical = matches!(c, '\u{2e80}'..='\u{2fdf}');
    let pair = is_radical.then(|| IN_TRADITIONAL.iter().find(|(radical, _)| *radical == c));
    pair.flatten()
        .map(|(_, traditional)| *traditional)
        .or_else(|| unified(c))
}

fn entry(table: &[u16], first: u32, c: char) -> Option<char> {
    match table.get((c as u32).checked_sub(first)? as usize)? {
        0 => None,
        &unit => char::from_u32(unit.into()),
    }
}

/// The ASCII character that a full-width one (`Ａ`, `％`) is a wide form of.
pub(super) fn half_width(c: char) -> Option<char> {
    matches!(c, '\u{ff01}'..='\u{ff5e}')
        .then(|| char::from_u32(c as u32 - FULL_WIDTH))
        .flatten()
}

/// Characters that show nothing and part nothing: zero-width and direction marks, soft hyphens, stray byte order marks.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether `c` may be read as another or not at all, whatever stands around it. Nearly all characters are neither.
pub(super) fn may_be_folded(c: char) -> bool {
    !matches!(c, '\0'..'\u{ad}' | '\u{3000}'..'\u{a000}')
        && (is_invisible(c) || unified(c).is_some() || half_width(c).is_some())
}

/// Whether `c`, which is invisible, joins the character after it to `before`, or keeps them apart: in emoji and in
/// scripts that are written in joined letters.
pub(super) const fn joins(before: Option<char>, c: char) -> bool {
    let joiner = matches!(c, '\u{200c}' | '\u{200d}');
    joiner
        && matches!(
            before,
            Some(
                '\u{a0}'..='\u{2dff}'
                | '\u{a000}'..='\u{f8ff}'
                | '\u{fb00}'..='\u{fdff}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{10000}'..,
            )
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_equally_long_and_differ() {
        let (mut n_simplified, mut n_unified) = (0, 0);
        for from in '\0'..='\u{ffff}' {
            for to in [simplified(from), unified(from), unified_traditional(from)]
                .into_iter()
                .flatten()
            {
                assert_eq!(from.len_utf8(), to.len_utf8(), "{from} {to}");
                assert_ne!(from, to);
            }
            if ('\u{3400}'..='\u{9fff}').contains(&from) {
                assert_eq!(is_traditional(from), simplified(from).is_some(), "{from}");
            }
            n_simplified += usize::from(simplified(from).is_some());
            n_unified += usize::from(unified(from).is_some());
        }
        assert!(
            n_simplified > 2_000 && n_unified > 500,
            "{n_simplified} {n_unified}"
        );
    }

    #[test]
    fn characters_stand_for_others() {
        assert_eq!(
            [unified('⼈'), unified('⻘'), unified('\u{f9f7}')],
            [Some('人'), Some('青'), Some('立')]
        );
        // PDFs have the Traditional radical in Simplified texts, too, where one character is drawn for both.
        for (radical, simplified, traditional) in [
            ('⼾', '户', '戶'),
            ('⾒', '见', '見'),
            ('⻅', '见', '見'),
            ('⻓', '长', '長'),
            ('⾧', '长', '長'),
            ('⿈', '黄', '黃'),
            ('⾭', '青', '青'),
            ('⾥', '里', '里'),
        ] {
            assert_eq!(unified(radical), Some(simplified));
            assert_eq!(unified_traditional(radical), Some(traditional));
        }
        assert_eq!([unified_traditional('户'), unified('戶')], [None, None]);
        assert_eq!(
            [half_width('Ｚ'), half_width('％'), half_width('。')],
            [Some('Z'), Some('%'), None]
        );
        assert_eq!([simplified('灣'), simplified('湾')], [Some('湾'), None]);
    }
}
