//! # One hand
//!
//! You are given the joint law of weight, return and chance of one episode of the behaviour; episodes of weight zero are left out. What is
//! the mean squared error of the weighted estimate from a *single* episode, if it says zero when there is no weight? The version
//! handed out forgets the episodes that say nothing.

// ANCHOR: problem
/// The mean squared error; `law` holds (weight, return, chance).
pub fn error_of_one(law: &[(f64, f64, f64)], truth: f64) -> f64 {
    let (mut error, mut some) = (0.0, 0.0);
    for (_, g, chance) in law {
        error += chance * (g - truth) * (g - truth);
        some += chance;
    }
    // ANCHOR: solution
    // One episode's weight cancels: the estimate is its return, or zero.
    error + (1.0 - some) * truth * truth
    // ANCHOR_END: solution
    // HANDOUT: error / some
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn a_weight_in_every_second_episode() {
    // The estimate is one or zero, the truth one half.
    let error = error_of_one(&[(2.0, 1.0, 0.25), (2.0, 0.0, 0.25)], 0.5);
    assert!((error - 0.25).abs() < 1e-15);
    let error = error_of_one(&[(2.0, 1.0, 0.5)], 1.0);
    assert!((error - 0.5).abs() < 1e-15);
}

#[test]
fn blackjack_begins_at_a_fifth() {
    use reweight::blackjack::Table;
    use reweight::trajectory_law::{Weighted, joint_law};
    let table = Table::new(13, true, 2).unwrap();
    let (world, pi) = (table.mdp(), table.stick_at(20).unwrap());
    let b = table.hit_with(0.5).unwrap();
    let law = joint_law(&world, &pi, &b, None).unwrap();
    let truth = world.value(&pi).unwrap();
    let triples: Vec<_> = law.iter().map(|a| (a.rho, a.g, a.chance)).collect();
    let exact = Weighted::new(&law, 1).unwrap().error(truth);
    assert!((error_of_one(&triples, truth) - exact).abs() < 1e-11);
    assert!((exact - 0.192_348_312_753_25).abs() < 1e-11);
}
// ANCHOR_END: tests
