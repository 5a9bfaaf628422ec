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

/// How many kinds of cue there are.
pub(crate) const N_CUES: usize = 7;

/// Words that are signs of something.
pub(super) const CUES: [(Cue, &str); N_CUES] = [
    (Cue::FirstPerson, "我 我们 咱 咱们 俺 本人 我国 我省 我市 自己"),
    (Cue::SecondPerson, "你 您 你们 大家 各位 同学 同学们 朋友"),
    (
        Cue::Filler,
        "嗯 啊 呃 呢 吧 嘛 哦 那个 这个 就是 就是说 然后 其实 这样 那么 那 对 好 谢谢 感谢 觉得 什么 \
         怎么 可能 的话 比如说 所以 非常",
    ),
    (
        Cue::Speech,
        "说 表示 称 认为 告诉 透露 介绍 回应 坦言 直言 解释 说道 回忆",
    ),
    (
        Cue::News,
        "近日 日前 昨日 今日 昨天 今天 记者 获悉 讯 消息 报道 公布 发布 宣布 通报 召开 举行 日电 \
         公告 截至",
    ),
    (
        Cue::Legal,
        "原告 被告 判决 裁定 本院 驳回 诉讼 依照 如下 上诉人 被上诉人 判令 诉讼请求 申请人 被执行人 \
         不服 一审 二审",
    ),
    (
        Cue::Conclusion,
        "综上 综上所述 总之 表明 指出 强调 结论 结果 因此 可见 要求 决定 提出 建议 关键 核心 重要 \
         目的 主要 首先 最后",
    ),
];

/// Words that lean a sentence which begins with them on the one before it.
pub(super) const DANGLING: &str = "\
    他 她 它 他们 她们 它们 其 该 此 这 这些 那 那些 这样 这种 对此 为此 因此 所以 但 但是 然而 不过 \
    而 而且 并且 同时 此外 另外 其中 还 也 则 却 于是 随后 之后 然后 当时 此前 据此 另 与此同时 可是 \
    另一方面 这个 这位";

/// Whether `sentence` begins by speaking of somebody or something that the one before it named.
pub(crate) fn leans_on_the_last(sentence: &str) -> bool {
    const OTHERS: [&str; 12] = [
        "其他", "其它", "其中", "其实", "其次", "其余", "他人", "此次", "此外", "此前", "此后", "此时",
    ];
    const BACK: [&str; 12] = [
        "以上", "上述", "前述", "这些", "这一", "这种", "这样", "这也", "这是", "同年", "同日", "次日",
    ];
    (sentence.starts_with(['他', '她', '它', '其', '该', '此', '牠', '該'])
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
