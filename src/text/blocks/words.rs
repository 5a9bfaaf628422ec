//! Tables of words, looked up by how a line begins or ends.

use rustc_hash::FxHashMap;

/// A table of words. In its source words are parted by blanks, and `_` stands for a blank inside a word.
pub(crate) struct Words {
    by_key: FxHashMap<char, Vec<String>>,
}

impl Words {
    /// A table to look up what a line begins with.
    pub(crate) fn to_begin(source: &str) -> Self {
        Self::new(source, |word| word.chars().next())
    }

    /// A table to look up what a line ends with.
    pub(crate) fn to_end(source: &str) -> Self {
        Self::new(source, |word| word.chars().next_back())
    }

    fn new(source: &str, key: fn(&str) -> Option<char>) -> Self {
        let mut by_key: FxHashMap<char, Vec<String>> = FxHashMap::default();
        for word in source.split_whitespace().map(|word| word.replace('_', " ")) {
            if let Some(key) = key(&word) {
                by_key.entry(key).or_default().push(word);
            }
        }
        Self { by_key }
    }

    /// What follows each word that `line` begins with, and the word.
    pub(crate) fn beginning<'a>(&'a self, line: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let candidates = line.chars().next().and_then(|key| self.by_key.get(&key));
        let words = candidates.into_iter().flatten();
        words.filter_map(move |word| line.strip_prefix(word.as_str()).map(|rest| (word.as_str(), rest)))
    }

    /// Whether `line` begins with a word of the table.
    pub(crate) fn begin(&self, line: &str) -> bool {
        self.beginning(line).next().is_some()
    }

    /// Whether `line` ends with a word of the table.
    pub(crate) fn end(&self, line: &str) -> bool {
        self.ending(line).next().is_some()
    }

    #[cfg(test)]
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.by_key.values().flatten().map(String::as_str)
    }

    /// What precedes each word that `line` ends with, and the word.
    pub(crate) fn ending<'a>(&'a self, line: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let candidates = line.chars().next_back().and_then(|key| self.by_key.get(&key));
        let words = candidates.into_iter().flatten();
        words.filter_map(move |word| line.strip_suffix(word.as_str()).map(|rest| (word.as_str(), rest)))
    }
}
