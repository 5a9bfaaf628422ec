//! Keywords and extractive abstracts of Chinese texts.
//!
//! An [`Engine`] is built once and shared between threads; it analyses a text into a [`Document`], from which keywords
//! and summaries are taken. Building can fail (word lists are read), analysing cannot: any text gives a result.
//!
//! ```
//! use zhaiyao::{Engine, KeywordOptions, Length, SummaryOptions};
//!
//! let engine = Engine::new();
//! let text = "云溪市与临泽市签订青枫河生态补偿协议。水质达标，下游补偿上游。今天天气晴朗。";
//! let document = engine.analyze(text);
//!
//! let keywords = document.keywords(&KeywordOptions::default().count(5));
//! assert_eq!(&text[keywords[0].spans[0].start..keywords[0].spans[0].end], keywords[0].text);
//!
//! let summary = document.summary(&SummaryOptions::default().length(Length::Chars(20)));
//! assert_eq!(summary.text(), "云溪市与临泽市签订青枫河生态补偿协议。");
//! ```
//!
//! For a single text there are [`keywords()`] and [`summarize`].
//!
//! # How it works
//!
//! 1. [`text::blocks`]: what each paragraph is for: title, byline, caption, body, boilerplate …
//! 2. [`text::sentence`]: where sentences and clauses end.
//! 3. [`text::words`]: jieba's words, numbered; what the dictionary knows of them is in [`text::lexicon`].
//! 4. [`graph`]: words that occur near each other, sentences that share words.
//! 5. [`rank`]: weighted `PageRank` with a restart prior.
//! 6. [`keywords`](mod@keywords) and [`summary`]: features of candidates and sentences, their learned weights, and the choice.
//!
//! Every part is public, to be used by itself, but for features and weights, which change with every training.
//!
//! # Offsets
//!
//! All [`Span`]s are in bytes of the text that was analysed, on character boundaries. A character, in the
//! lengths that options ask for and in what summaries keep to, is what a reader counts as one: a grapheme cluster. Rules
//! compare lengths in Unicode scalar values, which hardly ever differ in Chinese; so does [`Word::n_chars`](text::words::Word)
//! tell them. For programs that count otherwise there are [`Offsets`].
//!
//! # Features
//!
//! `default-features = false` leaves out the command and everything that only it needs. `serde`: results, spans and options
//! are `Serialize` and `Deserialize`. `train`: what weights are learned with, of which no version promises anything.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod document;
mod engine;
mod error;
pub mod graph;
pub mod keywords;
mod offsets;
mod options;
pub mod rank;
mod sentence;
mod span;
pub mod summary;
pub mod text;
mod tokenizer;

pub use document::Document;
pub use engine::{Engine, EngineBuilder};
pub use error::Error;
pub use keywords::{Keyword, KeywordOptions, Method};
pub use offsets::Offsets;
pub use options::AnalyzeOptions;
pub use sentence::Sentence;
pub use span::Span;
pub use summary::{Length, Order, Summary, SummaryOptions, SummarySentence};

/// The keywords of one text. For several texts, build an [`Engine`] once.
///
/// ```
/// use zhaiyao::KeywordOptions;
///
/// let keywords = zhaiyao::keywords("两省签订旅游协议。旅游协议涉及客源。", &KeywordOptions::default());
/// assert_eq!(keywords[0].text, "旅游协议");
/// ```
#[must_use]
pub fn keywords(text: &str, options: &KeywordOptions) -> Vec<Keyword> {
    Engine::new().analyze(text).keywords(options)
}

/// The summary of one text. For several texts, build an [`Engine`] once.
///
/// ```
/// use zhaiyao::{Length, SummaryOptions};
///
/// let options = SummaryOptions::default().length(Length::Sentences(1));
/// let summary = zhaiyao::summarize("两省签订旅游协议。天气晴朗。协议涉及旅游和客源。", &options);
/// assert_eq!(summary.sentences.len(), 1);
/// ```
#[must_use]
pub fn summarize(text: &str, options: &SummaryOptions) -> Summary {
    Engine::new().analyze(text).summary(options)
}

/// The README's example is tested, too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
