//! Words that the text cuts now one way and now another: 市住|建局 and 由市|住|建局. What stands beside every occurrence of a
//! word, but is cut differently, is a part of it.

use super::{Line, Mender, STANDS_ALONE};
use crate::keywords::reading::made::{Mended, word_of};
use crate::text::fold::is_invisible;
use crate::text::kinds::{Kind, Part};
use crate::text::words::{Class, Token, Word};
use crate::{Document, Span};

/// So many characters beside a word are looked at.
const REACH: usize = 4;

/// What stands on one side of all occurrences of a word, the nearest character first.
#[derive(Clone, Copy, Default)]
struct Beside {
    n: u32,
    chars: [char; REACH],
    /// How many characters all occurrences have in common.
    n_common: usize,
    /// A bit for each number of characters behind which a word ends: at some occurrences, and at all.
    ends_sometimes: u8,
    ends_always: u8,
    /// Behind which a known word would be left with one character that is no word.
    spoils: u8,
}

/// What else does not belong to what it stands beside.
const NEVER: &str = "这那该有无个们使把";

/// What may be left of a word, since it is one by itself.
const LOCALIZERS: &str = "中上里内下外前后间系";

impl Beside {
    /// Notes what stands beside one more occurrence: words, the nearest first, and whether a dictionary has them.
    fn add<'f>(&mut self, words: impl Iterator<Item = (&'f str, bool)>, to_the_left: bool) {
        let (mut chars, mut n, mut ends) = ([' '; REACH], 0, 0);
        for (form, is_known) in words {
            let before = n;
            let mut take = |c: char| {
                if let Some(place) = chars.get_mut(n) {
                    *place = c;
                }
                n += 1;
            };
            let furthest = if to_the_left {
                form.chars().rev().for_each(&mut take);
                form.chars().next()
            } else {
                form.chars().for_each(&mut take);
                form.chars().next_back()
            };
            let is_word_by_itself = !to_the_left && furthest.is_some_and(|c| LOCALIZERS.contains(c));
            if is_known && !is_word_by_itself && n > before + 1 && n - 1 <= REACH {
                self.spoils |= bit(n - 1);
            }
            if n > REACH {
                break;
            }
            ends |= bit(n);
        }
        if self.n == 0 {
            (self.chars, self.n_common) = (chars, n.min(REACH));
            (self.ends_sometimes, self.ends_always) = (ends, ends);
        } else {
            let same = self.chars.iter().zip(&chars).take_while(|(a, b)| a == b).count();
            self.n_common = self.n_common.min(same).min(n);
            self.ends_sometimes |= ends;
            self.ends_always &= ends;
        }
        self.n += 1;
    }

    /// Whether anything may belong to the word, as far as it was read.
    fn may_belong(&self) -> bool {
        self.n == 0 || self.n_common > 0
    }

    /// How many characters belong to the word.
    fn n_belonging(&self) -> usize {
        if self.n < 2 {
            return 0;
        }
        let is_end = |&n: &usize| {
            let inside = (bit(n + 1) - 1) & !1;
            self.ends_sometimes & bit(n) != 0
                && (self.ends_sometimes ^ self.ends_always) & inside != 0
                && self.spoils & bit(n) == 0
        };
        let n = (1..=self.n_common).rev().find(is_end).unwrap_or(0);
        if self.chars[..n]
            .iter()
            .any(|&c| STANDS_ALONE.contains(c) || NEVER.contains(c))
        {
            0
        } else {
            n
        }
    }
}

/// Stands for `n` characters.
fn bit(n: usize) -> u8 {
    1 << n
}

/// How many characters belong to a word on either side.
#[derive(Clone, Copy)]
pub(super) struct Tie {
    word: usize,
    before: usize,
    after: usize,
}

/// What belongs to words beside them, as all occurrences show. `counts` are those of the words.
pub(super) fn ties(document: &Document<'_>, counts: &[u32]) -> Vec<Tie> {
    let vocabulary = document.vocabulary();
    let tokens = document.tokens();
    let described = |at: usize| {
        let word = tokens[at].word;
        (document.form(word), vocabulary[word].known)
    };
    let is_word = |at: usize| vocabulary[tokens[at].word].class != Class::Mark;
    let touch = |left: usize| tokens[left].span.end == tokens[left + 1].span.start;
    let mut growing: Vec<(usize, [Beside; 2])> = Vec::new();
    let mut places = vec![None; vocabulary.len()];
    for (at, token) in tokens.iter().enumerate() {
        if counts[token.word] < 2 || !may_grow(&vocabulary[token.word]) {
            continue;
        }
        let place = *places[token.word].get_or_insert_with(|| {
            growing.push((token.word, <[Beside; 2]>::default()));
            growing.len() - 1
        });
        let [before, after] = &mut growing[place].1;
        if before.may_belong() {
            let left = (0..at).rev().take_while(|&at| is_word(at) && touch(at));
            before.add(left.map(described), true);
        }
        if after.may_belong() {
            let right = (at + 1..tokens.len()).take_while(|&at| is_word(at) && touch(at - 1));
            after.add(right.map(described), false);
        }
    }
    let ties = growing.into_iter().map(|(word, [before, after])| Tie {
        word,
        before: before.n_belonging(),
        after: after.n_belonging(),
    });
    ties.filter(|tie| tie.before + tie.after > 0).collect()
}

/// Whether a word may be a part of a longer one: a noun, a name, or what no dictionary has.
fn may_grow(word: &Word) -> bool {
    let is_noun =
        matches!(word.part, Part::Noun | Part::Person | Part::Place | Part::Name) || word.tag == "j";
    word.class == Class::Content
        && (is_noun && word.n_chars > 1 || !word.known)
        && word.kind != Kind::Generic
        && word.part != Part::Latin
}

impl Mender<'_> {
    /// The words of a sentence, cut as the whole text cuts them; `None` if that is as they are.
    pub(super) fn recut(
        &mut self,
        text: &str,
        tokens: &[Token],
        more: &mut Vec<Mended>,
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
        more: &mut Vec<Mended>,
    ) {
        if span.is_empty() {
            return;
        }
        let Some((form, stands_for)) = self.folded(text, tokens, span) else {
            return;
        };
        let mended = Mended {
            word: word_of(&form),
            form,
            stands_for,
        };
        let mut line = Line::new(text, tokens, out, more);
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
