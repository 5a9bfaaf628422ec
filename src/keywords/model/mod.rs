//! How likely an editor would print a candidate: a linear score that picks the best candidates of a text, and boosted
//! trees (Friedman 2001) that score these.

#[cfg_attr(
    not(any(test, feature = "train")),
    allow(dead_code, reason = "the build script parses models")
)]
mod table;
mod trees;

use std::borrow::Cow;

use super::affix_odds::AffixOdds;
use super::features::{
    AllFeatures, CANDIDATE, CandidateFeatures, JUDGED, JudgedFeatures, MORE, N_ALL, N_CANDIDATE, RIVALS,
};
use crate::rank::weighted_sum;
use table::{Branch, Trees};

/// So many candidates, the best by themselves, are compared with terms that were judged.
pub(super) const N_COMPARED: usize = 72;

/// So many of these, the best by the first score, are scored by the trees.
pub(super) const N_BEST: usize = 40;

/// A model of what editors print. `scripts/train_keywords.py` learns it.
#[derive(Clone, Debug)]
pub struct Model {
    /// The weights of the first score, which is linear.
    weights: FirstWeights,
    /// The indices of the features that the trees use.
    features: [u16; N_ALL],
    trees: Trees,
    /// How terms with the same spelling, beginning or end were judged.
    pub(super) odds: AffixOdds,
}

/// The weights of what a candidate has by itself, and of how terms like it were judged.
#[derive(Clone, Debug)]
struct FirstWeights {
    own: CandidateFeatures,
    judged: JudgedFeatures,
}

// The models that the library uses, laid out when it was built: a name that is no feature's is an error of the compiler.
include!(concat!(env!("OUT_DIR"), "/models.rs"));

/// The model that the library uses: for phrases and words, or for words alone.
#[must_use]
pub fn learned(words_only: bool) -> &'static Model {
    if words_only { &WORDS } else { &PHRASES }
}

impl Model {
    /// Reads a model as the training script writes it.
    ///
    /// # Errors
    /// What is wrong with the text, such as a feature that the library does not have.
    #[cfg(any(test, feature = "train"))]
    pub fn parse(text: &str) -> Result<Self, String> {
        let table::Table {
            weights,
            features,
            trees,
            keys,
            values,
        } = table::parse(text)?;
        let unknown = |name| format!("no feature is called {name:?}");
        Ok(Self {
            weights: named_weights(&weights).map_err(unknown)?,
            features: numbers(&features).map_err(unknown)?,
            trees,
            odds: AffixOdds::new(keys.into(), values.into()),
        })
    }

    const fn compiled(weights: &[(&str, f32)], features: &[&str], trees: Trees, odds: AffixOdds) -> Self {
        match (named_weights(weights), numbers(features)) {
            (Ok(weights), Ok(features)) => Self {
                weights,
                features,
                trees,
                odds,
            },
            _ => panic!("a model in lexicon/ asks for a feature that there is not"),
        }
    }

    /// The linear score.
    pub(super) fn first_score(&self, features: &CandidateFeatures) -> f32 {
        weighted_sum(features, &self.weights.own)
    }

    /// What it adds to that how terms like the candidate were judged.
    pub(super) fn judged_score(&self, judged: &JudgedFeatures) -> f32 {
        weighted_sum(judged, &self.weights.judged)
    }

    /// Whether it has more than the first score.
    pub(super) fn has_trees(&self) -> bool {
        !self.trees.is_empty()
    }

    /// The score of each candidate by the whole model.
    pub(super) fn all_scores(&self, candidates: &[AllFeatures]) -> Vec<f32> {
        if self.has_trees() {
            return self.scores(candidates);
        }
        let first = candidates.iter().map(|features| features.first_chunk());
        first
            .map(|features| features.map_or(0.0, |features| self.first_score(features)))
            .collect()
    }

    /// The trees' score of each candidate: the logarithm of the odds that an editor would print it.
    pub(super) fn scores(&self, candidates: &[AllFeatures]) -> Vec<f32> {
        self.trees.scores(candidates, &self.features)
    }
}

