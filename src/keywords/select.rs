//! From scored candidates to keywords: which of those that overlap is listed.

use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;
use unicode_segmentation::UnicodeSegmentation;

use super::candidates::Candidate;
use super::{Keyword, KeywordOptions};
use crate::rank::Entry;
use crate::text::sentence::joined;
use crate::text::sentence::marks::is_blank;
use crate::{Document, Span};

/// The score of what is no keyword at all.
pub(super) const NO_KEYWORD: f64 = f64::NEG_INFINITY;

/// The best candidates that [say something new](is_new). What is printed is `printed` of their scores, as a share of the
/// best one's.
pub(super) fn select(
    document: &Document<'_>,
    candidates: &[Candidate],
    mut scores: Vec<f64>,
    printed: impl Fn(f64) -> f64,
    options: &KeywordOptions,
) -> Vec<Keyword> {
    pass_on(document, candidates, &mut scores);
    let allowed = (0..candidates.len())
        .filter(|&node| scores[node] > NO_KEYWORD && is_allowed(document, &candidates[node], options))
        .map(|node| Entry {
            value: scores[node],
            node,
        });
    let mut best_first: BinaryHeap<Entry> = allowed.collect();
    let mut chosen: Vec<usize> = Vec::new();
    while chosen.len() < options.count
        && let Some(Entry { node, .. }) = best_first.pop()
    {
        let better = chosen.iter().map(|&other| &candidates[other]);
        if is_new(document, &candidates[node], better) {
            chosen.push(node);
        }
    }
    let best = chosen.first().map_or(1.0, |&node| printed(scores[node]));
    let heads = places_of_heads(document, chosen.iter().map(|&node| &candidates[node]));
    chosen
        .iter()
        .map(|&node| keyword(document, &candidates[node], &heads, printed(scores[node]) / best))
        .collect()
}

/// Where words stand in the text that keywords begin with.
type Heads = FxHashMap<usize, Vec<usize>>;

/// Where the words stand in the text that `candidates` begin with.
fn places_of_heads<'c>(document: &Document<'_>, candidates: impl Iterator<Item = &'c Candidate>) -> Heads {
    let mut is_head = vec![false; document.vocabulary().len()];
    let mut places = FxHashMap::default();
    for word in candidates.filter_map(|candidate| candidate.words().next()) {
        is_head[word] = true;
        places.insert(word, Vec::new());
    }
    for (place, token) in document.tokens().iter().enumerate() {
        if is_head[token.word] {
            places.entry(token.word).or_default().push(place);
        }
    }
    places
}

/// Lets every candidate that occurs in one longer phrase only pass its score on to that phrase, if that names a thing:
/// the idea of the C-value (Frantzi, Ananiadou and Mima 2000).
fn pass_on(document: &Document<'_>, candidates: &[Candidate], scores: &mut [f64]) {
    let whole = |part: usize| candidates[part].extension as usize;
    let mut parts: Vec<usize> = (0..candidates.len())
        .filter(|&part| candidates[part].is_only_a_part())
        .filter(|&part| names_a_thing(tag_of(document, &candidates[whole(part)])))
        .collect();
    parts.sort_by_key(|&part| candidates[part].n_words);
    for part in parts {
        scores[whole(part)] = scores[whole(part)].max(scores[part]);
        scores[part] = NO_KEYWORD;
    }
}

fn names_a_thing(tag: &str) -> bool {
    matches!(tag.as_bytes(), [b'n', ..] | b"vn" | b"x" | b"eng" | b"j")
}

fn is_allowed(document: &Document<'_>, candidate: &Candidate, options: &KeywordOptions) -> bool {
    // Characters as readers count them, as limits of abstracts do.
    let n_chars: usize = candidate
        .words()
        .map(|word| document.form(word).graphemes(true).count())
        .sum();
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
        let forms = candidate.words().map(|word| document.form(word));
        forms.flat_map(|form| form.bytes())
    }
    (a.n_words > 1 || b.n_words > 1) && bytes(document, a).eq(bytes(document, b))
}

/// 广东 and 广东省 are one.
fn is_same_place(document: &Document<'_>, short: &Candidate, long: &Candidate) -> bool {
    let (mut short, mut long) = (short.words(), long.words());
    let ends = (short.next(), short.next(), long.next(), long.next(), long.next());
    let (Some(short), None, Some(long), rest, None) = ends else {
        return false;
    };
    let n_chars = |word: usize| document.vocabulary()[word].n_chars;
    let rest = match rest {
        Some(rest) if short == long => Some(document.form(rest)),
        _ if n_chars(short) + 1 == n_chars(long) => document.form(long).strip_prefix(document.form(short)),
        _ => None,
    };
    rest.is_some_and(|rest| matches!(rest, "省" | "市" | "县" | "区" | "国" | "州" | "镇" | "乡" | "村"))
}

fn tag_of<'d>(document: &'d Document<'_>, candidate: &Candidate) -> &'d str {
    candidate
        .words()
        .next_back()
        .map_or("", |word| &document.vocabulary()[word].tag)
}

fn keyword(document: &Document<'_>, candidate: &Candidate, heads: &Heads, score: f64) -> Keyword {
    let heads = candidate.words().next().and_then(|word| heads.get(&word));
    let heads = heads.map_or(&[][..], Vec::as_slice);
    let mut spans = Vec::with_capacity(candidate.n_all() as usize);
    spans.extend(
        candidate
            .places(document, heads)
            .map(|place| span(document, candidate, place)),
    );
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
    // A word at the end of a wrapped line holds the line break, and any word what nobody sees after it.
    let visible = whole.of(document.text()).trim_end_matches(is_blank);
    Span::new(whole.start, whole.start + visible.len())
}

/// As the text writes it first, or else the title.
pub(super) fn text_of(document: &Document<'_>, candidate: &Candidate) -> String {
    match candidate.first_token() {
        Some(place) => joined(span(document, candidate, place).of(document.text())).into_owned(),
        None => title_text_of(document, candidate),
    }
}

/// As the title writes it first.
fn title_text_of(document: &Document<'_>, candidate: &Candidate) -> String {
    let words: Vec<usize> = candidate.words().collect();
    document.in_title(&words).map_or_else(
        || words.iter().map(|&word| document.form(word)).collect(),
        |text| joined(text).into_owned(),
    )
}
