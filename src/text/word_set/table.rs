//! Sets of words from `lexicon/sets/`, for the library and the command.

/// A set of words, and of beginnings, ends and parts of them.
#[derive(Debug)]
pub(crate) struct WordSet {
    #[cfg(test)]
    pub(crate) name: &'static str,
    /// Sorted.
    pub(crate) is: &'static [&'static str],
    pub(crate) begins: &'static [&'static str],
    pub(crate) ends: &'static [&'static str],
    pub(crate) has: &'static [&'static str],
}

impl WordSet {
    /// Whether `text` is in the set, or begins with, ends with or has what the set says.
    pub(crate) fn fits(&self, text: &str) -> bool {
        let is = self.is.binary_search(&text);
        is.is_ok_and(|at| !self.lacks(self.is[at]))
            || self.any(self.begins, |phrase| text.starts_with(phrase))
            || self.any(self.ends, |phrase| text.ends_with(phrase))
            || self.any(self.has, |phrase| text.contains(phrase))
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
