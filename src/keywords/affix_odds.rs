//! How terms were judged, by their first and last characters.

use std::borrow::Cow;

/// Keys are grouped by so many of their highest bits.
const BUCKET_BITS: u32 = 11;
const N_BUCKETS: usize = 1 << BUCKET_BITS;

/// The logarithms of the odds that editors print a term, by how terms begin and end.
#[derive(Clone, Debug)]
pub(in crate::keywords) struct AffixOdds {
    /// Hashes of beginnings and ends, ascending.
    keys: Cow<'static, [u32]>,
    /// The logarithms, in sixteenths.
    values: Cow<'static, [i8]>,
    /// Where the keys of each bucket begin, and where the last one's end. Hashes are spread evenly: about five to a bucket.
    starts: [u32; N_BUCKETS + 1],
}

impl AffixOdds {
    /// The value of what was never judged.
    pub(in crate::keywords) const UNSEEN: f32 = 9.0 / Self::SCALE;

    const SCALE: f32 = 16.0;

    pub(super) const fn new(keys: Cow<'static, [u32]>, values: Cow<'static, [i8]>) -> Self {
        let starts = starts(match &keys {
            Cow::Borrowed(keys) => keys,
            Cow::Owned(keys) => keys.as_slice(),
        });
        Self { keys, values, starts }
    }

    /// The value of `part`, a beginning, an end or another `kind` of part of a term.
    pub(in crate::keywords) fn of(&self, kind: u8, part: &str) -> f32 {
        let key = hash(kind, part);
        let bucket = (key >> (u32::BITS - BUCKET_BITS)) as usize;
        let (start, end) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
        match self.keys[start..end].iter().position(|&known| known == key) {
            Some(at) => f32::from(self.values[start + at]) / Self::SCALE,
            None => Self::UNSEEN,
        }
    }
}

/// Where the keys of each bucket begin.
const fn starts(keys: &[u32]) -> [u32; N_BUCKETS + 1] {
    let mut starts = [0; N_BUCKETS + 1];
    let (mut bucket, mut at) = (0, 0);
    while bucket <= N_BUCKETS {
        while at < keys.len() && ((keys[at] >> (u32::BITS - BUCKET_BITS)) as usize) < bucket {
            at += 1;
        }
        starts[bucket] = at as u32;
        bucket += 1;
    }
    starts
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
        let odds = AffixOdds::new(vec![hash(b'z', "案")].into(), vec![-24].into());
        for (kind, want) in [(b'z', -1.5), (b'a', AffixOdds::UNSEEN)] {
            assert!((odds.of(kind, "案") - want).abs() < 1e-6);
        }
    }

    #[test]
    fn every_key_is_found() {
        let mut keys: Vec<u32> = (0..3000_u32).map(|n| hash(b'w', &n.to_string())).collect();
        keys.extend([0, u32::MAX]);
        keys.sort_unstable();
        keys.dedup();
        let odds = AffixOdds::new(keys.clone().into(), vec![16; keys.len()].into());
        for n in 0..6000_u32 {
            let form = n.to_string();
            let is_known = keys.binary_search(&hash(b'w', &form)).is_ok();
            let want = if is_known { 1.0 } else { AffixOdds::UNSEEN };
            assert!((odds.of(b'w', &form) - want).abs() < 1e-6, "{form}");
        }
    }
}
