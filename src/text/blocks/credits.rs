//! Lines that say where a text comes from and who made it.

use super::names::{is_name, is_outlet, n_chars};
use crate::text::dates::is_date;
use crate::text::phrases::{Found, Line, Rule};
use crate::text::sentence::marks::{is_blank, is_han};
use crate::text::word_sets::blocks as sets;

/// The longest source line or byline, in characters.
const MAX_CHARS: usize = 100;
/// The longest signature, in characters.
const MAX_SIGNATURE: usize = 12;
/// The longest name of an outlet that is told by its last characters alone.
const MAX_OUTLET: usize = 10;

/// Whether `line` gives the title that the text had where it was published before: `原标题：…`.
pub(super) fn is_original_title(line: Line<'_>) -> bool {
    let line = line.trim_start(|c| matches!(c, '（' | '(' | '【' | '['));
    line.find(Rule::OriginalTitle).any(|found| {
        let title = found.after.trim_start(char::is_whitespace);
        title.starts_with(['：', ':', '丨', '|', '｜', '《'])
    })
}

/// Whether `line` says only where and when the text was published. A name alone says so at the `head` of a text.
pub(super) fn is_source(line: Line<'_>, head: bool) -> bool {
    if is_too_long(&line) || line.contains(['。', '？', '！', '；', '?', '!']) {
        return false;
    }
    let (mut dated, mut named, mut labelled) = (false, false, false);
    for field in fields(line) {
        if field.is(Rule::SourceLabel) {
            labelled = true;
            continue;
        }
        if is_date(field) {
            dated = true;
        } else if is_outlet(field) {
            named = true;
        } else if !labelled && !field.is(Rule::Counter) && !field.chars().all(|c| c.is_ascii_digit()) {
            return is_labelled_source(line);
        }
        labelled = false;
    }
    dated || is_labelled_source(line) || named && head && n_chars(&line) <= MAX_OUTLET
}

/// Whether `line` only counts readers: `阅读 1234`, `浏览次数：12 评论：3`, `字体：大 中 小`.
pub(super) fn is_counter(line: Line<'_>) -> bool {
    const MAX_CHARS: usize = 40;
    let is_digit = |c: char| c.is_ascii_digit();
    if n_chars(&line) > MAX_CHARS || !line.contains(|c| is_digit(c) || is_delimiter(c)) {
        return false;
    }
    let (mut counts, mut n_fields) = (false, 0);
    for field in fields(line) {
        n_fields += 1;
        let word = field.trim_start(is_digit).trim_end(is_digit);
        if !word.is_empty() && !word.is(Rule::Counter) {
            return false;
        }
        counts |= n_chars(&word) > 1 || sets::SHORT_COUNTER.fits(&word);
    }
    counts && (n_fields > 1 || line.contains(is_digit))
}

/// `来源：…`, whatever follows. What happens when (`时间：…`) is for readers.
fn is_labelled_source(line: Line<'_>) -> bool {
    let line = line.trim_start(|c| matches!(c, '（' | '(' | '【' | '[' | '*' | '■'));
    line.find(Rule::SourceLabel).any(|found| {
        let after = found.after.trim_start(char::is_whitespace);
        after.starts_with(['：', ':', '|', '｜', '丨'])
            && n_chars(&found.after) <= 50
            && !line.part(..found.phrase.len()).is(Rule::TimeLabel)
    })
}

/// Whether `line` says only who wrote, edited or photographed: `记者：张三`, `（文/张三 图/李四）`, `□ 张三`.
pub(super) fn is_byline(line: Line<'_>) -> bool {
    if is_too_long(&line) || line.contains(['。', '？', '！', '；', '，', '?', '!', '“', '《']) {
        return false;
    }
    let (mut n_roles, mut n_names, mut colon, mut after_role) = (0, 0, false, false);
    let delimits = |c: char| is_delimiter(c) || matches!(c, '：' | ':');
    for (field, mark) in line.fields(delimits).filter(|(field, _)| !field.is_empty()) {
        let role = is_role(field);
        let credit = role || is_role_with_name(field);
        let institution = colon || after_role && is_outlet(field);
        let name =
            !role && (credit || is_name(&field) || institution && is_pen_name(&field) || is_date(field));
        if !credit && !name && !is_outlet(field) && !is_place(field) {
            return false;
        }
        n_roles += usize::from(credit);
        n_names += usize::from(name);
        colon |= role && matches!(mark, Some('：' | ':' | '/' | '／' | '|' | '｜' | '丨'));
        after_role = role;
    }
    let signed = || line.starts_with(['□', '■', '○', '●', '◎', '◇', '◆', '▌', '✎', '—', '/']);
    match n_roles {
        0 => (1..=3).contains(&n_names) && signed() && n_chars(&line) <= 14,
        1 => n_names > 0,
        _ => n_names > 0 || colon,
    }
}

