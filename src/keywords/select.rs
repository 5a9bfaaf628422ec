//! From scored candidates to keywords: which of those that overlap is listed.

use super::candidates::{Candidate, MAX_WORDS};
use super::{Keyword, KeywordOptions};
use crate::text::sentence::joined;
use crate::{Document, Span};

/// The best candidates that [say something new](is_new).
pub(super) fn select(
    document: &Document<'_>,
    candidates: &[Candidate],
    scores: &[f64],
    options: &KeywordOptions,
) -> Vec<Keyword> {
    let scores = passed_on(document, candidates, scores);
    let mut order: Vec<usize> = (0..candidates.len())
        .filter(|&index| scores[index] >= 0.0 && is_allowed(document, &candidates[index], options))
        .collect();
    order.sort_unstable_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    let mut chosen: Vec<usize> = Vec::with_capacity(options.count.min(order.len()));
    for index in order {
        if chosen.len() >= options.count {
            break;
        }
        if is_new(
            document,
            &candidates[index],
            chosen.iter().map(|&other| &candidates[other]),
        ) {
            chosen.push(index);
        }
    }
    let best = chosen.first().map_or(1.0, |&index| scores[index]);
    chosen
        .iter()
        .map(|&index| keyword(document, &candidates[index], scores[index] / best))
        .collect()
}

/// The scores after every candidate that occurs in one longer phrase only has passed its own on to that phrase, if
/// that names a thing: the idea of the C-value (Frantzi, Ananiadou and Mima 2000). It is left with less than nothing.
fn passed_on(document: &Document<'_>, candidates: &[Candidate], scores: &[f64]) -> Vec<f64> {
    let mut scores = scores.to_vec();
    for n_words in 1..MAX_WORDS {
        for (index, part) in candidates.iter().enumerate() {
            let whole = part.extension as usize;
            if part.n_words == n_words
                && part.is_only_a_part()
                && names_a_thing(tag_of(document, &candidates[whole]))
            {
                scores[whole] = scores[whole].max(scores[index]);
                scores[index] = -1.0;
            }
        }
    }
    scores
}

fn names_a_thing(tag: &str) -> bool {
    matches!(tag.as_bytes(), [b'n', ..] | b"vn" | b"x" | b"eng" | b"j")
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

/// A phrase says something beside its part if the part occurs so many times as often as the phrase.
const INDEPENDENT: f32 = 1.5;

/// Whether `candidate` says what no better one says, and not just what two of them say.
fn is_new<'c>(
    document: &Document<'_>,
    candidate: &Candidate,
    better: impl Iterator<Item = &'c Candidate>,
) -> bool {
    let mut n_parts = 0;
    for other in better {
        n_parts += usize::from(candidate.contains(other));
        if n_parts > 1 || says_again(document, candidate, other) {
            return false;
        }
    }
    true
}

/// Whether `candidate` is the topic of a `better` one: a part of it, a phrase around it that it seldom stands without,
/// or the same place.
fn says_again(document: &Document<'_>, candidate: &Candidate, better: &Candidate) -> bool {
    is_written_alike(document, candidate, better)
        || better.contains(candidate)
        || (candidate.contains(better) && (better.n_all() as f32) < INDEPENDENT * candidate.n_all() as f32)
        || is_same_place(document, candidate, better)
        || is_same_place(document, better, candidate)
}

/// The same characters, cut into other words.
fn is_written_alike(document: &Document<'_>, a: &Candidate, b: &Candidate) -> bool {
    fn bytes<'d>(document: &'d Document<'_>, candidate: &'d Candidate) -> impl Iterator<Item = u8> + 'd {
        let forms = candidate.words().map(|word| &document.vocabulary()[word].form);
        forms.flat_map(|form| form.bytes())
    }
    (a.n_words > 1 || b.n_words > 1) && bytes(document, a).eq(bytes(document, b))
}

/// 广东 and 广东省 are one.
fn is_same_place(document: &Document<'_>, short: &Candidate, long: &Candidate) -> bool {
    let form = |word: usize| &*document.vocabulary()[word].form;
    let (mut short, mut long) = (short.words().map(form), long.words().map(form));
    let ends = (short.next(), short.next(), long.next(), long.next(), long.next());
    let (Some(short), None, Some(long), rest, None) = ends else {
        return false;
    };
    let rest = rest.filter(|_| short == long).or(long.strip_prefix(short));
    rest.is_some_and(|rest| matches!(rest, "省" | "市" | "县" | "区" | "国" | "州" | "镇" | "乡" | "村"))
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
    let places = candidate.places(document);
    let spans: Vec<Span> = places
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

fn span(document: &Document<'_>, candidate: &Candidate, place: usize) -> Span {
    let tokens = &document.tokens()[place..][..candidate.n_words];
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
    match candidate.first_token() {
        Some(place) => joined(span(document, candidate, place).of(document.text())).into_owned(),
        None => form(document, candidate),
    }
}
