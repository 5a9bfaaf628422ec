//! When an article was published, by what its page says.

use crate::input::word_sets::pages as sets;
use std::collections::HashSet;

use zhaiyao::text::fold::to_simplified;

use super::PageFacts;
use crate::{
    date::Date,
    input::{
        chinese::n_han,
        date,
        html::{boilerplate, text::one_line},
    },
};

/// The fewest Han characters of a line that is a paragraph.
const SHORTEST_PARAGRAPH: usize = 14;

/// The same of one that is the title of an article.
const SHORTEST_TITLE: usize = 5;

/// How many lines of a text are looked for on its page.
const N_FIRST_LINES: usize = 3;

impl PageFacts {
    /// The date of the article `text` under `title`.
    pub(in crate::input::html) fn date(&self, title: Option<&str>, text: &str) -> Option<Date> {
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
        let in_times = || self.times.iter().find_map(|text| date::parse(text));
        let in_script = || Date::of_timestamp(self.timestamp?.checked_mul(1000)?);
        meta.or_else(|| self.date_in_lines(title, text))
            .or_else(in_times)
            .or_else(in_script)
            .or_else(|| signed(text))
    }

    /// The date near the headline: behind the first paragraph, where readers write, a line says that it is one.
    fn date_in_lines(&self, title: Option<&str>, text: &str) -> Option<Date> {
        let listed = self.dates_in_lists();
        let first: HashSet<String> = text
            .lines()
            .filter(|line| n_han(line) >= SHORTEST_PARAGRAPH)
            .take(N_FIRST_LINES)
            .map(one_line)
            .collect();
        let is_date = |line: &str, is_behind: bool| {
            !listed.contains(line)
                && !sets::TODAY.has(line)
                && !self.is_of_today(line)
                && (!is_behind || self.is_thread || sets::DATE_LABEL.has(line))
        };
        self.parts_near(title).find_map(|lines| {
            let mut is_behind = false;
            let dated = lines.filter(|line| {
                let is_dated = is_date(line, is_behind);
                is_behind |= first.contains(&one_line(line));
                is_dated
            });
            let dated: Vec<&str> = dated.filter(|line| date::parse(line).is_some()).collect();
            let mut published = dated
                .iter()
                .filter_map(|line| date::parse(&without_updates(line)));
            published.next().or_else(|| date::parse(dated.first()?))
        })
    }

    /// Whether a line that stands before all headings tells the date of the day, as heads of sites do: the day of the week
    /// is told, the weather, and nothing else.
    fn is_of_today(&self, line: &str) -> bool {
        let mut before = self.lines.iter().take_while(|line| !self.headings.contains(line));
        let simplified = to_simplified(line);
        let letters = simplified.chars().filter(|c| c.is_alphabetic());
        let is_bare = letters
            .into_iter()
            .all(|c| "年月日时分秒星期周一二三四五六晴阴多云小中大雨雪雾转".contains(c));
        is_bare
            && !self.is_newspaper()
            && simplified.contains(['星', '周'])
            && before.any(|other| other == line)
    }

    /// Whether the page is one of a newspaper as it was printed, which has the day of the week above all.
    fn is_newspaper(&self) -> bool {
        let is_page = |line: &String| {
            line.starts_with('第') && line.contains('版') && n_han(line) <= SHORTEST_PARAGRAPH
        };
        self.lines.iter().any(is_page)
    }

    /// Dates that stand below one title after another, or behind it.
    fn dates_in_lists(&self) -> HashSet<&str> {
        let is_date = |at: usize| self.lines.get(at).is_some_and(|line| boilerplate::is_date(line));
        let places = (2..self.lines.len()).filter(|&at| is_date(at) && is_date(at - 2) && !is_date(at - 1));
        let below = places.flat_map(|at| [&*self.lines[at - 2], &*self.lines[at]]);
        let is_dated_title = |line: &str| {
            n_han(line) >= SHORTEST_TITLE && !line.contains([':', '：']) && date::parse(line).is_some()
        };
        let pairs = self.lines.windows(2).map(|pair| [&*pair[0], &*pair[1]]);
        let behind = pairs.filter(|pair| pair.iter().all(|line| is_dated_title(line)));
        below.chain(behind.flatten()).collect()
    }
}

/// A line without the dates of changes: `更新时间：2024-06-30 10:00 发布时间：2024-05-22`.
pub(in crate::input::html) fn without_updates(line: &str) -> String {
    const MOST_CHARS_BETWEEN: usize = 5;
    let is_of_date = |c: char| c.is_ascii_digit() || c.is_whitespace() || "-/.:：年月日时分秒".contains(c);
    let mut line = line.to_owned();
    for label in sets::UPDATED.words() {
        // Folding keeps places.
        let found: Vec<usize> = to_simplified(&line)
            .match_indices(label)
            .map(|(at, _)| at)
            .collect();
        for at in found.into_iter().rev() {
            let behind = &line[at + label.len()..];
            let digit = behind.find(|c: char| c.is_ascii_digit());
            let Some(digit) = digit.filter(|&digit| behind[..digit].chars().count() <= MOST_CHARS_BETWEEN)
            else {
                continue;
            };
            let date = &behind[digit..];
            let end = date.find(|c| !is_of_date(c)).unwrap_or(date.len());
            line.replace_range(at..at + label.len() + digit + end, " ");
        }
    }
    line
}

/// The date with which a notice is signed: `2024年4月12日` as the last line.
fn signed(text: &str) -> Option<Date> {
    let last = text.trim_end().lines().next_back()?;
    let is_written_out = last.contains('年') && last.trim_end().ends_with('日');
    (is_written_out && boilerplate::is_date(last))
        .then(|| date::parse(last))
        .flatten()
}
