//! Words as the graphs need them: numbered, joined where several are one thing, and sorted into classes.

use std::borrow::Cow;

use super::cues::Cue;
pub use super::kinds::Class;
use super::kinds::{MarkSign, PartOfSpeech, WordKind};
use super::lexicon::{self, Details, Facts, WordId};
use super::segment::{Piece, Segmenter};
use super::sentence::marks::is_alphanumeric;
use super::stopwords::StopWords;
use super::{fold::is_han, number};
use crate::Span;

/// A distinct word of a document: case variants, and Traditional and Simplified forms, are one. Its form is
/// [`Document::form`](crate::Document::form).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Word {
    /// Part of speech in ICTCLAS notation, as jieba's dictionary has it; `x`: not in the dictionary, `eng`: Latin
    /// letters, `m`: a number, `t`: a date or time.
    pub tag: Cow<'static, str>,
    /// Inverse document frequency, natural logarithm, 0.88 to 13.9.
    pub idf: f64,
    /// What kind of word it is.
    pub class: Class,
    /// Length in Unicode scalar values, of the form in which it is looked up.
    pub n_chars: usize,
    /// Whether the dictionary or the user knows it.
    pub known: bool,
    /// What it tells of keywords, and of sentences.
    pub(crate) kind: WordKind,
    pub(crate) part: PartOfSpeech,
    pub(crate) cue: Option<Cue>,
    /// Whether a sentence that begins with it leans on the one before.
    pub(crate) dangles: bool,
    pub(crate) sign: MarkSign,
    /// Where its form stands among the forms of the document.
    pub(crate) form: Span,
}

/// An occurrence of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// Which word it is: an index into [`Document::vocabulary`](crate::Document::vocabulary).
    pub word: usize,
}

/// What words are looked up in.
#[derive(Clone, Copy)]
pub(crate) struct Knowledge<'e> {
    pub(crate) segmenter: &'e Segmenter,
    pub(crate) stop_words: &'e StopWords,
}

impl Knowledge<'_> {
    /// What is known of the word `form`, which is in lower case and Simplified characters, and which the lexicon may have
    /// under `id`.
    pub(crate) fn describe(self, form: &str, id: Option<WordId>) -> Word {
        let user = self.segmenter.user_tag(form);
        let Details {
            segments,
            tag,
            idf,
            facts,
        } = id.map(Details::of).unwrap_or_default();
        let known = user.is_some() || segments;
        let tag = match (user, tag) {
            (Some(tag), _) if !tag.is_empty() => Cow::Owned(tag.to_owned()),
            (_, Some(tag)) => Cow::Borrowed(tag),
            (Some(_), None) => Cow::Borrowed("n"),
            (None, None) => Cow::Borrowed(guess_tag(form)),
        };
        let class = if user.is_some() {
            Class::Content
        } else {
            self.class(form, &tag, facts)
        };
        let n_chars = form.chars().count();
        Word {
            idf: idf.unwrap_or(lexicon::UNKNOWN_IDF),
            class,
            n_chars,
            kind: WordKind::of(form, class, n_chars, facts, !known && tag == "x"),
            part: PartOfSpeech::of(&tag),
            cue: facts.cue(),
            dangles: facts.is_dangling(),
            sign: if class == Class::Mark {
                MarkSign::of(form)
            } else {
                MarkSign::Other
            },
            form: Span::default(),
            tag,
            known,
        }
    }

    fn class(self, form: &str, tag: &str, facts: Facts) -> Class {
        // Nearly all words begin so: they are neither marks nor dates, and numbers only where the tag says so.
        let is_usual = |c| matches!(c, '\u{4e00}'..='\u{9fff}') && !number::begins_numeral(c);
        if form.starts_with(is_usual) && !tag.starts_with(['t', 'm']) {
            return self.class_of_name(form, tag, facts);
        }
        if !form.contains(is_alphanumeric) {
            Class::Mark
        } else if is_time_tag(tag) || number::is_time(form) {
            Class::Time
        } else if form.starts_with(is_opening_quote) {
            Class::Content
        } else if number::is_number(form, tag) {
            Class::Number
        } else {
            self.class_of_name(form, tag, facts)
        }
    }

    /// The class of a word that is neither mark nor time nor number.
    fn class_of_name(self, form: &str, tag: &str, facts: Facts) -> Class {
        if self.stop_words.contains(form, facts) || is_function_tag(tag) {
            Class::Function
        } else {
            Class::Content
        }
    }
}

/// The tag of a word that is in no dictionary.
fn guess_tag(form: &str) -> &'static str {
    if number::is_time(form) {
        "t"
    } else if form.starts_with(is_opening_quote) {
        "nz"
    } else if number::is_number(form, "m") {
        "m"
    } else if form.contains(is_han) {
        "x"
    } else if form.contains(|c: char| c.is_alphanumeric()) {
        "eng"
    } else {
        "w"
    }
}

/// Whether keywords can have a tag that begins like this: one that the user gave, or one of the dictionary, or guessed, but for
/// function words, numbers and times.
pub(crate) fn is_tag_of_keywords(beginning: &str, segmenter: &Segmenter) -> bool {
    let is_content = |tag: &&str| !is_function_tag(tag) && !is_time_tag(tag);
    let mut tags = lexicon::tags().chain(["eng", "nz", "x"]).filter(is_content);
    tags.any(|tag| tag.starts_with(beginning)) || segmenter.user_tags().any(|tag| tag.starts_with(beginning))
}

