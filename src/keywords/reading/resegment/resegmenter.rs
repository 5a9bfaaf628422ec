//! What is known while the words of a document are mended, and how mended words are put down.

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::ties::{Tie, ties};
use crate::keywords::reading::new_word::{NewWord, named};
use crate::keywords::reading::shape::{WordShape, shape};
use crate::text::kinds::WordKind;
use crate::text::lexicon::UNKNOWN_IDF;
use crate::text::words::{Class, Token, Word};
use crate::{Document, Span};

/// The longest name in quotes, in bytes.
const MAX_QUOTED: usize = 60;

/// Mends the words of one document.
pub(in crate::keywords::reading) struct Resegmenter<'d> {
    pub(super) document: &'d Document<'d>,
    /// What each word of the vocabulary may need.
    pub(super) shapes: Vec<WordShape>,
    /// Occurrences of each word of the vocabulary.
    pub(super) counts: Vec<u32>,
    /// Occurrences of a family name or a number and the word after it, and of a word and one character after it.
    pub(super) pairs: FxHashMap<(usize, usize), u32>,
    /// Characters that belong to words but were cut off them.
    pub(super) ties: Vec<Tie>,
    /// The forms of words that are in no dictionary, where somebody asks for them.
    unknown: OnceCell<FxHashSet<&'d str>>,
    /// What stands in quotes more than once, with the quotes, where somebody asks for it.
    quoted_again: OnceCell<FxHashSet<&'d str>>,
    /// The numbers of words that were made.
    pub(super) made: FxHashMap<String, usize>,
}

/// A sentence that is being mended.
pub(super) struct ResegmentedLine<'l> {
    pub(super) text: &'l str,
    pub(super) tokens: &'l [Token],
    pub(super) out: &'l mut Vec<Token>,
    pub(super) more: &'l mut Vec<NewWord>,
    /// How many tokens `out` had before this sentence.
    pub(super) start: usize,
}

impl<'l> ResegmentedLine<'l> {
    pub(super) fn new(
        text: &'l str,
        tokens: &'l [Token],
        out: &'l mut Vec<Token>,
        more: &'l mut Vec<NewWord>,
    ) -> Self {
        let start = out.len();
        Self {
            text,
            tokens,
            out,
            more,
            start,
        }
    }

    /// The token `at`, if it follows the one before without a gap.
    pub(super) fn adjacent(&self, at: usize) -> Option<Token> {
        let token = *self.tokens.get(at)?;
        let before = at.checked_sub(1).map(|before| self.tokens[before].span.end);
        (before == Some(token.span.start)).then_some(token)
    }

    pub(super) fn last(&self) -> Option<Token> {
        self.out[self.start..].last().copied()
    }

    pub(super) fn written(&self, token: Token) -> &str {
        token.span.of(self.text)
    }
}

impl<'d> Resegmenter<'d> {
    pub(in crate::keywords::reading) fn new(document: &'d Document<'d>) -> Self {
        let vocabulary = document.vocabulary();
        let shapes: Vec<WordShape> = vocabulary
            .iter()
            .enumerate()
            .map(|(number, word)| shape(word, document.form(number)))
            .collect();
        let may_tie = |before: usize, word: usize| {
            let (before, word) = (&vocabulary[before], &vocabulary[word]);
            word.n_chars == 1
                && word.class != Class::Mark
                && before.n_chars > 1
                && before.class == Class::Content
        };
        let mut counts = vec![0; vocabulary.len()];
        let mut pairs = FxHashMap::default();
        let mut note = |words: &mut dyn Iterator<Item = usize>| {
            let mut before = None;
            for word in words {
                counts[word] += 1;
                if let Some(before) = before.filter(|&before| {
                    matches!(shapes[before], WordShape::Surname | WordShape::Digits) || may_tie(before, word)
                }) {
                    *pairs.entry((before, word)).or_insert(0) += 1;
                }
                before = Some(word);
            }
        };
        note(&mut document.tokens().iter().map(|token| token.word));
        if document.title_is_given() {
            note(&mut document.title_words().iter().copied());
        }
        Self {
            document,
            ties: ties(document, &counts),
            shapes,
            counts,
            pairs,
            unknown: OnceCell::new(),
            quoted_again: OnceCell::new(),
            made: FxHashMap::default(),
        }
    }

