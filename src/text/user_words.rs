//! Words that the user adds to the dictionary.

use rustc_hash::FxHashMap;

use super::fold::{self, is_han};
use super::lexicon;
use super::sentence::marks::{in_words, is_final, is_inner};
use crate::Span;

/// A word of the user's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UserWord {
    pub(crate) text: String,
    /// How often it would occur in the dictionary's corpus; if not given, just often enough to be kept whole.
    pub(crate) frequency: Option<usize>,
    pub(crate) tag: Option<String>,
}

impl UserWord {
    /// Whether no text can have it as a word: texts are cut at the marks that end clauses and sentences.
    pub(crate) fn is_never_found(&self) -> bool {
        self.text.contains(|c| is_inner(c) || is_final(c))
    }

    /// Whether what stands behind a blank in it may have been meant as a frequency or a tag: a number that is no frequency
    /// (`云计算 1.5`), a field between a Chinese word and its tag (`云计算 abc n`), a tag before the frequency (`云计算 n 5`), a
    /// tag in capital letters (`云计算 N`), a frequency and a tag that something follows (`云计算 5 n 新词`).
    pub(crate) fn is_in_doubt(&self) -> bool {
        let Some((before, last)) = self.text.rsplit_once(char::is_whitespace) else {
            return false;
        };
        let is_field = || {
            let is_between = self.tag.is_some() && last.chars().all(|c| c.is_ascii_lowercase());
            before.trim_end().ends_with(is_han)
                && (self.may_be_tag(last) || self.frequency.is_none() && is_between)
        };
        let is_number = || last.trim_start_matches(['-', '+', '.']).starts_with(is_digit);
        let fields: Vec<&str> = self.text.split_whitespace().collect();
        let has_both = || {
            fields.windows(3).any(|fields| {
                fields[0].ends_with(is_han) && fields[1].chars().all(is_digit) && self.may_be_tag(fields[2])
            })
        };
        self.frequency.is_none() && is_number() || is_field() || has_both()
    }

    /// Whether a field of the word may have been meant as a tag. Capital letters are mostly a name's (`维生素 C`): they may
    /// be what nouns and verbs have, and with a frequency behind them they are part of the word.
    fn may_be_tag(&self, field: &str) -> bool {
        let is_usual = || self.frequency.is_none() && field.starts_with(['N', 'V', 'n', 'v']);
        lexicon::tags().any(|tag| tag == field || tag.eq_ignore_ascii_case(field) && is_usual())
    }

    /// The word in the forms that it has in texts as they are read.
    pub(crate) fn forms(self) -> impl Iterator<Item = Self> {
        let forms = fold::forms(&self.text);
        forms.map(move |text| Self { text, ..self.clone() })
    }
}

