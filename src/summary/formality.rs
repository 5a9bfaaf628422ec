//! Sentences that every text of a kind has, and that tell nothing of this one.

use std::sync::LazyLock;

use crate::text::blocks::Words;
use crate::text::sentence::marks::{is_alphanumeric, is_han};

/// Who takes part in a court case.
static PARTIES: LazyLock<Words> = LazyLock::new(|| {
    Words::to_begin(
        "原告 被告 上诉人 被上诉人 原审原告 原审被告 第三人 申请人 被申请人 再审申请人 申请执行人 \
         被执行人 公诉机关 辩护人 法定代表人 负责人 法定代理人 委托诉讼代理人 委托代理人 诉讼代理人 \
         两被告 二被告",
    )
});

static OPENINGS: LazyLock<Words> = LazyLock::new(|| {
    Words::to_begin(
        "审判长 审判员 代理审判员 人民陪审员 书记员 法官助理 案件受理费 本案受理费 本判决为终审判决 \
         如不服本判决 如不服本裁定 如果未按本判决 如未按本判决 如果不服本判决",
    )
});

static ENDINGS: LazyLock<Words> = LazyLock::new(|| {
    Words::to_end(
        "到庭参加诉讼 公开开庭进行了审理 现已审理终结 开庭审理了本案 独任审判 立案受理后 \
         加倍支付迟延履行期间的债务利息",
    )
});

/// What a line on a party says of it.
const PARTICULARS: [&str; 6] = ["住所地", "，住址", "，男，", "，女，", "出生，", "，汉族"];

/// A sentence with no more bytes than this that ends in 说 has its quote elsewhere.
const MAX_BYTES_OF_A_TAG: usize = 45;

const TAGS: [&str; 10] = [
    "说", "表示", "称", "坦承", "坦言", "说道", "辩驳", "回应", "写道", "问道",
];

/// A sentence of so few letters, digits and Han characters says nothing by itself: `好的。`, `小张家。`.
const MAX_FRAGMENT: usize = 6;

/// Nor does a line of so few characters that no mark ends.
const MAX_HEADING: usize = 16;

/// A courtesy is no longer than this, in bytes.
const MAX_BYTES_OF_A_COURTESY: usize = 100;

/// How speakers greet, thank and give the floor.
static COURTESIES: LazyLock<Words> = LazyLock::new(|| {
    Words::to_begin(
        "大家好 主持人好 尊敬的 谢谢 感谢 非常感谢 好，谢谢 欢迎 有请 下面有请 我是 首先感谢 \
         再次感谢 也谢谢",
    )
});

/// How captions begin that stand among sentences.
static CAPTIONS: LazyLock<Words> = LazyLock::new(|| Words::to_begin("图： 图: ▲ △ 图为 图片来源 资料图 图/"));

/// What a page says of itself, in so many bytes at most.
const MAX_BYTES_ABOUT_A_PAGE: usize = 200;

static PAGES: LazyLock<Words> = LazyLock::new(|| {
    Words::to_begin(
        "分享到微信 分享至朋友圈 下载客户端 下载APP 付费会员 免费试玩 扫描二维码 扫码关注 \
         关注公众号 点击查看 转载请注明 未经授权 您所浏览 客户端还能",
    )
});

/// Whether `sentence` lists a party of a court case or its costs, says that there was a hearing or who speaks, greets,
/// names a picture or speaks of the page, or is too short to say anything.
pub(super) fn is_formality(sentence: &str) -> bool {
    let body = sentence.trim_end_matches(['。', '.', '；', '！', '，', '：', ':', '”']);
    is_party_line(sentence)
        || OPENINGS.begin(sentence)
        || ENDINGS.end(body)
        || CAPTIONS.begin(sentence)
        || is_about_the_page(sentence)
        || (body.len() <= MAX_BYTES_OF_A_TAG && TAGS.iter().any(|tag| body.ends_with(tag)))
        || is_courtesy(sentence)
        || is_fragment(sentence)
}

