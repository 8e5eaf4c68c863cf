//! # The variance of one term
//!
//! For $q = \N(0, 1)$, $p = \N(d, 1)$ and $f(x) = x^2$, find the variance of one term $w f$ under $q$. The version handed out
//! multiplies the mean square of $w$ by the mean of $x^4$ under the target, as if the two had nothing to do with each other. But $w$
//! is large just where $x$ is. Mend it: $w^2 q$ is $e^{d^2}$ times a bell curve centred at $2d$, and
//! $\E x^4 = m^4 + 6m^2 + 3$ under $\N(m, 1)$.

use libm::exp;

// ANCHOR: problem
/// E_q[w²x⁴] − μ², for a gap `d`.
pub fn variance_of_one_term(d: f64) -> f64 {
    let mu = 1.0 + d * d;
    // ANCHOR: solution
    let m = 2.0 * d;
    // ANCHOR_END: solution
    // HANDOUT: let m = d;
    let fourth = m * m * m * m + 6.0 * m * m + 3.0;
    exp(d * d) * fourth - mu * mu
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn a_gap_of_one_costs_112_886_where_no_gap_costs_2() {
    assert!((variance_of_one_term(1.0) - 112.886).abs() < 1e-3);
    assert_eq!(variance_of_one_term(0.0), 2.0);
}

#[test]
fn it_agrees_with_the_integral() {
    // Riemann sum of q (w x² − μ)², with log w = d x − d²/2.
    let (d, step) = (1.5, 1e-3);
    let term = |x: f64| {
        let q = exp(-x * x / 2.0) / libm::sqrt(2.0 * std::f64::consts::PI);
        let off = exp(d * x - d * d / 2.0) * x * x - 1.0 - d * d;
        q * off * off * step
    };
    let sum: f64 = (-12_000..=18_000).map(|i| term(f64::from(i) * step)).sum();
    assert!((variance_of_one_term(d) / sum - 1.0).abs() < 1e-9);
}
// ANCHOR_END: tests
