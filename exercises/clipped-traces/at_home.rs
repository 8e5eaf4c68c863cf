//! # On-policy
//!
//! Behaviour and target are one policy, and every action on the way had the same probability. What share of a surprise `steps` actions
//! later reaches a target, but for γ? Where it is one, nothing is cut. The version handed out says that on-policy nothing ever is.
//! Which trace is cut all the same, although nothing had to be corrected?

use reweight::traces::{Chosen, Trace};

// ANCHOR: problem
/// What comes through `steps` actions of a policy that is its own target.
pub fn share(trace: Trace, probability: f64, steps: usize) -> f64 {
    let chosen = Chosen { target: probability, behaviour: probability };
    // ANCHOR: solution
    (0..steps).map(|_| trace.carries(chosen)).product()
    // ANCHOR_END: solution
    // HANDOUT: (0..steps).map(|_| chosen.ratio()).product()
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn tree_backup_cuts_even_at_home() {
    assert_eq!(share(Trace::TreeBackup, 0.5, 3), 0.125);
}

#[test]
fn retrace_does_not_but_for_lambda() {
    assert_eq!(share(Trace::Retrace(1.0), 0.5, 3), 1.0);
    assert!((share(Trace::Retrace(0.9), 0.5, 2) - 0.81).abs() < 1e-15);
    assert_eq!(share(Trace::Importance, 0.1, 20), 1.0);
}
// ANCHOR_END: tests
