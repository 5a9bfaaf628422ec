//! Weighted `PageRank` with a restart prior. Knows nothing of language.

use std::cmp::Ordering;

use petgraph::visit::EdgeRef;
use petgraph::{EdgeType, Graph};

/// How the iteration runs.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct RankOptions {
    /// Probability of following an edge instead of restarting, from 0 to 1. Default: 0.85. 1 is taken for a little less.
    pub damping: f64,
    /// Stops when the scores change by less than this in all (L1 norm). Default: 1e-4.
    pub tolerance: f64,
    /// The most sweeps. Default: 100.
    pub max_iterations: usize,
}

impl Default for RankOptions {
    fn default() -> Self {
        Self {
            damping: 0.85,
            tolerance: 1e-4,
            max_iterations: 100,
        }
    }
}

impl RankOptions {
    /// Precise enough where scores are only compared: fewer sweeps.
    pub(crate) fn rough() -> Self {
        Self {
            tolerance: 4e-3,
            ..Self::default()
        }
    }

    /// With another damping factor.
    #[must_use]
    pub fn damping(mut self, damping: f64) -> Self {
        self.damping = damping;
        self
    }
}

/// A walk that never restarts need not come to rest, and where it is found depends on where it began.
const MAX_DAMPING: f64 = 1.0 - 1e-9;

/// Scores of a graph's nodes, and how they were reached.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Ranking {
    /// One score a node, in the order of the nodes' indices. They sum to 1 (an empty graph has none).
    pub scores: Vec<f64>,
    /// Sweeps over the graph.
    pub iterations: usize,
    /// Whether the tolerance was reached.
    pub converged: bool,
}

/// Ranks the nodes of `graph` by where a random walk is found: with probability *d* (damping) it follows an edge in
/// proportion to its weight, else, and wherever there is no edge, it restarts at a node drawn from the prior.
///
/// *s* = (1 − *d*) *p* + *d* (*W*ᵀ*s* + *p* · Σ *s* of nodes without edges), with *W* row-normalised: Brin and Page
/// 1998, weighted as in Mihalcea and Tarau 2004 (`TextRank`, equation 2), personalised as in Haveliwala 2002.
///
/// `prior` has a value for each node; negative and missing ones count as 0, and if all are 0 the prior is uniform.
/// Edges of an undirected graph are followed both ways. Edges with a weight that is not positive are ignored.
pub(crate) fn pagerank(graph: &impl Arcs, prior: &[f64], options: &RankOptions) -> Ranking {
    InEdges::new(graph).rank(prior, options)
}

/// What can be walked over: nodes, and arcs of positive weight from one to another.
pub(crate) trait Arcs {
    fn n_nodes(&self) -> usize;

    /// Calls `arc` with both nodes of every arc and its weight.
    fn for_each(&self, arc: impl FnMut(usize, usize, f32));
}

impl<N, Ty: EdgeType> Arcs for Graph<N, f32, Ty> {
    fn n_nodes(&self) -> usize {
        self.node_count()
    }

    fn for_each(&self, mut arc: impl FnMut(usize, usize, f32)) {
        for edge in self.edge_references() {
            let (from, to, weight) = (edge.source().index(), edge.target().index(), *edge.weight());
            // Two comparisons: `is_finite` would take a dozen.
            if weight > 0.0 && weight < f32::INFINITY {
                arc(from, to, weight);
                if !self.is_directed() && from != to {
                    arc(to, from, weight);
                }
            }
        }
    }
}

/// `prior` with `n` values that sum to 1.
fn normalised(prior: &[f64], n: usize) -> Vec<f64> {
    let mut values: Vec<f64> = (0..n)
        .map(|node| {
            prior
                .get(node)
                .copied()
                .filter(|p| p.is_finite() && *p > 0.0)
                .unwrap_or(0.0)
        })
        .collect();
    // Scaled first: the sum of huge values would not be finite.
    let largest = values.iter().copied().fold(0.0, f64::max);
    if largest > 0.0 {
        for value in &mut values {
            *value /= largest;
        }
        let sum: f64 = values.iter().sum();
        for value in &mut values {
            *value /= sum;
        }
    } else {
        values.fill(1.0 / n.max(1) as f64);
    }
    values
}

/// Every node's incoming edges in one array, with the share of the source's weight that each carries.
pub(crate) struct InEdges {
    /// Where a node's edges begin; one more entry than nodes.
    starts: Vec<u32>,
    edges: Vec<(u32, f32)>,
    /// Nodes without outgoing edges.
    dangling: Vec<u32>,
    out_weight: Vec<f64>,
}

