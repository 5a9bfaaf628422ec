use super::*;
use crate::Engine;
use crate::summary::paper::{inline, is_back_matter, is_chapter, is_discussion, methods_start, run_in};
use crate::text::word_sets::papers as sets;
use crate::text::word_sets::tests::assert_every_row_is_needed;

const NAMED: &str = "【背景】丘陵区茶园用水紧张。【目的】了解青枫河沿岸茶农的用水情况，为分配水量提供依据。\
    【方法】2021年3月至9月走访三个乡镇的186户茶农，用问卷记录用水量和水源，并在12个断面取水样测定氨氮。\
    【结果】83%的茶农只用河水，旱季每亩用水41立方米；取样点中有9个达到Ⅱ类标准，石材加工厂下游的3个没有达到。\
    【结论】河水水质决定茶园收成，应当优先治理加工厂下游的河段。";

fn names(sections: &[Section]) -> Vec<&'static str> {
    sections.iter().map(|section| section.part.name()).collect()
}

fn structured(text: &str, length: Length) -> Vec<Section> {
    Engine::new()
        .analyze(text)
        .structured_summary(&SummaryOptions::default().length(length))
}

#[test]
fn every_part_that_is_named_is_there_within_the_limit() {
    for most in [110, 130, 160, 200, 300] {
        let sections = structured(NAMED, Length::Chars(most));
        let text = structured_text(&sections);
        assert!(n_chars(&text) <= most, "{most}: {text}");
        assert_eq!(
            names(&sections),
            ["背景", "目的", "方法", "结果", "结论"],
            "{most}: {text}"
        );
    }
    let all = structured_text(&structured(NAMED, Length::Chars(400)));
    assert_eq!(all, NAMED);
    assert_eq!(names(&structured(NAMED, Length::Sentences(5))).len(), 5);
    assert_eq!(names(&structured(NAMED, Length::Sentences(2))), ["结果", "结论"]);
}

#[test]
fn names_stand_in_many_forms() {
    let cases = [
        ("目的：了解", Some((Part::Purpose, "了解"))),
        ("[方法] 走访", Some((Part::Methods, "走访"))),
        ("目的 探讨用水。", Some((Part::Purpose, "探讨用水。"))),
        ("背景与目的：用水紧张。", Some((Part::Purpose, "用水紧张。"))),
        ("2　结果与分析", Some((Part::Results, ""))),
        ("三、结论", Some((Part::Conclusion, ""))),
        ("摘 要：【目的】探讨用水。", Some((Part::Purpose, "探讨用水。"))),
        ("【摘要】目的 探讨用水。", Some((Part::Purpose, "探讨用水。"))),
        ("目的的确定", None),
        ("方法简单。", None),
        ("结果表明", None),
    ];
    for (text, want) in cases {
        let got = inline(text).map(|(part, start)| (part, &text[start..]));
        assert_eq!(got, want, "{text}");
    }
}

#[test]
fn names_may_have_no_mark_after_them() {
    let want = "【目的】了解青枫河沿岸茶农的用水情况。【方法】走访三个乡镇的186户茶农，用问卷记录用水量。\
        【结果】83%的茶农只用河水。旱季每亩用水41立方米。【结论】河水水质决定茶园收成，应当先治理河段。";
    let run_in = want.replace(['【', '】'], "");
    let mixed = run_in.replacen("目的", "目的：", 1).replacen("结论", "结论 ", 1);
    let said = mixed
        .replacen("结果", "结果显示", 1)
        .replacen("结论 ", "结论认为", 1);
    for text in [&run_in, &mixed, &said] {
        assert_eq!(
            structured_text(&structured(text, Length::Chars(200))),
            want,
            "{text}"
        );
    }
    // A paper with headings, whose sentences begin so by chance.
    let paper = PAPER
        .replace("流失集中在", "结果流失集中在")
        .replace("每个处理", "方法简单，每个处理");
    assert_eq!(
        names(&structured(&paper, Length::Chars(300))),
        names(&structured(PAPER, Length::Chars(300)))
    );
}

