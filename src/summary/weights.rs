//! What features count, and how scores become a selection.

use super::features::{SentenceFeatures, in_order};
use super::register::Register;

// A list for every column of `lexicon/sentences.model`.
include!(concat!(env!("OUT_DIR"), "/weights.rs"));

/// What features count, and how scores become a selection.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Weights {
    /// For most texts.
    pub writing: RegisterWeights,
    /// For court documents.
    pub court: RegisterWeights,
    /// For speech.
    pub speech: RegisterWeights,
    /// In writing, what each feature adds to the exponent of a sentence's share in what an editor would quote first.
    pub first: SentenceFeatures,
    /// What each feature adds to the logarithm of the odds that a sentence must not be quoted.
    pub never: SentenceFeatures,
    /// How much a sentence's score comes from the sentences like it: the damping of the sentence graph, 0 to 1.
    pub damping: f64,
    /// MMR: what share of its score a sentence loses that is just like a chosen one, 0 to 1.
    pub redundancy: f64,
    /// Whether a sentence longer than the limit may be cut at a clause.
    pub cut: bool,
}

/// What differs between the registers.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RegisterWeights {
    /// What each feature adds to the exponent of a sentence's restart prior: whether an editor would quote it.
    pub quote: SentenceFeatures,
    /// A sentence is not quoted, as long as there is another, if the logarithm of the odds that it must not is larger.
    pub gate: f32,
    /// Under a limit in characters, a sentence worth less than this share of the best one's score is not taken.
    pub stop: f64,
    /// What share of its score a sentence loses that leans on the one before it, which is not chosen; with 1 it is not
    /// chosen at all.
    pub dangling: f64,
    /// What share of its score a sentence gains that follows a chosen one.
    pub neighbour: f64,
    /// What share of its score a sentence loses that names a person whom no chosen one introduces.
    pub stranger: f64,
}

impl Weights {
    /// Changes the weights of each register.
    #[cfg(feature = "train")]
    pub fn each(&mut self, change: impl Fn(&mut RegisterWeights)) {
        [&mut self.writing, &mut self.court, &mut self.speech]
            .into_iter()
            .for_each(change);
    }

    /// The weights of a register.
    #[must_use]
    pub fn of(&self, register: Register) -> &RegisterWeights {
        match register {
            Register::Writing => &self.writing,
            Register::Court => &self.court,
            Register::Speech => &self.speech,
        }
    }
}

/// The weights that the library uses.
pub const LEARNED: Weights = Weights {
    writing: RegisterWeights {
        quote: in_order(WRITING),
        gate: -1.2,
        stop: 0.42,
        dangling: 1.0,
        neighbour: 0.3,
        stranger: 0.05,
    },
    court: RegisterWeights {
        quote: in_order(COURT),
        gate: -0.7,
        stop: 0.25,
        dangling: 0.5,
        neighbour: 0.0,
        stranger: 0.0,
    },
    speech: RegisterWeights {
        quote: in_order(SPEECH),
        gate: -0.7,
        stop: 0.3,
        dangling: 0.5,
        neighbour: 0.0,
        stranger: 0.0,
    },
    first: in_order(FIRST),
    never: in_order(NEVER),
    damping: 0.05,
    redundancy: 0.35,
    cut: true,
};
