//! From scored candidates to keywords: which of those that overlap is listed.

use super::candidates::Candidate;
use super::{Keyword, KeywordOptions};
use crate::text::sentence::joined;
use crate::{Document, Span};

/// The best candidates. One that only lives inside a chosen one is left out; one that holds a chosen one which does
/// not live elsewhere takes its place.
pub(super) fn select(
    document: &Document<'_>,
    candidates: &[Candidate],
    scores: &[f64],
    options: &KeywordOptions,
) -> Vec<Keyword> {
    let mut order: Vec<usize> = (0..candidates.len())
        .filter(|&index| is_allowed(document, &candidates[index], options))
        .collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    let mut chosen: Vec<usize> = Vec::with_capacity(options.count);
    for index in order {
        if chosen.len() >= options.count {
            break;
        }
        let candidate = &candidates[index];
        let inside = chosen
            .iter()
            .any(|&other| lives_inside(document, candidate, &candidates[other]));
        if inside
            || chosen
                .iter()
                .any(|&other| lives_inside(document, &candidates[other], candidate))
        {
            continue;
        }
        chosen.push(index);
    }
    let best = chosen.first().map_or(1.0, |&index| scores[index]);
    chosen
        .iter()
        .map(|&index| keyword(document, &candidates[index], scores[index] / best))
        .collect()
}

fn is_allowed(document: &Document<'_>, candidate: &Candidate, options: &KeywordOptions) -> bool {
    let vocabulary = document.vocabulary();
    let n_chars: usize = candidate.words().map(|word| vocabulary[word].n_chars).sum();
    n_chars >= options.min_chars
        && (options.tags.is_empty()
            || options
                .tags
                .iter()
                .any(|tag| !tag.is_empty() && tag_of(document, candidate).starts_with(tag)))
}

/// Whether `part` is inside `whole`, and seldom anywhere else or nothing else: 广东 and 广东省 are one.
fn lives_inside(document: &Document<'_>, part: &Candidate, whole: &Candidate) -> bool {
    if whole.contains(part) && part.n_all() < 2 * whole.n_all() {
        return true;
    }
    let (part, whole) = (form(document, part), form(document, whole));
    whole
        .strip_prefix(part.as_str())
        .is_some_and(|rest| matches!(rest, "省" | "市" | "县" | "区" | "国" | "州" | "镇" | "乡" | "村"))
}

/// In lower case and Simplified characters.
fn form(document: &Document<'_>, candidate: &Candidate) -> String {
    candidate
        .words()
        .map(|word| &*document.vocabulary()[word].form)
        .collect()
}

fn tag_of<'d>(document: &'d Document<'_>, candidate: &Candidate) -> &'d str {
    candidate
        .words()
        .next_back()
        .map_or("", |word| &document.vocabulary()[word].tag)
}

fn keyword(document: &Document<'_>, candidate: &Candidate, score: f64) -> Keyword {
    let spans: Vec<Span> = candidate
        .places
        .iter()
        .map(|&place| span(document, candidate, place))
        .collect();
    Keyword {
        text: text_of(document, candidate),
        score,
        count: spans.len(),
        tag: tag_of(document, candidate).to_owned(),
        spans,
    }
}

fn span(document: &Document<'_>, candidate: &Candidate, place: u32) -> Span {
    let tokens = &document.tokens()[place as usize..][..candidate.n_words];
    let end = tokens.last().map_or(0, |token| token.span.end);
    let whole = Span::new(tokens[0].span.start, end);
    // A word at the end of a wrapped line holds the line break.
    Span::new(
        whole.start,
        whole.start + whole.of(document.text()).trim_end().len(),
    )
}

/// As the text writes it first, or else the title.
pub(super) fn text_of(document: &Document<'_>, candidate: &Candidate) -> String {
    match candidate.places.first() {
        Some(&place) => joined(span(document, candidate, place).of(document.text())).into_owned(),
        None => form(document, candidate),
    }
}
