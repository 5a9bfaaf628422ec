//! The phrases that rules go by, found in one pass over a text.
//!
//! They stand in `lexicon/rules/`, in Simplified characters, each with the rule that it is for and where it must stand.
//! Rules ask a [`Line`] what was found in it.

mod buckets;
#[cfg(test)]
mod tests;

use std::ops::{Bound, Deref, RangeBounds};

#[cfg(test)]
pub(crate) use tests::Decision;

use super::sentence::marks::{is_blank, is_han};
use crate::Span;
use buckets::{MORE, N_BUCKETS, N_FIRSTS, ONE, bucket, first};

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

/// A line of the tables.
#[derive(Debug)]
struct Row {
    rule: Rule,
    place: Place,
    phrase: &'static str,
}

/// Where in a line a phrase must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Begins,
    Ends,
    /// The phrase is all of the line; no Han character follows it.
    Is,
    Has,
}

impl Place {
    /// Whether a phrase may stand from `start` to `end` in a line of this length.
    fn allows(self, start: usize, end: usize, len: usize) -> bool {
        match self {
            Self::Begins => start == 0 && end <= len,
            Self::Ends => end == len,
            Self::Is => start == 0 && end == len,
            Self::Has => end <= len,
        }
    }
}

/// A phrase that stands in a text.
#[derive(Clone, Copy, Debug)]
struct Hit {
    start: u32,
    row: u16,
}

impl Hit {
    fn row(self) -> &'static Row {
        &ROWS[usize::from(self.row)]
    }
}

/// All phrases that stand in a text, in its order.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    hits: Vec<Hit>,
}

impl Phrases {
    /// Finds them. The text is folded already.
    pub(crate) fn of(text: &str) -> Self {
        let mut hits = Vec::new();
        let mut chars = text.char_indices();
        let mut here = chars.next();
        while let Some((at, c)) = here {
            here = chars.next();
            let begins = beginnings(c);
            if begins & ONE != 0 {
                push(&mut hits, text, at, bucket(c, '\0'));
            }
            if begins & MORE != 0
                && let Some((_, next)) = here
            {
                // Nearly all buckets are empty: no call for them.
                let bucket = bucket(c, next);
                if BUCKETS[bucket] < BUCKETS[bucket + 1] {
                    push(&mut hits, text, at, bucket);
                }
            }
        }
        Self { hits }
    }

    /// The part of `text`, which these are the phrases of, at `span`.
    pub(crate) fn line<'t>(&'t self, text: &'t str, span: Span) -> Line<'t> {
        let Self { hits } = self;
        let begin = hits.partition_point(|hit| (hit.start as usize) < span.start);
        let len = hits[begin..].partition_point(|hit| (hit.start as usize) < span.end);
        Line {
            text: span.of(text),
            start: span.start,
            hits: &hits[begin..begin + len],
        }
    }

    /// All of `text`, which these are the phrases of.
    pub(crate) fn whole<'t>(&'t self, text: &'t str) -> Line<'t> {
        self.line(text, Span::new(0, text.len()))
    }
}

/// Whether phrases begin with `c`: [`ONE`], [`MORE`].
fn beginnings(c: char) -> u8 {
    let at = first(c);
    BEGINNINGS[at / 4] >> (2 * (at % 4))
}

/// Appends those phrases of a bucket that stand at `at`.
fn push(hits: &mut Vec<Hit>, text: &str, at: usize, bucket: usize) {
    for row in BUCKETS[bucket]..BUCKETS[bucket + 1] {
        let Row { place, phrase, .. } = &ROWS[usize::from(row)];
        let Some(after) = text[at..].strip_prefix(phrase) else {
            continue;
        };
        if *place != Place::Is || !after.starts_with(is_han) {
            hits.push(Hit {
                start: at as u32,
                row,
            });
        }
    }
}

/// A part of a text, and the phrases that begin in it. It reads like the text that it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'t> {
    text: &'t str,
    /// Where it begins in the text.
    start: usize,
    hits: &'t [Hit],
}

impl Deref for Line<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.text
    }
}

/// A phrase in a line, where its rule wants it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found<'t> {
    pub(crate) before: Line<'t>,
    pub(crate) phrase: &'static str,
    pub(crate) after: Line<'t>,
}

