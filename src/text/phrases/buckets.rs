// How phrases are filed by their first two characters. The build script files them, the library finds them.

/// How many buckets phrases are filed in.
pub(crate) const N_BUCKETS: usize = 1 << 14;
/// How many values first characters are told apart by: every Han character of the basic plane has its own.
pub(crate) const N_FIRSTS: usize = 1 << 15;
/// What is known of a first character, in two bits: whether it is a phrase, and whether longer ones begin with it.
pub(crate) const ONE: u8 = 1;
pub(crate) const MORE: u8 = 2;

/// Where phrases are that begin with these characters; a phrase of one character has `\0` for the second.
#[inline]
pub(crate) const fn bucket(first: char, second: char) -> usize {
    let pair = (first as u32).wrapping_mul(0x9e37_79b1) ^ (second as u32).wrapping_mul(0x85eb_ca6b);
    (pair.wrapping_mul(0xc2b2_ae35) >> 18) as usize
}

#[inline]
pub(crate) const fn first(c: char) -> usize {
    c as usize % N_FIRSTS
}
