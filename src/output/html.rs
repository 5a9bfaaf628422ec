//! A report to look at: one file, nothing in it that runs or that is fetched.

use std::{borrow::Cow, fmt::Write};

use zhaiyao::{SummaryOptions, keywords::rank_words, summary::rank_sentences};

use super::digest::{Abstract, Digest, Failure, plain_id};
use super::format::{Frame, OutputFormat};
use super::text_style::without_controls;
use crate::date::Date;
use crate::view::{self, Element, LabelLanguage, Node, Shown};

pub(super) const FORMAT: OutputFormat = OutputFormat {
    name: "html",
    help: "A report to look at: articles with what was chosen in them, scores, word graphs",
    takes_html: false,
    digest: |digest, renderer| entry(digest, renderer.is_only, renderer.keep_content).into_bytes(),
    failure: |wrong, _| failure(wrong).into_bytes(),
    // A report has contents: it is put together when all is there.
    frame: Frame::Together(document),
};

const LANGUAGE: LabelLanguage = LabelLanguage::Zh;

/// A heading made of a text's first words is no longer.
const MAX_NAME_CHARS: usize = 40;

/// How a report looks.
pub(crate) fn style() -> String {
    format!(
        "{}\n{}\n{}",
        view::STYLE,
        view::hover_rules(),
        include_str!("html.css")
    )
}

fn head() -> String {
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>摘要</title>\n<style>\n{}</style>\n</head>\n<body>\n<main>\n<h1>摘要</h1>\n",
        style()
    )
}

/// What an entry begins with, and what comes before and after its title in it.
const ENTRY: &str = "<section class=\"entry\">";
const TITLE: [&str; 2] = ["<h2>", "</h2>"];

/// The whole report: contents if there are several entries, then the entries.
fn document(entries: &[Vec<u8>]) -> Vec<u8> {
    let entries: Vec<_> = entries
        .iter()
        .map(|entry| String::from_utf8_lossy(entry))
        .collect();
    let mut html = head();
    if entries.len() > 1 {
        html.push_str("<nav aria-label=\"目录\"><ol>\n");
        for (index, entry) in entries.iter().enumerate() {
            // Writing to a string cannot fail.
            let _ = writeln!(
                html,
                "<li><a href=\"#a{}\">{}</a></li>",
                index + 1,
                title_in(entry)
            );
        }
        html.push_str("</ol></nav>\n");
    }
    for (index, entry) in entries.iter().enumerate() {
        let start = format!("<section class=\"entry\" id=\"a{}\">", index + 1);
        html.push_str(&entry.replacen(ENTRY, &start, 1));
    }
    html.push_str("</main>\n</body>\n</html>\n");
    without_controls(&html).into_bytes()
}

/// The title in an entry, without its link.
fn title_in(entry: &str) -> &str {
    let inside = |text| Some(text_between(text, TITLE[0], TITLE[1])?.trim_end_matches("</a>"));
    inside(entry).map_or("（读不了）", |title| {
        title.rsplit('>').next().unwrap_or(title)
    })
}

fn text_between<'t>(text: &'t str, before: &str, behind: &str) -> Option<&'t str> {
    text.split_once(before)?
        .1
        .split_once(behind)
        .map(|(inside, _)| inside)
}

/// An article: title, abstract and keywords; if it is asked for, what they come from, folded away unless the article is
/// the only one.
fn entry(digest: &Digest, is_only: bool, keep_content: bool) -> String {
    let shown: Vec<Shown> = digest
        .keywords
        .unwrap_or_default()
        .iter()
        .map(Shown::from)
        .collect();
    let parts = [
        Some(title(digest)),
        about(digest),
        digest.summary.map(summary),
        digest.keywords.map(|_| keywords(&shown)),
        keep_content.then(|| details(digest, &shown, is_only)),
    ];
    let entry = Element::new("section").class("entry");
    html(entry.children(parts.into_iter().flatten()))
}

/// The article as it was read, with the word graph.
fn details<'a>(digest: &Digest<'a>, shown: &[Shown], is_open: bool) -> Element<'a> {
    let details = Element::new("details").child(Element::new("summary").text("全文和词图"));
    let details = if is_open {
        details.with("open", "")
    } else {
        details
    };
    let own;
    let ranked = if let Some(ranked) = digest.ranked_words {
        ranked
    } else {
        own = rank_words(digest.document);
        &own
    };
    let graph = view::graph(digest.document, ranked, shown, LANGUAGE);
    details.child(article(digest, shown)).children(graph)
}

/// What is there in place of an article that could not be read.
fn failure(failure: &Failure) -> String {
    let id = failure.id.map(plain_id).unwrap_or_default();
    let line = failure.line.map(|line| format!(":{line}")).unwrap_or_default();
    let reason = Element::new("p")
        .class("fault")
        .text(format!("{id}{line}: {}", failure.reason));
    html(Element::new("section").class("entry").child(reason))
}

fn html(element: Element) -> String {
    let mut html = String::new();
    Node::from(element).write_html(&mut html);
    html.push('\n');
    html
}

fn title<'a>(digest: &Digest<'a>) -> Element<'a> {
    let title = match digest.title {
        Some(title) if !title.is_empty() => Cow::Borrowed(title),
        _ => beginning(digest.document.text()),
    };
    let heading = Element::new("h2");
    // A link that does something else than to lead somewhere is none.
    let link = digest
        .link
        .filter(|link| link.starts_with("https://") || link.starts_with("http://"));
    match link {
        Some(link) => heading.child(
            Element::new("a")
                .with("href", link)
                .with("rel", "noreferrer")
                .text(title),
        ),
        None => heading.text(title),
    }
}

