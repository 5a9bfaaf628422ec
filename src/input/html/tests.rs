use super::*;
use crate::date::Date;
use crate::input::word_sets::{pages as sets, tests::assert_every_row_is_needed};

fn read(html: &str) -> Article {
    article(
        &File::new("p.html"),
        html,
        &ReadOptions::default(),
        About::default(),
    )
    .unwrap()
}

const BODY: &str = "\
<p>三月的青河镇，油菜花刚刚开。镇口那座闲置了二十年的旧粮仓，上周六换了身份：它成了全镇第一座公共图书馆。</p>
<p>据镇文化站介绍，旧粮仓改造历时14个月，投入资金380万元，保留了原有的砖墙和<u>木梁</u>，新增了无障碍通道。</p>
<figure><img src='a.jpg'><figcaption>图书馆内景。何青 摄</figcaption></figure>
<p>镇政府表示，今年还将把另外两座旧粮仓改造成农技培训中心和乡村礼堂，让闲置的老房子重新为村民所用。</p>";

/// title | date | author | source
fn shown(page: &str) -> String {
    let Article { title, about, .. } = read(page);
    let show = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    let date = about.date.map(Date::to_minute);
    format!(
        "{}|{}|{}|{}",
        show(title),
        show(date),
        show(about.author),
        show(about.source)
    )
}