    /// Whether the text has a word of several characters that is written so and in no dictionary.
    pub(super) fn is_unknown_word(&self, form: &str) -> bool {
        let unknown = self.unknown.get_or_init(|| {
            let words = self.document.vocabulary().iter().enumerate();
            words
                .filter(|(_, word)| !word.known && word.n_chars > 1)
                .map(|(number, _)| self.document.form(number))
                .collect()
        });
        unknown.contains(form)
    }

    /// Whether the text has `quoted`, which begins and ends with quotes, more than once.
    pub(super) fn is_quoted_again(&self, quoted: &str) -> bool {
        let again = self.quoted_again.get_or_init(|| {
            let (mut once, mut again) = (FxHashSet::default(), FxHashSet::default());
            for piece in self.document.text().split_inclusive(['”', '」']) {
                let quoted = piece.rfind(['“', '「']).map(|start| &piece[start..]);
                if let Some(quoted) =
                    quoted.filter(|quoted| quoted.len() <= MAX_QUOTED && !once.insert(*quoted))
                {
                    again.insert(quoted);
                }
            }
            again
        });
        again.contains(quoted)
    }

    /// What a word may need; words that were made need nothing.
    pub(super) fn shape(&self, word: usize) -> WordShape {
        self.shapes.get(word).copied().unwrap_or(WordShape::Plain)
    }

    pub(super) fn count(&self, word: usize) -> u32 {
        self.counts.get(word).copied().unwrap_or(0)
    }

    /// Which of the words that were made it is.
    pub(super) fn made_before(&self, word: usize) -> Option<usize> {
        word.checked_sub(self.document.vocabulary().len())
    }

    pub(super) fn word<'w>(&'w self, line: &'w ResegmentedLine, word: usize) -> &'w Word {
        match self.made_before(word) {
            Some(more) => &line.more[more].word,
            None => &self.document.vocabulary()[word],
        }
    }

    pub(super) fn form<'w>(&'w self, line: &'w ResegmentedLine, word: usize) -> &'w str {
        match self.made_before(word) {
            Some(more) => &line.more[more].form,
            None => self.document.form(word),
        }
    }

    pub(super) fn is_content(&self, line: &ResegmentedLine, token: Token) -> bool {
        self.word(line, token.word).class == Class::Content
    }

    pub(super) fn push_made(&mut self, line: &mut ResegmentedLine, span: Span, mut mended: NewWord) {
        // In the graph are words of the document only.
        if let Some(more) = self.made_before(mended.stands_for) {
            mended.stands_for = line.more[more].stands_for;
        }
        let next = self.document.vocabulary().len() + line.more.len();
        let number = *self.made.entry(mended.form.clone()).or_insert(next);
        if number == next {
            line.more.push(mended);
        }
        line.out.push(Token { span, word: number });
    }

    /// Puts down a gap, at which phrases end.
    pub(super) fn push_gap(&mut self, line: &mut ResegmentedLine, span: Span) {
        let mut word = named("", "w", WordKind::Other, 0.0);
        word.class = Class::Mark;
        self.push_made(line, span, NewWord::new(word, String::new(), 0));
    }

    /// `tokens` as one word.
    pub(super) fn push_joined(
        &mut self,
        line: &mut ResegmentedLine,
        tokens: &[Token],
        tag: &'static str,
        kind: WordKind,
    ) {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            return;
        };
        let mut form = String::new();
        let mut stands_for = last.word;
        for token in tokens {
            form.extend(
                self.form(line, token.word)
                    .chars()
                    .filter(|c| !c.is_whitespace())
                    .map(|c| match c {
                        '‧' | '•' | '・' => '·',
                        '－' => '-',
                        '０'..='９' => char::from((c as u32 - '０' as u32) as u8 + b'0'),
                        c => c,
                    }),
            );
            if self.is_content(line, *token) {
                stands_for = token.word;
            }
        }
        let word = named(&form, tag, kind, UNKNOWN_IDF);
        let span = Span::new(first.span.start, last.span.end);
        self.push_made(line, span, NewWord::new(word, form, stands_for));
    }
}
