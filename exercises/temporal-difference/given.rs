//! # Which ratios?
//!
//! Three flips of the fair coin are in the log; the first one is *given*. Write the target for its side: what the three flips pay, each reward
//! with the ratios that it needs, if the later flips had been the bent coin's. The version handed out multiplies by the first ratio too.
//!
//! Average both over the four ways in which the later flips can fall. What does the one handed out converge to for heads, and what for
//! tails? (Hint: one is {{#const 1.2}} times too large.)

// ANCHOR: problem
/// r₀ + ρ₁ r₁ + ρ₁ρ₂ r₂, from the rewards and the ratios of the flips.
pub fn target(rewards: &[f64], ratios: &[f64]) -> f64 {
    let mut sum = 0.0;
    // ANCHOR: solution
    let mut weight = 1.0;
    for t in 0..rewards.len() {
        if t > 0 {
            weight *= ratios[t];
        }
        sum += weight * rewards[t];
    }
    // ANCHOR_END: solution
    // HANDOUT: let mut weight = 1.0;
    // HANDOUT: for t in 0..rewards.len() {
    // HANDOUT:     weight *= ratios[t];
    // HANDOUT:     sum += weight * rewards[t];
    // HANDOUT: }
    sum
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
fn mean(first: usize) -> f64 {
    let (pays, ratio) = ([2.0, 1.0], [1.2, 0.8]);
    let mut sum = 0.0;
    for second in 0..2 {
        for third in 0..2 {
            let sides = [first, second, third];
            sum += 0.25 * target(&sides.map(|s| pays[s]), &sides.map(|s| ratio[s]));
        }
    }
    sum
}

#[test]
fn heads_is_worth_two_and_two_flips_of_the_bent_coin() {
    assert!((mean(0) - 5.2).abs() < 1e-12);
}

#[test]
fn tails_is_worth_one_and_two_flips_of_the_bent_coin() {
    assert!((mean(1) - 4.2).abs() < 1e-12);
}
// ANCHOR_END: tests