#[expect(clippy::too_many_lines, reason = "one table")]
#[test]
fn what_pages_say_about_themselves() {
    let table = [
        (
            "<title>旧粮仓改成了图书馆_社会新闻_河谷网</title><body><h1>旧粮仓改成了图书馆</h1>\
             <div>2024-03-18 09:12 <span>来源：</span><span>河谷晚报</span> 作者：林望舒 责任编辑：何青</div>",
            "旧粮仓改成了图书馆|2024-03-18 09:12|林望舒|河谷晚报",
        ),
        (
            "<title>旧粮仓-新图书馆 - 河谷网</title><meta name=author content='a@b.cn'><body><h2>旧粮仓-新图书馆</h2>\
             <p>发布时间：2024年3月18日</p><p>文/林望舒</p>",
            "旧粮仓-新图书馆|2024-03-18|林望舒|河谷网",
        ),
        (
            "<meta property='og:title' content='旧粮仓改成了图书馆 | 河谷新聞雲'><meta itemprop=datePublished \
             content='2024/03/18 08:15'><meta property='og:site_name' content='河谷新聞雲'>",
            "旧粮仓改成了图书馆|2024-03-18 08:15|-|河谷新聞雲",
        ),
        // Names of sites that do not look like one are known from elsewhere on the page.
        (
            "<title>老渡船过江最后一回 - 沙洲号</title><meta property='og:site_name' content='沙洲号'>",
            "老渡船过江最后一回|-|-|沙洲号",
        ),
        (
            "<title>老渡船过江最后一回 - 沙洲号</title><body><p>Copyright © 2020-2024 沙洲号版权所有</p>",
            "老渡船过江最后一回|-|-|沙洲号",
        ),
        (
            "<title>老渡船过江最后一回 - 新桥通车</title><meta name=application-name content='沙洲号'>\
             <body><p>© 2024 沙洲号 新桥通车网 版权所有</p>",
            "老渡船过江最后一回 - 新桥通车|-|-|-",
        ),
        (
            "<script type='application/ld+json'>{\"@graph\":[{\"headline\":\"旧粮仓改成了图书馆\",\"datePublished\":\
             \"2024-03-18T08:15:00+08:00\",\"author\":[{\"name\":\"林望舒\"},{\"name\":\"何青\"}],\"publisher\":{\"name\":\
             \"河谷晚报\"}}]}</script>",
            "旧粮仓改成了图书馆|2024-03-18 08:15|林望舒、何青|河谷晚报",
        ),
        (
            "<title>-河谷历史网</title><body><h1>旧粮仓是谁修的</h1>",
            "旧粮仓是谁修的|-|-|-",
        ),
        (
            "<title>(99+ 封私信 / 87 条消息) 旧粮仓为什么改建？ - 河谷问答</title><body><h1>旧粮仓为什么改建？</h1>",
            "旧粮仓为什么改建？|-|-|河谷问答",
        ),
        (
            "<title>粮仓_河谷百科</title><body><h1>粮仓</h1>",
            "粮仓|-|-|河谷百科",
        ),
        (
            "<title>旧粮仓改成了图书馆</title><meta name=author content=103553><meta name=source content='来源：河谷晚报'>",
            "旧粮仓改成了图书馆|-|-|河谷晚报",
        ),
        (
            "<title>旧粮仓改成了图书馆</title><h1>旧粮仓改成了图书馆</h1><div>2024-03-18 下午9:12 来源：河谷晚报(南市)</div>",
            "旧粮仓改成了图书馆|2024-03-18 21:12|-|河谷晚报",
        ),
        // Names of sites that nothing else on the page tells.
        (
            "<title>老渡船过江最后一回 - 沙洲号</title>",
            "老渡船过江最后一回|-|-|-",
        ),
        (
            "<title>老渡船过江最后一回 · 沙洲</title>",
            "老渡船过江最后一回|-|-|-",
        ),
        (
            "<title>老渡船过江最后一回 – Valley Daily</title>",
            "老渡船过江最后一回|-|-|-",
        ),
        (
            "<title>老渡船过江最后一回« 沙洲</title>",
            "老渡船过江最后一回|-|-|-",
        ),
        (
            "<title>老渡船过江最后一回::河谷社区</title>",
            "老渡船过江最后一回|-|-|-",
        ),
        (
            "<title>老渡船过江最后一回 来源:河谷网</title>",
            "老渡船过江最后一回|-|-|-",
        ),
        (
            "<title>老渡船过江最后一回--时政--河谷网</title>",
            "老渡船过江最后一回|-|-|河谷网",
        ),
        (
            "<title>河谷新闻网-老渡船过江最后一回</title>",
            "老渡船过江最后一回|-|-|-",
        ),
        (
            "<title>河谷新闻网</title><h2>老渡船过江最后一回</h2><p>渡船明天停航。</p>",
            "老渡船过江最后一回|-|-|-",
        ),
        (
            "<title>新闻详情-河谷网</title><div class='art-tit'>老渡船过江最后一回</div><p>渡船明天停航。</p>",
            "老渡船过江最后一回|-|-|-",
        ),
        (
            "<title>河谷新闻网 - 看见河谷</title><h1>老渡船过江最后一回</h1>",
            "老渡船过江最后一回|-|-|-",
        ),
        // Dates of other articles.
        (
            "<title>老渡船</title><h1>老渡船</h1><p>水库放水</p><p>2024-04-01</p><p>食堂启用</p><p>2024-04-02</p>",
            "老渡船|-|-|-",
        ),
        // Pieces of pages, as they are copied.
        (
            "<div><h4>网站声明</h4><ul><li><a href=a>登录</a></ul></div><div><h3>旧粮仓改成了图书馆</h3><h4>读书</h4>\
             <div>2024-03-18 09:12</div>",
            "旧粮仓改成了图书馆|2024-03-18 09:12|-|-",
        ),
        ("<div>旧粮仓改成了图书馆</div>", "-|-|-|-"),
        ("<title>旧粮仓 — 新生活</title>", "旧粮仓 — 新生活|-|-|-"),
        (
            "<title>旧粮仓改成了图书馆--河谷日报</title>",
            "旧粮仓改成了图书馆|-|-|河谷日报",
        ),
        (
            "<title>旧粮仓改成了图书馆_镇里事_河谷新闻-The Valley</title>",
            "旧粮仓改成了图书馆|-|-|河谷新闻",
        ),
        (
            "<title>旧粮仓改成了图书馆</title><script>var ct = \"1710724360\";</script><body><a>旧粮仓改成了图书馆</a>\
             <p>登录</p><h1>旧粮仓改成了图书馆</h1><p>河谷晚报记者 林望舒</p>",
            "旧粮仓改成了图书馆|2024-03-18 09:12|林望舒|-",
        ),
        (
            "<title>旧粮仓改成了图书馆</title><body><h1>旧粮仓改成了图书馆</h1><div><span>原创</span> \
             <span>河谷晚报</span> <span>2024-03-18 09:12:00</span></div>",
            "旧粮仓改成了图书馆|2024-03-18 09:12|-|河谷晚报",
        ),
        (
            "<title>旧粮仓改成了图书馆</title><body><h1>旧粮仓改成了图书馆</h1><p>2024年3月18日 河谷 晴</p>",
            "旧粮仓改成了图书馆|2024-03-18|-|-",
        ),
        ("<h1>题</h1><p>【文/河谷网专栏作者 林望舒】</p>", "-|-|林望舒|-"),
        (
            "<h1>题</h1><p>記者林望舒／河谷報導</p><p>记者了解到，图书馆周末开放。</p>",
            "-|-|林望舒|-",
        ),
        (
            "<script type='application/ld+json'>{broken</script><title></title>",
            "-|-|-|-",
        ),
        // Titles of the head and headings are weighed against each other.
        (
            "<title>粮仓 - 河谷百科</title><h1>粮仓的历史</h1>",
            "粮仓的历史|-|-|-",
        ),
        (
            "<title>河谷论坛 修粮仓的办法</title><h1>镇上怎样修粮仓</h1>",
            "镇上怎样修粮仓|-|-|-",
        ),
        (
            "<title>旧粮仓改成了图书馆_河谷网</title><meta property='og:title' content='河谷网'><h1>旧粮仓改成了图书馆</h1>",
            "旧粮仓改成了图书馆|-|-|河谷网",
        ),
        (
            "<title>新闻详情-河谷网</title><div class=logo><h1>河谷网</h1></div><h2>旧粮仓改成了图书馆</h2>",
            "旧粮仓改成了图书馆|-|-|-",
        ),
        (
            "<title>河谷论坛 • 查看主题 - 旧粮仓怎么修？</title><h1>河谷论坛</h1><h2>旧粮仓怎么修？</h2>",
            "旧粮仓怎么修？|-|-|河谷论坛",
        ),
        (
            "<title>粮仓 - 旧粮仓怎么修？ - 河谷问答</title><h1>旧粮仓怎么修？</h1>",
            "旧粮仓怎么修？|-|-|河谷问答",
        ),
        // Names in elements that say so, but nobody's and no commenter's.
        (
            "<title>旧粮仓改成了图书馆</title><h1>旧粮仓改成了图书馆</h1><div class=user>林望舒</div>",
            "旧粮仓改成了图书馆|-|林望舒|-",
        ),
        (
            "<title>旧粮仓改成了图书馆</title><meta name=author content=超级管理员><h1>旧粮仓改成了图书馆</h1><a \
             class=username>登录</a><div class=comments><b class=username>河谷人</b></div>",
            "旧粮仓改成了图书馆|-|-|-",
        ),
    ];
    for (head, expected) in table {
        assert_eq!(shown(&format!("{head}{BODY}")), expected, "{head}");
    }
}

