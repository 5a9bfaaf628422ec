//! What kind of language a text is in.

/// What kind of language a text is in: each has weights of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Register {
    /// News, features, reports, papers: anything that is neither of the others.
    #[default]
    Writing,
    /// Judgments and rulings.
    Court,
    /// What people said, taken down as they said it: an abstract of it is raw material.
    Speech,
}

impl Register {
    /// As declared, so that `register as usize` is the place of each.
    pub(super) const ALL: [Self; 3] = [Self::Writing, Self::Court, Self::Speech];

    /// Its name: `writing`, `court` or `speech`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Writing => "writing",
            Self::Court => "court",
            Self::Speech => "speech",
        }
    }
}
