use reweight::mdp::{MdpError, Policy};

/// What cannot be truncated.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum TruncationError {
    /// A ratio is cut off above nought.
    #[error("ratios are cut off at {0}, not above 0")]
    Level(f64),
    /// Where the two policies share no action, nothing is left to divide.
    #[error("in state {state} the behaviour does nothing that the target does")]
    NoOverlap { state: usize },
    /// What is wrong with the policies.
    #[error(transparent)]
    Mdp(#[from] MdpError),
}

/// min(ρ̄ μ(a|s), π(a|s)) for each state and action: what is left of the target when no ratio to the
/// behaviour μ counts for more than ρ̄. A row adds up to `E_μ[min(ρ̄, ρ)]`, one if nothing was cut off.
///
/// # Errors
/// [`TruncationError`] if ρ̄ is not above zero, or the policies are for different worlds.
pub fn truncated_masses(
    target: &Policy,
    behaviour: &Policy,
    most: f64,
) -> Result<Vec<Vec<f64>>, TruncationError> {
    // Written so that a NaN is refused as well.
    let possible = most > 0.0;
    if !possible {
        return Err(TruncationError::Level(most));
    }
    let shapes = [
        ("the behaviour's list of states", behaviour.states(), target.states()),
        ("the behaviour's list of actions", behaviour.actions(), target.actions()),
    ];
    for (what, given, wanted) in shapes {
        if given != wanted {
            return Err(MdpError::Length { what, given, wanted }.into());
        }
    }
    let row = |state| {
        let pairs = target.row(state).iter().zip(behaviour.row(state));
        // An infinite level times nought is nought: what the behaviour never does, it never shows.
        let mass = |(pi, mu): (&f64, &f64)| {
            if *mu == 0.0 { 0.0 } else { pi.min(most * mu) }
        };
        pairs.map(mass).collect()
    };
    Ok((0..target.states()).map(row).collect())
}

/// π_ρ̄ ∝ min(ρ̄ μ, π), the policy whose values V-trace learns when it cuts ratios off at ρ̄ (Espeholt and
/// others 2018, section 4.1): the target for a large ρ̄, the behaviour for a ρ̄ below every ratio.
///
/// ```
/// use reweight::{mdp::Policy, truncated_target::truncated_target};
/// let target = Policy::new(vec![vec![0.9, 0.1]]).unwrap();
/// let behaviour = Policy::new(vec![vec![0.5, 0.5]]).unwrap();
/// let between = truncated_target(&target, &behaviour, 1.0).unwrap();
/// assert!((between.probability(0, 0) - 0.5 / 0.6).abs() < 1e-15);
/// ```
///
/// # Errors
/// [`TruncationError`], also if in some state the two policies share no action.
pub fn truncated_target(
    target: &Policy,
    behaviour: &Policy,
    most: f64,
) -> Result<Policy, TruncationError> {
    let mut rows = truncated_masses(target, behaviour, most)?;
    for (state, row) in rows.iter_mut().enumerate() {
        let total: f64 = row.iter().sum();
        if total == 0.0 {
            return Err(TruncationError::NoOverlap { state });
        }
        row.iter_mut().for_each(|mass| *mass /= total);
    }
    Ok(Policy::new(rows)?)
}