#[test]
fn parts_without_names_are_told_by_wording() {
    let text = "针对丘陵区茶园地块破碎、识别精度低的问题，提出一种结合多时相影像的识别方法。以某县为研究区，选取16景影像，\
        构建植被指数序列，建立分类模型。结果表明，总体精度为93.6%，比单时相影像高8.4个百分点。\
        该方法不依赖商业影像，可为茶园资源调查提供参考。";
    let sections = structured(text, Length::Chars(200));
    assert_eq!(
        names(&sections),
        ["目的", "方法", "结果", "结论"],
        "{}",
        structured_text(&sections)
    );
    let concluding = text.replace("该方法不依赖", "认为该方法不依赖");
    let printed = structured_text(&structured(&concluding, Length::Chars(200)));
    assert!(printed.contains("【结论】该方法不依赖"), "{printed}");
    let text = "高路堤沉降的监测与数值模拟\n山区公路的高路堤沉降大，路面容易开裂。以青枫河大桥引道的路堤为对象，连续观测26个月。监测显示，施工期沉降占\
        总沉降的78.3%。建议以控制压实度为主。";
    let sections = structured(text, Length::Chars(200));
    assert_eq!(names(&sections), ["背景", "方法", "结果", "结论"]);
    // A report in which single sentences are worded like a paper's.
    let report = "青枫河畔的夜市昨天开张。为了方便居民，市里腾出了两条街。摊主大多是附近的村民。卖小吃的最多，也有人卖竹编。\
        李大爷说，一晚上卖了五十碗面。调查显示，居民对夜市满意。河边还装了路灯。孩子们在广场上放风筝。志愿者在路口指路。\
        市里建议大家走路来。";
    assert!(structured(report, Length::Chars(300)).is_empty());
    assert!(structured("两市签订协议。茶农报名参加培训。天气晴朗。", Length::Chars(100)).is_empty());
}

#[test]
fn any_text_has_an_answer() {
    for text in [
        "",
        "。",
        "【目的】",
        "【目的】【方法】",
        "目的：\n方法：\n\0",
        "结果\n\n结论",
    ] {
        for most in [0, 1, 3, 9, 50] {
            let printed = structured_text(&structured(text, Length::Chars(most)));
            assert!(n_chars(&printed) <= most, "{text:?} {most}: {printed}");
        }
    }
}

/// A paper as it is printed: headings, an introduction that ends with its purpose, numbered conclusions, references.
const PAPER: &str = "茶园施肥方式对氮素流失的影响\n\n1 引言\n\n近年来，青枫河流域茶园施氮量普遍偏高。过量施氮会使河水富营养化[1-3]。已有研究很少\
    涉及茶园。为此，本研究比较不同施肥方式下的氮素流失，旨在为治理提供依据。\n\n2 材料与方法\n\n2.1 试验地\n\n试验地位于茶山村，海拔\
    210米，土壤为红壤。\n\n2.2 试验设计\n\n试验设常规化肥和有机肥替代六成化肥两个处理，每个处理重复三次。\n\n3 结果与分析\n\n3.1 流失量\n\n\
    有机肥替代六成化肥后，总氮流失量降低了41.2%，差异显著。流失集中在施肥后的前三次降雨。\n\n4 讨论\n\n有机肥中的氮素要经过矿化才会流失，\
    这可能是主要原因。\n\n5 结论\n\n（1）施肥后的前三次降雨是控制氮素流失的重点。（2）有机肥替代六成化肥不影响产量，适宜在流域内推广。\n\n参考文献\n\n\
    [1] 王五. 茶园氮素平衡研究进展[J]. 土壤通报，2019，50(2)：301-308.";

#[test]
fn a_whole_paper_has_its_purpose_and_its_conclusion() {
    for most in [160, 200, 300] {
        let sections = structured(PAPER, Length::Chars(most));
        let text = structured_text(&sections);
        assert!(n_chars(&text) <= most, "{most}: {text}");
        let printed = names(&sections);
        for name in ["目的", "方法", "结果", "结论"] {
            assert!(printed.contains(&name), "{most}: {text}");
        }
        let of = |part: Part| sections.iter().find(|section| section.part == part).unwrap();
        assert!(
            of(Part::Purpose).sentences[0].text.contains("本研究比较"),
            "{text}"
        );
        let concludes = |words: &str| {
            of(Part::Conclusion)
                .sentences
                .iter()
                .any(|one| one.text.contains(words))
        };
        assert!(concludes("重点") || concludes("推广"), "{text}");
        assert!(!concludes("矿化") && !concludes("王五"), "{text}");
    }
}

