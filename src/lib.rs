//! Keywords and extractive abstracts of Chinese texts. (The guide comes here.)

mod document;
mod engine;
mod error;
pub mod graph;
pub mod keywords;
pub mod rank;
mod span;
pub mod summary;
pub mod text;

pub use document::{Document, Sentence};
pub use engine::{AnalyzeOptions, Engine, EngineBuilder};
pub use error::Error;
pub use keywords::{Keyword, KeywordOptions, Method};
pub use span::Span;
pub use summary::{Length, Order, Summary, SummaryOptions, SummarySentence};

/// The README's example is tested, too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
