//! Words that tell what kind of sentence, and what kind of text, they stand in.

use std::sync::LazyLock;

use super::blocks::Words;

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

/// Words at the beginning that speak of what the sentence before named, or go on from it.
static LEANING: LazyLock<Words> = LazyLock::new(|| {
    Words::to_begin(
        "他 她 它 其 该 此 这 那 上述 前述 以上 对方 前者 后者 两人 二人 三人 双方 俩人 彼时 当时 当天 当日 当晚 同日 \
         同年 同月 次日 随后 随即 之后 后来 至此 为此 对此 据此 而 但 则 不过 然而 因此 因而 所以 于是 另外 同时 \
         与此同时 另一方面 一方面 也 还 并 例如 比如 譬如 难怪 当然 可是 却 又 再者 再次 反而 相反 反之 甚至 尤其 \
         接着 紧接着 然后 于此 换句话说 也就是 换言之 由此 如此 果然 毕竟 否则 要知道 除此之外 相比之下 与之 \
         更重要的是 更何况 何况 原因是 结果是 其中 二是 三是 四是 五是 另据 另有 另一",
    )
});

/// Words that begin like these and do not lean.
static UPRIGHT: LazyLock<Words> = LazyLock::new(|| {
    Words::to_begin(
        "其他 其它 其实 其余 他人 此次 此前 此外 这是我 那么 也门 也许 还款 并购 并非 并不是 当天津 该死 再生 又名 \
         而立 但丁 那曲 那不勒斯 则天",
    )
});

/// Whether `sentence` begins by speaking of somebody or something that the one before it named, or goes on from it.
pub(crate) fn leans_on_the_last(sentence: &str) -> bool {
    LEANING.begin(sentence) && !UPRIGHT.begin(sentence)
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
            ("但水质没有达标。", true),
            ("另一方面，水质没有达标。", true),
            ("其实水质达标。", false),
            ("也门局势紧张。", false),
            ("上述意见没有被采纳。", true),
            ("两省签订协议。", false),
            ("", false),
        ] {
            assert_eq!(leans_on_the_last(sentence), leans, "{sentence}");
        }
    }
}
