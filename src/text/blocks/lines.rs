//! Where the paragraphs of a text begin and end.

use crate::Span;
use crate::text::numbering::marker;
use crate::text::sentence::marks::{
    ends_in_comma, final_mark, is_blank, is_frame, is_inner, split_line, trim,
};

/// The fewest and the most columns that lines of hard-wrapped text have; a Han character takes two.
const MIN_COLUMNS: usize = 40;
const MAX_COLUMNS: usize = 160;
/// How much narrower than the widest a full line can be, beyond the word that did not fit: punctuation that must
/// not begin a line takes the character before it along.
const SLACK: usize = 3;
/// How many lines must be broken inside a sentence before a text counts as hard-wrapped.
const MIN_WRAPPED: usize = 2;

/// A line that is not blank, without the blanks around it.
struct TextLine {
    span: Span,
    /// Columns of blanks before it.
    indent: usize,
    /// Whether a blank line stands before it.
    parted: bool,
}

impl TextLine {
    fn columns(&self, text: &str) -> usize {
        self.indent + columns(self.span.of(text))
    }
}

/// The paragraphs of `text`: its lines, joined where they were hard-wrapped, split where a line holds several
/// paragraphs.
pub(super) fn paragraphs(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let mut paragraphs: Vec<Span> = Vec::with_capacity(lines.len());
    let wrapping = Wrapping::of(text, &lines);
    let gapped = has_gap(text);
    for (index, line) in lines.iter().enumerate() {
        match (&wrapping, paragraphs.last_mut()) {
            (Some(wrapping), Some(last)) if wrapping.joins(text, &lines[index - 1], line) => {
                last.end = line.span.end;
            }
            (_, Some(last)) if breaks_off(text, &lines[index - 1], line) => last.end = line.span.end,
            _ if gapped && has_gap(line.span.of(text)) => push_parts(text, line.span, &mut paragraphs),
            _ => paragraphs.push(line.span),
        }
    }
    paragraphs
}

fn lines(text: &str) -> Vec<TextLine> {
    let mut lines = Vec::new();
    let mut parted = false;
    let mut start = 0;
    while start < text.len() {
        let behind = split_line(&text[start..]).map_or("", |(_, behind)| behind);
        let raw = &text[start..text.len() - behind.len()];
        let unindented = raw.trim_start_matches(is_blank);
        let visible = unindented.trim_end_matches(is_blank);
        if visible.is_empty() {
            // The line feed of "\r\n" is no line of its own.
            parted |= raw != "\n" || !text[..start].ends_with('\r');
        } else {
            let blanks = raw.len() - unindented.len();
            let first = start + blanks;
            let span = Span::new(first, first + visible.len());
            lines.push(TextLine {
                span,
                indent: columns(&raw[..blanks]),
                parted,
            });
            parted = raw.ends_with(['\u{2029}', '\u{c}']);
        }
        start += raw.len();
    }
    lines
}

/// The width of `text` in columns, no further than is of use.
fn columns(text: &str) -> usize {
    text.chars().take(2 * MAX_COLUMNS).map(width).sum()
}

fn width(c: char) -> usize {
    match c {
        '\t' => 4,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'.. | '“' | '”' | '‘' | '’' | '…' | '—' | '·' => 2,
        _ => 1,
    }
}

/// How a text was hard-wrapped.
struct Wrapping {
    /// The columns of a full line.
    columns: usize,
    /// Whether paragraphs are told by blank lines or indents, so that a full line which ends a sentence need
    /// not end its paragraph.
    marked: bool,
}

impl Wrapping {
    /// Looks for lines that break off inside a sentence at nearly the same width.
    fn of(text: &str, lines: &[TextLine]) -> Option<Self> {
        let open: Vec<(usize, usize)> = lines
            .windows(2)
            .enumerate()
            .filter(|(_, pair)| is_open(pair[0].span.of(text)) && adjacent(text, &pair[0], &pair[1]))
            .map(|(index, pair)| (index, pair[0].columns(text)))
            .collect();
        let mut counts = [0_usize; MAX_COLUMNS + 1];
        for &(_, columns) in open
            .iter()
            .filter(|(_, columns)| (MIN_COLUMNS..=MAX_COLUMNS).contains(columns))
        {
            counts[columns] += 1;
        }
        let near = |columns: usize| counts[columns - SLACK..=columns].iter().sum::<usize>();
        let columns = (MIN_COLUMNS..=MAX_COLUMNS).max_by_key(|&columns| near(columns))?;
        let columns = (columns - SLACK..=columns)
            .rev()
            .find(|&width| counts[width] > 0)?;
        let marked = lines.iter().any(|line| line.parted)
            || lines.windows(2).any(|pair| pair[0].indent != pair[1].indent);
        let wrapping = Self { columns, marked };
        wrapping.explains(text, lines, &open).then_some(wrapping)
    }

