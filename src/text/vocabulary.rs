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
    /// Counts documents.
    document: u32,
    short: FxHashMap<u64, u32>,
    long: FxHashMap<Arc<str>, u32>,
    words: Vec<Word>,
    /// The last document that had each word, and its number there.
    seen: Vec<(u32, u32)>,
    bytes: usize,
}

/// The distinct words of a document, numbered in the order of their first occurrence.
pub(crate) struct Vocabulary<'e> {
    knowledge: Knowledge<'e>,
    memory: Memory,
    pub(crate) words: Vec<Word>,
}

impl<'e> Vocabulary<'e> {
    /// An empty one, for another document.
    pub(crate) fn new(knowledge: Knowledge<'e>) -> Self {
        let mut memory = MEMORY.take();
        if memory.engine != knowledge.engine
            || memory.bytes > MAX_REMEMBERED_BYTES
            || memory.words.len() > MAX_REMEMBERED_WORDS
            || memory.document == u32::MAX
        {
            memory = Memory {
                engine: knowledge.engine,
                ..Memory::default()
            };
        }
        memory.document += 1;
        Self {
            knowledge,
            memory,
            words: Vec::new(),
        }
    }

    /// The number of the word `form`, which is in lower case and Simplified characters.
    pub(crate) fn number(&mut self, form: &str) -> usize {
        let remembered = self.memory.find(form, self.knowledge) as usize;
        let (document, number) = &mut self.memory.seen[remembered];
        if *document != self.memory.document {
            *document = self.memory.document;
            *number = self.words.len() as u32;
            self.words.push(self.memory.words[remembered].clone());
        }
        *number as usize
    }
}

impl Memory {
    /// Where the word is in memory, from now on.
    fn find(&mut self, form: &str, knowledge: Knowledge<'_>) -> u32 {
        let key = packed(form);
        let found = match key {
            Some(key) => self.short.get(&key),
            None => self.long.get(form),
        };
        if let Some(&found) = found {
            return found;
        }
        let word = knowledge.describe(form);
        let next = self.words.len() as u32;
        match key {
            Some(key) => self.short.insert(key, next),
            None => self.long.insert(Arc::clone(&word.form), next),
        };
        self.bytes += form.len();
        self.words.push(word);
        self.seen.push((0, 0));
        next
    }
}

/// A word of at most four characters of the basic plane as a number: found without following a pointer.
fn packed(form: &str) -> Option<u64> {
    if form.len() > 12 {
        return None;
    }
    let mut key = 0_u64;
    let mut chars = form.chars();
    for c in chars.by_ref().take(4) {
        key = key << 16 | u64::from(u16::try_from(u32::from(c)).ok()?);
    }
    // U+0000 would not show in front.
    let is_told_apart = chars.next().is_none() && !form.starts_with('\0');
    is_told_apart.then_some(key)
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
            "\0a",
            "a\0",
            "ab",
            "合作",
            "一二三四",
            "一二三四五",
            "abcd",
            "abcde",
            "𠮷野",
        ];
        let packed: Vec<Option<u64>> = words.iter().map(|word| super::packed(word)).collect();
        for (index, key) in packed.iter().enumerate() {
            assert!(
                key.is_none() || !packed[..index].contains(key),
                "{}",
                words[index]
            );
        }
        let long = ["\0a", "一二三四五", "abcde", "𠮷野"];
        assert!(
            words
                .iter()
                .zip(&packed)
                .all(|(word, key)| key.is_none() == long.contains(word))
        );
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
