use super::*;
use crate::text::word_sets::tests::assert_every_row_is_needed;

fn unit(sentence: &str, limit: usize) -> Unit {
    Unit::whole(sentence, Span::new(0, sentence.len()), true).fitted(sentence, limit)
}

#[test]
fn long_sentences_are_cut_at_a_clause_that_fills_the_limit() {
    let sentence = "两省签订合作协议，涉及旅游、农业；还有能源。";
    let cases = [
        (22, "两省签订合作协议，涉及旅游、农业；还有能源。", false),
        (21, "两省签订合作协议，涉及旅游、农业。", true),
        (17, "两省签订合作协议，涉及旅游、农业。", true),
        (16, "两省签订合作协议。", true),
        (9, "两省签订合作协议。", true),
    ];
    for (limit, want, cut) in cases {
        let unit = unit(sentence, limit);
        assert_eq!(
            (unit.print(&Folded::new(sentence)).as_str(), unit.cut),
            (want, cut),
            "{limit}"
        );
        assert_eq!(unit.n_chars, n_chars(want), "{limit}");
    }
    assert!(unit(sentence, 8).n_chars > 8, "no clause fits");
    let sentence = "两省签订合作协议，由于天气不好，目前，仪式推迟到了下个月的第一天。";
    assert_eq!(
        unit(sentence, 20).print(&Folded::new(sentence)),
        "两省签订合作协议。"
    );
    let sentence = "两省签订合作协议，9月20日，由旅游部门主办的推介会在省城举行。";
    assert_eq!(
        unit(sentence, 20).print(&Folded::new(sentence)),
        "两省签订合作协议。"
    );
}

#[test]
fn no_cut_leaves_half_of_what_is_said() {
    let meeting = "九月二十日在城南的石桥边上举行推介会。";
    let begun = [
        "为推动旅游发展，提高服务水平",
        "两省签订了合作协议，但公司要偿还股东的“个人债务”",
        "两省签订合作协议，形式多种多样——“送客”",
        "两省一边签订合作协议",
        "两省虽受到连日大雨的冲击",
        "原告石某与被告云溪公司租赁合同纠纷一案",
        "协议写明的义务包括以下内容",
        "至少在我们都可以预见的未来",
        "水质达到二类，下游补偿三千万元；水质不达标",
        "两省签订合作协议，自2003年7月至2006年下半年",
        "关于两省还没有签订的合作协议，因云溪公司未提供凭证",
        "两省签订合作协议，从讲述石桥的书和文章",
        "两省签订合作协议，那时一旦有人来问起石桥",
        "两省签订合作协议，媒体就石桥的违规销售问题",
        "被告人石某拆桥卖石头，被云溪区人民法院以故意毁坏财物罪",
        "石某拆桥卖石头一案已经查清，经省里的检察院指定管辖",
        "石桥的情况表现在以下几个方面：1、工程队没有验收",
        "两省后续如何应对，以及是否还有别的协议",
        "报告显示石桥通车了，除了最早的两条公交线外",
        "镇政府接到了举报，反映石桥北面的违章建筑内",
        "石桥北面有一片茶园，但是近几年来",
        "云溪市中级人民法院根据两家公司的申请",
    ];
    let prize = ("成绩合格", "就奖励五百元，名单九月二十日在城南公布。");
    for (begins, rest) in begun.map(|begins| (begins, meeting)).into_iter().chain([prize]) {
        let sentence = format!("{begins}，{rest}");
        let unit = unit(&sentence, n_chars(begins) + 1);
        assert!(
            unit.span.len() < begins.len() || unit.n_chars > n_chars(begins) + 1,
            "{begins}"
        );
    }
    let sentence = "水质达到二类，下游补偿三千万元；水质不达标，上游赔付三千万元。";
    assert_eq!(
        unit(sentence, 20).print(&Folded::new(sentence)),
        "水质达到二类，下游补偿三千万元。"
    );
    let sentence = format!("为推动旅游发展，两省签订合作协议，{meeting}");
    assert_eq!(
        unit(&sentence, 18).print(&Folded::new(&sentence)),
        "为推动旅游发展，两省签订合作协议。"
    );
}

