//! What features tell of a keyword.

/// What speaks for a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Reason {
    /// It comes often, or in many sentences.
    Frequency,
    /// The title has it, or much of it.
    Title,
    /// It stands early in the text, or where it weighs.
    Place,
    /// It is rare in other texts.
    Rarity,
    /// Its words belong together, and to nothing longer.
    Unity,
    /// Its words are central in the word graph.
    Centrality,
    /// It is long, and made of such words, as terms are.
    Form,
    /// What stands beside it is what stands beside terms.
    Neighbours,
    /// Terms that begin, end or read like it were printed by editors.
    Likeness,
    /// It is ahead of the candidates that overlap it or end like it.
    Rivals,
}
