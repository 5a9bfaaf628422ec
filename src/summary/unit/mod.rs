//! What a summary prints of a sentence: all of it, or the clauses that fit and make sense alone.

use std::borrow::Cow;

use super::compress::without_asides;
use super::length::{begins_in_latin, n_chars};
use crate::Span;
use crate::text::dates::before_last_date;
use crate::text::fold::Folded;
use crate::text::phrases::{Line, Phrases, Rule};
use crate::text::sentence::marks::ends_in_comma;
use crate::text::sentence::{clauses, joined, on_one_line};
use crate::text::word_sets::clauses as sets;

/// A sentence longer than the limit is cut to the clauses that fit, if they fill this share of the limit.
const MIN_CUT_SHARE: f64 = 0.4;

/// A sentence is cut only after a clause of at least this many characters, without its mark: not after `目前`.
const MIN_LAST_CLAUSE: usize = 4;

/// The shortest quote that a sentence is cut to in order to fill a limit, in characters.
const MIN_REST_CHARS: usize = 20;

/// How many of the words that fit are tried, from the last, for one that the printed text can break off after.
const MAX_DROPPED_WORDS: usize = 64;

/// What ends a clause after its last 的 is a noun if it is not longer.
const MAX_NOUN_CHARS: usize = 4;

const FULL_STOP: &str = "。";
const ELLIPSIS: &str = "…";

/// How many of the clauses that fit are tried, from the last, for one that a sentence can end with.
const MAX_DROPPED_CLAUSES: usize = 16;

/// A sentence, or as much of it as fits the limit.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// What is quoted, in the folded text.
    pub(super) span: Span,
    /// Length in characters, with the blank that may come before it. More than the limit: it cannot be used.
    pub(super) n_chars: usize,
    pub(super) cut: bool,
    /// Whether it breaks off at a comma of its own, or in dots: what it goes on with stands elsewhere, or nowhere.
    pub(super) open: bool,
    /// What is printed after it: a full stop in place of a semicolon or of what was cut off, an ellipsis where that was no
    /// clause.
    ending: &'static str,
    /// Whether asides inside it are left out.
    pub(super) compress: bool,
}

impl Unit {
    /// The sentence at `span`.
    pub(super) fn whole(text: &str, span: Span, compress: bool) -> Self {
        let sentence = span.of(text);
        let body = sentence.trim_end_matches(['；', ';']);
        let stops = body.len() < sentence.len() && !body.is_empty();
        let (span, ending) = if stops {
            (Span::new(span.start, span.start + body.len()), FULL_STOP)
        } else {
            (span, "")
        };
        Self {
            span,
            n_chars: length(&printed(span.of(text), compress)) + usize::from(stops),
            cut: false,
            open: ends_in_comma(body) || body.ends_with(['…', '⋯']) || body.ends_with("..."),
            ending,
            compress,
        }
    }

    /// Cut at a clause boundary if it is longer than `limit` characters.
    pub(super) fn fitted(self, text: &str, limit: usize) -> Self {
        if self.n_chars <= limit {
            return self;
        }
        let min_chars = (MIN_CUT_SHARE * limit as f64).ceil() as usize;
        self.cut_to(text, limit, min_chars).unwrap_or(self)
    }

    /// As much of it as fits what is left of a limit, if that is most of it.
    pub(super) fn fitted_into(&self, text: &str, room: usize) -> Option<Self> {
        if self.n_chars <= room {
            return Some(self.clone());
        }
        let min_chars = self.n_chars.div_ceil(2).max(MIN_REST_CHARS);
        (min_chars <= room)
            .then(|| self.cut_to(text, room, min_chars))
            .flatten()
    }

    /// Itself if it fits `limit`, else its first clauses, in `min_chars` at least.
    pub(super) fn cut_to_clause(self, text: &str, limit: usize, min_chars: usize) -> Option<Self> {
        if self.n_chars <= limit {
            return Some(self);
        }
        self.cut_to(text, limit, min_chars)
    }

    /// Its first clauses, in `min_chars` to `limit` characters, if a sentence can end with them.
    fn cut_to(&self, text: &str, limit: usize, min_chars: usize) -> Option<Self> {
        let (span, compress) = (self.span, self.compress);
        let sentence = span.of(text);
        let part = |clause: &Span| {
            let end = span.start + sentence[..clause.end].trim_end_matches(is_clause_mark).len();
            Span::new(span.start, end)
        };
        // The full stop that takes the mark's place counts.
        let length_to = |clause: &Span| length(&printed(part(clause).of(text), compress)) + 1;
        let clauses = clauses(sentence);
        let n_fitting = clauses.partition_point(|clause| length_to(clause) <= limit);
        let last = clauses[..n_fitting].iter().rev().take(MAX_DROPPED_CLAUSES);
        last.map(|clause| Self {
            span: part(clause),
            n_chars: length_to(clause),
            cut: true,
            open: false,
            ending: FULL_STOP,
            compress,
        })
        .take_while(|unit| unit.n_chars >= min_chars)
        .zip(clauses[..n_fitting].iter().rev())
        .find(|(unit, clause)| {
            unit.n_chars <= limit
                && ends_its_part(sentence, clause.end)
                && is_complete(unit.span.of(text), clause.of(sentence))
        })
        .map(|(unit, _)| unit)
    }

