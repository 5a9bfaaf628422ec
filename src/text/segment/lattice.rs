//! The word lattice of a text: every word of the lexicon that it can be cut into.

use crate::text::lexicon::{self, Node, WordId};

/// The number of no word.
const NONE: u32 = u32::MAX;

/// A character of the text.
#[derive(Clone, Copy)]
pub(super) struct Char {
    /// Natural logarithm of the probability of the lexicon's word that it is by itself; −∞ if it is none.
    single: f64,
    pub(super) c: char,
    /// Where it begins, in bytes.
    pub(super) start: u32,
    /// The last found of the longer words that begin with it.
    words: u32,
    code: u16,
    /// Whether words longer than a character can have it.
    pub(super) in_words: bool,
}

/// A word that the text can be cut into.
#[derive(Clone, Copy)]
pub(super) struct Word {
    /// Natural logarithm of its probability.
    pub(super) probability: f64,
    /// The character behind it.
    pub(super) end: u32,
    pub(super) id: Option<WordId>,
    /// The word found before it that begins with the same character.
    before: u32,
}

/// A part of the text that words may begin with.
#[derive(Clone, Copy)]
struct Prefix {
    node: Node,
    /// Its first character, and the one behind its last.
    start: u32,
    end: u32,
}

/// The lattice of one text after the other; its buffers serve all of them.
#[derive(Default)]
pub(super) struct Lattice {
    /// The characters, and one behind the last.
    chars: Vec<Char>,
    /// Those of several characters.
    words: Vec<Word>,
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
        self.prefixes.clear();
        for (start, c) in text.char_indices() {
            self.push(start, c, log_total);
        }
        self.push(text.len(), '\0', log_total);
        while !self.prefixes.is_empty() {
            self.lengthen(log_total);
        }
    }

    fn push(&mut self, start: usize, c: char, log_total: f64) {
        let in_words = in_words(c);
        let code = if in_words { lexicon::code(c) } else { 0 };
        let node = Node::first(code);
        let number = self.chars.len() as u32;
        self.chars.push(Char {
            single: node
                .log_frequency()
                .map_or(f64::NEG_INFINITY, |log| log - log_total),
            c,
            start: start as u32,
            words: NONE,
            code,
            in_words,
        });
        self.prefixes.push(Prefix {
            node,
            start: number,
            end: number + u32::from(in_words),
        });
    }

    /// Makes the prefixes one character longer, and adds the words that they then are.
    fn lengthen(&mut self, log_total: f64) {
        let chars = &mut self.chars;
        let code_behind = |chars: &[Char], prefix: &Prefix| chars[prefix.end as usize].code;
        // What cannot be told beforehand is no branch here: the next look-ups would wait for its outcome.
        let mut n_kept = 0;
        for index in 0..self.prefixes.len() {
            let prefix = self.prefixes[index];
            self.prefixes[n_kept] = prefix;
            n_kept += usize::from(prefix.node.may_have(code_behind(chars, &prefix)));
        }
        self.prefixes.truncate(n_kept);
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
                self.words.push(Word {
                    probability: logarithm - log_total,
                    end: prefix.end,
                    id: node.word(),
                    before: first.words,
                });
                first.words = self.words.len() as u32 - 1;
            }
            self.prefixes[n_kept] = prefix;
            n_kept += usize::from(node.has_children());
        }
        self.prefixes.truncate(n_kept);
    }

    /// The characters; the last stands behind the text.
    pub(super) fn chars(&self) -> &[Char] {
        &self.chars
    }

    /// Calls `word` for every word that begins with a character.
    #[inline]
    pub(super) fn for_each_word(&self, start: usize, mut word: impl FnMut(Word)) {
        let first = self.chars[start];
        if first.single > f64::NEG_INFINITY {
            word(Word {
                probability: first.single,
                end: start as u32 + 1,
                id: WordId::new(first.code.into()),
                before: NONE,
            });
        }
        let mut next = first.words;
        while let Some(&found) = self.words.get(next as usize) {
            word(found);
            next = found.before;
        }
    }
}

/// What words longer than a character consist of, for jieba: Han characters, and Latin letters, digits and the marks
/// among them.
fn in_words(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
        || c.is_ascii_alphanumeric()
        || matches!(c, '+' | '#' | '&' | '.' | '_' | '%' | '-')
        || matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2a6df}'
            | '\u{2a700}'..='\u{2ebef}' | '\u{2f800}'..='\u{2fa1f}')
}
