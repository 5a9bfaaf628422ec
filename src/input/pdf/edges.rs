//! Running heads and page numbers, which stand at the edges of pages and are no text.

use std::collections::{HashMap, HashSet};

use zhaiyao::text::fold::to_simplified;

use super::line::{FAR, PdfLine, PdfLines, SAME_LINE, TITLE, is_same_size};

/// Shares of the page that are its edges: for what recurs, and for what stands there alone.
const EDGE: f64 = 0.15;
const OUTER_EDGE: f64 = 0.1;
/// Running heads have no more rows.
const MOST_ROWS: usize = 3;
/// The longest line that may stand alone at an edge.
const MOST_EDGE_CHARS: usize = 60;
/// How much smaller than the text what stands alone is.
const SMALL: f64 = 0.95;
/// Running heads stand at the same place on each page, within so many points.
const SAME_PLACE: f64 = 3.0;

/// Leaves out running heads and page numbers, from the outside in: what stands between text is text.
pub(super) fn leave_out(pages: &mut [PdfLines], body: f64) {
    let edges: Vec<Vec<Row>> = pages.iter().map(rows_at_edges).collect();
    let recurring = Recurring::of(pages, &edges, body);
    for (number, (page, rows)) in pages.iter_mut().zip(&edges).enumerate() {
        let is_furniture = |row: &&Row| {
            let of_row = || row.lines.iter().map(|&line| &page.lines[line]);
            let is_alone = row.distance > page.height * (1.0 - OUTER_EDGE)
                && of_row().all(|line| row.gap > line.size * FAR)
                && of_row().map(|line| line.text.chars().count()).sum::<usize>() <= MOST_EDGE_CHARS;
            let is_small = || of_row().all(|line| line.size < body * SMALL);
            let is_number = |line: &PdfLine| page_number(&line.text).is_some();
            let has_number = of_row().any(is_number);
            is_alone && (is_small() || has_number)
                || of_row().all(|line| {
                    recurring.has(row, line, number) || is_number(line) && line.size < body * SMALL
                })
        };
        let mut left_out: HashSet<usize> = HashSet::new();
        for is_top in [true, false] {
            let of_edge = rows.iter().filter(|row| row.is_top == is_top);
            let furniture = of_edge.take_while(is_furniture);
            left_out.extend(furniture.flat_map(|row| &row.lines));
        }
        let mut at = 0..;
        page.lines
            .retain(|_| at.next().is_some_and(|at| !left_out.contains(&at)));
    }
}

/// Lines of the same height at an edge of a page.
#[derive(Debug)]
struct Row {
    is_top: bool,
    lines: Vec<usize>,
    /// From the other edge of the page.
    distance: f64,
    /// To the next row further inside.
    gap: f64,
}

/// The outermost rows of a page, those further outside first.
fn rows_at_edges(page: &PdfLines) -> Vec<Row> {
    let mut order: Vec<usize> = (0..page.lines.len()).collect();
    order.sort_by(|&a, &b| page.lines[a].y.total_cmp(&page.lines[b].y));
    let is_one_row = |&a: &usize, &b: &usize| {
        let (a, b) = (&page.lines[a], &page.lines[b]);
        b.y - a.y < a.size.max(b.size) * SAME_LINE
    };
    let rows: Vec<&[usize]> = order.chunk_by(is_one_row).collect();
    let y = |row: &[usize]| page.lines[row[0]].y;
    let row = |is_top: bool, row: &[usize], inside: Option<&&[usize]>| Row {
        is_top,
        lines: row.to_vec(),
        distance: if is_top { page.height - y(row) } else { y(row) },
        gap: inside.map_or(f64::INFINITY, |inside| (y(inside) - y(row)).abs()),
    };
    let tops = (0..rows.len())
        .take(MOST_ROWS)
        .map(|at| row(true, rows[at], rows.get(at + 1)));
    let bottoms = (0..rows.len())
        .rev()
        .take(MOST_ROWS)
        .map(|at| row(false, rows[at], at.checked_sub(1).map(|inside| &rows[inside])));
    tops.chain(bottoms)
        .filter(|row| row.distance > page.height * (1.0 - EDGE))
        .collect()
}

/// What stands at the edges of several pages, and nowhere else.
struct Recurring {
    counts: HashMap<(bool, String, i64), usize>,
    /// The sizes of what stands elsewhere.
    inside: HashMap<String, Vec<f64>>,
    body: f64,
    n_pages: usize,
}

impl Recurring {
    fn of(pages: &[PdfLines], edges: &[Vec<Row>], body: f64) -> Self {
        let mut recurring = Self {
            counts: HashMap::new(),
            inside: HashMap::new(),
            body,
            n_pages: pages.len(),
        };
        for (number, (page, rows)) in pages.iter().zip(edges).enumerate() {
            let at_edges: HashSet<usize> = rows.iter().flat_map(|row| &row.lines).copied().collect();
            let keys: HashSet<_> = rows
                .iter()
                .flat_map(|row| row.lines.iter().map(move |&line| (row, &page.lines[line])))
                .map(|(row, line)| (row.is_top, key(line, number), place(row)))
                .collect();
            for key in keys {
                *recurring.counts.entry(key).or_default() += 1;
            }
            for (at, line) in page.lines.iter().enumerate() {
                if !at_edges.contains(&at) {
                    let sizes = recurring.inside.entry(key(line, number)).or_default();
                    if !sizes.iter().any(|size| is_same_size(*size, line.size)) {
                        sizes.push(line.size);
                    }
                }
            }
        }
        recurring
    }

