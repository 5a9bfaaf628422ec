use super::{Block, Role, blocks, dateline};
use crate::text::sentence::marks::is_blank;
use proptest::prelude::*;

const LONG: &str = "经过半年修缮，城南的石拱古桥今天上午重新开放，附近居民纷纷前来，老人带着孩子在桥上来回走了好几趟，久久不愿离去。";
const MORE: &str = "据负责修缮的工程师介绍，古桥始建于明代，桥身由三百多块条石砌成，修缮时逐块编号、清洗、归位，没有使用一块新石料。";
const LAST: &str = "居民表示，古桥修好以后，两岸来往不用再绕远路，逢集的日子，桥头又会像从前那样热闹起来，大家都盼着这一天。";

/// Lines of a text, each with its role in front.
fn check(lines: &[(Role, &str)]) {
    check_titled(lines, None);
}

fn check_titled(lines: &[(Role, &str)], title: Option<&str>) {
    let text = lines.iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n");
    let found: Vec<_> = blocks(&text, title)
        .iter()
        .map(|block| (block.role, block.span.of(&text)))
        .collect();
    assert_eq!(found, lines);
}

use Role::{Body, Boilerplate, Byline, Caption, Heading, ListItem, Source, Title};

#[test]
fn a_news_page_with_all_its_noise() {
    check(&[
        (Title, "春水初生，两岸古桥再通行"),
        (Source, "江南新闻网"),
        (Source, "2024-03-07 13:33:26"),
        (Source, "原标题：春水初生，两岸古桥再通行"),
        (Body, LONG),
        (
            Caption,
            "古桥“重开两岸,再续前缘”开放仪式暨“江南水乡 春日有约”2024年江南春季旅游推介会",
        ),
        (Heading, "修旧如旧留住记忆"),
        (Body, MORE),
        (Heading, "两岸居民同走古桥"),
        (Body, LAST),
        (Body, "桥通了，人心也通了。"),
        (Caption, "（图片由受访单位提供）"),
        (Byline, "记者：张小桥"),
        (Boilerplate, "相关内容"),
        (Boilerplate, "热门资讯"),
        (
            Boilerplate,
            "千年灯会亮了!小城这条老... “灯火照水水照人，一夜春风满小城”，老人们说起灯会来，总有讲不完的...",
        ),
        (Boilerplate, "山里的茶园开采了!今年第一批..."),
        (
            Boilerplate,
            "茶园里的采茶人一年只忙二十天，二十天里要把整座山的嫩芽采完，采晚一天都不行。",
        ),
    ]);
}

#[test]
fn plain_texts_pass_untouched() {
    let long = LONG.repeat(90);
    for text in [
        LONG,
        "好",
        "下雨了。",
        "古桥重开",
        "记者从市教育局获悉，古桥今天重开。",
        "相关报道认为，古桥值得修。",
        &long,
    ] {
        let found = blocks(text, None);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((found[0].role, found[0].span.of(text)), (Body, text));
    }
}

#[test]
#[rustfmt::skip]
fn lines_that_say_who_made_it() {
    for line in [
        "记者：石小桥", "记者 石小桥", "记者石小桥", "本报记者 张三", "本报记者张三 李四", "（记者 张三 李四）",
        "(记者张三)", "【记者 张三】", "文/张三", "张三/文", "文/图 张三", "（文/张三 图/李四）",
        "文｜张三 编辑｜李四", "□ 张三", "■张三", "□张　三", "编辑：张三 校对：李四", "责编：张三",
        "责任编辑：张三", "责任编辑 张三", "（责编：张三、李四）", "审核：张三 监制：李四",
        "作者：某某大学历史系", "作者 张三", "摄影：李四", "通讯员 李四", "记者 张三 通讯员 李四",
        "本报记者 张三 北京报道", "新媒体编辑：张三", "編輯：張三", "責任編輯：王小明", "記者王小明／台北報導",
        "攝影：李大同", "实习生 赵六", "策划：张三 统筹：李四", "编译：王五",
        "一审：张三 二审：李四 三审：王五", "供稿：市文旅局", "作者：约翰·史密斯", "来源：江南日报 编辑：张三",
        "★ 记者 张三",
    ] {
        let role = role_between(line);
        assert!(matches!(role, Byline | Source), "{line}: {role:?}");
    }
}

