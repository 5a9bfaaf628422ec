use std::borrow::Cow;

use super::compress::without_asides;
use super::length::{begins_in_latin, n_chars};
use crate::Span;
use crate::text::fold::Folded;
use crate::text::sentence::{clauses, joined, on_one_line};

/// A sentence longer than the limit is cut to the clauses that fit, if they fill this share of the limit.
const MIN_CUT_SHARE: f64 = 0.4;

/// The last clause of a sentence that is cut has at least so many characters, its mark not counted: `目前` is none.
const MIN_LAST_CLAUSE: usize = 4;

/// What is left of a sentence that is cut to fill a limit is at least so long, in characters.
const MIN_REST_CHARS: usize = 20;

/// So many of the clauses that fit are looked at for one that a sentence can end with.
const MAX_DROPPED_CLAUSES: usize = 16;

/// A sentence, or as much of it as fits the limit.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// What is quoted, in the folded text.
    pub(super) span: Span,
    /// Length in characters, with the blank that may come before it. More than the limit: it cannot be used.
    pub(super) n_chars: usize,
    pub(super) cut: bool,
    /// Whether it ended in a clause mark, or was cut at one, in whose place a full stop is printed.
    stop: bool,
    /// Whether asides inside it are left out.
    pub(super) compress: bool,
}

impl Unit {
    /// The sentence at `span`.
    pub(super) fn whole(text: &str, span: Span, compress: bool) -> Self {
        let sentence = span.of(text);
        let body = sentence.trim_end_matches(['，', '；', ';', '、']);
        let stop = body.len() < sentence.len() && !body.is_empty();
        let span = if stop {
            Span::new(span.start, span.start + body.len())
        } else {
            span
        };
        Self {
            span,
            n_chars: length(&printed(span.of(text), compress)) + usize::from(stop),
            cut: false,
            stop,
            compress,
        }
    }

    /// Cut at a clause boundary if it is longer than `limit` characters.
    pub(super) fn fitted(self, text: &str, limit: usize) -> Self {
        if self.n_chars <= limit {
            return self;
        }
        let min_chars = (MIN_CUT_SHARE * limit as f64).ceil() as usize;
        self.cut_to(text, limit, min_chars).unwrap_or(self)
    }

    /// So much of it as fits into what a limit has left, if that is most of it.
    pub(super) fn fitted_into(&self, text: &str, room: usize) -> Option<Self> {
        if self.n_chars <= room {
            return Some(self.clone());
        }
        let min_chars = self.n_chars.div_ceil(2).max(MIN_REST_CHARS);
        (min_chars <= room)
            .then(|| self.cut_to(text, room, min_chars))
            .flatten()
    }

    /// Its first clauses, in `min_chars` to `limit` characters, if a sentence can end with them.
    fn cut_to(&self, text: &str, limit: usize, min_chars: usize) -> Option<Self> {
        let (span, compress) = (self.span, self.compress);
        let sentence = span.of(text);
        let part = |clause: &Span| {
            let end = span.start + sentence[..clause.end].trim_end_matches(is_clause_mark).len();
            Span::new(span.start, end)
        };
        // The full stop that takes the mark's place counts.
        let length_to = |clause: &Span| length(&printed(part(clause).of(text), compress)) + 1;
        let clauses = clauses(sentence);
        let n_fitting = clauses.partition_point(|clause| length_to(clause) <= limit);
        let last = clauses[..n_fitting].iter().rev().take(MAX_DROPPED_CLAUSES);
        last.map(|clause| Self {
            span: part(clause),
            n_chars: length_to(clause),
            cut: true,
            stop: true,
            compress,
        })
        .take_while(|unit| unit.n_chars >= min_chars)
        .zip(clauses[..n_fitting].iter().rev())
        .find(|(unit, clause)| unit.n_chars <= limit && is_complete(unit.span.of(text), clause.of(sentence)))
        .map(|(unit, _)| unit)
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
            if length(&on_one_line(&sentence[..ends[middle]])) <= limit {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let end = *ends.get(low.checked_sub(1)?)?;
        let span = Span::new(span.start, span.start + end);
        Some(Self {
            span,
            n_chars: length(&on_one_line(span.of(text))),
            cut: true,
            stop: false,
            compress: false,
        })
    }

    /// What is printed, as it was written: a clause that ends a quote ends it with a full stop.
    pub(super) fn print(&self, folded: &Folded<'_>) -> String {
        let kept = self
            .compress
            .then(|| without_asides(self.span.of(folded.text())))
            .flatten();
        let mut printed = match kept {
            None => joined(folded.written_text(self.span)).into_owned(),
            Some(parts) => {
                let start = self.span.start;
                let parts = parts
                    .iter()
                    .map(|part| Span::new(start + part.start, start + part.end));
                let written: String = parts.map(|part| folded.written_text(part)).collect();
                joined(&written).into_owned()
            }
        };
        if self.stop {
            printed.push('。');
        }
        printed
    }
}

/// Length of a sentence in characters as it is printed, with the blank that may come before it.
fn length(printed: &str) -> usize {
    n_chars(printed) + usize::from(begins_in_latin(printed))
}

/// A quote on one line, without its asides if it is to be compressed: as it is printed, but folded.
fn printed(quote: &str, compress: bool) -> Cow<'_, str> {
    let Some(parts) = compress.then(|| without_asides(quote)).flatten() else {
        return on_one_line(quote);
    };
    let kept: String = parts.iter().map(|part| part.of(quote)).collect();
    Cow::Owned(on_one_line(&kept).into_owned())
}