#[test]
fn the_text_is_the_article() {
    let page = format!(
        "<html><body><div class=nav><a href=/>首页</a><a href=/a>新闻</a></div><div class=article>{BODY}</div>\
         <div class=footer><a href=/about>关于我们</a></div></body></html>"
    );
    let text = read(&page).text;
    assert!(
        text.starts_with("三月的青河镇") && text.ends_with("为村民所用。"),
        "{text}"
    );
    assert!(
        text.contains("砖墙和木梁，") && !text.contains("图书馆内景") && !text.contains("首页"),
        "{text}"
    );
    assert_eq!(text.matches("\n\n").count(), 2);
}

#[test]
fn what_a_page_hides_until_a_script_runs_is_the_article() {
    for style in [
        "visibility: hidden;",
        "visibility:hidden;opacity:0",
        "display:none",
    ] {
        let page = format!(
            "<title>题</title><body><h1>题</h1><a>河谷发布</a><div style='{style}'>{BODY}</div><div>继续滑动看下一个</div>"
        );
        let text = read(&page).text;
        assert!(
            text.contains("油菜花") && text.contains("农技培训中心"),
            "{style}: {text}"
        );
    }
    let menu = format!(
        "<body><div class=article>{BODY}</div><div style='display:none'><p>{}</p></div>",
        "菜单一，菜单二，".repeat(5)
    );
    assert!(!read(&menu).text.contains("菜单"));
}

