mod facts;
mod text;

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
        "no_source" => sets::NO_SOURCE.has(text),
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
        "reader" => notice::speaks_to_readers(text),
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
