//! # A baseline away from home
//!
//! A batch was played by `old`, and somebody computes the mean of
//! $(r_a - b) \nabla \log \pnew(a)$ from it, for the policy `new`. What is that mean? The version
//! handed out forgets that the score has a part for the arms that were *not* played.

// ANCHOR: problem
/// The mean of (r(a) − b) ∇ log new(a) over a ∼ old, for two softmax policies.
pub fn uncorrected_mean(old: &[f64], new: &[f64], r: &[f64], b: f64) -> Vec<f64> {
    // ANCHOR: solution
    let left_over: f64 = old.iter().zip(r).map(|(p, r)| p * (r - b)).sum();
    (0..r.len())
        .map(|k| old[k] * (r[k] - b) - new[k] * left_over)
        .collect()
    // ANCHOR_END: solution
    // HANDOUT: let _ = new;
    // HANDOUT: (0..r.len()).map(|k| old[k] * (r[k] - b)).collect()
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn the_coin_without_a_baseline_says_too_little() {
    let g = uncorrected_mean(&[0.5, 0.5], &[0.6, 0.4], &[2.0, 1.0], 0.0);
    assert!((g[0] - 0.1).abs() < 1e-12 && (g[1] + 0.1).abs() < 1e-12);
}

#[test]
fn at_home_any_baseline_gives_the_gradient() {
    let pi = [0.2, 0.3, 0.5];
    let r = [1.0, 0.0, 2.0];
    for b in [-1.0, 0.0, 5.0] {
        let g = uncorrected_mean(&pi, &pi, &r, b);
        for k in 0..3 {
            assert!((g[k] - pi[k] * (r[k] - 1.2)).abs() < 1e-12);
        }
    }
}

#[test]
fn away_from_home_the_baseline_moves_the_mean_by_b_times_the_difference() {
    let (old, new, r) = ([0.2, 0.3, 0.5], [0.1, 0.1, 0.8], [1.0, 0.0, 2.0]);
    let (with, without) = (
        uncorrected_mean(&old, &new, &r, 3.0),
        uncorrected_mean(&old, &new, &r, 0.0),
    );
    for k in 0..3 {
        let moved = with[k] - without[k];
        assert!((moved - 3.0 * (new[k] - old[k])).abs() < 1e-12);
    }
}
// ANCHOR_END: tests
