//! # Whose data are these?
//!
//! Before the first step on a batch, π_θ is π_old, and every ratio is one, unless the batch is somebody else's: an older policy's, or
//! an engine's that rounds otherwise. Name the first step whose ratio is off by more than `leeway`. The version handed out looks at
//! the mean ratio, as a monitor in production might.

// ANCHOR: problem
/// The first step whose ratio is not one, from two lists of log
/// probabilities of what was done: then, and now.
pub fn somebody_elses(then: &[f64], now: &[f64], leeway: f64) -> Option<usize> {
    let pairs = then.iter().zip(now);
    let ratios: Vec<f64> = pairs.map(|(q, p)| libm::exp(p - q)).collect();
    // ANCHOR: solution
    ratios.iter().position(|ratio| (ratio - 1.0).abs() > leeway)
    // ANCHOR_END: solution
    // HANDOUT: let mean = ratios.iter().sum::<f64>() / ratios.len() as f64;
    // HANDOUT: if (mean - 1.0).abs() > leeway { Some(0) } else { None }
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn ratios_that_cancel_in_the_mean_are_seen() {
    // Fair flips, judged by a coin bent to heads: one head, one tail.
    let half = libm::log(0.5);
    let then = [half, half, half];
    let now = [half, libm::log(0.6), libm::log(0.4)];
    assert_eq!(somebody_elses(&then, &now, 0.01), Some(1));
}

#[test]
fn the_step_is_named_and_a_fresh_batch_has_none() {
    let then = [-0.1, -2.3, -0.7];
    assert_eq!(somebody_elses(&then, &then, 1e-12), None);
    let late = [-0.1, -2.3, -0.3];
    assert_eq!(somebody_elses(&then, &late, 0.01), Some(2));
    let rounded = [-0.1001, -2.3, -0.7];
    assert_eq!(somebody_elses(&then, &rounded, 0.01), None);
}
// ANCHOR_END: tests
