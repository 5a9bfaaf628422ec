//! Character-level ROUGE (Lin 2004) as it is usual for Chinese: a token is one Han character or one run of ASCII
//! letters and digits; everything else is dropped.

use std::collections::HashMap;
use std::hash::Hash;

use crate::statistics::f1;

/// F1 scores, from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Rouge {
    /// Shared characters.
    pub(crate) one: f64,
    /// Shared pairs of neighbours.
    pub(crate) two: f64,
    /// The longest common subsequence.
    pub(crate) longest: f64,
}

impl Rouge {
    pub(crate) fn mean(self) -> f64 {
        (self.one + self.two + self.longest) / 3.0
    }
}

/// Scores a summary against a reference.
pub(crate) fn rouge(summary: &str, reference: &str) -> Rouge {
    let (summary, reference) = (summary.to_lowercase(), reference.to_lowercase());
    let (summary, reference) = (tokens(&summary), tokens(&reference));
    Rouge {
        one: shared(&summary, &reference),
        two: shared(&pairs(&summary), &pairs(&reference)),
        longest: f1(
            common_subsequence(&summary, &reference),
            summary.len(),
            reference.len(),
        )
        .f1,
    }
}

fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let mut end = start + c.len_utf8();
        if c.is_ascii_alphanumeric() {
            while let Some((at, _)) = chars.next_if(|(_, c)| c.is_ascii_alphanumeric()) {
                end = at + 1;
            }
        } else if !is_han(c) {
            continue;
        }
        tokens.push(&text[start..end]);
    }
    tokens
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

fn pairs<'t>(tokens: &[&'t str]) -> Vec<(&'t str, &'t str)> {
    tokens.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// F1 of what two multisets share.
fn shared<T: Eq + Hash>(summary: &[T], reference: &[T]) -> f64 {
    let mut left: HashMap<&T, usize> = HashMap::new();
    for item in reference {
        *left.entry(item).or_default() += 1;
    }
    let mut matches = 0;
    for item in summary {
        if let Some(count) = left.get_mut(item).filter(|count| **count > 0) {
            *count -= 1;
            matches += 1;
        }
    }
    f1(matches, summary.len(), reference.len()).f1
}

/// Length of the longest common subsequence, by rows of the usual table.
fn common_subsequence(a: &[&str], b: &[&str]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_han_characters_and_latin_runs() {
        assert_eq!(tokens("我爱rust 2.0版！"), ["我", "爱", "rust", "2", "0", "版"]);
        assert_eq!(tokens("𠀀，ａ"), ["𠀀"]);
        assert!(tokens("，。 \n").is_empty());
    }

    #[test]
    fn scores_are_those_computed_by_hand() {
        // Five tokens against four. Shared: 今 天 雨; pairs: 今天; subsequence: 今 天 雨.
        let scores = rouge("今天下大雨", "今天有雨。");
        assert_close(
            scores.one,
            2.0 * (3.0 / 5.0) * (3.0 / 4.0) / (3.0 / 5.0 + 3.0 / 4.0),
        );
        assert_close(
            scores.two,
            2.0 * (1.0 / 4.0) * (1.0 / 3.0) / (1.0 / 4.0 + 1.0 / 3.0),
        );
        assert_close(scores.longest, scores.one);
        assert_close(scores.mean(), (2.0 / 3.0 + 2.0 / 7.0 + 2.0 / 3.0) / 3.0);
    }

    #[test]
    fn order_counts_for_the_subsequence_alone() {
        let scores = rouge("乙甲", "甲乙");
        assert_eq!(
            scores,
            Rouge {
                one: 1.0,
                two: 0.0,
                longest: 0.5
            }
        );
    }

    #[test]
    fn repetition_is_not_rewarded() {
        // One of three matches the only token of the reference: precision 1/3, recall 1.
        assert_close(rouge("好好好", "好").one, 0.5);
    }

    #[test]
    fn the_same_text_scores_one_and_nothing_scores_none() {
        assert_eq!(
            rouge("GDP增长", "gdp，增长"),
            Rouge {
                one: 1.0,
                two: 1.0,
                longest: 1.0
            }
        );
        assert_eq!(rouge("", "增长"), Rouge::default());
        assert_eq!(rouge("，", "，"), Rouge::default());
    }

    #[test]
    fn subsequences_skip_what_is_between() {
        for (a, b, length) in [
            ("甲乙丙丁", "甲丙丁乙", 3),
            ("甲乙", "丙丁", 0),
            ("甲乙甲乙", "乙甲乙甲", 3),
        ] {
            assert_eq!(common_subsequence(&tokens(a), &tokens(b)), length, "{a} {b}");
        }
    }

    fn assert_close(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-12, "{a} is not {b}");
    }
}
