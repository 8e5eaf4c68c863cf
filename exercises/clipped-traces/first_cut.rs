//! # How long is a trace?
//!
//! The target is greedy. The behaviour is too, but for a share ε of its steps, which goes to any of `actions` actions. Where π = 0, a
//! ratio is nought and the trace ends. How many actions come through, on average, before the first that does not? The version
//! handed out takes every exploring step for a cut.

// ANCHOR: problem
/// The mean number of actions before the trace is cut.
pub fn mean_length(epsilon: f64, actions: usize) -> f64 {
    // ANCHOR: solution
    let greedy = 1.0 - epsilon + epsilon / actions as f64;
    // ANCHOR_END: solution
    // HANDOUT: let _ = actions;
    // HANDOUT: let greedy = 1.0 - epsilon;
    greedy / (1.0 - greedy)
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn a_fair_coin_that_is_asked_for_heads() {
    assert!((mean_length(1.0, 2) - 1.0).abs() < 1e-12);
}

#[test]
fn as_long_as_walks_say() {
    use rand::RngExt;
    let (mut rng, n, mut sum, mut squares) = (reweight::streams::stream(1, 0), 20_000, 0.0, 0.0);
    for _ in 0..n {
        let mut length = 0.0;
        // Four actions, of which the first is greedy.
        while rng.random::<f64>() >= 0.2 || (4.0 * rng.random::<f64>()) as usize == 0 {
            length += 1.0;
        }
        sum += length;
        squares += length * length;
    }
    let n = f64::from(n);
    let mean = sum / n;
    let error = ((squares / n - mean * mean) / n).sqrt();
    assert!((mean - mean_length(0.2, 4)).abs() < 4.0 * error, "{mean}");
}
// ANCHOR_END: tests
