//! # How often you are there
//!
//! The slope of $J$ in a softmax with one parameter for each state and action is $d(s)\,\pi(a \mid s)\,A(s, a)$. The version handed out
//! forgets how often each state is visited. On the fair coin of this chapter it still points the right way. By which
//! factor is it too short? And in a world of many states, why is it no longer even the right direction?

use reweight::mdp::{Mdp, MdpError, Policy};

// ANCHOR: problem
/// ∂J/∂θ(s, a) for each state and action.
pub fn slope(world: &Mdp, policy: &Policy) -> Result<Vec<Vec<f64>>, MdpError> {
    let advantages = world.advantages(policy)?;
    let state = |(s, advantages): (usize, &Vec<f64>)| {
        // ANCHOR: solution
        let often = world.visits(policy)?[s];
        // ANCHOR_END: solution
        // HANDOUT: let often = 1.0;
        let row = policy.row(s).iter().zip(advantages);
        Ok(row.map(|(p, advantage)| often * p * advantage).collect())
    };
    advantages.iter().enumerate().map(state).collect()
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn at_the_fair_coin_the_slope_is_minus_one() {
    let game = reweight::flip_again::flip_again().unwrap();
    let fair = reweight::flip_again::coin(0.5).unwrap();
    assert!((slope(&game, &fair).unwrap()[0][0] + 1.0).abs() < 1e-12);
}

#[test]
fn in_the_four_by_three_world_it_is_that_of_finite_differences() {
    let world = reweight::four_by_three::world(0.99).unwrap();
    let at = |h: f64| {
        let mut theta = vec![vec![0.0; 4]; 9];
        theta[5][0] = h;
        world.value(&Policy::softmax(&theta).unwrap()).unwrap()
    };
    let uniform = Policy::uniform(9, 4).unwrap();
    let exact = slope(&world, &uniform).unwrap()[5][0];
    assert!((exact - (at(1e-5) - at(-1e-5)) / 2e-5).abs() < 1e-8);
}
// ANCHOR_END: tests
