//! Where the nodes of a small graph are drawn: forces between them (Fruchterman and Reingold 1991), the same start
//! every time.

use std::f64::consts::PI;

const N_STEPS: u32 = 300;
/// How far a node moves at most in the first step; less in every further one.
const FIRST_STEP: f64 = 0.1;
/// Draws all nodes to the middle, so that parts without ties stay in sight.
const GRAVITY: f64 = 2.0;

/// Positions of `n` nodes in the unit square. `ties` are pairs of nodes with a strength from 0 to 1.
pub(super) fn layout(n: usize, ties: &[(usize, usize, f64)]) -> Vec<(f64, f64)> {
    let ideal = (1.0 / n.max(1) as f64).sqrt();
    let mut positions: Vec<(f64, f64)> = (0..n).map(|node| on_spiral(node, n)).collect();
    for step in 0..N_STEPS {
        let reach = FIRST_STEP * f64::from(N_STEPS - step) / f64::from(N_STEPS);
        let forces = forces(&positions, ties, ideal);
        for (position, (x, y)) in positions.iter_mut().zip(forces) {
            let length = x.hypot(y).max(f64::MIN_POSITIVE);
            let moved = length.min(reach) / length;
            *position = (position.0 + x * moved, position.1 + y * moved);
        }
    }
    fitted(&positions)
}

/// The first nodes in the middle, the others around them.
fn on_spiral(node: usize, n: usize) -> (f64, f64) {
    let golden_angle = PI * (3.0 - 5.0_f64.sqrt());
    let radius = 0.5 * ((node as f64 + 0.5) / n as f64).sqrt();
    let (sin, cos) = (node as f64 * golden_angle).sin_cos();
    (0.5 + radius * cos, 0.5 + radius * sin)
}

fn forces(positions: &[(f64, f64)], ties: &[(usize, usize, f64)], ideal: f64) -> Vec<(f64, f64)> {
    let toward = |from: (f64, f64), to: (f64, f64)| {
        let (x, y) = (to.0 - from.0, to.1 - from.1);
        (x, y, x.hypot(y).max(1e-3))
    };
    let mut forces: Vec<(f64, f64)> = positions
        .iter()
        .map(|&(x, y)| (GRAVITY * (0.5 - x), GRAVITY * (0.5 - y)))
        .collect();
    for (a, &from) in positions.iter().enumerate() {
        for (b, &to) in positions.iter().enumerate().skip(a + 1) {
            let (x, y, distance) = toward(from, to);
            let push = ideal * ideal / (distance * distance);
            forces[a] = (forces[a].0 - x * push, forces[a].1 - y * push);
            forces[b] = (forces[b].0 + x * push, forces[b].1 + y * push);
        }
    }
    for &(a, b, strength) in ties {
        let (x, y, distance) = toward(positions[a], positions[b]);
        let pull = strength * distance / ideal;
        forces[a] = (forces[a].0 + x * pull, forces[a].1 + y * pull);
        forces[b] = (forces[b].0 - x * pull, forces[b].1 - y * pull);
    }
    forces
}

/// Stretched to fill the unit square.
fn fitted(positions: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let scale = |axis: fn(&(f64, f64)) -> f64| {
        let least = positions.iter().map(axis).fold(f64::INFINITY, f64::min);
        let most = positions.iter().map(axis).fold(f64::NEG_INFINITY, f64::max);
        move |value: f64| {
            if most - least > 1e-9 {
                (value - least) / (most - least)
            } else {
                0.5
            }
        }
    };
    let (x, y) = (scale(|at| at.0), scale(|at| at.1));
    positions.iter().map(|at| (x(at.0), y(at.1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_graph_fits_the_square_the_same_way_every_time() {
        let ring: Vec<_> = (0..30).map(|node| (node, (node + 1) % 30, 1.0)).collect();
        for (n, ties) in [(0, &[][..]), (1, &[]), (2, &[(0, 1, 1.0)]), (7, &[]), (30, &ring)] {
            let positions = layout(n, ties);
            assert_eq!(positions.len(), n);
            assert!(
                positions
                    .iter()
                    .all(|(x, y)| (0.0..=1.0).contains(x) && (0.0..=1.0).contains(y)),
                "{positions:?}"
            );
            assert_eq!(positions, layout(n, ties));
        }
    }

    #[test]
    fn what_is_tied_is_near() {
        let at = layout(
            6,
            &[
                (0, 1, 1.0),
                (1, 2, 1.0),
                (0, 2, 1.0),
                (3, 4, 1.0),
                (4, 5, 1.0),
                (3, 5, 1.0),
            ],
        );
        let distance = |a: usize, b: usize| (at[a].0 - at[b].0).hypot(at[a].1 - at[b].1);
        assert!(
            distance(0, 1) < distance(0, 3) && distance(4, 5) < distance(2, 5),
            "{at:?}"
        );
    }
}
