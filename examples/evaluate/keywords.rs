//! Keywords that match a reference exactly.

use crate::statistics::{Match, f1};

/// Compares the first `k` different keywords with all of the reference's, without regard to case and white space.
pub(crate) fn exact_match(found: &[String], reference: &[String], k: usize) -> Match {
    let mut found = different(found);
    found.truncate(k);
    let reference = different(reference);
    let matches = found.iter().filter(|word| reference.contains(word)).count();
    f1(matches, found.len(), reference.len())
}

fn different(words: &[String]) -> Vec<String> {
    let mut different = Vec::new();
    for word in words {
        let word: String = word.to_lowercase().split_whitespace().collect();
        if !word.is_empty() && !different.contains(&word) {
            different.push(word);
        }
    }
    different
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_those_computed_by_hand() {
        let reference = ["遥感影像", "茶园", "Random Forest", "坡度"].map(str::to_owned);
        for (found, k, f1, precision, recall) in [
            ("茶园 物候 randomforest", 5, 4.0 / 7.0, 2.0 / 3.0, 0.5),
            ("茶园 物候 randomforest", 2, 1.0 / 3.0, 0.5, 0.25),
            ("茶园 茶园 遥感影像", 2, 2.0 / 3.0, 1.0, 0.5),
            ("物候", 5, 0.0, 0.0, 0.0),
            ("", 5, 0.0, 0.0, 0.0),
        ] {
            let score = exact_match(&words(found), &reference, k);
            for (got, want) in [
                (score.f1, f1),
                (score.precision, precision),
                (score.recall, recall),
            ] {
                assert!((got - want).abs() < 1e-12, "{found}: {got} is not {want}");
            }
        }
    }

    fn words(list: &str) -> Vec<String> {
        list.split_whitespace().map(str::to_owned).collect()
    }
}
