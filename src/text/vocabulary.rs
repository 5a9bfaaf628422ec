//! The distinct words of a document. What was found out about a word serves the documents after it.

use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::words::{Knowledge, Word};

/// What a thread remembers is forgotten from this many bytes or words on.
const MAX_REMEMBERED_BYTES: usize = 4 << 20;
const MAX_REMEMBERED_WORDS: usize = 1 << 17;

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// The words that this thread has met.
#[derive(Default)]
struct Memory {
    /// Whose knowledge it is.
    engine: u64,
    numbers: Numbers,
    words: Vec<Word>,
    bytes: usize,
}

/// Numbers of words.
#[derive(Default)]
struct Numbers {
    short: FxHashMap<u128, u32>,
    long: FxHashMap<Arc<str>, u32>,
}

/// The distinct words of a document, numbered in the order of their first occurrence.
pub(crate) struct Vocabulary<'e> {
    knowledge: Knowledge<'e>,
    memory: Memory,
    numbers: Numbers,
    pub(crate) words: Vec<Word>,
}

impl<'e> Vocabulary<'e> {
    /// An empty one, for another document.
    pub(crate) fn new(knowledge: Knowledge<'e>) -> Self {
        let mut memory = MEMORY.take();
        if memory.engine != knowledge.engine
            || memory.bytes > MAX_REMEMBERED_BYTES
            || memory.words.len() > MAX_REMEMBERED_WORDS
        {
            memory = Memory {
                engine: knowledge.engine,
                ..Memory::default()
            };
        }
        Self {
            knowledge,
            memory,
            numbers: Numbers::default(),
            words: Vec::new(),
        }
    }

    /// The number of the word `form`, which is in lower case and Simplified characters.
    pub(crate) fn number(&mut self, form: &str) -> usize {
        let key = packed(form);
        if let Some(number) = self.numbers.get(key, form) {
            return number as usize;
        }
        let number = self.words.len();
        let word = self.memory.word(key, form, self.knowledge).clone();
        self.numbers.insert(key, &word.form, number as u32);
        self.words.push(word);
        number
    }
}

impl Numbers {
    fn get(&self, key: Option<u128>, form: &str) -> Option<u32> {
        match key {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(form).copied(),
        }
    }

    fn insert(&mut self, key: Option<u128>, form: &Arc<str>, number: u32) {
        match key {
            Some(key) => self.short.insert(key, number),
            None => self.long.insert(Arc::clone(form), number),
        };
    }
}

impl Memory {
    fn word(&mut self, key: Option<u128>, form: &str, knowledge: Knowledge<'_>) -> &Word {
        let number = self.numbers.get(key, form).unwrap_or_else(|| {
            let word = knowledge.describe(form);
            let number = self.words.len() as u32;
            self.numbers.insert(key, &word.form, number);
            self.bytes += form.len();
            self.words.push(word);
            number
        });
        &self.words[number as usize]
    }
}

/// A word of at most 15 bytes as a number: compared without following a pointer, made without a loop.
fn packed(form: &str) -> Option<u128> {
    let bytes = form.as_bytes();
    let n = bytes.len();
    let (low, high) = match n {
        0 => (0, 0),
        1..=3 => (
            u64::from(bytes[0]) | u64::from(bytes[n / 2]) << 8 | u64::from(bytes[n - 1]) << 16,
            0,
        ),
        4..=7 => (
            u64::from(four(bytes, 0)?) | u64::from(four(bytes, n - 4)?) << 32,
            0,
        ),
        8..=15 => (eight(bytes, 0)?, eight(bytes, n - 8)? >> 8),
        _ => return None,
    };
    Some(u128::from(low) | u128::from(high) << 64 | (n as u128) << 120)
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn eight(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

impl Drop for Vocabulary<'_> {
    fn drop(&mut self) {
        // While a thread ends its memory may be gone: then there is nothing to give back to.
        let _ = MEMORY.try_with(|memory| memory.replace(std::mem::take(&mut self.memory)));
    }
}

#[cfg(test)]
mod tests {
    use crate::{AnalyzeOptions, Engine};

    #[test]
    fn words_are_numbered_anew_in_every_document() {
        let engine = Engine::new();
        let forms = |text: &str| -> Vec<String> {
            let document = engine.analyze(text);
            document
                .vocabulary()
                .iter()
                .map(|word| word.form.to_string())
                .collect()
        };
        assert_eq!(
            forms("合作带来旅游，旅游带来合作"),
            ["合作", "带来", "旅游", "，"]
        );
        assert_eq!(forms("旅游与合作"), ["旅游", "与", "合作"]);
    }

    #[test]
    fn short_and_long_words_are_told_apart() {
        let words = [
            "",
            "a",
            "a\0",
            "合作",
            "一二三四五",
            "一二三四五六",
            "abcdefghijklmno",
            "abcdefghijklmnop",
            "abcdefgh",
            "abcdefghabcdefg",
            "bbcdefgh",
            "abcdefghx",
            "xabcdefgh",
        ];
        for (index, word) in words.iter().enumerate() {
            assert_eq!(super::packed(word).is_some(), word.len() <= 15);
            for other in &words[index + 1..] {
                assert!(super::packed(word).is_none() || super::packed(word) != super::packed(other));
            }
        }
    }

    #[test]
    fn engines_do_not_share_what_they_know() {
        let plain = Engine::new();
        let own = Engine::builder().user_word("合作", None, Some("zz")).build();
        let tag = |engine: &Engine| engine.analyze("合作").vocabulary()[0].tag.to_string();
        assert_eq!([tag(&plain), tag(&own), tag(&plain)], ["vn", "zz", "vn"]);
        let focused = AnalyzeOptions::default().focus("合作");
        assert_eq!(own.analyze_with("旅游", &focused).focus_words(), [1]);
    }
}
