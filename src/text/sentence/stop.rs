//! Whether a full stop "." ends a sentence.

use super::marks::{closes, is_blank, is_han, is_line_break};

/// Words that end in a full stop inside a sentence.
#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "al", "approx", "ca", "cf", "co", "corp", "dept", "dr", "ed", "eds", "eq", "eqs", "et", "etc", "fig",
    "figs", "inc", "jr", "ltd", "mr", "mrs", "ms", "no", "nos", "pp", "prof", "ref", "refs", "sect", "sr",
    "st", "vol", "vs",
];
/// What a name or a file can end in: `基于.NET`, `见附件.docx`.
#[rustfmt::skip]
const EXTENSIONS: &[&str] = &[
    "net", "com", "cn", "org", "gov", "edu", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "pdf", "txt", "csv", "zip",
    "rar", "exe", "apk", "dll", "jpg", "png", "gif", "mp3", "mp4", "avi", "js", "py", "rs", "md", "json", "xml", "html",
    "htm", "css", "php", "sql", "psd", "wps",
];
/// The longest word before a full stop that is looked at, in characters.
const MAX_WORD: usize = 16;

/// Whether the single full stop at byte `at` of `text`, `after` being the byte after it, ends a sentence
/// that began at `start`.
pub(super) fn ends_sentence(text: &str, start: usize, at: usize, after: usize) -> bool {
    let before = &text[start..at];
    let rest = &text[after..];
    let Some(previous) = before.chars().next_back() else {
        return false;
    };
    let Some(next) = rest.chars().next() else {
        return true;
    };
    if previous.is_ascii_digit() || ('０'..='９').contains(&previous) {
        return number_ends(before, next);
    }
    if previous.is_alphabetic() && !is_han(previous) {
        return word_ends(before, rest, next);
    }
    if begins_with_extension(rest) {
        return false;
    }
    is_han(previous) || is_han(next) || is_blank(next) || closes(next).is_some()
}

/// Whether what follows a full stop is an extension, which nothing parts from it.
fn begins_with_extension(rest: &str) -> bool {
    let len = rest.bytes().take_while(u8::is_ascii_alphanumeric).take(5).count();
    EXTENSIONS
        .iter()
        .any(|known| known.eq_ignore_ascii_case(&rest[..len]))
}

/// `达到95.结果` ends; `3.5`, `第2.1版` and the numbers of a list (`1.加强`, `：2.完善`) do not.
fn number_ends(before: &str, next: char) -> bool {
    let number = |c: char| c.is_ascii_digit() || c == '.' || ('０'..='９').contains(&c);
    let digits = before
        .chars()
        .rev()
        .take(MAX_WORD)
        .take_while(|&c| number(c))
        .count();
    let Some(leader) = before.chars().rev().nth(digits) else {
        return false;
    };
    let lists = digits <= 2
        && !leader.is_alphanumeric()
        && !matches!(leader, '=' | '<' | '>' | '≤' | '≥' | '~' | '-');
    !lists && !next.is_ascii_alphanumeric() && !('０'..='９').contains(&next)
}

/// `采用ADM.结果` ends; `e.g.`, `No. 3`, `U.S.`, `J. Smith`, `www.example.com` do not.
fn word_ends(before: &str, rest: &str, next: char) -> bool {
    let letter = |c: char| c.is_alphabetic() && !is_han(c);
    let word: String = before
        .chars()
        .rev()
        .take(MAX_WORD)
        .take_while(|&c| letter(c))
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let n_chars = word.chars().count();
    let leader = before.chars().rev().nth(n_chars);
    let initial = n_chars == 1 && !leader.is_some_and(|c| is_han(c) || c.is_ascii_digit());
    if initial
        || ABBREVIATIONS
            .iter()
            .any(|known| known.chars().rev().eq(word.chars()))
    {
        return rest.chars().all(is_blank);
    }
    if !is_blank(next) {
        return !next.is_ascii_alphanumeric() && !matches!(next, '-' | '_' | '/' | '@');
    }
    let following = rest.chars().find(|&c| !is_blank(c) || is_line_break(c));
    following.is_none_or(|c| !c.is_lowercase())
}
