//! The distinct words of a document.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::lexicon::{self, WordId};
use super::words::{Knowledge, Word};
use crate::Span;

/// Texts bring a new word once in this many bytes …
const BYTES_PER_WORD: usize = 10;
/// … until they have this many different words: longer texts repeat themselves.
const MAX_EXPECTED: usize = 1 << 12;

/// The distinct words of a document, numbered in the order of their first occurrence.
pub(crate) struct Vocabulary<'e> {
    knowledge: Knowledge<'e>,
    /// The numbers of words, by their number in the lexicon or by their short form: see [`packed`].
    by_key: FxHashMap<u64, u32>,
    /// Those of longer forms that were looked up.
    by_form: FxHashMap<Box<str>, u32>,
    pub(crate) words: Vec<Word>,
}

impl<'e> Vocabulary<'e> {
    /// An empty vocabulary, with room for a text of `n_bytes`.
    pub(crate) fn new(knowledge: Knowledge<'e>, n_bytes: usize) -> Self {
        let n_expected = (n_bytes / BYTES_PER_WORD).min(MAX_EXPECTED);
        Self {
            knowledge,
            by_key: FxHashMap::with_capacity_and_hasher(n_expected, FxBuildHasher),
            by_form: FxHashMap::default(),
            words: Vec::with_capacity(n_expected),
        }
    }

    /// The number of the word `form`, which is in lower case and Simplified characters, and which the lexicon may have
    /// under `id`. `place` says where the form stands among the document's, if the word is new.
    pub(crate) fn number(&mut self, form: &str, id: Option<WordId>, place: impl FnOnce() -> Span) -> usize {
        let next = self.words.len() as u32;
        let (number, id) = match id {
            Some(known) => (self.number_of_id(known), id),
            None => self.look_up(form),
        };
        if number == next {
            self.words.push(Word {
                form: place(),
                ..self.knowledge.describe(form, id)
            });
        }
        number as usize
    }

    /// The number of a word of the lexicon: the next one if it is new.
    fn number_of_id(&mut self, id: WordId) -> u32 {
        let next = self.words.len() as u32;
        *self.by_key.entry(id.get().into()).or_insert(next)
    }

    /// The number of a word by its form, and if that is new, what the lexicon has it under.
    fn look_up(&mut self, form: &str) -> (u32, Option<WordId>) {
        let key = packed(form);
        let known = match key {
            Some(key) => self.by_key.get(&key),
            None => self.by_form.get(form),
        };
        if let Some(&number) = known {
            return (number, None);
        }
        let id = lexicon::find(form);
        let number = id.map_or(self.words.len() as u32, |id| self.number_of_id(id));
        match key {
            Some(key) => self.by_key.insert(key, number),
            None => self.by_form.insert(form.into(), number),
        };
        (number, id)
    }
}

/// A form of one to seven bytes, as marks and most words are, as a number beyond those of the lexicon: its length is
/// the highest byte.
fn packed(form: &str) -> Option<u64> {
    let mut bytes = [0; 8];
    bytes[7] = form.len() as u8;
    bytes
        .get_mut(..form.len())
        .filter(|_| (1..8).contains(&form.len()))?
        .copy_from_slice(form.as_bytes());
    Some(u64::from_le_bytes(bytes))
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
        // Forms of up to seven bytes are told apart by their bytes, longer ones by their text.
        let text =
            "合作 合 作 合作社 𠮷野 a ab \0a abcdefg abcdefh abcdefgh 𠮷野𠮷 合作 abcdefg 𠮷野𠮷 abcdefgh";
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
