//! Words that say nothing about a topic by themselves.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::fold::forms;
use super::lexicon::Facts;

/// A set of stop words, in lower case and Simplified characters.
#[derive(Clone, Debug)]
pub(crate) struct StopWords {
    /// Whether those of the lists in `stopwords/` are in it: the lexicon knows them.
    built_in: bool,
    added: Arc<FxHashSet<String>>,
}

impl Default for StopWords {
    /// The built-in ones.
    fn default() -> Self {
        Self {
            built_in: true,
            ..Self::none()
        }
    }
}

/// The words of a list: one a line, `#` starts a comment.
fn words_of(list: &str) -> impl Iterator<Item = &str> {
    list.lines()
        .map(|line| {
            line.split('#')
                .next()
                .unwrap_or_default()
                .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        })
        .filter(|word| !word.is_empty())
}

impl StopWords {
    /// The empty set.
    pub(crate) fn none() -> Self {
        Self {
            built_in: false,
            added: Arc::default(),
        }
    }

    /// Adds a list: one word a line, `#` starts a comment.
    pub(crate) fn add_list(&mut self, list: &str) {
        words_of(list).for_each(|word| self.add(word));
    }

    /// Adds a word.
    pub(crate) fn add(&mut self, word: &str) {
        Arc::make_mut(&mut self.added).extend(forms(word).map(|form| form.to_lowercase()));
    }

    /// Whether `word`, in lower case and Simplified characters, is one; `facts` are what the lexicon has of it.
    pub(crate) fn contains(&self, word: &str, facts: Facts) -> bool {
        self.built_in && facts.is_stop_word() || self.added.contains(word)
    }

    /// Those that were added: some may be several words.
    pub(crate) fn added(&self) -> Arc<FxHashSet<String>> {
        self.added.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::simplify_every;
    use crate::text::lexicon::{self, Details};

    fn contains(stop_words: &StopWords, word: &str) -> bool {
        let details = lexicon::find(word).map(Details::of).unwrap_or_default();
        stop_words.contains(word, details.facts)
    }

    #[test]
    fn lists_have_comments_and_blank_lines() {
        let mut stop_words = StopWords::none();
        stop_words.add_list("\u{feff}# heading\n\n 的 # particle\r\nThe\n石橋\n");
        for word in ["的", "the", "石桥", "石橋"] {
            assert!(contains(&stop_words, word), "{word}");
        }
        assert_eq!(stop_words.added.len(), 4);
        assert!(!contains(&stop_words, "我们"));
        assert!(!contains(&StopWords::default(), "石桥"));
    }

    #[test]
    fn the_built_in_lists_hold_function_words_and_no_topics() {
        let stop_words = StopWords::default();
        for list in [
            include_str!("../../stopwords/zh.txt"),
            include_str!("../../stopwords/en.txt"),
        ] {
            for word in words_of(list) {
                assert!(contains(&stop_words, word), "{word}");
                assert_eq!(
                    word,
                    simplify_every(&word.to_lowercase()),
                    "lists are looked up as they stand"
                );
            }
        }
        for word in ["合作", "经济", "法院", "network"] {
            assert!(!contains(&stop_words, word), "{word}");
        }
    }
}
