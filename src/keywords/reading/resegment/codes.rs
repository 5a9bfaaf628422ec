//! Latin letters and digits: names of products, numbers that are names, addresses.

use super::resegmenter::{ResegmentedLine, Resegmenter};
use crate::Span;
use crate::keywords::reading::shape::WordShape;
use crate::text::kinds::{PartOfSpeech, WordKind};
use crate::text::word_sets::reading as sets;
use crate::text::words::{Class, Token};

impl Resegmenter<'_> {
    /// 歼-20, A/B
    pub(super) fn jointed(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let (Some(before), Some(joint), Some(after)) =
            (line.last(), line.adjacent(at), line.adjacent(at + 1))
        else {
            return 0;
        };
        let is_short_latin = |token: Token| {
            let form = self.form(line, token.word);
            form.len() <= 4 && form.chars().all(|c| c.is_ascii_alphabetic())
        };
        let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        let is_digits = |token: Token| {
            let form = self.form(line, token.word);
            // 运-20B
            let form = form
                .strip_suffix(|c: char| c.is_ascii_lowercase())
                .unwrap_or(form);
            !form.is_empty() && form.chars().all(is_digit)
        };
        if before.span.end != joint.span.start {
            return 0;
        }
        if self.form(line, joint.word) == "/" {
            if !is_short_latin(before) || !is_short_latin(after) {
                return 0;
            }
            line.out.pop();
            self.push_joined(line, &[before, joint, after], "nz", WordKind::Other);
            return 2;
        }
        let model = self.word(line, before.word);
        if !is_digits(after)
            || !(1..=2).contains(&model.n_chars)
            || matches!(model.class, Class::Mark | Class::Number)
        {
            return 0;
        }
        let n_digits = (at + 1..at + 5)
            .take_while(|&at| line.adjacent(at).is_some_and(is_digits))
            .count();
        line.out.pop();
        let mut whole = vec![before];
        whole.extend_from_slice(&line.tokens[at..=at + n_digits]);
        self.push_joined(line, &whole, "nz", WordKind::Other);
        n_digits + 1
    }

    /// Blanks between Latin letters or digits and Han characters do not part words.
    pub(super) fn blank(&self, line: &ResegmentedLine, at: usize) -> usize {
        let (Some(before), Some(after)) = (line.last(), line.tokens.get(at + 1)) else {
            return 0;
        };
        let is_ascii = |c: char| c.is_ascii_alphanumeric();
        let ends_ascii = self.form(line, before.word).ends_with(is_ascii);
        let begins_ascii = self.form(line, after.word).starts_with(is_ascii);
        usize::from(ends_ascii || begins_ascii)
    }

    /// `Visual Studio`; English sentences are no names.
    pub(super) fn latin(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let is_latin = |at: usize| {
            line.tokens.get(at).is_some_and(|token| {
                matches!(self.shape(token.word), WordShape::Latin)
                    || (self.shape(token.word) == WordShape::Digits && line.written(*token).len() < 4)
            })
        };
        let is = |at: usize, shape: WordShape| {
            line.tokens
                .get(at)
                .is_some_and(|token| self.shape(token.word) == shape)
        };
        let is_apostrophe = |at: usize| {
            line.tokens
                .get(at)
                .is_some_and(|token| matches!(line.written(*token), "'" | "’"))
        };
        let (mut words, mut n_function, mut next) = (vec![at], 0, at + 1);
        loop {
            if is(next, WordShape::Blank) && is_latin(next + 1) {
                words.push(next + 1);
            } else if is_apostrophe(next) && is_latin(next + 1) {
                n_function += 1;
                words.push(next + 1);
            } else {
                break;
            }
            next += 2;
        }
        let class = |&at: &usize| self.word(line, line.tokens[at].word).class;
        n_function += words.iter().filter(|at| class(at) == Class::Function).count();
        if words.len() == 1 {
            return 0;
        }
        let is_english = words.len() > 2 && n_function > 0;
        let is_capital = |&at: &usize| {
            class(&at) != Class::Function
                && line
                    .written(line.tokens[at])
                    .starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
        };
        let groups: Vec<Vec<usize>> = words
            .chunk_by(|a, b| is_capital(a) && is_capital(b))
            .map(<[usize]>::to_vec)
            .collect();
        for group in groups {
            let (first, last) = (group[0], group[group.len() - 1]);
            let whole = line.tokens[first..=last].to_vec();
            if (2..=5).contains(&group.len()) && matches!(self.shape(whole[0].word), WordShape::Latin) {
                self.push_joined(line, &whole, "eng", WordKind::Other);
            } else if is_english {
                self.push_gap(
                    line,
                    Span::new(whole[0].span.start, whole[whole.len() - 1].span.end),
                );
            } else {
                let group = group.iter().map(|&at| line.tokens[at]);
                line.out.extend(group);
            }
        }
        next - at
    }

    /// 华龙|一号, 地铁|一号|线
    pub(super) fn numbered(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let (Some(before), Some(number)) = (line.last(), line.adjacent(at)) else {
            return 0;
        };
        let noun = self.word(line, before.word);
        let is_noun = matches!(
            noun.part,
            PartOfSpeech::Noun | PartOfSpeech::Name | PartOfSpeech::Place | PartOfSpeech::Other
        ) || !noun.known;
        if before.span.end != number.span.start
            || !self.is_content(line, before)
            || !is_noun
            || noun.n_chars < 2
        {
            return 0;
        }
        let next = line.adjacent(at + 1);
        let line_of = next.filter(|next| sets::NUMBERED_LINE.fits(self.form(line, next.word)));
        if next.is_some_and(|next| sets::NUMBERED_BUILDING.fits(self.form(line, next.word))) {
            return 0;
        }
        line.out.pop();
        let whole: Vec<Token> = [Some(before), Some(number), line_of]
            .into_iter()
            .flatten()
            .collect();
        self.push_joined(line, &whole, "nz", WordKind::Other);
        whole.len() - 1
    }

    /// `https://…`, to the end.
    pub(super) fn address(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let is_inside = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic());
        let inside = line.tokens[at..]
            .iter()
            .take_while(|token| is_inside(line.written(**token)));
        let n = inside.count();
        let last = line.tokens[at + n - 1].span.end;
        let mut start = line.tokens[at].span.start;
        // What stands before it without a blank: tougao@
        while let Some(before) = line
            .last()
            .filter(|before| before.span.end == start && is_inside(line.written(*before)))
        {
            start = before.span.start;
            line.out.pop();
        }
        self.push_gap(line, Span::new(start, last));
        n
    }

    /// 58同城, 12306
    pub(super) fn digits(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let number = line.tokens[at];
        let Some(after) = line
            .adjacent(at + 1)
            .filter(|&after| self.is_content(line, after))
        else {
            return 0;
        };
        let form = self.form(line, number.word);
        let is_year = form.len() == 4 && (form.starts_with("19") || form.starts_with("20"));
        let n_pair = self.pairs.get(&(number.word, after.word)).copied().unwrap_or(0);
        if form.len() < 2 || is_year {
            return 0;
        }
        let noun = self.word(line, after.word);
        if form.contains('-') && noun.n_chars < 3 {
            // 2-1战胜
            return 0;
        }
        if n_pair > 1 && form.len() < 6 && noun.tag != "eng" && noun.n_chars > 1 {
            self.push_joined(line, &[number, after], "nz", WordKind::Other);
            return 2;
        }
        let is_code = (4..=6).contains(&form.len()) && !form.ends_with("00");
        if is_code && self.count(number.word) > 1 {
            self.push_joined(line, &[number], "nz", WordKind::Other);
            return 1;
        }
        0
    }
}
