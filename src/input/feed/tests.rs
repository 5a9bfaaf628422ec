use proptest::prelude::*;

use super::*;

fn items(feed: &str) -> Vec<Article> {
    let file = File::new("f");
    Items::new(file, feed, "UTF-8", true)
        .map(|pending| pending().unwrap())
        .collect()
}

/// id | title | link | date | author | text
fn shown(article: &Article) -> String {
    let About {
        link, date, author, ..
    } = &article.about;
    let show = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let date = date.map_or("-".to_owned(), |date| date.to_string());
    let text = article.text.replace('\n', "/");
    format!(
        "{}|{}|{}|{date}|{}|{text}",
        article.id,
        show(&article.title),
        show(link),
        show(author)
    )
}

#[test]
fn items_of_every_kind_of_feed() {
    let table = [
        (
            "<rss version='2.0'><channel><title>河谷晚报</title><item><title>甲 &amp; 乙</title><link>http://a/1?x=1&amp;y=2\
             </link><guid isPermaLink='false'>g1</guid><pubDate>Wed, 12 Apr 2023 10:00:00 +0800</pubDate>\
             <dc:creator>林望舒</dc:creator><description>短。</description>\
             <content:encoded><![CDATA[<p>一。</p><p>二 &amp; 三。</p>]]></content:encoded></item></channel></rss>",
            "\"g1\"|甲 & 乙|http://a/1?x=1&y=2|2023-04-12T10:00:00+08:00|林望舒|一。//二 & 三。",
        ),
        (
            "<rss><channel><item><title>甲</title><dc:creator>admin</dc:creator><description><![CDATA[<p>一。</p><p>\
             <a href='x'>阅读原文</a></p>]]></description><link>http://a/</link></item></channel></rss>",
            "\"http://a/\"|甲|http://a/|-|-|一。",
        ),
        (
            "<rss version=\"0.92\"><channel><item><title>甲</title><description>a &lt;br/&gt; b &amp;amp; c</description>\
             <link>http://a/</link><author>li@a.cn (李四)</author></item>",
            "\"http://a/\"|甲|http://a/|-|李四|a/b & c",
        ),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>f</title><entry><id>urn:1</id><title type='html'>甲&lt;b>乙\
             &lt;/b></title><link rel='edit' href='http://e/'/><link href='http://a/'/><author><name>王五</name>\
             <uri>http://w/</uri></author><published>2023-04-12T10:00:00Z</published>\
             <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>1 &lt; 2</p></div></content></entry></feed>",
            "\"urn:1\"|甲乙|http://a/|2023-04-12T10:00:00+00:00|王五|1 < 2",
        ),
        (
            "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title mode='escaped' type='text/html'>甲</title>\
             <issued>2005-01-07T15:45:31+08:00</issued><id>tag:1</id>\
             <content type='text/html' mode='escaped'>&lt;p&gt;一&lt;/p&gt;</content></entry></feed>",
            "\"tag:1\"|甲|-|2005-01-07T15:45:31+08:00|-|一",
        ),
        (
            "<rdf:RDF><channel rdf:about='http://a'><title>f</title></channel><item rdf:about='http://a/1'><title>甲</title>\
             <dc:date>2023年4月12日</dc:date><description>文。</description></item></rdf:RDF>",
            "\"http://a/1\"|甲|http://a/1|2023-04-12|-|文。",
        ),
        (
            "<rss><channel><item><title>R&D 与 AT&T<link>http://a/?a=1&b=2<pubDate>2023-04-12 10:00:00\
             <description>没有结束标签 & 也读</item>",
            "\"http://a/?a=1&b=2\"|R&D 与 AT&T|http://a/?a=1&b=2|2023-04-12T10:00:00|-|没有结束标签 & 也读",
        ),
        (
            "<rss><channel><item><description><p>内</p><a href='x'>联</a></description><source><title>别的</title></source>\
             <title>甲</title></item>",
            "1|甲|-|-|-|内//联",
        ),
        (
            "<atom:feed><atom:entry><atom:title>甲</atom:title></atom:entry></atom:feed>",
            "1|甲|-|-|-|",
        ),
        (
            "<feed><entry><summary type='text'>a <b> c</summary></entry></feed>",
            "1|-|-|-|-|a c",
        ),
        (
            "<feed><entry><summary type='text'>a &lt;b> c</summary></entry></feed>",
            "1|-|-|-|-|a <b> c",
        ),
    ];
    for (feed, item) in table {
        assert_eq!(
            items(feed).iter().map(shown).collect::<Vec<_>>(),
            [item],
            "{feed}"
        );
    }
}

#[test]
fn broken_items_do_not_harm_the_others() {
    let feed = "<rss><channel><item><title>一<item><title>二</title></item><item/><item><title>三";
    let titles: Vec<_> = items(feed).into_iter().map(|item| item.title).collect();
    assert_eq!(
        titles,
        [
            Some("一".to_owned()),
            Some("二".to_owned()),
            None,
            Some("三".to_owned())
        ]
    );
}

#[test]
fn the_feed_says_what_it_is() {
    let feed = "<rss><channel><title>河谷晚报</title><link>http://a/</link><description>要闻</description>\
                <language>zh-cn</language><image><title>图</title></image><item/></channel></rss>";
    let items = items(feed);
    let about = items[0].about.feed.as_deref().unwrap();
    let show = |text: &Option<String>| text.clone().unwrap();
    assert_eq!(show(&about.title), "河谷晚报");
    assert_eq!(show(&about.link), "http://a/");
    assert_eq!(show(&about.description), "要闻");
    assert_eq!(show(&about.language), "zh-cn");
    assert!(self::items("<rss><channel><title>空</title></channel></rss>").is_empty());
}

#[test]
fn a_feed_without_items_is_told() {
    for feed in [
        "<rss><channel><title>空</title></channel></rss>",
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}",
    ] {
        let read = super::items(&File::new("-"), feed.into(), &Arc::default());
        assert_eq!(read.err().unwrap().reason.to_string(), "a feed without items");
    }
}

#[test]
fn items_that_are_the_same_have_ids_of_their_own() {
    let item = "<item><title>渡船</title><link>http://a/</link><description>停航一天。</description></item>";
    let ids: HashSet<String> = items(&format!("<rss><channel>{}</channel></rss>", item.repeat(3)))
        .iter()
        .map(|item| item.id.to_string())
        .collect();
    assert_eq!(ids.len(), 3, "{ids:?}");
}

#[test]
fn entities_are_never_expanded() {
    let bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><rss><channel><item><title>&b;</title>";
    assert_eq!(items(bomb)[0].title.as_deref(), Some("&b;"));
}

#[test]
fn huge_and_deep_feeds_take_linear_time() {
    let many = format!(
        "<rss><channel>{}</channel></rss>{}",
        "<item><title>甲</title></item>".repeat(100_000),
        " ".repeat(1 << 20)
    );
    assert_eq!(items(&many).len(), 100_000);
    let open = format!(
        "<rss><channel><item>{}",
        "<description>甲<title>乙".repeat(50_000)
    );
    assert_eq!(items(&open).len(), 1);
    let deep = format!("<rss><channel><item><description>{}文", "<div>".repeat(100_000));
    assert_eq!(items(&deep)[0].text, "文");
}

proptest! {
    #[test]
    fn any_text_is_taken(parts in prop::collection::vec("<item>|</item>|<title>|</title>|<!\\[CDATA\\[|\\]\\]>|<a b='|甲|&|<|>", 0..30)) {
        items(&parts.concat());
    }
}
