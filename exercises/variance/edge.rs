//! # Where the variance ends
//!
//! The version handed out guards the formula for $\E_q[w^2]$ with the wrong test, and returns a NaN for a target one and a half
//! times as wide as the behaviour. Mend the guard.

use libm::{exp, sqrt};

// ANCHOR: problem
/// E_q[w²] for q = N(0, 1) and p = N(d, s²), or `None` where it is infinite.
pub fn second_moment(d: f64, s: f64) -> Option<f64> {
    // ANCHOR: solution
    let rest = 2.0 - s * s;
    if rest <= 0.0 {
        return None;
    }
    // ANCHOR_END: solution
    // HANDOUT: let rest = 2.0 - s * s;
    // HANDOUT: if s >= 2.0 {
    // HANDOUT:     return None;
    // HANDOUT: }
    Some(exp(d * d / rest) / (s * sqrt(rest)))
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn a_target_of_one_and_a_half_has_no_second_moment() {
    assert_eq!(second_moment(0.0, 1.5), None);
}

#[test]
fn the_edge_is_the_square_root_of_two_whatever_the_gap() {
    for d in [0.0, 1.0, 5.0] {
        assert_eq!(second_moment(d, 1.4143), None);
        assert!(second_moment(d, 1.4).is_some_and(f64::is_finite));
    }
}
// ANCHOR_END: tests
