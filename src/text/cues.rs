//! Words that tell what kind of sentence, and what kind of text, they stand in.

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

/// Whether `sentence` begins by speaking of somebody or something that the one before it named.
pub(crate) fn leans_on_the_last(sentence: &str) -> bool {
    const OTHERS: [&str; 12] = [
        "其他", "其它", "其中", "其实", "其次", "其余", "他人", "此次", "此外", "此前", "此后", "此时",
    ];
    const BACK: [&str; 12] = [
        "以上", "上述", "前述", "这些", "这一", "这种", "这样", "这也", "这是", "同年", "同日", "次日",
    ];
    (sentence.starts_with(['他', '她', '它', '其', '该', '此', '牠'])
        || BACK.iter().any(|word| sentence.starts_with(word)))
        && !OTHERS.iter().any(|other| sentence.starts_with(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pronouns_lean_and_links_do_not() {
        for (sentence, leans) in [
            ("他表示将上诉。", true),
            ("该公司已停产。", true),
            ("其他人都走了。", false),
            ("此外，水质达标。", false),
            ("上述意见没有被采纳。", true),
            ("两省签订协议。", false),
            ("", false),
        ] {
            assert_eq!(leans_on_the_last(sentence), leans, "{sentence}");
        }
    }
}
