//! # Which side of the wall
//!
//! The version handed out takes "PPO clips the ratio to the band" at its word, and so has no slope wherever the ratio is outside. Two of the four corners
//! outside the band are wrong. Which samples still pull, and where to?

// ANCHOR: problem
/// The slope in ρ of min(ρA, clip(ρ, 1−ε, 1+ε) A).
pub fn slope(ratio: f64, advantage: f64, epsilon: f64) -> f64 {
    // ANCHOR: solution
    let above = ratio > 1.0 + epsilon && advantage > 0.0;
    let below = ratio < 1.0 - epsilon && advantage < 0.0;
    // ANCHOR_END: solution
    // HANDOUT: let above = ratio > 1.0 + epsilon;
    // HANDOUT: let below = ratio < 1.0 - epsilon;
    if above || below { 0.0 } else { advantage }
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
use reweight::clipped::clipped;

#[cfg(test)]
fn measured(ratio: f64, advantage: f64) -> f64 {
    let at = |h: f64| clipped(ratio + h, advantage, 0.2);
    (at(1e-6) - at(-1e-6)) / 2e-6
}

#[test]
fn a_mistake_beyond_the_wall_is_pulled_back() {
    for (ratio, advantage) in [(1.5, -1.0), (0.5, 2.0)] {
        let off = slope(ratio, advantage, 0.2) - measured(ratio, advantage);
        assert!(off.abs() < 1e-6, "{ratio} {advantage}");
    }
}

#[test]
fn all_nine_fields_have_the_slope_of_the_objective() {
    for ratio in [0.5, 1.0, 1.5] {
        for advantage in [-2.0, 0.0, 2.0] {
            let off = slope(ratio, advantage, 0.2) - measured(ratio, advantage);
            assert!(off.abs() < 1e-6, "{ratio} {advantage}");
        }
    }
}
// ANCHOR_END: tests
