//! Names of authors and sources in lines of a page.

use zhaiyao::text::fold::to_simplified;

use crate::input::word_sets::pages as sets;
use crate::input::{article::filled, chinese::is_han, date, word_sets::WordSet};

/// What follows one of `labels` and a colon, a slash or a bar in a line: `来源：河谷晚报`, `文/林望舒`.
pub(super) fn labelled(line: &str, labels: &WordSet) -> Option<String> {
    let marks = [':', '：', '/', '／', '|', '｜'];
    // As long as the line.
    let simplified = to_simplified(line);
    let after = labels.words().find_map(|label| {
        simplified.match_indices(label).find_map(|(at, label)| {
            let starts = line[..at].chars().next_back().is_none_or(|c| !c.is_alphabetic());
            let rest = line[at + label.len()..].trim_start().strip_prefix(marks)?;
            // `只看该作者|倒序浏览` are buttons.
            let is_button = line[..at].ends_with(['该', '該']);
            ((starts || label.chars().count() > 1) && !is_button).then(|| rest.trim_start())
        })
    })?;
    let ends = |c: char| c.is_whitespace() || "()（）】]|｜,，;；。〉>《".contains(c);
    // `作者：文/李可 图/章文`.
    let after = ["文/", "文／", "文丨", "文｜"]
        .into_iter()
        .find_map(|text_by| after.strip_prefix(text_by))
        .unwrap_or(after);
    let name = after.split(ends).next().unwrap_or_default();
    // The next label may follow without anything between.
    let simplified = to_simplified(name);
    let end = sets::NEXT_LABEL
        .words()
        .filter_map(|label| simplified.find(label))
        .min()
        .unwrap_or(name.len());
    let name = name[..end].trim_end_matches(['-', '—', '－', '_', '·', '、', '：', ':']);
    filled(name).filter(|name| is_name(name))
}

/// The name in `记者 林望舒`, `記者林望舒／南市報導`, `专栏作者 林望舒`, on a line that says no more.
pub(super) fn reporter(line: &str) -> Option<String> {
    const MOST_LINE_CHARS: usize = 30;
    const NAME_CHARS: std::ops::RangeInclusive<usize> = 2..=4;
    if line.chars().count() > MOST_LINE_CHARS {
        return None;
    }
    let simplified = to_simplified(line);
    let label_end = sets::WRITER_LABEL
        .words()
        .find_map(|label| Some(simplified.find(label)? + label.len()));
    let after = line[label_end?..].trim_start();
    let ends = |c: char| c.is_whitespace() || "／/)）】］〕|".contains(c);
    let name = after.split(ends).next().unwrap_or_default();
    let is_of_name = |c: char| is_han(c) || c == '·';
    (NAME_CHARS.contains(&name.chars().count()) && name.chars().all(is_of_name)).then(|| name.to_owned())
}

/// The name in `林望舒 发表于 2024-4-5 23:20`, `posted @ 2024-04-05 23:20 林望舒 阅读(24)`.
pub(super) fn poster(line: &str) -> Option<String> {
    date::parse(line)?;
    let name = if let Some(after) = line.strip_prefix("posted @") {
        after
            .split_whitespace()
            .find(|field| !field.contains(|c: char| c.is_ascii_digit()))?
    } else {
        // Folding keeps places: the verb stands at the same one in the line.
        let simplified = to_simplified(line);
        let at = sets::POSTED.words().find_map(|verb| simplified.find(verb))?;
        line[..at].split_whitespace().next_back()?
    };
    is_person(name).then(|| name.to_owned())
}

/// The outlet in `原创 河谷晚报 2024-04-07 16:01`: a name beside a date, on a line that says no more.
pub(super) fn beside_date(line: &str) -> Option<String> {
    date::parse(line)?;
    let is_other =
        |field: &&str| !sets::COPY_KIND.has(field) && field.contains(char::is_alphabetic) && is_name(field);
    let mut fields = line
        .split(|c: char| c.is_whitespace() || matches!(c, '|' | '｜' | '·'))
        .filter(is_other);
    let name = fields.next()?;
    let is_outlet = name.chars().count() > 2 && sets::OUTLET_END.has(name);
    (is_outlet && fields.next().is_none()).then(|| name.to_owned())
}

/// A name without a label before it, and without what follows in brackets.
pub(super) fn without_label(name: &str, labels: &WordSet) -> Option<String> {
    let simplified = to_simplified(name.trim());
    let name = labels
        .words()
        .find_map(|label| {
            simplified.strip_prefix(label)?;
            name.trim()[label.len()..].trim_start().strip_prefix([':', '：'])
        })
        .unwrap_or(name);
    filled(
        name.split(['(', '（', '【'])
            .next()
            .unwrap_or_default()
            .trim_matches(['】', ')', '）']),
    )
}

/// Names of accounts of programs.
const PROGRAMS: [&str; 6] = ["admin", "administrator", "editor", "webmaster", "root", "system"];

/// Whether a name is that of an account with which editors log in: it has digits, a program's name, or is one word in
/// lower case.
pub(super) fn is_login(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    name.contains(|c: char| c.is_ascii_digit())
        || PROGRAMS.iter().any(|program| lower.contains(program))
        || (name.is_ascii() && name == lower && !name.contains(' '))
}

/// Whether a name is that of an account: a number, or what programs are called.
pub(super) fn is_account(name: &str) -> bool {
    let is_odd = |c: char| c.is_ascii_digit() || c == '_';
    if sets::NOBODY.has(name.trim()) {
        return true;
    }
    !name.contains(char::is_alphabetic)
        || (name.is_ascii()
            && (name.contains(is_odd) || PROGRAMS.contains(&name.to_ascii_lowercase().as_str())))
}

/// Whether a text may be what a person is called, and no button.
pub(super) fn is_person(name: &str) -> bool {
    const MOST_CHARS: usize = 12;
    is_name(name)
        && !is_account(name)
        && name.chars().count() <= MOST_CHARS
        && !name.contains(|c: char| c.is_whitespace() || "，。：:|/".contains(c))
        && !sets::ACCOUNT_BUTTON.has(name)
}

/// Whether a text may be a name: no address, no date, not long.
pub(super) fn is_name(name: &str) -> bool {
    let n_chars = name.chars().count();
    n_chars > 1
        && n_chars <= 30
        && !name.contains("://")
        && !name.contains('@')
        && date::parse(name).is_none()
}
