//! Papers: what parts they consist of, and which one a sentence is of.

mod part;
mod parts;

pub(super) use part::PARTS;
pub use part::Part;
pub(super) use parts::{has_run_in_names, is_conclusion, methods_start, name_len, parts};
#[cfg(test)]
pub(super) use parts::{inline, is_back_matter, is_chapter, is_discussion, run_in};
