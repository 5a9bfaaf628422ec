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
    /// Among others only.
    Among,
    /// Between others, or after them if they recur together.
    Tail,
}

impl Place {
    /// Whether a candidate may begin with it.
    pub(super) fn begins(self) -> bool {
        matches!(self, Self::Any | Self::Before | Self::Among)
    }

    /// Whether a candidate with this many words may end with it.
    pub(super) fn ends(self, n_words: usize, is_again: bool) -> bool {
        match self {
            Self::Any | Self::After => true,
            Self::Among => n_words > 1,
            Self::Tail => n_words > 1 && is_again,
            Self::Out | Self::Inside | Self::Before => false,
        }
    }
}

/// Where the word may stand.
pub(super) fn place(word: &Word, form: &str) -> Place {
    match word.class {
        Class::Content if word.n_chars == 1 && word.part == Part::Verb => {
            // 天眼查, 动迁办
            if matches!(
                form,
                "查" | "费" | "办" | "令" | "站" | "建" | "罚" | "保" | "贷" | "案" | "钉"
            ) {
                Place::Tail
            } else {
                Place::Inside
            }
        }
        Class::Content if is_part_of_a_date(form) => Place::Out,
        // 百年老|店, 13|号楼
        Class::Content if form == "百年老" => Place::Before,
        Class::Content if matches!(form, "号楼" | "号院" | "号线" | "号店" | "号机") => {
            Place::After
        }
        Class::Content => Place::Any,
        Class::Number => number(word, form),
        Class::Time => time(word, form),
        Class::Function => function(word, form),
        Class::Mark => Place::Out,
    }
}

fn function(word: &Word, form: &str) -> Place {
    match word.tag.as_bytes() {
        // 网盘, 套路贷: what jieba takes for a measure word or an affix may end a term.
        b"q" | b"k" | b"ng" | b"g" if word.n_chars == 1 => Place::After,
        // 美元, 英镑
        b"q" if word.n_chars == 2 && form.ends_with(['元', '镑']) => Place::Any,
        // 内部控制, 西部地区
        b"f" if form.ends_with('部') || form == "庭前" => Place::Among,
        _ if is_misread(form) => Place::Any,
        _ if ATTRIBUTES.contains(&form) => Place::Before,
        // 基本医疗保险: what is too general alone may yet specify.
        _ if matches!(word.part, Part::Noun | Part::Adjective) && word.n_chars > 1 => Place::Inside,
        _ => Place::Out,
    }
}

/// Nouns and verbs that jieba takes for adverbs or pronouns.
fn is_misread(form: &str) -> bool {
    matches!(
        form,
        "首都" | "互动" | "更新" | "暂停" | "异常" | "多边" | "本科" | "自然"
    )
}

/// Function words and adjectives without which a term would be another one.
const ATTRIBUTES: [&str; 14] = [
    "故意", "共同", "高速", "高新", "不当", "不实", "长期", "短期", "日常", "自我", "重大", "重要", "随机",
    "单边",
];

/// Numerals that are names.
const NUMERAL_NAMES: [&str; 14] = [
    "两会",
    "两高",
    "两融",
    "两新",
    "两岸",
    "两弹一星",
    "三胎",
    "三农",
    "三电",
    "一带",
    "一路",
    "双百",
    "第三方",
    "零部件",
];

/// The least inverse document frequency of what jieba takes for a numeral and is none.
const NOUN_IDF: f64 = 7.0;

/// 两会, 十四五, 多头, 良种; 第十届大会
fn number(word: &Word, form: &str) -> Place {
    let is_plan = word.n_chars == 3 && form.starts_with('十') && form.ends_with('五');
    let is_noun = word.known
        && word.n_chars > 1
        && word.idf > NOUN_IDF
        && !form
            .starts_with(|c: char| c.is_ascii() || "第〇零一二三四五六七八九十百千万亿两几数半".contains(c))
        && !form.ends_with([
            '个', '名', '次', '年', '天', '家', '位', '种', '批', '份', '点', '项', '人',
        ]);
    if is_plan || is_noun || NUMERAL_NAMES.contains(&form) {
        Place::Any
    } else if form.ends_with(['届', '次']) && form.len() > 3 {
        Place::Before
    } else {
        Place::Out
    }
}

/// The least inverse document frequency of a time that is a topic.
const SEASON_IDF: f64 = 5.4;

/// 春节, 暑期, 青年人才; not 今年
fn time(word: &Word, form: &str) -> Place {
    let points = form.starts_with([
        '今', '去', '明', '本', '同', '近', '前', '后', '早', '当', '次', '这', '那', '此', '每',
    ]);
    if !word.known || points || word.idf < SEASON_IDF || form.contains(|c: char| c.is_ascii_digit()) {
        return Place::Out;
    }
    let names = form.ends_with(['节', '季', '期', '夕', '庆', '秋', '旦']);
    match form {
        "青年" | "老年" | "少年" | "逾期" => Place::Any,
        _ if names => Place::Any,
        "现代" | "酒后" | "节日" | "夜间" | "新一代" | "新时代" => Place::Before,
        _ => Place::Out,
    }
}

/// `17日称`: what is left of a date that was cut wrongly.
fn is_part_of_a_date(form: &str) -> bool {
    form.starts_with(|c: char| c.is_ascii_digit()) && form.contains(['日', '月', '年', '时'])
        || form.starts_with('日') && form.ends_with(['起', '讯', '称'])
}