#[test]
fn a_discussion_concludes_where_nothing_else_does() {
    let without = PAPER
        .replace("5 结论\n\n（1）施肥后", "综上所述，施肥后")
        .replace("（2）", "");
    let text = structured_text(&structured(&without, Length::Chars(300)));
    let (_, conclusion) = text.split_once("【结论】").unwrap();
    assert!(
        conclusion.starts_with("施肥后的前三次") || conclusion.starts_with("有机肥替代"),
        "{text}"
    );
    assert!(!conclusion.contains("矿化"), "{text}");
}

#[test]
fn chapters_are_told_by_what_their_headings_say() {
    for (own, others) in [
        ("1 引言", "一、问题的提出"),
        ("1 引言", "0  引  言"),
        ("2 材料与方法", "二、研究设计"),
        ("3 结果与分析", "3　试验结果及其讨论"),
        ("5 结论", "五、结语与启示"),
        ("5 结论", "第五章 总结与展望"),
    ] {
        let paper = PAPER.replace(own, others);
        let found = structured(&paper, Length::Chars(300));
        for name in ["目的", "方法", "结果", "结论"] {
            assert!(
                names(&found).contains(&name),
                "{others}: {}",
                structured_text(&found)
            );
        }
    }
    // A section's heading, and a sentence that begins like one.
    for line in [
        "3.1 方法比较",
        "（二）方法",
        "方法简单，结果可靠。",
        "这是一个关于结果的很长很长的说法",
    ] {
        assert!(!is_chapter(line), "{line}");
    }
}

#[test]
fn what_must_be_whole_is_there_beyond_the_limit_and_under_its_name() {
    let engine = Engine::new();
    let document = engine.analyze(NAMED);
    let methods = document
        .sentences()
        .iter()
        .position(|one| one.quote.of(NAMED).contains("走访"))
        .unwrap();
    let options = SummaryOptions::default()
        .length(Length::Chars(110))
        .uncut([methods]);
    let text = structured_text(&document.structured_summary(&options));
    assert!(text.contains("【方法】2021年3月至9月走访三个乡镇的186户茶农，用问卷记录用水量和水源，并在12个断面取水样测定氨氮。"), "{text}");
    assert_eq!(text.matches("【方法】").count(), 1, "{text}");
}

#[test]
fn a_sentence_of_purpose_and_methods_is_split() {
    for (purpose, methods) in [
        (
            "为了研究高温对番茄光合作用的影响，",
            "以番茄品种甲为材料，设置三个温度处理。",
        ),
        ("为探讨康复训练的疗效,", "选取脑卒中患者80例,随机分为两组."),
        ("为明确病害的成因，揭示其流行规律，", "采集了六个茶园的病叶。"),
        ("本文旨在了解茶农用水，", "采用问卷走访了三个村。"),
        ("为評估水質，", "利用十二個斷面的水樣測定氨氮。"),
    ] {
        let sentence = format!("{purpose}{methods}");
        assert_eq!(methods_start(&sentence), Some(purpose.len()), "{sentence}");
    }
    for sentence in [
        "为此，选取三个村，采用问卷走访。",
        "为期三年的试验中，采用问卷走访。",
        "为了研究高温对番茄的影响。",
        "以茶农为研究对象，采用问卷走访。",
        "针对地块破碎的问题，提出一种识别方法。",
    ] {
        assert_eq!(methods_start(sentence), None, "{sentence}");
    }
}

const TOMATO: &str = "为了研究高温胁迫对番茄光合作用的影响，以番茄品种中蔬四号为材料，设置三个温度处理。结果显示，高温使净光合速率下降了41.2%，\
    气孔导度显著降低。由此可见，高温主要通过气孔限制番茄的光合作用。";

