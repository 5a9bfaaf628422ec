//! Several words that are one name: titles of works, departments; and what is said not to be.

use super::mender::{MendedLine, Mender};
use crate::Span;
use crate::keywords::reading::made::Mended;
use crate::keywords::reading::sets;
use crate::text::kinds::{MarkSign, WordKind};
use crate::text::words::Token;

impl Mender<'_> {
    /// The longest title of a work, in words and in bytes.
    const MAX_WORK: (usize, usize) = (24, 90);

    /// 《八月的雨》
    pub(super) fn work(&mut self, line: &mut MendedLine, at: usize) -> usize {
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

    /// 不达标: what is said not to be so is not what the text is about.
    pub(super) fn negated(&mut self, line: &mut MendedLine, at: usize) -> usize {
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
        self.push_made(line, span, Mended::new(word, form, after.word));
        2
    }

    /// 住房和城乡|建设局: departments of two matters.
    pub(super) fn department(&mut self, line: &mut MendedLine, at: usize) -> usize {
        let (Some(before), Some(_), Some(after)) = (line.last(), line.adjacent(at), line.adjacent(at + 1))
        else {
            return 0;
        };
        if !sets::DEPARTMENT_MATTER.fits(self.form(line, before.word))
            || !sets::DEPARTMENT_OTHER.fits(self.form(line, after.word))
        {
            return 0;
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
}
