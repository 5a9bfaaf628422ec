//! Words that the user adds to the dictionary.

use rustc_hash::FxHashMap;

use super::fold;

/// A word of the user's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UserWord {
    pub(crate) text: String,
    /// How often it would occur in the dictionary's corpus; if not given, just often enough to be kept whole.
    pub(crate) frequency: Option<usize>,
    pub(crate) tag: Option<String>,
}

impl UserWord {
    /// The word in the forms that it has in texts as they are read.
    pub(crate) fn forms(self) -> impl Iterator<Item = Self> {
        let forms = fold::forms(&self.text);
        forms.map(move |text| Self { text, ..self.clone() })
    }
}

/// Reads a line of python-jieba's format: `word [frequency] [tag]`, each of the two optional.
///
/// `Ok(None)` is an empty line.
pub(crate) fn parse_line(line: &str) -> Result<Option<UserWord>, String> {
    let line = line.trim_start_matches('\u{feff}');
    let mut fields = line.split_whitespace();
    let Some(text) = fields.next() else {
        return Ok(None);
    };
    let mut word = UserWord {
        text: text.to_owned(),
        frequency: None,
        tag: None,
    };
    for field in fields {
        let frequency = field.parse::<usize>();
        match (&word.frequency, &word.tag, frequency) {
            (None, None, Ok(frequency)) => word.frequency = Some(frequency),
            (_, None, Err(_)) if is_tag(field) => {
                word.tag = Some(field.to_owned());
            }
            _ => {
                return Err(format!(
                    "expected \"word [frequency] [tag]\", found {field:?} after {text:?}"
                ));
            }
        }
    }
    Ok(Some(word))
}

/// Letters, and perhaps digits behind them. Digits alone are a frequency, if not too large a one.
fn is_tag(field: &str) -> bool {
    field.chars().all(|c| c.is_ascii_alphanumeric()) && !field.starts_with(|c: char| c.is_ascii_digit())
}

/// The user's words, as a trie.
#[derive(Debug, Default)]
pub(crate) struct UserDictionary {
    children: FxHashMap<(u32, char), u32>,
    /// What is known of the word that ends at each node; the root, which comes first, has none. Empty without words.
    nodes: Vec<Option<Known>>,
    added_frequency: f64,
}

/// What is known of a word of the user's.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) frequency: usize,
    /// Natural logarithm of the frequency.
    pub(crate) log_frequency: f64,
    pub(crate) tag: Option<String>,
}

impl UserDictionary {
    /// Adds a word, or changes it; `before` is the frequency that it had in any dictionary.
    pub(crate) fn add(&mut self, word: UserWord, frequency: usize, before: usize) {
        if self.nodes.is_empty() {
            self.nodes.push(None);
        }
        let mut node = 0;
        for c in word.text.chars() {
            let next = self.nodes.len() as u32;
            node = *self.children.entry((node, c)).or_insert(next);
            if node == next {
                self.nodes.push(None);
            }
        }
        self.nodes[node as usize] = Some(Known {
            frequency,
            log_frequency: (frequency as f64).ln(),
            tag: word.tag,
        });
        self.added_frequency += frequency as f64 - before as f64;
    }

    /// What the words add to the sum of all frequencies.
    pub(crate) fn added_frequency(&self) -> f64 {
        self.added_frequency
    }

    pub(crate) fn get(&self, word: &str) -> Option<&Known> {
        let node = word
            .chars()
            .try_fold(self.root()?, |node, c| self.child(node, c))?;
        self.word(node)
    }

    /// The node that all words begin at, if there are words.
    pub(crate) fn root(&self) -> Option<u32> {
        (!self.nodes.is_empty()).then_some(0)
    }

    pub(crate) fn child(&self, node: u32, c: char) -> Option<u32> {
        self.children.get(&(node, c)).copied()
    }

    pub(crate) fn word(&self, node: u32) -> Option<&Known> {
        self.nodes.get(node as usize)?.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_but_the_word_is_optional() {
        let word = |text: &str, frequency, tag: Option<&str>| {
            Ok(Some(UserWord {
                text: text.to_owned(),
                frequency,
                tag: tag.map(str::to_owned),
            }))
        };
        assert_eq!(parse_line("云计算"), word("云计算", None, None));
        assert_eq!(parse_line("云计算 5"), word("云计算", Some(5), None));
        assert_eq!(parse_line("\u{feff}云计算 n \r"), word("云计算", None, Some("n")));
        assert_eq!(parse_line(" 云计算\t5  nz"), word("云计算", Some(5), Some("nz")));
        assert_eq!(parse_line(" \t"), Ok(None));
        assert!(parse_line("云计算 n 5").unwrap_err().contains("\"5\""));
        assert!(parse_line("云计算 5 n x").unwrap_err().contains("\"x\""));
        let too_large = "99999999999999999999 n";
        assert!(
            parse_line(&format!("云计算 {too_large}"))
                .unwrap_err()
                .contains("\"99999999999999999999\"")
        );
        assert!(parse_line("云计算 五").is_err());
    }

    #[test]
    fn traditional_words_are_also_looked_for_in_simplified() {
        let word = parse_line("雲端運算 3").unwrap().unwrap();
        let forms: Vec<String> = word.forms().map(|form| form.text).collect();
        assert_eq!(forms, ["雲端運算", "云端运算"]);
    }
}
