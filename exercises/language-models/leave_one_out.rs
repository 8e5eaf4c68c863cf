//! # Not by itself
//!
//! $G$ answers judge one another. The version handed out subtracts the mean of all of them, so each answer has a share in its own
//! baseline, and the gradient comes out $(G - 1)/G$ times too short. Subtract something that an answer has no part in.

// ANCHOR: problem
/// The advantage of each answer of a group of two or more.
pub fn advantages(rewards: &[f64]) -> Vec<f64> {
    let n = rewards.len() as f64;
    let sum: f64 = rewards.iter().sum();
    // ANCHOR: solution
    let baseline = |r: f64| (sum - r) / (n - 1.0);
    // ANCHOR_END: solution
    // HANDOUT: let baseline = |_: f64| sum / n;
    rewards.iter().map(|r| r - baseline(*r)).collect()
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn one_right_answer_in_four() {
    let a = advantages(&[1.0, 0.0, 0.0, 0.0]);
    assert_eq!(a[0], 1.0);
    assert!(a[1..].iter().all(|a| (a + 1.0 / 3.0).abs() < 1e-15));
}

#[test]
fn the_mean_gradient_of_all_groups_is_the_gradient() {
    // An answer is one flip, right with chance p; its score in the log-odds is r − p, and ∇p is p (1 − p).
    let (p, size) = (0.3, 4);
    let mut mean = 0.0;
    for group in 0..1_u32 << size {
        let rewards: Vec<f64> = (0..size).map(|i| f64::from(group >> i & 1)).collect();
        let chance: f64 = rewards.iter().map(|r| if *r == 1.0 { p } else { 1.0 - p }).product();
        let terms = advantages(&rewards).into_iter().zip(&rewards);
        mean += chance * terms.map(|(a, r)| a * (r - p)).sum::<f64>() / f64::from(size);
    }
    assert!((mean - p * (1.0 - p)).abs() < 1e-14, "{mean}");
}
// ANCHOR_END: tests
