//! Lines, put together to paragraphs.

use std::collections::HashMap;

use super::edges;
use super::line::{FAR, PdfLine, PdfLines, SAME_LINE, TITLE, is_same_size, is_wide};
use crate::input::contents::{TableOfContents, is_page};

// Measures in sizes of a character.

/// A line that begins further right begins a paragraph.
const INDENT: f64 = 1.2;
/// A line that ends further left ends a paragraph.
const SHORT: f64 = 1.7;
/// Words are not cut, so that lines of them end earlier.
const SHORT_OF_WORDS: f64 = 6.0;
/// How much more than the usual distance of lines separates paragraphs.
const WIDER: f64 = 1.25;

/// How many lines may stand before the title.
const MOST_LINES_BEFORE_TITLE: usize = 5;
/// Columns are not looked for on pages of more lines.
const MOST_LINES: usize = 1000;
/// A page of fewer lines has the columns of the page before it.
const FEW_LINES: usize = 5;

/// The title, if one can be told, and the text.
pub(super) fn article(mut pages: Vec<PdfLines>) -> (Option<String>, String) {
    let body = body_size(&pages);
    edges::leave_out(&mut pages, body);
    leave_out_contents(&mut pages);
    let title = pages.first_mut().and_then(|page| take_title(page, body));
    let leading = leading(&pages);
    let mut text = String::new();
    let mut last: Option<Placed> = None;
    let mut last_step = LineStep::Paragraph;
    for line in placed(&pages) {
        let mut step = last.map_or(LineStep::Paragraph, |last| last.step_to(&line, leading));
        // A row of a table goes on in no other.
        if last_step == LineStep::Blank && step == LineStep::Line {
            step = LineStep::Paragraph;
        }
        last_step = step;
        join(&mut text, &line.line.text, step);
        last = Some(line);
    }
    (title, text)
}

/// Leaves out tables of contents, whose page numbers may be lines of their own, far to the right.
fn leave_out_contents(pages: &mut [PdfLines]) {
    let mut contents = TableOfContents::default();
    for page in pages {
        let next: Vec<Option<(f64, bool)>> = page
            .lines
            .iter()
            .skip(1)
            .map(|line| Some((line.y, is_page(&line.text))))
            .chain([None])
            .collect();
        let mut next = next.into_iter();
        page.lines.retain(|line| {
            let has_page = next
                .next()
                .flatten()
                .is_some_and(|(y, is_page)| is_page && (y - line.y).abs() < line.size * SAME_LINE);
            let is_part = contents.is_open() && (has_page || is_page(&line.text));
            !(is_part || contents.has(&line.text))
        });
    }
}

/// The size that most characters have.
fn body_size(pages: &[PdfLines]) -> f64 {
    let mut counts: HashMap<u64, usize> = HashMap::new();
    for line in pages.iter().flat_map(|page| &page.lines) {
        *counts.entry((line.size * 10.0).round() as u64).or_default() += line.text.chars().count();
    }
    let most = counts.into_iter().max_by_key(|(size, count)| (*count, *size));
    most.map_or(0.0, |(size, _)| size as f64 / 10.0)
}

/// Takes the title out of the first page: the first lines that are clearly larger than the text.
fn take_title(page: &mut PdfLines, body: f64) -> Option<String> {
    let first = &page.lines[..page.lines.len().min(MOST_LINES_BEFORE_TITLE + 1)];
    let largest = first.iter().map(|line| line.size).fold(0.0, f64::max);
    if largest < body * TITLE {
        return None;
    }
    let is_title = |line: &PdfLine| is_same_size(line.size, largest);
    let from = first.iter().position(is_title)?;
    let n_lines = page.lines[from..]
        .iter()
        .take_while(|line| is_title(line))
        .count();
    let lines: Vec<PdfLine> = page.lines.drain(from..from + n_lines).collect();
    let mut title = String::new();
    for line in lines {
        join(&mut title, &line.text, LineStep::Line);
    }
    Some(title)
}

