//! Tables of words, looked up by how a line begins or ends.

use rustc_hash::FxHashMap;

/// A table of words. In its source words are parted by blanks, and `_` stands for a blank inside a word.
pub(super) struct Words {
    by_key: FxHashMap<char, Vec<String>>,
}

impl Words {
    /// A table to look up what a line begins with.
    pub(super) fn to_begin(source: &str) -> Self {
        Self::new(source, |word| word.chars().next())
    }

    /// A table to look up what a line ends with.
    pub(super) fn to_end(source: &str) -> Self {
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
    pub(super) fn beginning<'a>(&'a self, line: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let candidates = line.chars().next().and_then(|key| self.by_key.get(&key));
        let words = candidates.into_iter().flatten();
        words.filter_map(move |word| line.strip_prefix(word.as_str()).map(|rest| (word.as_str(), rest)))
    }

    /// What precedes each word that `line` ends with, and the word.
    pub(super) fn ending<'a>(&'a self, line: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let candidates = line.chars().next_back().and_then(|key| self.by_key.get(&key));
        let words = candidates.into_iter().flatten();
        words.filter_map(move |word| line.strip_suffix(word.as_str()).map(|rest| (word.as_str(), rest)))
    }

    /// Whether `word` is in the table, whichever end it is looked up by.
    pub(super) fn contains(&self, word: &str) -> bool {
        let is = |key: Option<char>| {
            key.and_then(|key| self.by_key.get(&key))
                .is_some_and(|words| words.iter().any(|known| known == word))
        };
        is(word.chars().next_back()) || is(word.chars().next())
    }
}
