//! # Cut the weight, not the term
//!
//! The truncated estimate is the mean of $\min(w, \tau) f$. The version handed out cuts the product $w f$ instead, which is
//! another estimate, and another one again if $f$ is measured in other units. Mend it: the bias and the variance of one term, exactly,
//! on finitely many points.
//!
//! Then vary the level in the last test. Where is the error least for a batch of ten, and where for a hundred thousand?

// ANCHOR: problem
/// (bias, variance) of one term of the estimate with weights min(w, τ).
/// Every point has q > 0.
pub fn truncated(p: &[f64], q: &[f64], f: &[f64], tau: f64) -> (f64, f64) {
    let (mut truth, mut mean, mut square) = (0.0, 0.0, 0.0);
    for ((p, q), f) in p.iter().zip(q).zip(f) {
        // ANCHOR: solution
        let term = (p / q).min(tau) * f;
        // ANCHOR_END: solution
        // HANDOUT: let term = (p / q * f).min(tau);
        truth += p * f;
        mean += q * term;
        square += q * term * term;
    }
    (mean - truth, square - mean * mean)
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
const RARE: ([f64; 2], [f64; 2]) = ([0.01, 0.99], [0.0001, 0.9999]);

#[test]
fn the_unit_of_f_scales_the_bias_and_nothing_else() {
    let (p, q) = RARE;
    let (one, _) = truncated(&p, &q, &[1.0, 0.0], 20.0);
    let (cents, _) = truncated(&p, &q, &[100.0, 0.0], 20.0);
    assert!((one + 0.008).abs() < 1e-12, "{one}");
    assert!((cents / one - 100.0).abs() < 1e-9);
}

#[test]
fn the_second_moment_is_at_most_the_level_times_that_of_fresh_draws() {
    // min(w, τ)² ≤ τ w, and E_q[w f²] = E_p[f²].
    let (p, q) = RARE;
    for tau in [1.0, 3.0, 30.0, 100.0] {
        let f = [-4.0, 2.0];
        let (bias, variance) = truncated(&p, &q, &f, tau);
        let mean = p[0] * f[0] + p[1] * f[1] + bias;
        let fresh = p[0] * f[0] * f[0] + p[1] * f[1] * f[1];
        assert!(variance + mean * mean <= tau * fresh + 1e-12, "{tau}");
        assert!((bias - q[0] * f[0] * (tau - 100.0)).abs() < 1e-9, "{tau}");
    }
}

#[test]
fn the_root_of_n_is_better_than_no_level_for_ten_draws() {
    let (p, q) = RARE;
    let error = |tau: f64, n: f64| {
        let (bias, variance) = truncated(&p, &q, &[100.0, 1.0], tau);
        bias * bias + variance / n
    };
    assert!(error(libm::sqrt(10.0), 10.0) < 0.01 * error(f64::INFINITY, 10.0));
    assert!(error(libm::sqrt(1e5), 1e5) <= error(f64::INFINITY, 1e5));
}
// ANCHOR_END: tests
