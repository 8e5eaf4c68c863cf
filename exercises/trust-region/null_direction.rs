//! # The direction that changes nothing
//!
//! One state, a softmax over some actions. The Fisher matrix is $\operatorname{diag} \pi - \pi \pi^\top$, and TRPO never writes it
//! down: it multiplies. The version handed out forgets the second half, and then no direction is free. Which direction must be?

// ANCHOR: problem
/// (diag π − ππᵀ) v.
pub fn fisher_times(pi: &[f64], v: &[f64]) -> Vec<f64> {
    let mean: f64 = pi.iter().zip(v).map(|(p, v)| p * v).sum();
    // ANCHOR: solution
    let entry = |(p, v): (&f64, &f64)| p * (v - mean);
    // ANCHOR_END: solution
    // HANDOUT: let entry = |(p, v): (&f64, &f64)| p * (v + 0.0 * mean);
    pi.iter().zip(v).map(entry).collect()
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn one_number_more_for_every_action_changes_nothing() {
    for entry in fisher_times(&[0.5, 0.3, 0.2], &[7.0, 7.0, 7.0]) {
        assert!(entry.abs() < 1e-12);
    }
}

#[test]
fn it_is_how_fast_the_probabilities_move() {
    let (pi, v, h) = ([0.5, 0.3, 0.2_f64], [1.0, -2.0, 1.5_f64], 1e-6);
    let raw: Vec<f64> = pi.iter().zip(v).map(|(p, v)| p * libm::exp(h * v)).collect();
    let sum: f64 = raw.iter().sum();
    for ((f, raw), p) in fisher_times(&pi, &v).iter().zip(raw).zip(pi) {
        assert!((f - (raw / sum - p) / h).abs() < 1e-5);
    }
}
// ANCHOR_END: tests