    /// Whether most lines that break off are full, lead to the end of a sentence, and few lines are wider.
    fn explains(&self, text: &str, lines: &[TextLine], open: &[(usize, usize)]) -> bool {
        let full: Vec<usize> = open
            .iter()
            .filter(|&&(index, columns)| self.is_full(columns, lines[index + 1].span.of(text)))
            .map(|&(index, _)| index)
            .collect();
        if full.len() < MIN_WRAPPED || 2 * full.len() <= open.len() {
            return false;
        }
        let ends = full.iter().zip(full.iter().skip(1).map(Some).chain([None]));
        let (mut ended, mut n_ends) = (0, 0);
        for (&index, _) in ends.filter(|&(&index, next)| next != Some(&(index + 1))) {
            n_ends += 1;
            ended += usize::from(final_mark(lines[index + 1].span.of(text)).is_some());
        }
        let wider = lines
            .iter()
            .filter(|line| line.columns(text) > self.columns + SLACK)
            .count();
        4 * wider <= lines.len() && 2 * ended > n_ends
    }

    /// Whether a line of `columns` had no room for the word that the next line begins with.
    fn is_full(&self, columns: usize, next: &str) -> bool {
        let word = next.chars().take_while(char::is_ascii_graphic).count().max(2);
        columns + word + SLACK >= self.columns && columns <= self.columns + SLACK
    }

    fn joins(&self, text: &str, line: &TextLine, next: &TextLine) -> bool {
        adjacent(text, line, next)
            && (is_open(line.span.of(text)) || self.marked && (next.indent < line.indent || next.indent == 0))
            && self.is_full(line.columns(text), next.span.of(text))
    }
}

/// Whether a line breaks off: no mark at its end says that anything is complete.
fn is_open(line: &str) -> bool {
    final_mark(line).is_none() && !line.ends_with(['：', ':'])
}

/// Whether `line` ends in a comma, or is but a frame of what follows, and the next goes on as if it were one line.
fn breaks_off(text: &str, line: &TextLine, next: &TextLine) -> bool {
    let (content, behind) = (line.span.of(text), next.span.of(text));
    (ends_in_comma(content) || is_frame(content) && final_mark(behind).is_some())
        && adjacent(text, line, next)
}

/// Whether `next` can be the same paragraph as `line`.
fn adjacent(text: &str, line: &TextLine, next: &TextLine) -> bool {
    !next.parted && next.indent <= line.indent && marker(next.span.of(text)).is_none()
}

/// Whether blanks in `text` may be four columns wide.
fn has_gap(text: &str) -> bool {
    const GAPS: [&[u8]; 2] = [b"    ", "　　".as_bytes()];
    // What every gap has at its first or third byte, hardly a chunk has: that shows without branches.
    let may_be_in = |pair: [u8; 2]| matches!(pair, [b' ', b' '] | [0x80, 0xe3]);
    let bytes = text.as_bytes();
    (0..bytes.len()).step_by(64).any(|start| {
        let chunk = &bytes[start..bytes.len().min(start + 65)];
        let pairs = chunk
            .iter()
            .zip(&chunk[1..])
            .map(|(&first, &second)| [first, second]);
        pairs.fold(false, |found, pair| found | may_be_in(pair))
            && (start.saturating_sub(2)..start + chunk.len())
                .any(|at| GAPS.iter().any(|gap| bytes[at..].starts_with(gap)))
    })
}

/// Appends `line`, in parts where blanks of four columns or more after the end of a sentence begin a new
/// paragraph.
fn push_parts(text: &str, line: Span, paragraphs: &mut Vec<Span>) {
    let content = line.of(text);
    let gaps = gaps(content);
    let several = gaps.iter().any(|gap| ends_paragraph(&content[..gap.start]));
    let mut start = 0;
    for gap in gaps {
        let wide = gap.of(content).contains("　　");
        if several && (wide || ends_paragraph(&content[..gap.start])) {
            paragraphs.push(Span::new(line.start + start, line.start + gap.start));
            start = gap.end;
        }
    }
    paragraphs.push(Span::new(line.start + start, line.end));
}

fn ends_paragraph(before: &str) -> bool {
    final_mark(before).is_some() && !trim(before).ends_with(is_inner)
}

/// The runs of blanks in `content` that are four columns wide or more.
fn gaps(content: &str) -> Vec<Span> {
    let mut gaps = Vec::new();
    let mut run: Option<(usize, usize)> = None;
    for (at, c) in content.char_indices() {
        if is_blank(c) {
            let (_, columns) = run.get_or_insert((at, 0));
            *columns += width(c);
        } else if let Some((start, _)) = run.take().filter(|&(_, columns)| columns >= 4) {
            gaps.push(Span::new(start, at));
        }
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_seen_wherever_they_begin() {
        for n_before in 0..140 {
            for (blanks, gap) in [
                ("   ", false),
                ("    ", true),
                ("　", false),
                ("　　", true),
                ("  　", false),
            ] {
                let text = format!("{}{blanks}字", "a".repeat(n_before));
                assert_eq!(has_gap(&text), gap, "{n_before} {blanks:?}");
            }
        }
    }
}
