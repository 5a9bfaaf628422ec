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

/// An id for an item that shares its own with others: with its title and text as a number after it, and with how many
/// before it are the same in all.
pub(super) fn apart(own: &str, title: Option<&str>, text: &str, n_same: usize) -> String {
    let mut hasher = FxHasher::default();
    (title, text).hash(&mut hasher);
    let number = hasher.finish() as u32;
    match n_same {
        0 => format!("{own}#{number:08x}"),
        _ => format!("{own}#{number:08x}-{}", n_same + 1),
    }
}