#[test]
fn the_article_of_the_headline_is_taken_of_several() {
    let next = "水库今年放鱼三万尾，渔民说明年春天就能捕捞。镇里会派人看护，不让人电鱼。".repeat(9);
    let (title, other) = ("旧粮仓改成了图书馆", "水库放鱼三万尾");
    for (kind, head) in [
        ("article", "<h1>T</h1><time datetime=2024-03-18>3月18日</time>"),
        ("div class=post", "<h2>T</h2><div class=date>2024-03-18</div>"),
    ] {
        let end = kind.split(' ').next().unwrap();
        let article = |title: &str, text: &str| {
            format!("<{kind}>{}<div>{text}</div></{end}>", head.replace('T', title))
        };
        let (own, others) = (article(title, BODY), article(other, &format!("<p>{next}")));
        for page in [format!("{own}{others}"), format!("{others}{own}")] {
            let text = read(&format!("<title>{title}</title><div>{page}</div>")).text;
            assert!(text.contains("油菜花") && !text.contains("水库"), "{text}");
        }
    }
    let answer = |title: &str| {
        format!("<div class=post><h2>{title}</h2><div class=date>2024-03-18</div><p>{next}</div>")
    };
    // A thread stays one.
    let thread = format!("<div class=post><h2>{title}</h2><div class=date>2024-03-17</div>{BODY}</div>");
    let text = read(&format!(
        "<title>{title}</title>{thread}{}",
        answer("Re: 旧粮仓改成了图书馆")
    ))
    .text;
    assert!(text.contains("油菜花") && text.contains("水库"), "{text}");
}

#[test]
fn what_a_page_hides_beside_its_article_is_left_out() {
    let terms = "<p>您在使用本站之前，请阅读服务条款；一经注册，即视为同意全部条款。</p>".repeat(12);
    let other = "<p>水库的鱼今年长得好，渔民一早就撑船下网，赶早市的人等在岸边。</p>".repeat(12);
    for (before, behind) in [
        (
            String::new(),
            format!("<div class=modal style='display: none'><h3>条款</h3>{terms}</div>"),
        ),
        (
            format!("<div style='color:red;DISPLAY:none !important'>{other}</div>"),
            String::new(),
        ),
        (String::new(), format!("<div hidden>{terms}</div>")),
        (
            String::new(),
            format!("<section style='visibility:hidden;opacity:0'>{other}</section>"),
        ),
    ] {
        let page = format!(
            "<title>旧粮仓改成了图书馆</title>{before}<h1>旧粮仓改成了图书馆</h1><div>{BODY}</div>{behind}"
        );
        let text = read(&page).text;
        assert!(text.contains("油菜花") && text.ends_with("村民所用。"), "{text}");
        assert!(!text.contains("条款") && !text.contains("水库"), "{text}");
    }
    // A few words on what follows are no article, and neither is one about something else.
    let follow = "<p>喜欢本号的读者，欢迎分享给朋友。</p>";
    let linked = other.replace("<p>", "<p><a>").replace("</p>", "</a></p>");
    for behind in [follow, &linked] {
        let page = format!("<h1>旧粮仓改成了图书馆</h1><div style='visibility: hidden'>{BODY}</div>{behind}");
        assert!(read(&page).text.contains("油菜花"), "{behind}");
    }
    let buttons = "<p>预览时不能点这里，轻点两下取消喜欢，往上滑看下一个，扫一扫关注本号，用电脑的读者请扫右边的码，点左边听全文。</p>";
    let playful = format!("<h1>花开了</h1><div style='visibility: hidden'>{BODY}</div>{buttons}");
    assert!(read(&playful).text.contains("油菜花"));
}

#[test]
fn data_for_search_engines_hold_the_article_where_the_page_does_not() {
    let page = "<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"NewsArticle\", \"articleBody\": \"渡船停航一天。明天复航。\"}]}\
                </script><body><div id=app></div><footer>Copyright 河谷网</footer>";
    assert_eq!(read(page).text, "渡船停航一天。明天复航。");
}

#[test]
fn pages_without_an_article_give_their_text() {
    assert_eq!(read("<p>短</p>").text, "短");
    assert_eq!(read("").text, "");
}

#[test]
fn hostile_pages_are_read_in_time() {
    let deep = format!("{}{BODY}", "<div>".repeat(100_000));
    assert!(read(&deep).text.contains("油菜花"));
    // A test's stack is as small as a worker's.
    let unclosed = format!("<html><body>{}{BODY}", "<div></x>".repeat(30_000));
    assert!(read(&unclosed).text.contains("油菜花"));
    for part in [
        "&",
        "&amp",
        "\u{a0}",
        "</a><span class=c>",
        "<b>",
        "<table>",
        "<a href=x>",
        "<p>",
        "<i><b><p>",
        "<script>",
        "<!--",
        "<svg><desc>",
    ] {
        read(&format!("{BODY}{}", part.repeat(20_000)));
    }
}

