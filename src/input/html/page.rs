use std::{borrow::Cow, cmp::Reverse, ops::RangeInclusive};

use chrono::{DateTime, FixedOffset};
use serde_json::Value;

use super::{
    names::{beside_date, is_account, is_name, labelled, reporter, without_label},
    title::{SEPARATORS, SITE_WORDS, beginnings, is_headline_of, without_count, without_site},
};
use crate::input::{
    article::filled,
    date,
    markup::{Tag, Token, Tokens, looks_like_markup, to_text},
};

/// So many lines before and after the headline say where and when an article was published.
const LINES_BEFORE: usize = 3;
const LINES_AFTER: usize = 12;

/// A line that says so is no longer than this.
const MOST_LINE_CHARS: usize = 120;

/// What a page says about itself: in its head, in its data for search engines, and in lines around its headline.
pub(super) struct Page<'t> {
    body: &'t str,
    title: Option<String>,
    /// Its headings of the first level.
    headings: Vec<String>,
    /// Names in lower case and contents of meta elements, in order.
    metas: Vec<(String, String)>,
    times: Vec<String>,
    canonical: Option<String>,
    /// When the platform of public accounts says that it published, in seconds.
    timestamp: Option<i64>,
    data: Vec<Value>,
    lines: Vec<String>,
}

impl<'t> Page<'t> {
    pub(super) fn read(html: &'t str) -> Self {
        let mut page = Self {
            body: html,
            title: None,
            headings: Vec::new(),
            metas: Vec::new(),
            times: Vec::new(),
            canonical: None,
            timestamp: None,
            data: Vec::new(),
            lines: Vec::new(),
        };
        let mut tokens = Tokens::new(html);
        while let Some(token) = tokens.next() {
            let Token::Start(tag) = token else { continue };
            match tag.name.to_ascii_lowercase().as_str() {
                "meta" => page.read_meta(&tag),
                "title" if page.title.is_none() => {
                    page.title = filled(&one_line(&to_text(element(&mut tokens, "title"))));
                    page.body = &html[tokens.offset()..];
                }
                "h1" => {
                    let inside = tokens.clone();
                    tokens.skip_past_end("h1");
                    let heading = to_text(inside.text_up_to(tokens.offset()));
                    page.headings.extend(filled(&one_line(&heading)));
                }
                "time" => page.times.extend(tag.attribute("datetime").map(Cow::into_owned)),
                "link" if tag.attribute("rel").is_some_and(|rel| rel == "canonical") => {
                    page.canonical = tag.attribute("href").and_then(|href| filled(&href));
                }
                "script" => page.read_script(&tag, element(&mut tokens, "script")),
                "style" => tokens.skip_past_end("style"),
                "body" => page.body = &html[tokens.offset()..],
                _ => {}
            }
        }
        page.lines = to_text(page.body).lines().filter_map(filled).collect();
        page
    }

    fn read_meta(&mut self, tag: &Tag) {
        let Some(content) = tag.attribute("content").and_then(|content| filled(&content)) else {
            return;
        };
        for key in ["name", "property", "itemprop"] {
            if let Some(name) = tag.attribute(key) {
                self.metas
                    .push((name.trim().to_ascii_lowercase(), content.clone()));
            }
        }
    }

    fn read_script(&mut self, tag: &Tag, script: &str) {
        self.timestamp = self.timestamp.or_else(|| timestamp(script));
        if tag.attribute("type").is_some_and(|kind| kind.contains("ld+json")) {
            self.data
                .extend(serde_json::from_str::<Value>(script.trim()).ok());
        }
    }

