//! Which characters a sentence has.

/// A set of characters, most of which are not asked for: nearly all that it does not have are told by one bit.
#[derive(Default)]
pub(super) struct CharSet {
    /// A bit for each character, several characters to a bit.
    bits: [u64; 4],
    chars: Vec<char>,
}

impl FromIterator<char> for CharSet {
    fn from_iter<I: IntoIterator<Item = char>>(chars: I) -> Self {
        let mut set = Self::default();
        for c in chars {
            let (word, bit) = place(c);
            set.bits[word] |= bit;
            set.chars.push(c);
        }
        set
    }
}

impl CharSet {
    pub(super) fn has(&self, c: char) -> bool {
        let (word, bit) = place(c);
        self.bits[word] & bit != 0 && self.chars.contains(&c)
    }
}

fn place(c: char) -> (usize, u64) {
    let low = c as usize % 256;
    (low / 64, 1 << (low % 64))
}

#[cfg(test)]
mod tests {
    use super::CharSet;

    #[test]
    fn a_set_has_what_was_put_in() {
        let set: CharSet = "石桥镇的竹编，a石".chars().collect();
        for c in "石桥镇的竹编，a石".chars() {
            assert!(set.has(c));
            // The same bit, and not in it.
            assert!(!set.has(char::from_u32(c as u32 + 256).unwrap()));
        }
    }
}