#[test]
fn the_fullest_block_is_the_article_where_less_was_taken() {
    let page = format!(
        "<title>旧粮仓改成了图书馆</title><body><h1>旧粮仓改成了图书馆</h1><div class=tip>正在加载</div><div hidden>{BODY}</div>\
         <div class=disclaimer><p>{}</p></div>",
        "本站内容来自网络，版权归原作者所有。".repeat(20)
    );
    let text = read(&page).text;
    assert!(text.contains("油菜花") && !text.contains("版权"), "{text}");
}

#[test]
fn disclaimers_and_lists_of_other_articles_are_left_out() {
    let notice = "本站内容来自网络，版权归原作者所有，请在一天内删除。".repeat(4);
    let short = format!(
        "<title>河谷镇旧粮仓今天开馆</title><h1>河谷镇旧粮仓今天开馆</h1><p>旧粮仓改成的图书馆今天在河谷镇正式开馆，周末不休息。</p><div \
         class=disclaimer><p>{notice}</p></div>"
    );
    assert_eq!(
        read(&short).text,
        "旧粮仓改成的图书馆今天在河谷镇正式开馆，周末不休息。"
    );
    let others = "<li><a href=1>春茶开采比往年早一周</a><i>05-19</i></li>".repeat(4);
    let page = format!("<div class=article>{BODY}<div><h3>推荐</h3><ul>{others}</ul></div></div>");
    assert!(!read(&page).text.contains("春茶"), "{}", read(&page).text);
}

#[test]
fn what_is_recommended_below_a_flash_is_left_out() {
    let others = "<p>油菜花节：本周末镇口的油菜花开得正好，游客从县城坐车来看花，镇里加开了四班公共汽车，停车免费。</p>".repeat(3);
    let page = |recommended: &str| {
        let title = "快讯：旧粮仓图书馆今天开馆";
        read(&format!(
            "<title>{title}</title><h1>{title}</h1><p>旧粮仓图书馆今天开馆，周末不休息。</p><div>{recommended}{others}</div>"
        ))
        .text
    };
    assert_eq!(page("<h3>推荐阅读</h3>"), "旧粮仓图书馆今天开馆，周末不休息。");
    assert!(page("<h3>镇口的花</h3>").contains("油菜花节"));
}

#[test]
fn states_of_scripts_hold_the_article_where_the_page_does_not() {
    let page = "<div id=app></div><script id=__NEXT_DATA__ type='application/json'>{\"props\": {\"content\": \
                \"<p>渡船停航一天。</p><p>明天复航。</p>\"}}</script>";
    assert_eq!(read(page).text, "渡船停航一天。\n\n明天复航。");
}

#[test]
fn every_word_by_which_pages_are_read_is_needed() {
    assert_every_row_is_needed("pages", |set, text| match set {
        "site_word" => title::without_site(text, |_| false) != text || title::is_site(text),
        "site_end" => title::settled(text, "") != text,
        "source_label" => names::labelled(text, &sets::SOURCE_LABEL).is_some(),
        "author_label" => names::labelled(text, &sets::AUTHOR_LABEL).is_some(),
        "next_label" => {
            let name = names::labelled(&format!("来源：{text}"), &sets::SOURCE_LABEL);
            name.as_deref() == Some("河谷晚报")
        }
        "writer_label" => names::reporter(text).is_some(),
        "outlet_end" | "copy_kind" => names::beside_date(text).is_some(),
        "nobody" => names::is_account(text),
        "account_button" => !names::is_person(text),
        "counted" => title::without_count(text) != text,
        "rights" => title::is_owner("河谷", text),
        "generic_title" => title::is_generic(text),
        "button" => sets::BUTTON.has(text),
        "editors_note" => references::is_mark(text),
        "edited" => thread::without_notes(text).is_empty(),
        "best_answer" => sets::BEST_ANSWER.has(text),
        "answers" => sets::ANSWERS.has(text),
        "post_note" | "time_ago" => answers::is_note(text),
        "forum" => page::is_forum(text),
        "chrome" => boilerplate::without(text).is_empty(),
        "editor" => {
            !boilerplate::without(&format!("{}\n{text}\n桥", "渡船停航一天。".repeat(9))).ends_with('桥')
        }
        "no_article" | "notice_word" | "loading" => notice::is_all(text, ""),
        "behind_article" | "counted_behind" => ending::is_heading(text),
        "error_title" => notice::is_error([text].into_iter(), "nginx"),
        "server" => notice::is_error(["404"].into_iter(), text),
        "reported" => !notice::is_all(text, ""),
        "today" => sets::TODAY.has(text),
        "authority" => title::is_office(text),
        "updated" => page::without_updates(text) != text,
        "date_label" => sets::DATE_LABEL.has(text),
        "interface" => interface::is_all(text),
        "disclaimed" => sets::DISCLAIMED.words().any(|word| text.contains(word)),
        "disclaimer" | "addressing" => disclaimer::is_disclaimer(text),
        "posted" => names::poster(text).is_some(),
        "cited" => references::without_list(&format!("渡船\n参考资料\n{text}")) == "渡船",
        "works" => references::without_list(&format!("渡船\n{text}\n1. 镇志")) == "渡船",
        _ => panic!("{set} decides nothing"),
    });
}

