//! Where sentences and their clauses begin and end.

mod clause;
mod lines;
pub(crate) mod marks;
mod pairs;
pub(super) mod quote;
mod stop;
#[cfg(test)]
mod tests;

use crate::Span;
use crate::text::fold::Folded;
use marks::{closes, is_blank, is_final, is_inner, opens};
use pairs::{QuotePair, pairs, plain_len};

pub(crate) use clause::on_one_line;
pub use clause::{clauses, joined};

/// An ellipsis that makes fewer bytes than this with what it follows is a hesitation (`这个……我不知道`), not an end.
const MIN_BEFORE_ELLIPSIS: usize = 15;

/// Splits `text`, one block of an article or a whole text, into sentences.
///
/// The spans are offsets into `text`, in order, without the white space around them; together they cover
/// everything that is not white space.
///
/// - A sentence ends after `。！？…!?` and after a full stop "." that is neither inside a number, a name, an
///   abbreviation nor an address; marks that follow, closing quotes and brackets stay with it.
/// - What stands inside brackets, 《》 and quotes is not split. After a closing quote the sentence ends where
///   the quote ended one and was introduced (`他说：“好。我来。”`), and goes on where the speaker follows
///   (`“好。我来。”他说。`). Only a quote of over 100 characters after which the sentence would end anyway is
///   split inside. A mark without a partner within 400 characters counts as no mark.
/// - A semicolon does not end a sentence: see [`clauses`].
/// - A blank line ends a sentence. So does a line break, unless the line has 20 characters or more, does not
///   end like a sentence, and the next is not indented: then it is the line break of hard-wrapped text; or it ends in
///   a comma, or is no more than where or when something holds (`在受访的村民中`).
///
/// ```
/// use zhaiyao::text::sentence::sentences;
///
/// let text = "“这是对的。”他说。增长3.5%,见《摔跤吧！爸爸》.真的？！";
/// let found: Vec<_> = sentences(text).iter().map(|span| span.of(text)).collect();
/// assert_eq!(found, ["“这是对的。”他说。", "增长3.5%,见《摔跤吧！爸爸》.", "真的？！"]);
/// ```
#[must_use]
pub fn sentences(text: &str) -> Vec<Span> {
    let folded = Folded::new(text);
    let mut spans = sentences_of(folded.text());
    for span in &mut spans {
        *span = folded.written(*span);
    }
    spans
}

/// The sentences of a text that is folded already.
pub(crate) fn sentences_of(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for (start, end) in lines::passages(text) {
        Splitter::new(&text[start..end]).split(start, &mut spans);
    }
    spans
}

/// Walks over a passage that no line break ends a sentence in.
struct Splitter<'t> {
    text: &'t str,
    pairs: Vec<QuotePair>,
    /// The first of `pairs` that does not open before `at`.
    next_pair: usize,
    /// Where the sentence begins.
    start: usize,
    at: usize,
}

impl<'t> Splitter<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            pairs: pairs(text),
            next_pair: 0,
            start: 0,
            at: 0,
        }
    }

    fn split(mut self, offset: usize, spans: &mut Vec<Span>) {
        while self.at < self.text.len() {
            if self.step() {
                push(self.text, self.start, self.at, offset, spans);
                self.start = self.at;
            }
        }
        push(self.text, self.start, self.text.len(), offset, spans);
    }

    /// Goes one character or one quotation on; whether a sentence ends there.
    fn step(&mut self) -> bool {
        self.at += plain_len(&self.text.as_bytes()[self.at..]);
        if let Some((pair, close)) = self.pair_here() {
            let ends = quote::ends_sentence(self.text, self.start, pair, close);
            if !(ends && quote::is_long(self.text, pair, close)) {
                self.at = close;
                self.pass_char();
                return ends && self.absorb();
            }
        }
        let at = self.at;
        match self.pass_char() {
            Some('…' | '⋯') => self.absorb() && self.at - self.start >= MIN_BEFORE_ELLIPSIS,
            Some(mark @ ('!' | '?')) => !self.inside_word(at, mark) && self.absorb(),
            Some('.' | '．') if self.text[self.at..].starts_with(['.', '．']) => {
                self.absorb() && self.at - self.start >= MIN_BEFORE_ELLIPSIS && !self.lowercase_follows()
            }
            Some('.' | '．') => stop::ends_sentence(self.text, self.start, at, self.at) && self.absorb(),
            Some(mark) => is_final(mark) && self.absorb(),
            None => false,
        }
    }

    /// The pair that opens here, with its closing mark.
    fn pair_here(&mut self) -> Option<(QuotePair, usize)> {
        while self
            .pairs
            .get(self.next_pair)
            .is_some_and(|pair| pair.open < self.at)
        {
            self.next_pair += 1;
        }
        let pair = *self.pairs.get(self.next_pair)?;
        (pair.open == self.at).then_some(pair.close.map(|close| (pair, close)))?
    }

    fn pass_char(&mut self) -> Option<char> {
        let c = self.text[self.at..].chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// Takes what belongs to the end of a sentence: more marks, closing quotes and brackets. Whether it does
    /// end, that is no comma follows.
    fn absorb(&mut self) -> bool {
        while let Some(c) = self.text[self.at..].chars().next() {
            let closing = closes(c).is_some() && (opens(c).is_none() || self.pair_here().is_none());
            if !closing && !is_final(c) && !matches!(c, '.' | '．') {
                break;
            }
            self.at += c.len_utf8();
        }
        !self.text[self.at..]
            .chars()
            .find(|&c| !is_blank(c))
            .is_some_and(is_inner)
    }

    /// `?` and `!` between letters or digits: an address, or a character that was lost.
    fn inside_word(&self, at: usize, mark: char) -> bool {
        let word = |c: char| c.is_ascii_alphanumeric();
        self.text[..at].ends_with(word) && self.text[at + mark.len_utf8()..].starts_with(word)
    }

    fn lowercase_follows(&self) -> bool {
        self.text[self.at..].trim_start().starts_with(char::is_lowercase)
    }
}

fn push(text: &str, start: usize, end: usize, offset: usize, spans: &mut Vec<Span>) {
    let sentence = &text[start..end];
    let trimmed = sentence.trim_start_matches(is_blank);
    if trimmed.is_empty() {
        return;
    }
    let start = offset + end - trimmed.len();
    spans.push(Span::new(start, start + trimmed.trim_end_matches(is_blank).len()));
}
