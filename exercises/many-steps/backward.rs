//! # From the end to the beginning
//!
//! A colleague wrote the doubly robust estimate of many steps as they would the one-step kind: the model's value at the start, plus each step's
//! surprise, reweighted by that step's ratio. Every surprise must pay for all the ratios *before* it as well. Mend the step; the fold already
//! runs from the end to the beginning.

// ANCHOR: problem
/// One step: its ratio, its reward, what the model predicted of what was done,
/// and what it says the target earns from there on.
pub struct Step {
    pub ratio: f64,
    pub reward: f64,
    pub predicted: f64,
    pub value: f64,
}

/// What an episode says the target is worth.
pub fn doubly_robust(episode: &[Step], gamma: f64) -> f64 {
    let step = |later: f64, s: &Step| {
        // ANCHOR: solution
        s.value + s.ratio * (s.reward + gamma * later - s.predicted)
        // ANCHOR_END: solution
        // HANDOUT: s.value + s.ratio * (s.reward - s.predicted) + gamma * later
    };
    episode.iter().rev().fold(0.0, step)
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn without_a_model_a_reward_pays_for_every_ratio_before_it() {
    let step = |ratio, reward| Step { ratio, reward, predicted: 0.0, value: 0.0 };
    let says = doubly_robust(&[step(2.0, 1.0), step(3.0, 10.0)], 0.5);
    assert!((says - (2.0 + 0.5 * 6.0 * 10.0)).abs() < 1e-12);
}

#[test]
fn a_model_that_foresees_each_reward_leaves_no_ratio_to_matter() {
    // Rewards 1 and 2, foreseen, whatever the ratios.
    for ratio in [0.1, 1.0, 70.0] {
        let first = Step { ratio, reward: 1.0, predicted: 2.0, value: 2.0 };
        let second = Step { ratio, reward: 2.0, predicted: 2.0, value: 2.0 };
        assert!((doubly_robust(&[first, second], 0.5) - 2.0).abs() < 1e-12);
    }
}
// ANCHOR_END: tests
