//! Sets of words from `lexicon/sets/`, for the library and the command.

/// A set of words, and of beginnings, ends and parts of them.
#[derive(Debug)]
pub(crate) struct WordSet {
    #[cfg_attr(not(test), allow(dead_code, reason = "by its name a test takes words out"))]
    name: &'static str,
    /// Sorted.
    is: &'static [&'static str],
    pub(crate) begins: &'static [&'static str],
    pub(crate) ends: &'static [&'static str],
    pub(crate) has: &'static [&'static str],
    /// What words, beginnings, ends and parts begin or end with: most of what is asked for has none of it, which takes no search.
    may_be: (u64, u64),
    may_begin: u64,
    may_end: u64,
    may_have: u64,
}

/// Tells first characters apart, roughly: the bit for the last byte of the first one.
const fn head(text: &[u8]) -> u64 {
    let len = match text {
        [] => return 0,
        [0..0xc0, ..] => 1,
        [0xc0..0xe0, ..] => 2,
        [0xe0..0xf0, ..] => 3,
        _ => 4,
    };
    1 << (text[len - 1] % 64)
}

/// Tells last characters apart, roughly: the bit for the last byte.
const fn tail(text: &[u8]) -> u64 {
    match text {
        [] => 0,
        [.., last] => 1 << (*last % 64),
    }
}

/// The bits of all bytes, [`head`]'s of each character among them.
fn all(text: &[u8]) -> u64 {
    text.iter().fold(0, |bits, byte| bits | 1 << (byte % 64))
}

/// The bits of all `phrases`.
const fn bits(phrases: &[&str], bit: Bit) -> u64 {
    let mut bits = 0;
    let mut at = 0;
    while at < phrases.len() {
        bits |= match bit {
            Bit::Head => head(phrases[at].as_bytes()),
            Bit::Tail => tail(phrases[at].as_bytes()),
        };
        at += 1;
    }
    bits
}

#[derive(Clone, Copy)]
enum Bit {
    Head,
    Tail,
}

/// A module for each table, with its sets.
macro_rules! tables {
    ($($(#[$doc:meta])* $table:ident,)+) => {
        $(
            $(#[$doc])*
            pub(crate) mod $table {
                use super::WordSet;

                include!(concat!(env!("OUT_DIR"), "/sets.", stringify!($table), ".rs"));
            }
        )+
    };
}
pub(crate) use tables;

impl WordSet {
    pub(crate) const fn new(
        name: &'static str,
        is: &'static [&'static str],
        begins: &'static [&'static str],
        ends: &'static [&'static str],
        has: &'static [&'static str],
    ) -> Self {
        Self {
            name,
            is,
            begins,
            ends,
            has,
            may_be: (bits(is, Bit::Head), bits(is, Bit::Tail)),
            may_begin: bits(begins, Bit::Head),
            may_end: bits(ends, Bit::Tail),
            may_have: bits(has, Bit::Head),
        }
    }

    /// What is after the longest beginning that the set has.
    pub(crate) fn after<'t>(&self, text: &'t str) -> Option<&'t str> {
        let begins = self.begins.iter().filter(|begin| !self.lacks(begin));
        begins
            .filter_map(|begin| text.strip_prefix(begin))
            .min_by_key(|after| after.len())
    }

    /// Whether `text` is in the set, or begins with, ends with or has what the set says. Inlined, it is two or three
    /// comparisons with constants for most words.
    #[inline]
    pub(crate) fn fits(&self, text: &str) -> bool {
        let (head, tail) = (head(text.as_bytes()), tail(text.as_bytes()));
        (self.may_be.0 & head != 0 && self.may_be.1 & tail != 0 && self.is_listed(text))
            || (self.may_begin & head != 0 && self.any(self.begins, |phrase| text.starts_with(phrase)))
            || (self.may_end & tail != 0 && self.any(self.ends, |phrase| text.ends_with(phrase)))
            || (self.may_have != 0
                && self.may_have & all(text.as_bytes()) != 0
                && self.any(self.has, |phrase| text.contains(phrase)))
    }

    fn is_listed(&self, text: &str) -> bool {
        let is = self.is.binary_search(&text);
        is.is_ok_and(|at| !self.lacks(self.is[at]))
    }

    fn any(&self, phrases: &[&str], fits: impl Fn(&str) -> bool) -> bool {
        phrases.iter().any(|phrase| fits(phrase) && !self.lacks(phrase))
    }

    /// Whether a test has taken a phrase out.
    #[cfg(test)]
    pub(crate) fn lacks(&self, phrase: &str) -> bool {
        tests::TAKEN_OUT.with_borrow(|(set, taken)| set == self.name && taken == phrase)
    }

    #[cfg(not(test))]
    #[allow(clippy::unused_self, reason = "tests take phrases out")]
    pub(crate) fn lacks(&self, _phrase: &str) -> bool {
        false
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::{cell::RefCell, fs};

    thread_local! {
        /// The name of a set and what is taken out of it.
        pub(super) static TAKEN_OUT: RefCell<(String, String)> = const { RefCell::new((String::new(), String::new())) };
    }

    /// Asserts that the set of every row of a table fires on the row's first example, and only with that row, and does not
    /// fire on the second.
    pub(crate) fn assert_every_row_is_needed(table: &str, fires: impl Fn(&str, &str) -> bool) {
        let path = format!("{}/lexicon/sets/{table}.tsv", env!("CARGO_MANIFEST_DIR"));
        let mut faults = Vec::new();
        for row in fs::read_to_string(path)
            .unwrap()
            .lines()
            .filter(|row| !row.starts_with('#'))
        {
            let [set, _, phrase, example, other] = row.split('\t').collect::<Vec<_>>()[..] else {
                panic!("{row}");
            };
            if !fires(set, example) {
                faults.push(format!("{set} {phrase}: does not fire on {example}"));
            }
            if fires(set, other) {
                faults.push(format!("{set} {phrase}: fires on {other}"));
            }
            TAKEN_OUT.set((set.to_owned(), phrase.to_owned()));
            if fires(set, example) {
                faults.push(format!("{set} {phrase}: is not needed for {example}"));
            }
            TAKEN_OUT.take();
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
