//! # The quietest baseline
//!
//! Everybody subtracts $J$. The baseline of least variance is another one: a mean of the rewards in
//! which each arm counts by how long its score is, $\E[r \lVert \nabla \log \pi \rVert^2] / \E[\lVert
//! \nabla \log \pi \rVert^2]$. Mend the version handed out.

// ANCHOR: problem
/// The constant b for which (r(a) − b) ∇ log π(a), a ∼ π, has the least variance.
pub fn quietest(pi: &[f64], r: &[f64]) -> f64 {
    // ANCHOR: solution
    let all: f64 = pi.iter().map(|p| p * p).sum();
    // ‖e_a − π‖² = 1 − 2 π(a) + Σ π².
    let weight: Vec<f64> = pi.iter().map(|p| p * (1.0 - 2.0 * p + all)).collect();
    let total: f64 = weight.iter().sum();
    weight.iter().zip(r).map(|(w, r)| w * r).sum::<f64>() / total
    // ANCHOR_END: solution
    // HANDOUT: pi.iter().zip(r).map(|(p, r)| p * r).sum()
}
// ANCHOR_END: problem

// ANCHOR: tests
/// Σ over the parameters of the variance, from the definition.
fn variance(pi: &[f64], r: &[f64], b: f64) -> f64 {
    let n = pi.len();
    let mut total = 0.0;
    for k in 0..n {
        let (mut mean, mut square) = (0.0, 0.0);
        for a in 0..n {
            let g = (r[a] - b) * (f64::from(u8::from(a == k)) - pi[k]);
            mean += pi[a] * g;
            square += pi[a] * g * g;
        }
        total += square - mean * mean;
    }
    total
}

#[test]
fn two_arms_can_be_made_silent() {
    let b = quietest(&[0.6, 0.4], &[2.0, 1.0]);
    assert!((b - 1.4).abs() < 1e-12);
    assert!(variance(&[0.6, 0.4], &[2.0, 1.0], b).abs() < 1e-12);
}

#[test]
fn nothing_near_it_is_quieter() {
    let (pi, r) = ([0.1, 0.2, 0.7], [1.0, 0.0, 2.0]);
    let b = quietest(&pi, &r);
    for other in [b - 0.01, b + 0.01] {
        assert!(variance(&pi, &r, b) < variance(&pi, &r, other));
    }
}
// ANCHOR_END: tests
