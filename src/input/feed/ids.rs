//! Ids that tell a feed's items apart, and stay the same as others come and go.

use std::{
    collections::HashSet,
    hash::{Hash, Hasher},
};

use rustc_hash::FxHasher;

/// Those of `keys` that occur more than once.
pub(super) fn shared<'k>(keys: impl Iterator<Item = &'k str>) -> HashSet<String> {
    let mut seen = HashSet::new();
    keys.filter(|key| !seen.insert(*key)).map(str::to_owned).collect()
}

/// An id for an item that shares its own with others: with its title and text as a number after it.
pub(super) fn apart(own: &str, title: Option<&str>, text: &str) -> String {
    let mut hasher = FxHasher::default();
    (title, text).hash(&mut hasher);
    format!("{own}#{:08x}", hasher.finish() as u32)
}
