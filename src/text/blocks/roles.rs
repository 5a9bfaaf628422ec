//! What paragraphs are for, seen beside their neighbours.

use rustc_hash::FxHashSet;

use super::boilerplate::Notice;
use super::role::Role;
use super::shape::{Look, Paragraph};
use super::{closing, listing, title};
use crate::text::numbering::Marker;
use crate::text::phrases::Rule;
use crate::text::word_sets::blocks as sets;

/// A longer line between paragraphs is a caption rather than a heading, in characters.
const MAX_SUBHEADING: usize = 30;
/// This many short lines in a row are a list.
const MIN_LIST: usize = 4;
/// The longest name before what somebody says, colon included, in characters.
const MAX_SPEAKER: usize = 10;
/// A paragraph with this many characters is certainly running text.
const CERTAIN_PROSE: usize = 40;

/// The roles of `paragraphs`, one for each.
pub(super) fn roles(paragraphs: &[Paragraph], title: Option<&str>) -> Vec<Role> {
    let mut roles: Vec<Option<Role>> = paragraphs
        .iter()
        .map(|paragraph| own_role(paragraph.look))
        .collect();
    listing::mark(paragraphs, &mut roles);
    listing::mark_behind(paragraphs, &mut roles);
    mark_notices_around(paragraphs, &mut roles);
    title::mark(paragraphs, title, &mut roles);
    mark_turns(paragraphs, &mut roles);
    mark_items(paragraphs, &mut roles);
    mark_short_lines(paragraphs, &mut roles);
    mark_cut_end(paragraphs, &mut roles);
    demote_last_headings(paragraphs, &mut roles);
    keep_a_body(paragraphs, &mut roles);
    roles.into_iter().map(|role| role.unwrap_or(Role::Body)).collect()
}

/// The role that a paragraph has whatever stands beside it.
fn own_role(look: Look) -> Option<Role> {
    match look {
        Look::Source => Some(Role::Source),
        Look::Byline => Some(Role::Byline),
        Look::Caption => Some(Role::Caption),
        Look::Notice(Notice::Page) => Some(Role::Boilerplate),
        Look::Prose => Some(Role::Body),
        Look::Notice(Notice::Opener) | Look::Item(_) | Look::Short => None,
    }
}

/// Notices before the first and after the last certain paragraph of running text.
fn mark_notices_around(paragraphs: &[Paragraph], roles: &mut [Option<Role>]) {
    let is_open = |role: Option<Role>| matches!(role, None | Some(Role::Body));
    for (paragraph, role) in paragraphs.iter().zip(roles.iter_mut()) {
        if is_open(*role) && closing::is_opening_notice(paragraph.line, paragraph.n_chars) {
            *role = Some(Role::Boilerplate);
        } else if is_certain_prose(paragraph, *role) {
            break;
        }
    }
    let mut is_behind = false;
    for (paragraph, role) in paragraphs.iter().zip(roles).skip(1).rev() {
        let line = paragraph.line;
        if is_open(*role)
            && (closing::is_closing_notice(line, paragraph.n_chars)
                || is_behind && closing::leads_on(&line, paragraph.n_chars))
        {
            *role = Some(Role::Boilerplate);
        } else if is_certain_prose(paragraph, *role) {
            break;
        }
        is_behind = *role == Some(Role::Boilerplate);
    }
}

fn is_certain_prose(paragraph: &Paragraph, role: Option<Role>) -> bool {
    role == Some(Role::Body) && paragraph.n_chars >= CERTAIN_PROSE
}

/// What somebody says in a few words is body where the same name stands before running text: `张三：没有意见`.
fn mark_turns<'t>(paragraphs: &[Paragraph<'t>], roles: &mut [Option<Role>]) {
    let speaks = |paragraph: &Paragraph<'t>| speaker(paragraph.line.text());
    let speakers: FxHashSet<&'t str> = paragraphs
        .iter()
        .filter(|paragraph| paragraph.is_prose())
        .filter_map(speaks)
        .collect();
    for (paragraph, role) in paragraphs.iter().zip(roles).filter(|(_, role)| role.is_none()) {
        if paragraph.look == Look::Short && speaks(paragraph).is_some_and(|name| speakers.contains(name)) {
            *role = Some(Role::Body);
        }
    }
}

/// The name before a colon that `line` begins with.
fn speaker(line: &str) -> Option<&str> {
    let (at, _) = line
        .char_indices()
        .take(MAX_SPEAKER)
        .find(|&(_, c)| matches!(c, '：' | ':'))?;
    Some(&line[..at])
}