#[test]
fn what_is_split_or_shortened_stands_in_the_text() {
    let sections = structured(TOMATO, Length::Chars(200));
    assert_eq!(
        structured_text(&sections),
        "【目的】为了研究高温胁迫对番茄光合作用的影响。【方法】以番茄品种中蔬四号为材料，设置三个温度处理。\
         【结果】高温使净光合速率下降了41.2%，气孔导度显著降低。【结论】高温主要通过气孔限制番茄的光合作用。"
    );
    for text in [TOMATO, NAMED] {
        for sentence in structured(text, Length::Chars(200))
            .iter()
            .flat_map(|section| &section.sentences)
        {
            let quoted = sentence.span.of(text);
            assert_eq!(
                quoted.trim_end_matches('。'),
                sentence.text.trim_end_matches('。')
            );
            assert_eq!(sentence.parts, [sentence.span]);
        }
    }
}

#[test]
fn no_part_is_cut_where_no_clause_ends() {
    let ascii = TOMATO.replace('，', ",").replace('。', ".");
    for text in [TOMATO, NAMED, PAPER, &ascii] {
        for most in (20..300).step_by(10) {
            let printed = structured_text(&structured(text, Length::Chars(most)));
            assert!(
                n_chars(&printed) <= most && !printed.contains('…'),
                "{most}: {printed}"
            );
            assert!(text != ascii || !printed.contains('。'), "{most}: {printed}");
        }
    }
}

#[test]
fn a_part_whose_sentences_are_long_gets_its_room_first() {
    let text = "针对丘陵区茶园地块破碎、与灌木林光谱特征相近、单一时相影像识别精度低的问题，提出一种结合多时相影像的识别方法。\
        以某县为研究区，选取16景影像，构建植被指数序列，建立分类模型，并加入纹理特征和坡度、坡向等地形特征。\
        结果表明，总体精度为93.6%，比单时相影像高8.4个百分点，与统计数据的相对误差为4.1%。该方法不依赖商业影像，可为茶园资源调查提供参考。";
    for most in [130, 150, 180] {
        let sections = structured(text, Length::Chars(most));
        assert_eq!(
            names(&sections),
            ["目的", "方法", "结果", "结论"],
            "{}",
            structured_text(&sections)
        );
    }
}

#[test]
fn every_word_by_which_papers_are_read_is_needed() {
    assert_every_row_is_needed("papers", |set, text| match set {
        "paper_itself" => sets::PAPER_ITSELF.fits(text),
        "discussion" => is_discussion(text),
        "back_matter" => is_back_matter(text),
        "paper_subject" | "purpose_start" => methods_start(text).is_some(),
        "results_opening" | "results_says" => wording::opening_len(text, Part::Results) > 0,
        "conclusion_opening" | "conclusion_says" => wording::opening_len(text, Part::Conclusion) > 0,
        "purpose_says" => wording::opening_len(text, Part::Purpose) > 0,
        "goes_on" => run_in(text).is_none(),
        "verb_goes_on" => wording::opening_len(text, Part::Results) == 0,
        _ => panic!("{set} decides nothing"),
    });
}

#[test]
fn more_room_does_not_lose_a_part() {
    let text = "耳穴压豆对护士失眠的效果\n\n【摘要】目的 探讨耳穴压豆联合认知行为干预对三班护士失眠的效果。方法 \
        选取某院2021年3月至2022年6月的86名护士，随机分为观察组和对照组各43名，对照组接受常规宣教，观察组加用耳穴压豆，疗程为8周。\
        结果 干预后观察组的睡眠质量指数低于对照组，焦虑自评得分也低于对照组，差异均有统计学意义。观察组满意率为95.3%，高于对照组的76.7%。\
        结论 耳穴压豆联合认知行为干预可以改善护士的睡眠质量，值得在护理管理中应用。";
    let document = Engine::new().analyze(text);
    let n_parts = |limit| {
        let options = SummaryOptions::default().length(Length::Chars(limit));
        let sections = document.structured_summary(&options);
        assert!(
            structured_text(&sections).chars().count() <= limit,
            "{sections:?}"
        );
        sections.len()
    };
    let counts: Vec<usize> = (100..=160).step_by(2).map(n_parts).collect();
    assert!(counts.is_sorted(), "{counts:?}");
}