#[test]
fn offices_and_writers_are_no_headlines() {
    for (page, expected) in [
        (
            "<title>河谷县水利局 水库放鱼三万尾</title><h1>河谷县水利局</h1><div class=bt>水库放鱼三万尾</div>",
            "水库放鱼三万尾|-|-|河谷县水利局",
        ),
        (
            "<title>河谷县人民政府门户网站</title><meta name=ArticleTitle content=水库放鱼三万尾><meta name=ContentSource \
             content=县水利局><p>首页<p>水库放鱼三万尾",
            "水库放鱼三万尾|-|-|县水利局",
        ),
        (
            "<title>林望舒 - 水库放鱼三万尾</title><h3>水库放鱼三万尾</h3><small>posted @ 2024-03-18 08:01 林望舒 阅读(8)</small>",
            "水库放鱼三万尾|2024-03-18 08:01|林望舒|-",
        ),
        (
            "<title>河谷鎮公所-最新消息</title><h2>水庫放魚三萬尾</h2>",
            "水庫放魚三萬尾|-|-|-",
        ),
        (
            "<title>《渡口》：一条船的百年</title><h1>一条船的百年</h1>",
            "一条船的百年|-|-|-",
        ),
        (
            "<title>水库放鱼三万尾</title><h1>水库放鱼三万尾</h1><p>来源：<a>河谷网</a>-《河谷日报》",
            "水库放鱼三万尾|-|-|河谷网",
        ),
        (
            "<title>水库放鱼三万尾|河谷网</title><h1>水库放鱼三万尾</h1><p>文｜河谷 林望舒",
            "水库放鱼三万尾|-|林望舒|河谷网",
        ),
        (
            "<title>水库放鱼三万尾-河谷论坛 - Powered by Discuz!</title><h1>水库放鱼三万尾</h1><p>只看该作者|倒序浏览",
            "水库放鱼三万尾|-|-|河谷论坛",
        ),
        (
            "<meta name=author content='河谷報 / 記者林望舒／鎮上報導'><h1>水库放鱼三万尾</h1>",
            "水库放鱼三万尾|-|林望舒|-",
        ),
        // Parts of a headline, and one that tells of an office.
        (
            "<title>渡船复航 - 水库放鱼三万尾，渔民撑船捕鱼</title><h1>渡船复航</h1><h2>水库放鱼三万尾</h2>",
            "渡船复航|-|-|-",
        ),
        (
            "<title>水库放鱼三万尾的是水利局</title><h1>水库放鱼三万尾的是水利局</h1>",
            "水库放鱼三万尾的是水利局|-|-|-",
        ),
    ] {
        assert_eq!(shown(&format!("{page}<div>{BODY}</div>")), expected, "{page}");
    }
}

#[test]
fn when_an_article_was_published_is_its_date() {
    for (lines, expected) in [
        (
            "<p>最后修改：2025年1月1日 09:00<p>首次发布：2024年3月18日 08:01",
            "2024-03-18 08:01",
        ),
        (
            "<p>更新时间：2024-06-30 10:00 发布时间：2024-03-18 08:01 编辑：何青",
            "2024-03-18 08:01",
        ),
        (
            "<p>最新推荐文章于 2024-06-30 10:00:00 发布 于 2024-03-18 08:01:02 发布",
            "2024-03-18 08:01",
        ),
        (
            "<p>發表於 2024-03-18 08:01，最後更新 2024-06-30",
            "2024-03-18 08:01",
        ),
        // Where nothing else is said.
        ("<p>更新时间：2024-06-30 10:00", "2024-06-30 10:00"),
        ("<p>更新日志 2024-03-18<p>何青编辑", "2024-03-18"),
    ] {
        let page = format!(
            "<title>旧粮仓改成了图书馆</title><h1>旧粮仓改成了图书馆</h1>{lines}</p><div>{BODY}</div>"
        );
        assert_eq!(
            read(&page).about.date.map(Date::to_minute).as_deref(),
            Some(expected),
            "{lines}"
        );
    }
}

