//! From scored candidates to keywords: which of those that overlap is listed.

use std::collections::BinaryHeap;

use unicode_segmentation::UnicodeSegmentation;

use super::candidates::{Candidate, Candidates};
use super::keyword::Keyword;
use super::options::KeywordOptions;
use super::reading::Reading;
use super::rescoring::is_short;
use super::variants::{is_same_office, is_same_place, is_with_title};
use crate::Span;
use crate::rank::HeapEntry;
use crate::text::fold::to_simplified;
use crate::text::kinds::{PartOfSpeech, WordKind};
use crate::text::sentence::joined;
use crate::text::sentence::marks::is_blank;

/// How many keywords are printed, if the text has them, however unsure the model is.
const LEAST: usize = 3;

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
    let mut best_first: BinaryHeap<HeapEntry> =
        possible.map(|(node, &value)| HeapEntry { value, node }).collect();
    let mut chosen: Vec<Chosen> = Vec::new();
    let is_short = is_short(reading);
    while chosen.len() < options.count
        && let Some(HeapEntry { node, value }) = best_first.pop()
    {
        if chosen.len() >= LEAST && value < min_score {
            break;
        }
        // What is asked of few need not be known of all.
        let candidate = &list[node];
        if !is_allowed(reading, candidate, options) || is_stopped(reading, candidate) {
            continue;
        }
        let next = Chosen {
            candidate,
            form: to_simplified(&form_of(reading, candidate)).to_lowercase(),
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

/// A candidate that was chosen, or is about to be.
struct Chosen<'c> {
    candidate: &'c Candidate,
    /// In Simplified characters and small letters, whatever the text is in: 后來 and 後來 are one.
    form: String,
    score: f64,
}

fn is_allowed(reading: &Reading<'_>, candidate: &Candidate, options: &KeywordOptions) -> bool {
    // Characters as readers count them, as limits of abstracts do: one may be in two words.
    let is_long_enough = match options.min_chars.checked_sub(1) {
        Some(n_before) => text_of(reading, candidate)
            .graphemes(true)
            .nth(n_before)
            .is_some(),
        None => true,
    };
    is_long_enough && (options.tags.is_empty() || has_tag(reading, candidate, &options.tags))
}

/// Whether it is a stop word of several words, begins or ends with one. Words that are one by themselves are no candidates.
fn is_stopped(reading: &Reading<'_>, candidate: &Candidate) -> bool {
    if !reading.document.has_own_stop_words() {
        return false;
    }
    let words: Vec<&str> = candidate.words(reading).map(|word| reading.form(word)).collect();
    let is_stopped = |words: &[&str]| reading.document.is_stopped(&to_simplified(&words.concat()));
    (0..words.len()).any(|at| is_stopped(&words[at..]) || is_stopped(&words[..=at]))
}

/// Whether it has one of these tags, by their beginnings. What is in no dictionary (`x`) is a name as a rule, and a person's
/// where it is formed like one.
fn has_tag(reading: &Reading<'_>, candidate: &Candidate, allowed: &[String]) -> bool {
    let tag = tag_of(reading, candidate);
    let last = candidate.words(reading).next_back();
    let is_person = last.is_some_and(|word| reading.word(word).kind == WordKind::Name);
    let taken_for = match tag {
        "x" if is_person => "nr",
        "x" => "n",
        _ => tag,
    };
    let allowed = allowed.iter().filter(|allowed| !allowed.is_empty());
    allowed
        .into_iter()
        .any(|allowed| tag.starts_with(allowed) || taken_for.starts_with(allowed))
}

/// A phrase and a part of it are both listed if the part occurs this many times as often as the phrase.
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
        let is_independent = other.candidate.n_all() as f32 >= INDEPENDENT * n_all as f32
            && !(is_short && n_all == 1 && !is_kind_of(reading, next, other));
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

/// Whether `next` is a kind of what `other` is, by a noun before it: 电子居住证.
fn is_kind_of(reading: &Reading<'_>, next: &Chosen<'_>, other: &Chosen<'_>) -> bool {
    let first = next.candidate.words(reading).next();
    let is_noun = first.is_some_and(|word| reading.word(word).part == PartOfSpeech::Noun);
    next.candidate.n_words == other.candidate.n_words + 1 && is_noun && next.form.ends_with(&other.form)
}

pub(super) fn form_of(reading: &Reading<'_>, candidate: &Candidate) -> String {
    candidate.words(reading).map(|word| reading.form(word)).collect()
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
        word.kind == WordKind::Name || word.tag.starts_with("nr")
    };
    is_with_title(&name.form, &titled.form) && last.is_some_and(is_name)
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
    // A word at the end of a wrapped line includes the line break, and any word the invisible characters that follow it.
    let visible = whole.of(text).trim_end_matches(is_blank);
    Span::new(whole.start, whole.start + visible.len())
}

/// As the text writes it first, or else the title.
pub(super) fn text_of(reading: &Reading<'_>, candidate: &Candidate) -> String {
    let (first, n_words) = (candidate.first as usize, candidate.n_words as usize);
    let (_, text) = reading.text_at(first, n_words);
    joined(span(reading, first, n_words).of(text)).into_owned()
}