/// Numbered lines: headings where running text follows and they hold no sentence, else list items.
fn mark_items(paragraphs: &[Paragraph], roles: &mut [Option<Role>]) {
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let Look::Item(marker) = paragraph.look else {
            continue;
        };
        if roles[index].is_some() {
            continue;
        }
        let next = paragraphs.get(index + 1).map(|next| next.look);
        let bare = paragraph.final_mark.is_none()
            && !paragraph.punctuated
            && paragraph.n_chars <= MAX_SUBHEADING + 10;
        let leads = match next {
            Some(Look::Prose) => true,
            Some(Look::Item(below)) => marker == Marker::Chapter && below != marker,
            Some(Look::Short | Look::Caption) => marker == Marker::Chapter,
            _ => false,
        };
        let question =
            paragraph.n_chars <= MAX_SUBHEADING && matches!(paragraph.final_mark, Some('？' | '?'));
        let heading = (bare || question) && leads && marker != Marker::Bullet;
        roles[index] = Some(if heading { Role::Heading } else { Role::ListItem });
    }
}

/// Runs of short lines: the last before running text is its heading, others are captions, many are a list.
fn mark_short_lines(paragraphs: &[Paragraph], roles: &mut [Option<Role>]) {
    let mut start = 0;
    while start < roles.len() {
        let len = roles[start..].iter().take_while(|role| role.is_none()).count();
        let end = start + len;
        let followed = matches!(roles.get(end), Some(Some(Role::Body | Role::ListItem)));
        for index in start..end {
            let leads = followed && index + 1 == end;
            roles[index] = Some(short_role(&paragraphs[index], leads, len));
        }
        start = end + 1;
    }
}

fn short_role(paragraph: &Paragraph, leads: bool, run: usize) -> Role {
    let line = paragraph.line;
    let scene = sets::MEETING_END.fits(&line) && paragraph.n_chars > 20 || line.has(Rule::Scene);
    match paragraph.n_chars {
        _ if line.ends_with(['：', ':']) || leads && paragraph.n_chars <= MAX_SUBHEADING && !scene => {
            Role::Heading
        }
        _ if run >= MIN_LIST => Role::ListItem,
        n_chars if n_chars <= MAX_SUBHEADING && !paragraph.punctuated && !scene && run == 1 => Role::Heading,
        _ => Role::Caption,
    }
}

/// A text may end in the middle of a sentence.
fn mark_cut_end(paragraphs: &[Paragraph], roles: &mut [Option<Role>]) {
    if let (Some(paragraph), Some(role)) = (paragraphs.last(), roles.last_mut())
        && paragraph.look == Look::Short
        && paragraph.punctuated
        && paragraph.n_chars > MAX_SUBHEADING
        && matches!(role, Some(Role::Caption | Role::Heading))
    {
        *role = Some(Role::Body);
    }
}

/// A heading has something under it. A list of keywords after a text is as good as one.
fn demote_last_headings(paragraphs: &[Paragraph], roles: &mut [Option<Role>]) {
    let is_content = |role: &Option<Role>| matches!(role, Some(Role::Body | Role::ListItem));
    let Some(last) = roles.iter().rposition(is_content) else {
        return;
    };
    for (paragraph, role) in paragraphs.iter().zip(roles).skip(last + 1) {
        let line = paragraph.line;
        if *role == Some(Role::Heading) && !line.has(Rule::KeywordLabel) {
            *role = Some(Role::Caption);
        }
    }
}

/// Which paragraphs a step applies to, given the roles so far.
type Choice<'a> = &'a dyn Fn(&Paragraph<'_>, Role) -> bool;

/// Where hardly anything looks like running text, as in verse or a talk written down without marks, short lines
/// are the body; where nothing does, whatever there is.
fn keep_a_body(paragraphs: &[Paragraph], roles: &mut [Option<Role>]) {
    let is_unsure = |role| matches!(role, Role::Heading | Role::Caption | Role::ListItem);
    let short: Choice = &|paragraph, role| paragraph.look == Look::Short && is_unsure(role);
    if 4 * n_chars(paragraphs, roles, &|_, role| role == Role::Body) < n_chars(paragraphs, roles, short) {
        promote(paragraphs, roles, short);
    }
    let choices: [Choice; 4] = [
        &|_, role| role == Role::ListItem,
        &|_, role| is_unsure(role),
        &|_, role| role == Role::Title,
        &|_, _| true,
    ];
    for choice in choices {
        if roles.contains(&Some(Role::Body)) {
            break;
        }
        promote(paragraphs, roles, choice);
    }
}

fn n_chars(paragraphs: &[Paragraph], roles: &[Option<Role>], choice: Choice) -> usize {
    let chosen = paragraphs.iter().zip(roles);
    chosen
        .filter(|(paragraph, role)| role.is_some_and(|role| choice(paragraph, role)))
        .map(|(paragraph, _)| paragraph.n_chars)
        .sum()
}

fn promote(paragraphs: &[Paragraph], roles: &mut [Option<Role>], choice: Choice) {
    for (paragraph, role) in paragraphs.iter().zip(roles) {
        if role.is_some_and(|role| choice(paragraph, role)) {
            *role = Some(Role::Body);
        }
    }
}
