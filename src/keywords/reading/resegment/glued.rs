//! Words with something glued to them, and words that lost a character.

use super::resegmenter::{ResegmentedLine, Resegmenter};
use crate::Span;
use crate::keywords::reading::new_word::{NewWord, is_full_name, word_of};
use crate::text::blocks::is_name;
use crate::text::kinds::{PartOfSpeech, WordKind};
use crate::text::lexicon::{self, Details};
use crate::text::word_sets::reading as sets;
use crate::text::words::Class;

impl Resegmenter<'_> {
    /// 由市|住建局: a word that is in no dictionary and begins or ends with a function word.
    pub(super) fn unglue(
        &mut self,
        line: &mut ResegmentedLine,
        at: usize,
        prefix: usize,
        suffix: usize,
    ) -> usize {
        let token = line.tokens[at];
        let written = line.written(token);
        let form = self.form(line, token.word).to_owned();
        // Among the characters there may be some that nobody sees.
        let mut visible = written.char_indices().filter(|(_, c)| c.is_alphanumeric());
        let (start, end) = if written.len() == form.len() {
            (prefix, written.len() - suffix)
        } else {
            let start = if prefix > 0 {
                visible.nth(1)
            } else {
                Some((0, ' '))
            };
            let end = if suffix > 0 {
                visible.next_back()
            } else {
                Some((written.len(), ' '))
            };
            match (start, end) {
                (Some((start, _)), Some((end, _))) => (start, end),
                _ => return 0,
            }
        };
        let inner = Span::new(token.span.start + start, token.span.start + end);
        let rest = &form[prefix..form.len() - suffix];
        if sets::DEMONSTRATIVE.fits(&form) && rest.chars().count() == 1 {
            // 这座|老桥: a measure word.
            self.push_gap(line, token.span);
            return 1;
        }
        let is_a_name = is_full_name(rest);
        let is_word = lexicon::find(rest).is_some_and(|id| Details::of(id).segments);
        let acts = (sets::NAME_VERB.fits(&form) || rest.ends_with('某')) && is_name(rest);
        if suffix > 0 && !is_word && !is_a_name && !acts && !self.is_unknown_word(rest) {
            return 0;
        }
        if prefix > 0 {
            self.push_gap(line, Span::new(token.span.start, inner.start));
        }
        self.push_made(
            line,
            inner,
            NewWord {
                word: word_of(rest),
                form: rest.to_owned(),
                stands_for: token.word,
            },
        );
        if suffix > 0 {
            self.push_gap(line, Span::new(inner.end, token.span.end));
        }
        1
    }

    /// 三千|人转移, 法定代表|人李丹: what belongs to the word before.
    pub(super) fn counted(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let (Some(before), Some(token)) = (line.last(), line.adjacent(at)) else {
            return 0;
        };
        let form = self.form(line, token.word).to_owned();
        let head = form.chars().next().map_or(0, char::len_utf8);
        let rest = &form[head..];
        if before.span.end != token.span.start || line.written(token).len() != form.len() {
            return 0;
        }
        let counts = self.word(line, before.word).class == Class::Number && word_of(rest).known;
        let is_man = form.starts_with('人') && sets::MAN_OF.fits(self.form(line, before.word));
        let is_named = is_man && rest.len() > head && is_name(rest);
        if !counts && !is_named {
            return 0;
        }
        let middle = token.span.start + head;
        if counts {
            self.push_gap(line, Span::new(token.span.start, middle));
        } else {
            let whole = format!("{}{}", self.form(line, before.word), &form[..head]);
            line.out.pop();
            let span = Span::new(before.span.start, middle);
            self.push_made(line, span, NewWord::new(word_of(&whole), whole, before.word));
        }
        let span = Span::new(middle, token.span.end);
        self.push_made(
            line,
            span,
            NewWord::new(word_of(rest), rest.to_owned(), token.word),
        );
        1
    }

    /// 县发|改局: an office, cut after the first character of its name.
    pub(super) fn local_office(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let (head, Some(rest)) = (line.tokens[at], line.adjacent(at + 1)) else {
            return 0;
        };
        if self.word(line, rest.word).known || !sets::LOCAL_OFFICE.fits(self.form(line, rest.word)) {
            return 0;
        }
        self.push_joined(line, &[head, rest], "nt", WordKind::Other);
        2
    }

    /// 募资十|亿元: what belongs to the number after it.
    pub(super) fn counting(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let (token, Some(after)) = (line.tokens[at], line.adjacent(at + 1)) else {
            return 0;
        };
        let form = self.form(line, token.word).to_owned();
        let unit = self.word(line, after.word);
        let is_unit = unit.class == Class::Number || matches!(unit.tag.as_bytes(), [b'm' | b'q', ..]);
        if !is_unit || line.written(token).len() != form.len() {
            return 0;
        }
        let end = form.char_indices().next_back().map_or(0, |(at, _)| at);
        let (rest, middle) = (&form[..end], token.span.start + end);
        let span = Span::new(token.span.start, middle);
        self.push_made(
            line,
            span,
            NewWord::new(word_of(rest), rest.to_owned(), token.word),
        );
        self.push_gap(line, Span::new(middle, token.span.end));
        1
    }

    /// 青枫|河共治, where the text has 青枫河 elsewhere: a word in no dictionary has taken the last character of another.
    fn completed(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let (token, Some(after)) = (line.tokens[at], line.adjacent(at + 1)) else {
            return 0;
        };
        let (word, form) = (self.word(line, after.word), self.form(line, after.word));
        if word.known || word.n_chars < 3 || word.class != Class::Content {
            return 0;
        }
        let before = self.word(line, token.word);
        if before.class != Class::Content || before.n_chars < 2 {
            return 0;
        }
        let first = form.chars().next().map_or(0, char::len_utf8);
        let (last, rest) = form.split_at(first);
        let whole = format!("{}{last}", self.form(line, token.word));
        if !self.is_unknown_word(&whole) || line.written(after).len() != form.len() {
            return 0;
        }
        let middle = after.span.start + first;
        let parts = [
            (Span::new(token.span.start, middle), whole, token.word),
            (Span::new(middle, after.span.end), rest.to_owned(), after.word),
        ];
        for (span, form, stands_for) in parts {
            let word = word_of(&form);
            self.push_made(line, span, NewWord::new(word, form, stands_for));
        }
        2
    }

    /// 瓦窑|河: a word that the text never has without the same character after it is a part of a longer one.
    pub(super) fn tied(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let n_read = self.completed(line, at);
        if n_read > 0 {
            return n_read;
        }
        let word = line.tokens[at];
        if self.count(word.word) < 2 {
            return 0;
        }
        let Some(after) = line.adjacent(at + 1) else {
            return 0;
        };
        let n_pair = self.pairs.get(&(word.word, after.word)).copied().unwrap_or(0);
        if n_pair < 2 || n_pair < self.count(word.word) {
            return 0;
        }
        let (whole, tail) = (self.word(line, word.word), self.word(line, after.word));
        if tail.class != Class::Content {
            return self.given_name(line, at);
        }
        let acts =
            tail.part == PartOfSpeech::Verb && whole.known && !sets::BUILT.fits(self.form(line, after.word));
        if acts || tail.cue.is_some() || tail.n_chars != 1 || whole.kind == WordKind::Generic {
            return 0;
        }
        let form = format!("{}{}", self.form(line, word.word), self.form(line, after.word));
        let (tag, kind) = match (tail.part, whole.part) {
            _ if !whole.known && is_name(&form) => ("nr", WordKind::Name),
            (PartOfSpeech::Place, _) | (_, PartOfSpeech::Place) => ("ns", WordKind::Other),
            _ => ("nz", WordKind::Other),
        };
        self.push_joined(line, &[word, after], tag, kind);
        2
    }
}
