//! What a summary takes and leaves, on small texts.

use super::Register;
use crate::{Engine, Length, SummaryOptions};

fn quoted(text: &str, options: &SummaryOptions) -> Vec<String> {
    let summary = Engine::new().analyze(text).summary(options);
    summary
        .sentences
        .into_iter()
        .map(|sentence| sentence.text)
        .collect()
}

const LEAD: &str = "云溪市昨天宣布，城南石桥的重修工程正式开工，工期两年，总投资三千万元，由省建工集团承建。";

#[test]
fn whole_sentences_only_if_that_is_asked_for() {
    let options = SummaryOptions::default().length(Length::Chars(30));
    assert_eq!(
        quoted(LEAD, &options),
        ["云溪市昨天宣布，城南石桥的重修工程正式开工，工期两年。"]
    );
    assert!(quoted(LEAD, &options.clone().whole(true)).is_empty());
    assert_eq!(
        quoted(LEAD, &options.length(Length::Chars(60)).whole(true)),
        [LEAD]
    );
}

#[test]
fn what_must_be_whole_is_so_beyond_the_limit_and_others_get_what_it_leaves() {
    const OTHER: &str = "石桥有四百年历史。";
    let text = format!("{OTHER}{LEAD}");
    let options = SummaryOptions::default().uncut([1]);
    assert_eq!(quoted(&text, &options.clone().length(Length::Chars(30))), [LEAD]);
    assert_eq!(
        quoted(&text, &options.clone().length(Length::Chars(60))),
        [OTHER, LEAD]
    );
    assert_eq!(quoted(&text, &options.length(Length::Sentences(1))), [LEAD]);
}

#[test]
fn sources_and_asides_are_kept_each_if_that_is_asked_for() {
    let text = "据悉，城南石桥（图/记者 张三）的重修工程昨天正式开工。";
    let options = SummaryOptions::default();
    for (options, want) in [
        (options.clone(), "城南石桥的重修工程昨天正式开工。"),
        (
            options.clone().keep_sources(true),
            "据悉，城南石桥的重修工程昨天正式开工。",
        ),
        (
            options.clone().keep_asides(true),
            "城南石桥（图/记者 张三）的重修工程昨天正式开工。",
        ),
        (options.compress(false), text),
    ] {
        assert_eq!(quoted(text, &options), [want]);
    }
}

#[test]
fn a_limit_in_sentences_has_a_ceiling() {
    let long = |place: &str| {
        format!(
            "{place}的石桥已经有四百年历史，桥身由三百多块条石砌成，桥面被车轮压出了深深的辙印，市里决定在三年之内把它修好，并且在桥头建一座小小的博物馆，让来往的人都能看到它从前的样子和后来的变化。"
        )
    };
    let text = ["云溪", "临泽", "松岭", "南浦"].map(long).join("");
    let n_chars = |options: &SummaryOptions| quoted(&text, options).concat().chars().count();
    let options = SummaryOptions::default();
    assert!(n_chars(&options) <= 200);
    let options = options.length(Length::Sentences(1));
    assert!(n_chars(&options) <= 100);
    let one = long("云溪").replace('，', "、").repeat(3).replace('。', "、") + "都在这里。其他地方也有。";
    assert!(!quoted(&one, &SummaryOptions::default()).is_empty());
}

#[test]
fn questions_are_not_quoted() {
    let text = "石桥为什么塌了？专家组昨天公布了调查结果，石桥因为连日暴雨冲刷桥基而坍塌。桥基建于明代，从未加固。\
                市里会不会重修石桥？市水务局说，重修方案年底公布，石桥明年开工。游客近日仍可以在对岸参观。";
    let quoted = quoted(text, &SummaryOptions::default().length(Length::Chars(80)));
    assert!(
        !quoted.is_empty() && quoted.iter().all(|sentence| !sentence.ends_with('？')),
        "{quoted:?}"
    );
}

