//! # Add a constant
//!
//! Give the variance of one term for both estimates, on finitely many points: $\E_q[w^2 f^2] - \mu^2$ and
//! $\E_q[w^2 (f - \mu)^2]$. Then play. Which is better for a constant $f$? What happens to each when a constant is added to $f$?
//! And can you find an $f$ for which the ordinary estimate is the perfect one?

// ANCHOR: problem
/// The variance of one term, ordinary and self-normalised.
pub fn variances(q: &[f64], w: &[f64], f: &[f64]) -> (f64, f64) {
    // ANCHOR: solution
    let mean = |g: &dyn Fn(usize) -> f64| (0..q.len()).map(|i| q[i] * g(i)).sum::<f64>();
    let mu = mean(&|i| w[i] * f[i]);
    let ordinary = mean(&|i| w[i] * w[i] * f[i] * f[i]) - mu * mu;
    let normalised = mean(&|i| w[i] * w[i] * (f[i] - mu) * (f[i] - mu));
    (ordinary, normalised)
    // ANCHOR_END: solution
}
// ANCHOR_END: problem

// ANCHOR: tests
const COIN: ([f64; 2], [f64; 2]) = ([0.5, 0.5], [1.2, 0.8]);

#[test]
fn a_constant_is_free_only_for_the_self_normalised_estimate() {
    let (ordinary, normalised) = variances(&COIN.0, &COIN.1, &[7.0, 7.0]);
    assert!((ordinary - 49.0 * 0.04).abs() < 1e-12 && normalised.abs() < 1e-12);
}

#[test]
fn adding_a_constant_moves_the_ordinary_variance_alone() {
    let (low, same) = variances(&COIN.0, &COIN.1, &[1.0, 0.0]);
    let (high, still) = variances(&COIN.0, &COIN.1, &[11.0, 10.0]);
    assert!(high > 10.0 * low && (same - still).abs() < 1e-12);
}

#[test]
fn the_ordinary_one_is_perfect_where_f_undoes_the_weight() {
    let (ordinary, normalised) = variances(&COIN.0, &COIN.1, &[1.0 / 1.2, 1.0 / 0.8]);
    assert!(ordinary.abs() < 1e-12 && normalised > 0.01);
}
// ANCHOR_END: tests
