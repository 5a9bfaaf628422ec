mod dates;
mod titles;

#[cfg(test)]
pub(super) use dates::without_updates;

use crate::input::word_sets::pages as sets;
use std::collections::HashSet;

use dom_query::{Document, NodeRef};
use serde_json::Value;

use super::{
    elements::{LEVEL_OF_TITLED, is_in_comments, is_titled, is_writer},
    embedded_json::{self, find},
    initial_state::{self, StateArticle},
    names::{
        beside_date, is_account, is_login, is_name, is_person, labelled, poster, reporter, without_label,
    },
    public_account::{PLATFORM, account, timestamp},
    text::{one_line, text_of, text_without},
    title::{SEPARATORS, without_count},
};
use crate::input::{article::filled, chinese::n_han};

/// How many lines before and after the headline may say where and when an article was published.
const LINES_BEFORE: usize = 3;
const LINES_AFTER: usize = 12;

/// The same in threads, where the author of a post stands before its date.
const LINES_AFTER_IN_THREADS: usize = 30;

/// The longest line that may say so, in characters.
const MOST_LINE_CHARS: usize = 120;

/// The most Han characters of a line before the text.
const MOST_HEAD_HAN: usize = 30;

/// What a page says about itself: in its head, in its data for programs, and in lines around its headline.
#[derive(Default)]
pub(super) struct PageFacts {
    title: Option<String>,
    /// Headings of the first level.
    headings: Vec<String>,
    /// Those of the next levels.
    minor_headings: Vec<(u8, String)>,
    /// Names in lower case and contents of meta elements, in order.
    metas: Vec<(String, String)>,
    times: Vec<String>,
    canonical: Option<String>,
    /// When the platform of public accounts says that it published, in seconds.
    timestamp: Option<i64>,
    /// The public account that published.
    account: Option<String>,
    /// Data for search engines (JSON-LD).
    data: Vec<Value>,
    /// State for the page's own scripts.
    states: Vec<Value>,
    /// The same, where it comes in pieces.
    pieces: String,
    /// What the page keeps for its scripts to show.
    kept: Vec<String>,
    lines: Vec<String>,
    is_thread: bool,
    /// Lines that their elements call names of authors.
    writers: HashSet<String>,
}

impl PageFacts {
    pub(super) fn read(tree: &Document, is_thread: bool) -> Self {
        let mut page = Self {
            is_thread,
            ..Self::default()
        };
        for node in tree.root().descendants_it().filter(NodeRef::is_element) {
            page.read_element(&node);
        }
        if let Some(body) = tree.body() {
            let text = text_without(&body, |node| node.has_name("title"));
            page.lines = text.lines().filter_map(filled).collect();
        }
        page
    }

    fn read_element(&mut self, node: &NodeRef) {
        let attribute = |name| node.attr(name).and_then(|value| filled(&value));
        let name = node.node_name().unwrap_or_default();
        match &*name {
            "meta" => self.read_meta(node),
            "title"
                if self.title.is_none() && !node.ancestors_it(None).any(|above| above.has_name("svg")) =>
            {
                self.title = filled(&one_line(&node.text()));
            }
            "h1" => self.headings.extend(filled(&one_line(&text_of(node)))),
            "h2" | "h3" | "h4" => {
                let level = name.as_bytes()[1] - b'0';
                let heading = filled(&one_line(&text_of(node)));
                self.minor_headings
                    .extend(heading.map(|heading| (level, heading)));
            }
            // Blogs tell it of an abbreviation, in full.
            _ if attribute("itemprop").is_some_and(|name| name == "datePublished")
                && !is_in_comments(node) =>
            {
                let date = ["content", "datetime", "title"].into_iter().find_map(&attribute);
                self.metas
                    .extend(date.map(|date| ("datepublished".to_owned(), date)));
            }
            "time" if !is_in_comments(node) => self.times.extend(attribute("datetime")),
            "link" if attribute("rel").is_some_and(|rel| rel == "canonical") => {
                self.canonical = attribute("href");
            }
            "textarea" => self.kept.push(embedded_json::plain(&node.text())),
            "template" => {
                let contents = node.element_ref().and_then(|element| element.template_contents);
                let contents = contents.and_then(|id| node.tree.get(&id));
                self.kept.extend(contents.map(|contents| text_of(&contents)));
            }
            "script" => self.read_script(&attribute("type").unwrap_or_default(), &node.text()),
            _ if is_titled(node) => {
                let heading = filled(&one_line(&text_of(node)));
                self.minor_headings
                    .extend(heading.map(|heading| (LEVEL_OF_TITLED, heading)));
            }
            _ if is_writer(node) => self.writers.extend(filled(&one_line(&text_of(node)))),
            _ => {}
        }
    }

