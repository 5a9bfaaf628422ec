//! Which text of a page is its article.

use super::*;

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
fn what_a_blog_has_around_its_article_is_left_out() {
    let page = format!(
        "<title>旧粮仓改成了图书馆 - 半山</title><body><div id='page'><a class='skip-link' href='#c'>跳至内容</a>\
         <header><p class='site-title'>半山小屋</p><p class='site-description'>修修补补又一年</p>\
         <nav><ul><li><a href='/'>首页</a></li><li><a href='/a'>关于</a></li></ul></nav></header>\
         <main><article><h1>旧粮仓改成了图书馆</h1>{BODY}</article>\
         <nav><h2 class='screen-reader-text'>文章导航</h2><a>上一篇：渡船停航</a></nav></main></div>"
    );
    let text = read(&page).text;
    assert!(text.starts_with("三月的青河镇"), "{text}");
    for furniture in ["跳至内容", "半山小屋", "修修补补", "首页", "文章导航", "上一篇"] {
        assert!(!text.contains(furniture), "{text}");
    }
}
