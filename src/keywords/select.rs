//! From scored candidates to keywords: which of those that overlap is listed.

use std::collections::BinaryHeap;

use unicode_segmentation::UnicodeSegmentation;

use super::candidates::{Candidate, Candidates};
use super::keyword::Keyword;
use super::longer::is_short;
use super::options::KeywordOptions;
use super::reading::Reading;
use crate::Span;
use crate::rank::Entry;
use crate::text::fold::to_simplified;
use crate::text::kinds::Kind;
use crate::text::sentence::joined;
use crate::text::sentence::marks::is_blank;

/// The score of a candidate that is certainly not a keyword.
pub(super) const NO_KEYWORD: f64 = f64::NEG_INFINITY;

/// So many are printed at least, if the text has them, however sure the model is.
const LEAST: usize = 2;

/// The best candidates that [say something new](is_new) and have `min_score`.
pub(super) fn select(
    reading: &Reading<'_>,
    candidates: &Candidates,
    scores: &[f64],
    min_score: f64,
    options: &KeywordOptions,
) -> Vec<Keyword> {
    let list = &candidates.list;
    let possible = scores.iter().enumerate().filter(|(_, score)| **score > 0.0);
    let mut best_first: BinaryHeap<Entry> = possible.map(|(node, &value)| Entry { value, node }).collect();
    let mut chosen: Vec<Chosen> = Vec::new();
    let is_short = is_short(reading);
    while chosen.len() < options.count
        && let Some(Entry { node, value }) = best_first.pop()
    {
        if chosen.len() >= LEAST && value < min_score {
            break;
        }
        // What is asked of few need not be known of all.
        let candidate = &list[node];
        if !is_allowed(reading, candidate, options) {
            continue;
        }
        let next = Chosen {
            candidate,
            form: to_simplified(&form_of(reading, candidate)).into_owned(),
            score: value,
        };
        if is_new(reading, &next, &chosen, is_short) {
            chosen.push(next);
        }
    }
    chosen
        .iter()
        .map(|chosen| keyword(reading, candidates, chosen.candidate, chosen.score))
        .collect()
}

/// A candidate that is listed, or is next.
struct Chosen<'c> {
    candidate: &'c Candidate,
    /// In Simplified characters, whatever the text is in: 后來 and 後來 are one.
    form: String,
    score: f64,
}

fn is_allowed(reading: &Reading<'_>, candidate: &Candidate, options: &KeywordOptions) -> bool {
    // Characters as readers count them, as limits of abstracts do: one may be in two words.
    let n_chars = text_of(reading, candidate).graphemes(true).count();
    let tags = &options.tags;
    n_chars >= options.min_chars
        && (tags.is_empty()
            || tags
                .iter()
                .any(|tag| !tag.is_empty() && tag_of(reading, candidate).starts_with(tag)))
}

/// A phrase says something beside its part if the part occurs so many times as often as the phrase.
const INDEPENDENT: f32 = 1.5;