#[test]
fn a_text_that_fits_is_quoted_whole_without_what_the_page_adds() {
    let whole = "今天天气好。9日，谈判破裂。欢迎来到石桥！好的。谢谢大家。";
    for (text, want) in [
        (whole.to_owned(), whole),
        (format!("{whole}\n（江南日报）"), whole),
        (format!("{whole}▲重新开放的石桥与游客。"), whole),
        (
            "★石桥重新开放了。\n\n● 游客可以步行过河。\n\n√2不是有理数。".to_owned(),
            "石桥重新开放了。游客可以步行过河。√2不是有理数。",
        ),
        ("今天天气好。".to_owned(), "今天天气好。"),
        ("今天天气好".to_owned(), "今天天气好"),
        ("（江南日报）".to_owned(), "（江南日报）"),
    ] {
        let options = SummaryOptions::default().length(Length::Chars(60));
        assert_eq!(quoted(&text, &options).concat(), want, "{text}");
    }
}

#[test]
fn what_leaves_a_bracket_open_is_not_quoted() {
    let text = "云溪市昨天宣布石桥重修工程开工（工期两年，总投资三千万元，由省建工集团承建。石桥建于明代，桥身由三百多块条石砌成。\
                市水务局说，施工期间车辆从北门绕行。桥上的商户正在搬走，临时摊位设在东门外的广场上。";
    for limit in [60, 90] {
        let quoted = quoted(text, &SummaryOptions::default().length(Length::Chars(limit)));
        assert!(
            !quoted.is_empty() && !quoted.concat().contains('（'),
            "{quoted:?}"
        );
    }
}

#[test]
fn an_answer_is_not_quoted_without_its_question() {
    let text = "嗯，我们觉得石桥是一个很大的问题，大家都说要修。石桥修好了吗？没有，因为工人都走了，我们等了很久。\
                我们就想，大家明年再来看看，那个时候桥可能就修好了。我们村里的人都要从那个桥上走。大家都很着急。";
    for limit in [40, 60, 90] {
        let quoted = quoted(text, &SummaryOptions::default().length(Length::Chars(limit)));
        assert!(
            !quoted.is_empty() && quoted.iter().all(|sentence| !sentence.starts_with("没有")),
            "{limit}: {quoted:?}"
        );
    }
}

#[test]
fn what_says_the_same_in_other_words_is_quoted_once() {
    let text = "云溪市水务局昨天公布，城南石桥重修工程投资3000万元，明年3月开工。据市水务局公布，明年3月开工的城南石桥重修工程，\
                投资为3000万元。桥上的商户正在搬走，临时摊位设在东门。施工期间，车辆从北门绕行。附近学校的上学时间推迟半小时。";
    let quoted = quoted(text, &SummaryOptions::default().length(Length::Chars(90)));
    let n_same = quoted
        .iter()
        .filter(|sentence| sentence.contains("3000万元"))
        .count();
    assert_eq!(n_same, 1, "{quoted:?}");
}

const JUDGMENT: &str = "原告石某与被告云溪市佳居公司房屋租赁合同纠纷一案，本院立案受理。原告石某向本院提出诉讼请求：\
    判令被告支付拖欠的租金48000元及利息，并承担本案全部诉讼费用。被告佳居公司辩称，房屋漏水无法使用，不应支付租金。\
    本院经审理查明，原、被告于2020年5月签订租赁合同，约定月租金4000元，被告自2021年1月起没有支付租金。\
    本院认为，原、被告签订的租赁合同合法有效，被告拖欠租金构成违约，原告的诉讼请求本院予以支持。\
    依照《中华人民共和国合同法》第六十条、第一百零七条、第二百二十六条，《中华人民共和国民事诉讼法》第六十四条、第一百四十四条之规定，\
    判决如下：一、被告佳居公司于本判决生效之日起十日内支付原告石某租金48000元；二、驳回原告石某的其他诉讼请求。";

#[test]
fn the_ruling_of_a_court_is_quoted() {
    for limit in [60, 100, 160, 240] {
        let summary = Engine::new()
            .analyze(JUDGMENT)
            .summary(&SummaryOptions::default().length(Length::Chars(limit)));
        assert_eq!(summary.register, Register::Court);
        assert!(
            summary
                .text()
                .contains("一、被告佳居公司于本判决生效之日起十日内支付"),
            "{}",
            summary.text()
        );
    }
}

#[test]
fn the_items_of_a_ruling_are_quoted_from_the_first_on() {
    let text = JUDGMENT
        .replace("判决如下：", "判决如下：\n")
        .replace('；', "；\n");
    let text = text.replace("其他诉讼请求。", "其他诉讼请求。\n三、案件受理费由被告负担。");
    let quoted = quoted(&text, &SummaryOptions::default().length(Length::Chars(300)));
    let item = |number: &str| quoted.iter().position(|sentence| sentence.starts_with(number));
    assert!(item("一、").is_some(), "{quoted:?}");
    assert!(
        item("二、").is_none_or(|second| Some(second - 1) == item("一、")),
        "{quoted:?}"
    );
}

