//! The distinct words of a document. What was found out about a word serves the documents after it.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::lexicon::{self, WordId};
use super::words::{Knowledge, Word};
use crate::Span;

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
    /// Where in `words` the words of the lexicon are, and those that it does not have.
    by_id: FxHashMap<WordId, u32>,
    others: FxHashMap<Box<str>, u32>,
    words: Vec<Remembered>,
    bytes: usize,
}

struct Remembered {
    word: Word,
    /// The last document that had it, and its number there.
    document: u32,
    number: u32,
}

/// The distinct words of a document, numbered in the order of their first occurrence.
pub(crate) struct Vocabulary<'e> {
    knowledge: Knowledge<'e>,
    memory: Memory,
    pub(crate) words: Vec<Word>,
}

/// A word that the thread remembers.
#[derive(Clone, Copy)]
pub(crate) struct Recalled(u32);

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

    /// What is remembered of the word `form`, which is in lower case and Simplified characters, and which the lexicon may
    /// have under `id`.
    pub(crate) fn recall(&mut self, form: &str, id: Option<WordId>) -> Recalled {
        Recalled(self.memory.find(form, id, self.knowledge))
    }

    /// Makes room for those of these words that are new to the document.
    ///
    /// Words lie far apart in memory: looked at side by side, they are waited for together.
    pub(crate) fn reserve(&mut self, words: &[Recalled]) {
        let is_new =
            |recalled: &&Recalled| self.memory.words[recalled.0 as usize].document != self.memory.document;
        self.words.reserve(words.iter().filter(is_new).count());
    }

    /// The number of a word. `place` says where its form stands among the document's, if the word is new.
    pub(crate) fn number(&mut self, recalled: Recalled, place: impl FnOnce() -> Span) -> usize {
        let remembered = &mut self.memory.words[recalled.0 as usize];
        if remembered.document != self.memory.document {
            remembered.document = self.memory.document;
            remembered.number = self.words.len() as u32;
            self.words.push(Word {
                form: place(),
                ..remembered.word.clone()
            });
        }
        remembered.number as usize
    }
}

impl Memory {
    /// Where the word is in memory, from now on.
    fn find(&mut self, form: &str, id: Option<WordId>, knowledge: Knowledge<'_>) -> u32 {
        let Some(id) = id.or_else(|| lexicon::find(form)) else {
            if let Some(&found) = self.others.get(form) {
                return found;
            }
            let found = self.add(form, None, knowledge);
            self.others.insert(form.into(), found);
            return found;
        };
        if let Some(&found) = self.by_id.get(&id) {
            return found;
        }
        let found = self.add(form, Some(id), knowledge);
        self.by_id.insert(id, found);
        found
    }

    fn add(&mut self, form: &str, id: Option<WordId>, knowledge: Knowledge<'_>) -> u32 {
        let next = self.words.len() as u32;
        self.bytes += form.len();
        self.words.push(Remembered {
            word: knowledge.describe(form, id),
            document: 0,
            number: 0,
        });
        next
    }
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
            (0..document.vocabulary().len())
                .map(|word| document.form(word).to_owned())
                .collect()
        };
        assert_eq!(
            forms("合作带来旅游，旅游带来合作"),
            ["合作", "带来", "旅游", "，"]
        );
        assert_eq!(forms("旅游与合作"), ["旅游", "与", "合作"]);
    }

    #[test]
    fn words_of_the_lexicon_and_others_are_told_apart() {
        let text = "合作 合 作 合作社 𠮷野 a ab \0a 合作";
        let document = Engine::new().analyze_with(text, &AnalyzeOptions::default().title("合作 𠮷野"));
        let vocabulary = document.vocabulary();
        for token in document.tokens() {
            assert_eq!(document.form(token.word), token.span.of(text));
        }
        let mut forms: Vec<&str> = (0..vocabulary.len()).map(|word| document.form(word)).collect();
        forms.sort_unstable();
        assert!(forms.windows(2).all(|pair| pair[0] != pair[1]), "{forms:?}");
        assert_eq!(document.title_words()[0], document.tokens()[0].word);
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
