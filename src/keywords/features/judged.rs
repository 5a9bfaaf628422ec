//! How terms that begin, end or read like a candidate were judged: what no rule tells, such as that 案 ends a term that an
//! editor prints and 工作 one that is struck.

use crate::keywords::affix_odds::AffixOdds;
use crate::keywords::candidates::{Candidate, Candidates};
use crate::keywords::reading::Reading;

/// The logarithms of the odds that an editor prints a term that is written so, or begins or ends so.
#[derive(Clone, Copy)]
pub(in crate::keywords) struct Judged {
    pub(super) whole: f32,
    pub(super) first: f32,
    pub(super) first_two: f32,
    pub(super) last: f32,
    pub(super) last_two: f32,
    pub(super) last_three: f32,
}

/// The same of what stands between such characters, on average.
pub(super) struct JudgedBeside {
    pub(super) after: f32,
    pub(super) before: f32,
}

impl Judged {
    pub(in crate::keywords) fn of(form: &str, odds: &AffixOdds) -> Self {
        let start_of_last = |n: usize| form.char_indices().nth_back(n - 1).map_or(0, |(at, _)| at);
        let end_of_first = |n: usize| form.char_indices().nth(n).map_or(form.len(), |(at, _)| at);
        let is_longer_than_three = form.chars().nth(3).is_some();
        Self {
            whole: odds.of(b'w', form),
            first: odds.of(b'a', &form[..end_of_first(1)]),
            first_two: odds.of(b'b', &form[..end_of_first(2)]),
            last: odds.of(b'z', &form[start_of_last(1)..]),
            last_two: odds.of(b'y', &form[start_of_last(2)..]),
            last_three: if is_longer_than_three {
                odds.of(b'x', &form[start_of_last(3)..])
            } else {
                AffixOdds::UNSEEN
            },
        }
    }
}

impl JudgedBeside {
    /// Of what stands between such characters.
    pub(super) fn of(beside: impl Iterator<Item = [char; 2]>, odds: &AffixOdds) -> Self {
        let [after, before] = mean_odds(beside, odds);
        Self { after, before }
    }
}

/// The mean of the odds of the characters before, and of those after.
fn mean_odds(beside: impl Iterator<Item = [char; 2]>, odds: &AffixOdds) -> [f32; 2] {
    let of = |kind: u8, c: char| odds.of(kind, c.encode_utf8(&mut [0; 4]));
    let (n, sums) = beside.fold(
        (0.0_f32, [0.0; 2]),
        |(n, [sum_before, sum_after]), [before, after]| {
            (
                n + 1.0,
                [sum_before + of(b'p', before), sum_after + of(b'n', after)],
            )
        },
    );
    if n > 0.0 {
        sums.map(|sum| sum / n)
    } else {
        [AffixOdds::UNSEEN; 2]
    }
}

/// How many occurrences are looked at for what stands beside a candidate.
const MAX_OCCURRENCES: usize = 8;

/// The character that stands for the edge of a sentence.
const EDGE: char = '^';

/// The characters before a candidate and after it, at its last occurrences.
#[cfg(feature = "train")]
pub(in crate::keywords) fn beside(
    reading: &Reading<'_>,
    candidates: &Candidates,
    candidate: &Candidate,
) -> [String; 2] {
    let mut sides = [String::new(), String::new()];
    for [before, after] in chars_beside(reading, candidates, candidate) {
        sides[0].push(before);
        sides[1].push(after);
    }
    sides
}

/// The same, occurrence by occurrence.
pub(super) fn chars_beside<'c>(
    reading: &'c Reading<'_>,
    candidates: &'c Candidates,
    candidate: &Candidate,
) -> impl Iterator<Item = [char; 2]> + 'c {
    let occurrences = candidates.occurrences(candidate).take(MAX_OCCURRENCES);
    occurrences.map(move |occurrence| {
        let range = &reading.sentences[occurrence.sentence as usize].tokens;
        let form = |at: Option<usize>| {
            let at = at.filter(|at| range.contains(at));
            at.map_or("", |at| reading.form(reading.tokens[at].word))
        };
        let first = occurrence.first as usize;
        let (before, after) = (
            form(first.checked_sub(1)),
            form(Some(first + occurrence.n_words as usize)),
        );
        [
            before.chars().next_back().unwrap_or(EDGE),
            after.chars().next().unwrap_or(EDGE),
        ]
    })
}
