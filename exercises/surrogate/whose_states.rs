//! # Whose states?
//!
//! A staircase of two steps. On the first you may stop, which pays $1$, or climb, which pays nothing; on the second, left pays $4$ and right
//! pays $0$, and the episode is over. The old policy tosses a fair coin on each. By hand: what is each of the four actions worth over the
//! old policy's mean, and what does a policy gain that always climbs and then always turns left? The version handed out adds up the
//! right advantages in the wrong places. In which worlds would it be right all the same?

use reweight::mdp::{Mdp, MdpError, Policy};

// ANCHOR: problem
/// J(new) − J(old), from the old policy's advantages alone.
pub fn gain(world: &Mdp, old: &Policy, new: &Policy) -> Result<f64, MdpError> {
    let advantages = world.advantages(old)?;
    // ANCHOR: solution
    let visits = world.visits(new)?;
    // ANCHOR_END: solution
    // HANDOUT: let visits = world.visits(old)?;
    let state = |(s, row): (usize, &Vec<f64>)| {
        let mean: f64 = row.iter().zip(new.row(s)).map(|(a, p)| p * a).sum();
        visits[s] * mean
    };
    Ok(advantages.iter().enumerate().map(state).sum())
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn up_the_stairs_and_left_gains_two_and_a_half() {
    use reweight::mdp::Outcome;
    let pays = |reward, next| vec![Outcome { chance: 1.0, reward, next }];
    let stairs = vec![
        vec![pays(1.0, None), pays(0.0, Some(1))],
        vec![pays(4.0, None), pays(0.0, None)],
    ];
    let stairs = Mdp::new(stairs, vec![1.0, 0.0], 1.0).unwrap();
    let old = Policy::uniform(2, 2).unwrap();
    let new = Policy::new(vec![vec![0.0, 1.0], vec![1.0, 0.0]]).unwrap();
    // Old values: 2 on the second step, 1.5 on the first. New: 4.
    assert!((gain(&stairs, &old, &new).unwrap() - 2.5).abs() < 1e-12);
}

#[test]
fn in_the_corridor_it_is_the_difference_of_two_closed_forms() {
    use reweight::corridor::{aliased, corridor, value};
    let gained = gain(&corridor().unwrap(), &aliased(0.3).unwrap(), &aliased(0.9).unwrap());
    assert!((gained.unwrap() - (value(0.9) - value(0.3))).abs() < 1e-10);
}
// ANCHOR_END: tests
