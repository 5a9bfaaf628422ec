//! Headlines and the names of sites that follow them.

use crate::input::word_sets::pages as sets;
use std::collections::HashSet;

use zhaiyao::text::fold::to_simplified;

use super::text::{one_line, pairs_of};
use crate::input::{
    article::filled,
    chinese::n_han,
    markup::{MarkupToken, Tokens, to_text},
};

/// What stands between a title and the site's name.
pub(super) const SEPARATORS: [char; 9] = ['_', '|', '｜', '丨', '-', '–', '—', '－', '•'];

/// What stands there, too, where blanks or the page's own lines show that it is no part of the title.
const LOOSE_SEPARATORS: [char; 8] = ['·', '›', '»', '«', '/', '@', ':', '~'];

fn is_loose_separator(c: char) -> bool {
    SEPARATORS.contains(&c) || LOOSE_SEPARATORS.contains(&c)
}

/// A title as it is, and without more and more of what follows its separators.
fn beginnings(title: &str) -> impl Iterator<Item = &str> {
    let ends = title
        .char_indices()
        .rev()
        .filter(|&(_, c)| is_loose_separator(c))
        .map(|(at, _)| at);
    let shorter =
        ends.map(|end| title[..end].trim_end_matches(|c: char| c.is_whitespace() || is_loose_separator(c)));
    std::iter::once(title)
        .chain(shorter)
        .filter(|beginning| beginning.chars().count() > 3)
}

/// A title without the parts at its end that look like a site's or a section's name, or are known as one.
pub(super) fn without_site(title: &str, is_known: impl Fn(&str) -> bool) -> &str {
    const MOST_NAME_CHARS: usize = 24;
    const STRONG: [char; 5] = ['_', '|', '｜', '丨', '•'];
    let mut title = title;
    loop {
        let strong = title.rfind(STRONG);
        let Some(at) = strong.or_else(|| title.rfind(SEPARATORS)) else {
            break;
        };
        let name = title[at..].trim_start_matches(SEPARATORS).trim();
        let rest = title[..at].trim_end_matches(|c: char| c.is_whitespace() || SEPARATORS.contains(&c));
        let is_site = strong.is_some() || sets::SITE_WORD.has(name) || is_known(name);
        if !is_site || name.chars().count() > MOST_NAME_CHARS || rest.chars().count() < 4 {
            break;
        }
        // A section may stand between title and site: `渡船复航--时政--河谷网`.
        let separator = &title[rest.len()..title.len() - name.len()];
        title = match rest.rsplit_once(separator) {
            Some((before, section))
                if strong.is_none() && before.chars().count() > 3 && is_section(section) =>
            {
                before
            }
            _ => rest,
        };
    }
    title
}

/// Whether what stands between a title and a site's name is short as a section's name: `时政`.
fn is_section(name: &str) -> bool {
    const CHARS: std::ops::RangeInclusive<usize> = 1..=4;
    CHARS.contains(&name.trim().chars().count()) && !name.contains(SEPARATORS)
}

/// A title of which no line of the page tells how long it is, without a site's name before it, behind a label or behind a sign
/// that says so: one that titles do not have, or one between blanks where the text has no such name.
pub(super) fn settled(title: &str, text: &str) -> String {
    const SHORTEST_TITLE: usize = 6;
    let title = without_source(title);
    if let Some((site, rest)) = title.split_once(SEPARATORS) {
        let rest = rest.trim_start_matches(SEPARATORS).trim();
        if is_site(site.trim()) && rest.chars().count() >= SHORTEST_TITLE && !text.contains(site.trim()) {
            return rest.to_owned();
        }
    }
    let Some((at, sign)) = title.char_indices().rev().find(|&(_, c)| is_loose_separator(c)) else {
        return title.to_owned();
    };
    let (rest, name) = (&title[..at], &title[at + sign.len_utf8()..]);
    let is_name = if matches!(sign, '›' | '»' | '«') || (sign == ':' && rest.ends_with(':')) {
        true
    } else if rest.ends_with(' ') && name.starts_with(' ') {
        !SEPARATORS.contains(&sign) || is_latin(name)
    } else {
        sign == '/' && is_site(name)
    };
    let name = name.trim();
    let rest = rest.trim_end_matches(|c: char| c.is_whitespace() || is_loose_separator(c));
    let is_site_name =
        (is_name && may_be_site(name, text)) || (SEPARATORS.contains(&sign) && sets::SITE_END.has(name));
    let title = if is_site_name && rest.chars().count() >= SHORTEST_TITLE {
        rest
    } else {
        title
    };
    title.to_owned()
}

/// A title without `来源：河谷晚报` at its end.
fn without_source(title: &str) -> &str {
    let mut labels = sets::SOURCE_LABEL
        .words()
        .filter_map(|label| title.split_once(label));
    match labels.find(|(before, behind)| before.ends_with(' ') && behind.starts_with([':', '：'])) {
        Some((before, _)) => before.trim_end(),
        None => title,
    }
}

