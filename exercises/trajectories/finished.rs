//! # The finished
//!
//! The weighted per-decision estimate takes, at every step, a weighted mean of the rewards. An episode that has ended is paid nothing and
//! keeps its last weight. The version handed out drops it from the sum below the line.

// ANCHOR: problem
/// The weighted mean reward at step `t`. `products[i][t]` is the product of the i-th
/// trajectory's ratios up to t; it is as long as the trajectory, at least one step.
pub fn mean_reward(products: &[Vec<f64>], rewards: &[Vec<f64>], t: usize) -> f64 {
    let (mut above, mut below) = (0.0, 0.0);
    for (weights, paid) in products.iter().zip(rewards) {
        if t < weights.len() {
            above += weights[t] * paid[t];
        }
        // ANCHOR: solution
        below += weights[t.min(weights.len() - 1)];
        // ANCHOR_END: solution
        // HANDOUT: below += if t < weights.len() { weights[t] } else { 0.0 };
    }
    above / below
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn one_of_two_has_ended() {
    let products = [vec![1.0], vec![1.0, 1.0]];
    let rewards = [vec![0.0], vec![0.0, 1.0]];
    assert_eq!(mean_reward(&products, &rewards, 1), 0.5);
}

#[test]
fn step_by_step_it_adds_up_to_the_listings_estimate() {
    let ratios = [vec![1.2, 0.8, 1.2], vec![0.8], vec![0.5, 0.4]];
    let rewards = [vec![2.0, 1.0, 2.0], vec![1.0], vec![3.0, 1.0]];
    let logs = ratios.iter().map(|run| run.iter().map(|r| libm::log(*r)).collect());
    let logs: Vec<Vec<f64>> = logs.collect();
    let running = |run: &Vec<f64>| -> Vec<f64> {
        (1..=run.len()).map(|n| run[..n].iter().product()).collect()
    };
    let products: Vec<Vec<f64>> = ratios.iter().map(running).collect();
    let listing = reweight::per_trajectory::wpdis(&logs, &rewards, 1.0).unwrap();
    let sum: f64 = (0..3).map(|t| mean_reward(&products, &rewards, t)).sum();
    assert!((sum - listing.value).abs() < 1e-12);
}
// ANCHOR_END: tests
