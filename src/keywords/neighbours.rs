//! What stands beside a candidate, counted by kind.

use crate::text::cues::Cue;
use crate::text::kinds::{Part, Sign};
use crate::text::words::{Class, Word};

/// How many kinds are told apart on each side.
pub(super) const N_LANES: usize = 8;

/// A neighbour: a count of one in the lane of its kind, and a bit that tells it from most others.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Neighbour {
    lane: u64,
    bit: u64,
}

/// What a word is before a candidate and after it.
#[derive(Clone, Copy)]
pub(super) struct Neighbours {
    pub(super) before: Neighbour,
    pub(super) after: Neighbour,
}

impl Neighbours {
    pub(super) fn of(word: &Word, form: &str) -> Self {
        let lane = |lane: Option<usize>| lane.map_or(0, |lane| 1 << (8 * lane));
        let bytes = form.bytes();
        let hash = bytes.fold(0_u64, |hash, byte| {
            (hash.rotate_left(5) ^ u64::from(byte)).wrapping_mul(0x517c_c1b7_2722_0a95)
        });
        let bit = match word.class {
            Class::Mark => 0,
            _ => 1 << (hash >> 58),
        };
        Self {
            before: Neighbour {
                lane: lane(before(word, form)),
                bit,
            },
            after: Neighbour {
                lane: lane(after(word, form)),
                bit,
            },
        }
    }
}

/// Kinds of words before: mark, 的, preposition, list, verb, noun, number, opening quote.
fn before(word: &Word, form: &str) -> Option<usize> {
    Some(match word.class {
        Class::Mark if word.sign.opens() => 7,
        Class::Mark if form == "、" => 3,
        Class::Mark => 0,
        Class::Number | Class::Time => 6,
        Class::Content => by_part(word.part),
        Class::Function => match word.tag.as_bytes() {
            [b'u', ..] => 1,
            [b'p', ..] => 2,
            [b'c', ..] => 3,
            [b'v', ..] => 4,
            _ => return None,
        },
    })
}

/// Kinds of words after: mark, 的, place word, list, verb, noun, speech, closing quote.
fn after(word: &Word, form: &str) -> Option<usize> {
    Some(match word.class {
        Class::Mark if word.sign == Sign::Closing || word.sign == Sign::StraightQuote => 7,
        Class::Mark if form == "、" => 3,
        Class::Mark => 0,
        Class::Number | Class::Time => return None,
        Class::Content => by_part(word.part),
        Class::Function if word.cue == Some(Cue::Speech) => 6,
        Class::Function => match word.tag.as_bytes() {
            [b'u', ..] => 1,
            [b'f', ..] => 2,
            [b'c', ..] => 3,
            [b'v', ..] => 4,
            _ => return None,
        },
    })
}

fn by_part(part: Part) -> usize {
    match part {
        Part::Verb | Part::VerbalNoun => 4,
        _ => 5,
    }
}

/// What stands on one side of a candidate, at all its occurrences.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lanes {
    /// Eight counts of eight bits.
    counts: u64,
    n: u32,
    kinds: u64,
}

impl Lanes {
    /// Adds a neighbour, or the edge of a sentence. More than the counts can hold are not counted.
    pub(super) fn add(&mut self, neighbour: Option<Neighbour>) {
        if self.n < 255 {
            let Neighbour { lane, bit } = neighbour.unwrap_or(Neighbour { lane: 1, bit: 0 });
            self.counts += lane;
            self.kinds |= bit;
            self.n += 1;
        }
    }

    /// The share of a kind.
    pub(super) fn share(&self, lane: usize) -> f32 {
        (self.counts >> (8 * lane) & 0xff) as f32 / self.n.max(1) as f32
    }

    /// How many different words there are, edges counting as different ones.
    pub(super) fn variety(&self) -> u32 {
        let marks = (self.counts & 0xff) as u32;
        self.kinds.count_ones() + marks
    }
}
