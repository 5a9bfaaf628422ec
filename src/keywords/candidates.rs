use rustc_hash::FxHashMap;

use crate::Document;
use crate::document::Sentence;
use crate::graph::carries_words;
use crate::text::blocks::Role;
use crate::text::words::{Class, Word};

/// The longest phrase, in words.
pub(super) const MAX_WORDS: usize = 4;

/// The number of no word, behind a phrase's last.
const NO_WORD: u32 = u32::MAX;

type Phrase = [u32; MAX_WORDS];

/// A word, or adjacent words, that may be a keyword.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    phrase: Phrase,
    /// How many words it has.
    pub(super) n_words: usize,
    /// The index of its first token in every place where it occurs in the text, in order.
    pub(super) places: Vec<u32>,
    /// In how many sentences it occurs.
    pub(super) n_sentences: u32,
    /// Whether the first sentence of the body has it.
    pub(super) in_first_sentence: bool,
    /// How often the title has it, be the title given or a part of the text.
    pub(super) n_title: u32,
    /// How often the text has it outside its own title.
    pub(super) n_body: u32,
    /// How many words of the text, outside its own title, stand before it.
    pub(super) first_place: u32,
    /// How often it occurs inside its most frequent extension by one word.
    pub(super) n_extended: u32,
    /// Which candidate that extension is.
    pub(super) extension: u32,
    /// How often a content word stands right before it, and right behind it.
    pub(super) n_open: [u32; 2],
    /// How often a content word of one character does.
    pub(super) n_by_character: u32,
}

impl Candidate {
    /// Its words, as numbers in the vocabulary.
    pub(super) fn words(&self) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator + '_ {
        self.phrase[..self.n_words].iter().map(|&word| word as usize)
    }

    /// Occurrences in text and title.
    pub(super) fn n_all(&self) -> u32 {
        self.n_body + self.n_title
    }

    /// Whether it occurs again and again, but never outside its extension.
    pub(super) fn is_only_a_part(&self) -> bool {
        self.n_all() > 1 && self.n_extended == self.n_all()
    }

    fn note_neighbours(&mut self, vocabulary: &[Word], word_at: impl Fn(usize) -> Option<usize>, at: usize) {
        let neighbours = [at.checked_sub(1), Some(at + self.n_words)];
        for (n_open, neighbour) in self.n_open.iter_mut().zip(neighbours) {
            let word = neighbour.and_then(&word_at).map(|word| &vocabulary[word]);
            if let Some(word) = word.filter(|word| word.class == Class::Content) {
                *n_open += 1;
                self.n_by_character += u32::from(word.n_chars == 1);
            }
        }
    }

    /// Whether `other` is a part of it.
    pub(super) fn contains(&self, other: &Self) -> bool {
        let (phrase, part) = (&self.phrase[..self.n_words], &other.phrase[..other.n_words]);
        phrase.windows(part.len()).any(|window| window == part)
    }
}

/// All words and phrases of at most `max_words` words that may be keywords, in the order of their first occurrence.
pub(super) fn candidates(document: &Document<'_>, max_words: usize) -> Vec<Candidate> {
    let mut found = Found {
        max_words,
        ..Found::default()
    };
    for sentence in document
        .sentences()
        .iter()
        .filter(|sentence| carries_words(sentence.role))
    {
        found.add_sentence(document, sentence);
    }
    if document.title_is_given() {
        found.add_title(document);
    }
    found.drop_chance_phrases();
    found.note_extensions();
    found.candidates
}

/// In a text of so many words, words that stand side by side only once do so by chance.
const LONG_TEXT: u32 = 400;

#[derive(Default)]
struct Found {
    max_words: usize,
    index: FxHashMap<Phrase, u32>,
    candidates: Vec<Candidate>,
    /// Words read so far outside the title.
    n_words: u32,
    n_sentences: u32,
}

