//! How likely an editor would print a candidate: a linear score that picks the best candidates of a text, and boosted
//! trees (Friedman 2001) that score these.

mod file;

use super::features::{AllFeatures, CANDIDATE, Features, N_CANDIDATE, names};

/// So many candidates, the best by the first score, are scored by the trees.
pub(super) const N_BEST: usize = 40;

/// A model of what editors print. `scripts/train_keywords.py` learns it.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// The weights of the first score, which is linear.
    weights: Vec<f32>,
    /// Which of the features the numbers in the nodes stand for.
    features: Vec<u16>,
    nodes: Vec<Node>,
    roots: Vec<u32>,
}

/// A node: the number of a feature, how far off its right child is (the left one comes next), and the threshold up to which a
/// value goes left; or the value of a leaf.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Node {
    feature: u16,
    right: u16,
    value: f32,
}

/// The feature of a leaf.
const LEAF: u16 = u16::MAX;

impl Model {
    /// Reads a model as the training script writes it.
    ///
    /// # Errors
    /// What is wrong with the text, such as a feature that the library does not have.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file::Model {
            weights,
            features,
            trees,
        } = file::parse(text)?;
        let mut first = vec![0.0; N_CANDIDATE];
        for (name, weight) in weights {
            let at = CANDIDATE.iter().position(|known| *known == name);
            first[at.ok_or_else(|| format!("no feature is called {name:?}"))?] = weight;
        }
        let numbers = features.iter().map(|name| {
            let at = names().position(|known| known == *name);
            at.map(|at| at as u16)
                .ok_or_else(|| format!("no feature is called {name:?}"))
        });
        let mut nodes = Vec::new();
        let mut roots = Vec::new();
        for tree in trees {
            roots.push(nodes.len() as u32);
            nodes.extend(tree.into_iter().map(
                |file::Node {
                     feature,
                     right,
                     value,
                 }| Node {
                    feature: feature.unwrap_or(LEAF),
                    right,
                    value,
                },
            ));
        }
        Ok(Self {
            weights: first,
            features: numbers.collect::<Result<_, _>>()?,
            nodes,
            roots,
        })
    }

    /// The linear score.
    pub(super) fn first_score(&self, features: &Features) -> f32 {
        features
            .iter()
            .zip(self.weights.iter())
            .map(|(feature, weight)| feature * weight)
            .sum()
    }

    /// Whether it has learned nothing.
    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// The logarithm of the odds that an editor would print the candidate: the first score if there are no trees.
    pub(super) fn score(&self, features: &AllFeatures) -> f32 {
        if self.roots.is_empty() {
            return features
                .iter()
                .zip(self.weights.iter())
                .map(|(feature, weight)| feature * weight)
                .sum();
        }
        self.roots
            .iter()
            .map(|&root| self.leaf(root as usize, features))
            .sum()
    }

    fn leaf(&self, mut at: usize, features: &AllFeatures) -> f32 {
        while let Some(&Node {
            feature,
            right,
            value,
        }) = self.nodes.get(at)
        {
            let Some(&feature) = self.features.get(usize::from(feature)) else {
                return value;
            };
            at += if features[usize::from(feature)] <= value {
                1
            } else {
                usize::from(right)
            };
        }
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_are_walked_as_they_are_written() {
        let text = "weight bias 0.5\nfeature in_title\nfeature first_rank\n\
            tree 0:2:0.5 -1 1:2:3 0.25 2\ntree 0.125\n";
        let model = Model::parse(text).unwrap();
        let at = |name: &str| names().position(|known| known == name).unwrap();
        for (in_title, rank, want) in [(0.0, 9.0, -0.875), (1.0, 3.0, 0.375), (1.0, 4.0, 2.125)] {
            let mut features = [0.0; crate::keywords::features::N_ALL];
            features[at("in_title")] = in_title;
            features[at("first_rank")] = rank;
            assert!((model.score(&features) - want).abs() < 1e-6, "{in_title} {rank}");
        }
    }

    #[test]
    fn what_is_no_model_is_refused() {
        for text in [
            "weight no_such_feature 1",
            "feature no_such_feature",
            "tree 0:1",
            "weight bias x",
            "leaf 1",
        ] {
            assert!(Model::parse(text).is_err(), "{text}");
        }
    }
}
