//! # Five points for a tie
//!
//! Write the row of the ε-greedy policy for one state's values, with ties split evenly. The version handed out gives everything to the
//! first of the largest.
//!
//! Both are ε-greedy, and on the cliff one earns {{#value cliff_first}} and the other {{#value cliff_split}}. In which cells do they differ? Start with the row next to
//! the edge.

// ANCHOR: problem
/// π(a|s) for the values `q` of the actions.
pub fn epsilon_greedy(q: &[f64], epsilon: f64) -> Vec<f64> {
    let most = q.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut row = vec![epsilon / q.len() as f64; q.len()];
    // ANCHOR: solution
    let ties = q.iter().filter(|q| **q == most).count() as f64;
    for (p, q) in row.iter_mut().zip(q) {
        if *q == most {
            *p += (1.0 - epsilon) / ties;
        }
    }
    // ANCHOR_END: solution
    // HANDOUT: let first = q.iter().position(|q| *q == most).unwrap();
    // HANDOUT: row[first] += 1.0 - epsilon;
    row
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn equally_good_actions_are_equally_likely() {
    let row = epsilon_greedy(&[1.0, 3.0, 3.0, -2.0], 0.2);
    for (p, wanted) in row.iter().zip([0.05, 0.45, 0.45, 0.05]) {
        assert!((p - wanted).abs() < 1e-15);
    }
}

#[test]
fn on_the_cliff_that_earns_minus_50_80() {
    use reweight::{cliff::Cliff, mdp::Policy};
    let cliff = Cliff::new(4, 12).unwrap();
    let world = cliff.world().unwrap();
    let q = world.action_values(&world.best_values().unwrap()).unwrap();
    let rows = q.iter().map(|q| epsilon_greedy(q, 0.1)).collect();
    let online = cliff.online(&Policy::new(rows).unwrap()).unwrap();
    assert!((online.mean + 50.80).abs() < 0.005);
}
// ANCHOR_END: tests