/// Whether a sentence can end with `last`, the last of `clauses`: not if it waits for what happens then, for what is
/// said, or for the main clause.
fn is_complete(clauses: &str, last: &str) -> bool {
    const WAITING: [&str; 26] = [
        "通过",
        "对",
        "关于",
        "至于",
        "虽然",
        "尽管",
        "由于",
        "因为",
        "如果",
        "假如",
        "若",
        "为",
        "当",
        "随着",
        "一旦",
        "只要",
        "只有",
        "即使",
        "鉴于",
        "考虑到",
        "根据",
        "按照",
        "依照",
        "针对",
        "围绕",
        "由",
    ];
    const OPEN: [&str; 54] = [
        "规定",
        "包括",
        "要求",
        "暗示",
        "以下",
        "对",
        "在",
        "将",
        "于",
        "和",
        "与",
        "及",
        "或",
        "的",
        "是",
        "为",
        "等",
        "即",
        "以来",
        "之后",
        "后",
        "之前",
        "时",
        "期间",
        "之际",
        "同时",
        "以后",
        "上",
        "下",
        "中",
        "方面",
        "来看",
        "来说",
        "而言",
        "表示",
        "指出",
        "认为",
        "强调",
        "显示",
        "表明",
        "称",
        "说",
        "介绍",
        "透露",
        "获悉",
        "了解到",
        "消息",
        "报道",
        "如下",
        "的话",
        "为了",
        "不仅",
        "虽然",
        "的是",
    ];
    !OPEN.iter().any(|end| clauses.ends_with(end))
        && is_balanced(clauses)
        && !concedes(clauses)
        && !WAITING.iter().any(|start| last.starts_with(start))
        && last.chars().nth(MIN_LAST_CLAUSE).is_some()
        && !is_date(last)
}

/// Whether every bracket and quotation mark has its partner.
fn is_balanced(clauses: &str) -> bool {
    [
        ('（', '）'),
        ('(', ')'),
        ('“', '”'),
        ('「', '」'),
        ('『', '』'),
        ('《', '》'),
    ]
    .into_iter()
    .all(|(open, close)| clauses.matches(open).count() == clauses.matches(close).count())
}

/// Whether something is conceded or set aside, and what stands against it is not there.
fn concedes(clauses: &str) -> bool {
    const PAIRS: [(&str, [&str; 4]); 6] = [
        ("虽然", ["但", "却", "仍", "还是"]),
        ("虽说", ["但", "却", "仍", "还是"]),
        ("尽管", ["但", "却", "仍", "还是"]),
        ("不仅", ["还", "也", "而且", "更"]),
        ("不但", ["还", "也", "而且", "更"]),
        ("不是", ["而是", "就是", "而", "更"]),
    ];
    let waits = |(first, second): &(&str, [&str; 4])| {
        clauses
            .split_once(first)
            .is_some_and(|(_, rest)| !second.iter().any(|word| rest.contains(word)))
    };
    PAIRS.iter().any(waits)
}

/// `9月20日`: when something happens that is still to be told.
fn is_date(clause: &str) -> bool {
    let body = clause.trim_end_matches(is_clause_mark);
    body.starts_with(|c: char| c.is_ascii_digit())
        && body.ends_with(['日', '月', '年', '时', '分'])
        && body
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '时' | '分' | '许'))
}

fn is_clause_mark(c: char) -> bool {
    matches!(c, '，' | '；' | '：' | ',' | ';' | ':' | '、' | ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(sentence: &str, limit: usize) -> Unit {
        Unit::whole(sentence, Span::new(0, sentence.len()), true).fitted(sentence, limit)
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
            assert_eq!(
                (unit.print(&Folded::new(sentence)).as_str(), unit.cut),
                (want, cut),
                "{limit}"
            );
            assert_eq!(unit.n_chars, n_chars(want), "{limit}");
        }
        assert!(unit(sentence, 8).n_chars > 8, "no clause fits");
        let sentence = "两省签订合作协议，由于天气不好，目前，仪式推迟到了下个月的第一天。";
        assert_eq!(
            unit(sentence, 20).print(&Folded::new(sentence)),
            "两省签订合作协议。"
        );
        let sentence = "两省签订合作协议，9月20日，由旅游部门主办的推介会在省城举行。";
        assert_eq!(
            unit(sentence, 20).print(&Folded::new(sentence)),
            "两省签订合作协议。"
        );
    }

    #[test]
    fn a_clause_mark_at_the_end_becomes_a_full_stop() {
        for (sentence, want) in [
            ("房屋归原告所有；", "房屋归原告所有。"),
            ("，", "，"),
            ("判决如下：", "判决如下："),
        ] {
            let unit = unit(sentence, 20);
            assert_eq!(
                (unit.print(&Folded::new(sentence)).as_str(), unit.n_chars),
                (want, n_chars(want))
            );
        }
    }

    #[test]
    fn a_hard_cut_fills_the_limit() {
        let sentence = "一二三e\u{301}五六七";
        for (limit, want) in [(3, "一二三"), (4, "一二三e\u{301}"), (100, sentence)] {
            let unit = Unit::hard_cut(sentence, Span::new(0, sentence.len()), limit).unwrap();
            assert_eq!(unit.print(&Folded::new(sentence)), want);
        }
        assert!(Unit::hard_cut(sentence, Span::new(0, sentence.len()), 0).is_none());
    }
}
