//! Which words may need mending, told by the word alone.

use crate::text::kinds::{MarkSign, WordKind};
use crate::text::numerals::is_numeral;
use crate::text::sentence::marks::is_han;
use crate::text::word_sets::reading as sets;
use crate::text::words::{Class, Word};

/// What a word may be a part or the beginning of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordShape {
    Plain,
    /// `《`
    Opening,
    /// `“`
    Quote,
    /// `·`
    Dot,
    /// `（`
    Bracket,
    /// `-` or `/`
    Joint,
    Blank,
    Latin,
    /// `https`, `example.com`
    Address,
    Digits,
    /// 不
    Negator,
    Surname,
    /// 王某
    Masked,
    /// 中共
    Party,
    /// A word in no dictionary whose first or last bytes, this many, may be a function word.
    Glued(usize, usize),
    /// A word in no dictionary that may begin with what counts or names what stands before it: 人转移, 人李丹
    Counted,
    /// A word in no dictionary that ends with a numeral: 募资十
    Counting,
    /// A word in no dictionary that may be the beginning of an office's name: 县发
    LocalHead,
    /// 今天下午
    Time,
    /// 和
    And,
    /// 一号
    Numbered,
    /// 现我部
    NoWord,
}

pub(super) fn shape(word: &Word, form: &str) -> WordShape {
    match word.class {
        Class::Mark => mark(word, form),
        Class::Number if is_digits(form) => WordShape::Digits,
        Class::Number | Class::Time if is_numbered(form) => WordShape::Numbered,
        Class::Number | Class::Time => WordShape::Plain,
        _ if word.tag == "eng" => latin(form),
        Class::Function | Class::Content if sets::NEGATOR.fits(form) => WordShape::Negator,
        Class::Function if sets::AND.fits(form) => WordShape::And,
        Class::Function if sets::MEASURE_SURNAME.fits(form) => WordShape::Surname,
        Class::Content if word.kind == WordKind::Surname => WordShape::Surname,
        Class::Content if word.n_chars == 2 && form.ends_with('某') => WordShape::Masked,
        Class::Content if sets::PARTY.fits(form) => WordShape::Party,
        Class::Content if sets::TIME_OF_DAY.fits(form) => WordShape::Time,
        Class::Content if !word.known && word.n_chars > 1 => glued(form),
        Class::Function | Class::Content => WordShape::Plain,
    }
}

fn mark(word: &Word, form: &str) -> WordShape {
    match form {
        "·" | "‧" | "•" | "・" => WordShape::Dot,
        "（" | "(" => WordShape::Bracket,
        "“" | "「" => WordShape::Quote,
        "-" | "－" | "/" => WordShape::Joint,
        " " => WordShape::Blank,
        _ if word.sign == MarkSign::OpeningTitle && form == "《" => WordShape::Opening,
        _ => WordShape::Plain,
    }
}

fn latin(form: &str) -> WordShape {
    const DOMAINS: [&str; 8] = [".com", ".cn", ".net", ".org", ".tw", ".hk", ".html", ".htm"];
    let is_address = matches!(form, "http" | "https" | "www")
        || form.starts_with("www.")
        || DOMAINS.iter().any(|end| form.ends_with(end));
    if is_address {
        WordShape::Address
    } else {
        WordShape::Latin
    }
}

/// 12306, 7-11
fn is_digits(form: &str) -> bool {
    let is_code = |form: &str| !form.is_empty() && form.bytes().all(|byte| byte.is_ascii_digit());
    match form.split_once('-') {
        Some((first, second)) => is_code(first) && is_code(second),
        None => is_code(form),
    }
}

/// 一号, 十九号
fn is_numbered(form: &str) -> bool {
    form.strip_suffix('号')
        .is_some_and(|number| !number.is_empty() && number.chars().all(is_numeral))
}

pub(super) fn glued(form: &str) -> WordShape {
    const HAN: usize = 3;
    if !form.chars().all(is_han) {
        return WordShape::Plain;
    }
    let says_nothing = |c: char| sets::FUNCTION_CHAR.fits_char(c);
    if sets::PRONOUN.fits(form) || form.chars().all(says_nothing) {
        return WordShape::NoWord;
    }
    if form.chars().count() == 2 && sets::HALF_SAID.fits(form) {
        return WordShape::NoWord;
    }
    if form.chars().count() == 2 && sets::LOCAL_HEAD.fits(form) {
        return WordShape::LocalHead;
    }
    let mut chars = form.chars().skip(1);
    if chars.next() == Some('某')
        && chars.next().is_some_and(|c| !sets::MASK_NUMBER.fits_char(c))
        && chars.next().is_none()
    {
        return WordShape::Glued(0, HAN);
    }
    if sets::COUNTER.fits(form) {
        return WordShape::Counted;
    }
    if form.chars().count() > 2 && sets::NUMERAL_END.fits(form) {
        return WordShape::Counting;
    }
    if sets::GLUED_BEFORE.fits(form) {
        return WordShape::Glued(HAN, 0);
    }
    if form.chars().count() > 2 && sets::GLUED_AFTER.fits(form) {
        return WordShape::Glued(0, HAN);
    }
    WordShape::Plain
}
