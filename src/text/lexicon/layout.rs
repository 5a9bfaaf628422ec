//! How the trie lies in memory: what the build script, which writes it, and the lexicon, which reads it, agree on.

/// The low bits of a character's code, which tell most children of a node apart.
pub(crate) const LOW_BITS: u32 = 7;
pub(crate) const LOW: u32 = (1 << LOW_BITS) - 1;

/// The label of a node between a node and its children is this less the high bits of the children's codes.
pub(crate) const LAST_LABEL: u32 = (1 << 14) - 1;

/// Stands for an entry where no word ends.
pub(crate) const NO_ENTRY: usize = (1 << 14) - 1;

/// A field of a node: its lowest bit, and how many bits it has.
pub(crate) type BitField = (u32, u32);

/// Where the node's children lie: the child for a code lies at the base plus the code's low bits.
pub(crate) const BASE: BitField = (0, 20);
/// The code that leads to the node.
pub(crate) const LABEL: BitField = (20, 14);
/// Whether there are nodes between it and its children: they lie at the base plus the codes' high bits.
pub(crate) const IS_WIDE: BitField = (34, 1);
/// The numbers of the frequency and the entry of the word that ends here.
pub(crate) const FREQUENCY: BitField = (35, 13);
pub(crate) const ENTRY: BitField = (48, 14);

/// An entry's bytes: a hundred times the IDF, low byte first, or 0 where it is not known; the number of the tag; and the
/// facts: a bit for each list that the word is on, and above them what it is a cue of, from 1.
pub(crate) type EntryBytes = [u8; 4];

/// The bits of the lists.
pub(crate) const STOP_WORD: u8 = 1;
pub(crate) const SURNAME: u8 = 1 << 1;
pub(crate) const GENERIC: u8 = 1 << 2;
pub(crate) const DANGLING: u8 = 1 << 3;
/// How far above the lowest bit the number of the cue stands.
pub(crate) const CUE_SHIFT: u32 = 4;

/// Size of the filter, as a power of two of bits: eight times as many as there are nodes.
pub(crate) const FILTER_BITS: u32 = 22;

/// The bit of the filter that is set if the node at `place` has a child for this code, and one time in eight if not.
pub(crate) fn filter_bit(place: u32, code: u16) -> usize {
    let key = u64::from(place) << 16 | u64::from(code);
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - FILTER_BITS)) as usize
}
