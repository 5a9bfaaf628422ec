//! Words that say nothing about a topic by themselves.

use std::borrow::Cow;

use rustc_hash::FxHashSet;

use super::fold::simplify_every;

const CHINESE: &str = include_str!("../../stopwords/zh.txt");
const ENGLISH: &str = include_str!("../../stopwords/en.txt");

/// A set of stop words, in lower case and Simplified characters.
#[derive(Clone, Debug)]
pub(crate) struct StopWords(FxHashSet<Cow<'static, str>>);

impl Default for StopWords {
    /// The lists in `stopwords/`, which are in lower case and Simplified characters as they stand.
    fn default() -> Self {
        Self(
            words_of(CHINESE)
                .chain(words_of(ENGLISH))
                .map(Cow::Borrowed)
                .collect(),
        )
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
        Self(FxHashSet::default())
    }

    /// Adds a list: one word a line, `#` starts a comment.
    pub(crate) fn add_list(&mut self, list: &str) {
        words_of(list).for_each(|word| self.add(word));
    }

    /// Adds a word.
    pub(crate) fn add(&mut self, word: &str) {
        self.0.insert(word.to_lowercase().into());
        self.0.insert(simplify_every(word).to_lowercase().into());
    }

    /// Whether `word`, in lower case and Simplified characters, is one.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_have_comments_and_blank_lines() {
        let mut stop_words = StopWords::none();
        stop_words.add_list("\u{feff}# heading\n\n 的 # particle\r\nThe\n說明\n");
        for word in ["的", "the", "说明", "說明"] {
            assert!(stop_words.contains(word), "{word}");
        }
        assert_eq!(stop_words.0.len(), 4);
    }

    #[test]
    fn the_built_in_lists_hold_function_words_and_no_topics() {
        let stop_words = StopWords::default();
        for word in ["的", "我们", "因此", "the"] {
            assert!(stop_words.contains(word), "{word}");
        }
        for line in &stop_words.0 {
            assert_eq!(
                *line,
                simplify_every(&line.to_lowercase()),
                "lists are looked up as they stand"
            );
        }
        for word in ["合作", "经济", "法院", "network"] {
            assert!(!stop_words.contains(word), "{word}");
        }
    }
}
