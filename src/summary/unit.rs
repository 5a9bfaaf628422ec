use super::length::{begins_in_latin, n_chars};
use crate::Span;
use crate::text::sentence::{clauses, joined};

/// A sentence longer than the limit is cut to the clauses that fit, if they fill this share of the limit.
const MIN_CUT_SHARE: f64 = 0.4;

/// A sentence, or as much of it as fits the limit.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// What is quoted.
    pub(super) span: Span,
    /// Length in characters, with the blank that may come before it. More than the limit: it cannot be used.
    pub(super) n_chars: usize,
    pub(super) cut: bool,
}

impl Unit {
    /// The sentence at `span`, cut at a clause boundary if it is longer than `limit` characters.
    pub(super) fn new(text: &str, span: Span, n_chars: usize, limit: usize) -> Self {
        let whole = Self {
            span,
            n_chars,
            cut: false,
        };
        if n_chars <= limit {
            return whole;
        }
        let sentence = span.of(text);
        let mut best = whole;
        for clause in clauses(sentence) {
            let end = span.start + sentence[..clause.end].trim_end_matches(is_clause_mark).len();
            // The full stop that takes the mark's place counts.
            let length = length(Span::new(span.start, end).of(text)) + 1;
            if length > limit {
                break;
            }
            if length as f64 >= MIN_CUT_SHARE * limit as f64 {
                best = Self {
                    span: Span::new(span.start, end),
                    n_chars: length,
                    cut: true,
                };
            }
        }
        best
    }

    /// The sentence at `span`, cut after as many characters as fit.
    pub(super) fn hard_cut(text: &str, span: Span, limit: usize) -> Option<Self> {
        let sentence = span.of(text);
        // A grapheme cluster can be long, but a limit is not reached by counting forever.
        let ends = sentence
            .char_indices()
            .map(|(start, c)| start + c.len_utf8())
            .take(limit.saturating_mul(8));
        let (mut low, mut high) = (0, 0);
        let ends: Vec<usize> = ends.collect();
        high += ends.len();
        while low < high {
            let middle = low.midpoint(high);
            if length(&sentence[..ends[middle]]) <= limit {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let end = *ends.get(low.checked_sub(1)?)?;
        let span = Span::new(span.start, span.start + end);
        Some(Self {
            span,
            n_chars: length(span.of(text)),
            cut: true,
        })
    }

    /// What is printed: a clause that ends a quote ends it with a full stop.
    pub(super) fn print(&self, text: &str) -> String {
        let mut printed = joined(self.span.of(text)).into_owned();
        if self.cut && self.ends_at_clause(text) {
            printed.push('。');
        }
        printed
    }

    fn ends_at_clause(&self, text: &str) -> bool {
        text[self.span.end..].starts_with(is_clause_mark)
    }
}

/// Length of a sentence in characters as it is printed, with the blank that may come before it.
pub(super) fn length(sentence: &str) -> usize {
    let printed = joined(sentence);
    n_chars(&printed) + usize::from(begins_in_latin(&printed))
}

fn is_clause_mark(c: char) -> bool {
    matches!(c, '，' | '；' | '：' | ',' | ';' | ':' | '、' | ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(sentence: &str, limit: usize) -> Unit {
        Unit::new(sentence, Span::new(0, sentence.len()), length(sentence), limit)
    }

    #[test]
    fn long_sentences_are_cut_at_a_clause_that_fills_the_limit() {
        let sentence = "两省签订合作协议，涉及旅游、农业；还有能源。";
        let cases = [
            (22, "两省签订合作协议，涉及旅游、农业；还有能源。", false),
            (21, "两省签订合作协议，涉及旅游、农业。", true),
            (17, "两省签订合作协议，涉及旅游、农业。", true),
            (16, "两省签订合作协议。", true),
            (9, "两省签订合作协议。", true),
        ];
        for (limit, want, cut) in cases {
            let unit = unit(sentence, limit);
            assert_eq!((unit.print(sentence).as_str(), unit.cut), (want, cut), "{limit}");
            assert_eq!(unit.n_chars, n_chars(want), "{limit}");
        }
        assert!(unit(sentence, 8).n_chars > 8, "no clause fits");
    }

    #[test]
    fn a_hard_cut_fills_the_limit() {
        let sentence = "一二三e\u{301}五六七";
        for (limit, want) in [(3, "一二三"), (4, "一二三e\u{301}"), (100, sentence)] {
            let unit = Unit::hard_cut(sentence, Span::new(0, sentence.len()), limit).unwrap();
            assert_eq!(unit.print(sentence), want);
        }
        assert!(Unit::hard_cut(sentence, Span::new(0, sentence.len()), 0).is_none());
    }
}
