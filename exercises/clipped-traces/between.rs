//! # Nobody's policy
//!
//! V-trace cuts ratios off at ρ̄. In one state you know $\pnew$ and $\pold$: which policy's values does it learn there? The version handed out
//! cuts off and forgets that what is left is no distribution.

// ANCHOR: problem
/// π_ρ̄, the policy that is learned, from π, μ and ρ̄ > 0.
pub fn learned(target: &[f64], behaviour: &[f64], most: f64) -> Vec<f64> {
    let pairs = target.iter().zip(behaviour);
    let masses: Vec<f64> = pairs.map(|(pi, mu)| pi.min(most * mu)).collect();
    // ANCHOR: solution
    let kept: f64 = masses.iter().sum();
    masses.into_iter().map(|mass| mass / kept).collect()
    // ANCHOR_END: solution
    // HANDOUT: masses
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn the_coin_at_one() {
    let learned = learned(&[0.6, 0.4], &[0.5, 0.5], 1.0);
    assert!((learned[0] - 5.0 / 9.0).abs() < 1e-15);
}

#[test]
fn below_every_ratio_it_is_the_behaviour() {
    let policy = learned(&[0.6, 0.4], &[0.3, 0.7], 0.5);
    assert!((policy[0] - 0.3).abs() < 1e-15 && (policy[1] - 0.7).abs() < 1e-15);
}
// ANCHOR_END: tests
