//! Where a report begins: what stands before its first sentence, in a paragraph or glued to it.
//!
//! What a paragraph begins with that says who filed it, and where, is its dateline: no sentence has it. What a page has
//! left glued to a first sentence (title, time stamp, byline) is its head: an abstract leaves it out. Credits that stand on
//! the line of a paragraph were parted from it before, as paragraphs of their own.

mod dateline;
mod head;

pub use dateline::dateline;
pub(crate) use dateline::dateline_len;
pub(crate) use head::head_len;