impl Found {
    fn add_sentence(&mut self, document: &Document<'_>, sentence: &Sentence) {
        // Words of a dateline name the agency and the place that it writes from.
        let tokens = document.tokens_of(sentence);
        let n_before = tokens.partition_point(|token| token.span.start < sentence.quote.start);
        let tokens = &tokens[n_before..];
        let begin = (sentence.tokens.start + n_before) as u32;
        let is_title = sentence.role == Role::Title;
        let (n_words, first_sentence) = (self.n_words, self.n_sentences == 0);
        let word_at = |at: usize| tokens.get(at).map(|token| token.word);
        for_each_phrase(document.vocabulary(), word_at, self.max_words, |phrase, n, at| {
            let candidate = self.candidate(phrase, n);
            candidate.note_neighbours(document.vocabulary(), word_at, at);
            if is_title {
                candidate.n_title += 1;
            } else {
                if candidate.n_body == 0 {
                    candidate.first_place = n_words + at as u32;
                }
                // Places come in order: the sentence is new to the candidate if its last place lies before it.
                candidate.n_sentences += u32::from(candidate.places.last().is_none_or(|&last| last < begin));
                candidate.in_first_sentence |= first_sentence;
                candidate.n_body += 1;
            }
            candidate.places.push(begin + at as u32);
        });
        if !is_title {
            self.n_words += tokens.len() as u32;
            self.n_sentences += 1;
        }
    }

    fn add_title(&mut self, document: &Document<'_>) {
        let words = document.title_words();
        let word_at = |at: usize| words.get(at).copied();
        for_each_phrase(document.vocabulary(), word_at, self.max_words, |phrase, n, at| {
            let candidate = self.candidate(phrase, n);
            candidate.n_title += 1;
            candidate.note_neighbours(document.vocabulary(), word_at, at);
        });
    }

    fn drop_chance_phrases(&mut self) {
        if self.n_words >= LONG_TEXT {
            self.candidates
                .retain(|candidate| candidate.n_words == 1 || candidate.n_all() > 1);
            self.index = self
                .candidates
                .iter()
                .enumerate()
                .map(|(i, c)| (c.phrase, i as u32))
                .collect();
        }
    }

    fn candidate(&mut self, phrase: Phrase, n_words: usize) -> &mut Candidate {
        let next = self.candidates.len() as u32;
        let index = *self.index.entry(phrase).or_insert(next);
        if index == next {
            self.candidates.push(Candidate {
                phrase,
                n_words,
                places: Vec::new(),
                n_sentences: 0,
                in_first_sentence: false,
                n_title: 0,
                n_body: 0,
                first_place: 0,
                n_extended: 0,
                extension: index,
                n_open: [0; 2],
                n_by_character: 0,
            });
        }
        &mut self.candidates[index as usize]
    }

    fn note_extensions(&mut self) {
        for index in 0..self.candidates.len() {
            let Candidate { phrase, n_words, .. } = self.candidates[index];
            if n_words < 2 {
                continue;
            }
            let n_all = self.candidates[index].n_all();
            let mut tail = [NO_WORD; MAX_WORDS];
            tail[..n_words - 1].copy_from_slice(&phrase[1..n_words]);
            let mut head = phrase;
            head[n_words - 1] = NO_WORD;
            for part in [head, tail] {
                if let Some(&part) = self.index.get(&part) {
                    let part = &mut self.candidates[part as usize];
                    if n_all > part.n_extended {
                        part.n_extended = n_all;
                        part.extension = index as u32;
                    }
                }
            }
        }
    }
}

/// Calls `found` with every run of up to `max_words` adjacent content words, its length, and where it starts.
fn for_each_phrase(
    vocabulary: &[Word],
    word_at: impl Fn(usize) -> Option<usize>,
    max_words: usize,
    mut found: impl FnMut(Phrase, usize, usize),
) {
    let content =
        |at| word_at(at).map(|word| (vocabulary[word].class == Class::Content).then_some(word as u32));
    let mut start = 0;
    while let Some(first) = content(start) {
        let mut phrase = [NO_WORD; MAX_WORDS];
        let mut next = first;
        for n in 0..max_words.min(MAX_WORDS) {
            let Some(word) = next else { break };
            phrase[n] = word;
            found(phrase, n + 1, start);
            next = content(start + n + 1).flatten();
        }
        start += 1;
    }
}
