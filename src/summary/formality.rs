//! Sentences that every text of a kind has, and that tell nothing of this one.

/// Who takes part in a court case.
const PARTIES: [&str; 22] = [
    "原告",
    "被告",
    "上诉人",
    "被上诉人",
    "原审原告",
    "原审被告",
    "第三人",
    "申请人",
    "被申请人",
    "再审申请人",
    "申请执行人",
    "被执行人",
    "公诉机关",
    "辩护人",
    "法定代表人",
    "负责人",
    "法定代理人",
    "委托诉讼代理人",
    "委托代理人",
    "诉讼代理人",
    "两被告",
    "二被告",
];

const OPENINGS: [&str; 14] = [
    "审判长",
    "审判员",
    "代理审判员",
    "人民陪审员",
    "书记员",
    "法官助理",
    "案件受理费",
    "本案受理费",
    "本判决为终审判决",
    "如不服本判决",
    "如不服本裁定",
    "如果未按本判决",
    "如未按本判决",
    "如果不服本判决",
];

const ENDINGS: [&str; 7] = [
    "到庭参加诉讼",
    "公开开庭进行了审理",
    "现已审理终结",
    "开庭审理了本案",
    "独任审判",
    "立案受理后",
    "加倍支付迟延履行期间的债务利息",
];

/// What a line on a party says of it.
const PARTICULARS: [&str; 6] = ["住所地", "，住址", "，男，", "，女，", "出生，", "，汉族"];

/// A sentence with no more bytes than this that ends in 说 has its quote elsewhere.
const MAX_BYTES_OF_A_TAG: usize = 30;

/// Whether `sentence` lists a party of a court case or its costs, says that there was a hearing, or who speaks.
pub(super) fn is_formality(sentence: &str) -> bool {
    let body = sentence.trim_end_matches(['。', '.', '；', '！', '，', '：', ':', '”']);
    is_party_line(sentence)
        || OPENINGS.iter().any(|opening| sentence.starts_with(opening))
        || ENDINGS.iter().any(|ending| body.ends_with(ending))
        || (body.len() <= MAX_BYTES_OF_A_TAG && (body.ends_with('说') || body.ends_with("表示")))
}

/// `被告：某某公司，住所地某市。`, `原告张某，男，1970年出生`; not `被告辩称：`.
fn is_party_line(sentence: &str) -> bool {
    let Some(rest) = PARTIES
        .iter()
        .filter_map(|party| sentence.strip_prefix(party))
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
            ("", false),
        ];
        for (sentence, want) in cases {
            assert_eq!(is_formality(sentence), want, "{sentence}");
        }
    }
}
