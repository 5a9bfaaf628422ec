//! Words that tell what kind of sentence they stand in.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::text::kinds::Part;
use crate::text::words::Class;

/// What a word is a sign of.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    /// What was named before.
    Deictic,
    Reporter,
    /// What came out.
    Result,
    /// What a page says of itself.
    Page,
    Asking,
    Doubting,
    Example,
    /// What figures or sources show.
    Showing,
    Law,
    Claim,
    Plea,
    Found,
    Held,
    Ruling,
    /// How a court proceeds.
    Procedure,
    Dispute,
    /// Who takes part in a case.
    Party,
    /// A time of any kind, one with digits, a person: told by the class of the word.
    Time,
    Date,
    Person,
}

#[rustfmt::skip]
const WORDS: [(Sign, &str); 17] = [
    (Sign::Deictic, "上述 这 这个 这些 这种 这样 这次 这一 这是 这位 这里 这名 这家 这项 这起 该 该案 该公司 此 此案 此事 此举 \
        此类 对方 双方 前者 后者 以上 如此 此时 当时 那 那些 那个 其 其中 它 它们 他 他们 她 她们"),
    (Sign::Reporter, "记者 笔者 小编 编者按"),
    (Sign::Result, "判处 获刑 宣判 判决 裁定 决定 宣布 死亡 身亡 遇难 受伤 通过 批准 发布 公布 印发 出台 启动 召开 举行 闭幕 \
        开幕 当选 任命 免去 免职 逮捕 拘留 刑拘 行政拘留 起诉 公诉 提起公诉 立案 查处 通报 获得 达成 签署 完成 建成 开工 通车 上市 收购 \
        增长 下降 同比 净利润 营业收入 有期徒刑 罚款 处罚 开除 举办 成立 推出 揭牌 投产"),
    (Sign::Page, "原标题 责任编辑 责编 编辑 图片 资料图 截图 供图 摄影 摄 出品 作者 app 版权 转载 免责 点击 扫码 扫描 关注 微信 \
        微博 分享 来源 下载 订阅 公众号 评论 收藏 播放 客户端 点赞 二维码 登录 注册 本文 原文 图 标题"),
    (Sign::Asking, "什么 如何 怎么 怎样 为何 为什么 是否 多少 哪 哪些 哪里 谁 吗 呢 能否 可否"),
    (Sign::Doubting, "不知道 难道 究竟 到底 或许 也许 恐怕 可能 大概"),
    (Sign::Example, "比如 例如 譬如 就像 好比 仿佛 似乎 好像 比如说"),
    (Sign::Showing, "据悉 数据 显示 据了解 据介绍 据统计 统计 综上 意味着 表明 标志 旨在 预计 截至"),
    (Sign::Law, "依照 依据 第一款 第二款 之规定 民事诉讼法 中华人民共和国"),
    (Sign::Claim, "诉讼请求 诉称 诉至 请求 判令"),
    (Sign::Plea, "辩称 答辩 未到庭 未作答辩 书面答辩 抗辩"),
    (Sign::Found, "查明 审理查明 认定事实 认定 证实"),
    (Sign::Held, "本院 支持 不予支持 采信 不予采信 予以支持 予以采信"),
    (Sign::Ruling, "判决如下 裁定如下 驳回 判决 裁定"),
    (Sign::Procedure, "受理费 案件受理费 本判决 不服 立案 审理终结 公开开庭 开庭审理 终结 迟延 履行"),
    (Sign::Dispute, "纠纷 一案"),
    (Sign::Party, "原告 被告 本院 申请人 被申请人 上诉人 被上诉人 被执行人 申请执行人 原告人 被告人"),
];

static SIGNS: LazyLock<FxHashMap<&str, u32>> = LazyLock::new(|| {
    let mut signs: FxHashMap<&str, u32> = FxHashMap::default();
    for (sign, words) in WORDS {
        for word in words.split_whitespace() {
            *signs.entry(word).or_default() |= bit(sign);
        }
    }
    signs
});

/// The longest word that is one, in bytes.
const MAX_BYTES: usize = 21;

pub(super) const fn bit(sign: Sign) -> u32 {
    1 << sign as u32
}

/// The signs of every word of the vocabulary, as bits.
pub(super) fn signs_of_words(document: &Document<'_>) -> Vec<u32> {
    let signs = &*SIGNS;
    let of_word = |(index, word): (usize, &crate::text::words::Word)| match word.class {
        Class::Mark | Class::Number => 0,
        Class::Time if document.form(index).contains(|c: char| c.is_ascii_digit()) => {
            bit(Sign::Time) | bit(Sign::Date)
        }
        Class::Time => bit(Sign::Time),
        Class::Content if word.part == Part::Person => bit(Sign::Person),
        Class::Content | Class::Function => {
            let form = document.form(index);
            if form.len() > MAX_BYTES {
                0
            } else {
                signs.get(form).copied().unwrap_or(0)
            }
        }
    };
    document.vocabulary().iter().enumerate().map(of_word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Engine;

    #[test]
    fn signs_are_found_among_words() {
        let document = Engine::new().analyze("记者2023年4月7日获悉，该案昨天宣判，李娜获刑。");
        let signs = signs_of_words(&document);
        let all = signs.iter().fold(0, |all, signs| all | signs);
        for sign in [
            Sign::Reporter,
            Sign::Date,
            Sign::Time,
            Sign::Deictic,
            Sign::Result,
            Sign::Person,
        ] {
            assert!(all & bit(sign) > 0, "{}", sign as u32);
        }
        assert_eq!(all & (bit(Sign::Asking) | bit(Sign::Law) | bit(Sign::Page)), 0);
    }

    #[test]
    fn no_listed_word_is_too_long_to_be_found() {
        assert!(SIGNS.keys().all(|word| word.len() <= MAX_BYTES));
    }
}