/// β = min over the states of `E_μ[min(ρ̄, ρ)]`: one step of V-trace brings two value functions nearer by a
/// factor of at most 1 − (1 − γ) β, if its traces are cut off no higher than its ratios.
///
/// # Errors
/// As [`truncated_masses`].
pub fn least_kept(
    target: &Policy,
    behaviour: &Policy,
    most: f64,
) -> Result<f64, TruncationError> {
    let rows = truncated_masses(target, behaviour, most)?;
    let kept = rows.iter().map(|row| row.iter().sum::<f64>());
    Ok(kept.fold(f64::INFINITY, f64::min))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::mdp::{Mdp, Outcome};

    fn policy(rows: [[f64; 3]; 2]) -> Policy {
        Policy::new(rows.map(|row| row.to_vec()).to_vec()).unwrap()
    }

    fn pair() -> (Policy, Policy) {
        let target = policy([[0.7, 0.2, 0.1], [0.1, 0.1, 0.8]]);
        (target, policy([[0.2, 0.3, 0.5], [0.4, 0.4, 0.2]]))
    }

    #[test]
    fn the_policy_goes_from_the_behaviour_to_the_target() {
        let (target, behaviour) = pair();
        let at = |most| truncated_target(&target, &behaviour, most).unwrap();
        // Above the largest ratio, 4, nothing is cut off; below the least, 0.2, every mass is ρ̄ μ.
        for (most, policy) in
            [(f64::INFINITY, &target), (4.0, &target), (0.1, &behaviour)]
        {
            for s in 0..2 {
                for (mass, wanted) in at(most).row(s).iter().zip(policy.row(s)) {
                    assert!((mass - wanted).abs() < 1e-15);
                }
            }
        }
        let least = |most| least_kept(&target, &behaviour, most).unwrap();
        assert!((least(4.0) - 1.0).abs() < 1e-15);
        assert!((least(0.1) - 0.1).abs() < 1e-15);
    }

    /// V-trace's operator without traces: V + E_μ[min(ρ̄, ρ) (r + γ V' − V)].
    fn step(world: &Mdp, masses: &[Vec<f64>], v: &[f64]) -> Vec<f64> {
        let q = world.action_values(v).unwrap();
        let next = |s: usize| {
            let pairs = masses[s].iter().zip(&q[s]);
            v[s] + pairs.map(|(mass, q)| mass * (q - v[s])).sum::<f64>()
        };
        (0..v.len()).map(next).collect()
    }

    #[test]
    fn its_values_are_where_the_operator_stands_still_and_the_factor_bounds_it() {
        let to = |next, reward| vec![Outcome { chance: 1.0, reward, next }];
        let outcomes = vec![
            vec![to(Some(1), 1.0), to(Some(0), -0.5), to(None, 2.0)],
            vec![to(Some(0), 0.0), to(None, -1.0), to(Some(1), 0.3)],
        ];
        let world = Mdp::new(outcomes, vec![1.0, 0.0], 0.9).unwrap();
        let (target, behaviour) = pair();
        for most in [0.1, 0.5, 1.0, 2.5, 1e9] {
            let masses = truncated_masses(&target, &behaviour, most).unwrap();
            let between = truncated_target(&target, &behaviour, most).unwrap();
            let fixed = world.values(&between).unwrap();
            for (after, before) in step(&world, &masses, &fixed).iter().zip(&fixed)
            {
                assert!((after - before).abs() < 1e-13);
            }
            let beta = least_kept(&target, &behaviour, most).unwrap();
            let off = |v: &[f64]| {
                let gaps = v.iter().zip(&fixed).map(|(a, b)| (a - b).abs());
                gaps.fold(0.0, f64::max)
            };
            let mut v = vec![3.0, -2.0];
            for _ in 0..20 {
                let after = step(&world, &masses, &v);
                assert!(off(&after) <= (1.0 - 0.1 * beta) * off(&v) + 1e-14);
                v = after;
            }
        }
    }

    #[test]
    fn what_cannot_be_cut_off_is_named() {
        let (target, behaviour) = pair();
        let error = truncated_target(&target, &behaviour, 0.0).unwrap_err();
        assert_eq!(error.to_string(), "ratios are cut off at 0, not above 0");
        assert!(truncated_target(&target, &behaviour, f64::NAN).is_err());
        let other = Policy::uniform(2, 2).unwrap();
        assert!(truncated_target(&target, &other, 1.0).is_err());
        let left = Policy::new(vec![vec![1.0, 0.0]]).unwrap();
        let right = Policy::new(vec![vec![0.0, 1.0]]).unwrap();
        let apart = truncated_target(&left, &right, f64::INFINITY).unwrap_err();
        assert_eq!(apart, TruncationError::NoOverlap { state: 0 });
    }
}