    fn read_meta(&mut self, node: &NodeRef) {
        let Some(content) = node.attr("content").and_then(|content| filled(&content)) else {
            return;
        };
        for key in ["name", "property", "itemprop"] {
            if let Some(name) = node.attr(key) {
                self.metas
                    .push((name.trim().to_ascii_lowercase(), content.clone()));
            }
        }
    }

    fn read_script(&mut self, kind: &str, script: &str) {
        self.timestamp = self.timestamp.or_else(|| timestamp(script));
        self.account = self.account.take().or_else(|| account(script));
        if kind.contains("ld+json") {
            self.data.extend(embedded_json::of_search_engines(script));
        } else if n_han(script) > 0 || ["\\u", "%E"].iter().any(|code| script.contains(code)) {
            self.states
                .extend(embedded_json::states(kind, script, &mut self.pieces));
        }
    }

    pub(super) fn link(&self) -> Option<String> {
        let link = self.canonical.clone().or_else(|| self.meta(&["og:url"]));
        link.filter(|link| link.starts_with("http"))
    }

    /// The article as its data for search engines have it.
    pub(super) fn article_body(&self) -> Option<String> {
        self.data.iter().find_map(embedded_json::article_body)
    }

    /// The article as the page keeps it for its own scripts.
    pub(super) fn state_article(&self) -> Option<StateArticle> {
        let rows = embedded_json::rows(&self.pieces);
        let kept = self.kept.iter().map(|text| StateArticle::new(text.clone()));
        initial_state::fullest(&self.states)
            .into_iter()
            .chain(initial_state::fullest(&rows))
            .chain(kept)
            .max_by_key(|found| n_han(&found.text))
    }

    pub(super) fn author(&self, title: Option<&str>) -> Option<String> {
        let said = self.meta(&["author", "article:author", "og:article:author", "byl"]);
        let said = said
            .or_else(|| self.datum_name("author"))
            .filter(|name| is_name(name) && !self.is_login(name) && !self.is_site(name));
        let in_lines = |find: &dyn Fn(&str) -> Option<String>| self.lines_near(title).find_map(find);
        let of_label = |line: &str| {
            let name = labelled(line, &sets::AUTHOR_LABEL).filter(|name| !self.is_login(name))?;
            Some(self.behind_outlet(line, &name).unwrap_or(name))
        };
        said.map(|name| reporter(&name).unwrap_or(name))
            .or_else(|| in_lines(&|line| reporter(line).or_else(|| of_label(line))))
            .or_else(|| self.writer(title))
            .or_else(|| in_lines(&poster))
            .or_else(|| {
                let mut posted = self.lines.iter().filter(|line| line.starts_with("posted @"));
                posted.find_map(|line| poster(line))
            })
    }

    /// The person in `文｜河谷网 林望舒`, where `name` is that of the site.
    fn behind_outlet(&self, line: &str, name: &str) -> Option<String> {
        const CHARS: std::ops::RangeInclusive<usize> = 2..=4;
        let (_, behind) = line.split_once(name).filter(|_| self.is_site(name))?;
        let person = behind.split_whitespace().next()?;
        let is_whole = behind.starts_with(char::is_whitespace) && n_han(person) == person.chars().count();
        (is_whole && CHARS.contains(&n_han(person))).then(|| person.to_owned())
    }

