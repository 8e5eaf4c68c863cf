//! # Two answers of a thousand tokens
//!
//! Each row of `new` and `old` holds the probabilities that the two policies gave to the tokens of one answer, and `reward`
//! what the answer earned. The self-normalised mean reward is handed out as one would write it down from the formula. It
//! passes on short answers. On long ones the product overflows or underflows, and what comes out is NaN. Mend it.

use libm::{exp, log};

// ANCHOR: problem
/// Σ wᵢ rᵢ / Σ wᵢ, where wᵢ is the product of the ratios of answer i.
pub fn mean_reward(new: &[Vec<f64>], old: &[Vec<f64>], reward: &[f64]) -> f64 {
    // ANCHOR: solution
    let log_weight = |(new, old): (&Vec<f64>, &Vec<f64>)| -> f64 {
        new.iter().zip(old).map(|(n, o)| log(*n) - log(*o)).sum()
    };
    let logs: Vec<f64> = new.iter().zip(old).map(log_weight).collect();
    // Only shares of the largest are ever exponentiated: they lie between zero and one.
    let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let w: Vec<f64> = logs.iter().map(|lw| exp(lw - largest)).collect();
    // ANCHOR_END: solution
    // HANDOUT: let weight = |(new, old): (&Vec<f64>, &Vec<f64>)| -> f64 {
    // HANDOUT:     new.iter().zip(old).map(|(n, o)| exp(log(*n) - log(*o))).product()
    // HANDOUT: };
    // HANDOUT: let w: Vec<f64> = new.iter().zip(old).map(weight).collect();
    let total: f64 = w.iter().sum();
    w.iter().zip(reward).map(|(w, r)| w * r).sum::<f64>() / total
}
// ANCHOR_END: problem

// ANCHOR: tests
/// Two answers that differ in their last token alone, whose ratios are 2 and 1.
#[cfg(test)]
fn twins(new: f64, old: f64, length: usize) -> f64 {
    let mut likely = vec![vec![new; length]; 2];
    let mut logged = vec![vec![old; length]; 2];
    likely[0].push(0.8);
    likely[1].push(0.4);
    logged.iter_mut().for_each(|answer| answer.push(0.4));
    mean_reward(&likely, &logged, &[1.0, 0.0])
}

#[test]
fn a_thousand_tokens_that_the_new_policy_prefers_do_not_overflow() {
    assert!((twins(0.9, 0.4, 1000) - 2.0 / 3.0).abs() < 1e-9);
}

#[test]
fn a_thousand_tokens_that_it_shuns_do_not_vanish() {
    assert!((twins(0.4, 0.9, 1000) - 2.0 / 3.0).abs() < 1e-9);
}
// ANCHOR_END: tests
