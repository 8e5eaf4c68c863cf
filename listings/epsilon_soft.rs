use reweight::mdp::{Mdp, MdpError, Policy, Ties};

/// A policy and its values.
#[derive(Debug, Clone, PartialEq)]
pub struct Soft {
    /// π(a|s).
    pub policy: Policy,
    /// V(s) of it.
    pub values: Vec<f64>,
}

/// The best of all policies that take a random action with probability ε, by policy iteration
/// (Sutton and Barto 2018, section 5.4): where Sarsa and Expected Sarsa head for at a fixed ε.
///
/// ```
/// use reweight::{cliff::Cliff, epsilon_soft::best};
/// let world = Cliff::new(4, 12).unwrap().world().unwrap();
/// assert!((best(&world, 0.1).unwrap().values[36] + 20.7077).abs() < 1e-4);
/// ```
///
/// # Errors
/// [`MdpError`] if ε is not in [0, 1], or the uniform policy's values are infinite.
pub fn best(world: &Mdp, epsilon: f64) -> Result<Soft, MdpError> {
    let mut policy = Policy::uniform(world.states(), world.actions())?;
    loop {
        let values = world.values(&policy)?;
        let q = world.action_values(&values)?;
        let next = Policy::epsilon_greedy(&q, epsilon, Ties::First)?;
        if !improves(&next, &q, &policy) {
            return Ok(Soft { policy, values });
        }
        policy = next;
    }
}

/// Whether `next` is worth more by `q` than `now` in any state, by more than rounding.
fn improves(next: &Policy, q: &[Vec<f64>], now: &Policy) -> bool {
    let worth = |policy: &Policy, s: usize| -> f64 {
        policy.row(s).iter().zip(&q[s]).map(|(p, q)| p * q).sum()
    };
    (0..q.len()).any(|s| {
        let v = worth(now, s);
        worth(next, s) > v + 1e-12 * (1.0 + v.abs())
    })
}

/// The states that a policy goes through from `start` if it always takes its most probable action
/// and the most probable thing happens; none if that never ends.
///
/// # Errors
/// [`MdpError`] if it is no policy for this world.
pub fn visited_path(
    world: &Mdp,
    policy: &Policy,
    start: usize,
) -> Result<Option<Vec<usize>>, MdpError> {
    world.check(policy)?;
    let (mut path, mut state) = (vec![], Some(start));
    while let Some(s) = state {
        if path.len() == world.states() {
            return Ok(None);
        }
        path.push(s);
        let a = first_of_the_largest(policy.row(s).iter().copied());
        let outcomes = world.outcomes(s, a);
        let likely = first_of_the_largest(outcomes.iter().map(|o| o.chance));
        state = outcomes[likely].next;
    }
    Ok(Some(path))
}

fn first_of_the_largest(numbers: impl Iterator<Item = f64>) -> usize {
    let pairs = numbers.enumerate();
    pairs.fold((0, f64::NEG_INFINITY), |b, x| if x.1 > b.1 { x } else { b }).0
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::four_by_three::world;

    #[test]
    fn no_change_of_one_action_improves_the_best() {
        let world = world(0.99).unwrap();
        for epsilon in [0.0, 0.1, 0.5] {
            let soft = best(&world, epsilon).unwrap();
            for s in 0..world.states() {
                for a in 0..world.actions() {
                    let mut q = vec![vec![0.0; world.actions()]; world.states()];
                    for (s, row) in q.iter_mut().enumerate() {
                        row.copy_from_slice(soft.policy.row(s));
                    }
                    q[s][a] = 2.0;
                    let other =
                        Policy::epsilon_greedy(&q, epsilon, Ties::First).unwrap();
                    let values = world.values(&other).unwrap();
                    for (v, best) in values.iter().zip(&soft.values) {
                        assert!(v < &(best + 1e-10));
                    }
                }
            }
        }
    }

    #[test]
    fn without_exploration_it_is_the_best_of_all_and_with_nothing_else_the_uniform()
    {
        let world = world(0.99).unwrap();
        let all = world.best_values().unwrap();
        for (a, b) in best(&world, 0.0).unwrap().values.iter().zip(all) {
            assert!((a - b).abs() < 1e-12);
        }
        let uniform = Policy::uniform(world.states(), world.actions()).unwrap();
        let values = world.values(&uniform).unwrap();
        assert_eq!(best(&world, 1.0).unwrap().values, values);
        assert_eq!(best(&world, 1.5), Err(MdpError::Epsilon(1.5)));
    }
}
