//! # Promised
//!
//! The theorem in the TRPO paper takes $\frac{4\varepsilon\gamma}{(1-\gamma)^2}\,\alpha^2$ off the surrogate, $\varepsilon$ being
//! $\max \lvert A \rvert$ and $\alpha$ the largest total variation of a state. The version handed out takes the mean over the states, which the theorem does not allow, and promises a
//! gain that is none.

// ANCHOR: problem
/// The least gain, from L, max |A|, γ and the total variation of each state.
pub fn promise(surrogate: f64, epsilon: f64, gamma: f64, tv: &[f64]) -> f64 {
    // ANCHOR: solution
    let alpha = tv.iter().copied().fold(0.0, f64::max);
    // ANCHOR_END: solution
    // HANDOUT: let alpha = tv.iter().sum::<f64>() / tv.len() as f64;
    let left = 1.0 - gamma;
    surrogate - 4.0 * epsilon * gamma / (left * left) * alpha * alpha
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn the_coin_that_is_flipped_again_may_be_bent_by_a_hundredth() {
    // L grows with the bend, what is taken off with its square.
    let coin = |bend: f64| promise(2.645 * bend, 0.7273, 0.9, &[bend, 0.0]);
    assert!(coin(0.01) > 0.0 && coin(0.011) < 0.0);
}

#[test]
fn one_state_that_moves_far_is_enough() {
    let spread = promise(0.5, 1.0, 0.5, &[0.1, 0.1, 0.1, 0.1]);
    let one = promise(0.5, 1.0, 0.5, &[0.4, 0.0, 0.0, 0.0]);
    assert!((spread - 0.42).abs() < 1e-12);
    assert!((one + 0.78).abs() < 1e-12);
}
// ANCHOR_END: tests
