//! # Where reuse ends
//!
//! A huge batch of `old`, no baseline, no correction, used again and again until nothing moves. All
//! rewards are positive. It is tempting to say that the policy ends at the best arm, as in the
//! version handed out. Set the mean of the uncorrected estimate to zero, solve for the new policy,
//! and see where it really stops.

// ANCHOR: problem
/// The policy at which uncorrected REINFORCE without a baseline comes to rest.
pub fn resting_place(old: &[f64], r: &[f64]) -> Vec<f64> {
    // ANCHOR: solution
    let j: f64 = old.iter().zip(r).map(|(p, r)| p * r).sum();
    // old (r − 0) − new J = 0: the old policy, reweighted by reward.
    old.iter().zip(r).map(|(p, r)| p * r / j).collect()
    // ANCHOR_END: solution
    // HANDOUT: let _ = old;
    // HANDOUT: let best = r.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // HANDOUT: r.iter().map(|r| f64::from(u8::from(*r == best))).collect()
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn the_estimate_is_zero_there() {
    let (old, r) = ([0.5, 0.3, 0.2], [1.0, 4.0, 2.0]);
    let new = resting_place(&old, &r);
    let j: f64 = old.iter().zip(&r).map(|(p, r)| p * r).sum();
    for k in 0..3 {
        assert!((old[k] * r[k] - new[k] * j).abs() < 1e-12);
    }
}

#[test]
fn the_coin_ends_at_two_thirds() {
    let new = resting_place(&[0.5, 0.5], &[2.0, 1.0]);
    assert!((new[0] - 2.0 / 3.0).abs() < 1e-12);
}

#[test]
fn a_thousand_uses_go_there() {
    let (old, r) = ([0.5, 0.5], [2.0, 1.0]);
    let mut theta = [0.0_f64, 0.0];
    let mut pi = old;
    for _ in 0..1000 {
        for k in 0..2 {
            theta[k] += 0.1 * (old[k] * r[k] - pi[k] * 1.5);
        }
        let heads = 1.0 / (1.0 + (theta[1] - theta[0]).exp());
        pi = [heads, 1.0 - heads];
    }
    assert!((pi[0] - resting_place(&old, &r)[0]).abs() < 1e-6);
}
// ANCHOR_END: tests
