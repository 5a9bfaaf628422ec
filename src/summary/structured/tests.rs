use super::*;
use crate::Engine;

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
        ("2　结果与分析", Some((Part::Results, ""))),
        ("三、结论", Some((Part::Conclusion, ""))),
        ("目的的确定", None),
        ("方法简单。", None),
        ("结果表明", None),
    ];
    for (text, want) in cases {
        let got = named(text).map(|(part, start)| (part, &text[start..]));
        assert_eq!(got, want, "{text}");
    }
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
