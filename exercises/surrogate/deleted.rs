//! # The ratio deleted
//!
//! Somebody deletes the ratio and takes step after step on $A\, \nabla \log \pnew$ from the old data. With a ratio, an action in the data counts
//! as often as the *new* policy would take it. As often as whom does it count now? Mend the version handed out, which counts as if the
//! ratio were still there; then look at what you get: it does not depend on $\pnew$ at all. Which slope is it, and why does a learner that
//! follows it never notice that it has arrived?

use reweight::mdp::{MdpError, Policy};
use reweight::surrogate::Surrogate;

// ANCHOR: problem
/// The mean of A ∇ log π over old data, without a ratio: an entry for each state and action.
pub fn slope(here: &Surrogate, new: &Policy) -> Result<Vec<Vec<f64>>, MdpError> {
    let state = |s: usize| {
        // ANCHOR: solution
        let often = here.old().row(s);
        // ANCHOR_END: solution
        // HANDOUT: let often = new.row(s);
        let credit: Vec<f64> = often.iter().zip(&here.advantages()[s]).map(|(p, a)| p * a).collect();
        let total: f64 = credit.iter().sum();
        let scored = credit.iter().zip(new.row(s)).map(|(c, p)| c - p * total);
        scored.map(|entry| here.visits()[s] * entry).collect()
    };
    Ok((0..new.states()).map(state).collect())
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn it_is_the_slope_at_the_beginning_wherever_you_are() {
    let world = reweight::four_by_three::world(0.99).unwrap();
    let old = Policy::uniform(9, 4).unwrap();
    let here = Surrogate::new(&world, &old).unwrap();
    let first = world.gradient(&old).unwrap();
    for size in [0.5, 2.0] {
        let row = |s: usize| (0..4).map(|a| size * ((s + a) % 4) as f64).collect();
        let theta: Vec<Vec<f64>> = (0..9).map(row).collect();
        let ours = slope(&here, &Policy::softmax(&theta).unwrap()).unwrap();
        for (a, b) in ours.iter().flatten().zip(first.iter().flatten()) {
            assert!((a - b).abs() < 1e-12);
        }
    }
}

#[test]
fn a_coin_bent_all_the_way_still_feels_the_first_push() {
    use reweight::flip_again::{coin, flip_again};
    let here = Surrogate::new(&flip_again().unwrap(), &coin(0.5).unwrap()).unwrap();
    let ours = slope(&here, &coin(0.001).unwrap()).unwrap();
    assert!((ours[0][0] + 1.0).abs() < 1e-9, "{ours:?}");
}
// ANCHOR_END: tests
