//! # Kong's other formula
//!
//! The effective sample size is also $N / (1 + \mathrm{CV}^2)$, where $\mathrm{CV}^2$ is the variance of the weights over their
//! squared mean. The version handed out says so too, and reads less than one for a batch with a single heavy weight. Find the
//! habit that crept in, and check by hand that the weights {{#const 2, 1, 1}} give {{#const 16/6}}.

// ANCHOR: problem
/// Kong's effective sample size of weights that are not all zero.
pub fn ess(weights: &[f64]) -> f64 {
    let n = weights.len() as f64;
    let mean = weights.iter().sum::<f64>() / n;
    let squares: f64 = weights.iter().map(|w| (w - mean) * (w - mean)).sum();
    // ANCHOR: solution
    // CV² describes these weights; it estimates nothing, so nothing is lost to the mean.
    let variance = squares / n;
    // ANCHOR_END: solution
    // HANDOUT: let variance = squares / (n - 1.0);
    n / (1.0 + variance / (mean * mean))
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn two_one_one_is_worth_sixteen_sixths() {
    assert!((ess(&[2.0, 1.0, 1.0]) - 16.0 / 6.0).abs() < 1e-12);
}

#[test]
fn one_heavy_weight_counts_for_one_and_never_for_less() {
    assert!((ess(&[7.0, 0.0, 0.0, 0.0]) - 1.0).abs() < 1e-12);
}
// ANCHOR_END: tests