/// The usual distance of two lines of a paragraph, in sizes of a character.
fn leading(pages: &[PdfLines]) -> f64 {
    let mut distances: Vec<f64> = pages
        .iter()
        .flat_map(|page| page.lines.windows(2))
        .filter(|pair| is_same_size(pair[0].size, pair[1].size))
        .map(|pair| (pair[1].y - pair[0].y) / pair[0].size)
        .filter(|distance| (SAME_LINE..FAR).contains(distance))
        .collect();
    distances.sort_by(f64::total_cmp);
    distances.get(distances.len() / 4).copied().unwrap_or(FAR)
}

/// How a line follows another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineStep {
    /// As a paragraph of its own.
    Paragraph,
    /// As the next line of a paragraph.
    Line,
    /// On the same line, further right.
    Blank,
}

/// A line, and the edges of its column.
#[derive(Clone, Copy, Debug)]
struct Placed<'p> {
    page: usize,
    line: &'p PdfLine,
    left: f64,
    right: f64,
}

fn placed(pages: &[PdfLines]) -> Vec<Placed<'_>> {
    let mut placed: Vec<Placed> = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let before = number.checked_sub(1).map(|before| &pages[before].lines);
        let before = before.filter(|_| page.lines.len() < FEW_LINES);
        let neighbours: Vec<&PdfLine> = page
            .lines
            .iter()
            .chain(before.into_iter().flatten())
            .take(MOST_LINES)
            .collect();
        let is_long = page.lines.len() > MOST_LINES;
        placed.extend(page.lines.iter().map(|line| {
            let column = neighbours
                .iter()
                .filter(|other| !is_long && is_above(line, other));
            let (mut lefts, mut rights): (Vec<f64>, Vec<f64>) =
                column.map(|other| (-other.left, other.right)).unzip();
            Placed {
                page: number,
                line,
                left: -edge(&mut lefts, line.size).unwrap_or(-line.left),
                right: edge(&mut rights, line.size).unwrap_or(line.right),
            }
        }));
    }
    placed
}

/// How far lines reach: a single one of many that reaches further does not count.
fn edge(reaches: &mut [f64], size: f64) -> Option<f64> {
    const FEW: usize = 8;
    let n_needed = if reaches.len() < FEW {
        1
    } else {
        2 + reaches.len() / 20
    };
    reaches.sort_by(|a, b| b.total_cmp(a));
    let farthest = reaches
        .windows(n_needed)
        .find(|near| near[0] - near[n_needed - 1] < size);
    farthest.or(reaches.chunks(1).next()).map(|near| near[0])
}

/// Whether two lines are in one column: most of the shorter one stands above or below the longer one.
fn is_above(a: &PdfLine, b: &PdfLine) -> bool {
    let common = a.right.min(b.right) - a.left.max(b.left);
    common * 2.0 > (a.right - a.left).min(b.right - b.left) && (a.size / b.size - 1.0).abs() < 0.3
}

impl Placed<'_> {
    fn step_to(&self, next: &Self, leading: f64) -> LineStep {
        let (line, size) = (self.line, self.line.size);
        let down = (next.line.y - line.y) / size;
        let is_right = next.line.left > line.right;
        if self.page == next.page && down.abs() < SAME_LINE && is_right {
            return LineStep::Blank;
        }
        let is_near = if self.page != next.page {
            true
        } else if down < 0.0 {
            is_right
        } else {
            down < FAR && down < leading * WIDER
        };
        let short = if line
            .text
            .ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == ',')
        {
            SHORT_OF_WORDS
        } else {
            SHORT
        };
        let is_full = line.right > self.right - short * size;
        let is_indented = next.line.left > next.left + INDENT * size;
        if is_near && is_full && !is_indented && is_same_size(size, next.line.size) {
            LineStep::Line
        } else {
            LineStep::Paragraph
        }
    }
}

/// Adds a line. Between Chinese characters is no blank; a word that was hyphenated is whole again.
fn join(text: &mut String, line: &str, step: LineStep) {
    let (Some(last), Some(first)) = (text.chars().next_back(), line.chars().next()) else {
        text.push_str(line);
        return;
    };
    match step {
        LineStep::Paragraph => text.push_str("\n\n"),
        LineStep::Blank => text.push(' '),
        LineStep::Line if last == '-' && first.is_lowercase() => {
            text.pop();
        }
        LineStep::Line if !is_wide(last) && !is_wide(first) => text.push(' '),
        LineStep::Line => {}
    }
    text.push_str(line);
}
