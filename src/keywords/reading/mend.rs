//! Cuts that the text shows to be wrong, mended word by word.

use rustc_hash::FxHashMap;

use super::shape::{Shape, is_org_ending, shape};
use super::{Mended, named};
use crate::text::kinds::{Kind, Sign};
use crate::text::lexicon::{self, Details, UNKNOWN_IDF};
use crate::text::words::{Class, Token, Word};
use crate::{Document, Span};

/// Mends the words of one document.
pub(super) struct Mender<'d> {
    document: &'d Document<'d>,
    /// What each word of the vocabulary may need.
    shapes: Vec<Shape>,
    /// Occurrences of each word of the vocabulary.
    counts: Vec<u32>,
    /// Occurrences of a family name or a number and the word after it.
    pairs: FxHashMap<(usize, usize), u32>,
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

impl Line<'_> {
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
        let mut counts = vec![0; vocabulary.len()];
        let mut pairs = FxHashMap::default();
        let mut note = |words: &mut dyn Iterator<Item = usize>| {
            let mut before = None;
            for word in words {
                counts[word] += 1;
                if let Some(before) =
                    before.filter(|&before| matches!(shapes[before], Shape::Surname | Shape::Digits))
                {
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
            shapes,
            counts,
            pairs,
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
        let start = out.len();
        let mut line = Line {
            text,
            tokens,
            out,
            more,
            start,
        };
        let mut at = 0;
        while let Some(&token) = tokens.get(at) {
            let n_read = match self.shapes[token.word] {
                Shape::Plain => 0,
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
                Shape::Glued(prefix, suffix) => self.unglue(&mut line, at, prefix, suffix),
                Shape::Time => {
                    self.push_gap(&mut line, token.span);
                    1
                }
            };
            if n_read == 0 {
                line.out.push(token);
            }
            at += n_read.max(1);
        }
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

    fn push_made(&mut self, line: &mut Line, span: Span, mended: Mended) {
        let next = self.document.vocabulary().len() + line.more.len();
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
        if let Some(more) = stands_for.checked_sub(self.document.vocabulary().len()) {
            stands_for = line.more[more].stands_for;
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
        let signs = |token: &Token| self.document.vocabulary()[token.word].sign;
        let inside = &line.tokens[at + 1..];
        let inside = &inside[..inside.len().min(Self::MAX_WORK.0 + 1)];
        let Some(n) = inside
            .iter()
            .position(|token| signs(token) == Sign::OpeningTitle || self.document.form(token.word) == "》")
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
        } else {
            let inside = inside[..n].to_vec();
            self.push_joined(line, &inside, "nz", Kind::Other);
        }
        line.out.push(closing);
        n + 2
    }

    /// 理查德·凯利
    fn dotted(&mut self, line: &mut Line, at: usize) -> usize {
        let (Some(before), Some(dot), Some(after)) = (line.last(), line.adjacent(at), line.adjacent(at + 1))
        else {
            return 0;
        };
        let is_part = |token: Token| {
            let form = self.form(line, token.word);
            form.chars().all(char::is_alphabetic) || form.contains('·')
        };
        if before.span.end != dot.span.start || !is_part(before) || !is_part(after) {
            return 0;
        }
        line.out.pop();
        self.push_joined(line, &[before, dot, after], "nr", Kind::Name);
        2
    }

    /// 宏远（天津）科技有限公司
    fn company(&mut self, line: &mut Line, at: usize) -> usize {
        let in_text = |at: usize| line.adjacent(at);
        let (Some(place), Some(closing)) = (in_text(at + 1), in_text(at + 2)) else {
            return 0;
        };
        let closes = matches!(self.form(line, closing.word), "）" | ")");
        if !closes || !self.word(line, place.word).tag.starts_with("ns") {
            return 0;
        }
        let rest = (at + 3..at + 9).map_while(|at| in_text(at).filter(|&token| self.is_content(line, token)));
        let rest: Vec<Token> = rest.collect();
        let Some(n_rest) = rest
            .iter()
            .position(|token| is_org_ending(self.form(line, token.word)))
        else {
            return 0;
        };
        let mut begin = line.out.len();
        let mut start = line.tokens[at].span.start;
        while begin > line.start && line.out.len() - begin < 3 {
            let before = line.out[begin - 1];
            if before.span.end != start || !self.is_content(line, before) {
                break;
            }
            (begin, start) = (begin - 1, before.span.start);
        }
        let mut whole = line.out.split_off(begin);
        if whole.is_empty() {
            return 0;
        }
        whole.extend_from_slice(&line.tokens[at..at + 3]);
        whole.extend_from_slice(&rest[..=n_rest]);
        self.push_joined(line, &whole, "nt", Kind::Other);
        4 + n_rest
    }

    /// 歼-20, A/B
    fn jointed(&mut self, line: &mut Line, at: usize) -> usize {
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
        let is_digits = |token: Token| self.form(line, token.word).chars().all(is_digit);
        if before.span.end != joint.span.start {
            return 0;
        }
        if self.form(line, joint.word) == "/" {
            if !is_short_latin(before) || !is_short_latin(after) {
                return 0;
            }
            line.out.pop();
            self.push_joined(line, &[before, joint, after], "nz", Kind::Other);
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
        self.push_joined(line, &whole, "nz", Kind::Other);
        n_digits + 1
    }

    /// Blanks between Latin letters or digits and Han characters do not part words.
    fn blank(&self, line: &Line, at: usize) -> usize {
        let (Some(before), Some(after)) = (line.last(), line.tokens.get(at + 1)) else {
            return 0;
        };
        let ends_ascii = line
            .written(before)
            .ends_with(|c: char| c.is_ascii_alphanumeric());
        let begins_ascii = line
            .written(*after)
            .starts_with(|c: char| c.is_ascii_alphanumeric());
        usize::from((ends_ascii || begins_ascii) && line.written(line.tokens[at]) == " ")
    }

    /// `Visual Studio`; English sentences are no names.
    fn latin(&mut self, line: &mut Line, at: usize) -> usize {
        let is_latin = |at: usize| {
            line.tokens.get(at).is_some_and(|token| {
                matches!(self.shapes[token.word], Shape::Latin)
                    || (self.shapes[token.word] == Shape::Digits && line.written(*token).len() < 4)
            })
        };
        let is = |at: usize, shape: Shape| {
            line.tokens
                .get(at)
                .is_some_and(|token| self.shapes[token.word] == shape)
        };
        let is_apostrophe = |at: usize| {
            line.tokens
                .get(at)
                .is_some_and(|token| matches!(line.written(*token), "'" | "’"))
        };
        let (mut words, mut n_function, mut next) = (vec![at], 0, at + 1);
        loop {
            if is(next, Shape::Blank) && is_latin(next + 1) {
                words.push(next + 1);
            } else if is_apostrophe(next) && is_latin(next + 1) {
                n_function += 1;
                words.push(next + 1);
            } else {
                break;
            }
            next += 2;
        }
        let class = |&at: &usize| self.document.vocabulary()[line.tokens[at].word].class;
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
            if (2..=5).contains(&group.len()) && matches!(self.shapes[whole[0].word], Shape::Latin) {
                self.push_joined(line, &whole, "eng", Kind::Other);
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

    /// `https://…`, to the end.
    fn address(&mut self, line: &mut Line, at: usize) -> usize {
        let is_inside = |token: &&Token| line.written(**token).bytes().all(|byte| byte.is_ascii_graphic());
        let n = line.tokens[at..].iter().take_while(is_inside).count();
        let last = line.tokens[at + n - 1].span.end;
        self.push_gap(line, Span::new(line.tokens[at].span.start, last));
        n
    }

    /// 58同城, 12306
    fn digits(&mut self, line: &mut Line, at: usize) -> usize {
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
        if n_pair > 1 && form.len() < 6 && noun.tag != "eng" && noun.n_chars > 1 {
            self.push_joined(line, &[number, after], "nz", Kind::Other);
            return 2;
        }
        let is_code = (4..=6).contains(&form.len()) && !form.ends_with("00");
        if is_code && self.counts[number.word] > 1 {
            self.push_joined(line, &[number], "nz", Kind::Other);
            return 1;
        }
        0
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

    /// 邓某某, and names that recur: 陶永新
    fn person(&mut self, line: &mut Line, at: usize) -> usize {
        let surname = line.tokens[at];
        let Some(after) = line.adjacent(at + 1) else {
            return 0;
        };
        let form = self.form(line, after.word);
        let is_masked = form.starts_with(['某', '×', '✕', 'Ｘ']) && form.chars().count() <= 3;
        if is_masked {
            let more = self.told_apart(line, at + 2);
            let whole: Vec<Token> = [Some(surname), Some(after), more].into_iter().flatten().collect();
            self.push_joined(line, &whole, "nr", Kind::Name);
            return whole.len();
        }
        let n_pair = self.pairs.get(&(surname.word, after.word)).copied().unwrap_or(0);
        let given = self.word(line, after.word);
        let (n_given, is_unknown) = (self.counts[after.word], !given.known);
        let is_name = n_pair > 1
            && (1..=2).contains(&given.n_chars)
            && given.class != Class::Mark
            && (n_pair == n_given || is_unknown && 2 * n_pair >= n_given)
            && (given.class != Class::Content || is_unknown || given.tag.starts_with("nr"));
        if !is_name {
            return 0;
        }
        self.push_joined(line, &[surname, after], "nr", Kind::Name);
        2
    }

    /// What tells masked names apart: 王某甲, 王某2
    fn told_apart(&self, line: &Line, at: usize) -> Option<Token> {
        let marks = ["某", "甲", "乙", "丙", "丁", "×", "1", "2", "3", "4"];
        line.adjacent(at)
            .filter(|token| marks.contains(&self.form(line, token.word)))
    }

    /// 王某|甲
    fn masked(&mut self, line: &mut Line, at: usize) -> usize {
        let Some(mark) = self.told_apart(line, at + 1) else {
            return 0;
        };
        let name = line.tokens[at];
        self.push_joined(line, &[name, mark], "nr", Kind::Name);
        2
    }

    /// 展会中|共展出: no party
    fn party(&mut self, line: &mut Line, at: usize) -> usize {
        let acts = line.adjacent(at + 1).is_some_and(|after| {
            let word = self.word(line, after.word);
            word.class == Class::Number || word.tag.starts_with('v')
        });
        let follows = line.last().is_some_and(|before| self.is_content(line, before));
        if !(acts && follows) {
            return 0;
        }
        self.push_gap(line, line.tokens[at].span);
        1
    }

    /// 由市|住建局: a word that is in no dictionary and begins or ends with a function word.
    fn unglue(&mut self, line: &mut Line, at: usize, prefix: usize, suffix: usize) -> usize {
        let token = line.tokens[at];
        let written = line.written(token);
        let form = self.form(line, token.word).to_owned();
        if written.len() != form.len() {
            return 0;
        }
        let inner = Span::new(token.span.start + prefix, token.span.end - suffix);
        let rest = &form[prefix..form.len() - suffix];
        if form.starts_with(['这', '那', '该', '此']) && rest.chars().count() == 1 {
            // 这座|老桥: a measure word.
            self.push_gap(line, token.span);
            return 1;
        }
        let details = lexicon::find(rest).map(Details::of);
        if suffix > 0 && !details.is_some_and(|details| details.segments) {
            return 0;
        }
        if prefix > 0 {
            self.push_gap(line, Span::new(token.span.start, inner.start));
        }
        let details = details.unwrap_or_default();
        let mut word = named(
            rest,
            details.tag.unwrap_or("x"),
            Kind::Other,
            details.idf.unwrap_or(UNKNOWN_IDF),
        );
        word.known = details.segments;
        if details.facts.is_stop_word() {
            word.class = Class::Function;
        } else if details.facts.is_generic() {
            word.kind = Kind::Generic;
        }
        self.push_made(
            line,
            inner,
            Mended {
                word,
                form: rest.to_owned(),
                stands_for: token.word,
            },
        );
        if suffix > 0 {
            self.push_gap(line, Span::new(inner.end, token.span.end));
        }
        1
    }
}
