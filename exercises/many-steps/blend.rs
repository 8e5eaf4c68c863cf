//! # How much to believe the model
//!
//! MAGIC with two candidates: a model that never varies and may be off by `bias`, and a weighted estimate without bias and of the given variance.
//! Find the model's share that makes the mean square error of the blend least. The version handed out believes whichever is better alone.
//!
//! Then read the limit: how large must the bias be before the model has less than a tenth, and does any bias take its share to nothing?

// ANCHOR: problem
/// The share of the model in the best blend of the two.
pub fn model_share(bias: f64, variance: f64) -> f64 {
    // ANCHOR: solution
    // Least of x² bias² + (1 − x)² variance.
    variance / (variance + bias * bias)
    // ANCHOR_END: solution
    // HANDOUT: if bias * bias < variance { 1.0 } else { 0.0 }
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn equal_errors_share_equally_and_halve_the_error() {
    let share = model_share(0.1, 0.01);
    assert!((share - 0.5).abs() < 1e-12);
    let error = share * share * 0.01 + (1.0 - share) * (1.0 - share) * 0.01;
    assert!((error - 0.005).abs() < 1e-12);
}

#[test]
fn no_other_share_is_better() {
    let (bias, variance) = (0.3, 0.02);
    let error = |x: f64| x * x * bias * bias + (1.0 - x) * (1.0 - x) * variance;
    let best = error(model_share(bias, variance));
    assert!((0..=100).all(|i| best <= error(f64::from(i) / 100.0) + 1e-15));
}
// ANCHOR_END: tests