    pub(super) fn body(&self) -> &'t str {
        self.body
    }

    pub(super) fn link(&self) -> Option<String> {
        let link = self.canonical.clone().or_else(|| self.meta(&["og:url"]));
        link.filter(|link| link.starts_with("http"))
    }

    /// The headline: the page's title without the name of the site.
    pub(super) fn title(&self) -> Option<String> {
        let named = self
            .meta(&["og:title", "twitter:title"])
            .or_else(|| self.datum(&["headline", "title"]));
        let written = named.or_else(|| self.title.clone());
        let written = one_line(&written.unwrap_or_default());
        let title = without_count(&written);
        if let [heading] = &self.headings[..]
            && is_headline_of(heading, title)
        {
            return Some(heading.clone());
        }
        let on_page =
            beginnings(title).find(|beginning| self.lines.iter().any(|line| one_line(line) == *beginning));
        filled(on_page.unwrap_or_else(|| without_site(title)))
    }

    /// The headline of a piece of a page, which does not say what it is called: of the headings shortly before its text
    /// the highest, of several the nearest.
    pub(super) fn heading_over(&self, text: &str) -> Option<String> {
        const MOST_LINES_BETWEEN: usize = 20;
        const CHARS: RangeInclusive<usize> = 4..=80;
        let first = one_line(text.lines().next()?);
        let at = self.lines.iter().position(|line| one_line(line) == first)?;
        let before: Vec<String> = self.lines[at.saturating_sub(MOST_LINES_BETWEEN)..=at]
            .iter()
            .map(|line| one_line(line))
            .collect();
        let headings = minor_headings(self.body)
            .into_iter()
            .filter(|(_, heading)| CHARS.contains(&heading.chars().count()))
            .filter_map(|(level, heading)| {
                Some((level, before.iter().rposition(|line| *line == heading)?, heading))
            });
        headings
            .min_by_key(|&(level, at, _)| (level, Reverse(at)))
            .map(|(.., heading)| heading)
    }

    /// The article as its data for search engines have it.
    pub(super) fn article_body(&self) -> Option<String> {
        let body = self.datum(&["articleBody"])?;
        Some(if looks_like_markup(&body) {
            to_text(&body)
        } else {
            body
        })
    }

    pub(super) fn date(&self, title: Option<&str>) -> Option<DateTime<FixedOffset>> {
        const NAMES: [&str; 13] = [
            "article:published_time",
            "og:published_time",
            "og:release_date",
            "og:time",
            "datepublished",
            "pubdate",
            "publishdate",
            "publish_time",
            "weibo: article:create_at",
            "apub:time",
            "datecreated",
            "dc.date",
            "date",
        ];
        let data = || self.datum(&["datePublished", "pubDate", "dateCreated"]);
        let meta = self
            .meta(&NAMES)
            .or_else(data)
            .and_then(|text| date::parse(&text));
        let in_lines = || self.lines_near(title).find_map(date::parse);
        let in_times = || self.times.iter().find_map(|text| date::parse(text));
        let in_script =
            || Some(DateTime::from_timestamp(self.timestamp?, 0)?.with_timezone(&date::beijing()?));
        meta.or_else(in_lines).or_else(in_times).or_else(in_script)
    }

    pub(super) fn author(&self, title: Option<&str>) -> Option<String> {
        const LABELS: [&str; 5] = ["作者", "撰文", "记者", "記者", "文"];
        let said = self.meta(&["author", "article:author", "og:article:author", "byl"]);
        let said = said
            .or_else(|| self.datum_name("author"))
            .filter(|name| is_name(name) && !is_account(name) && !self.is_site(name));
        said.or_else(|| {
            self.lines_near(title)
                .find_map(|line| reporter(line).or_else(|| labelled(line, &LABELS)))
        })
    }

    pub(super) fn source(&self, title: Option<&str>) -> Option<String> {
        const LABELS: [&str; 3] = ["来源", "來源", "稿源"];
        let said = self
            .meta(&["source", "mediaid", "article:publisher"])
            .or_else(|| self.datum_name("publisher"))
            .and_then(|said| without_label(&said, &LABELS));
        said.filter(|name| is_name(name))
            .or_else(|| self.lines_near(title).find_map(|line| labelled(line, &LABELS)))
            .or_else(|| self.lines_near(title).find_map(beside_date))
            .or_else(|| self.lines.iter().find_map(|line| labelled(line, &LABELS)))
            .or_else(|| self.meta(&["og:site_name"]).filter(|name| is_name(name)))
            .or_else(|| self.site())
    }

    /// The site's name at the end of the title.
    fn site(&self) -> Option<String> {
        let headline = self.title()?;
        let rest = without_count(self.title.as_ref()?).strip_prefix(&headline)?;
        let parts: Vec<&str> = rest
            .split(SEPARATORS)
            .map(str::trim)
            .filter(|part| is_name(part))
            .collect();
        let named = parts
            .iter()
            .rev()
            .find(|part| SITE_WORDS.iter().any(|word| part.contains(word)));
        named.or(parts.last()).map(|part| (*part).to_owned())
    }

    /// Whether a name is that of the site, which is no author.
    fn is_site(&self, name: &str) -> bool {
        let in_title = self.title.as_ref().is_some_and(|title| title.contains(name));
        in_title
            || self
                .meta(&["og:site_name", "source"])
                .is_some_and(|site| site == name)
    }

    fn meta(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            self.metas
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, content)| content.clone())
        })
    }

    fn datum(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| {
            self.data
                .iter()
                .find_map(|data| find(data, key)?.as_str().and_then(filled))
        })
    }

    /// A name, or those of the first few in a list, written as text or as an object with a name.
    fn datum_name(&self, key: &str) -> Option<String> {
        let value = self.data.iter().find_map(|data| find(data, key))?;
        let name = |value: &Value| {
            value
                .as_str()
                .or_else(|| value.get("name")?.as_str())
                .and_then(filled)
        };
        match value {
            Value::Array(names) => filled(
                &names
                    .iter()
                    .filter_map(name)
                    .take(3)
                    .collect::<Vec<_>>()
                    .join("、"),
            ),
            value => name(value),
        }
    }

    /// Short lines around the headline, those after it first; all short lines if there is no headline.
    fn lines_near(&self, title: Option<&str>) -> impl Iterator<Item = &str> {
        const MOST_HEADLINES: usize = 4;
        let title = title.map(one_line);
        let is_headline = |line: &String| title.as_ref().is_some_and(|title| one_line(line) == *title);
        let mut headlines: Vec<usize> = (0..self.lines.len())
            .filter(|&at| is_headline(&self.lines[at]))
            .collect();
        headlines.truncate(MOST_HEADLINES);
        let is_found = !headlines.is_empty();
        if !is_found {
            headlines.push(0);
        }
        // What stands under the next headline is about another article.
        let is_other = |line: &String| is_found && self.headings.contains(line) && !is_headline(line);
        let ranges: Vec<_> = headlines
            .into_iter()
            .map(|at| {
                let behind = &self.lines[at..self.lines.len().min(at + 1 + LINES_AFTER)];
                let n_own = behind.iter().take_while(|line| !is_other(line)).count();
                (at.saturating_sub(LINES_BEFORE)..at, at..at + n_own)
            })
            .collect();
        let near = ranges
            .into_iter()
            .flat_map(|(before, behind)| self.lines[behind].iter().chain(&self.lines[before]));
        near.map(String::as_str)
            .filter(|line| line.chars().count() <= MOST_LINE_CHARS)
    }
}

