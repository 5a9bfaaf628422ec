//! Means, F1 and how far a mean may be trusted.

/// Precision, recall and their harmonic mean, each from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Match {
    pub(crate) f1: f64,
    pub(crate) precision: f64,
    pub(crate) recall: f64,
}

/// What `matches` of `found` items that are among `wanted` are worth.
pub(crate) fn f1(matches: usize, found: usize, wanted: usize) -> Match {
    if matches == 0 {
        return Match::default();
    }
    let precision = matches as f64 / found as f64;
    let recall = matches as f64 / wanted as f64;
    Match {
        f1: 2.0 * precision * recall / (precision + recall),
        precision,
        recall,
    }
}

/// The mean of `value` over `items`; 0 without any.
pub(crate) fn mean<T: Copy>(items: &[T], value: impl Fn(T) -> f64) -> f64 {
    items.iter().map(|&item| value(item)).sum::<f64>() / items.len().max(1) as f64
}

/// The 95 % interval of the mean of `values`, from 1,000 bootstrap samples that are the same in every run.
pub(crate) fn bootstrap_interval(values: &[f64]) -> (f64, f64) {
    const SAMPLES: usize = 1000;
    if values.is_empty() {
        return (0.0, 0.0);
    }
    let mut random = SplitMix(1);
    let mut means: Vec<f64> = (0..SAMPLES)
        .map(|_| {
            values
                .iter()
                .map(|_| values[random.below(values.len())])
                .sum::<f64>()
                / values.len() as f64
        })
        .collect();
    means.sort_by(f64::total_cmp);
    (means[SAMPLES / 40], means[SAMPLES - 1 - SAMPLES / 40])
}

/// `SplitMix64` (Steele, Lea and Flood 2014): enough to draw samples with.
struct SplitMix(u64);

impl SplitMix {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_is_the_harmonic_mean() {
        assert_eq!(
            f1(1, 2, 4),
            Match {
                f1: 1.0 / 3.0,
                precision: 0.5,
                recall: 0.25
            }
        );
        assert_eq!(f1(0, 0, 3), Match::default());
    }

    #[test]
    fn the_interval_holds_the_mean_and_narrows_with_more_values() {
        let values: Vec<f64> = (0..400).map(|i| f64::from(i % 20)).collect();
        let (low, high) = bootstrap_interval(&values);
        let (low_of_few, high_of_few) = bootstrap_interval(&values[..40]);
        assert!(low < 9.5 && 9.5 < high, "{low} {high}");
        assert!(high - low < high_of_few - low_of_few);
        // The standard error of the mean is 5.77 / 20: the interval is 3.92 of them wide.
        assert!((high - low - 1.13).abs() < 0.15, "{}", high - low);
        assert_eq!(bootstrap_interval(&[2.0, 2.0]), (2.0, 2.0));
        assert_eq!(bootstrap_interval(&[]), (0.0, 0.0));
    }

    #[test]
    fn the_mean_of_nothing_is_zero() {
        assert!(mean(&[] as &[f64], |x| x).abs() < f64::EPSILON);
        assert!((mean(&[1.0, 2.0], |x| x) - 1.5).abs() < f64::EPSILON);
    }
}
