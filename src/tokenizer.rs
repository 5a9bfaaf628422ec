//! From blocks to sentences and words.

use std::borrow::Cow;
use std::time::Instant;

use crate::Span;
use crate::sentence::Sentence;
use crate::text::blocks::{Block, Role};
use crate::text::fold::Folded;
use crate::text::lexicon::WordId;
use crate::text::openings::dateline_len;
use crate::text::phrases::Line;
use crate::text::segment::{Cutter, Piece};
use crate::text::sentence::marks::{find_byte, is_blank, is_line_break};
use crate::text::sentence::{on_one_line, sentences_of};
use crate::text::vocabulary::Vocabulary;
use crate::text::words::{Token, join_words};

/// Whether a deadline, if there is one, is over.
pub(crate) fn is_past(deadline: Option<Instant>) -> bool {
    deadline.is_some_and(|deadline| Instant::now() >= deadline)
}

/// A text, and its lower-case form if that differs; both have the same length.
pub(crate) struct Cased<'t> {
    text: &'t str,
    pub(crate) lower: Option<String>,
}

impl<'t> Cased<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let has_upper_case = find_byte(text.as_bytes(), |byte| byte.is_ascii_uppercase()).is_some();
        Self {
            text,
            lower: has_upper_case.then(|| text.to_ascii_lowercase()),
        }
    }

    /// The form of a word in lower case, and its number in the lexicon if that is known.
    fn form(&self, word: &Piece) -> (&str, Option<WordId>) {
        let Some(lower) = &self.lower else {
            return (word.span.of(self.text), word.id);
        };
        let form = word.span.of(lower);
        (form, word.id.filter(|_| form == word.span.of(self.text)))
    }
}

/// Chinese text has at least one word or mark in this many bytes; room is reserved accordingly.
pub(crate) const BYTES_PER_TOKEN: usize = 4;

/// Reads blocks into sentences and words.
pub(crate) struct Tokenizer<'t, 'e> {
    /// The text that rules read.
    pub(crate) text: Line<'t>,
    /// What words are cut from, as long as the text.
    pub(crate) words: Cased<'t>,
    pub(crate) cutter: Cutter<'e>,
    pub(crate) vocabulary: Vocabulary<'e>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) tokens: Vec<Token>,
    /// The words of the sentence that is being read.
    pub(crate) pieces: Vec<Piece>,
    pub(crate) more_forms: String,
    pub(crate) deadline: Option<Instant>,
}

impl Tokenizer<'_, '_> {
    pub(crate) fn read_block(&mut self, index: usize, block: Block) {
        let block_text = self.text.at(block.span);
        let dateline_end = match block.role {
            Role::Body => block.span.start + dateline_len(block_text).unwrap_or(0),
            _ => block.span.start,
        };
        for sentence in sentences_of(&block_text) {
            if is_past(self.deadline) {
                return;
            }
            let span = Span::new(block.span.start + sentence.start, block.span.start + sentence.end);
            let quote = Span::new(span.start.max(dateline_end), span.end);
            let first_token = self.tokens.len();
            let wrapped = self.cut(span);
            self.number(wrapped);
            self.sentences.push(Sentence {
                span,
                quote: if quote.is_empty() { span } else { quote },
                block: index,
                role: block.role,
                tokens: first_token..self.tokens.len(),
            });
        }
    }

    /// Cuts a part of the text into words, and returns whether it has line breaks, which do not separate words.
    fn cut(&mut self, part: Span) -> bool {
        let pieces = &mut self.pieces;
        pieces.clear();
        let wrapped = part.of(self.words.text);
        match on_one_line(wrapped) {
            Cow::Borrowed(line) => {
                self.cutter.cut(line, pieces);
                join_words(line, pieces);
                for piece in pieces {
                    piece.span = Span::new(part.start + piece.span.start, part.start + piece.span.end);
                }
                false
            }
            Cow::Owned(line) => {
                self.cutter.cut(&line, pieces);
                join_words(&line, pieces);
                wrap(wrapped, &line, part.start, pieces);
                true
            }
        }
    }

    /// Turns the words that were cut into tokens.
    fn number(&mut self, wrapped: bool) {
        for piece in &self.pieces {
            let (form, id) = self.words.form(piece);
            let word = if wrapped {
                let form = match on_one_line(form) {
                    // Nothing but a line break.
                    form if form.is_empty() => Cow::Borrowed(" "),
                    form => form,
                };
                let place = || add_form(&mut self.more_forms, &form, &self.text);
                self.vocabulary.number(&form, None, place)
            } else {
                self.vocabulary.number(form, id, || piece.span)
            };
            self.tokens.push(Token {
                span: piece.span,
                word,
            });
        }
    }

