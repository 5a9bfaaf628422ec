//! The word lattice of a text: every word of the lexicon that it can be cut into.

use crate::text::lexicon::{self, TrieNode, WordId};
use crate::text::sentence::marks::in_words;

/// Marks a place where no word ends.
const NONE: u32 = u32::MAX;

/// A character of the text.
#[derive(Clone, Copy)]
pub(super) struct Char {
    /// Natural logarithm of the probability of the word that it is by itself, if it is one.
    single: f64,
    is_single: bool,
    /// The number of that word.
    id: Option<WordId>,
    pub(super) c: char,
    /// Where it begins, in bytes.
    pub(super) start: u32,
    /// The last found of the longer words that begin with it.
    words: u32,
    code: u16,
    /// Whether words longer than a character can have it.
    pub(super) in_words: bool,
}

impl Char {
    fn new(start: usize, c: char) -> Self {
        let in_words = in_words(c);
        Self {
            single: f64::NEG_INFINITY,
            is_single: false,
            id: None,
            c,
            start: start as u32,
            words: NONE,
            code: if in_words { lexicon::code(c) } else { 0 },
            in_words,
        }
    }
}

/// A word that the text can be cut into.
#[derive(Clone, Copy)]
pub(super) struct LatticeWord {
    /// Natural logarithm of its probability.
    pub(super) probability: f64,
    /// The character after it.
    pub(super) end: u32,
    pub(super) id: Option<WordId>,
    /// The word found before it that begins with the same character.
    before: u32,
}

/// A part of the text that words may begin with.
#[derive(Clone, Copy, Default)]
struct Prefix {
    node: TrieNode,
    /// Its first character, and the one after its last.
    start: u32,
    end: u32,
}

/// The lattice of one text after the other; its buffers serve all of them.
#[derive(Default)]
pub(super) struct Lattice {
    /// The characters, and one after the last.
    chars: Vec<Char>,
    /// Those of several characters.
    words: Vec<LatticeWord>,
    prefixes: Vec<Prefix>,
}

impl Lattice {
    /// Finds the words of `text`; `log_total` is the logarithm of the sum of all frequencies.
    ///
    /// Looking up is waiting for memory, unless what is looked up next does not depend on it: so all prefixes of a length
    /// are looked up side by side.
    pub(super) fn read(&mut self, text: &str, log_total: f64) {
        self.chars.clear();
        self.words.clear();
        self.chars
            .extend(text.char_indices().map(|(start, c)| Char::new(start, c)));
        self.chars.push(Char::new(text.len(), '\0'));
        self.begin(log_total);
        while !self.prefixes.is_empty() {
            self.lengthen(log_total);
        }
    }

    /// Finds the words of one character, and the prefixes of one that may go on.
    fn begin(&mut self, log_total: f64) {
        let n = self.chars.len() - 1;
        self.prefixes.clear();
        self.prefixes.resize(n, Prefix::default());
        let mut n_kept = 0;
        for start in 0..n {
            let behind = self.chars[start + 1].code;
            let first = &mut self.chars[start];
            let node = TrieNode::first(first.code);
            if let Some(logarithm) = node.log_frequency() {
                first.single = logarithm - log_total;
                first.is_single = true;
                first.id = node.word();
            }
            // What cannot be told beforehand is no branch here: the next look-ups would wait for its outcome.
            self.prefixes[n_kept] = Prefix {
                node,
                start: start as u32,
                end: start as u32 + 1,
            };
            n_kept += usize::from(first.in_words & node.may_have(behind));
        }
        self.prefixes.truncate(n_kept);
    }

    /// Makes the prefixes one character longer, adds the words that they then are, and keeps those that may go on.
    fn lengthen(&mut self, log_total: f64) {
        let chars = &mut self.chars;
        let code_behind = |chars: &[Char], prefix: &Prefix| chars[prefix.end as usize].code;
        for prefix in &mut self.prefixes {
            prefix.node = prefix.node.towards(code_behind(chars, prefix));
        }
        for prefix in &mut self.prefixes {
            prefix.node = prefix.node.child(code_behind(chars, prefix));
            prefix.end += 1;
        }
        let mut n_kept = 0;
        for index in 0..self.prefixes.len() {
            let prefix = self.prefixes[index];
            let node = prefix.node;
            if let Some(logarithm) = node.log_frequency() {
                let first = &mut chars[prefix.start as usize];
                let before = std::mem::replace(&mut first.words, self.words.len() as u32);
                self.words.push(LatticeWord {
                    probability: logarithm - log_total,
                    end: prefix.end,
                    id: node.word(),
                    before,
                });
            }
            self.prefixes[n_kept] = prefix;
            // The last character stands after the text: a prefix that ends there does not go on.
            let behind = chars.get(prefix.end as usize).map_or(0, |c| c.code);
            n_kept += usize::from(node.has_children() & node.may_have(behind));
        }
        self.prefixes.truncate(n_kept);
    }

    /// The characters; the last stands after the text.
    pub(super) fn chars(&self) -> &[Char] {
        &self.chars
    }

    /// The natural logarithm of the probability of the word that character `start` is by itself, and its number in the
    /// lexicon.
    pub(super) fn single(&self, start: usize) -> Option<(f64, Option<WordId>)> {
        let first = &self.chars[start];
        first.is_single.then_some((first.single, first.id))
    }

    /// The words of several characters that begin with character `start`.
    pub(super) fn longer(&self, start: usize) -> impl Iterator<Item = &LatticeWord> {
        let word = |number: u32| self.words.get(number as usize);
        std::iter::successors(word(self.chars[start].words), move |found| word(found.before))
    }

    /// Adds words that begin with character `start`, each with an end and a probability of its own, or changes those that
    /// are there.
    pub(super) fn set(&mut self, start: usize, words: &[(usize, f64)]) {
        let there = self.chars[start].words;
        for &(end, probability) in words {
            if end == start + 1 {
                self.chars[start].single = probability;
                self.chars[start].is_single = true;
            } else if let Some(number) = self.number(there, end) {
                self.words[number].probability = probability;
            } else {
                let before = std::mem::replace(&mut self.chars[start].words, self.words.len() as u32);
                self.words.push(LatticeWord {
                    probability,
                    end: end as u32,
                    id: None,
                    before,
                });
            }
        }
    }

    /// The number of the word that ends at `end`, among word `number` and those found before it.
    fn number(&self, mut number: u32, end: usize) -> Option<usize> {
        while let Some(word) = self.words.get(number as usize) {
            if word.end as usize == end {
                return Some(number as usize);
            }
            number = word.before;
        }
        None
    }
}
