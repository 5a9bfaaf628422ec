//! Words that tell what kind of sentence, and what kind of text, they stand in.

use super::phrases::{Line, Rule};

/// What a word is a sign of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    /// The speaker: 我们.
    FirstPerson,
    /// The audience: 大家.
    SecondPerson,
    /// Spoken language: 嗯, 就是, 这个.
    Filler,
    /// Who says it: 表示.
    Speech,
    /// News: 近日, 获悉.
    News,
    /// Courts: 原告, 判决.
    Legal,
    /// Results and conclusions: 综上, 表明, 指出.
    Conclusion,
}

/// All of them, in the order of their lists in `build/lexicon.rs`.
pub(super) const CUES: [Cue; N_CUES] = [
    Cue::FirstPerson,
    Cue::SecondPerson,
    Cue::Filler,
    Cue::Speech,
    Cue::News,
    Cue::Legal,
    Cue::Conclusion,
];

/// How many kinds of cue there are.
pub(crate) const N_CUES: usize = 7;

/// Whether `sentence` begins by speaking of somebody or something that the one before it named, or goes on from it.
pub(crate) fn leans_on_the_last(sentence: Line<'_>) -> bool {
    sentence.has(Rule::Leaning) && !sentence.has(Rule::Upright)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::phrases::Phrases;

    #[test]
    fn pronouns_lean_and_links_do_not() {
        for (sentence, leans) in [
            ("他表示将上诉。", true),
            ("该公司已停产。", true),
            ("其他人都走了。", false),
            ("但水质没有达标。", true),
            ("另一方面，水质没有达标。", true),
            ("其实水质达标。", false),
            ("也门局势紧张。", false),
            ("上述意见没有被采纳。", true),
            ("两省签订协议。", false),
            ("", false),
        ] {
            let found = leans_on_the_last(Phrases::of(sentence).whole(sentence));
            assert_eq!(found, leans, "{sentence}");
        }
    }
}
