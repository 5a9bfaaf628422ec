//! Names of people and companies that were cut in pieces.

use super::resegmenter::{ResegmentedLine, Resegmenter};
use crate::Span;
use crate::keywords::reading::new_word::{NewWord, named, word_of};
use crate::text::blocks::is_name;
use crate::text::fold::is_han;
use crate::text::kinds::{PartOfSpeech, WordKind};
use crate::text::lexicon::UNKNOWN_IDF;
use crate::text::word_sets::reading as sets;
use crate::text::words::{Class, Token};

impl Resegmenter<'_> {
    /// 理查德·凯利
    pub(super) fn dotted(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
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
        self.push_joined(line, &[before, dot, after], "nr", WordKind::Name);
        2
    }

    /// 宏远（天津）科技有限公司
    pub(super) fn company(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
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
            .position(|token| sets::ORG_ENDING.fits(self.form(line, token.word)))
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
        self.push_joined(line, &whole, "nt", WordKind::Other);
        4 + n_rest
    }

    /// 立诚会计师事务所（特殊普通合伙）: a firm's legal form, in brackets, does not belong to its name.
    pub(super) fn partnership(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let inside = (at + 1..at + 5).map_while(|at| line.adjacent(at));
        let Some(n) = inside
            .take_while(|&token| self.word(line, token.word).class != Class::Mark)
            .position(|token| sets::PARTNERSHIP.fits(self.form(line, token.word)))
        else {
            return 0;
        };
        let last = line.tokens[at + 1 + n].span.end;
        self.push_gap(line, Span::new(line.tokens[at].span.start, last));
        n + 2
    }

    /// 邓某某, and names that recur: 陶永新
    pub(super) fn person(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let surname = line.tokens[at];
        let Some(after) = line.adjacent(at + 1) else {
            return 0;
        };
        let form = self.form(line, after.word);
        if form.chars().count() == 2 && form.starts_with('某') && sets::MASKED_VERB.fits(form) {
            return self.masked_who_acts(line, surname, after);
        }
        let is_masked = sets::MASK.fits(form) && form.chars().count() <= 3;
        if is_masked {
            let more = self.told_apart(line, at + 2);
            let whole: Vec<Token> = [Some(surname), Some(after), more].into_iter().flatten().collect();
            self.push_joined(line, &whole, "nr", WordKind::Name);
            return whole.len();
        }
        let n_pair = self.pairs.get(&(surname.word, after.word)).copied().unwrap_or(0);
        let given = self.word(line, after.word);
        let (n_given, is_unknown) = (self.count(after.word), !given.known);
        let counts_things = self.word(line, surname.word).class == Class::Function;
        if counts_things {
            let follows_number = line.last().is_some_and(|before| {
                matches!(
                    self.word(line, before.word).class,
                    Class::Number | Class::Function
                )
            });
            let is_always = n_pair > 1 && n_pair == n_given && n_pair == self.count(surname.word);
            if follows_number || !is_always || given.class != Class::Content || given.n_chars > 2 {
                return 0;
            }
            self.push_joined(line, &[surname, after], "nr", WordKind::Name);
            return 2;
        }
        let is_name = n_pair > 1
            && (1..=2).contains(&given.n_chars)
            && given.class != Class::Mark
            && (n_pair == n_given || is_unknown && 2 * n_pair >= n_given)
            && (given.class != Class::Content || is_unknown || given.tag.starts_with("nr") || is_twice(form));
        if !is_name {
            return 0;
        }
        self.push_joined(line, &[surname, after], "nr", WordKind::Name);
        2
    }

    /// 赵|某诉: the name, and what he does.
    fn masked_who_acts(&mut self, line: &mut ResegmentedLine, surname: Token, after: Token) -> usize {
        let written = line.written(after);
        let Some((at, _)) = written.char_indices().next_back() else {
            return 0;
        };
        let middle = after.span.start + at;
        let form = format!("{}某", self.form(line, surname.word));
        let mended = NewWord {
            word: named(&form, "nr", WordKind::Name, UNKNOWN_IDF),
            form,
            stands_for: surname.word,
        };
        self.push_made(line, Span::new(surname.span.start, middle), mended);
        self.push_gap(line, Span::new(middle, after.span.end));
        2
    }

    /// 杨达|才: a name that never stands without a character that is a function word elsewhere.
    pub(super) fn given_name(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let (name, after) = (line.tokens[at], line.tokens[at + 1]);
        let (word, tail) = (self.word(line, name.word), self.form(line, after.word));
        let is_half_a_name = word.n_chars == 2
            && (!word.known || word.part == PartOfSpeech::Person)
            && is_name(self.form(line, name.word));
        if !is_half_a_name || self.word(line, after.word).cue.is_some() || !tail.chars().all(is_han) {
            return 0;
        }
        if tail.contains(|c| sets::STANDS_ALONE.fits_char(c) || sets::NEVER_GIVEN.fits_char(c)) {
            return 0;
        }
        self.push_joined(line, &[name, after], "nr", WordKind::Name);
        2
    }

    /// What tells masked names apart: 王某甲, 王某2
    fn told_apart(&self, line: &ResegmentedLine, at: usize) -> Option<Token> {
        line.adjacent(at)
            .filter(|token| sets::MASK_NUMBER.fits(self.form(line, token.word)))
    }

    /// 王某|甲
    pub(super) fn masked(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let Some(mark) = self.told_apart(line, at + 1) else {
            return 0;
        };
        let name = line.tokens[at];
        self.push_joined(line, &[name, mark], "nr", WordKind::Name);
        2
    }

    /// 展会中|共展出: no party
    pub(super) fn party(&mut self, line: &mut ResegmentedLine, at: usize) -> usize {
        let acts = line.adjacent(at + 1).is_some_and(|after| {
            let word = self.word(line, after.word);
            let form = self.form(line, after.word);
            let begins_with_verb = || {
                let first = form.chars().next().map(String::from);
                first.is_some_and(|first| word_of(&first).part == PartOfSpeech::Verb)
            };
            word.class == Class::Number || word.tag.starts_with('v') || !word.known && begins_with_verb()
        });
        let follows = line.last().is_some_and(|before| self.is_content(line, before));
        if !(acts && follows) {
            return 0;
        }
        self.push_gap(line, line.tokens[at].span);
        1
    }
}

/// 扣扣
fn is_twice(form: &str) -> bool {
    let mut chars = form.chars();
    let pair = (chars.next(), chars.next());
    pair.0.is_some() && pair.0 == pair.1 && chars.next().is_none()
}
