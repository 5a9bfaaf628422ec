//! Characters, put together to lines.

use super::glyphs::{Glyph, Sheet};

// Measures in sizes of a character.

/// Sizes within one text differ by less than this.
const SAME_SIZE: f64 = 0.08;
/// Pieces of one line are no further up or down than this.
pub(super) const SAME_LINE: f64 = 0.35;
/// Lines further apart than this are not neighbours.
pub(super) const FAR: f64 = 2.6;
/// How much larger than the text a title is.
pub(super) const TITLE: f64 = 1.15;
const SAME_PLACE: f64 = 0.2;
/// From here on, two lines stand side by side: columns.
const COLUMN_GAP: f64 = 1.8;
/// The same, where most rows have it.
const NARROW_GAP: f64 = 0.8;
/// What a mark that hangs into that gap leaves of it.
const GAP_BEHIND_MARK: f64 = 0.3;
const WORD_GAP: f64 = 0.2;
/// Between Chinese characters, which justified lines draw apart.
const WIDE_GAP: f64 = 0.6;

/// Whether characters of two sizes may be of one text.
pub(super) fn is_same_size(a: f64, b: f64) -> bool {
    (a - b).abs() <= SAME_SIZE * a.max(b)
}

/// A page's lines, in the order of reading.
#[derive(Debug, Default)]
pub(super) struct PdfLines {
    pub(super) height: f64,
    pub(super) lines: Vec<PdfLine>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct PdfLine {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) y: f64,
    pub(super) size: f64,
}

/// The lines of a page. What is drawn first is read first, but marks may be drawn when their line is done.
pub(super) fn page(sheet: Sheet) -> PdfLines {
    let mut glyphs: Vec<(usize, Glyph)> = sheet.glyphs.into_iter().enumerate().collect();
    glyphs.sort_by(|(_, a), (_, b)| a.y.total_cmp(&b.y));
    let mut rows: Vec<&[(usize, Glyph)]> = Vec::new();
    let mut rest = glyphs.as_mut_slice();
    while let Some((_, first)) = rest.first() {
        let (y, size) = (first.y, first.size);
        let n_same = rest
            .iter()
            .take_while(|(_, glyph)| glyph.y - y < SAME_LINE * size.max(glyph.size))
            .count();
        let (row, below) = rest.split_at_mut(n_same);
        row.sort_by(|(_, a), (_, b)| a.x.total_cmp(&b.x));
        rows.push(row);
        rest = below;
    }
    let gutter = gutter(&rows);
    let mut lines: Vec<(usize, PdfLine)> = Vec::new();
    for row in rows {
        add_row(row, gutter, &mut lines);
    }
    lines.sort_by_key(|(order, _)| *order);
    PdfLines {
        height: sheet.height,
        lines: lines.into_iter().map(|(_, line)| line).collect(),
    }
}

/// The gap between two characters, in sizes of the larger one.
fn gap(a: &Glyph, b: &Glyph) -> f64 {
    (b.x - (a.x + a.width)) / a.size.max(b.size)
}

/// Where two columns stand close to each other: in a gap that most rows have there.
fn gutter(rows: &[&[(usize, Glyph)]]) -> Option<f64> {
    const FEWEST_ROWS: usize = 5;
    const LEAST_TENTHS: usize = 7;
    let gaps = rows.iter().flat_map(|row| row.windows(2)).filter_map(|pair| {
        let (a, b) = (&pair[0].1, &pair[1].1);
        (gap(a, b) > NARROW_GAP).then_some((a.x + a.width, b.x))
    });
    let mut edges: Vec<(f64, i32)> = gaps.flat_map(|(from, to)| [(from, 1), (to, -1)]).collect();
    edges.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut open = 0;
    let opened = edges.windows(2).map(|pair| {
        open += pair[0].1;
        (open, f64::midpoint(pair[0].0, pair[1].0))
    });
    let (n_open, place) = opened.max_by_key(|(open, _)| *open)?;
    let is_across = |row: &&&[(usize, Glyph)]| {
        let is_left = |(_, glyph): &(usize, Glyph)| glyph.x < place;
        row.iter().any(is_left) && !row.iter().all(is_left)
    };
    let n_across = rows.iter().filter(is_across).count();
    let n_open = usize::try_from(n_open).unwrap_or_default();
    (n_open >= FEWEST_ROWS && n_open * 10 >= n_across * LEAST_TENTHS).then_some(place)
}

