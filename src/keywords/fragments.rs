//! Runs of words that are only a part of what stands there: of the name of a firm or society, of a sentence.

use crate::text::kinds::{PartOfSpeech, WordKind};
use crate::text::word_sets::names as sets;
use crate::text::words::{Class, Word};

/// What a word may be in a name or a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NamePart {
    /// 有限公司
    Firm,
    /// 联合会
    Society,
    Place,
    Person,
    Verb,
    /// 县
    Local,
    /// 商贸
    Trade,
    /// 合同纠纷
    Dispute,
    /// What is in no dictionary, names, and numbers.
    Proper,
    /// Another content word, of one character and of more.
    Syllable,
    Common,
    Other,
}

pub(super) fn part(word: &Word, form: &str) -> NamePart {
    match word.class {
        Class::Content if sets::FIRM.fits(form) => NamePart::Firm,
        Class::Content if sets::SOCIETY.fits(form) => NamePart::Society,
        Class::Content if word.kind == WordKind::Name => NamePart::Person,
        Class::Content if word.part == PartOfSpeech::Place || word.tag == "nt" => NamePart::Place,
        Class::Content if sets::LOCAL.fits(form) => NamePart::Local,
        Class::Content if sets::TRADE.fits(form) => NamePart::Trade,
        Class::Content if sets::DISPUTE.fits(form) => NamePart::Dispute,
        Class::Content if matches!(word.tag.as_ref(), "v" | "vd" | "vi") => NamePart::Verb,
        Class::Content if word.n_chars == 1 => NamePart::Syllable,
        Class::Content if word.known => NamePart::Common,
        Class::Content | Class::Number => NamePart::Proper,
        _ => NamePart::Other,
    }
}

/// Whether so many words are only a part of what stands there, by the first and the last of them and by those that they touch.
pub(super) fn is_fragment(
    (first, last): (NamePart, NamePart),
    n_words: usize,
    before: NamePart,
    after: NamePart,
) -> bool {
    match (first, last) {
        // 永盈|商贸有限公司
        (NamePart::Trade, NamePart::Firm) => {
            !matches!(before, NamePart::Other | NamePart::Verb | NamePart::Firm)
        }
        // 道|县永盈
        (NamePart::Local, _) => before == NamePart::Syllable,
        // 周正南|做客
        (NamePart::Person, NamePart::Verb) => n_words > 1,
        // 劳动|合同纠纷
        (NamePart::Dispute, _) => matches!(before, NamePart::Common | NamePart::Trade | NamePart::Verb),
        // 中国轻工业|联合会
        (NamePart::Place, _) => n_words > 1 && after == NamePart::Society && last != NamePart::Society,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Engine, KeywordOptions};

    #[test]
    fn a_part_of_a_name_or_clause_is_no_keyword() {
        let mut wrong = Vec::new();
        for (text, fragment, is_keyword) in [
            ("鑫泰商贸有限公司停业。", "商贸有限公司", false),
            ("中国茶叶协会发文。", "中国茶叶", false),
            ("中国茶叶出口增长。", "中国茶叶", true),
            ("双方因买卖合同纠纷起诉。", "合同纠纷", false),
            ("双方有合同纠纷。", "合同纠纷", true),
        ] {
            let options = KeywordOptions::default().min_score(0.0).count(40);
            let keywords = Engine::new().analyze(text).keywords(&options);
            if keywords.iter().any(|keyword| keyword.text == fragment) != is_keyword {
                wrong.push(format!("{text} {fragment}: {keywords:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
