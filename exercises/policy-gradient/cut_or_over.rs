//! # Cut off, or over
//!
//! A step's surprise is $\delta = r + \gamma V(s') - V(s)$. After the end of an episode nothing follows. After a time limit something
//! would have. The version handed out takes every stop for an end. What does a critic that is right about a balanced pole then
//! say of the last push before the limit, at $\gamma$ = {{#const 0.99}}?

use reweight::environment::End;

// ANCHOR: problem
/// The surprise of one step, from what the critic says of the state before it and of the one after it.
pub fn surprise(reward: f64, gamma: f64, before: f64, after: f64, end: Option<End>) -> f64 {
    let later = match end {
        // ANCHOR: solution
        Some(End::Terminal) => 0.0,
        Some(End::Truncated) | None => after,
        // ANCHOR_END: solution
        // HANDOUT: Some(_) => 0.0,
        // HANDOUT: None => after,
    };
    reward + gamma * later - before
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn a_pole_that_would_stand_for_ever_is_no_surprise_at_the_limit() {
    // One a step for ever: V = 1 / (1 − γ).
    let v = 1.0 / (1.0 - 0.99);
    let delta = surprise(1.0, 0.99, v, v, Some(End::Truncated));
    assert!(delta.abs() < 1e-9);
}

#[test]
fn a_pole_that_falls_is_one() {
    let v = 1.0 / (1.0 - 0.99);
    let falls = surprise(1.0, 0.99, v, v, Some(End::Terminal));
    assert!((falls - (1.0 - v)).abs() < 1e-9);
    let stands = surprise(1.0, 0.99, v, v, None);
    assert!(stands.abs() < 1e-9 && surprise(1.0, 0.5, 0.0, 8.0, Some(End::Truncated)) == 5.0);
}
// ANCHOR_END: tests
