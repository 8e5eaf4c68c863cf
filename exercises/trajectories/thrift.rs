//! # Thrift
//!
//! What does one trajectory add to the per-decision estimate? The version handed out lets every reward pay for the whole product.
//! Let it pay for the ratios up to its own step, and for none that come after.

// ANCHOR: problem
/// Σ γᵗ ρ_{0:t} rₜ of one trajectory.
pub fn per_decision(ratios: &[f64], rewards: &[f64], gamma: f64) -> f64 {
    let (mut sum, mut discount) = (0.0, 1.0);
    // ANCHOR: solution
    let mut product = 1.0;
    // ANCHOR_END: solution
    // HANDOUT: let product: f64 = ratios.iter().product();
    for (ratio, reward) in ratios.iter().zip(rewards) {
        // ANCHOR: solution
        product *= ratio;
        // ANCHOR_END: solution
        // HANDOUT: let _ = ratio;
        sum += discount * product * reward;
        discount *= gamma;
    }
    sum
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn the_first_reward_does_not_pay_for_the_second_flip() {
    let sum = per_decision(&[1.2, 0.8], &[1.0, 1.0], 1.0);
    assert!((sum - (1.2 + 0.96)).abs() < 1e-12);
}

#[test]
fn the_mean_over_trajectories_is_the_listings_estimate() {
    let ratios = [vec![1.2, 0.8, 1.2], vec![0.8, 0.8], vec![0.5, 0.0, 1.2]];
    let rewards = [vec![2.0, 1.0, 2.0], vec![1.0, -1.0], vec![3.0, 1.0, 1.0]];
    let logs = ratios.iter().map(|run| run.iter().map(|r| libm::log(*r)).collect());
    let logs: Vec<Vec<f64>> = logs.collect();
    let listing = reweight::per_trajectory::pdis(&logs, &rewards, 0.9).unwrap();
    let each = ratios.iter().zip(&rewards).map(|(w, r)| per_decision(w, r, 0.9));
    assert!((each.sum::<f64>() / 3.0 - listing.value).abs() < 1e-12);
}
// ANCHOR_END: tests
