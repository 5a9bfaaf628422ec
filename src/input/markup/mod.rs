//! Markup as it is found: what a browser or feed reader would forgive is forgiven here.
//!
//! Nothing is rejected, no entity is expanded but characters, and time is linear in the length of the input.

mod looks;
mod plain;
#[cfg(test)]
mod tests;
mod tokens;

pub(super) use self::looks::looks_like_markup;
pub(super) use self::plain::{Plain, is_left_out, to_text};
pub(super) use self::tokens::{MarkupToken, Tag, Tokens};