/// Whether `next` says what no better one says, and not just what two of them say. A short text has too little to say for
/// what it says once around a better one.
fn is_new(reading: &Reading<'_>, next: &Chosen<'_>, better: &[Chosen<'_>], is_short: bool) -> bool {
    let form = &next.form;
    let mut n_parts = 0;
    for other in better {
        let (contains, is_part) = (form.contains(&other.form), other.form.contains(form));
        n_parts += usize::from(contains);
        let n_all = next.candidate.n_all();
        let is_independent =
            other.candidate.n_all() as f32 >= INDEPENDENT * n_all as f32 && !(is_short && n_all == 1);
        if n_parts > 1
            || is_part
            || (contains && !is_independent)
            || is_same_place(form, &other.form)
            || is_same_office(form, &other.form)
            || is_same_person(reading, next, other)
        {
            return false;
        }
    }
    true
}

pub(super) fn form_of(reading: &Reading<'_>, candidate: &Candidate) -> String {
    candidate.words(reading).map(|word| reading.form(word)).collect()
}

/// 广东 and 广东省, 远航 and 远航公司 are one.
fn is_same_place(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    // 国家发改委, 中国证券业协会
    if short.ends_with(['会', '委', '局', '部', '院'])
        && long
            .strip_suffix(short)
            .is_some_and(|country| matches!(country, "国家" | "中国" | "全国"))
    {
        return true;
    }
    long.strip_prefix(short).is_some_and(|rest| {
        matches!(
            rest,
            "省" | "市" | "县" | "区" | "国" | "州" | "镇" | "乡" | "村" | "公司" | "集团"
        )
    })
}

/// Whether one is the name of a person and the other the same with a title.
fn is_same_person(reading: &Reading<'_>, a: &Chosen<'_>, b: &Chosen<'_>) -> bool {
    let (name, titled) = if a.form.len() < b.form.len() {
        (a, b)
    } else {
        (b, a)
    };
    let last = name.candidate.words(reading).next_back();
    let is_name = |word: usize| {
        let word = reading.word(word);
        word.kind == Kind::Name || word.tag.starts_with("nr")
    };
    is_with_title(&name.form, &titled.form) && last.is_some_and(is_name)
}

/// 陈立民教授 after 陈立民
fn is_with_title(name: &str, titled: &str) -> bool {
    const TITLES: [&str; 15] = [
        "主席",
        "总书记",
        "书记",
        "总理",
        "总统",
        "部长",
        "市长",
        "院长",
        "教授",
        "老师",
        "先生",
        "女士",
        "同志",
        "医生",
        "院士",
    ];
    titled
        .strip_prefix(name)
        .is_some_and(|title| TITLES.contains(&title))
}

/// What offices are called in full, and in short.
const OFFICES: [(&str, &str); 9] = [
    ("最高人民法院", "最高法"),
    ("最高法院", "最高法"),
    ("最高人民检察院", "最高检"),
    ("中级人民法院", "中院"),
    ("高级人民法院", "高院"),
    ("人民法院", "法院"),
    ("人民检察院", "检察院"),
    ("住房和城乡建设", "住建"),
    ("人力资源和社会保障", "人社"),
];

/// 深圳中院 and 广东省深圳市中级人民法院 are one.
fn is_same_office(a: &str, b: &str) -> bool {
    const ENDS: [char; 7] = ['院', '法', '检', '局', '厅', '委', '部'];
    if !a.ends_with(ENDS) || !b.ends_with(ENDS) {
        return false;
    }
    let in_short = |name: &str| {
        let (full, short) = OFFICES.iter().find(|(full, _)| name.contains(full))?;
        let (place, rest) = name.split_once(full)?;
        Some((place.to_owned(), format!("{short}{rest}")))
    };
    let same = |(place, office): (String, String), other: &str| {
        let other = in_short(other).or_else(|| {
            let place = other.strip_suffix(office.as_str())?;
            Some((place.to_owned(), office.clone()))
        });
        other.is_some_and(|(other, other_office)| office == other_office && is_within(&place, &other))
    };
    in_short(a).is_some_and(|name| same(name, b)) || in_short(b).is_some_and(|name| same(name, a))
}

/// Whether two names of places end in the same one: 广东省深圳市 and 深圳.
fn is_within(a: &str, b: &str) -> bool {
    let trim = |place: &str| place.trim_end_matches(['省', '市', '县', '区']).to_owned();
    let (a, b) = (trim(a), trim(b));
    a == b || !a.is_empty() && !b.is_empty() && (a.ends_with(&b) || b.ends_with(&a))
}

fn tag_of<'r>(reading: &'r Reading<'_>, candidate: &Candidate) -> &'r str {
    let last = candidate.words(reading).next_back();
    last.map_or("", |word| &reading.word(word).tag)
}

fn keyword(reading: &Reading<'_>, candidates: &Candidates, candidate: &Candidate, score: f64) -> Keyword {
    let mut spans: Vec<Span> = candidates
        .occurrences(candidate)
        .map(|occurrence| span(reading, occurrence.first as usize, occurrence.n_words as usize))
        .collect();
    spans.reverse();
    // A phrase that begins as it ends may begin again before it has ended.
    let mut end = 0;
    spans.retain(|span| {
        let is_apart = span.start >= end;
        end = if is_apart { span.end } else { end };
        is_apart
    });
    Keyword {
        text: text_of(reading, candidate),
        score,
        count: spans.len(),
        tag: tag_of(reading, candidate).to_owned(),
        spans,
    }
}

fn span(reading: &Reading<'_>, first: usize, n_words: usize) -> Span {
    let (whole, text) = reading.text_at(first, n_words);
    // A word at the end of a wrapped line holds the line break, and any word what nobody sees after it.
    let visible = whole.of(text).trim_end_matches(is_blank);
    Span::new(whole.start, whole.start + visible.len())
}

/// As the text writes it first, or else the title.
pub(super) fn text_of(reading: &Reading<'_>, candidate: &Candidate) -> String {
    let (first, n_words) = (candidate.first as usize, candidate.n_words as usize);
    let (_, text) = reading.text_at(first, n_words);
    joined(span(reading, first, n_words).of(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{is_same_office, is_same_place, is_with_title};

    #[test]
    fn names_with_what_adds_nothing_are_one() {
        for (short, long, want) in [
            ("临江", "临江省", true),
            ("远航", "远航集团", true),
            ("证券业协会", "中国证券业协会", true),
            ("茶叶", "中国茶叶", false),
            ("临江", "临江港", false),
        ] {
            assert_eq!(is_same_place(short, long), want, "{short} {long}");
        }
        assert!(is_with_title("陈立民", "陈立民教授") && !is_with_title("陈立民", "陈立民案"));
    }

    #[test]
    fn an_office_in_short_and_in_full_is_one() {
        for (a, b, want) in [
            ("临江中院", "临江市中级人民法院", true),
            ("海东省临江市中级人民法院", "临江市中级人民法院", true),
            ("海东省临江市中级人民法院", "临江中院", true),
            ("最高检", "最高人民检察院", true),
            ("最高法", "最高法院", true),
            ("临江检察院", "临江市人民检察院", true),
            ("市住建局", "市住房和城乡建设局", true),
            ("临江高院", "临江市中级人民法院", false),
            ("临江中院", "望海市中级人民法院", false),
            ("临江市人民法院", "临江市人民检察院", false),
            ("临江市", "临江市中级人民法院", false),
            ("中院", "临江市中级人民法院", false),
            ("法院", "临江市人民法院", false),
        ] {
            assert_eq!(is_same_office(a, b), want, "{a} {b}");
            assert_eq!(is_same_office(b, a), want, "{b} {a}");
        }
    }
}
