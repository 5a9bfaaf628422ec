//! Sentences that every text of a kind has, and that tell nothing of this one.

use crate::text::phrases::{Line, Rule};
use crate::text::sentence::marks::{is_alphanumeric, is_han};

/// A sentence with no more bytes than this that ends in 说 has its quote elsewhere.
const MAX_BYTES_OF_A_TAG: usize = 45;

/// A sentence with no more letters, digits and Han characters than this says nothing by itself: `好的。`, `小张家。`.
const MAX_FRAGMENT: usize = 6;

/// Nor does a line of no more characters than this that ends without a mark.
const MAX_HEADING: usize = 16;

/// The name of a source in brackets is no longer than this, in bytes.
const MAX_BYTES_OF_A_SOURCE: usize = 36;

/// A courtesy is no longer than this, in bytes.
const MAX_BYTES_OF_A_COURTESY: usize = 100;

/// A sentence in which a page speaks of itself is no longer than this, in bytes.
const MAX_BYTES_ABOUT_A_PAGE: usize = 200;

/// Whether `sentence` lists a party of a court case or its costs, says that there was a hearing or who speaks, greets,
/// names a picture or speaks of the page, or is too short to say anything.
pub(crate) fn is_formality(sentence: Line<'_>) -> bool {
    let body = sentence.trim_end(|c| matches!(c, '。' | '.' | '；' | '！' | '，' | '：' | ':' | '”'));
    is_party_line(sentence)
        || sentence.has(Rule::CourtFormality)
        || body.has(Rule::Hearing) && !sentence.has(Rule::Dispute)
        || is_furniture(sentence)
        || body.len() <= MAX_BYTES_OF_A_TAG && body.has(Rule::SpeechTag)
        || is_courtesy(sentence)
        || is_fragment(&sentence)
}

/// Whether `sentence` belongs to the page and not to the text: a source in brackets, a caption, what the page says of
/// itself.
pub(super) fn is_furniture(sentence: Line<'_>) -> bool {
    is_in_brackets(&sentence)
        || sentence.has(Rule::CaptionInText)
        || sentence.len() <= MAX_BYTES_ABOUT_A_PAGE && sentence.has(Rule::PageTalk)
}

/// `（江南日报）`: where a report comes from.
fn is_in_brackets(sentence: &str) -> bool {
    let inside = sentence.strip_prefix(['（', '(']).and_then(|rest| {
        let rest = rest.trim_end_matches('。');
        rest.strip_suffix(['）', ')'])
    });
    inside.is_some_and(|inside| {
        inside.len() <= MAX_BYTES_OF_A_SOURCE && !inside.contains(['）', ')', '。', '，'])
    })
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

/// `大家好，我是今天的主持人。`, `各位老师，各位同学，早上好！`
fn is_courtesy(sentence: Line<'_>) -> bool {
    sentence.len() <= MAX_BYTES_OF_A_COURTESY
        && (sentence.has(Rule::Courtesy)
            || sentence.has(Rule::GreetingToAll)
            || sentence.has(Rule::AddressToAll) && sentence.contains('好')
            || sentence.has(Rule::Introduction) && sentence.has(Rule::Host))
}

/// `被告：某某公司，住所地某市。`, `原告张某，男，1970年出生`; not `被告辩称：`.
fn is_party_line(sentence: Line<'_>) -> bool {
    let parties = sentence.find(Rule::Party).map(|found| found.after);
    let Some(rest) = parties.min_by_key(|rest| rest.len()) else {
        return false;
    };
    let aside = rest
        .starts_with(['（', '('])
        .then(|| rest.text().find(['）', ')']))
        .flatten();
    let rest = match aside.and_then(|close| Some((close, rest[close..].chars().next()?))) {
        Some((close, bracket)) => rest.part(close + bracket.len_utf8()..),
        None => rest,
    };
    rest.starts_with(['：', ':']) || rest.has(Rule::Particular)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::phrases::Phrases;

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
            (
                "原告许某与被告佳居公司合同纠纷一案，本院公开开庭进行了审理。",
                false,
            ),
            ("（江南日报）", true),
            ("（一）石桥明年三月开工重修，工期两年（不含雨季）", false),
            ("今天的节目里，我们就来看看这座修了四百年的石桥。", true),
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
            let is_formality = is_formality(Phrases::of(sentence).whole(sentence));
            assert_eq!(is_formality, want, "{sentence}");
        }
    }
}
