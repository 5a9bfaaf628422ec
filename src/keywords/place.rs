//! Where in a keyword a word may stand.

use crate::text::kinds::Part;
use crate::text::words::{Class, Word};

/// What a word may be in a candidate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Nowhere.
    Out,
    /// Anywhere.
    Any,
    /// Between others only.
    Inside,
    /// Before others only.
    Before,
    /// After others only.
    After,
}

/// Where the word may stand.
pub(super) fn place(word: &Word, form: &str) -> Place {
    match word.class {
        Class::Content if word.n_chars == 1 && word.part == Part::Verb => Place::Inside,
        Class::Content if is_part_of_a_date(form) => Place::Out,
        Class::Content => Place::Any,
        // 基本医疗保险: what is too general alone may yet specify.
        Class::Function if matches!(word.part, Part::Noun | Part::Adjective) && word.n_chars > 1 => {
            Place::Inside
        }
        // 网盘, 套路贷: what jieba takes for a measure word or an affix may end a term.
        Class::Function if word.n_chars == 1 && matches!(word.tag.as_bytes(), b"q" | b"k" | b"ng" | b"g") => {
            Place::After
        }
        Class::Number if form.ends_with(['届', '次']) && form.len() > 3 => Place::Before,
        _ => Place::Out,
    }
}

/// `17日称`: what is left of a date that was cut wrongly.
fn is_part_of_a_date(form: &str) -> bool {
    form.starts_with(|c: char| c.is_ascii_digit()) && form.contains(['日', '月', '年', '时'])
        || form.starts_with('日') && form.ends_with(['起', '讯', '称'])
}
