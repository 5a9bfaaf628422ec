//! Boosted trees, walked by many candidates at once.
//!
//! A set of candidates is a word with a bit for each. Every value is compared with the cuts of its feature once; then a
//! branch of a tree parts the set that comes to it with two operations, however many candidates there are. To walk each
//! tree with each candidate takes three times as many instructions, most of them jumps that no processor can foresee.

use super::table::Trees;
use crate::keywords::features::AllFeatures;

/// Candidates that walk together.
type Set = u64;
const TOGETHER: usize = Set::BITS as usize;

/// Candidates whose values are compared with a cut at once.
const IN_ROW: usize = 16;

/// A tree has no more nodes than can be numbered.
const MAX_NODES: usize = 1 << u8::BITS;

impl Trees {
    pub(super) fn is_empty(&self) -> bool {
        self.sizes.is_empty()
    }

    /// Each candidate's sum over the trees. `numbers` tells which of the features those of the trees are.
    pub(super) fn scores(&self, candidates: &[AllFeatures], numbers: &[u16]) -> Vec<f32> {
        let mut scores = Vec::with_capacity(candidates.len());
        for candidates in candidates.chunks(TOGETHER) {
            let lefts = self.lefts(candidates, numbers);
            let all = Set::MAX >> (TOGETHER - candidates.len());
            scores.extend_from_slice(&self.walk(all, &lefts)[..candidates.len()]);
        }
        scores
    }

    /// For each cut, the candidates whose value is not above it.
    fn lefts(&self, candidates: &[AllFeatures], numbers: &[u16]) -> Vec<Set> {
        let mut lefts: Vec<Set> = vec![0; self.cuts.len()];
        for (first, row) in (0..).step_by(IN_ROW).zip(candidates.chunks(IN_ROW)) {
            // Where there are fewer candidates, the last one stands for those that are missing.
            let row: [&AllFeatures; IN_ROW] = std::array::from_fn(|at| &row[at.min(row.len() - 1)]);
            let mut start = 0;
            for (&number, &end) in numbers.iter().zip(self.cut_ends.iter()) {
                let end = usize::from(end);
                let mut values = [0.0; IN_ROW];
                for (value, candidate) in values.iter_mut().zip(row) {
                    *value = candidate[usize::from(number)];
                }
                add_lefts(&self.cuts[start..end], &mut lefts[start..end], &values, first);
                start = end;
            }
        }
        lefts
    }

    /// Each candidate's sum of the leaves that it comes to, tree by tree.
    fn walk(&self, all: Set, lefts: &[Set]) -> [f32; TOGETHER] {
        let mut scores = [0.0; TOGETHER];
        let (mut branches, mut leaves) = (&self.branches[..], &self.leaves[..]);
        let mut at: [Set; MAX_NODES] = [0; MAX_NODES];
        at[0] = all;
        for &size in self.sizes.iter() {
            let size = usize::from(size);
            let (own_branches, own_leaves);
            (own_branches, branches) = branches.split_at(size);
            (own_leaves, leaves) = leaves.split_at(size + 1);
            for (number, branch) in (0_u8..).zip(own_branches) {
                let (here, left) = (at[usize::from(number)], lefts[usize::from(branch.cut)]);
                at[usize::from(branch.left)] = here & left;
                at[usize::from(branch.right)] = here ^ (here & left);
            }
            for (&value, &(mut here)) in own_leaves.iter().zip(&at[size..]) {
                while here != 0 {
                    scores[here.trailing_zeros() as usize % TOGETHER] += value;
                    here &= here - 1;
                }
            }
        }
        scores
    }
}

/// Adds the candidates of a row, numbered from `first` on, to the cuts that their values are not above.
///
/// By itself, and written as a loop, it compiles to four comparisons of four values each and one instruction that takes
/// their sixteen bits; put where it is called, to sixteen jumps.
#[inline(never)]
fn add_lefts(cuts: &[f32], lefts: &mut [Set], values: &[f32; IN_ROW], first: usize) {
    const ALL: Set = (1 << IN_ROW) - 1;
    let lefts = &mut lefts[..cuts.len()];
    for (at, &cut) in cuts.iter().enumerate() {
        let bit = |lane: usize| u32::from(values[lane] <= cut);
        let mut left = 0;
        for four in [12, 8, 4, 0] {
            left = left * 16 + bit(four) + bit(four + 1) * 2 + bit(four + 2) * 4 + bit(four + 3) * 8;
        }
        let left = Set::from(left);
        if left == ALL {
            // So it is with all further cuts, which are higher.
            for others in &mut lefts[at..] {
                *others |= ALL << first;
            }
            return;
        }
        lefts[at] |= left << first;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::keywords::features::N_ALL;
    use crate::keywords::learned;

    /// The score of one candidate, tree by tree from the root down.
    fn by_the_book(trees: &Trees, numbers: &[u16], features: &AllFeatures) -> f32 {
        let (mut score, mut first_branch, mut first_leaf) = (0.0, 0, 0);
        for &size in trees.sizes.iter() {
            let size = usize::from(size);
            let mut node = 0;
            while node < size {
                let branch = trees.branches[first_branch + node];
                let feature = trees.cut_ends.partition_point(|&end| end <= branch.cut);
                let value = features[usize::from(numbers[feature])];
                let goes_left = value <= trees.cuts[usize::from(branch.cut)];
                node = usize::from(if goes_left { branch.left } else { branch.right });
            }
            score += trees.leaves[first_leaf + node - size];
            first_branch += size;
            first_leaf += size + 1;
        }
        score
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn candidates_walk_together_as_each_would_alone(
            values in prop::collection::vec(prop_oneof![Just(f32::NAN), Just(0.0), Just(1.0), -9_f32..30.0], 1..4000),
            n in 0_usize..150,
        ) {
            let mut values = values.into_iter().cycle();
            let candidates: Vec<AllFeatures> =
                (0..n).map(|_| std::array::from_fn(|_| values.next().unwrap())).collect();
            let model = learned(false);
            let numbers: [u16; N_ALL] = model.features;
            let together = model.trees.scores(&candidates, &numbers);
            let alone: Vec<f32> =
                candidates.iter().map(|features| by_the_book(&model.trees, &numbers, features)).collect();
            prop_assert_eq!(together, alone);
        }
    }
}
