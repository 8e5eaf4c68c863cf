//! # What a promise costs
//!
//! How many draws must a log hold before POIS's bound lets a step pass? The estimate promises a gain over the old policy; the margin
//! must be no larger than that gain. The version handed out takes the {{#const 1.96}} of the textbook interval, which is about bell curves.
//! The bound is about every $f$ that stays below its largest value.

// ANCHOR: problem
/// The least N with ‖f‖ √((1 − δ) d₂ / (δ N)) ≤ gain.
pub fn draws_to_promise(largest: f64, d2: f64, risk: f64, gain: f64) -> f64 {
    let relative = largest / gain;
    // ANCHOR: solution
    // Cantelli: at risk δ, √((1 − δ)/δ) standard deviations.
    let squared = (1.0 - risk) / risk;
    // ANCHOR_END: solution
    // HANDOUT: let _ = risk;
    // HANDOUT: let squared = 1.96 * 1.96;
    (squared * d2 * relative * relative - 1e-9).ceil()
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn a_fair_flip_with_no_gap_needs_nineteen_at_five_percent() {
    assert_eq!(draws_to_promise(1.0, 1.0, 0.05, 1.0), 19.0);
}

#[test]
fn half_the_gain_costs_four_times_the_draws() {
    assert_eq!(draws_to_promise(1.0, 2.0, 0.5, 0.25), 32.0);
    assert_eq!(draws_to_promise(1.0, 2.0, 0.5, 0.125), 128.0);
}
// ANCHOR_END: tests
