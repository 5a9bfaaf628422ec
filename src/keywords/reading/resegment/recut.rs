//! Words that the text cuts now one way and now another: 市住|建局 and 由市|住|建局. What stands beside every occurrence of a
//! word, but is cut differently, is a part of it.

use super::resegmenter::{ResegmentedLine, Resegmenter};
use super::ties::Tie;
use crate::Span;
use crate::keywords::reading::new_word::{NewWord, word_of};
use crate::text::fold::is_invisible;
use crate::text::words::Token;

impl Resegmenter<'_> {
    /// The words of a sentence, cut as the whole text cuts them; `None` if that is as they are.
    pub(super) fn recut(
        &mut self,
        text: &str,
        tokens: &[Token],
        more: &mut Vec<NewWord>,
    ) -> Option<Vec<Token>> {
        let tie_of = |ties: &[Tie], token: &Token| ties.iter().find(|tie| tie.word == token.word).copied();
        if !tokens.iter().any(|token| tie_of(&self.ties, token).is_some()) {
            return None;
        }
        let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
        for token in tokens {
            let start = out.last().map_or(0, |last| last.span.end).max(token.span.start);
            if start > token.span.start {
                // The word before has taken the beginning of this one.
                self.push_part(text, tokens, Span::new(start, token.span.end), &mut out, more);
                continue;
            }
            let whole = tie_of(&self.ties, token).and_then(|tie| whole(text, tokens, token, tie));
            let Some(whole) = whole.filter(|whole| self.folded(text, tokens, *whole).is_some()) else {
                out.push(*token);
                continue;
            };
            while let Some(before) = out.pop_if(|before| before.span.end > whole.start) {
                let rest = Span::new(before.span.start, whole.start.max(before.span.start));
                self.push_part(text, tokens, rest, &mut out, more);
            }
            self.push_part(text, tokens, whole, &mut out, more);
        }
        Some(out)
    }

    /// What stands in `span` as a word.
    fn push_part(
        &mut self,
        text: &str,
        tokens: &[Token],
        span: Span,
        out: &mut Vec<Token>,
        more: &mut Vec<NewWord>,
    ) {
        if span.is_empty() {
            return;
        }
        let Some((form, stands_for)) = self.folded(text, tokens, span) else {
            return;
        };
        let mended = NewWord {
            word: word_of(&form),
            form,
            stands_for,
        };
        let mut line = ResegmentedLine::new(text, tokens, out, more);
        self.push_made(&mut line, span, mended);
    }

    /// The form of what stands in `span`, and the longest of its words, if written and folded characters are as many.
    fn folded(&self, text: &str, tokens: &[Token], span: Span) -> Option<(String, usize)> {
        let (mut form, mut longest) = (String::new(), tokens.first()?.word);
        let first = tokens.partition_point(|token| token.span.end <= span.start);
        for token in tokens[first..]
            .iter()
            .take_while(|token| token.span.start < span.end)
        {
            let folded = self.document.form(token.word);
            let written = token.span.of(text);
            if visible(written).count() != folded.chars().count() {
                return None;
            }
            let mut places = visible(written).zip(folded.chars());
            let is_inside = |at: usize| (span.start..span.end).contains(&(token.span.start + at));
            form.extend(
                places
                    .by_ref()
                    .filter(|((at, _), _)| is_inside(*at))
                    .map(|(_, c)| c),
            );
            if folded.len() > self.document.form(longest).len() {
                longest = token.word;
            }
        }
        (!form.is_empty()).then_some((form, longest))
    }
}

/// The characters that somebody sees.
fn visible(text: &str) -> impl DoubleEndedIterator<Item = (usize, char)> {
    text.char_indices().filter(|&(_, c)| !is_invisible(c))
}

/// Where the word that `token` is a part of stands, if the characters beside it are in adjacent words.
fn whole(text: &str, tokens: &[Token], token: &Token, tie: Tie) -> Option<Span> {
    let start = match tie.before.checked_sub(1) {
        Some(n) => visible(&text[..token.span.start]).nth_back(n)?.0,
        None => token.span.start,
    };
    let end = match tie.after.checked_sub(1) {
        Some(n) => {
            let (at, last) = visible(&text[token.span.end..]).nth(n)?;
            token.span.end + at + last.len_utf8()
        }
        None => token.span.end,
    };
    let first = tokens.partition_point(|token| token.span.end <= start);
    let last = tokens.partition_point(|token| token.span.start < end);
    let parts = tokens.get(first..last)?;
    let touch = parts
        .windows(2)
        .all(|pair| pair[0].span.end == pair[1].span.start);
    let covers = parts.first()?.span.start <= start && parts.last()?.span.end >= end;
    (touch && covers).then(|| Span::new(start, end))
}