    /// The sentence at `span` up to one of `ends`, the last that fits with an ellipsis after it and parts no number
    /// from the rest of it or its unit, no bracket and no quotation; up to the last character that fits where no such end does.
    pub(super) fn hard_cut(text: &str, span: Span, ends: &[usize], limit: usize) -> Option<Self> {
        let sentence = span.of(text);
        let until = |end: usize| on_one_line(&sentence[..end]);
        let n_fitting = ends.partition_point(|&end| length(&until(end)) < limit);
        let ends_well = |&&end: &&usize| {
            let before = &sentence[..end];
            is_balanced(before) && !before.ends_with(|c: char| is_clause_mark(c) || c.is_ascii_digit())
        };
        let fitting = ends[..n_fitting].iter().rev().take(MAX_DROPPED_WORDS);
        let (end, ending) = match fitting.clone().find(ends_well).or(fitting.clone().next()) {
            Some(&end) if end < sentence.len() => (end, ELLIPSIS),
            Some(&end) => (end, ""),
            None => (chars_that_fit(sentence, limit)?, ""),
        };
        let span = Span::new(span.start, span.start + end);
        Some(Self {
            span,
            n_chars: length(&on_one_line(span.of(text))) + n_chars(ending),
            cut: true,
            open: false,
            ending,
            compress: false,
        })
    }

    /// The parts of the folded text that are printed.
    pub(super) fn parts(&self, folded: &Folded<'_>) -> Vec<Span> {
        let kept = self
            .compress
            .then(|| without_asides(self.span.of(folded.text())))
            .flatten();
        let moved = |part: Span| Span::new(self.span.start + part.start, self.span.start + part.end);
        kept.map_or_else(
            || vec![self.span],
            |parts| {
                parts
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .map(moved)
                    .collect()
            },
        )
    }

    /// What is printed, as it was written: a clause that ends a quote ends it with a full stop.
    pub(super) fn print(&self, folded: &Folded<'_>) -> String {
        let parts = self.parts(folded);
        let mut printed = match parts.as_slice() {
            [part] => joined(folded.written_text(*part)).into_owned(),
            parts => {
                let written: String = parts.iter().map(|part| folded.written_text(*part)).collect();
                joined(&written).into_owned()
            }
        };
        printed.push_str(self.ending);
        printed
    }
}

/// How many bytes of `sentence` fit, to the character.
fn chars_that_fit(sentence: &str, limit: usize) -> Option<usize> {
    // A grapheme cluster can be long, but a limit is not reached by counting forever.
    let ends = sentence
        .char_indices()
        .map(|(start, c)| start + c.len_utf8())
        .take(limit.saturating_mul(8));
    let ends: Vec<usize> = ends.collect();
    let n_fitting = ends.partition_point(|&end| length(&on_one_line(&sentence[..end])) <= limit);
    ends.get(n_fitting.checked_sub(1)?).copied()
}

/// Length of a sentence in characters as it is printed, with the blank that may come before it.
fn length(printed: &str) -> usize {
    n_chars(printed) + usize::from(begins_in_latin(printed))
}

/// A quote on one line, without its asides if it is to be compressed: as it is printed, but folded.
fn printed(quote: &str, compress: bool) -> Cow<'_, str> {
    let Some(parts) = compress.then(|| without_asides(quote)).flatten() else {
        return on_one_line(quote);
    };
    let kept: String = parts.iter().map(|part| part.of(quote)).collect();
    Cow::Owned(on_one_line(&kept).into_owned())
}

/// Whether what is said up to `end` does not wait for the clauses after it: `水质不达标，由云溪赔付` after a semicolon and
/// `水质达标，则由临泽补偿` say what holds under a condition, as does `污染水源，情节严重的，处以罚款`; `一是修桥` is no list.
fn ends_its_part(sentence: &str, end: usize) -> bool {
    let (quoted, rest) = sentence.split_at(end);
    let is_whole_part = quoted.ends_with('；') || !quoted.contains('；') && !sets::CONDITION_MET.fits(rest);
    let is_condition = || {
        rest.split_once('，')
            .is_some_and(|(next, _)| next.ends_with('的'))
    };
    is_whole_part && !sets::CONSEQUENCE.fits(rest) && !sets::NEXT_ITEM.fits(rest) && !is_condition()
}

/// Whether a sentence can end with `last`, the last of `clauses`: not if it waits for what happens then, for what is
/// said, or for the main clause.
fn is_complete(clauses: &str, last: &str) -> bool {
    let (phrases, last_phrases) = (Phrases::of(clauses), Phrases::of(last));
    !is_open(phrases.whole(clauses))
        && is_balanced(clauses)
        && !concedes(phrases.whole(clauses))
        && !waits(last_phrases.whole(last))
        && last.chars().nth(MIN_LAST_CLAUSE).is_some()
        && !is_bare_purpose(phrases.whole(clauses))
        && !ends_in_bare_name(clauses)
        && !names_a_topic(last.trim_end_matches(is_clause_mark))
        && !names_a_time_or_place(last.trim_end_matches(is_clause_mark))
        && !names_a_ground(last.trim_end_matches(is_clause_mark))
        && !begins_a_list(clauses)
}

