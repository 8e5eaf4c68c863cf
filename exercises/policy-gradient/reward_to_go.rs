//! # What is done is done
//!
//! REINFORCE credits each action with what came after it. The version handed out credits it with the whole episode. Its mean is the
//! same: a reward that was already paid cannot depend on what is drawn now, and the score averages to zero. What does it cost? The
//! second test knows, for the fair coin that is flipped until it shows heads.

// ANCHOR: problem
/// What each step is credited with, without a discount.
pub fn credits(rewards: &[f64]) -> Vec<f64> {
    let mut credits = Vec::new();
    for t in 0..rewards.len() {
        // ANCHOR: solution
        credits.push(rewards[t..].iter().sum());
        // ANCHOR_END: solution
        // HANDOUT: let _ = t;
        // HANDOUT: credits.push(rewards.iter().sum());
    }
    credits
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn only_what_follows_counts() {
    assert_eq!(credits(&[1.0, 0.0, 2.0]), [3.0, 2.0, 2.0]);
}

#[test]
fn on_the_fair_coin_the_mean_is_minus_a_half_each_way_and_the_variance_27() {
    // Games of n tails and a head, with the slope in the parameter of heads.
    let (mut mean, mut square) = (0.0, 0.0);
    for tails in 0..200 {
        let chance = libm::pow(0.5, f64::from(tails) + 1.0);
        let mut rewards = vec![1.0; tails as usize];
        rewards.push(2.0);
        let all = credits(&rewards);
        let (last, before) = all.split_last().unwrap();
        let slope = 0.5 * last - 0.5 * before.iter().sum::<f64>();
        mean += chance * slope;
        square += chance * slope * slope;
    }
    assert!((mean + 1.0).abs() < 1e-9);
    // Of the two parameters together.
    assert!((2.0 * (square - mean * mean) - 27.0).abs() < 1e-9);
}
// ANCHOR_END: tests
