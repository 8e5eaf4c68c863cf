//! # No more defence than needed
//!
//! You may let the new policy play a share $\alpha$ of the time while the log is made, and no weight shall exceed a cap. The version
//! handed out asks for $\alpha = 1/\text{cap}$, which is safe whatever the old weights are. You know the largest of them, $M$. How
//! small may $\alpha$ be?
//!
//! A run of ten flips of the coin weighs {{#const 6.2}} at most. Which share holds it to three? And which would the general bound ask for?

// ANCHOR: problem
/// The least share of the target that keeps every weight at or below
/// `cap` ≥ 1, when the largest weight without it is `most` ≥ 1.
pub fn share_for(cap: f64, most: f64) -> f64 {
    // ANCHOR: solution
    if most <= cap {
        return 0.0;
    }
    // 1/(α + (1 − α)/M) = cap, solved for α.
    (1.0 / cap - 1.0 / most) / (1.0 - 1.0 / most)
    // ANCHOR_END: solution
    // HANDOUT: let _ = most;
    // HANDOUT: 1.0 / cap
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
fn largest_with(alpha: f64, most: f64) -> f64 {
    use reweight::{defensive::defended, log_weights::LogWeights};
    let w = LogWeights::new(vec![libm::log(most), 0.0]).unwrap();
    libm::exp(defended(&w, alpha).unwrap().largest())
}

#[test]
fn the_largest_weight_meets_the_cap() {
    for (cap, most) in [(3.0, 6.191_736_4), (10.0, 54.6), (2.0, 1e9)] {
        let alpha = share_for(cap, most);
        assert!((largest_with(alpha, most) / cap - 1.0).abs() < 1e-9, "{cap} {most}");
    }
}

#[test]
fn what_is_below_the_cap_needs_no_defence() {
    assert_eq!(share_for(3.0, 2.9), 0.0);
    assert_eq!(share_for(1.2, 1.2), 0.0);
}

#[test]
fn it_is_less_than_the_general_bound_asks_for() {
    let alpha = share_for(3.0, 6.191_736_4);
    assert!((alpha - 0.204_924).abs() < 1e-5, "{alpha}");
}
// ANCHOR_END: tests
