use reweight::mdp::{Mdp, MdpError, Outcome, Policy};

/// The same world with a clock: every episode ends after `steps` steps, and state s at time t is number
/// t · S + s. A horizon is nothing but a state that counts, so whatever is exact for an [`Mdp`] is
/// exact with a horizon.
///
/// ```
/// use reweight::finite_horizon::{clocked, with_clock};
/// use reweight::mdp::{Mdp, Outcome, Policy};
/// let flip = |reward| vec![Outcome { chance: 1.0, reward, next: Some(0) }];
/// let coin = Mdp::new(vec![vec![flip(2.0), flip(1.0)]], vec![1.0], 1.0).unwrap();
/// let bent = Policy::new(vec![vec![0.6, 0.4]]).unwrap();
/// let ten = with_clock(&coin, 10).unwrap();
/// let earned = ten.value(&clocked(&bent, 10).unwrap()).unwrap();
/// assert!((earned - 16.0).abs() < 1e-12);
/// ```
///
/// # Errors
/// [`MdpError::Empty`] for no step.
pub fn with_clock(mdp: &Mdp, steps: usize) -> Result<Mdp, MdpError> {
    let states = mdp.states();
    let mut outcomes = Vec::with_capacity(steps * states);
    for t in 0..steps {
        let ticks = |o: &Outcome| {
            let next = o.next.filter(|_| t + 1 < steps);
            Outcome { next: next.map(|s| (t + 1) * states + s), ..*o }
        };
        for s in 0..states {
            let each = |a| mdp.outcomes(s, a).iter().map(ticks).collect();
            outcomes.push((0..mdp.actions()).map(each).collect());
        }
    }
    let mut start = mdp.start().to_vec();
    start.resize(steps * states, 0.0);
    Mdp::new(outcomes, start, mdp.gamma())
}

/// A policy that does the same at every time.
///
/// # Errors
/// [`MdpError::Empty`] for no step.
pub fn clocked(policy: &Policy, steps: usize) -> Result<Policy, MdpError> {
    let states = policy.states();
    Policy::new(
        (0..steps * states).map(|i| policy.row(i % states).to_vec()).collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_is_the_backward_induction() {
        let go = |next| vec![Outcome { chance: 1.0, reward: 1.0, next }];
        let split = vec![
            Outcome { chance: 0.25, reward: -1.0, next: Some(0) },
            Outcome { chance: 0.75, reward: 3.0, next: Some(1) },
        ];
        let states = vec![vec![go(Some(1)), split], vec![go(Some(0)), go(None)]];
        let mdp = Mdp::new(states, vec![0.5, 0.5], 0.9).unwrap();
        let pi = Policy::new(vec![vec![0.3, 0.7], vec![0.6, 0.4]]).unwrap();
        let mut v = vec![0.0; 2];
        for _ in 0..5 {
            let q = mdp.action_values(&v).unwrap();
            let mean =
                |s: usize| q[s].iter().zip(pi.row(s)).map(|(q, p)| q * p).sum();
            v = (0..2).map(mean).collect();
        }
        let five = with_clock(&mdp, 5).unwrap();
        let all = five.values(&clocked(&pi, 5).unwrap()).unwrap();
        assert!((all[0] - v[0]).abs() < 1e-14 && (all[1] - v[1]).abs() < 1e-14);
        assert_eq!(with_clock(&mdp, 0), Err(MdpError::Empty));
    }
}