impl<'t> Line<'t> {
    pub(crate) fn text(self) -> &'t str {
        self.text
    }

    /// The phrases of `rule` that stand where they must.
    pub(crate) fn find(self, rule: Rule) -> impl Iterator<Item = Found<'t>> {
        let hits = self.hits.iter().map(|hit| (hit.start as usize, hit.row()));
        hits.filter(move |(_, row)| row.rule == rule)
            .filter_map(move |(start, row)| {
                let (start, end) = (start - self.start, start - self.start + row.phrase.len());
                row.place.allows(start, end, self.text.len()).then(|| Found {
                    before: self.part(..start),
                    phrase: row.phrase,
                    after: self.part(end..),
                })
            })
    }

    /// Whether a phrase of `rule` stands where it must.
    pub(crate) fn has(self, rule: Rule) -> bool {
        self.hits.iter().any(|hit| {
            let row = hit.row();
            let start = hit.start as usize - self.start;
            row.rule == rule && row.place.allows(start, start + row.phrase.len(), self.text.len())
        })
    }

    /// Whether it begins with a phrase of `rule`, which may stand anywhere.
    pub(crate) fn begins(self, rule: Rule) -> bool {
        self.find(rule).any(|found| found.before.is_empty())
    }

    /// Whether it ends with a phrase of `rule`, which may stand anywhere.
    pub(crate) fn ends(self, rule: Rule) -> bool {
        self.find(rule).any(|found| found.after.is_empty())
    }

    /// Whether it is a phrase of `rule` and nothing else.
    pub(crate) fn is(self, rule: Rule) -> bool {
        let rows = self.hits.iter().map(|hit| hit.row());
        rows.filter(|row| row.rule == rule)
            .any(|row| row.phrase == self.text)
    }

    /// The part at `span`.
    pub(crate) fn at(self, span: Span) -> Self {
        self.part(span.start..span.end)
    }

    /// A part of it.
    pub(crate) fn part(self, range: impl RangeBounds<usize>) -> Self {
        let start = match range.start_bound() {
            Bound::Included(&start) => start,
            Bound::Excluded(&start) => start + 1,
            Bound::Unbounded => 0,
        };
        let end = match range.end_bound() {
            Bound::Included(&end) => end + 1,
            Bound::Excluded(&end) => end,
            Bound::Unbounded => self.text.len(),
        };
        // Most parts begin or end where the whole does.
        let n_before = |at: usize| match at {
            0 => 0,
            _ if at == self.text.len() => self.hits.len(),
            _ => self
                .hits
                .partition_point(|hit| (hit.start as usize) < self.start + at),
        };
        Self {
            text: &self.text[start..end],
            start: self.start + start,
            hits: &self.hits[n_before(start)..n_before(end)],
        }
    }

    /// Without the characters at its beginning that `left_out` accepts.
    pub(crate) fn trim_start(self, left_out: impl FnMut(char) -> bool) -> Self {
        self.part(self.len() - self.text.trim_start_matches(left_out).len()..)
    }

    /// Without the characters at its end that `left_out` accepts.
    pub(crate) fn trim_end(self, left_out: impl FnMut(char) -> bool) -> Self {
        self.part(..self.text.trim_end_matches(left_out).len())
    }

    /// Without its first and its last character.
    pub(crate) fn inner(self) -> Self {
        let mut chars = self.text.chars();
        let start = chars.next().map_or(0, char::len_utf8);
        chars.next_back();
        self.part(start..start + chars.as_str().len())
    }

    /// Without the blanks around it.
    pub(crate) fn trim(self) -> Self {
        self.trim_start(is_blank).trim_end(is_blank)
    }

    /// Its fields, which characters that `parts` accepts delimit, each with the one after it.
    pub(crate) fn fields(
        self,
        parts: impl Fn(char) -> bool + Copy + 't,
    ) -> impl Iterator<Item = (Self, Option<char>)> {
        let mut end = 0;
        self.text.split_inclusive(parts).map(str::len).map(move |len| {
            let field = self.part(end..end + len);
            end += len;
            match field.chars().next_back().filter(|&c| parts(c)) {
                Some(mark) => (field.part(..len - mark.len_utf8()), Some(mark)),
                None => (field, None),
            }
        })
    }
}
