//! What the best candidates are scored by beside the first features: what stands around them, how central their words
//! are, and what kind of text it is.

use super::chars::CharSet;
use super::first::{CandidateFacts, FirstContext, log_after};
use super::judged::{JudgedBeside, chars_beside};
use super::kind_of_text::KindOfText;
use super::neighbours::Neighbours;
use super::ranking::{Rank, log_rank};
use crate::graph::WordTies;
use crate::keywords::affix_odds::AffixOdds;
use crate::keywords::candidates::{Candidate, Candidates};
use crate::keywords::reading::{Reading, SentenceTokens};
use crate::keywords::word_ranking::WordRanking;
use crate::text::kinds::WordKind;
use crate::text::words::Class;

/// What the further features of the best candidates of a document are computed from.
pub(in crate::keywords) struct CandidateContext<'c, 'd> {
    reading: &'c Reading<'d>,
    first: &'c FirstContext<'c, 'd>,
    candidates: &'c Candidates,
    ties: &'c WordTies,
    /// The rank of each node of the word graph.
    ranks: Vec<Rank>,
    /// How central the words of each sentence are, on average.
    centrality: Vec<f32>,
    kind: KindOfText,
    title: CharSet,
    opening: CharSet,
    /// The words on either side of a candidate: room that is used again.
    words_beside: [Vec<usize>; 2],
}

/// What else is known of a candidate.
pub(super) struct More {
    pub(super) facts: CandidateFacts,
    pub(super) kind: KindOfText,
    pub(super) density: f32,
    pub(super) position: f32,
    pub(super) first_sentence: f32,
    pub(super) idf_max: f32,
    pub(super) idf_first: f32,
    pub(super) rank_mean: f32,
    pub(super) rank_min: f32,
    pub(super) rank_max: f32,
    pub(super) association: f32,
    pub(super) n_single: f32,
    pub(super) surname_first: bool,
    pub(super) is_capital: bool,
    pub(super) has_digits: bool,
    pub(super) title_chars: f32,
    pub(super) opening_chars: f32,
    pub(super) around: Neighbours,
    pub(super) judged_beside: JudgedBeside,
}

impl<'c, 'd> CandidateContext<'c, 'd> {
    pub(in crate::keywords) fn new(first: &'c FirstContext<'c, 'd>, candidates: &'c Candidates) -> Self {
        let reading = first.reading;
        let WordRanking { ties, ranking } = reading.word_ranking();
        let n_nodes = ranking.scores.len() as f64;
        let ranks = ranking.scores.iter();
        let mut context = Self {
            reading,
            first,
            candidates,
            ties,
            ranks: ranks.map(|score| Rank::new((score * n_nodes) as f32)).collect(),
            centrality: Vec::new(),
            kind: KindOfText::of(reading),
            title: CharSet::default(),
            opening: CharSet::default(),
            words_beside: [Vec::new(), Vec::new()],
        };
        let sentences = reading.sentences.iter();
        context.centrality = sentences
            .clone()
            .map(|sentence| context.centrality(sentence))
            .collect();
        let chars = |sentence: Option<&SentenceTokens>| {
            sentence.map_or_else(CharSet::default, |sentence| context.chars(sentence))
        };
        let title = chars(sentences.clone().rev().find(|sentence| sentence.is_title));
        context.opening = chars(sentences.clone().find(|sentence| !sentence.is_title));
        context.title = title;
        context
    }

    fn rank(&self, word: usize) -> Rank {
        let node = self.ties.nodes[self.reading.in_graph(word)];
        node.map_or(Rank::new(0.0), |node| self.ranks[node.index()])
    }

    /// The mean score of the content words of a sentence.
    fn centrality(&self, sentence: &SentenceTokens) -> f32 {
        let words = self.reading.tokens[sentence.tokens.clone()]
            .iter()
            .map(|token| token.word);
        let content = words.filter(|&word| self.reading.word(word).class == Class::Content);
        let (n, sum) = content.fold((0.0_f32, 0.0), |(n, sum), word| {
            (n + 1.0, sum + self.rank(word).score)
        });
        sum / n.max(1.0)
    }

    fn chars(&self, sentence: &SentenceTokens) -> CharSet {
        let words = self.reading.tokens[sentence.tokens.clone()].iter();
        words
            .flat_map(|token| self.reading.form(token.word).chars())
            .collect()
    }

    pub(super) fn more(
        &mut self,
        candidate: &Candidate,
        facts: CandidateFacts,
        form: &str,
        odds: &AffixOdds,
    ) -> More {
        let words = candidate.words(self.reading);
        let n = words.len() as f32;
        let first_word = words.clone().next().unwrap_or_default();
        let is_phrase = words.len() > 1;
        let n_tokens = self.first.n_tokens.max(1.0);
        let (mut rank_sum, mut rank_min, mut rank_max) = (0.0, f32::MAX, f32::MIN);
        let (mut idf_max, mut log_counts, mut n_single) = (0.0_f32, 0.0, 0.0);
        for number in words.clone() {
            let rank = self.rank(number);
            let word = self.reading.word(number);
            rank_sum += rank.score;
            rank_min = rank.log.min(rank_min);
            rank_max = rank.log.max(rank_max);
            idf_max = idf_max.max(word.idf as f32 / 10.0);
            log_counts += self.first.count(number).max(1.0).ln();
            n_single += f32::from(u8::from(word.n_chars == 1));
        }
        let n_all = candidate.n_all().max(1) as f32;
        // How much more often the words stand side by side than they would by chance, a word.
        let association = (n_all.ln() + (n - 1.0) * n_tokens.ln() - log_counts) / n;
        let span = self.reading.text_at(candidate.first as usize, words.len());
        let written = span.0.of(span.1);
        let n_chars = form.chars().count().max(1) as f32;
        let share_in = |chars: &CharSet| form.chars().filter(|&c| chars.has(c)).count() as f32 / n_chars;
        let (title_chars, opening_chars) = (share_in(&self.title), share_in(&self.opening));
        let around = Neighbours::new(
            self.reading,
            self.candidates,
            candidate,
            &self.centrality,
            &mut self.words_beside,
        );
        More {
            kind: self.kind,
            density: (1.0 + 1000.0 * candidate.n_body as f32 / n_tokens).ln(),
            position: candidate.first_place as f32 / n_tokens,
            first_sentence: log_after(candidate.first_sentence),
            idf_max,
            idf_first: self.reading.word(first_word).idf as f32 / 10.0,
            rank_mean: log_rank(rank_sum / n),
            rank_min,
            rank_max,
            association: if is_phrase { association } else { 0.0 },
            n_single: if is_phrase { n_single } else { 0.0 },
            surname_first: is_phrase && self.reading.word(first_word).kind == WordKind::Surname,
            is_capital: written.starts_with(|c: char| c.is_ascii_uppercase()),
            has_digits: written.contains(|c: char| c.is_ascii_digit()),
            title_chars,
            opening_chars,
            around,
            judged_beside: JudgedBeside::of(chars_beside(self.reading, self.candidates, candidate), odds),
            facts,
        }
    }
}