/// `好的。`, and `石桥工程概况`, a line that no mark ends.
fn is_fragment(sentence: &str) -> bool {
    let max = if sentence.ends_with(is_han) {
        MAX_HEADING
    } else {
        MAX_FRAGMENT
    };
    sentence
        .chars()
        .filter(|&c| is_alphanumeric(c))
        .nth(max)
        .is_none()
}

fn is_about_the_page(sentence: &str) -> bool {
    sentence.len() <= MAX_BYTES_ABOUT_A_PAGE
        && sentence
            .char_indices()
            .any(|(at, c)| begins_page_talk(c) && PAGES.begin(&sentence[at..]))
}

/// What [`PAGES`] begin with: most sentences need no look at them.
fn begins_page_talk(c: char) -> bool {
    matches!(
        c,
        '分' | '下' | '付' | '免' | '扫' | '关' | '点' | '转' | '未' | '您' | '客'
    )
}

/// `大家好，我是今天的主持人。`, `各位老师，各位同学，早上好！`
fn is_courtesy(sentence: &str) -> bool {
    let names = |words: [&str; 4]| words.iter().any(|words| sentence.contains(words));
    sentence.len() <= MAX_BYTES_OF_A_COURTESY
        && (COURTESIES.begin(sentence)
            || sentence.starts_with("各位") && sentence.contains('好')
            || sentence.contains('家') && (sentence.contains("大家好") || sentence.contains("向大家介绍"))
            || sentence.contains("我是") && names(["来自", "主持人", "校长", "园长"]))
}

/// `被告：某某公司，住所地某市。`, `原告张某，男，1970年出生`; not `被告辩称：`.
fn is_party_line(sentence: &str) -> bool {
    let Some(rest) = PARTIES
        .beginning(sentence)
        .map(|(_, rest)| rest)
        .min_by_key(|rest| rest.len())
    else {
        return false;
    };
    let rest = match rest.strip_prefix(['（', '(']) {
        Some(aside) => aside.split_once(['）', ')']).map_or(rest, |(_, rest)| rest),
        None => rest,
    };
    rest.starts_with(['：', ':']) || PARTICULARS.iter().any(|particular| rest.contains(particular))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parties_costs_and_hearings_are_formalities() {
        let cases = [
            ("被告：云溪市佳居公司，住所地云溪市松岭区。", true),
            ("原告（反诉被告）：许某。", true),
            ("原告许某，女，1980年2月3日出生，汉族。", true),
            ("法定代表人：郑某，该公司经理。", true),
            ("案件受理费50元，由被告负担。", true),
            ("如不服本判决，可以在十五日内上诉。", true),
            ("本案现已审理终结。", true),
            ("范某说。", true),
            ("被告辩称：房屋早已交付，住户都知道。", false),
            ("原告许某向本院提出诉讼请求：返还工程款。", false),
            ("判决如下：驳回原告的诉讼请求。", false),
            ("两省签订合作协议。", false),
            ("某某厂厂长李四对笔者坦承。", true),
            ("好的。", true),
            ("南山石桥重建工程概况", true),
            ("王老师好，我是实验小学的校长。", true),
            ("各位老师，早上好！", true),
            ("▲重新开放的石桥与游客。", true),
            ("下载客户端还能领取更多福利！", true),
            (
                "欢迎仪式之后，两国的代表团举行了会谈，双方就今后五年的农业合作、能源合作、人员往来交换了意见。",
                false,
            ),
            ("", true),
        ];
        for (sentence, want) in cases {
            assert_eq!(is_formality(sentence), want, "{sentence}");
        }
    }

    #[test]
    fn whatever_a_page_says_of_itself_is_found() {
        for page in PAGES.words() {
            assert!(is_about_the_page(&format!("他们都说要{page}之后再看")), "{page}");
        }
        assert!(!is_about_the_page("下午两点，未来几天的客流还会转多。"));
    }
}