#[test]
#[rustfmt::skip]
fn lines_that_say_where_it_comes_from() {
    for line in [
        "来源：江南日报", "来源:江南新闻网", "來源：中央社", "（来源：江南日报）", "2024-03-07",
        "2024年3月7日 10:20", "2024/03/07 10:20:11 星期四", "发布时间：2024-03-07 10:20",
        "2024-03-07 10:20 来源：江南日报", "原标题：古桥重开", "（原标题：古桥重开）", "3小时前",
        "江南日报 2024-03-07 10:20", "文章来源：江南网", "2024年03月07日 13:33 来源：江南网 字号 大 中 小",
        "二〇二四年三月七日", "发布时间：2024-03-07 浏览：1234", "江南网 | 2024-03-07",
    ] {
        assert_eq!(role_between(line), Source, "{line}");
    }
}

#[test]
#[rustfmt::skip]
fn lines_that_say_what_a_picture_shows() {
    for line in [
        "▲古桥重开当天的场面。", "△ 古桥夜景", "▼桥头的石狮", "◎桥上的行人", "图为古桥全景。",
        "图为市民在桥上散步，张三摄。", "图1：古桥平面图", "图1 古桥平面图", "图：桥头的石狮",
        "上图为修缮前的古桥。", "资料图", "古桥全景（资料图）", "古桥全景。张三 摄", "古桥全景 张三摄",
        "（图/江南影像）", "图/江南影像", "图源网络", "古桥全景。江南日报供图", "古桥全景 受访者供图",
        "（图片由文旅局提供）", "图片来源：江南影像", "（資料照）", "市民在古桥上散步。新华社记者 张三 摄",
    ] {
        let role = role_between(line);
        assert!(matches!(role, Caption | Byline | Source), "{line}: {role:?}");
    }
    assert_eq!(role_between("图1给出了古桥的平面结构，可以看到三个桥孔。"), Body);
}

#[test]
#[rustfmt::skip]
fn lines_that_a_page_says_about_itself() {
    for line in [
        "版权声明：本文版权归江南网所有，未经授权不得转载。", "免责声明：本文仅代表作者观点。",
        "特别声明：以上内容由用户上传。", "声明：转载此文是出于传递信息之目的。", "未经授权，不得转载。",
        "未经授权不得转载", "本文仅代表作者个人观点，不代表本网立场。", "扫码关注江南网",
        "扫一扫，关注江南网公众号", "长按二维码关注我们", "关注公众号", "关注“江南网”微信公众号", "返回首页",
        "返回搜狐，查看更多", "查看更多", "点击进入专题", "点击查看", "举报", "分享到：微信 微博", "打开APP",
        "下载APP", "打开江南APP阅读全文", "阅读原文", "展开全文", "本文来源：江南网", "原文链接",
        "上一篇：老街灯会", "下一篇：茶园", "网友评论", "猜你喜欢", "【延伸阅读】", "延伸閱讀", "相關新聞",
        "推荐阅读：", "相关阅读：老街灯会", "版權所有，未經授權請勿轉載", "违法和不良信息举报电话：12345678",
        "更多内容请关注江南网微信公众号。", "欢迎下载江南新闻客户端",
        "Copyright © 2024 江南网 All Rights Reserved", "热门评论", "▼ 相关推荐",
    ] {
        let text = format!("{LONG}\n{MORE}\n{line}");
        let role = blocks(&text, None)[2].role;
        assert!(matches!(role, Boilerplate | Source), "{line}: {role:?}");
    }
}

#[test]
#[rustfmt::skip]
fn sentences_that_only_begin_like_something_else_are_body() {
    for line in [
        "记者从市教育局获悉，古桥今天重开。", "记者了解到，桥下的水位已经回落。",
        "编辑部里，大家都在谈论古桥。", "文化部门表示，修缮工作还会继续。", "图书馆今天开门。",
        "摄影师们一早就来了。", "来源地的石料已经用完。", "扫码支付已经成为桥头小摊的标配。",
        "关注古桥的人越来越多。", "相关报道引发热议。", "推荐阅读是他每天的工作。",
        "版权归属问题引发关注，双方各执一词。", "声明指出，古桥不收门票。",
        "未经授权不得转载的规定，对各家网站同样适用。", "点击量很快超过一万。", "分享会上，大家谈起了古桥。",
        "2024年3月7日，古桥重开。", "下一篇章，从古桥开始书写。", "作者在书里写道：“桥还在。”",
        "修桥、铺路，一年接着一年。",
    ] {
        assert_eq!(role_between(line), Body, "{line}");
    }
}

/// The role of `line` between paragraphs of running text.
fn role_between(line: &str) -> Role {
    let text = format!("{LONG}\n{line}\n{MORE}");
    let found = blocks(&text, None);
    assert_eq!(found.len(), 3, "{line}");
    found[1].role
}

