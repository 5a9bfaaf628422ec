//! Cuts that the text shows to be wrong, mended word by word.

mod codes;
mod glued;
mod names;
mod recut;

use rustc_hash::{FxHashMap, FxHashSet};

use super::made::{Mended, named};
use super::shape::{Shape, shape};
use crate::text::kinds::{Kind, Sign};
use crate::text::lexicon::UNKNOWN_IDF;
use crate::text::words::{Class, Token, Word};
use crate::{Document, Span};
use recut::{Tie, ties};

/// Function words and verbs of one character: they belong to nothing that they stand beside.
const STANDS_ALONE: &str = "的了在是和与及或等说称将被为对从向由于也都就还又并而且但不到让给以因经至此其";

/// Mends the words of one document.
pub(super) struct Mender<'d> {
    document: &'d Document<'d>,
    /// What each word of the vocabulary may need.
    shapes: Vec<Shape>,
    /// Occurrences of each word of the vocabulary.
    counts: Vec<u32>,
    /// Occurrences of a family name or a number and the word after it, and of a word and one character after it.
    pairs: FxHashMap<(usize, usize), u32>,
    /// What belongs to words though it was cut from them.
    ties: Vec<Tie>,
    /// The forms of words that are in no dictionary.
    unknown: FxHashSet<&'d str>,
    /// The numbers of words that were made.
    made: FxHashMap<String, usize>,
}

/// A sentence that is being mended.
struct Line<'l> {
    text: &'l str,
    tokens: &'l [Token],
    out: &'l mut Vec<Token>,
    more: &'l mut Vec<Mended>,
    /// How many tokens were out before it.
    start: usize,
}