/// Headings below the first level.
fn minor_headings(html: &str) -> Vec<(u8, String)> {
    let mut headings = Vec::new();
    let mut tokens = Tokens::new(html);
    while let Some(token) = tokens.next() {
        let Token::Start(tag) = token else { continue };
        let level = match tag.name.to_ascii_lowercase().as_str() {
            "h2" => 2,
            "h3" => 3,
            "h4" => 4,
            _ => continue,
        };
        let heading = to_text(element(&mut tokens, tag.name));
        headings.extend(filled(&one_line(&heading)).map(|heading| (level, heading)));
    }
    headings
}

/// `var ct = "1581418070";`
fn timestamp(script: &str) -> Option<i64> {
    let after = script.split_once("var ct = \"")?.1;
    after.split_once('"')?.0.parse().ok()
}

/// What is inside an element whose start tag was just read.
fn element<'t>(tokens: &mut Tokens<'t>, name: &str) -> &'t str {
    let inside = tokens.clone();
    tokens.skip_past_end(name);
    let with_end = inside.text_up_to(tokens.offset());
    with_end.rfind("</").map_or(with_end, |end| &with_end[..end])
}

/// The value of a key, in an object, in the objects of an array or of a `@graph`.
fn find<'v>(data: &'v Value, key: &str) -> Option<&'v Value> {
    match data {
        Value::Array(several) => several.iter().find_map(|data| find(data, key)),
        Value::Object(fields) => fields.get(key).or_else(|| find(fields.get("@graph")?, key)),
        _ => None,
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
