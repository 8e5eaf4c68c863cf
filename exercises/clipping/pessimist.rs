//! # A pessimist
//!
//! Some code on the web clips and forgets the minimum. What it climbs is the same inside the band, and at the first step. Where does it promise more than the
//! surrogate? Mend it, so that it never does.

// ANCHOR: problem
/// What one sample counts: never more than ρA.
pub fn counts(ratio: f64, advantage: f64, epsilon: f64) -> f64 {
    let kept = ratio.clamp(1.0 - epsilon, 1.0 + epsilon);
    // ANCHOR: solution
    (kept * advantage).min(ratio * advantage)
    // ANCHOR_END: solution
    // HANDOUT: kept * advantage
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn it_never_promises_more_than_the_surrogate() {
    for i in 1..=40 {
        let ratio = 0.1 * f64::from(i);
        for advantage in [-3.0, -1.0, 0.0, 1.0, 3.0] {
            let surrogate = ratio * advantage;
            assert!(counts(ratio, advantage, 0.2) <= surrogate, "{ratio}");
        }
    }
}

#[test]
fn a_bad_action_that_became_twice_as_likely_has_its_full_price() {
    assert_eq!(counts(2.0, -1.0, 0.2), -2.0);
    assert_eq!(counts(0.5, 1.0, 0.2), 0.5);
}
// ANCHOR_END: tests
