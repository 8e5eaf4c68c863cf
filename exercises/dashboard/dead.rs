//! # Nothing moves
//!
//! ESS/N is one: the policy did not move. A vanilla learner's small steps look like that, a policy that has found the best, and one that
//! is certain of something worse. Only the last is dead. The version handed out goes by the ESS alone. Which two numbers of the panel
//! tell the three apart?

// ANCHOR: problem
/// What a panel read after an update.
pub struct Read {
    /// ESS/N.
    pub ess: f64,
    /// In nats.
    pub entropy: f64,
    /// The mean return of the batch.
    pub earned: f64,
}

/// Whether the learner is dead: it does not move, is certain (an entropy
/// below 0.05), and earns less than `bar`.
pub fn is_dead(read: &Read, bar: f64) -> bool {
    let still = read.ess > 0.99;
    // ANCHOR: solution
    still && read.entropy < 0.05 && read.earned < bar
    // ANCHOR_END: solution
    // HANDOUT: let _ = (read.entropy, read.earned, bar);
    // HANDOUT: still
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn small_steps_are_not_death() {
    assert!(!is_dead(&Read { ess: 0.9999, entropy: 1.38, earned: -1.2 }, 0.6));
    assert!(!is_dead(&Read { ess: 0.9999, entropy: 1.38, earned: -1.2 }, 0.0));
}

#[test]
fn certain_of_the_best_is_not_dead_and_certain_of_less_is() {
    let certain = |earned: f64| Read { ess: 1.0, entropy: 0.01, earned };
    assert!(is_dead(&certain(0.41), 0.6));
    assert!(!is_dead(&certain(0.65), 0.6));
}
// ANCHOR_END: tests
