//! Several words that are one name: titles of works, departments; and what is said not to be.

use super::resegmenter::{ResegmentedLine, Resegmenter};
use crate::Span;
use crate::keywords::reading::new_word::NewWord;
use crate::text::kinds::{MarkSign, PartOfSpeech, WordKind};
use crate::text::word_sets::names::SOCIETY;
use crate::text::word_sets::reading as sets;
use crate::text::words::{Class, Token};

/// The longest name in quotes, in words.
const MAX_QUOTED: usize = 6;

impl Resegmenter<'_> {
    /// The longest title of a work, in words and in bytes.
    const MAX_WORK: (usize, usize) = (24, 90);

    /// 《八月的雨》
    pub(super) fn work(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let signs = |token: &Token| self.word(line, token.word).sign;
        let inside = &line.tokens[at + 1..];
        let inside = &inside[..inside.len().min(Self::MAX_WORK.0 + 1)];
        let Some(n) = inside
            .iter()
            .position(|token| signs(token) == MarkSign::OpeningTitle || self.form(line, token.word) == "》")
        else {
            return 0;
        };
        let closing = inside[n];
        let (Some(first), Some(last)) = (inside[..n].first(), inside[..n].last()) else {
            return 0;
        };
        let has_han = |span: Span| span.of(line.text).chars().any(char::is_alphanumeric);
        let span = Span::new(first.span.start, last.span.end);
        if signs(&closing) != MarkSign::Closing || span.end - span.start > Self::MAX_WORK.1 || !has_han(span)
        {
            return 0;
        }
        line.out.push(line.tokens[at]);
        if n == 1 && self.is_content(line, *first) {
            line.out.push(*first);
        } else if n > 2 && sets::LAW_OF.fits(self.form(line, first.word)) {
            // 中华人民共和国|学位法: also known by the shorter name.
            line.out.push(*first);
            let name = inside[1..n].to_vec();
            self.push_joined(line, &name, "nz", WordKind::Other);
        } else {
            let inside = inside[..n].to_vec();
            self.push_joined(line, &inside, "nz", WordKind::Other);
        }
        line.out.push(closing);
        n + 2
    }

    /// “看不见的城墙”: what the text has in quotes again and again, with function words in it, is a name.
    pub(super) fn quoted(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let inside = line.tokens[at + 1..].iter().take(MAX_QUOTED + 1);
        let inside = inside.take_while(|token| self.word(line, token.word).class != Class::Mark);
        let n = inside.count();
        let Some(closing) = line
            .tokens
            .get(at + 1 + n)
            .filter(|_| (3..=MAX_QUOTED).contains(&n))
        else {
            return 0;
        };
        let inside = line.tokens[at + 1..at + 1 + n].to_vec();
        let has_function_word = inside
            .iter()
            .any(|token| self.word(line, token.word).class == Class::Function);
        let is_closed = matches!(self.form(line, closing.word), "”" | "」");
        let span = Span::new(line.tokens[at].span.start, closing.span.end);
        if !has_function_word || !is_closed || !self.is_quoted_again(span.of(line.text)) {
            return 0;
        }
        line.out.push(line.tokens[at]);
        self.push_joined(line, &inside, "nz", WordKind::Other);
        n + 1
    }

    /// 不达标: what is said not to be so is not what the text is about.
    pub(super) fn negated(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let negator = line.tokens[at];
        let Some(after) = line
            .adjacent(at + 1)
            .filter(|&after| self.is_content(line, after))
        else {
            return 0;
        };
        let form = format!("{}{}", self.form(line, negator.word), self.form(line, after.word));
        let mut word = self.word(line, after.word).clone();
        word.n_chars += 1;
        let span = Span::new(negator.span.start, after.span.end);
        self.push_made(line, span, NewWord::new(word, form, after.word));
        2
    }

    /// 住房和城乡|建设局: departments of two matters.
    pub(super) fn department(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let (Some(before), Some(_), Some(after)) = (line.last(), line.adjacent(at), line.adjacent(at + 1))
        else {
            return 0;
        };
        if !sets::DEPARTMENT_MATTER.fits(self.form(line, before.word))
            || !sets::DEPARTMENT_OTHER.fits(self.form(line, after.word))
        {
            return self.society(line, at);
        }
        let ends = |token: Token| sets::DEPARTMENT_END.fits(self.form(line, token.word));
        let Some(n_more) = (at + 2..at + 5).map_while(|at| line.adjacent(at)).position(ends) else {
            return 0;
        };
        line.out.pop();
        let mut whole = vec![before];
        whole.extend_from_slice(&line.tokens[at..at + 3 + n_more]);
        self.push_joined(line, &whole, "nt", WordKind::Other);
        3 + n_more
    }

    /// 中国|物流与采购|联合会: a society of two matters, from the place that it is of.
    fn society(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let mut begin = line.out.len();
        let mut start = line.tokens[at].span.start;
        let is_of_place = loop {
            let Some(before) = begin
                .checked_sub(1)
                .filter(|&at| at >= line.start)
                .map(|at| line.out[at])
            else {
                break false;
            };
            if before.span.end != start || !self.is_content(line, before) {
                break false;
            }
            (begin, start) = (begin - 1, before.span.start);
            if self.word(line, before.word).part == PartOfSpeech::Place {
                break line.out.len() - begin > 1;
            }
        };
        let ends = |token: Token| SOCIETY.fits(self.form(line, token.word));
        let rest =
            (at + 1..at + 5).map_while(|at| line.adjacent(at).filter(|&token| self.is_content(line, token)));
        let Some(n_rest) = rest.take_while(|_| is_of_place).position(ends) else {
            return 0;
        };
        let mut whole = line.out.split_off(begin);
        whole.extend_from_slice(&line.tokens[at..at + 2 + n_rest]);
        self.push_joined(line, &whole, "nt", WordKind::Other);
        2 + n_rest
    }
}