    fn has(&self, row: &Row, line: &PdfLine, page: usize) -> bool {
        let is_small = line.size < self.body * SMALL;
        let enough = if is_small || self.n_pages < 5 { 2 } else { 3 };
        let key = key(line, page);
        let is_inside = self
            .inside
            .get(&key)
            .is_some_and(|sizes| sizes.iter().any(|size| is_same_size(*size, line.size)));
        // Headings recur, too.
        if line.size >= self.body * TITLE || is_inside && page_number(&line.text).is_none() {
            return false;
        }
        let near = (-1..=1).filter_map(|step| {
            let place = (row.is_top, key.clone(), place(row) + step);
            self.counts.get(&place)
        });
        near.sum::<usize>() >= enough
    }
}

fn place(row: &Row) -> i64 {
    (row.distance / SAME_PLACE).round() as i64
}

/// What is the same on all pages: a page number counts from the page on which it would be 0.
fn key(line: &PdfLine, page: usize) -> String {
    match page_number(&line.text) {
        Some(number) => number.wrapping_sub_unsigned(page as u64).to_string(),
        None => line
            .text
            .chars()
            .filter(|c| !c.is_numeric() && !c.is_whitespace())
            .collect(),
    }
}

/// The number of a page that a line tells, and nothing else.
fn page_number(text: &str) -> Option<i64> {
    const MOST_CHARS: usize = 16;
    const AROUND: &str = "第页共/-—–·•.|[]()（）〔〕";
    if text.chars().count() > MOST_CHARS {
        return None;
    }
    let rest = to_simplified(text).replace("Page", "").replace("of", "");
    let is_number = rest
        .chars()
        .all(|c| c.is_ascii_digit() || c.is_whitespace() || AROUND.contains(c));
    let mut numbers = rest.split(|c: char| !c.is_ascii_digit());
    let first = numbers.find(|number| !number.is_empty())?;
    first.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pages of lines (y, size, text), after which of their texts are left.
    fn left(pages: &[&[(f64, f64, &str)]]) -> Vec<Vec<String>> {
        let line = |&(y, size, text): &(f64, f64, &str)| PdfLine {
            text: text.to_owned(),
            y,
            size,
            ..PdfLine::default()
        };
        let mut pages: Vec<PdfLines> = pages
            .iter()
            .map(|lines| PdfLines {
                height: 800.0,
                lines: lines.iter().map(line).collect(),
            })
            .collect();
        leave_out(&mut pages, 12.0);
        let texts = |page: PdfLines| page.lines.into_iter().map(|line| line.text).collect();
        pages.into_iter().map(texts).collect()
    }

    #[test]
    fn running_heads_and_page_numbers_are_left_out() {
        let left = left(&[
            &[(40.0, 9.0, "云溪日报"), (90.0, 12.0, "一"), (780.0, 12.0, "1")],
            &[(40.0, 9.0, "云溪日报"), (90.0, 12.0, "二"), (780.0, 12.0, "2")],
        ]);
        assert_eq!(left, [["一"], ["二"]]);
    }

    #[test]
    fn a_page_alone_has_them_too() {
        let page = [
            (40.0, 9.0, "云溪日报"),
            (90.0, 12.0, "正文。"),
            (110.0, 12.0, "还是正文。"),
            (770.0, 12.0, "第 1 页 共 1 页"),
        ];
        assert_eq!(left(&[&page]), [["正文。", "还是正文。"]]);
    }

    #[test]
    fn text_at_edges_is_text() {
        // Headings, questions, years, numbers that do not count pages, rows of tables.
        for (size, lines) in [
            (15.0, ["借阅情况"; 2]),
            (12.0, ["2月", "3月"]),
            (12.0, ["问：你怎么看？"; 2]),
            (12.0, ["12", "12"]),
        ] {
            let page = |line, last| {
                [
                    (60.0, size, line),
                    (90.0, 12.0, "问：你怎么看？"),
                    (400.0, 12.0, "5月"),
                    (420.0, 12.0, "问：你怎么看？"),
                    (600.0, 12.0, "正文。"),
                    (725.0, 12.0, last),
                    (745.0, size, line),
                ]
            };
            let left = left(&[&page(lines[0], "还是正文。"), &page(lines[1], "也是正文。")]);
            assert_eq!([left[0].len(), left[1].len()], [7, 7], "{lines:?} {left:?}");
        }
    }

    #[test]
    fn what_recurs_further_inside_is_text() {
        let page = [
            (40.0, 9.0, "云溪日报"),
            (70.0, 12.0, "只有这一页有的一句。"),
            (90.0, 12.0, "本报记者报道"),
            (120.0, 12.0, "正文。"),
        ];
        let mut other = page;
        other[1].2 = "另一页上的另一句。";
        let left = left(&[&page, &other]);
        assert_eq!(left[0], ["只有这一页有的一句。", "本报记者报道", "正文。"]);
    }
}