#[test]
fn the_ruling_is_quoted_without_the_articles_that_leave_no_room_for_it() {
    let text = JUDGMENT
        .replace("判决如下：", "判决如下：\n\n")
        .replace("；二", "；\n二");
    for limit in [60, 100] {
        let quoted = quoted(&text, &SummaryOptions::default().length(Length::Chars(limit)));
        let announcement = quoted.iter().position(|sentence| sentence == "判决如下：");
        let first = quoted.iter().position(|sentence| sentence.starts_with("一、"));
        assert!(
            first.is_some() && announcement.map(|at| at + 1) == first,
            "{quoted:?}"
        );
    }
    let quoted = quoted(&text, &SummaryOptions::default().length(Length::Chars(320)));
    assert!(
        quoted
            .iter()
            .any(|sentence| sentence.starts_with("依照") && sentence.ends_with("判决如下：")),
        "{quoted:?}"
    );
}

#[test]
fn a_judgment_that_names_its_parties_by_name_is_a_court_document() {
    let text = JUDGMENT
        .replace("原告石某", "石某")
        .replace("被告佳居公司", "佳居公司")
        .replace("原、被告", "双方");
    let summary = Engine::new().analyze(&text).summary(&SummaryOptions::default());
    assert_eq!(summary.register, Register::Court);
    let news = "云溪区人民法院昨天判决，佳居公司向石某支付租金48000元。法院认为，被告拖欠租金构成违约。原告石某说，他等了两年。";
    let summary = Engine::new().analyze(news).summary(&SummaryOptions::default());
    assert_eq!(summary.register, Register::Writing);
}

#[test]
fn what_a_speaker_proposes_is_not_quoted_without_the_speaker() {
    let text = "嗯，我们今天说一下石桥的事情。石桥那边怎么样了？我的建议是每个月检查一次，两天就能查完，大家觉得怎么样。\
                那我总结一下啊，石桥这个月底之前先修好南边的栏杆，北边的下个月再修。我们每个星期碰一次进度，大家辛苦了。";
    for limit in [50, 80] {
        let summary = Engine::new()
            .analyze(text)
            .summary(&SummaryOptions::default().length(Length::Chars(limit)));
        assert_eq!(summary.register, Register::Speech);
        assert!(!summary.text().contains("我的建议"), "{}", summary.text());
    }
}

#[test]
fn the_parts_of_a_sentence_are_what_is_printed() {
    let text = "某某股份（600519，股吧）今日跌停。大桥合龙（图/记者 张三）。";
    let summary = Engine::new().analyze(text).summary(&SummaryOptions::default());
    for sentence in &summary.sentences {
        let parts: String = sentence.parts.iter().map(|part| part.of(text)).collect();
        assert_eq!(parts, sentence.text);
        assert!(sentence.parts.len() == 2 && sentence.span.start == sentence.parts[0].start);
    }
}

#[test]
fn neither_pins_nor_a_ruling_pass_the_number_of_sentences() {
    let engine = Engine::new();
    let document = engine.analyze(JUDGMENT);
    for n in 0..4 {
        let mut options = SummaryOptions::default().length(Length::Sentences(n));
        for pinned in [Vec::new(), vec![0], vec![0, 1]] {
            options.pinned = pinned;
            assert!(document.summary(&options).sentences.len() <= n);
        }
    }
}

#[test]
fn a_longer_limit_gives_no_shorter_abstract() {
    let engine = Engine::new();
    for text in [
        include_str!("../../examples/meeting.txt"),
        include_str!("../../examples/news.txt"),
    ] {
        let document = engine.analyze(text);
        let n_chars = |limit| {
            let options = SummaryOptions::default().length(Length::Chars(limit));
            document.summary(&options).text().chars().count()
        };
        let mut shorter = n_chars(300);
        for limit in [400, 600, 800, 1000] {
            let longer = n_chars(limit);
            assert!(
                shorter <= longer && 7 * limit <= 10 * longer,
                "{longer} of {limit}"
            );
            shorter = longer;
        }
    }
}
