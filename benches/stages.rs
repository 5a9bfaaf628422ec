//! What each stage costs, over texts of 100 to 1,000,000 characters, so that growth shows.
//!
//! Words are what `c_analysis` takes besides `a_blocks` and `b_sentences`; selection is what `i_summary` takes besides
//! `e_sentence_graph` and `g_rank_sentences`.
//!
//!     cargo bench

use divan::counter::CharsCount;
use divan::{Bencher, black_box};
use zhaiyao::graph::{SentenceGraph, WordGraph};
use zhaiyao::rank::{RankOptions, Ranking};
use zhaiyao::text::blocks::blocks;
use zhaiyao::text::sentence::sentences;
use zhaiyao::{Document, Engine, KeywordOptions, Length, SummaryOptions};

const LENGTHS: [usize; 5] = [100, 1_000, 10_000, 100_000, 1_000_000];

const ARTICLES: [&str; 4] = [
    include_str!("../examples/news.txt"),
    include_str!("../examples/judgment.txt"),
    include_str!("../examples/meeting.txt"),
    include_str!("../examples/wrapped.txt"),
];

fn main() {
    divan::main();
}

/// The paragraphs of the example articles in turn, each time in another order, until there are `n_chars` characters.
fn text(n_chars: usize) -> String {
    let paragraphs: Vec<&str> = ARTICLES
        .iter()
        .flat_map(|article| article.lines())
        .filter(|line| line.len() > 90)
        .collect();
    let mut text = String::new();
    let (mut index, mut left) = (0, n_chars);
    while left > 0 {
        let paragraph = paragraphs[index * 7 % paragraphs.len()];
        text.extend(paragraph.chars().take(left));
        text.push('\n');
        left = left.saturating_sub(paragraph.chars().count());
        index += 1 + index / paragraphs.len() % 3;
    }
    text
}

fn with_document(bencher: Bencher, n_chars: usize, stage: impl Fn(&Document<'_>) -> usize) {
    let text = text(n_chars);
    let engine = Engine::new();
    let document = engine.analyze(&text);
    bencher
        .counter(CharsCount::of_str(&text))
        .bench_local(|| stage(black_box(&document)));
}

/// Ranks the nodes of the graph that `build` makes of a document.
fn with_graph<G>(
    bencher: Bencher,
    n_chars: usize,
    build: impl Fn(&Document<'_>) -> G,
    rank: impl Fn(&G) -> Ranking,
) {
    let text = text(n_chars);
    let graph = build(&Engine::new().analyze(&text));
    bencher
        .counter(CharsCount::of_str(&text))
        .bench_local(|| rank(black_box(&graph)).iterations);
}

#[divan::bench(args = LENGTHS)]
fn a_blocks(bencher: Bencher, n_chars: usize) {
    let text = text(n_chars);
    bencher
        .counter(CharsCount::of_str(&text))
        .bench(|| blocks(black_box(&text), None).len());
}

#[divan::bench(args = LENGTHS)]
fn b_sentences(bencher: Bencher, n_chars: usize) {
    let text = text(n_chars);
    bencher
        .counter(CharsCount::of_str(&text))
        .bench(|| sentences(black_box(&text)).len());
}

#[divan::bench(args = LENGTHS)]
fn c_analysis(bencher: Bencher, n_chars: usize) {
    let text = text(n_chars);
    let engine = Engine::new();
    bencher
        .counter(CharsCount::of_str(&text))
        .bench_local(|| engine.analyze(black_box(&text)).tokens().len());
}

#[divan::bench(args = LENGTHS)]
fn d_word_graph(bencher: Bencher, n_chars: usize) {
    with_document(bencher, n_chars, |document| {
        WordGraph::new(document, 4).ties().n_ties()
    });
}

#[divan::bench(args = LENGTHS)]
fn e_sentence_graph(bencher: Bencher, n_chars: usize) {
    with_document(bencher, n_chars, |document| {
        SentenceGraph::new(document, |_| true).ties().n_ties()
    });
}

#[divan::bench(args = LENGTHS)]
fn f_rank_words(bencher: Bencher, n_chars: usize) {
    let rank = |words: &WordGraph| words.ties().rank(&[], &RankOptions::default());
    with_graph(bencher, n_chars, |document| WordGraph::new(document, 4), rank);
}

#[divan::bench(args = LENGTHS)]
fn g_rank_sentences(bencher: Bencher, n_chars: usize) {
    let rank = |sentences: &SentenceGraph| sentences.ties().rank(&[], &RankOptions::default());
    with_graph(
        bencher,
        n_chars,
        |document| SentenceGraph::new(document, |_| true),
        rank,
    );
}

#[divan::bench(args = LENGTHS)]
fn h_keywords(bencher: Bencher, n_chars: usize) {
    with_document(bencher, n_chars, |document| {
        document.keywords(&KeywordOptions::default()).len()
    });
}

#[divan::bench(args = LENGTHS)]
fn i_summary(bencher: Bencher, n_chars: usize) {
    let options = SummaryOptions::default().length(Length::Chars(200));
    with_document(bencher, n_chars, |document| {
        document.summary(&options).sentences.len()
    });
}

#[divan::bench(args = LENGTHS)]
fn whole(bencher: Bencher, n_chars: usize) {
    let text = text(n_chars);
    let engine = Engine::new();
    bencher.counter(CharsCount::of_str(&text)).bench_local(|| {
        let document = engine.analyze(black_box(&text));
        let keywords = document.keywords(&KeywordOptions::default());
        keywords.len() + document.summary(&SummaryOptions::default()).sentences.len()
    });
}
