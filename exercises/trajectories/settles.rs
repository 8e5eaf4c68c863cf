//! # Has it a variance?
//!
//! One state. A step goes on with probability $c$ whatever is done, its ratio has mean square $m$ in every state, rewards are one a step
//! and the discount is $\gamma$. For which of these is the variance of the ordinary estimate finite, and for which that of the
//! per-decision one? The version handed out puts the same condition on both.

// ANCHOR: problem
/// Whether ρG, with ρ the product of all ratios, has a finite variance.
pub fn ordinary_settles(square: f64, goes_on: f64, gamma: f64) -> bool {
    // ANCHOR: solution
    // E[ρ²] sums mᵗ cᵗ. The weight of a long episode discounts nothing.
    let _ = gamma;
    goes_on * square < 1.0
    // ANCHOR_END: solution
    // HANDOUT: gamma * goes_on * square < 1.0
}

/// Whether Σ γᵗ ρ_{0:t} rₜ has one.
pub fn per_decision_settles(square: f64, goes_on: f64, gamma: f64) -> bool {
    // ANCHOR: solution
    gamma * gamma * goes_on * square < 1.0
    // ANCHOR_END: solution
    // HANDOUT: gamma * goes_on * square < 1.0
}
// ANCHOR_END: problem

// ANCHOR: tests
/// A coin with one state, and whether the listing finds the variances finite.
#[cfg(test)]
fn exact(heads: f64, goes_on: f64, gamma: f64) -> (f64, [bool; 2]) {
    use reweight::mdp::{Mdp, Outcome, Policy};
    use reweight::trajectory_variance::TwoPolicies;
    let on = Outcome { chance: goes_on, reward: 1.0, next: Some(0) };
    let off = Outcome { chance: 1.0 - goes_on, reward: 1.0, next: None };
    let world = Mdp::new(vec![vec![vec![on, off]; 2]], vec![1.0], gamma).unwrap();
    let pi = Policy::new(vec![vec![heads, 1.0 - heads]]).unwrap();
    let b = Policy::uniform(1, 2).unwrap();
    let two = TwoPolicies::new(&world, &pi, &b, None).unwrap();
    let finite = [two.ois(), two.pdis()].map(|m| m.unwrap().variance.is_finite());
    (2.0 * (heads * heads + (1.0 - heads) * (1.0 - heads)), finite)
}

#[test]
fn the_discount_does_not_save_the_ordinary_one() {
    for (heads, goes_on, gamma) in [(0.75, 0.85, 0.9), (0.7, 0.9, 0.9)] {
        let (square, finite) = exact(heads, goes_on, gamma);
        assert_eq!(ordinary_settles(square, goes_on, gamma), finite[0]);
    }
}

#[test]
fn it_saves_the_per_decision_one_twice() {
    for (heads, goes_on, gamma) in [(0.75, 0.95, 0.9), (0.8, 0.85, 0.9)] {
        let (square, finite) = exact(heads, goes_on, gamma);
        assert_eq!(per_decision_settles(square, goes_on, gamma), finite[1]);
    }
}
// ANCHOR_END: tests