/// Reads a line of python-jieba's format, `word [frequency] [tag]`: a last field of small letters is the tag, digits before
/// it or at the end are the frequency, and everything before is the word, blanks and marks included.
///
/// `Ok(None)` is an empty line.
pub(crate) fn parse_line(line: &str) -> Result<Option<UserWord>, String> {
    let is_blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    let line = line.trim_matches(is_blank);
    if line.is_empty() {
        return Ok(None);
    }
    let (line, tag) = split_last(line, |c| c.is_ascii_lowercase());
    let (text, frequency) = split_last(line, |c| c.is_ascii_digit());
    let frequency = match frequency.map(|digits| (digits, digits.parse())) {
        None => None,
        Some((_, Ok(frequency))) => Some(frequency),
        Some((digits, Err(_))) => return Err(format!("the frequency {digits:?} of {text:?} is too large")),
    };
    Ok(Some(UserWord {
        text: text.to_owned(),
        frequency,
        tag: tag.map(str::to_owned),
    }))
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// Parts the last field off `line` if another stands before it and it consists of such characters.
fn split_last(line: &str, consists_of: fn(char) -> bool) -> (&str, Option<&str>) {
    let parts = line.rsplit_once(char::is_whitespace);
    match parts.filter(|(_, last)| last.chars().all(consists_of)) {
        Some((rest, last)) => (rest.trim_end(), Some(last)),
        None => (line, None),
    }
}

/// The user's words, as a trie.
#[derive(Debug, Default)]
pub(crate) struct UserDictionary {
    children: FxHashMap<(u32, char), u32>,
    /// What is known of the word that ends at each node; the root, which comes first, has none. Empty without words.
    nodes: Vec<Option<Definition>>,
    added_frequency: f64,
    /// Whether some have blanks or marks in them.
    has_compounds: bool,
}

/// What is known of a word of the user's.
#[derive(Debug)]
pub(crate) struct Definition {
    pub(crate) frequency: usize,
    /// Natural logarithm of the frequency.
    pub(crate) log_frequency: f64,
    pub(crate) tag: Option<String>,
    /// Whether it has blanks or marks in it, at which texts are cut otherwise: `AC/DC`, `理查德·凯利`.
    is_compound: bool,
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
        let is_compound = word.text.contains(|c| !in_words(c)) && !word.is_never_found();
        self.has_compounds |= is_compound;
        self.nodes[node as usize] = Some(Definition {
            is_compound,
            frequency,
            log_frequency: (frequency as f64).ln(),
            tag: word.tag,
        });
        self.added_frequency += frequency as f64 - before as f64;
    }

    pub(crate) fn tags(&self) -> impl Iterator<Item = &str> {
        self.nodes
            .iter()
            .flatten()
            .filter_map(|known| known.tag.as_deref())
    }

    /// What the words add to the sum of all frequencies.
    pub(crate) fn added_frequency(&self) -> f64 {
        self.added_frequency
    }

    pub(crate) fn get(&self, word: &str) -> Option<&Definition> {
        let node = word
            .chars()
            .try_fold(self.root()?, |node, c| self.child(node, c))?;
        self.word(node)
    }

    /// Where words stand in `text` that have blanks or marks in them, of overlapping ones the first and longest.
    pub(crate) fn compounds(&self, text: &str) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        if !self.has_compounds {
            return spans;
        }
        let is_latin = |c: char| c.is_ascii_alphanumeric();
        for (start, c) in text.char_indices() {
            let inside = is_latin(c) && text[..start].ends_with(is_latin);
            if inside || spans.last().is_some_and(|last| start < last.end) {
                continue;
            }
            let mut node = Some(0);
            let mut longest = None;
            for (at, c) in text[start..].char_indices() {
                node = node.and_then(|node| self.child(node, c));
                let Some(word) = node else { break };
                let end = start + at + c.len_utf8();
                let goes_on = is_latin(c) && text[end..].starts_with(is_latin);
                if !goes_on && self.word(word).is_some_and(|known| known.is_compound) {
                    longest = Some(end);
                }
            }
            spans.extend(longest.map(|end| Span::new(start, end)));
        }
        spans
    }

    /// The node that all words begin at, if there are words.
    pub(crate) fn root(&self) -> Option<u32> {
        (!self.nodes.is_empty()).then_some(0)
    }

    pub(crate) fn child(&self, node: u32, c: char) -> Option<u32> {
        self.children.get(&(node, c)).copied()
    }

    pub(crate) fn word(&self, node: u32) -> Option<&Definition> {
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
        for (line, text, frequency, tag) in [
            ("云计算", "云计算", None, None),
            ("云计算 5", "云计算", Some(5), None),
            ("\u{feff}云计算 n \r", "云计算", None, Some("n")),
            (" 云计算\t5  nz", "云计算", Some(5), Some("nz")),
            ("Open Bridge认证 2000", "Open Bridge认证", Some(2000), None),
            ("Open Bridge 认证 3 nz", "Open Bridge 认证", Some(3), Some("nz")),
            ("约翰·史密斯 100 nr", "约翰·史密斯", Some(100), Some("nr")),
            ("石桥（重建）", "石桥（重建）", None, None),
            ("AC/DC 5 eng", "AC/DC", Some(5), Some("eng")),
            ("歼－２０ 5", "歼－２０", Some(5), None),
            ("云计算 五", "云计算 五", None, None),
            ("云计算 n 5", "云计算 n", Some(5), None),
            ("2024", "2024", None, None),
            ("bridge", "bridge", None, None),
        ] {
            assert_eq!(parse_line(line), word(text, frequency, tag), "{line}");
        }
        assert_eq!(parse_line(" \t"), Ok(None));
        let error = parse_line("云计算 99999999999999999999 n").unwrap_err();
        assert!(error.contains("frequency \"99999999999999999999\""), "{error}");
    }

    #[test]
    fn what_may_have_been_meant_otherwise_is_in_doubt() {
        let is_in_doubt = |line: &str| parse_line(line).unwrap().unwrap().is_in_doubt();
        for line in [
            "云计算 1.5",
            "云计算 -3 n",
            "云计算 1,000",
            "云计算 12次",
            "云计算 abc n",
            "云计算 n 5",
            "工业 4.0",
            "云计算 ５ n",
            "云计算 N",
            "云计算 5 N",
            "云计算\t5\tNZ",
            "云计算 5 n 新词",
            "云计算 5 n # 新词",
            "云计算 5 N 新词",
            "云计算 5 n 3",
            "云计算  n  5",
            "云计算 NZ n",
        ] {
            assert!(is_in_doubt(line), "{line}");
        }
        for line in [
            "云计算",
            "云计算 5 n",
            "工业 4.0 10",
            "Open Bridge认证",
            "machine vision eng",
            "深度 learning 5",
            "iPhone 15",
            "Windows 11 Pro",
            "Windows 11 n 5",
            "世界 500 强",
            "世界 500 强 3 nz",
            "维生素 C",
            "红河 14 T",
            "红河 14 Pro Max 10 nz",
            "前 n 名",
            "红河 NS 10",
            "红河 5 V 10 nz",
        ] {
            assert!(!is_in_doubt(line), "{line}");
        }
    }

    #[test]
    fn traditional_words_are_also_looked_for_in_simplified() {
        let word = parse_line("雲端運算 3").unwrap().unwrap();
        let forms: Vec<String> = word.forms().map(|form| form.text).collect();
        assert_eq!(forms, ["雲端運算", "云端运算"]);
    }
}
