//! # The same, divided by the sum of the weights
//!
//! For the same pair and the same $f$, give $N$ times the variance of the self-normalised estimate,
//! $\E_q[w^2 (f - \mu)^2]$, as a function of the gap. At a gap of one it should come to ${{#const 27}}e$: cheaper than the ordinary
//! estimate, by a third.

use libm::exp;

// ANCHOR: problem
/// E_q[w²(x² − μ)²], for a gap `d`.
pub fn normalised_variance(d: f64) -> f64 {
    // ANCHOR: solution
    let (m, mu) = (2.0 * d, 1.0 + d * d);
    let second = m * m + 1.0;
    let fourth = m * m * m * m + 6.0 * m * m + 3.0;
    exp(d * d) * (fourth - 2.0 * mu * second + mu * mu)
    // ANCHOR_END: solution
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn a_gap_of_one_costs_27_e() {
    assert!((normalised_variance(1.0) - 73.3936).abs() < 1e-4);
}

#[test]
fn without_a_gap_it_is_the_plain_variance() {
    assert!((normalised_variance(0.0) - 2.0).abs() < 1e-12);
}

#[test]
fn it_agrees_with_the_library() {
    use reweight::gaussian_shift::{GaussianShift, Integrand};
    for d in [0.5, 2.0, 3.0] {
        let pair = GaussianShift::new(d, 1.0).unwrap();
        let exact = pair.self_normalised_variance(Integrand::Square);
        assert!((normalised_variance(d) / exact - 1.0).abs() < 1e-12);
    }
}
// ANCHOR_END: tests