    /// Where the words of a line stand in it, and which they are.
    pub(crate) fn read_line(&mut self, line: &str) -> (Vec<Span>, Vec<usize>) {
        let folded = Folded::new(line);
        let words = Cased::new(folded.words());
        let pieces = &mut self.pieces;
        pieces.clear();
        self.cutter.cut(words.text, pieces);
        join_words(words.text, pieces);
        let number = |piece: &Piece| {
            let (form, id) = words.form(piece);
            let place = || add_form(&mut self.more_forms, form, &self.text);
            (
                folded.written(piece.span),
                self.vocabulary.number(form, id, place),
            )
        };
        pieces.iter().map(number).unzip()
    }

    pub(crate) fn words_of_role(&self, role: Role) -> Vec<usize> {
        let titles = self.sentences.iter().filter(|sentence| sentence.role == role);
        titles
            .flat_map(|title| &self.tokens[title.tokens.clone()])
            .map(|token| token.word)
            .collect()
    }
}

/// Stores a form that is no slice of the text, and returns its place.
fn add_form(more_forms: &mut String, form: &str, text: &str) -> Span {
    let start = text.len() + more_forms.len();
    more_forms.push_str(form);
    Span::new(start, start + form.len())
}

/// Moves words of `unwrapped`, which is `wrapped` without its line breaks, to where they stand in `wrapped`, which
/// starts at `start`. A line break is the blank that it has become, or goes to the word before it, so that words still tile
/// the text.
fn wrap(wrapped: &str, unwrapped: &str, start: usize, words: &mut [Piece]) {
    let mut begin = 0;
    let mut at = wrapped.len() - wrapped.trim_start_matches(is_left_out).len();
    for word in &mut *words {
        for wanted in word.span.of(unwrapped).chars() {
            let break_len = break_len(&wrapped[at..]);
            let is_break = break_len > 0 && wanted == ' ';
            at += break_len + if is_break { 0 } else { wanted.len_utf8() };
        }
        if !unwrapped[word.span.end..].starts_with(' ') {
            at += break_len(&wrapped[at..]);
        }
        word.span = Span::new(start + begin, start + at);
        begin = at;
    }
    if let Some(last) = words.last_mut() {
        last.span.end = start + wrapped.len();
    }
}

fn is_left_out(c: char) -> bool {
    is_blank(c) || is_line_break(c)
}

/// The length of the line breaks that a text begins with, and of the blanks around them.
fn break_len(text: &str) -> usize {
    let rest = text.trim_start_matches(is_left_out);
    let blanks = &text[..text.len() - rest.len()];
    if blanks.contains(is_line_break) {
        blanks.len()
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a line that was wrapped, where words are parted by bars.
    fn wrapped(text: &str, words: &str) -> Vec<String> {
        let line = on_one_line(text);
        let mut end = 0;
        let mut pieces: Vec<Piece> = words
            .split('|')
            .map(|word| {
                end += word.len();
                Piece {
                    span: Span::new(end - word.len(), end),
                    id: None,
                }
            })
            .collect();
        assert_eq!(line, words.replace('|', ""));
        wrap(text, &line, 0, &mut pieces);
        pieces
            .iter()
            .map(|piece| piece.span.of(text).to_owned())
            .collect()
    }

    #[test]
    fn words_stand_where_they_stood_before_lines_were_joined() {
        let table: [(&str, &str, &[&str]); 7] = [
            (
                "一座粮\n仓，很大",
                "一座|粮仓|，|很大",
                &["一座", "粮\n仓", "，", "很大"],
            ),
            ("粮仓\r\n　　很大", "粮仓|很大", &["粮仓\r\n　　", "很大"]),
            (
                "用 Rust\nonly 写",
                "用| |Rust| |only| |写",
                &["用", " ", "Rust", "\n", "only", " ", "写"],
            ),
            ("a\n\n b c", "a| |b| |c", &["a", "\n\n ", "b", " ", "c"]),
            ("two \n words 了", "two words| |了", &["two \n words", " ", "了"]),
            ("a-\nb", "a|-| |b", &["a", "-", "\n", "b"]),
            (" 粮仓\n很大 ", "粮仓|很大", &[" 粮仓\n", "很大 "]),
        ];
        for (text, words, expected) in table {
            assert_eq!(wrapped(text, words), expected, "{text:?}");
        }
    }
}
