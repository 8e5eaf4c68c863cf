//! # How many draws a k̂ asks for
//!
//! $N$ draws can bear a k̂ up to $\min(1 - 1/\log_{ {{#const 10}} } N,\ {{#const 0.7}})$. Turn it round: the least $N$ that can bear a given k̂ from nought on,
//! or `None` if no number of draws can. The version handed out has it upside down.
//!
//! Then answer: what can a thousand draws bear, and what happens to the answer as k̂ comes near to {{#const 0.7}}, and past it?

use libm::{ceil, pow};

// ANCHOR: problem
/// The least number of draws that can bear `k` ≥ 0.
pub fn draws_needed(k: f64) -> Option<u64> {
    // ANCHOR: solution
    if k > 0.7 {
        return None;
    }
    Some(ceil(pow(10.0, 1.0 / (1.0 - k))) as u64)
    // ANCHOR_END: solution
    // HANDOUT: Some(ceil(pow(10.0, 1.0 / k)) as u64)
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn one_draw_fewer_is_too_few() {
    use reweight::psis::k_threshold;
    for k in [0.2, 0.4, 0.6, 0.66] {
        let n = draws_needed(k).unwrap();
        assert!(k_threshold(n) >= k && k_threshold(n - 1) < k, "{k}: {n}");
    }
}

#[test]
fn seven_tenths_ask_for_two_thousand_one_hundred_and_fifty_five() {
    assert_eq!(draws_needed(0.7), Some(2_155));
}

#[test]
fn above_seven_tenths_no_number_will_do() {
    assert_eq!(draws_needed(0.71), None);
    assert_eq!(draws_needed(1.3), None);
}
// ANCHOR_END: tests