    /// Whether a name is an account's; in threads and public accounts these are what people are called.
    fn is_login(&self, name: &str) -> bool {
        is_account(name) || (!self.is_thread && self.account.is_none() && is_login(name))
    }

    /// The first name that its element calls an author, before the text begins.
    fn writer(&self, title: Option<&str>) -> Option<String> {
        let head = self
            .lines_near(title)
            .take_while(|line| n_han(line) <= MOST_HEAD_HAN);
        let mut writers = head.filter(|line| self.writers.contains(*line) && is_person(line));
        writers.next().map(str::to_owned)
    }

    pub(super) fn source(&self, title: Option<&str>) -> Option<String> {
        let said = self
            .meta(&["source", "contentsource", "mediaid", "article:publisher"])
            .or_else(|| self.datum_name("publisher"))
            .and_then(|said| without_label(&said, &sets::SOURCE_LABEL));
        let of_label =
            |line: &str| labelled(line, &sets::SOURCE_LABEL).filter(|name| !sets::NO_SOURCE.has(name));
        said.filter(|name| is_name(name) && !sets::NO_SOURCE.has(name))
            .or_else(|| self.lines_near(title).find_map(of_label))
            .or_else(|| self.lines_near(title).find_map(beside_date))
            .or_else(|| self.lines.iter().find_map(|line| of_label(line)))
            .or_else(|| self.account.clone())
            .or_else(|| {
                self.meta(&["og:site_name"])
                    .filter(|name| is_name(name) && name != PLATFORM)
            })
            .or_else(|| {
                self.site()
                    .filter(|site| self.author(title).as_ref() != Some(site))
            })
    }

    /// The site's name at the end of the title.
    fn site(&self) -> Option<String> {
        let headline = self.title()?;
        let title = without_count(self.title.as_ref()?);
        let rest = title.split_once(&headline).map(
            |(before, behind)| {
                if behind.is_empty() { before } else { behind }
            },
        )?;
        let parts: Vec<&str> = rest
            .split(SEPARATORS)
            .map(str::trim)
            .filter(|part| is_name(part) && !is_cut(part) && !is_program(part))
            .collect();
        let named = parts.iter().rev().find(|part| sets::SITE_WORD.has(part));
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
        self.parts_near(title).flatten()
    }

    /// The same, what comes behind a headline apart from what comes before it.
    fn parts_near(&self, title: Option<&str>) -> impl Iterator<Item = impl Iterator<Item = &str>> {
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
            .flat_map(|at| {
                let n_after = if self.is_thread {
                    LINES_AFTER_IN_THREADS
                } else {
                    LINES_AFTER
                };
                let behind = &self.lines[at..self.lines.len().min(at + 1 + n_after)];
                let n_own = behind.iter().take_while(|line| !is_other(line)).count();
                [at..at + n_own, at.saturating_sub(LINES_BEFORE)..at]
            })
            .collect();
        ranges.into_iter().map(|range| {
            let lines = self.lines[range].iter().map(String::as_str);
            // A work that is quoted has its own date and source.
            lines.filter(|line| line.chars().count() <= MOST_LINE_CHARS && !sets::CITED.has(line))
        })
    }
}

/// Whether a part of a title is no name, but the rest of a headline: `《渡口》：`.
fn is_cut(part: &str) -> bool {
    part.contains(['《', '》'])
        || (part.contains('，') && !sets::SITE_WORD.has(part))
        || part.ends_with([':', '：'])
}

/// Whether a part of a title names the program that made the page.
fn is_program(part: &str) -> bool {
    part.to_ascii_lowercase().starts_with("powered by")
}

/// Whether a title ends in the name of a site where people write posts, or a name is one.
pub(super) fn is_forum(title: &str) -> bool {
    title
        .rsplit(SEPARATORS)
        .next()
        .is_some_and(|site| sets::FORUM.has(site))
}
