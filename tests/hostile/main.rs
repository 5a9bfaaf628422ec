//! Texts and files that nobody writes.

#[cfg(feature = "cli")]
#[path = "../common/mod.rs"]
mod common;
#[cfg(feature = "cli")]
mod patterns;
mod texts;
