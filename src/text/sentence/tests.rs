use super::{clauses, joined, sentences};
use crate::Span;
use crate::text::sentence::marks::is_blank;
use proptest::prelude::*;

fn split(text: &str) -> Vec<&str> {
    sentences(text).iter().map(|span| span.of(text)).collect()
}

/// Each text has a `|` where a sentence ends.
#[test]
fn sentences_end_where_they_should() {
    let cases = [
        // Final marks, full width and half width, repeated.
        "今天放晴。|明天有雨！|后天呢？|再看吧……|也许还行。",
        "真的吗？！|真的!!!|好吧。。。|走了~",
        "今天放晴｡|明天有雨.",
        "他说完就走了…|大家都没有出声。",
        // ASCII punctuation of abstracts.
        "研究了断层构造,当隧道穿越时常发生.|目前,在该领域尚无定论.|JADE算法更有效.",
        "提出一种新方法(ADM).|结果表明,该方法有效.|",
        "误差小于5%.|精度提高了3.5%.|与理论值一致.",
        "治疗组总有效率81.3%,对照组62.5%(P<0.05).|差异有统计学意义.",
        "效果优于基准值95.|结论:方法可行.",
        // Marks that do not end a sentence.
        "同比增长3.5%，共1,234.5亿元，见www.example.com/a?b=1和e.g.中的例子。",
        "第2.1版比No. 3更好，由U.S.公司开发，J. Smith主持。",
        "要求如下：1.加强领导；2.完善制度；3.落实责任。",
        "1.加强领导。|2.完善制度。",
        "退还房款56?700元。",
        "He came. |She left at 5 p.m. on Monday. |They met Dr. Wang, Mr. Li et al. in 2019.",
        "Node.js很好用，Vue.js也是。",
        "这个……，我不知道。",
        "嗯……我再想想吧。",
        "等等...他回头说好。",
        "平台基于.NET开发，说明见附件.docx。|全部开源。",
        // Quotes.
        "“这是对的。”他说。|大家点头。",
        "“好。我来。”他说。",
        "他说：“好。我来。”|第二天他走了。",
        "“好。”他说，“我来。”|大家笑了。",
        "他反问：“谁来做？”|没有人回答。",
        "「這是對的。」他說。|「走吧！」",
        "『先修橋。』老人說，『再修路。』|大家同意。",
        "他问\"行吗?\"然后坐下。|没人理他。",
        "他说:\"好。我来。\"|第二天他走了。",
        "“为什么会这样？”的疑问一直都在。|没有答案。",
        "“谁来干？”|“我来！”|大家散了。",
        "在“我们来了！”的喊声里，队伍出发了。",
        "他引用了‘先修桥。’这句话。|没有下文。",
        "（他回来了。）|第二天又走了。",
        "他走了（他说会回来。）以后天就黑了。",
        "活动昨天结束。|（张三 摄）",
        "《摔跤吧！爸爸》很好看。|《你好，李焕英》也是。",
        "【提示！请注意】明天停水。|后天恢复。",
        // Stray marks swallow nothing.
        "他说：“好。|我来。|第二天他走了。",
        "好”。|我来。|走了。",
        "（未完。|待续。|好。",
        "长5\"的管子。|都要。",
        // Line breaks.
        "标题\n|正文第一句。\n|正文第二句。",
        "这一行很长很长很长很长很长很长很长很长，写到这里就\n断开了。",
        "这一行很长很长很长很长很长很长很长很长，写到这里就\n|　　断开了。",
        "这一行很长很长很长很长很长很长很长很长，写到这里就\n\n|断开了。",
        "短行\n|短行\n|短行",
        "在受访的村民中，\n有七成去过新桥。|其余的,\n都没有去。",
        "在受访的村民中\n有七成去过新桥。",
        "在受访的村民中，\n\n|有七成去过新桥。",
        "第一段。\r\n|第二段。\u{2029}|第三段。",
        // Clauses stay together.
        "一是修桥；二是铺路；三是种树。",
        "",
        " \n\t　",
        "。",
        "没有标点",
    ];
    let mut wrong = Vec::new();
    for case in cases {
        let text: String = case.split('|').collect();
        let wanted: Vec<_> = case
            .split('|')
            .map(|part| part.trim_matches(is_blank))
            .filter(|part| !part.is_empty())
            .collect();
        if split(&text) != wanted {
            wrong.push((case, split(&text).join("|")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_long_quotation_is_split_inside_where_the_sentence_ends_with_it() {
    let speech = "这座桥是我们村里几代人一点一点修起来的，谁都不想看着它塌掉。".repeat(5);
    let ends = format!("他说：“{speech}”后来桥修好了。");
    assert_eq!(split(&ends).len(), 6);
    let goes_on = format!("“{speech}”他说。");
    assert_eq!(split(&goes_on).len(), 1);
}

#[test]
fn a_quote_without_a_partner_nearby_is_no_quote() {
    let text = format!("他说：“好。{}到此为止。”", "后来又过了许多年。".repeat(60));
    assert_eq!(split(&text).len(), 62);
}

#[test]
fn clauses_end_at_commas_outside_quotes() {
    let cases = [
        "会议指出，|要修桥；|要铺路。",
        "会议指出:|要“先修桥，后铺路”,|共1,234.5万元;|10:30开始。",
        "他说：|“先修桥，后铺路。”",
        "见（图1，图2），|《来，吃饭》、苹果。",
        "没有标点",
        "好，",
        "真的？！|好。",
        "https://example.com/a,b;|好",
    ];
    for case in cases {
        let text: String = case.split('|').collect();
        let found: Vec<_> = clauses(&text).iter().map(|span| span.of(&text)).collect();
        assert_eq!(found, case.split('|').collect::<Vec<_>>());
    }
}

#[test]
fn line_breaks_are_joined() {
    let cases = [
        ("一行", "一行"),
        ("断在\n词中间", "断在词中间"),
        ("断在 \r\n\r\n  　词中间", "断在词中间"),
        ("hard\nwrapped", "hard wrapped"),
        ("用 Rust\n写成", "用 Rust写成"),
        ("一句。\nNext", "一句。Next"),
        ("\n", ""),
        ("新闻\t\t\t石桥通车", "新闻 石桥通车"),
        ("石桥，\u{a0}渡口。 ”", "石桥，渡口。”"),
        ("（ 图 ）", "（图）"),
        ("支持 Linux、 macOS", "支持 Linux、macOS"),
        ("用  “ 引号 ”", "用 “ 引号 ”"),
        ("上联　下联", "上联　下联"),
    ];
    for (text, wanted) in cases {
        assert_eq!(joined(text), wanted, "{text:?}");
    }
}

#[test]
fn huge_inputs_are_split_without_loss() {
    let inputs = [
        "字".repeat(200_000),
        "好。".repeat(100_000),
        "“".repeat(200_000),
        "“。”".repeat(60_000),
        "\"。".repeat(60_000),
        "“（".repeat(60_000) + &"》".repeat(60_000),
        "好。\n".repeat(60_000),
        "a.".repeat(60_000),
        "1.".repeat(60_000),
        "…".repeat(60_000),
        " ".repeat(200_000),
        "? ".repeat(60_000),
        ". ".repeat(60_000),
    ];
    // What takes quadratic time does not end here while anybody waits.
    for input in &inputs {
        assert_covers(input, &sentences(input));
        assert_covers(input, &clauses(input));
    }
}

fn assert_covers(text: &str, spans: &[Span]) {
    let mut end = 0;
    for span in spans {
        assert!(span.start >= end && !span.is_empty());
        assert!(
            text[end..span.start].chars().all(is_blank),
            "lost {:?}",
            &text[end..span.start]
        );
        let part = span.of(text);
        assert_eq!(part, part.trim_matches(is_blank));
        end = span.end;
    }
    assert!(text[end..].chars().all(is_blank), "lost {:?}", &text[end..]);
}

proptest! {
    #[test]
    fn sentences_and_clauses_cover_any_text(text in any::<String>()) {
        assert_covers(&text, &sentences(&text));
        assert_covers(&text, &clauses(&text));
    }

    #[test]
    fn sentences_and_clauses_cover_text_full_of_marks(
        text in "[好a1。，.?！…“”\"'（）()《》:：\n 　x;]{0,60}"
    ) {
        assert_covers(&text, &sentences(&text));
        assert_covers(&text, &clauses(&text));
        prop_assert!(!joined(&text).contains('\n'));
    }
}
