//! # Both ways
//!
//! A panel shows two divergences, from the old policy to the new one and back. The version handed out fills both places with the
//! same number, and for a coin bent a little you would not notice. Which policy is it that averages, in each?

// ANCHOR: problem
/// KL(π_old‖π_θ) and KL(π_θ‖π_old), in nats. No probability is zero.
pub fn both_ways(old: &[f64], new: &[f64]) -> [f64; 2] {
    let kl = |p: &[f64], q: &[f64]| -> f64 {
        p.iter().zip(q).map(|(p, q)| p * libm::log(p / q)).sum()
    };
    // ANCHOR: solution
    [kl(old, new), kl(new, old)]
    // ANCHOR_END: solution
    // HANDOUT: let there = kl(old, new);
    // HANDOUT: [there, there]
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn what_the_old_policy_hardly_did_counts_in_one_direction() {
    let [there, back] = both_ways(&[0.999, 0.001], &[0.9, 0.1]);
    assert!((there - 0.0996505).abs() < 1e-6, "{there}");
    assert!((back - 0.3665930).abs() < 1e-6, "{back}");
}

#[test]
fn the_coin_is_nearly_as_far_from_bent_to_fair_as_back() {
    let [there, back] = both_ways(&[0.5, 0.5], &[0.6, 0.4]);
    assert!((there - 0.0204110).abs() < 1e-6, "{there}");
    assert!((back - 0.0201355).abs() < 1e-6, "{back}");
}
// ANCHOR_END: tests
