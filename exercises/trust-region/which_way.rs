//! # Which way round
//!
//! TRPO holds $\mathrm{KL}(\pi_{\text{old}} \,\|\, \pi_\theta)$, an average over what the *old* policy does. The version handed out
//! averages over what the new one does. When a rare action becomes a hundredth, the two differ eightfold, and neither is the price of a
//! sample.

// ANCHOR: problem
/// TRPO's KL of a step, in nats.
pub fn kl_of_step(old: &[f64], new: &[f64]) -> f64 {
    // ANCHOR: solution
    let pairs = old.iter().zip(new);
    // ANCHOR_END: solution
    // HANDOUT: let pairs = new.iter().zip(old);
    pairs.filter(|(p, _)| **p > 0.0).map(|(p, q)| p * libm::log(p / q)).sum()
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
const OLD: [f64; 2] = [1.0 - 1e-6, 1e-6];
#[cfg(test)]
const NEW: [f64; 2] = [0.99, 0.01];

#[test]
fn an_action_that_was_rare_hardly_counts() {
    assert!((kl_of_step(&OLD, &NEW) - 0.010_040).abs() < 1e-5);
}

#[test]
fn an_action_that_is_dropped_counts_without_end() {
    assert_eq!(kl_of_step(&[0.5, 0.5], &[1.0, 0.0]), f64::INFINITY);
    assert!((kl_of_step(&[1.0, 0.0], &[0.5, 0.5]) - 0.693).abs() < 1e-3);
}

#[test]
fn the_price_of_a_sample_is_another_number() {
    let moment: f64 = NEW.iter().zip(OLD).map(|(p, q)| p * p / q).sum();
    assert!(1.0 / moment < 0.01 && kl_of_step(&OLD, &NEW) < 0.0101);
}
// ANCHOR_END: tests