#[test]
fn dates_of_the_day_and_of_comments_are_no_articles() {
    const NOBODY: &str = "2026-12-01";
    let page = |before: &str, between: &str, after: &str| {
        shown(&format!(
            "<title>旧粮仓改成了图书馆</title><body>{before}<h1>旧粮仓改成了图书馆</h1>{between}<div>{BODY}</div>{after}"
        ))
    };
    let none = "旧粮仓改成了图书馆|-|-|-";
    for before in [
        "<div>今天是2026年12月1日 星期二</div>",
        "<p><span>2026年12月1日 星期二</span></p>",
        "<div>2026-12-01 农历十月廿三 晴 8℃</div>",
        "<div>2026-12-01 星期二 多云转晴</div>",
    ] {
        assert_eq!(page(before, "", ""), none, "{before}");
        let dated = page(before, "<p>2024-03-18 来源：河谷晚报</p>", "");
        assert_eq!(dated, "旧粮仓改成了图书馆|2024-03-18|-|河谷晚报");
    }
    for after in [
        "<div><b>老王</b> <span>2026-12-01 12:00</span><p>什么时候开门？</p></div>",
        "<ul class='comment-list'><li>老王 <time datetime='2026-12-01T12:00'>昨天</time><p>什么时候开门？</p></ul>",
        "<p>页面更新：2026-12-01</p>",
    ] {
        assert_eq!(page("", "", after), none, "{after}");
    }
    let list = "<ul><li><a>水库昨天放水</a> <span>2026-12-01</span><li><a>食堂昨天启用</a> <span>2026-12-01</span></ul>";
    assert_eq!(page("", list, ""), none);
    let dated = "旧粮仓改成了图书馆|2024-03-18|-|-";
    assert_eq!(
        page("<div>第A03版：要闻</div><p>2024年3月18日 星期一</p>", "", ""),
        dated
    );
    assert_eq!(page("<p>2024年3月18日</p>", "", ""), dated);
    assert_eq!(page("", "", "<p>发布日期：2024-03-18</p>"), dated);
    assert_eq!(page("", "<time datetime=2024-03-18>三月</time>", NOBODY), dated);
}

#[test]
fn accounts_are_no_authors() {
    let author = |name: &str| {
        let page = format!("<h1>旧粮仓改成了图书馆</h1><div>作者：{name}</div>{BODY}");
        read(&page).about.author
    };
    for account in [
        "admin",
        "hgw_03",
        "10086",
        "编辑03",
        "zhangwei",
        "新闻中心admin",
        "河谷网管理员",
        "小编",
        "本网编辑",
        "匿名网友",
    ] {
        assert_eq!(author(account), None, "{account}");
    }
    for person in ["林望舒", "Emma", "O'Neil", "编剧老王"] {
        assert_eq!(author(person).as_deref(), Some(person));
    }
}

#[test]
fn pages_in_either_script_are_read_alike() {
    assert!(notice::is_all("抱歉，頁面不存在", ""));
    assert_eq!(
        names::labelled("來源：河谷晚報", &sets::SOURCE_LABEL).as_deref(),
        Some("河谷晚報")
    );
    assert_eq!(names::reporter("記者 林望舒").as_deref(), Some("林望舒"));
    assert_eq!(
        names::poster("林望舒 發佈於 2024-4-5 23:20").as_deref(),
        Some("林望舒")
    );
    assert!(references::is_mark("註 1"));
    assert!(title::is_site("河谷論壇") && title::is_owner("河谷", "河谷版權所有"));
}

#[test]
fn past_its_time_no_page_is_read() {
    let late = ReadOptions {
        deadline: Some(std::time::Instant::now()),
        ..ReadOptions::default()
    };
    assert!(tree::parse(BODY, late.deadline).is_none());
    let read = article(&File::new("p.html"), BODY, &late, About::default());
    let reason = read.unwrap_err().message();
    assert_eq!(reason.to_string(), "p.html: not read in time");
}