impl<'l> Line<'l> {
    fn new(text: &'l str, tokens: &'l [Token], out: &'l mut Vec<Token>, more: &'l mut Vec<Mended>) -> Self {
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
    fn adjacent(&self, at: usize) -> Option<Token> {
        let token = *self.tokens.get(at)?;
        let before = at.checked_sub(1).map(|before| self.tokens[before].span.end);
        (before == Some(token.span.start)).then_some(token)
    }

    fn last(&self) -> Option<Token> {
        self.out[self.start..].last().copied()
    }

    fn written(&self, token: Token) -> &str {
        token.span.of(self.text)
    }
}

impl<'d> Mender<'d> {
    pub(super) fn new(document: &'d Document<'d>) -> Self {
        let vocabulary = document.vocabulary();
        let shapes: Vec<Shape> = vocabulary
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
        let unknown = vocabulary
            .iter()
            .enumerate()
            .filter(|(_, word)| !word.known && word.n_chars > 1);
        let unknown = unknown.map(|(number, _)| document.form(number)).collect();
        let mut counts = vec![0; vocabulary.len()];
        let mut pairs = FxHashMap::default();
        let mut note = |words: &mut dyn Iterator<Item = usize>| {
            let mut before = None;
            for word in words {
                counts[word] += 1;
                if let Some(before) = before.filter(|&before| {
                    matches!(shapes[before], Shape::Surname | Shape::Digits) || may_tie(before, word)
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
            unknown,
            made: FxHashMap::default(),
        }
    }

    /// Appends the words of a sentence, mended.
    pub(super) fn read(
        &mut self,
        text: &str,
        tokens: &[Token],
        out: &mut Vec<Token>,
        more: &mut Vec<Mended>,
    ) {
        let recut = self.recut(text, tokens, more);
        let tokens = recut.as_deref().unwrap_or(tokens);
        let mut line = Line::new(text, tokens, out, more);
        let mut at = 0;
        while let Some(&token) = tokens.get(at) {
            let n_read = match self.shape(token.word) {
                Shape::Plain => self.tied(&mut line, at),
                Shape::And => self.department(&mut line, at),
                Shape::Opening => self.work(&mut line, at),
                Shape::Dot => self.dotted(&mut line, at),
                Shape::Bracket => self.company(&mut line, at),
                Shape::Joint => self.jointed(&mut line, at),
                Shape::Blank => self.blank(&line, at),
                Shape::Latin => self.latin(&mut line, at),
                Shape::Address => self.address(&mut line, at),
                Shape::Digits => self.digits(&mut line, at),
                Shape::Negator => self.negated(&mut line, at),
                Shape::Surname => self.person(&mut line, at),
                Shape::Masked => self.masked(&mut line, at),
                Shape::Party => self.party(&mut line, at),
                Shape::Glued(prefix, suffix) => match self.tied(&mut line, at) {
                    0 => self.unglue(&mut line, at, prefix, suffix),
                    n_read => n_read,
                },
                Shape::Time | Shape::NoWord => {
                    self.push_gap(&mut line, token.span);
                    1
                }
                Shape::Numbered => self.numbered(&mut line, at),
            };
            if n_read == 0 {
                line.out.push(token);
            }
            at += n_read.max(1);
        }
    }

    /// What a word may need. What was made needs nothing.
    fn shape(&self, word: usize) -> Shape {
        self.shapes.get(word).copied().unwrap_or(Shape::Plain)
    }

    fn count(&self, word: usize) -> u32 {
        self.counts.get(word).copied().unwrap_or(0)
    }

    fn word<'w>(&'w self, line: &'w Line, word: usize) -> &'w Word {
        let vocabulary = self.document.vocabulary();
        match word.checked_sub(vocabulary.len()) {
            Some(more) => &line.more[more].word,
            None => &vocabulary[word],
        }
    }

    fn form<'w>(&'w self, line: &'w Line, word: usize) -> &'w str {
        match word.checked_sub(self.document.vocabulary().len()) {
            Some(more) => &line.more[more].form,
            None => self.document.form(word),
        }
    }

    fn is_content(&self, line: &Line, token: Token) -> bool {
        self.word(line, token.word).class == Class::Content
    }

    fn push_made(&mut self, line: &mut Line, span: Span, mut mended: Mended) {
        let n_own = self.document.vocabulary().len();
        // What it is made of may have been made, too.
        if let Some(more) = mended.stands_for.checked_sub(n_own) {
            mended.stands_for = line.more[more].stands_for;
        }
        let next = n_own + line.more.len();
        let number = *self.made.entry(mended.form.clone()).or_insert(next);
        if number == next {
            line.more.push(mended);
        }
        line.out.push(Token { span, word: number });
    }

    /// A place where phrases end.
    fn push_gap(&mut self, line: &mut Line, span: Span) {
        let mut word = named("", "w", Kind::Other, 0.0);
        word.class = Class::Mark;
        self.push_made(
            line,
            span,
            Mended {
                word,
                form: String::new(),
                stands_for: 0,
            },
        );
    }

    /// `tokens` as one word.
    fn push_joined(&mut self, line: &mut Line, tokens: &[Token], tag: &'static str, kind: Kind) {
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
        self.push_made(
            line,
            span,
            Mended {
                word,
                form,
                stands_for,
            },
        );
    }

    /// The longest title of a work, in words and in bytes.
    const MAX_WORK: (usize, usize) = (24, 90);

    /// 《八月的雨》
    fn work(&mut self, line: &mut Line, at: usize) -> usize {
        let signs = |token: &Token| self.word(line, token.word).sign;
        let inside = &line.tokens[at + 1..];
        let inside = &inside[..inside.len().min(Self::MAX_WORK.0 + 1)];
        let Some(n) = inside
            .iter()
            .position(|token| signs(token) == Sign::OpeningTitle || self.form(line, token.word) == "》")
        else {
            return 0;
        };
        let closing = inside[n];
        let (Some(first), Some(last)) = (inside[..n].first(), inside[..n].last()) else {
            return 0;
        };
        let has_han = |span: Span| span.of(line.text).chars().any(char::is_alphanumeric);
        let span = Span::new(first.span.start, last.span.end);
        if signs(&closing) != Sign::Closing || span.end - span.start > Self::MAX_WORK.1 || !has_han(span) {
            return 0;
        }
        line.out.push(line.tokens[at]);
        if n == 1 && self.is_content(line, *first) {
            line.out.push(*first);
        } else if n > 2 && self.form(line, first.word) == "中华人民共和国" {
            // 中华人民共和国|学位法: also known by the shorter name.
            line.out.push(*first);
            let name = inside[1..n].to_vec();
            self.push_joined(line, &name, "nz", Kind::Other);
        } else {
            let inside = inside[..n].to_vec();
            self.push_joined(line, &inside, "nz", Kind::Other);
        }
        line.out.push(closing);
        n + 2
    }

    /// 不达标: what is said not to be so is not what the text is about.
    fn negated(&mut self, line: &mut Line, at: usize) -> usize {
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
        self.push_made(
            line,
            span,
            Mended {
                word,
                form,
                stands_for: after.word,
            },
        );
        2
    }

    /// 住房和城乡|建设局: departments of two matters.
    fn department(&mut self, line: &mut Line, at: usize) -> usize {
        const MATTERS: [&str; 8] = ["住房", "工业", "人力资源", "文化", "发展", "规划", "教育", "卫生"];
        const OTHERS: [&str; 8] = [
            "城乡",
            "信息化",
            "社会保障",
            "旅游",
            "改革",
            "自然资源",
            "体育",
            "计划生育",
        ];
        let (Some(before), Some(_), Some(after)) = (line.last(), line.adjacent(at), line.adjacent(at + 1))
        else {
            return 0;
        };
        if !MATTERS.contains(&self.form(line, before.word)) || !OTHERS.contains(&self.form(line, after.word))
        {
            return 0;
        }
        let ends = |token: Token| {
            let form = self.form(line, token.word);
            form.ends_with(['局', '部', '委', '厅']) || form.ends_with("委员会")
        };
        let Some(n_more) = (at + 2..at + 5).map_while(|at| line.adjacent(at)).position(ends) else {
            return 0;
        };
        line.out.pop();
        let mut whole = vec![before];
        whole.extend_from_slice(&line.tokens[at..at + 3 + n_more]);
        self.push_joined(line, &whole, "nt", Kind::Other);
        3 + n_more
    }
}