fn is_time_tag(tag: &str) -> bool {
    matches!(tag, "t" | "tg")
}

/// Particles, prepositions, conjunctions, pronouns, adverbs, numerals, measure words, interjections, affixes.
fn is_function_tag(tag: &str) -> bool {
    tag != "eng"
        && matches!(
            tag.as_bytes().first(),
            Some(b'u' | b'p' | b'c' | b'r' | b'd' | b'q' | b'm' | b'e' | b'y' | b'o' | b'h' | b'k' | b'f')
        )
}

fn is_opening_quote(c: char) -> bool {
    matches!(c, '“' | '"' | '‘' | '「' | '『')
}

fn is_closing_quote(c: char) -> bool {
    matches!(c, '”' | '"' | '’' | '」' | '』')
}

/// Joins adjacent words of `text` that are one thing: dates and times, numbers and their unit, a quoted number, a
/// letter and its noun (`A股`). The words still tile the text.
pub(crate) fn join_words(text: &str, words: &mut Vec<Piece>) {
    let mut kept = 0;
    let mut next = 0;
    while next < words.len() {
        let n = joined_at(text, &words[next..]);
        words[kept] = words[next];
        if n > 1 {
            words[kept] = Piece::at(words[next].span.start, words[next + n - 1].span.end, None);
        }
        kept += 1;
        next += n;
    }
    words.truncate(kept);
}

/// How many of `words` are one thing together with the first: at least 1.
fn joined_at(text: &str, words: &[Piece]) -> usize {
    let word = |index: usize| words.get(index).map_or("", |word| word.span.of(text));
    let head = words
        .first()
        .and_then(|first| text[first.span.start..].chars().next());
    let begins = |&c: &char| number::begins_numeral(c) || is_opening_quote(c) || c.is_ascii_alphabetic();
    let Some(head) = head.filter(begins) else {
        return 1;
    };
    let first = word(0);
    if number::begins_numeral(head) {
        return if number::is_numeral(first) {
            number::quantity_len(word)
        } else {
            1
        };
    }
    if is_opening_quote(head) {
        let quoted = number::is_digits(word(1)) && word(2).starts_with(is_closing_quote);
        return if quoted { 3 } else { 1 };
    }
    let lettered = first.len() <= 2 && head.is_ascii_alphabetic() && number::is_lettered_noun(word(1));
    if lettered { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(words: &[&str]) -> Vec<String> {
        let text = words.concat();
        let mut start = 0;
        let mut pieces: Vec<Piece> = words
            .iter()
            .map(|word| {
                start += word.len();
                Piece::at(start - word.len(), start, None)
            })
            .collect();
        join_words(&text, &mut pieces);
        pieces
            .iter()
            .map(|piece| piece.span.of(&text).to_owned())
            .collect()
    }

    #[test]
    fn words_that_are_one_thing_are_joined() {
        let cases: [(&[&str], &[&str]); 11] = [
            (&["1", ",", "234", ",", "567.8", "万元"], &["1,234,567.8万元"]),
            (
                &["2023", ",", "100", "和", "3", ",", "4000"],
                &["2023", ",", "100", "和", "3", ",", "4000"],
            ),
            (
                &["2023", "年", "4", "月", "7", "日", "，"],
                &["2023年4月7日", "，"],
            ),
            (&["增长", "3.5", "%", "。"], &["增长", "3.5%", "。"]),
            (&["增长", "3.5%", "。"], &["增长", "3.5%", "。"]),
            (&["“", "4567", "”", "产业"], &["“4567”", "产业"]),
            (&["A", "股", "与", "B", "站"], &["A股", "与", "B站"]),
            (&["19.5", "亿", "元"], &["19.5亿元"]),
            (&["二", "〇", "二三年", "人口"], &["二〇二三年", "人口"]),
            (&["I", "am", "a", " ", "股"], &["I", "am", "a", " ", "股"]),
            (&[], &[]),
        ];
        for (words, want) in cases {
            assert_eq!(joined(words), want);
        }
    }

    #[test]
    fn classes_follow_form_tag_and_stop_words() {
        let (segmenter, stop_words) = (Segmenter::default(), StopWords::default());
        let knowledge = Knowledge {
            segmenter: &segmenter,
            stop_words: &stop_words,
        };
        let cases = [
            ("合作", Class::Content, "vn"),
            ("的", Class::Function, "uj"),
            ("3.5%", Class::Number, "m"),
            ("19.5亿元", Class::Number, "m"),
            ("2023年4月7日", Class::Time, "t"),
            ("今天", Class::Time, "t"),
            ("“4567”", Class::Content, "nz"),
            ("rust", Class::Content, "eng"),
            ("covid-19", Class::Content, "eng"),
            ("，", Class::Mark, "w"),
            ("䷀䷁", Class::Mark, "x"),
            (" ", Class::Mark, "w"),
        ];
        for (form, class, tag) in cases {
            let word = knowledge.describe(form, lexicon::find(form));
            assert_eq!((word.class, word.tag.as_ref()), (class, tag), "{form}");
        }
    }
}
