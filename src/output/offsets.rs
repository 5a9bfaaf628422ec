/// So many bytes are counted at once.
const CHUNK: usize = 64;

/// The number of characters (Unicode scalar values) before each byte of a text.
pub(super) struct Offsets<'t> {
    text: &'t [u8],
    /// Characters before each chunk.
    before: Vec<usize>,
}

impl<'t> Offsets<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let text = text.as_bytes();
        let mut count = 0;
        let before = text.chunks(CHUNK).map(|chunk| {
            let before = count;
            count += n_chars(chunk);
            before
        });
        Self {
            before: before.collect(),
            text,
        }
    }

    /// The number of characters before a byte; of all, if the text does not have it.
    pub(super) fn chars(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        // At the end of the text there may be no chunk.
        let chunk = (byte / CHUNK).min(self.before.len().saturating_sub(1));
        let before = self.before.get(chunk).copied().unwrap_or_default();
        before + n_chars(&self.text[chunk * CHUNK..byte])
    }
}

/// How many characters begin in these bytes of UTF-8: all other bytes are 10xxxxxx.
fn n_chars(utf8: &[u8]) -> usize {
    utf8.iter()
        .filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000)
        .count()
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
            }
            prop_assert_eq!(offsets.chars(text.len()), text.chars().count());
            prop_assert_eq!(offsets.chars(usize::MAX), text.chars().count());
        }
    }
}
