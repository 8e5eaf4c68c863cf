//! # Late, or somebody else's
//!
//! An actor flipped the coin with the parameters of some updates ago. Its data are to serve a gradient at the *new* parameters. The
//! version handed out uses them as they are. What is missing, and why would it be wrong to add it if the gradient were taken at the
//! old parameters, as A3C does?

use reweight::softmax_bandit::{Bandit, BanditError, Policy};

// ANCHOR: problem
/// The gradient's contribution of one play of `old`, for a gradient at `new`.
pub fn contribution(
    bandit: &Bandit,
    old: &Policy,
    new: &Policy,
    arm: usize,
) -> Result<Vec<f64>, BanditError> {
    // ANCHOR: solution
    let ratio = new.ratios(old)?[arm];
    // ANCHOR_END: solution
    // HANDOUT: let ratio = if old == new { 1.0 } else { 1.0 };
    let credit = ratio * (bandit.reward(arm)? - bandit.value(new)?);
    Ok(new.score(arm).iter().map(|s| credit * s).collect())
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
fn mean(old: &Policy, new: &Policy) -> Vec<f64> {
    let coin = Bandit::new(vec![2.0, 1.0]).unwrap();
    let mut mean = vec![0.0; 2];
    for (arm, p) in old.probabilities().iter().enumerate() {
        let one = contribution(&coin, old, new, arm).unwrap();
        mean.iter_mut().zip(one).for_each(|(m, c)| *m += p * c);
    }
    mean
}

#[test]
fn old_data_say_what_new_data_would() {
    let old = Policy::new(vec![0.5, 0.5]).unwrap();
    let new = Policy::new(vec![0.9, 0.1]).unwrap();
    let coin = Bandit::new(vec![2.0, 1.0]).unwrap();
    let truth = coin.gradient(&new).unwrap();
    for (ours, exact) in mean(&old, &new).iter().zip(truth) {
        assert!((ours - exact).abs() < 1e-12);
    }
}

#[test]
fn at_the_old_parameters_the_ratio_is_one() {
    let old = Policy::new(vec![0.5, 0.5]).unwrap();
    assert!((mean(&old, &old)[0] - 0.25).abs() < 1e-12);
    let heads = contribution(&Bandit::new(vec![2.0, 1.0]).unwrap(), &old, &Policy::new(vec![0.6, 0.4]).unwrap(), 0);
    assert!((heads.unwrap()[0] - 1.2 * 0.4 * 0.4).abs() < 1e-12);
}
// ANCHOR_END: tests
