//! What stands beside a candidate, at all its occurrences in the text.

use crate::keywords::candidates::{Candidate, Candidates};
use crate::keywords::reading::{Reading, SentenceTokens};
use crate::text::cues::Cue;
use crate::text::kinds::{MarkSign, PartOfSpeech, WordKind};
use crate::text::words::{Class, Token, Word};

/// How many kinds of words are told apart on each side.
pub(super) const N_LANES: usize = 8;

/// What stands on one side.
#[derive(Default)]
pub(super) struct Side {
    /// The share of each kind of word.
    pub(super) lanes: [f32; N_LANES],
    /// How many different words there are, edges counting as different ones.
    pub(super) variety: u32,
    /// The shares of words of one character, of words in no dictionary and of names.
    pub(super) single: f32,
    pub(super) unknown: f32,
    pub(super) name: f32,
    /// The share of the commonest word beside it, if that comes more than once.
    pub(super) fixed: f32,
    /// The share of brackets.
    pub(super) bracket: f32,
    n_edges: u32,
}

/// What stands around a candidate.
#[derive(Default)]
pub(super) struct Neighbours {
    pub(super) before: Side,
    pub(super) after: Side,
    /// The shares of occurrences alone in quotes, and in book title marks.
    pub(super) quoted: f32,
    pub(super) work: f32,
    /// Where in its sentence it stands, and how central its sentences are: on average, and the most central one.
    pub(super) place: f32,
    pub(super) centrality: f32,
    pub(super) best_centrality: f32,
}

impl Neighbours {
    pub(super) fn new(
        reading: &Reading<'_>,
        candidates: &Candidates,
        candidate: &Candidate,
        centrality: &[f32],
        words: &mut [Vec<usize>; 2],
    ) -> Self {
        let mut all = Self::default();
        words.iter_mut().for_each(Vec::clear);
        let mut n = 0.0_f32;
        for occurrence in candidates.occurrences(candidate) {
            let sentence = &reading.sentences[occurrence.sentence as usize];
            let (first, n_words) = (occurrence.first as usize, occurrence.n_words as usize);
            all.add(reading, sentence, first, n_words, words);
            let central = centrality[occurrence.sentence as usize];
            all.centrality += central;
            all.best_centrality = all.best_centrality.max(central);
            n += 1.0;
        }
        let n = n.max(1.0);
        all.before.finish(n, &mut words[0]);
        all.after.finish(n, &mut words[1]);
        for sum in [
            &mut all.quoted,
            &mut all.work,
            &mut all.place,
            &mut all.centrality,
        ] {
            *sum /= n;
        }
        all
    }

    fn add(
        &mut self,
        reading: &Reading<'_>,
        sentence: &SentenceTokens,
        first: usize,
        n_words: usize,
        [words_before, words_after]: &mut [Vec<usize>; 2],
    ) {
        let range = &sentence.tokens;
        let token = |at: usize| range.contains(&at).then(|| reading.tokens[at]);
        let before = first.checked_sub(1).and_then(token);
        let after = token(first + n_words);
        self.before.add(reading, before, words_before, kind_before);
        self.after.add(reading, after, words_after, kind_after);
        let sign = |token: Option<Token>| token.map(|token| reading.word(token.word).sign);
        if let (Some(opening), Some(closing)) = (sign(before), sign(after))
            && opening.opens()
            && closing.closes()
        {
            self.quoted += 1.0;
            self.work += flag(opening == MarkSign::OpeningTitle);
        }
        self.place += (first - range.start) as f32 / range.len() as f32;
    }
}

fn flag(condition: bool) -> f32 {
    f32::from(u8::from(condition))
}

impl Side {
    fn add(
        &mut self,
        reading: &Reading<'_>,
        token: Option<Token>,
        words: &mut Vec<usize>,
        kind: impl Fn(&Word, &str) -> Option<usize>,
    ) {
        let Some(token) = token else {
            self.lanes[0] += 1.0;
            self.n_edges += 1;
            return;
        };
        let word = reading.word(token.word);
        // Of marks alone the form counts.
        let form = if word.class == Class::Mark {
            reading.form(token.word)
        } else {
            ""
        };
        if let Some(lane) = kind(word, form) {
            self.lanes[lane] += 1.0;
        }
        if word.class == Class::Mark {
            self.n_edges += 1;
            self.bracket += flag(matches!(form, "（" | "）" | "(" | ")"));
            return;
        }
        words.push(token.word);
        let may_belong =
            word.class == Class::Content || matches!(word.tag.as_bytes(), b"q" | b"k" | b"f" | b"ng" | b"g");
        self.single += flag(may_belong && word.n_chars == 1);
        self.unknown += flag(!word.known);
        self.name += flag(
            matches!(
                word.part,
                PartOfSpeech::Person | PartOfSpeech::Place | PartOfSpeech::Name
            ) || word.kind == WordKind::Name,
        );
    }

    fn finish(&mut self, n: f32, words: &mut [usize]) {
        words.sort_unstable();
        let (mut n_different, mut most) = (0, 0);
        for same in words.chunk_by(|a, b| a == b) {
            n_different += 1;
            most = most.max(same.len());
        }
        self.variety = n_different + self.n_edges;
        self.fixed = if most > 1 { most as f32 / n } else { 0.0 };
        let Self {
            lanes,
            single,
            unknown,
            name,
            bracket,
            ..
        } = self;
        for sum in lanes.iter_mut().chain([single, unknown, name, bracket]) {
            *sum /= n;
        }
    }
}

/// Kinds of words before: mark, 的, preposition, list, verb, noun, number, opening quote.
fn kind_before(word: &Word, form: &str) -> Option<usize> {
    Some(match word.class {
        Class::Mark if word.sign.opens() => 7,
        Class::Mark if form == "、" => 3,
        Class::Mark => 0,
        Class::Number | Class::Time => 6,
        Class::Content => by_part(word.part),
        Class::Function => match word.tag.as_bytes() {
            [b'u', ..] => 1,
            [b'p', ..] => 2,
            [b'c', ..] => 3,
            [b'v', ..] => 4,
            _ => return None,
        },
    })
}

/// Kinds of words after: mark, 的, place word, list, verb, noun, speech, closing quote.
fn kind_after(word: &Word, form: &str) -> Option<usize> {
    Some(match word.class {
        Class::Mark if word.sign == MarkSign::Closing || word.sign == MarkSign::StraightQuote => 7,
        Class::Mark if form == "、" => 3,
        Class::Mark => 0,
        Class::Number | Class::Time => return None,
        Class::Content => by_part(word.part),
        Class::Function if word.cue == Some(Cue::Speech) => 6,
        Class::Function => match word.tag.as_bytes() {
            [b'u', ..] => 1,
            [b'f', ..] => 2,
            [b'c', ..] => 3,
            [b'v', ..] => 4,
            _ => return None,
        },
    })
}

fn by_part(part: PartOfSpeech) -> usize {
    match part {
        PartOfSpeech::Verb | PartOfSpeech::VerbalNoun => 4,
        _ => 5,
    }
}
