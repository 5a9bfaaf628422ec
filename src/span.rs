//! Parts of texts, as byte offsets.

use std::fmt;
use std::ops::Range;

/// A part of a text, as byte offsets: from `start` up to, not including, `end`.
///
/// Both ends lie on character boundaries of the text that was analysed.
///
/// ```
/// use zhaiyao::Span;
///
/// let span = Span::new(3, 9);
/// assert_eq!(span.of("摘要好"), "要好");
/// assert_eq!(span.len(), 6);
/// assert_eq!((span.to_string(), Span::from(3..9)), ("3..9".to_owned(), span));
/// assert_eq!(Span::new(9, 3).len(), 0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes; 0 if it ends before it begins.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether nothing is in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies inside, ends included.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// What `spans` cover, in order and in pieces that do not overlap: for marking a text. Spans of keywords may overlap.
    ///
    /// ```
    /// use zhaiyao::Span;
    ///
    /// let spans = [Span::new(6, 12), Span::new(0, 3), Span::new(9, 15)];
    /// assert_eq!(Span::disjoint(spans), [Span::new(0, 3), Span::new(6, 15)]);
    /// ```
    #[must_use]
    pub fn disjoint(spans: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let mut spans: Vec<Self> = spans.into_iter().filter(|span| !span.is_empty()).collect();
        spans.sort_unstable();
        spans.dedup_by(|next, last| {
            let overlaps = next.start < last.end;
            if overlaps {
                last.end = last.end.max(next.end);
            }
            overlaps
        });
        spans
    }

    /// The part of `text` that it names.
    ///
    /// # Panics
    /// If the span was made for another text and does not fit this one.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// As a range: `3..9`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}
