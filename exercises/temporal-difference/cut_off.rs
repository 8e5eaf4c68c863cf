//! # The pole that never falls
//!
//! A pole is balanced perfectly, one is paid for every step, and every episode is cut off after some steps. There is one state. Write the discount of the
//! next state's value in the target, for a step after which the episode goes on, is over, or was cut off. The version handed out takes every end for an end.
//!
//! With $\gamma$ = {{#const 0.99}} the state is worth a hundred. What does the version handed out think, when one step in fifty is the last?

// ANCHOR: problem
#[derive(Clone, Copy, PartialEq)]
pub enum End {
    Terminal,
    Truncated,
}

/// What the next state's value counts.
pub fn discount(gamma: f64, end: Option<End>) -> f64 {
    // ANCHOR: solution
    if end == Some(End::Terminal) { 0.0 } else { gamma }
    // ANCHOR_END: solution
    // HANDOUT: if end.is_some() { 0.0 } else { gamma }
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
fn value(end: End) -> f64 {
    // The mean of r + discount × V over a buffer in which one step in fifty is the last.
    let step = |v: f64| {
        1.0 + (49.0 * discount(0.99, None) + discount(0.99, Some(end))) / 50.0 * v
    };
    (0..10_000).fold(0.0, |v, _| step(v))
}

#[test]
fn who_is_cut_off_would_have_gone_on() {
    assert!((value(End::Truncated) - 100.0).abs() < 1e-9);
}

#[test]
fn who_falls_has_fallen() {
    let worth = 1.0 / (1.0 - 0.99 * 0.98);
    let fallen = value(End::Terminal);
    // What ends is worth less than what is cut off.
    assert!((fallen - worth).abs() < 1e-9);
    assert!(fallen < value(End::Truncated) / 2.0);
}
// ANCHOR_END: tests
