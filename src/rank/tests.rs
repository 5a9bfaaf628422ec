use petgraph::graph::{DiGraph, UnGraph};
use proptest::prelude::*;

use super::*;

fn close(got: &[f64], want: &[f64]) -> bool {
    got.len() == want.len() && got.iter().zip(want).all(|(a, b)| (a - b).abs() < 1e-4)
}

fn exact() -> RankOptions {
    RankOptions {
        tolerance: 1e-12,
        max_iterations: 1000,
        ..RankOptions::default()
    }
}

#[test]
fn hand_computed_graphs() {
    // Two nodes, one edge 0 -> 1: s0 = .075 + .425 s1, s1 = s0 + .85 s0 (node 1 restarts).
    let two = DiGraph::<(), f32>::from_edges([(0, 1, 1.0)]);
    assert!(close(
        &pagerank(&two, &[], &exact()).scores,
        &[20.0 / 57.0, 37.0 / 57.0]
    ));
    // A walk on an undirected graph without restart is found in proportion to the weight of a node's edges.
    let path = UnGraph::<(), f32>::from_edges([(0, 1, 1.0), (1, 2, 3.0), (2, 0, 1.0)]);
    let walk = pagerank(&path, &[], &exact().damping(1.0));
    assert!(close(&walk.scores, &[0.2, 0.4, 0.4]));
}

#[test]
fn without_edges_the_prior_remains() {
    let mut graph = UnGraph::<(), f32>::default();
    for _ in 0..3 {
        graph.add_node(());
    }
    assert!(close(
        &pagerank(&graph, &[1.0, 3.0], &exact()).scores,
        &[0.25, 0.75, 0.0]
    ));
    assert!(close(&pagerank(&graph, &[], &exact()).scores, &[1.0 / 3.0; 3]));
    assert_eq!(
        pagerank(&UnGraph::<(), f32>::default(), &[], &exact()).scores,
        Vec::<f64>::new()
    );
}

#[test]
fn a_prior_draws_scores_to_it() {
    let ring = UnGraph::<(), f32>::from_edges([(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (3, 0, 1.0)]);
    let scores = pagerank(&ring, &[0.0, 1.0, 0.0, 0.0], &exact()).scores;
    assert!(scores[1] > scores[0] && (scores[0] - scores[2]).abs() < 1e-9 && scores[0] > scores[3]);
}

/// The same by the book, from a full matrix.
fn by_matrix<Ty: EdgeType>(
    graph: &Graph<(), f32, Ty>,
    prior: &[f64],
    damping: f64,
    n_steps: usize,
) -> Vec<f64> {
    let n = graph.node_count();
    let mut matrix = vec![vec![0.0; n]; n];
    for edge in graph.raw_edges().iter().filter(|edge| edge.weight > 0.0) {
        let (from, to) = (edge.source().index(), edge.target().index());
        matrix[from][to] += f64::from(edge.weight);
        if !graph.is_directed() && from != to {
            matrix[to][from] += f64::from(edge.weight);
        }
    }
    let mut scores = prior.to_vec();
    for _ in 0..n_steps {
        let mut next: Vec<f64> = prior.iter().map(|prior| (1.0 - damping) * prior).collect();
        for (row, score) in matrix.iter().zip(&scores) {
            let sum: f64 = row.iter().sum();
            for (to, next) in next.iter_mut().enumerate() {
                *next += damping * score * if sum > 0.0 { row[to] / sum } else { prior[to] };
            }
        }
        scores = next;
    }
    scores
}

fn agrees_with_matrix<Ty: EdgeType>(graph: &Graph<(), f32, Ty>, prior: &[f64]) -> bool {
    let prior = normalised(prior, graph.node_count());
    let ranking = pagerank(graph, &prior, &exact());
    ranking.converged && close(&ranking.scores, &by_matrix(graph, &prior, 0.85, 200))
}

proptest! {
    #[test]
    fn edges_in_any_order_rank_as_the_matrix_does(
        edges in prop::collection::vec((0_u32..9, 0_u32..9, -1.0_f32..5.0), 0..60),
        prior in prop::collection::vec(0.0_f64..1.0, 9),
        order in 0..3,
    ) {
        let mut edges = edges;
        match order {
            0 => edges.sort_by_key(|edge| edge.0),
            1 => edges.sort_by_key(|edge| edge.1),
            _ => {}
        }
        prop_assert!(agrees_with_matrix(&DiGraph::from_edges(&edges), &prior));
        prop_assert!(agrees_with_matrix(&UnGraph::from_edges(&edges), &prior));
    }

    #[test]
    fn scores_sum_to_one_and_none_is_negative(
        edges in prop::collection::vec((0_u32..20, 0_u32..20, -1.0_f32..5.0), 0..80),
        prior in prop::collection::vec(-1.0_f64..1e300, 0..25),
        damping in -0.5_f64..1.5,
    ) {
        let graph = DiGraph::<(), f32>::from_edges(edges);
        let ranking = pagerank(&graph, &prior, &RankOptions::default().damping(damping));
        let n = graph.node_count();
        prop_assert_eq!(ranking.scores.len(), n);
        prop_assert!(n == 0 || (ranking.scores.iter().sum::<f64>() - 1.0).abs() < 1e-6);
        prop_assert!(ranking.scores.iter().all(|score| *score >= 0.0));
    }
}
