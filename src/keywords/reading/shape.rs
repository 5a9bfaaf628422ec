//! Which words may need mending, told by the word alone.

use crate::text::kinds::{Kind, Sign};
use crate::text::sentence::marks::is_han;
use crate::text::words::{Class, Word};

/// What a word may be a part or the beginning of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Plain,
    /// `《`
    Opening,
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
    /// A word in no dictionary that begins, or ends, with so many bytes that may be a function word.
    Glued(usize, usize),
    /// 今天下午
    Time,
    /// 和
    And,
    /// 一号
    Numbered,
    /// 现我部
    NoWord,
}

pub(super) fn shape(word: &Word, form: &str) -> Shape {
    match word.class {
        Class::Mark => mark(word, form),
        Class::Number if form.bytes().all(|byte| byte.is_ascii_digit()) => Shape::Digits,
        Class::Number | Class::Time if is_numbered(form) => Shape::Numbered,
        Class::Number | Class::Time => Shape::Plain,
        _ if word.tag == "eng" => latin(form),
        Class::Function => match form {
            "不" | "未" | "无" | "非" | "没" => Shape::Negator,
            "和" => Shape::And,
            // Measure words and pronouns that are family names, too.
            "张" | "何" | "项" => Shape::Surname,
            _ => Shape::Plain,
        },
        Class::Content if word.kind == Kind::Surname => Shape::Surname,
        Class::Content if word.n_chars == 2 && form.ends_with('某') => Shape::Masked,
        Class::Content if form == "中共" => Shape::Party,
        Class::Content if is_time_of_day(form) => Shape::Time,
        Class::Content if !word.known && word.n_chars > 1 => glued(form),
        Class::Content => match form {
            "不" | "未" | "无" | "非" => Shape::Negator,
            _ => Shape::Plain,
        },
    }
}

fn mark(word: &Word, form: &str) -> Shape {
    match form {
        "·" | "‧" | "•" | "・" => Shape::Dot,
        "（" | "(" => Shape::Bracket,
        "-" | "－" | "/" => Shape::Joint,
        " " => Shape::Blank,
        _ if word.sign == Sign::OpeningTitle && form == "《" => Shape::Opening,
        _ => Shape::Plain,
    }
}

fn latin(form: &str) -> Shape {
    const DOMAINS: [&str; 8] = [".com", ".cn", ".net", ".org", ".tw", ".hk", ".html", ".htm"];
    let is_address = matches!(form, "http" | "https" | "www")
        || form.starts_with("www.")
        || DOMAINS.iter().any(|end| form.ends_with(end));
    if is_address { Shape::Address } else { Shape::Latin }
}

fn is_time_of_day(form: &str) -> bool {
    const DAY: usize = "今天".len();
    form.split_at_checked(DAY).is_some_and(|(day, hour)| {
        matches!(
            day,
            "今天" | "昨天" | "明天" | "前天" | "后天" | "今日" | "昨日" | "明日" | "当天" | "当日"
        ) && matches!(
            hour,
            "" | "上午"
                | "下午"
                | "晚上"
                | "凌晨"
                | "中午"
                | "早上"
                | "早晨"
                | "傍晚"
                | "晚间"
                | "夜间"
                | "清晨"
        )
    })
}

/// 一号, 十九号
fn is_numbered(form: &str) -> bool {
    form.strip_suffix('号').is_some_and(|number| {
        !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c))
    })
}

fn glued(form: &str) -> Shape {
    const HAN: usize = 3;
    if !form.chars().all(is_han) {
        return Shape::Plain;
    }
    let says_nothing = |c: char| {
        "对向将愿竟现则也都就还又并而且但或因为于以从仍曾已被把让同先再才只便即却亦可能会要应须需".contains(c)
    };
    if form.contains(['我', '你', '她', '们']) || form.chars().all(says_nothing) {
        return Shape::NoWord;
    }
    if form.starts_with([
        '由', '在', '被', '把', '及', '与', '这', '那', '该', '此', '是', '经', '据', '让', '使', '从',
    ]) {
        return Shape::Glued(HAN, 0);
    }
    if form.chars().count() > 2
        && form.ends_with([
            '等', '称', '说', '了', '的', '着', '是', '将', '被', '可', '达', '占', '为', '在', '于', '致',
            '向', '与', '和', '经', '系', '因', '诉', '犯', '摄',
        ])
    {
        return Shape::Glued(0, HAN);
    }
    Shape::Plain
}

/// Whether a name that ends so is an organisation's.
pub(super) fn is_org_ending(form: &str) -> bool {
    const ENDINGS: [&str; 11] = [
        "公司",
        "集团",
        "银行",
        "大学",
        "学院",
        "医院",
        "中心",
        "研究院",
        "研究所",
        "事务所",
        "厂",
    ];
    ENDINGS.iter().any(|ending| form.ends_with(ending))
}
