//! What a page is called, and whether people write posts there.

use std::{cmp::Reverse, ops::RangeInclusive};

use super::{PageFacts, is_forum};
use crate::input::html::{answers, names::labelled, notice, text::one_line, title};
use crate::input::word_sets::pages as sets;

impl PageFacts {
    /// The headline.
    pub(in crate::input::html) fn title(&self) -> Option<String> {
        let said = [
            // As sites of authorities have it.
            self.meta(&["articletitle"]),
            self.meta(&["og:title"]),
            self.meta(&["twitter:title"]),
            self.datum(&["headline", "title"]),
            self.title.clone(),
        ];
        let said: Vec<String> = said.iter().flatten().map(|title| one_line(title)).collect();
        let headings = title::Headings {
            first: &self.headings,
            below: &self.minor_headings,
        };
        title::weighed(&said, &self.sites(), headings, &self.lines)
    }

    /// A headline as it stands on the page, or without a site's name that `text` does not have; of a page that is called by
    /// nothing but its site's name, a heading over the text.
    pub(in crate::input::html) fn settled(&self, title: Option<String>, text: &str) -> Option<String> {
        let title = title.or_else(|| self.heading_over(text)).or_else(|| {
            let title = self.title.as_ref()?;
            (!sets::GENERIC_TITLE.has(title)).then(|| title.clone())
        })?;
        let is_on_page = self.lines.iter().any(|line| one_line(line) == title);
        Some(if is_on_page {
            title
        } else {
            title::settled(&title, text)
        })
    }

    /// Whether the page is called an error, and `text` is no article.
    pub(in crate::input::html) fn is_error(&self, text: &str) -> bool {
        let titles = self.title.iter().chain(&self.headings);
        let minor = self.minor_headings.iter().map(|(_, heading)| heading).take(1);
        notice::is_error(titles.chain(minor).map(String::as_str), text)
    }

    /// The question or first post and the first answers, where nothing but lines tells that they are such.
    pub(in crate::input::html) fn answers(&self, title: Option<&str>) -> Option<String> {
        let lines: Vec<&str> = self.lines.iter().map(String::as_str).collect();
        let is_forum =
            self.title.as_deref().is_some_and(is_forum) || self.sites().iter().any(|site| is_forum(site));
        answers::of_lines(&lines, title, is_forum)
    }

    /// What the page says that its site is called.
    pub(super) fn sites(&self) -> Vec<String> {
        const NAMES: [&str; 5] = [
            "og:site_name",
            "application-name",
            "apple-mobile-web-app-title",
            "source",
            "article:publisher",
        ];
        let metas = NAMES.iter().filter_map(|name| self.meta(&[name]));
        metas
            .chain(self.datum_name("publisher"))
            .chain(
                self.lines
                    .iter()
                    .find_map(|line| labelled(line, &sets::SOURCE_LABEL)),
            )
            .collect()
    }

    /// The headline of a page that does not say what it is called, as pieces of pages do not: of the headings shortly
    /// before its text the highest, of several the nearest.
    fn heading_over(&self, text: &str) -> Option<String> {
        const MOST_LINES_BETWEEN: usize = 20;
        const CHARS: RangeInclusive<usize> = 4..=80;
        let first = one_line(text.lines().next()?);
        let at = self.lines.iter().position(|line| one_line(line) == first)?;
        let before: Vec<String> = self.lines[at.saturating_sub(MOST_LINES_BETWEEN)..=at]
            .iter()
            .map(|line| one_line(line))
            .collect();
        let headings = self
            .minor_headings
            .iter()
            .filter(|(_, heading)| CHARS.contains(&heading.chars().count()))
            .filter_map(|(level, heading)| {
                Some((level, before.iter().rposition(|line| line == heading)?, heading))
            });
        headings
            .min_by_key(|&(level, at, _)| (level, Reverse(at)))
            .map(|(.., heading)| heading.clone())
    }
}
