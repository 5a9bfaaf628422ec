//! What pages say about their articles.

use super::*;

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
        (
            "<h1>老渡船过江最后一回</h1><p>2024-03-18 09:00　来源：未知　作者：文/林望舒 图/陈河</p>",
            "老渡船过江最后一回|2024-03-18 09:00|林望舒|-",
        ),
        (
            "<h3 class='post-title'>老渡船过江最后一回</h3><abbr class='published' itemprop='datePublished' title='2024-03-18T20:31:00+08:00'>晚上8:31</abbr><div class='comments'><span>2024年3月19日 上午9:12</span></div>",
            "老渡船过江最后一回|2024-03-18 20:31|-|-",
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
