//! Judgements by what a term is written with.

use std::borrow::Cow;

/// The logarithms of odds that editors print terms, by what is common to several: the way they begin or end.
#[derive(Clone, Debug, Default)]
pub(in crate::keywords) struct Odds {
    /// Hashes of what is common, ascending.
    keys: Cow<'static, [u32]>,
    /// The logarithms, in sixteenths.
    values: Cow<'static, [i8]>,
}

impl Odds {
    /// Of what was never judged.
    pub(in crate::keywords) const UNSEEN: f32 = 9.0 / Self::SCALE;

    const SCALE: f32 = 16.0;

    pub(super) const fn new(keys: Cow<'static, [u32]>, values: Cow<'static, [i8]>) -> Self {
        Self { keys, values }
    }

    /// Of `part`, which is a `kind` of part of a term.
    pub(in crate::keywords) fn of(&self, kind: u8, part: &str) -> f32 {
        match self.keys.binary_search(&hash(kind, part)) {
            Ok(at) => f32::from(self.values[at]) / Self::SCALE,
            Err(_) => Self::UNSEEN,
        }
    }
}

/// FNV-1a.
fn hash(kind: u8, part: &str) -> u32 {
    const BASIS: u32 = 0x811c_9dc5;
    const PRIME: u32 = 0x0100_0193;
    let bytes = std::iter::once(kind).chain(part.bytes());
    bytes.fold(BASIS, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_judged_is_found_by_its_hash() {
        // As the training script computes them.
        assert_eq!(hash(b'z', "a"), 0x4c67_ea24);
        let odds = Odds::new(vec![hash(b'z', "案")].into(), vec![-24].into());
        for (kind, want) in [(b'z', -1.5), (b'a', Odds::UNSEEN)] {
            assert!((odds.of(kind, "案") - want).abs() < 1e-6);
        }
    }
}
