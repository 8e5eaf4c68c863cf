//! # A perfect log
//!
//! The target is $p = \N(0, 1)$ and $f(x) = x^2$, whose mean is one. Which behaviour has no variance at all? Write its log
//! density, and a sampler for it. Then every term $w f$ is the same number; which?
//!
//! A hint for the sampler: the density you need is that of the length of a vector of three standard normals, with a random
//! sign.

use rand::Rng;
use rand_distr::{Distribution, StandardNormal};

/// The log density of N(0, 1).
#[cfg(test)]
pub fn log_p(x: f64) -> f64 {
    -0.5 * x * x - 0.5 * libm::log(2.0 * std::f64::consts::PI)
}

// ANCHOR: problem
/// The log density of the best behaviour for x² under N(0, 1).
pub fn log_q(x: f64) -> f64 {
    // ANCHOR: solution
    // q ∝ p·|f| = x² φ(x); the normaliser is E_p[x²] = 1.
    2.0 * libm::log(x.abs()) - 0.5 * x * x - 0.5 * libm::log(2.0 * std::f64::consts::PI)
    // ANCHOR_END: solution
}

/// A draw from it.
pub fn draw(rng: &mut impl Rng) -> f64 {
    // ANCHOR: solution
    let z: [f64; 3] = std::array::from_fn(|_| StandardNormal.sample(rng));
    let length = libm::sqrt(z[0] * z[0] + z[1] * z[1] + z[2] * z[2]);
    // The sign of one coordinate is as good as a fair coin.
    if z[0] < 0.0 { -length } else { length }
    // ANCHOR_END: solution
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn every_term_is_the_answer() {
    let mut rng = reweight::streams::stream(1, 0);
    for _ in 0..1000 {
        let x = draw(&mut rng);
        let term = libm::exp(log_p(x) - log_q(x)) * x * x;
        assert!((term - 1.0).abs() < 1e-9, "w f = {term} at x = {x}");
    }
}

#[test]
fn the_draws_have_the_moments_of_that_density() {
    // E_q[x] = E_p[x³] = 0 with variance 3, E_q[x²] = E_p[x⁴] = 3 with variance 15 − 9.
    let mut rng = reweight::streams::stream(1, 1);
    let n = 20_000;
    let xs: Vec<f64> = (0..n).map(|_| draw(&mut rng)).collect();
    let mean = xs.iter().sum::<f64>() / n as f64;
    let square = xs.iter().map(|x| x * x).sum::<f64>() / n as f64;
    assert!(mean.abs() < 4.0 * libm::sqrt(3.0 / n as f64));
    assert!((square - 3.0).abs() < 4.0 * libm::sqrt(6.0 / n as f64));
}
// ANCHOR_END: tests