/// What an article without a title is called: how it begins.
fn beginning(text: &str) -> Cow<'_, str> {
    let line = text
        .trim_start()
        .lines()
        .next()
        .unwrap_or("（无标题）")
        .trim_end();
    match line.char_indices().nth(MAX_NAME_CHARS) {
        Some((end, _)) => Cow::Owned(format!("{}…", &line[..end])),
        None => Cow::Borrowed(line),
    }
}

fn about<'a>(digest: &Digest<'a>) -> Option<Element<'a>> {
    let date = digest.date.map(Date::to_minute);
    let author = digest.author.filter(|author| digest.source != Some(author));
    let parts = [digest.source, author, date.as_deref()];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| Element::new("p").class("about").text(parts.join(" · ")))
}

fn summary(summary: &Abstract) -> Element<'_> {
    Element::new("p").class("abstract").text(summary.text.as_str())
}

/// Keywords with their scores as bars.
fn keywords(keywords: &[Shown]) -> Element<'_> {
    let items = keywords.iter().map(|keyword| {
        let score = keyword.score.unwrap_or_default();
        let label = Element::new("span")
            .text(keyword.text.as_str())
            .child(Element::new("small").text(format!("{score:.2}")));
        Element::new("li").child(label).child(view::bar(score))
    });
    Element::new("ul").class("keywords").children(items)
}

fn article<'a>(digest: &Digest<'a>, shown: &[Shown]) -> Element<'a> {
    let own;
    let (ranked, chosen) = if let Some(summary) = digest.summary {
        (&summary.ranked, summary.sentences.as_slice())
    } else {
        own = rank_sentences(digest.document, &SummaryOptions::default());
        (&own, &[][..])
    };
    Element::new("div").class("article").children(view::article(
        digest.document,
        ranked,
        chosen,
        shown,
        LANGUAGE,
    ))
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;
    use zhaiyao::{AnalyzeOptions, Engine, KeywordOptions, SummaryOptions};

    use super::*;

    const HOSTILE: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&lt;b&gt;";

    fn report(title: &str, text: &str, link: &str) -> String {
        let engine = Engine::new();
        let document = engine.analyze_with(text, &AnalyzeOptions::default().title(title));
        let options = SummaryOptions::default();
        let (summary, ranked) = document.summary_and_ranking(&options);
        let summary = Abstract::new(summary.text(), summary, ranked);
        let keywords = document.keywords(&KeywordOptions::default());
        let digest = Digest {
            title: Some(title),
            link: Some(link),
            author: Some(HOSTILE),
            path: Some(HOSTILE),
            summary: Some(&summary),
            keywords: Some(&keywords),
            ..Digest::new(RawValue::NULL, &document)
        };
        entry(&digest, true, true)
    }

    #[test]
    fn nothing_of_an_article_is_markup() {
        let text = format!(
            "{HOSTILE}云溪市与临泽市签订协议{HOSTILE}。\n\n协议约定两市共同治理青枫河{HOSTILE}。\n\n▲{HOSTILE}"
        );
        let html = report(HOSTILE, &text, "javascript:alert(3)");
        // Whatever is left when our own tags are gone has no tags.
        let tags = html
            .split('<')
            .skip(1)
            .map(|tag| tag.split(['>', ' ']).next().unwrap_or_default());
        let ours = [
            "section", "h2", "p", "ul", "li", "span", "small", "svg", "rect", "details", "summary", "div",
            "mark", "u", "line", "g", "title", "circle", "text",
        ];
        for tag in tags {
            assert!(ours.contains(&tag.trim_start_matches('/')), "{tag} in {html}");
        }
        assert!(!html.contains("href"), "{html}");
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;"));
        assert!(html.contains("<mark>"), "{html}");
    }

    #[test]
    fn several_articles_have_contents() {
        let entry = |title| report(title, "云溪市与临泽市签订协议。", "https://example.com/").into_bytes();
        let page = String::from_utf8(document(&[entry("甲<b>"), entry("")])).unwrap();
        assert!(
            page.contains("<li><a href=\"#a1\">甲&lt;b&gt;</a></li>"),
            "{page}"
        );
        let words = "云溪市与临泽市签订协议。";
        assert!(
            page.contains(&format!("<li><a href=\"#a2\">{words}</a></li>")),
            "{page}"
        );
        assert!(page.contains("<section class=\"entry\" id=\"a2\">"), "{page}");
        assert!(
            !String::from_utf8(document(&[entry("甲")]))
                .unwrap()
                .contains("<nav")
        );
    }

    #[test]
    fn without_a_title_an_article_is_called_by_its_first_words() {
        let heading = |text: &str| {
            let html = report("", text, "");
            let rest = html.split_once("<h2>").unwrap().1;
            rest.split_once("</h2>").unwrap().0.to_owned()
        };
        assert_eq!(heading("\n 签订协议。 \n第二行。"), "签订协议。");
        let long = "云溪市与临泽市签订协议，".repeat(9);
        assert_eq!(heading(&long), format!("{}…", &long[..40 * 3]));
        assert_eq!(heading(" \n"), "（无标题）");
    }

    #[test]
    fn links_lead_somewhere() {
        let html = report("题", "云溪市与临泽市签订协议。", "https://example.com/?a=1&b=\"2");
        assert!(
            html.contains("<a href=\"https://example.com/?a=1&amp;b=&quot;2\" rel=\"noreferrer\">题</a>"),
            "{html}"
        );
    }

    #[test]
    fn any_text_has_a_report() {
        for text in ["", " \n", "。", "a", "\0\u{fffd}\r\n\u{202e}"] {
            assert!(report("", text, "").starts_with("<section"), "{text:?}");
        }
    }
}
