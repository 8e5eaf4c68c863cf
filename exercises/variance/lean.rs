//! # Which way does it lean?
//!
//! The self-normalised estimate is biased. Somebody remembered the formula, all but its sign. Decide without looking it up:
//! a batch that happens to hold many points of large weight has a large $\sum_i w_i$ too. Does the division then pull those
//! estimates up or down? The hidden test enumerates every possible batch of {{#const 400}} flips of the coin.

// ANCHOR: problem
/// N times the bias of the self-normalised estimate, to first order, for
/// finitely many points: probabilities `q`, weights `w`, values `f`.
pub fn leading_bias(q: &[f64], w: &[f64], f: &[f64]) -> f64 {
    let mu: f64 = (0..q.len()).map(|i| q[i] * w[i] * f[i]).sum();
    let pull: f64 = (0..q.len()).map(|i| q[i] * w[i] * w[i] * (f[i] - mu)).sum();
    // ANCHOR: solution
    -pull
    // ANCHOR_END: solution
    // HANDOUT: pull
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn the_coin_leans_towards_the_old_policy_as_every_batch_says() {
    let n = 400_u32;
    let mut exact = 0.0;
    for heads in 0..=n {
        let (k, n) = (f64::from(heads), f64::from(n));
        let ways = libm::lgamma(n + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0);
        let chance = libm::exp(ways - n * std::f64::consts::LN_2);
        exact += chance * 1.2 * k / (1.2 * k + 0.8 * (n - k));
    }
    let bias = leading_bias(&[0.5, 0.5], &[1.2, 0.8], &[1.0, 0.0]);
    assert!((bias - f64::from(n) * (exact - 0.6)).abs() < 1e-3, "{bias}");
}
// ANCHOR_END: tests