#[test]
fn a_box_of_other_articles_in_the_middle_does_not_swallow_the_article() {
    check(&[
        (Body, LONG),
        (Boilerplate, "延伸阅读"),
        (Boilerplate, "老街灯会今晚开幕"),
        (Boilerplate, "茶园春茶开采"),
        (Body, MORE),
        (Body, LAST),
        (Body, LONG),
        (Boilerplate, "相关阅读"),
        (
            Boilerplate,
            "老街灯会今晚开幕，十万盏花灯把小城照得通明，许多外地人专程赶来，旅馆早早就住满了，饭馆也排起了长队，热闹非凡。",
        ),
        (
            Boilerplate,
            "茶园里的采茶人一年只忙二十天，二十天里要把整座山的嫩芽采完，采晚一天，叶子就老了，卖不出好价钱，谁也不敢耽搁。",
        ),
        (
            Boilerplate,
            "渔港进入休渔期，渔船全部靠岸检修，渔民们趁着空闲补网、刷漆、给发动机换油，等待三个月以后重新出海捕捞黄鱼。",
        ),
    ]);
}

#[test]
fn a_list_of_other_articles_at_the_head_does_not_swallow_the_article() {
    check(&[
        (Boilerplate, "热门资讯"),
        (Boilerplate, "老街灯会"),
        (Boilerplate, "春茶开采"),
        (Body, LONG),
        (Body, MORE),
    ]);
}

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
        (Body, "床前一轮月，"),
        (Body, "照着石板桥。"),
        (Body, "桥下水无声，"),
        (Body, "桥上人影摇。"),
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
fn invisible_characters_are_no_trouble() {
    let text = format!(
        "\u{feff}\r\n\u{200b}古桥重开\u{200b}\u{2028}\0\u{2029}{LONG}\r\n \u{3000}\u{200b}\r\n{MORE}\0\r\n"
    );
    let found: Vec<_> = blocks(&text, None)
        .iter()
        .map(|block| (block.role, block.span.of(&text)))
        .collect();
    assert_eq!(found, [(Title, "古桥重开"), (Body, LONG), (Body, MORE)]);
    for text in ["", " \r\n\t\u{3000}", "\u{feff}", "\0\0"] {
        assert!(blocks(text, Some("古桥")).is_empty());
    }
}

#[test]
fn huge_input_takes_linear_time() {
    let inputs = [
        "字".repeat(300_000),
        "好\n".repeat(20_000),
        "好。\n".repeat(20_000),
        format!("相关阅读\n{LONG}\n{MORE}\n{LAST}\n").repeat(300),
        "相关阅读\n".repeat(20_000),
        "记者：张三\n".repeat(20_000),
        "。　　".repeat(30_000),
        "（原标题：".repeat(20_000),
        "1.\n".repeat(30_000),
        "\r\n".repeat(300_000),
    ];
    let start = std::time::Instant::now();
    for input in &inputs {
        assert_covers(input, &blocks(input, Some("古桥")));
    }
    assert!(start.elapsed().as_secs() < 30);
}

fn assert_covers(text: &str, found: &[Block]) {
    let mut end = 0;
    for block in found {
        let span = block.span;
        assert!(span.start >= end && !span.is_empty());
        assert!(
            text[end..span.start].chars().all(is_blank),
            "lost {:?}",
            &text[end..span.start]
        );
        assert_eq!(span.of(text), span.of(text).trim_matches(is_blank));
        end = span.end;
    }
    assert!(text[end..].chars().all(is_blank), "lost {:?}", &text[end..]);
    assert_eq!(
        found.is_empty(),
        !found.iter().any(|block| block.role == Body),
        "no body"
    );
}

proptest! {
    #[test]
    fn blocks_cover_any_text(text in any::<String>(), title in proptest::option::of(any::<String>())) {
        assert_covers(&text, &blocks(&text, title.as_deref()));
        prop_assert!(dateline(&text).is_none_or(|end| text.is_char_boundary(end) && end <= text.len()));
    }

    #[test]
    fn blocks_cover_text_full_of_marks(
        text in "([桥一1图记]|相关阅读|记者：|原标题|来源|新华社|日电|[\r\n 　。，：…（）“”【】▲•.]){0,60}"
    ) {
        assert_covers(&text, &blocks(&text, Some("桥")));
        prop_assert!(dateline(&text).is_none_or(|end| text.is_char_boundary(end) && end <= text.len()));
    }

    #[test]
    fn blocks_of_pages(lines in proptest::collection::vec(
        proptest::sample::select(vec![
            LONG, MORE, LAST, "相关阅读", "记者：张三", "古桥重开", "一、基本情况", "1. 编号；", "", "　　", "图为古桥。", "本报讯 桥通了。",
        ]), 0..40)
    ) {
        let text = lines.join("\n");
        assert_covers(&text, &blocks(&text, None));
    }
}
