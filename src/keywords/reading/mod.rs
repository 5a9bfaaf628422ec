//! The document's words as keywords read them: where the text shows that jieba's cut is wrong, mended.
//!
//! [`Document::tokens`] stays as jieba cut it. What is done here, sentence by sentence, is in [`resegment`].

mod new_word;
mod resegment;
mod shape;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;

use super::word_ranking::WordRanking;
use crate::graph::carries_words;
use crate::text::blocks::Role;
use crate::text::words::{Token, Word};
use crate::{Document, Span};
use new_word::NewWord;
use resegment::Resegmenter;

/// The words of a document, mended.
pub(super) struct Reading<'d> {
    pub(super) document: &'d Document<'d>,
    /// Those of the sentences that carry words, and after them those of a title that is no part of the text.
    pub(super) tokens: Vec<Token>,
    pub(super) sentences: Vec<SentenceTokens>,
    /// Words that the document does not have, numbered after its own.
    more: Vec<NewWord>,
    ranking: OnceCell<WordRanking>,
}

/// A sentence, or the title that was given.
pub(super) struct SentenceTokens {
    pub(super) tokens: std::ops::Range<usize>,
    pub(super) is_title: bool,
    /// Whether its tokens stand in the title that was given, not in the text.
    pub(super) is_given: bool,
}

impl<'d> Reading<'d> {
    pub(super) fn new(document: &'d Document<'d>) -> Self {
        let mut reading = Self {
            document,
            tokens: Vec::with_capacity(document.tokens().len()),
            sentences: Vec::with_capacity(document.sentences().len() + 1),
            more: Vec::new(),
            ranking: OnceCell::new(),
        };
        let mut resegmenter = Resegmenter::new(document);
        let carrying = document.sentences().iter();
        for sentence in carrying.filter(|sentence| carries_words(sentence.role)) {
            // Words of a dateline name the agency and the place that it writes from.
            let tokens = document.tokens_of(sentence);
            let n_before = tokens.partition_point(|token| token.span.start < sentence.quote.start);
            reading.add(
                &mut resegmenter,
                document.text(),
                &tokens[n_before..],
                sentence.role == Role::Title,
                false,
            );
        }
        if document.title_is_given() {
            let title = document.title().unwrap_or_default();
            let tokens = document.title_tokens();
            reading.add(&mut resegmenter, title, &tokens, true, true);
        }
        reading
    }

    fn add(
        &mut self,
        resegmenter: &mut Resegmenter<'d>,
        text: &str,
        tokens: &[Token],
        is_title: bool,
        is_given: bool,
    ) {
        let start = self.tokens.len();
        resegmenter.read(text, tokens, &mut self.tokens, &mut self.more);
        self.sentences.push(SentenceTokens {
            tokens: start..self.tokens.len(),
            is_title,
            is_given,
        });
    }

    /// The document's own words as they are ranked, when somebody asks for them first.
    pub(super) fn word_ranking(&self) -> &WordRanking {
        self.ranking.get_or_init(|| WordRanking::new(self.document))
    }

    /// The same, for who needs nothing else.
    pub(super) fn into_word_ranking(self) -> WordRanking {
        let ranking = self.ranking.into_inner();
        ranking.unwrap_or_else(|| WordRanking::new(self.document))
    }

    /// How many words there are.
    pub(super) fn n_words(&self) -> usize {
        self.document.vocabulary().len() + self.more.len()
    }

    fn mended(&self, word: usize) -> Option<&NewWord> {
        self.more.get(word.checked_sub(self.document.vocabulary().len())?)
    }

    pub(super) fn word(&self, word: usize) -> &Word {
        match self.mended(word) {
            Some(mended) => &mended.word,
            None => &self.document.vocabulary()[word],
        }
    }

    /// Its form, without blanks: in lower case and Simplified characters.
    pub(super) fn form(&self, word: usize) -> &str {
        match self.mended(word) {
            Some(mended) => &mended.form,
            None => self.document.form(word),
        }
    }

    /// Whether it is a name or term that was put together of several words.
    pub(super) fn is_name_put_together(&self, word: usize) -> bool {
        self.mended(word)
            .is_some_and(|mended| !mended.word.known && mended.word.tag != "x")
    }

    /// The word of the document that stands for it in the word graph.
    pub(super) fn in_graph(&self, word: usize) -> usize {
        self.mended(word).map_or(word, |mended| mended.stands_for)
    }

    /// The first tokens of the title that was given; the number of tokens if none was.
    pub(super) fn text_end(&self) -> usize {
        match self.sentences.last() {
            Some(last) if last.is_given => last.tokens.start,
            _ => self.tokens.len(),
        }
    }

    /// What `n` tokens from `first` on are written as.
    pub(super) fn text_at(&self, first: usize, n: usize) -> (Span, &str) {
        let tokens = &self.tokens[first..][..n];
        let end = tokens.last().map_or(0, |token| token.span.end);
        let span = Span::new(tokens[0].span.start, end);
        let text = if first < self.text_end() {
            self.document.text()
        } else {
            self.document.title().unwrap_or_default()
        };
        (span, text)
    }
}
