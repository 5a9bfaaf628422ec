//! The title of a text.

use crate::text::sentence::marks::is_blank;

use super::role::Role;
use super::shape::{Look, MAX_HEADING, Paragraph};
use crate::text::phrases::{Line, Rule};

/// A question or exclamation of this length at most can be a title.
const MAX_SENTENCE_TITLE: usize = 40;

/// Marks the title among `paragraphs`: what repeats the `given` one, else a first line that looks like one.
pub(super) fn mark(paragraphs: &[Paragraph], given: Option<&str>, roles: &mut [Option<Role>]) {
    if let Some(given) = given.filter(|given| !given.chars().all(is_blank)) {
        let most = given.chars().count().max(8) * 2;
        for (paragraph, role) in paragraphs.iter().zip(roles) {
            if paragraph.n_chars <= most && repeats(paragraph.line, given) {
                *role = Some(Role::Title);
            }
        }
        return;
    }
    let first = roles
        .iter()
        .position(|role| !matches!(role, Some(Role::Source | Role::Byline | Role::Boilerplate)));
    if let Some(first) = first.filter(|&first| looks_like_title(paragraphs, roles, first)) {
        roles[first] = Some(Role::Title);
    }
}

/// Whether two lines are the same but for blanks, the width of marks and the name of a site: `标题_某某网`.
pub(super) fn repeats(line: Line<'_>, title: &str) -> bool {
    let label = line.find(Rule::TitleLabel).next();
    let line = label.map_or(line, |label| label.after);
    if folded(line.text()).eq(folded(title)) {
        return true;
    }
    let headline = title.find(['_', '|', '｜']).map_or("", |end| &title[..end]);
    !headline.is_empty() && folded(line.text()).eq(folded(headline))
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|&c| !is_blank(c)).map(|c| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '“' | '”' | '„' | '‟' => '"',
        '‘' | '’' => '\'',
        '。' => '.',
        '、' => ',',
        '—' | '–' => '-',
        _ => c,
    })
}

fn looks_like_title(paragraphs: &[Paragraph], roles: &[Option<Role>], first: usize) -> bool {
    let paragraph = &paragraphs[first];
    let line = paragraph.line;
    let prose = (first + 1..paragraphs.len())
        .find(|&index| roles[index] == Some(Role::Body) && paragraphs[index].is_prose())
        .map_or(0, |index| paragraphs[index].n_chars);
    match (paragraph.look, paragraph.final_mark) {
        _ if prose == 0 || paragraph.n_chars > MAX_HEADING || line.contains('。') => false,
        (Look::Short, _) => !line.ends_with(['：', ':']),
        (Look::Prose, Some('？' | '?' | '！' | '!' | '…')) => {
            paragraph.n_chars <= MAX_SENTENCE_TITLE && prose >= 40 && prose >= 2 * paragraph.n_chars
        }
        _ => false,
    }
}
