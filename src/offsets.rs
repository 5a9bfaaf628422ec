//! Byte offsets in the units of other languages.

/// How many bytes are counted at a time.
const CHUNK: usize = 64;

/// Byte offsets of a text in the units that other languages count in: Unicode scalar values (Python), UTF-16 (JavaScript,
/// Java).
///
/// ```
/// use zhaiyao::Offsets;
///
/// let text = "𠮷野家";
/// let offsets = Offsets::new(text);
/// let byte = text.find("家").unwrap();
/// assert_eq!((offsets.chars(byte), offsets.utf16(byte)), (2, 3));
/// ```
#[derive(Clone, Debug)]
pub struct Offsets<'t> {
    text: &'t [u8],
    /// The counts of what stands before each chunk.
    before: Vec<Count>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    chars: usize,
    /// Characters that UTF-16 writes as a surrogate pair.
    pairs: usize,
}

impl Count {
    fn of(utf8: &[u8]) -> Self {
        Self {
            // All bytes but the first of a character are 10xxxxxx.
            chars: count(utf8, |byte| byte & 0b1100_0000 != 0b1000_0000),
            pairs: count(utf8, |byte| byte >= 0b1111_0000),
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            chars: self.chars + other.chars,
            pairs: self.pairs + other.pairs,
        }
    }
}

/// A counter of one byte, which a chunk cannot overflow, lets the compiler compare many bytes at once.
fn count(chunk: &[u8], wanted: impl Fn(u8) -> bool) -> usize {
    chunk
        .iter()
        .map(|&byte| u8::from(wanted(byte)))
        .sum::<u8>()
        .into()
}

impl<'t> Offsets<'t> {
    /// Counts the characters of a text once: every offset then costs the same.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let text = text.as_bytes();
        let mut count = Count::default();
        let before = text.chunks(CHUNK).map(|chunk| {
            let before = count;
            count = count.and(Count::of(chunk));
            before
        });
        Self {
            before: before.collect(),
            text,
        }
    }

    /// The number of Unicode scalar values before a byte; of all, if the text does not have it.
    #[must_use]
    pub fn chars(&self, byte: usize) -> usize {
        self.before(byte).chars
    }

    /// The number of UTF-16 units before a byte; of all, if the text does not have it.
    #[must_use]
    pub fn utf16(&self, byte: usize) -> usize {
        let Count { chars, pairs } = self.before(byte);
        chars + pairs
    }

    fn before(&self, byte: usize) -> Count {
        let byte = byte.min(self.text.len());
        // At the end of the text there may be no chunk.
        let chunk = (byte / CHUNK).min(self.before.len().saturating_sub(1));
        let before = self.before.get(chunk).copied().unwrap_or_default();
        before.and(Count::of(&self.text[chunk * CHUNK..byte]))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn agrees_with_counting_from_the_start(text in "([一-龥]|\\PC){0,100}") {
            let offsets = Offsets::new(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(offsets.chars(byte), count);
                prop_assert_eq!(offsets.utf16(byte), text[..byte].encode_utf16().count());
            }
            prop_assert_eq!(offsets.chars(text.len()), text.chars().count());
            prop_assert_eq!(offsets.chars(usize::MAX), text.chars().count());
        }
    }
}