/// The weights in the order of the features, or a name that none of them has.
const fn named_weights<'t>(weights: &[(&'t str, f32)]) -> Result<FirstWeights, &'t str> {
    let mut all = FirstWeights {
        own: [0.0; N_CANDIDATE],
        judged: [0.0; JUDGED.len()],
    };
    let mut at = 0;
    while at < weights.len() {
        let (name, weight) = weights[at];
        match (position(CANDIDATE, name), position(JUDGED, name)) {
            (Some(feature), _) => all.own[feature] = weight,
            (_, Some(feature)) => all.judged[feature] = weight,
            _ => return Err(name),
        }
        at += 1;
    }
    Ok(all)
}

/// The features' numbers, or a name that none has.
const fn numbers<'t>(names: &[&'t str]) -> Result<[u16; N_ALL], &'t str> {
    let mut all = [0; N_ALL];
    let mut at = 0;
    while at < names.len() {
        let mut lists: &[&[&str]] = &[CANDIDATE, MORE, JUDGED, RIVALS];
        let mut first = 0;
        all[at] = loop {
            let Some((list, others)) = lists.split_first() else {
                return Err(names[at]);
            };
            if let Some(number) = position(list, names[at]) {
                break (first + number) as u16;
            }
            (first, lists) = (first + list.len(), others);
        };
        at += 1;
    }
    Ok(all)
}

const fn position(names: &[&str], name: &str) -> Option<usize> {
    let mut at = 0;
    while at < names.len() {
        if is_same(names[at].as_bytes(), name.as_bytes()) {
            return Some(at);
        }
        at += 1;
    }
    None
}

const fn is_same(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keywords::features::names;
    use crate::keywords::probability;

    #[test]
    fn trees_are_walked_as_they_are_written() {
        let text = "weight bias 0.5\nfeature in_title\nfeature first_rank\n\
            tree 0:2:0.5 -1 1:2:3 0.25 2\ntree 0.125\n";
        let model = Model::parse(text).unwrap();
        let at = |name: &str| names().position(|known| known == name).unwrap();
        let cases = [(0.0, 9.0, -0.875), (1.0, 3.0, 0.375), (1.0, 4.0, 2.125)];
        let candidates = cases.map(|(in_title, rank, _)| {
            let mut features = [0.0; N_ALL];
            features[at("in_title")] = in_title;
            features[at("first_rank")] = rank;
            features
        });
        assert_eq!(model.scores(&candidates), cases.map(|(.., want)| want));
    }

    /// The training script writes what the trainer says of some candidates: the score, and the features.
    #[test]
    fn scores_are_those_of_the_trainer() {
        let mut rows = include_str!("../../../lexicon/phrases.rows").lines();
        let columns: Vec<&str> = rows.next().unwrap().split(' ').collect();
        // A feature that the trainer did not know counts nothing.
        let column = |name: &str| columns.iter().position(|column| *column == name);
        let places: Vec<Option<usize>> = names().take(N_ALL).map(column).collect();
        let rows: Vec<(f32, AllFeatures)> = rows
            .map(|row| {
                let values: Vec<f32> = row.split(' ').map(|value| value.parse().unwrap()).collect();
                let feature = |at: usize| places[at].map_or(0.0, |place| values[place]);
                (values[0], std::array::from_fn(feature))
            })
            .collect();
        assert!(rows.len() > 20);
        let candidates: Vec<AllFeatures> = rows.iter().map(|(_, features)| *features).collect();
        for (got, (want, _)) in learned(false).scores(&candidates).into_iter().zip(&rows) {
            let [got, want] = [got, *want].map(|score| probability(f64::from(score)));
            assert!((got - want).abs() < 1e-5, "{got} is not {want}");
        }
    }

    #[test]
    fn what_is_no_model_is_refused() {
        for text in [
            "weight no_such_feature 1",
            "feature no_such_feature",
            "tree 0:1",
            "tree 0:2:1 1 2",
            "feature bias\ntree 0:2:1 1",
            "feature bias\ntree 0:3:1 1 2",
            "feature bias\ntree 0:2:1 1 2 3",
            "weight bias x",
            "odds 1",
            "odds 2:1 1:1",
            "odds 1:300",
            "leaf 1",
        ] {
            assert!(Model::parse(text).is_err(), "{text}");
        }
    }
}
