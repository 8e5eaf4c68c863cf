//! Numbers: where a product of token ratios leaves the floating-point numbers.

use reweight_style::{Done, Numbers, count, fixed};

/// What the new and the old policy gave each token of the answer.
const NEW: f64 = 0.9;
const OLD: f64 = 0.4;

fn main() -> Done {
    let (mut single, mut double) = (1.0_f32, 1.0_f64);
    let (mut last_single, mut last_double) = (0, 0);
    for token in 1..=1000 {
        single *= (NEW / OLD) as f32;
        double *= NEW / OLD;
        if single.is_finite() {
            last_single = token;
        }
        if double.is_finite() {
            last_double = token;
        }
    }
    assert!(libm::exp(800.0).is_infinite());
    let log = 1000.0 * (libm::log(NEW) - libm::log(OLD));
    Numbers::new()
        .put("identity_overflow_ratio", fixed(NEW / OLD, 2))
        .put("identity_overflow_single", count(last_single + 1))
        .put("identity_overflow_double", count(last_double + 1))
        .put("identity_overflow_log", fixed(log, 1))
        .save("identity_overflow")
}
