//! # A loss with the right slope
//!
//! The loss handed out is $k_3$: its slope in $\theta$ is $(1 - u)\,\nabla \log \pi$ with $u = \pi_{\text{ref}}/\pi$, on average the slope of
//! $\KL(\pi_{\text{ref}} \,\|\, \pi)$. Give the factor of $\nabla \log \pi$ whose mean is the slope of $\KL(\pi \,\|\, \pi_{\text{ref}})$.

use libm::{exp, log};

// ANCHOR: problem
/// The factor of ∇ log π(token), from log π and log π_ref of the token.
pub fn factor(log_prob: f64, reference: f64) -> f64 {
    // ANCHOR: solution
    log_prob - reference
    // ANCHOR_END: solution
    // HANDOUT: 1.0 - exp(reference - log_prob)
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
fn divergence(theta: &[f64; 3], reference: &[f64; 3]) -> f64 {
    let p = softmax(theta);
    (0..3).map(|a| p[a] * log(p[a] / reference[a])).sum()
}

#[cfg(test)]
fn softmax(theta: &[f64; 3]) -> [f64; 3] {
    let total: f64 = theta.iter().map(|t| exp(*t)).sum();
    theta.map(|t| exp(t) / total)
}

#[test]
fn over_the_vocabulary_it_is_the_slope_of_the_divergence() {
    let (theta, reference) = ([0.9, -0.4, 0.1], [0.2, 0.5, 0.3]);
    let p = softmax(&theta);
    for i in 0..3 {
        let at = |h: f64| {
            let mut moved = theta;
            moved[i] += h;
            divergence(&moved, &reference)
        };
        let exact = (at(1e-5) - at(-1e-5)) / 2e-5;
        let score = |a: usize| if a == i { 1.0 - p[i] } else { -p[i] };
        let ours: f64 = (0..3).map(|a| p[a] * factor(log(p[a]), log(reference[a])) * score(a)).sum();
        assert!((ours - exact).abs() < 1e-9, "{ours} for {exact}");
    }
}

#[test]
fn a_token_twice_as_likely_pulls_by_the_log_of_two() {
    assert!((factor(log(0.5), log(0.25)) - log(2.0)).abs() < 1e-15);
}
// ANCHOR_END: tests