fn is_latin(name: &str) -> bool {
    n_han(name) == 0 && name.contains(char::is_alphabetic)
}

/// Whether what follows a title may be what its site is called: it is short, and the text does not have it.
fn may_be_site(name: &str, text: &str) -> bool {
    const MOST_CHARS: usize = 8;
    const MOST_LATIN_CHARS: usize = 24;
    let most = if is_latin(name) {
        MOST_LATIN_CHARS
    } else {
        MOST_CHARS
    };
    (1..=most).contains(&name.chars().count())
        && !text.contains(name)
        && !name.contains(['？', '！', '，', '?', '!'])
}

/// A title without what a site counts before it: `(99+ 条消息)`.
pub(super) fn without_count(title: &str) -> &str {
    let counted = |open: char, close: char| {
        let (inside, behind) = title.strip_prefix(open)?.split_once(close)?;
        let is_count = inside.starts_with(|c: char| c.is_ascii_digit())
            && (sets::COUNTED.has(inside) || inside.bytes().all(|c| c.is_ascii_digit() || c == b'+'));
        is_count
            .then(|| behind.trim_start())
            .filter(|behind| !behind.is_empty())
    };
    counted('(', ')').or_else(|| counted('（', '）')).unwrap_or(title)
}

/// The headline by what the page's head says, the best known first, its headings of the first level, and its lines.
///
/// A heading that repeats a title of the head is the headline, and so is the only one where it says what that title says,
/// or that is none. Else the title is taken as far as it is a line of the page, or without the name of the site, which
/// may be one of `sites`.
pub(super) fn weighed(
    said: &[String],
    sites: &[String],
    headings: Headings,
    lines: &[String],
) -> Option<String> {
    // A site's name, alone in one place, is a part after the headline in another.
    let is_part = |title: &str| {
        let is_behind = |other: &String| {
            let (first, mut rest) = (parts(other).next(), parts(other).skip(1));
            let is_shorter = first.is_some_and(|first| first.chars().count() >= title.chars().count());
            rest.any(|part| part == title && (is_shorter || is_site(part)))
        };
        said.iter()
            .any(|other| other.len() > title.len() && is_behind(other))
    };
    let titles: Vec<&str> = said
        .iter()
        .map(|title| without_count(title))
        .filter(|title| !is_generic(title) && !is_part(title) && !parts(title).all(is_of_site))
        .collect();
    let is_heading = |heading: &&String| (2..=80).contains(&heading.chars().count()) && !is_part(heading);
    // Programs for forums write their own name first, and as a heading, too.
    let behind_site = said
        .iter()
        .filter(|title| parts(title).next().is_some_and(is_site));
    let mut behind_site = behind_site.flat_map(|title| parts(title).skip(1));
    let is_repeated = |part: &&str| {
        let below = headings.below.iter().map(|(_, heading)| heading);
        let mut all = headings.first.iter().chain(below);
        !is_site(part) && all.any(|heading| heading == part)
    };
    if let Some(part) = behind_site.find(is_repeated) {
        return filled(part);
    }
    if let Some(heading) = titles.iter().find_map(|title| heading_behind(title, headings)) {
        return filled(heading);
    }
    let mut repeated = titles.iter().filter_map(|title| {
        let mut headings = headings.first.iter().filter(is_heading);
        headings.find(|heading| is_headline_of(heading, title))
    });
    if let Some(heading) = repeated.next() {
        return Some(heading.clone());
    }
    let only = match headings.first {
        [heading] => Some(heading).filter(is_heading),
        _ => None,
    };
    let Some(title) = titles.first() else {
        let mut first = headings.first.iter().filter(is_heading);
        return first
            .find(|heading| !is_generic(heading) && !is_site(heading))
            .cloned();
    };
    // The name of a site with its motto.
    let is_about_site = parts(title).next().is_some_and(is_site);
    if let Some(heading) = only.filter(|heading| is_about_site && !is_site(heading) && !is_generic(heading)) {
        return Some(heading.clone());
    }
    if let Some(heading) = only.filter(|heading| shared_percent(title, heading) >= MANY_PERCENT) {
        return filled(without_kind(heading));
    }
    let is_line = |beginning: &&str| lines.iter().any(|line| one_line(line) == *beginning);
    let on_page = beginnings(title).find(is_line);
    let by_heading = || only.filter(|heading| shared_percent(title, heading) >= SOME_PERCENT);
    on_page
        .and_then(filled)
        .or_else(|| by_heading().cloned())
        .or_else(|| {
            let is_known = |name: &str| {
                sites.iter().any(|site| site == name) || lines.iter().any(|line| is_owner(name, line))
            };
            filled(without_site(title, is_known))
        })
}