/// Whether something must follow: what is said, what is required, what happened then.
pub(super) fn is_open(clauses: Line<'_>) -> bool {
    clauses.ends_with(|c| sets::OPEN_CHAR.fits_char(c)) || clauses.has(Rule::OpenEnd)
}

/// Whether a clause waits for the main clause.
pub(super) fn waits(clause: Line<'_>) -> bool {
    let rest = sets::CONJUNCTION.after(&clause).unwrap_or(&clause);
    let clause = clause.part(clause.len() - rest.len()..);
    let begins = || sets::WAITING_START.fits(&clause) && !sets::NO_WAITING_START.fits(&clause);
    begins() || clause.has(Rule::Waiting)
}

/// Whether a clause only names what something is about or for what, what it leaves out or when it is: `媒体就违规销售问题`,
/// `被法院以受贿罪`, `石桥除桥面外`, `他在9月20日`.
fn names_a_topic(clause: &str) -> bool {
    clause.contains('就') && sets::TOPIC_END.fits(clause)
        || sets::CHARGED.fits(clause) && clause.ends_with('罪')
        || sets::EXCEPTED.fits(clause) && sets::EXCEPTING.fits(clause)
        || before_last_date(clause).is_some_and(|before| !sets::DATED.fits(before))
}

/// Whether a clause only names when or where: `但是近几年来`, `反映路旁的违章建筑内`.
fn names_a_time_or_place(clause: &str) -> bool {
    let is_placed = sets::PLACED.fits(clause);
    sets::TIME_END.fits(clause) || sets::PLACE_END.fits(clause) && !is_placed
}

/// Whether a clause only names what something is done by: `法院根据两家公司的申请`.
fn names_a_ground(clause: &str) -> bool {
    sets::GROUND.behind(clause).is_some_and(|rest| {
        let noun = rest.rsplit_once('的').map_or(0, |(_, noun)| noun.chars().count());
        (1..=MAX_NOUN_CHARS).contains(&noun) && !sets::DONE.fits(rest)
    })
}

/// Whether what is announced as several is not all there, since the sentence goes on: `表现在以下几个方面：1、没有验收`.
fn begins_a_list(clauses: &str) -> bool {
    clauses
        .rsplit_once('：')
        .is_some_and(|(before, _)| sets::ANNOUNCED.fits(before))
}

/// Whether nothing is said but what for: `为推动旅游发展，提高服务水平`.
pub(super) fn is_bare_purpose(clauses: Line<'_>) -> bool {
    let mut each = clauses
        .fields(|c| matches!(c, '，' | ','))
        .map(|(clause, _)| clause);
    each.next().is_some_and(|first| first.starts_with('为'))
        && each.all(|clause| clause.has(Rule::MorePurpose))
}

/// Whether what is said breaks off at something that is only named: `公司偿还的“个人债务”`, `——“房腐”`.
fn ends_in_bare_name(clauses: &str) -> bool {
    let name = clauses.strip_suffix('”').and_then(|quoted| quoted.rfind('“'));
    name.is_some_and(|open| clauses[..open].ends_with(['的', '—', '、']))
}

/// Whether every bracket and quotation mark has its partner.
pub(super) fn is_balanced(clauses: &str) -> bool {
    const PAIRS: [(char, char); 6] = [
        ('（', '）'),
        ('(', ')'),
        ('“', '”'),
        ('「', '」'),
        ('『', '』'),
        ('《', '》'),
    ];
    let mut n_open = [0_i32; PAIRS.len()];
    let may_be_mark = |c: &char| !matches!(c, '\u{4000}'..='\u{9fff}');
    for c in clauses.chars().filter(may_be_mark) {
        for (n_open, (open, close)) in n_open.iter_mut().zip(PAIRS) {
            *n_open += i32::from(c == open) - i32::from(c == close);
        }
    }
    n_open == [0; PAIRS.len()]
}

/// Whether something is conceded, set aside or to be explained, and what stands against it is not there.
pub(super) fn concedes(clauses: Line<'_>) -> bool {
    const PAIRS: [(Rule, Rule); 7] = [
        (Rule::Outcome, Rule::Cause),
        (Rule::Although, Rule::But),
        (Rule::NotOnly, Rule::ButAlso),
        (Rule::NotThis, Rule::ButThat),
        (Rule::Both, Rule::AndAlso),
        (Rule::OnOneHand, Rule::OnTheOther),
        (Rule::OnOneSide, Rule::OnAnotherSide),
    ];
    let waits = |&(first, second): &(Rule, Rule)| {
        let begun = clauses.find(first).next();
        begun.is_some_and(|begun| !begun.after.has(second))
    };
    PAIRS.iter().any(waits)
}

fn is_clause_mark(c: char) -> bool {
    matches!(c, '，' | '；' | '：' | ',' | ';' | ':' | '、' | ' ')
}

#[cfg(test)]
mod tests;