/// Adds the lines that stand side by side, and when each was begun.
fn add_row(row: &[(usize, Glyph)], gutter: Option<f64>, lines: &mut Vec<(usize, PdfLine)>) {
    let apart = |pair: &[(usize, Glyph)]| {
        let (a, b) = (&pair[0].1, &pair[1].1);
        // A mark may hang into it.
        let is_gutter = || gutter.is_some_and(|place| a.x < place && place <= b.x);
        let gap = gap(a, b);
        gap > COLUMN_GAP || gap > GAP_BEHIND_MARK && is_gutter()
    };
    let mut from = 0;
    for to in 1..=row.len() {
        if to == row.len() || apart(&row[to - 1..=to]) {
            let part = &row[from..to];
            let order = part.iter().map(|(order, _)| *order).min().unwrap_or_default();
            let line = PdfLine::of(part);
            if !line.text.is_empty() {
                lines.push((order, line));
            }
            from = to;
        }
    }
}

impl PdfLine {
    fn of(glyphs: &[(usize, Glyph)]) -> Self {
        let mut line = Self::default();
        let mut last: Option<&Glyph> = None;
        let mut size = 0.0;
        for (_, glyph) in glyphs {
            if let Some(last) = last {
                // Bold that is made by drawing twice.
                if last.text == glyph.text && (glyph.x - last.x).abs() < SAME_PLACE * glyph.size {
                    continue;
                }
                let gap = glyph.x - (last.x + last.width);
                if gap > gap_of_words(&last.text, &glyph.text) * glyph.size {
                    line.text.push(' ');
                }
            } else {
                line.left = glyph.x;
            }
            push(&mut line.text, &glyph.text);
            if !glyph.text.trim().is_empty() {
                line.right = glyph.x + glyph.width;
                line.y = glyph.y;
                size += glyph.size;
            }
            last = Some(glyph);
        }
        let text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let n_chars = glyphs
            .iter()
            .filter(|(_, glyph)| !glyph.text.trim().is_empty())
            .count();
        line.size = size / n_chars.max(1) as f64;
        // White space is measured, too, where it is drawn.
        let first = glyphs.iter().find(|(_, glyph)| !glyph.text.trim().is_empty());
        line.left = first.map_or(line.left, |(_, glyph)| glyph.x);
        Self { text, ..line }
    }
}

/// Adds a character; letters that are drawn as one are several.
fn push(text: &mut String, glyph: &str) {
    const LIGATURES: [(char, &str); 7] = [
        ('ﬀ', "ff"),
        ('ﬁ', "fi"),
        ('ﬂ', "fl"),
        ('ﬃ', "ffi"),
        ('ﬄ', "ffl"),
        ('ﬅ', "st"),
        ('ﬆ', "st"),
    ];
    for c in glyph.chars().filter(|c| !c.is_control()) {
        match LIGATURES.iter().find(|(ligature, _)| *ligature == c) {
            Some((_, letters)) => text.push_str(letters),
            None => text.push(c),
        }
    }
}

fn gap_of_words(before: &str, behind: &str) -> f64 {
    let has_wide = |text: &str| text.chars().any(is_wide);
    if has_wide(before) || has_wide(behind) {
        WIDE_GAP
    } else {
        WORD_GAP
    }
}

/// Whether a character is as wide as it is high: Chinese characters and their marks.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}'
        | '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of rows that are drawn column by column, each character as wide as it is high.
    fn lines(columns: &[(f64, &[&str])]) -> Vec<String> {
        let mut glyphs = Vec::new();
        for (left, rows) in columns {
            for (row, text) in rows.iter().enumerate() {
                glyphs.extend(text.chars().enumerate().map(|(at, c)| Glyph {
                    text: c.to_string(),
                    x: left + 12.0 * at as f64,
                    y: 100.0 + 18.0 * row as f64,
                    width: 12.0,
                    size: 12.0,
                }));
            }
        }
        let sheet = Sheet {
            height: 800.0,
            glyphs,
            n_unknown: 0,
        };
        page(sheet).lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn columns_close_to_each_other_are_told() {
        let left = [
            "渡船公司宣布",
            "渡船停航一天",
            "后天早上复航",
            "票价不变停航",
            "是为检修发动",
            "机。",
        ];
        let right = [
            "老人坐船免费",
            "候船室也开放",
            "停航期间乘客",
            "可以改乘沿江",
            "的公共汽车，",
            "六点首班。",
        ];
        let apart = lines(&[(50.0, &left), (134.0, &right)]);
        assert_eq!(apart, [left, right].concat());
        // A blank in one place and another is none.
        let blanks = ["渡船 停航", "一天 复航", "票价不 变", "老 人免费"];
        assert_eq!(lines(&[(50.0, &blanks)]), blanks);
    }
}