#[test]
fn a_clause_mark_at_the_end_becomes_a_full_stop() {
    for (sentence, want) in [
        ("房屋归原告所有；", "房屋归原告所有。"),
        ("，", "，"),
        ("在受访的村民中，", "在受访的村民中，"),
        ("判决如下：", "判决如下："),
    ] {
        let unit = unit(sentence, 20);
        assert_eq!(
            (unit.print(&Folded::new(sentence)).as_str(), unit.n_chars),
            (want, n_chars(want))
        );
    }
}

#[test]
fn a_hard_cut_parts_no_word_number_or_bracket() {
    let sentence = "判决被告李某（女）十日内偿还原告借款6,807.97元。";
    let words = [
        "判决", "被告", "李某", "（", "女", "）", "十日", "内", "偿还", "原告", "借款", "6", ",", "807.97",
        "元", "。",
    ];
    let mut end = 0;
    let ends: Vec<usize> = words
        .iter()
        .map(|word| {
            end += word.len();
            end
        })
        .collect();
    for (limit, want) in [
        (5, "判决被告…"),
        (6, "判决被告…"),
        (9, "判决被告李某…"),
        (10, "判决被告李某（女）…"),
        (11, "判决被告李某（女）…"),
        (18, "判决被告李某（女）十日内偿还原告…"),
        (23, "判决被告李某（女）十日内偿还原告借款…"),
        (27, "判决被告李某（女）十日内偿还原告借款…"),
        (28, "判决被告李某（女）十日内偿还原告借款6,807.97元…"),
        (1, "判"),
        (100, sentence),
    ] {
        let unit = Unit::hard_cut(sentence, Span::new(0, sentence.len()), &ends, limit).unwrap();
        assert_eq!(unit.print(&Folded::new(sentence)), want, "{limit}");
        assert!(unit.n_chars <= limit);
    }
}

#[test]
fn where_no_word_fits_a_hard_cut_fills_the_limit() {
    let sentence = "一二三e\u{301}五六七";
    for (limit, want) in [(3, "一二三"), (4, "一二三e\u{301}"), (100, sentence)] {
        let unit = Unit::hard_cut(sentence, Span::new(0, sentence.len()), &[], limit).unwrap();
        assert_eq!(unit.print(&Folded::new(sentence)), want);
    }
    assert!(Unit::hard_cut(sentence, Span::new(0, sentence.len()), &[], 0).is_none());
}

#[test]
fn marks_that_open_are_as_many_as_those_that_close() {
    for (clauses, want) in [
        ("“水质达标”（见附表）", true),
        ("「『石桥』」通车(一期)，见《公报》", true),
        ("“水质达标（见附表”", false),
        ("石桥）通车", false),
        ("《公报", false),
        ("『石桥」", false),
        ("(一期）", false),
        ("", true),
    ] {
        assert_eq!(is_balanced(clauses), want, "{clauses}");
    }
}

#[test]
fn every_word_that_tells_whether_clauses_are_complete_is_needed() {
    assert_every_row_is_needed("clauses", |set, text| {
        let phrases = Phrases::of(text);
        match set {
            "open_char" => is_open(phrases.whole(text)),
            "waiting_start" | "conjunction" => waits(phrases.whole(text)),
            "no_waiting_start" => !waits(phrases.whole(text)),
            "topic_end" | "charged" | "excepting" | "excepted" => names_a_topic(text),
            "dated" => !names_a_topic(&format!("{text}9月20日")),
            "next_item" => !ends_its_part(&format!("建三个中心，{text}"), "建三个中心，".len()),
            "time_end" | "place_end" => names_a_time_or_place(text),
            "placed" => !names_a_time_or_place(text),
            "ground" => names_a_ground(text),
            "done" => !names_a_ground(text),
            "condition_met" => sets::CONDITION_MET.fits(text),
            "consequence" => sets::CONSEQUENCE.fits(text),
            "announced" => begins_a_list(text),
            _ => panic!("{set} decides nothing"),
        }
    });
}
