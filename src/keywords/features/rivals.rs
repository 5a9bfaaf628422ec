//! What the other good candidates of the text tell of one: whether a longer, a shorter or an overlapping one is better.

use crate::keywords::candidates::Candidate;

/// What is known of a candidate among the best by the first score, which are its rivals.
pub(super) struct Rivals {
    pub(super) score: f32,
    pub(super) rank: f32,
    pub(super) behind_the_best: f32,
    /// How much better the best of its rivals is that contain it: negative if it is worse.
    pub(super) longer: f32,
    /// How often the most frequent of these occurs, divided by how often the candidate does.
    pub(super) longer_count: f32,
    /// The same for rivals that it contains.
    pub(super) shorter: f32,
    /// How often the least frequent of these occurs, divided by how often the candidate does.
    pub(super) shorter_count: f32,
    /// The same for rivals that begin with its last two characters, or end in its first two.
    pub(super) overlapping: f32,
    pub(super) n_better: f32,
    pub(super) above: f32,
    /// How often the most frequent rival occurs that is it and one more character, divided by how often it does.
    pub(super) longer_by_one: f32,
    /// How many others end in the same two characters, and how many of them are better.
    pub(super) same_end: f32,
    pub(super) better_with_same_end: f32,
    /// How many there are.
    pub(super) n_best: f32,
}

/// The difference of scores that is used where there is no rival.
const NO_RIVAL: f32 = -8.0;

/// One of the best candidates, as the others see it.
pub(super) struct Rival<'f> {
    text: &'f str,
    n_chars: usize,
    /// A bit for each character, several characters to a bit.
    bits: u64,
    head: [char; 2],
    tail: [char; 2],
    /// How often it occurs.
    count: f32,
    score: f32,
}

impl<'f> Rival<'f> {
    /// A candidate that has this first score.
    pub(super) fn new(text: &'f str, candidate: &Candidate, score: f32) -> Self {
        let bits = text.chars().fold(0, |bits, c| bits | 1 << (c as u32 % 61));
        let mut chars = text.chars();
        let head = [chars.next().unwrap_or('\0'), chars.next().unwrap_or('\0')];
        let mut chars = text.chars().rev();
        let last = chars.next().unwrap_or('\0');
        let tail = [chars.next().unwrap_or('\0'), last];
        Self {
            n_chars: text.chars().count(),
            text,
            bits,
            head,
            tail,
            count: candidate.n_all().max(1) as f32,
            score,
        }
    }

    fn contains(&self, other: &Self) -> bool {
        other.bits & !self.bits == 0 && self.text.len() > other.text.len() && self.text.contains(other.text)
    }
}

impl Rivals {
    /// The rivals of the candidate at `index` among the best, which are sorted best first.
    pub(super) fn of(index: usize, best: &[Rival<'_>]) -> Self {
        let own = &best[index];
        let score = own.score;
        let mut rivals = Self {
            score,
            rank: index as f32,
            behind_the_best: score - best[0].score,
            longer: NO_RIVAL,
            longer_count: 0.0,
            shorter: NO_RIVAL,
            shorter_count: 0.0,
            overlapping: NO_RIVAL,
            n_better: 0.0,
            above: index
                .checked_sub(1)
                .map_or(0.0, |above| best[above].score - score),
            longer_by_one: 0.0,
            same_end: 0.0,
            better_with_same_end: 0.0,
            n_best: best.len() as f32,
        };
        // Those that have no character in common, which are nearly all, have nothing to do with each other.
        let is_related = |(at, other): &(usize, &Rival<'_>)| *at != index && other.bits & own.bits != 0;
        for (_, other) in best.iter().enumerate().filter(is_related) {
            let more = other.score - score;
            let is_better = if more > 0.0 { 1.0 } else { 0.0 };
            let count = other.count / own.count;
            if other.tail == own.tail {
                rivals.same_end += 1.0;
                rivals.better_with_same_end += is_better;
            }
            if other.contains(own) {
                rivals.longer = rivals.longer.max(more);
                rivals.longer_count = rivals.longer_count.max(count);
                if other.n_chars == own.n_chars + 1 {
                    rivals.longer_by_one = rivals.longer_by_one.max(count);
                }
            } else if own.contains(other) {
                rivals.shorter = rivals.shorter.max(more);
                rivals.shorter_count = if rivals.shorter_count == 0.0 {
                    count
                } else {
                    rivals.shorter_count.min(count)
                };
            } else if other.head == own.tail || other.tail == own.head {
                rivals.overlapping = rivals.overlapping.max(more);
            } else {
                continue;
            }
            rivals.n_better += is_better;
        }
        rivals
    }
}