/// The heading below the first level that ends a title, where a shorter name stands before it that is an office's or is no
/// heading: `河谷县水利局 渡船明日复航`, `林望舒 - 渡船明日复航`.
fn heading_behind<'p>(title: &str, headings: Headings<'p>) -> Option<&'p str> {
    const SHORTEST: usize = 6;
    let is_behind = |heading: &&str| {
        let Some(before) = title.strip_suffix(heading).filter(|_| !is_of_site(heading)) else {
            return false;
        };
        let name = before.trim_end_matches(|c: char| c.is_whitespace() || SEPARATORS.contains(&c));
        let is_heading = || headings.first.iter().any(|first| first == name);
        let n_chars = heading.chars().count();
        name.len() < before.len()
            && (SHORTEST..).contains(&n_chars)
            && (is_office(name) || (!name.is_empty() && name.chars().count() < n_chars && !is_heading()))
    };
    let mut below = headings.below.iter().map(|(_, heading)| heading.as_str());
    below.find(is_behind)
}

/// Whether a name is that of an authority.
pub(super) fn is_office(name: &str) -> bool {
    sets::AUTHORITY.ends(name)
}

/// Whether a part of a title is the name of a site or an office, or of what it has on any page.
fn is_of_site(part: &str) -> bool {
    is_site(part) || is_office(part) || sets::GENERIC_TITLE.has(part)
}

/// Whether `line` says that what is on the page belongs to `name`: `© 2024 河谷 版权所有`.
pub(super) fn is_owner(name: &str, line: &str) -> bool {
    let is_notice = line.contains('©') || sets::RIGHTS.has(line);
    is_notice
        && line.split(|c: char| !c.is_alphabetic()).any(|words| {
            let simplified = to_simplified(words);
            let rights = sets::RIGHTS.words().find(|rights| simplified.ends_with(rights));
            words[..words.len() - rights.map_or(0, str::len)] == *name
        })
}

/// The headings of a page.
#[derive(Clone, Copy)]
pub(super) struct Headings<'p> {
    /// Headings of the first level.
    pub(super) first: &'p [String],
    /// Headings of the next levels, with their levels.
    pub(super) below: &'p [(u8, String)],
}

/// Whether a text is short and named as sites are.
pub(super) fn is_site(name: &str) -> bool {
    const MOST_CHARS: usize = 10;
    name.chars().count() <= MOST_CHARS && sets::SITE_WORD.ends(name)
}

/// A heading without what a forum sorts its threads by: `[求助] 老房子漏雨怎么修？`.
fn without_kind(heading: &str) -> &str {
    let behind = |open: char, close: char| {
        let (kind, rest) = heading.strip_prefix(open)?.split_once(close)?;
        (kind.chars().count() <= 4 && !rest.trim().is_empty()).then(|| rest.trim_start())
    };
    behind('[', ']').unwrap_or(heading)
}

/// The only heading is the headline if it has this share of the title's pairs of characters, in per cent; the other if the
/// title is no line of the page.
const MANY_PERCENT: usize = 75;
const SOME_PERCENT: usize = 33;

/// How many pairs of characters of the shorter one the other one has, in per cent; all where that begins with the first
/// part of the title.
fn shared_percent(title: &str, heading: &str) -> usize {
    let bare = without_site(title, |_| false);
    let first = parts(title).next().unwrap_or_default();
    if first.chars().count() > 1 && heading.starts_with(first) {
        return 100;
    }
    let of_title: HashSet<[char; 2]> = pairs_of(bare).collect();
    let of_heading: HashSet<[char; 2]> = pairs_of(heading).collect();
    let n_shared = of_title.intersection(&of_heading).count();
    n_shared * 100 / of_title.len().min(of_heading.len()).max(1)
}

/// What stands between separators.
fn parts(title: &str) -> impl Iterator<Item = &str> {
    title
        .split(SEPARATORS)
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// Whether a title says nothing of the page: `首页`.
pub(super) fn is_generic(title: &str) -> bool {
    let first = parts(title).next().unwrap_or_default();
    let is_short = first.chars().count() < 2;
    is_short
        || title.starts_with(SEPARATORS)
        || title.contains("{{")
        || sets::GENERIC_TITLE.has(&first.to_ascii_lowercase())
}

/// Whether a heading is the headline where a page is called `title`: that begins with it, and the site's name follows.
fn is_headline_of(heading: &str, title: &str) -> bool {
    let behind = title.strip_prefix(heading).map(str::trim_start);
    heading.chars().count() >= 2
        && behind.is_some_and(|behind| {
            behind.is_empty() || (behind.starts_with(is_loose_separator) && !behind.starts_with(':'))
        })
}

/// The title of a page that cannot be parsed.
pub(super) fn of_markup(html: &str) -> Option<String> {
    let mut tokens = Tokens::new(html);
    tokens
        .find(|token| matches!(token, MarkupToken::Start(tag) if tag.name.eq_ignore_ascii_case("title")))?;
    let inside = tokens.clone();
    tokens.skip_past_end("title");
    let title = one_line(&to_text(inside.text_up_to(tokens.offset())));
    filled(without_site(without_count(&title), |_| false))
}
