//! # Weights that were counted
//!
//! Nobody logged the propensities. So count: the propensity of an action is its share of the rows. Return the ordinary estimate
//! with these weights.
//!
//! One of the tests compares it with an estimate that has no weights in it. Before you run it: with which one? And what happens
//! to an action that the target wants and the log never took?

// ANCHOR: problem
/// IPS with counted propensities. `target[a]` is the target's probability
/// of action a.
pub fn counted_ips(target: &[f64], actions: &[usize], rewards: &[f64]) -> f64 {
    // ANCHOR: solution
    let n = actions.len() as f64;
    let mut counts = vec![0.0; target.len()];
    for &action in actions {
        counts[action] += 1.0;
    }
    let term = |(&action, reward): (&usize, &f64)| {
        target[action] / (counts[action] / n) * reward
    };
    actions.iter().zip(rewards).map(term).sum::<f64>() / n
    // ANCHOR_END: solution
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
const TARGET: [f64; 3] = [0.2, 0.5, 0.3];

#[test]
fn it_is_the_direct_method_with_each_actions_own_mean() {
    let actions = [0, 1, 0, 2, 0, 1];
    let rewards = [1.0, 4.0, 2.0, 7.0, 3.0, 6.0];
    let direct = 0.2 * 2.0 + 0.5 * 5.0 + 0.3 * 7.0;
    assert!((counted_ips(&TARGET, &actions, &rewards) - direct).abs() < 1e-12);
}

#[test]
fn a_constant_comes_back_exactly_which_true_propensities_cannot_promise() {
    let constant = counted_ips(&TARGET, &[2, 0, 1, 1], &[7.0; 4]);
    assert!((constant - 7.0).abs() < 1e-12);
}

#[test]
fn an_action_that_was_never_taken_counts_for_nothing() {
    let hole = counted_ips(&TARGET, &[0, 1, 0, 1], &[7.0; 4]);
    assert!((hole - 0.7 * 7.0).abs() < 1e-12);
}
// ANCHOR_END: tests
