//! Titles, headings, lists, paragraphs.

use super::super::Role::{Body, Byline, Caption, Heading, ListItem, Source, Title};
use super::super::blocks;
use super::{LAST, LONG, MORE, check, check_titled};

#[test]
fn titles() {
    check(&[(Title, "古桥重开"), (Body, LONG)]);
    check(&[(Title, "古桥何时重开？"), (Body, LONG)]);
    check(&[
        (Source, "江南新闻网　2024-03-07"),
        (Title, "古桥重开"),
        (Byline, "记者 张三"),
        (Body, LONG),
    ]);
    check(&[(Body, "古桥今天重开。"), (Body, LONG)]);
    check(&[(Title, "古桥重开"), (Heading, "——写在修缮完工之际"), (Body, LONG)]);
    check_titled(
        &[(Heading, "要闻"), (Title, "古桥 重开:两岸通行"), (Body, LONG)],
        Some("古桥重开：两岸通行"),
    );
    check_titled(&[(Heading, "别的标题"), (Body, LONG)], Some("古桥重开"));
    check_titled(&[(Source, "原标题：古桥重开"), (Body, LONG)], Some("古桥重开"));
    check_titled(&[(Title, "古桥重开"), (Body, LONG)], Some("古桥重开_江南网"));
    check_titled(&[(Body, "古桥重开")], Some("古桥重开"));
}

#[test]
fn headings_and_list_items() {
    check(&[
        (Title, "古桥修缮方案"),
        (Heading, "一、基本情况"),
        (Body, LONG),
        (Heading, "（一）桥身"),
        (Body, MORE),
        (Heading, "2. 桥面"),
        (Body, LAST),
        (Body, "修缮要求如下，施工的各方都要一一遵守："),
        (ListItem, "1. 逐块编号；"),
        (ListItem, "2、清洗干净；"),
        (ListItem, "（3）原样归位。"),
        (ListItem, "① 不用新石料"),
        (ListItem, "• 不用水泥"),
        (ListItem, "- 不用机械"),
        (ListItem, "* 不用电钻"),
    ]);
    check(&[
        (Title, "古桥重开"),
        (Body, LONG),
        (Heading, "春茶开采"),
        (Body, MORE),
        (Heading, "灯会开幕"),
        (Body, LAST),
    ]);
}

#[test]
fn texts_of_short_lines_keep_their_body() {
    check(&[
        (Body, "张三：大家好。"),
        (Body, "李四：你好，请坐。"),
        (Body, "张三：谢谢"),
        (Body, "李四：不客气"),
    ]);
    check(&[
        (Body, "床前一轮月"),
        (Body, "照着石板桥"),
        (Body, "桥下水无声"),
        (Body, "桥上人影摇"),
    ]);
    check(&[
        (Title, "古桥"),
        (Body, "床前一轮月，\n照着石板桥。"),
        (Body, "桥下水无声，\n桥上人影摇。"),
    ]);
    check(&[(Body, "记者：张三"), (Body, "编辑：李四")]);
    check(&[(Body, "相关阅读")]);
    check(&[
        (Body, "今天我们说说这座桥 大家都知道它很老 老到没有人记得是谁修的"),
        (Body, "后来水大了 桥就塌了一半 村里人就商量着要修"),
    ]);
}

#[test]
fn hard_wrapped_paragraphs_are_one_block() {
    let wrapped = "　　经过半年修缮，城南的石拱古桥今天上午重新开放，\n附近居民纷纷前来，老人带着孩子在桥上来回走了好几趟\n，久久不愿离去。\n　　据负责修缮的工程师介绍，古桥始建于明代，桥身由三\n百多块条石砌成，修缮时逐块编号、清洗、归位，没有使用\n一块新石料。";
    let found = blocks(wrapped, None);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|block| block.role == Body));
    let english = "古桥重开\n\nThe old bridge south of the town was opened again this morning after\nhalf a year of repair, and many people who live nearby came to see it\nwith their children.\n\nAccording to the engineer, who has worked on bridges for many years in\nthis part of the country, it was built long ago.";
    let found = blocks(english, None);
    assert_eq!(
        found.iter().map(|block| block.role).collect::<Vec<_>>(),
        [Title, Body, Body]
    );
    let unwrapped = format!("{LONG}\n{MORE}\n{LAST}");
    assert_eq!(blocks(&unwrapped, None).len(), 3);
    let headlines = "老街灯会今晚开幕十万盏花灯照亮小城水面\n茶园春茶开采二十天里采完整座山的嫩芽\n渔港进入休渔期渔船全部靠岸检修换油刷漆";
    assert_eq!(blocks(headlines, None).len(), 3);
}

#[test]
fn a_line_that_ends_in_a_comma_goes_on() {
    for (text, n) in [
        ("在受访的村民中，\n有七成去过新桥。", 1),
        ("在受访的村民中，\n\n有七成去过新桥。", 2),
        ("要求如下，\n一、先修桥。\n二、后铺路。", 3),
        ("在受访的村民中\n有七成去过新桥。", 1),
        ("在受访的村民中\n二、后铺路。", 2),
        ("在希望的田野上\n有七成去过新桥。", 2),
        ("在受访的村民中\n石桥新貌", 2),
    ] {
        assert_eq!(blocks(text, None).len(), n, "{text}");
    }
}

#[test]
fn blanks_inside_a_line_part_paragraphs_behind_a_sentence() {
    let text = format!("原标题：古桥重开　　{LONG}　　{MORE}　　老街灯会　　{LAST}");
    let roles: Vec<_> = blocks(&text, None).iter().map(|block| block.role).collect();
    assert_eq!(roles, [Source, Body, Body, Heading, Body]);
    let name = "审判员　　王　　伟";
    assert_eq!(blocks(name, None).len(), 1);
}

#[test]
fn credits_on_the_line_of_a_paragraph_are_blocks_of_their_own() {
    for (before, text, after) in [
        ("", LONG, "（记者 张三）"),
        ("", LONG, "（完）"),
        ("", LONG, "（责任编辑：张三）"),
        ("", LONG, "责任编辑：张三"),
        ("", LONG, "记者 张三"),
        ("（原标题：古桥重开！）", LONG, "【来源：江南日报】"),
    ] {
        let line = format!("{before}{text}{after}");
        let found: Vec<_> = blocks(&line, None)
            .iter()
            .filter(|block| block.role == Body)
            .map(|block| block.span.of(&line))
            .collect();
        assert_eq!(found, [text]);
    }
    let line = format!("{LONG}[图为古桥重开，张三 摄]图为古桥重开，张三 摄");
    let roles: Vec<_> = blocks(&line, None).iter().map(|block| block.role).collect();
    assert_eq!(roles, [Body, Caption]);
    let unparted = format!("{LONG}（下图为江南大桥）");
    assert_eq!(blocks(&unparted, None).len(), 1);
}

#[test]
fn what_has_nothing_under_it_is_no_heading() {
    check(&[(Title, "古桥重开"), (Body, LONG), (Caption, "桥边人语")]);
    check(&[
        (Title, "古桥重开"),
        (Body, LONG),
        (Heading, "关键词：古桥 修缮 石料"),
    ]);
}
