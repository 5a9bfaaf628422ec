/// Byte offsets of a text and the number of characters (Unicode scalar values) before each.
pub(super) struct Offsets {
    bytes: Vec<usize>,
    chars: Vec<usize>,
}

impl Offsets {
    /// Counts the characters before each of `bytes`, in any order, in one pass over `text`.
    pub(super) fn new(text: &str, bytes: impl Iterator<Item = usize>) -> Self {
        let mut bytes: Vec<usize> = bytes.map(|at| at.min(text.len())).collect();
        bytes.sort_unstable();
        bytes.dedup();
        let (mut from, mut count) = (0, 0);
        let chars = bytes.iter().map(|&to| {
            count += text.as_bytes()[from..to]
                .iter()
                .filter(|&&byte| starts_char(byte))
                .count();
            from = to;
            count
        });
        let chars = chars.collect();
        Self { bytes, chars }
    }

    /// The number of characters before `byte`, which is one of those that were given.
    pub(super) fn chars(&self, byte: usize) -> usize {
        let index = self.bytes.partition_point(|&known| known < byte);
        self.chars
            .get(index)
            .or(self.chars.last())
            .copied()
            .unwrap_or_default()
    }
}

/// Whether a byte of UTF-8 is the first of a character: all others are 10xxxxxx.
fn starts_char(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn agrees_with_counting_from_the_start(text in "\\PC{0,40}") {
            let at: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).rev().collect();
            let offsets = Offsets::new(&text, at.iter().copied());
            for byte in at {
                prop_assert_eq!(offsets.chars(byte), text[..byte].chars().count());
            }
        }
    }
}
