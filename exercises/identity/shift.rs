//! # A mean from the neighbouring bell
//!
//! The behaviour is $q = \N(0, 1)$, the target is $p = \N(d, 1)$. The identity with $f(x) = x$ says that
//! $\E_q[w(x)\,x] = d$, although no draw knows of $d$. Check it by a run: draw `n` points from `q`, take the log weights as a
//! difference of log densities, and estimate the mean of `x` under `p`. Keep to log space until the library sums.
//!
//! The test holds your estimate against $d$ with the exact variance, $e^{d^2}(1 + 4d^2) - d^2$, which you may derive: $w^2 q$
//! is $e^{d^2}$ times the density of $\N(2d, 1)$.

use rand::Rng;
use rand_distr::{Distribution, StandardNormal};
use reweight::log_weights::{LogWeights, WeightError};
use reweight::ordinary::{Estimate, ordinary};

// ANCHOR: problem
/// The mean of x under N(d, 1), read off `n` draws from N(0, 1).
///
/// # Errors
/// What the library says of the weights.
pub fn mean_from_neighbour(
    d: f64,
    n: usize,
    rng: &mut impl Rng,
) -> Result<Estimate, WeightError> {
    let xs: Vec<f64> = StandardNormal.sample_iter(rng).take(n).collect();
    // ANCHOR: solution
    // log p − log q = −(x − d)²/2 + x²/2; the normalising constants cancel.
    let log_weight = |x: &f64| d * x - d * d / 2.0;
    let w = LogWeights::new(xs.iter().map(log_weight).collect())?;
    ordinary(&w, &xs)
    // ANCHOR_END: solution
    // HANDOUT: // The draws, as if they came from the target.
    // HANDOUT: let _ = d;
    // HANDOUT: ordinary(&LogWeights::new(vec![0.0; n])?, &xs)
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
fn z(d: f64, id: u64) -> f64 {
    let n = 100_000;
    let mut rng = reweight::streams::stream(1, id);
    let estimate = mean_from_neighbour(d, n, &mut rng).unwrap().value;
    let variance = libm::exp(d * d) * (1.0 + 4.0 * d * d) - d * d;
    (estimate - d) / libm::sqrt(variance / n as f64)
}

#[test]
fn the_mean_half_a_step_to_the_right_is_read_off() {
    assert!(z(0.5, 0).abs() < 4.0);
}

#[test]
fn so_is_the_mean_one_step_to_the_left() {
    assert!(z(-1.0, 1).abs() < 4.0);
}
// ANCHOR_END: tests