/// `（张三 李四）` after the last sentence: nothing but names in brackets.
pub(super) fn is_signature(line: &str) -> bool {
    let Some(inner) = line
        .strip_prefix(['（', '('])
        .and_then(|rest| rest.strip_suffix(['）', ')']))
    else {
        return false;
    };
    let is_full_name = |name: &str| n_chars(name) > 1 && !name.is_ascii() && is_name(name);
    let mut names = inner.split(|c| is_blank(c) || c == '、');
    n_chars(inner) <= MAX_SIGNATURE && names.all(is_full_name)
}

/// Whether `line` names who is responsible for the text, as the last line of an article does: `责任编辑：张三`.
pub(super) fn is_closing(line: Line<'_>) -> bool {
    let line = line.trim_start(|c| matches!(c, '（' | '(' | '【' | '['));
    line.find(Rule::ClosingCredit)
        .any(|Found { after, .. }| after.is_empty() || !after.starts_with(is_han) || is_byline(line))
}

fn is_too_long(line: &str) -> bool {
    line.len() > 4 * MAX_CHARS || line.chars().nth(MAX_CHARS).is_some()
}

/// Marks that part the fields of a source line or byline.
fn is_delimiter(c: char) -> bool {
    is_blank(c) || "/／|｜丨、&；;，,_★●■□○◎◇◆▌✎—-•+*▲△（）()【】[]［］〔〕<>".contains(c)
}

/// The fields of a source line; dates and times stay whole.
fn fields(line: Line<'_>) -> impl Iterator<Item = Line<'_>> {
    line.fields(|c| is_delimiter(c) && c != '/' && c != '-' || c == '：')
        .flat_map(|(field, _)| match field.text().find(':') {
            Some(at) if !field[..at].ends_with(|c: char| c.is_ascii_digit()) => {
                [field.part(..at), field.part(at + 1..)]
            }
            _ => [field, field.part(field.len()..)],
        })
        .filter(|field| !field.is_empty())
}

/// `记者`, `本报记者`, `责任编辑`, `图`.
pub(super) fn is_role(field: Line<'_>) -> bool {
    field.has(Rule::ShortRole)
        || field.is(Rule::SourceLabel)
        || n_chars(&field) <= 10 && field.has(Rule::Role) && !sets::NO_ROLE.fits(&field)
}

/// `记者张三`, `本报记者张三`, `张三摄`, `李四编译`, `北京报道`.
fn is_role_with_name(field: Line<'_>) -> bool {
    let is_full_name = |name: &str| n_chars(name) > 1 && is_name(name);
    let is_signed = |name: Line<'_>| {
        name.find(Rule::RoleBehindName)
            .any(|found| is_full_name(&found.before))
    };
    let mut splits = field.char_indices().skip(2).take(10).map(|(at, _)| at);
    splits.any(|at| {
        let (role, name) = (field.part(..at), field.part(at..));
        role.has(Rule::Role) && (is_full_name(&name) || is_signed(name))
    }) || is_signed(field)
        || field
            .find(Rule::ReportBehindPlace)
            .any(|found| n_chars(&found.before) <= 4)
}

/// `发自江南`: where a report was written.
fn is_place(field: Line<'_>) -> bool {
    n_chars(&field) <= 8 && field.has(Rule::FiledFrom)
}

/// What may stand after a colon: a name without a known family name, or an institution.
pub(super) fn is_pen_name(field: &str) -> bool {
    n_chars(field) <= 15 && !sets::NO_PEN_NAME.fits(field)
}
