//! A graph's edges as the power iteration walks them.

use std::mem;

use petgraph::graph::{Edge as GraphEdge, NodeIndex};
use petgraph::{EdgeType, Graph};

/// A graph's edges, each once, as they stand side by side at a node.
pub(super) struct Edges {
    /// Which node, and how many of its edges.
    runs: Vec<(u32, u32)>,
    list: Vec<Edge>,
    both_ways: bool,
    /// The weight of each node's outgoing edges.
    out_weight: Vec<f64>,
    /// Nodes without outgoing edges.
    dangling: Vec<u32>,
}

struct Edge {
    /// The node at its other end.
    to: u32,
    /// The share of the outgoing weight that it carries there, and back.
    there: f64,
    back: f64,
}

/// A node on the walk.
pub(super) struct Node {
    pub(super) score: f64,
    /// What arrives with the next step.
    next: f64,
}

impl Edges {
    pub(super) fn new<N, Ty: EdgeType>(graph: &Graph<N, f32, Ty>) -> Self {
        let mut edges = Self {
            runs: Vec::with_capacity(graph.node_count()),
            list: Vec::with_capacity(graph.edge_count()),
            both_ways: !graph.is_directed(),
            out_weight: vec![0.0; graph.node_count()],
            dangling: Vec::new(),
        };
        let mut rest = graph.raw_edges();
        while let Some(first) = rest.first() {
            let n = n_alike(rest, GraphEdge::source);
            rest = if n > 1 || !edges.both_ways {
                let (run, behind) = rest.split_at(n);
                let run = run.iter().map(|edge| (edge.target(), edge.weight));
                edges.add(first.source(), run);
                behind
            } else {
                let (run, behind) = rest.split_at(n_alike(rest, GraphEdge::target));
                let run = run.iter().map(|edge| (edge.source(), edge.weight));
                edges.add(first.target(), run);
                behind
            };
        }
        edges.share();
        edges
    }

    /// Adds edges of one node, as what is at their other ends and their weights.
    fn add(&mut self, node: NodeIndex, run: impl Iterator<Item = (NodeIndex, f32)>) {
        let n_before = self.list.len();
        for (to, weight) in run.filter(|&(_, weight)| is_positive(weight)) {
            let mut weight = f64::from(weight);
            if self.both_ways {
                // A loop comes from both its ends.
                weight *= if to == node { 0.5 } else { 1.0 };
                self.out_weight[to.index()] += weight;
            }
            self.out_weight[node.index()] += weight;
            self.list.push(Edge {
                to: to.index() as u32,
                there: weight,
                back: weight,
            });
        }
        let n = self.list.len() - n_before;
        self.runs.push((node.index() as u32, n as u32));
    }

    /// From weights to shares.
    fn share(&mut self) {
        let mut edges = self.list.as_mut_slice();
        for &(from, n) in &self.runs {
            let (run, rest) = edges.split_at_mut(n as usize);
            edges = rest;
            let share = |weight: f64, of: u32| f64::from((weight / self.out_weight[of as usize]) as f32);
            for edge in run {
                edge.there = share(edge.there, from);
                edge.back = share(edge.back, edge.to);
            }
        }
        let nodes = 0..self.out_weight.len() as u32;
        self.dangling = nodes
            .filter(|&node| self.out_weight[node as usize] == 0.0)
            .collect();
    }

    /// A walk on an undirected graph without restart is found in proportion to the weight of a node's edges: not far from
    /// where one with restarts is found.
    pub(super) fn first_guess(&self, prior: &[f64], damping: f64) -> Vec<Node> {
        let total: f64 = self.out_weight.iter().sum();
        let (stay, walk) = if total > 0.0 {
            (1.0 - damping, damping / total)
        } else {
            (1.0, 0.0)
        };
        let guess = |(&prior, &weight): (&f64, &f64)| Node {
            score: stay * prior + walk * weight,
            next: 0.0,
        };
        prior.iter().zip(&self.out_weight).map(guess).collect()
    }

    /// One step of the power iteration; the change in L1 norm.
    pub(super) fn step(&self, nodes: &mut [Node], prior: &[f64], damping: f64) -> f64 {
        let dangling: f64 = self.dangling.iter().map(|&node| nodes[node as usize].score).sum();
        let restart = 1.0 - damping + damping * dangling;
        self.walk(nodes);
        let mut sum = 0.0;
        for (node, prior) in nodes.iter_mut().zip(prior) {
            node.next = restart * prior + damping * node.next;
            sum += node.next;
        }
        let mut change = 0.0;
        for node in nodes {
            let score = mem::take(&mut node.next) / sum;
            change += (score - node.score).abs();
            node.score = score;
        }
        change
    }

    /// Lets what leaves every node arrive.
    fn walk(&self, nodes: &mut [Node]) {
        let mut edges = self.list.as_slice();
        for &(from, n) in &self.runs {
            let (run, rest) = edges.split_at(n as usize);
            edges = rest;
            let score = nodes[from as usize].score;
            let mut back = 0.0;
            for edge in run {
                let node = &mut nodes[edge.to as usize];
                node.next += score * edge.there;
                back += node.score * edge.back;
            }
            if self.both_ways {
                nodes[from as usize].next += back;
            }
        }
    }
}

/// Whether a weight is positive and finite, as such numbers' bits stand in order.
fn is_positive(weight: f32) -> bool {
    (1..f32::INFINITY.to_bits()).contains(&weight.to_bits())
}

/// How many edges at the front have the first one's source, or target.
fn n_alike(edges: &[GraphEdge<f32>], end: impl Fn(&GraphEdge<f32>) -> NodeIndex) -> usize {
    let is_first = |edge: &&GraphEdge<f32>| end(edge) == end(&edges[0]);
    edges.iter().take_while(is_first).count()
}
