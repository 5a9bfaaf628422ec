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
