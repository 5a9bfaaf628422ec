//! Papers: what parts they consist of, and which one a sentence is of.

mod part;
mod parts;

pub(super) use part::PARTS;
pub use part::Part;
#[cfg(test)]
pub(super) use parts::{inline, is_back_matter, is_chapter, is_discussion};
pub(super) use parts::{is_conclusion, methods_start, name_len, parts};
