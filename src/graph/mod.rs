//! Graphs of a document's words and sentences, for [`pagerank`](crate::rank::pagerank).

mod sentences;
mod words;

pub use sentences::SentenceGraph;
pub(crate) use sentences::{cosine, vector};
pub use words::WordGraph;
pub(crate) use words::carries_words;