impl InEdges {
    pub(crate) fn new(graph: &impl Arcs) -> Self {
        let n = graph.n_nodes();
        let mut out_weight = vec![0.0_f64; n];
        let mut starts = vec![0_u32; n + 1];
        graph.for_each(|from, to, weight| {
            out_weight[from] += f64::from(weight);
            starts[to + 1] += 1;
        });
        for node in 0..n {
            starts[node + 1] += starts[node];
        }
        let mut edges = vec![(0, 0.0); starts[n] as usize];
        let mut free = starts.clone();
        graph.for_each(|from, to, weight| {
            edges[free[to] as usize] = (from as u32, (f64::from(weight) / out_weight[from]) as f32);
            free[to] += 1;
        });
        let dangling = (0..n as u32)
            .filter(|&node| out_weight[node as usize] == 0.0)
            .collect();
        Self {
            starts,
            edges,
            dangling,
            out_weight,
        }
    }

    /// The [`pagerank`] of the graph's nodes.
    pub(crate) fn rank(&self, prior: &[f64], options: &RankOptions) -> Ranking {
        let n = self.out_weight.len();
        let prior = normalised(prior, n);
        let damping = if options.damping.is_finite() {
            options.damping.clamp(0.0, MAX_DAMPING)
        } else {
            0.0
        };
        let mut scores = self.first_guess(&prior, damping);
        let (mut iterations, mut converged, mut sum) = (0, n == 0, 1.0);
        while !converged && iterations < options.max_iterations {
            let change = self.sweep(&mut scores, &mut sum, &prior, damping);
            iterations += 1;
            converged = change < options.tolerance;
        }
        Ranking {
            scores,
            iterations,
            converged,
        }
    }

    /// A walk on an undirected graph without restart is found in proportion to the weight of a node's edges: not far from
    /// where one with restarts is found.
    fn first_guess(&self, prior: &[f64], damping: f64) -> Vec<f64> {
        let total: f64 = self.out_weight.iter().sum();
        if total == 0.0 {
            return prior.to_vec();
        }
        let guess = |(&prior, &weight): (&f64, &f64)| (1.0 - damping) * prior + damping * weight / total;
        prior.iter().zip(&self.out_weight).map(guess).collect()
    }

    /// One sweep, in which every node already sees the new scores of those before it: fewer are needed than with the old
    /// ones (Gauss and Seidel). The change in L1 norm.
    ///
    /// `sum` is what the new scores came to before they were made to sum to 1: since shares are rounded, a little more or
    /// less, in every sweep. That is no change.
    fn sweep(&self, scores: &mut [f64], sum: &mut f64, prior: &[f64], damping: f64) -> f64 {
        let dangling: f64 = self.dangling.iter().map(|&node| scores[node as usize]).sum();
        let restart = 1.0 - damping + damping * dangling;
        let expected = 1.0 / std::mem::replace(sum, 0.0);
        let mut change = 0.0;
        for node in 0..scores.len() {
            let edges = &self.edges[self.starts[node] as usize..self.starts[node + 1] as usize];
            let score = restart * prior[node] + damping * inflow(edges, scores);
            change += (score * expected - scores[node]).abs();
            scores[node] = score;
            *sum += score;
        }
        for score in scores {
            *score /= *sum;
        }
        change
    }
}

/// Σ feature × weight, in eight sums that do not wait for each other. A loop compiles to operations on four values each,
/// where a closure may be called for each value.
pub(crate) fn weighted_sum<const N: usize>(features: &[f32; N], weights: &[f32; N]) -> f32 {
    let (features, last_features) = features.as_chunks::<8>();
    let (weights, last_weights) = weights.as_chunks::<8>();
    let mut sums = [0.0_f32; 8];
    for (features, weights) in features.iter().zip(weights) {
        for ((sum, feature), weight) in sums.iter_mut().zip(features).zip(weights) {
            *sum += feature * weight;
        }
    }
    let last: f32 = last_features
        .iter()
        .zip(last_weights)
        .map(|(feature, weight)| feature * weight)
        .sum();
    sums.iter().sum::<f32>() + last
}

/// Σ score × share over a node's edges, in four sums that do not wait for each other.
fn inflow(edges: &[(u32, f32)], scores: &[f64]) -> f64 {
    let flow = |&(from, share): &(u32, f32)| scores[from as usize] * f64::from(share);
    let (fours, rest) = edges.as_chunks::<4>();
    let mut sums = [0.0; 4];
    for four in fours {
        for (sum, edge) in sums.iter_mut().zip(four) {
            *sum += flow(edge);
        }
    }
    sums.iter().sum::<f64>() + rest.iter().map(flow).sum::<f64>()
}

/// A node and its value, for a heap that gives the best first: of equal values, the earlier node is the greater.
pub(crate) struct HeapEntry {
    pub(crate) value: f64,
    pub(crate) node: usize,
}

impl Ord for HeapEntry {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value
            .total_cmp(&other.value)
            .then(other.node.cmp(&self.node))
    }
}

impl PartialOrd for HeapEntry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for HeapEntry {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for HeapEntry {}

#[cfg(test)]
mod tests;
