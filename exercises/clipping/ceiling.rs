//! # Where the top is
//!
//! A bandit's clipped objective cannot be climbed for ever: at its edge of the band, an arm counts all that it ever will. What is the most that the whole
//! sum can be? (The advantages average to nought under the old policy, so a short formula says it.) The version handed out takes every arm to the upper edge.

use reweight::softmax_bandit::{Bandit, BanditError, Policy};

// ANCHOR: problem
/// The most that Σ π_old(a) min(ρA, clip(ρ, 1−ε, 1+ε) A) can be.
pub fn ceiling(
    bandit: &Bandit,
    old: &Policy,
    epsilon: f64,
) -> Result<f64, BanditError> {
    let j = bandit.value(old)?;
    let pairs = old.probabilities().iter().zip(bandit.rewards());
    // ANCHOR: solution
    let at_best = |(q, r): (&f64, &f64)| q * epsilon * (r - j).abs();
    // ANCHOR_END: solution
    // HANDOUT: let at_best = |(q, r): (&f64, &f64)| q * (1.0 + epsilon) * (r - j);
    Ok(pairs.map(at_best).sum())
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
use reweight::clipped::{clipped_ascent, clipped_objective};

#[test]
fn two_long_climbs_end_there_however_far_their_ratios_went() {
    let bandit = Bandit::new(vec![-0.633, 0.756, -0.703, -0.691]).unwrap();
    let theta = [-0.761, -0.083, 0.955, -0.55];
    let old = Policy::softmax(&theta).unwrap();
    let top = ceiling(&bandit, &old, 0.2).unwrap();
    for eta in [0.5, 5.0] {
        let end = clipped_ascent(&bandit, &theta, 0.2, eta, 500).unwrap();
        let new = Policy::softmax(&end).unwrap();
        let there = clipped_objective(&bandit, &old, &new, 0.2).unwrap();
        assert!((there - top).abs() < 1e-12, "{eta}: {there} {top}");
    }
}

#[test]
fn for_the_fair_coin_it_is_half_of_epsilon() {
    let coin = Bandit::new(vec![2.0, 1.0]).unwrap();
    let fair = Policy::uniform(2).unwrap();
    let top = ceiling(&coin, &fair, 0.2).unwrap();
    assert!((top - 0.1).abs() < 1e-15, "{top}");
}
// ANCHOR_END: tests
