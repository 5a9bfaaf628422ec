//! What stands around the article.

use super::super::Role::{Body, Boilerplate, Byline, Caption, Heading, Source, Title};
use super::{LAST, LONG, MORE, check};

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
fn headlines_with_dates_at_the_end_are_other_articles() {
    check(&[
        (Body, LONG),
        (Body, MORE),
        (Boilerplate, "观桥人"),
        (Boilerplate, "【夜话】老街的灯会为什么越办越小？老街"),
        (Boilerplate, "2024-03-07"),
        (Boilerplate, "茶园春茶开采，今年的第一批..."),
        (Boilerplate, "2024-03-06 10:20"),
    ]);
    check(&[(Body, LONG), (Caption, "江南市文物局"), (Source, "2024年3月7日")]);
    check(&[
        (Title, "古桥大事记"),
        (Source, "2021年3月7日"),
        (Body, "古桥封闭修缮，两岸来往改走下游的新桥。"),
        (Source, "2024年3月7日"),
        (Body, "古桥重新开放。"),
    ]);
}

#[test]
fn behind_the_last_credit_is_nothing_of_the_article() {
    check(&[
        (Body, LONG),
        (Byline, "责任编辑：张三"),
        (Boilerplate, "渔港进入休渔期：渔船全部靠岸"),
        (
            Boilerplate,
            "渔船全部靠岸检修，渔民们趁着空闲补网、刷漆，等待三个月以后重新…",
        ),
        (Boilerplate, ",江南晚报"),
    ]);
    check(&[
        (Body, LONG),
        (Byline, "责任编辑：张三"),
        (Heading, "第二篇"),
        (Body, MORE),
    ]);
    check(&[
        (Body, LONG),
        (Byline, "作者：张小桥"),
        (Boilerplate, "返回江南网，查看更多"),
    ]);
}

#[test]
fn invitations_before_the_article_are_not_its_beginning() {
    check(&[
        (
            Boilerplate,
            "新桥新路抢先走，还有好礼等你拿，快来试试吧~！下载客户端还有更多福利哦！",
        ),
        (Body, LONG),
        (Body, MORE),
        (Boilerplate, "本报提醒您："),
        (Boilerplate, "登桥咨询专线：12345"),
    ]);
    check(&[
        (Body, "古桥今天重开。下载客户端，可以看到桥的模样。"),
        (Body, LONG),
    ]);
}
