use libm::{pow, sqrt};
use reweight::linear::solve;
use reweight::mdp::{Mdp, MdpError, Outcome, Policy};
use reweight::trajectory::Trajectory;

/// r₀ + γ ρ₁ (r₁ + γ ρ₂ (r₂ + … γ V̄(sₙ))): what n steps say of the pair (s₀, a₀) that they began with,
/// where `last` is V̄(sₙ) = Σ π(a|sₙ) Q(sₙ, a) (Sutton and Barto 2018, section 7.3, in its per-decision
/// form). ρ₀ does not enter: a₀ was asked about. Uncorrected, every ratio is one.
///
/// ```
/// use reweight::n_step::target;
/// assert_eq!(target(&[1.0, 2.0], &[9.0, 0.5], 4.0, 0.9), 1.0 + 0.45 * (2.0 + 3.6));
/// ```
// ANCHOR: target
pub fn target(rewards: &[f64], ratios: &[f64], last: f64, gamma: f64) -> f64 {
    let steps = rewards.iter().zip(ratios).enumerate().rev();
    steps.fold(last, |later, (t, (reward, ratio))| {
        let ratio = if t == 0 { 1.0 } else { *ratio };
        ratio * (reward + gamma * later)
    })
}
// ANCHOR_END: target

/// n-step evaluation of one policy from episodes of another: a table, and how often each of its entries
/// was updated.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation<'a> {
    pi: &'a Policy,
    gamma: f64,
    n: usize,
    table: Vec<Vec<f64>>,
    seen: Vec<Vec<f64>>,
}

impl<'a> Evaluation<'a> {
    /// A table of zeros for the policy `pi`, to be learnt `n` steps at a time; an `n` of zero is one.
    pub fn new(pi: &'a Policy, gamma: f64, n: usize) -> Self {
        let table = vec![vec![0.0; pi.actions()]; pi.states()];
        Self { pi, gamma, n: n.max(1), seen: table.clone(), table }
    }

    /// V̄(s) = Σ π(a|s) Q(s, a), by the table so far.
    ///
    /// # Panics
    /// If there is no such state.
    pub fn value(&self, s: usize) -> f64 {
        self.pi.row(s).iter().zip(&self.table[s]).map(|(p, q)| p * q).sum()
    }

    /// Learns from an episode and its ratios, which are all one if nothing is to be corrected. The k-th
    /// update of an entry goes k^(−0.6) of the way to its target.
    ///
    /// # Panics
    /// If the episode shows a state or an action that the policy does not have, or has fewer ratios than
    /// steps.
    pub fn learn(&mut self, episode: &Trajectory, ratios: &[f64]) {
        let rewards: Vec<f64> = episode.steps.iter().map(|s| s.reward).collect();
        for (t, step) in episode.steps.iter().enumerate() {
            let end = (t + self.n).min(rewards.len());
            let after = episode.steps.get(end).map(|s| s.state);
            // After the last step there is nothing, unless the episode was only cut off there.
            let last = after.or(episode.left_in).map_or(0.0, |s| self.value(s));
            let g = target(&rewards[t..end], &ratios[t..end], last, self.gamma);
            let (s, a) = (step.state, step.action);
            self.seen[s][a] += 1.0;
            let size = pow(self.seen[s][a], -0.6);
            self.table[s][a] += size * (g - self.table[s][a]);
        }
    }

    /// Q, by the table so far.
    pub fn table(&self) -> &[Vec<f64>] {
        &self.table
    }
}

/// The table on which *uncorrected* n-step evaluation of `target` settles when `behaviour` plays: n − 1
/// steps follow the behaviour, and only the last one the target,
/// Q = r + γ P_b r + … + γⁿ⁻¹ P_bⁿ⁻¹ r + γⁿ P_bⁿ⁻¹ P_π Q. With one step, or with ratios, it is Q of the
/// target. An `n` of zero counts as one.
///
/// # Errors
/// [`MdpError`] if a policy is one for another world, or there is no single finite table.
pub fn uncorrected(
    world: &Mdp,
    target: &Policy,
    behaviour: &Policy,
    n: usize,
) -> Result<Vec<Vec<f64>>, MdpError> {
    world.check(target)?;
    world.check(behaviour)?;
    let (states, actions) = (world.states(), world.actions());
    // The states that γⁿ⁻¹ P_bⁿ⁻¹ … leads to are linear in V̄, so V̄ of the target is what we solve for:
    // column s is what a V̄ of one in s, and no reward, is worth n steps earlier.
    let mut columns = Vec::with_capacity(states);
    for s in 0..states {
        let mut one = vec![0.0; states];
        one[s] = 1.0;
        columns.push(back(world, behaviour, one, n, false)?);
    }
    let rewards = back(world, behaviour, vec![0.0; states], n, true)?;
    let mean = |q: &[Vec<f64>], s: usize| -> f64 {
        target.row(s).iter().zip(&q[s]).map(|(p, q)| p * q).sum()
    };
    let row = |s: usize| {
        let entry = |t: usize| f64::from(u8::from(s == t)) - mean(&columns[t], s);
        (0..states).map(entry).collect()
    };
    let b = (0..states).map(|s| mean(&rewards, s)).collect();
    let v = solve((0..states).map(row).collect(), b)?;
    let whole = |s: usize, a: usize| {
        let later = columns.iter().zip(&v).map(|(column, v)| column[s][a] * v);
        later.fold(rewards[s][a], |sum, x| sum + x)
    };
    let table = (0..states).map(|s| (0..actions).map(|a| whole(s, a)).collect());
    Ok(table.collect())
}

/// The value of each (s, a), n steps before a V̄ of `last`, the behaviour choosing all actions between.
fn back(
    world: &Mdp,
    behaviour: &Policy,
    last: Vec<f64>,
    n: usize,
    paid: bool,
) -> Result<Vec<Vec<f64>>, MdpError> {
    let mut v = last;
    let mut table = vec![];
    for left in (0..n.max(1)).rev() {
        table = world.action_values(&v)?;
        if !paid {
            for (s, row) in table.iter_mut().enumerate() {
                for (a, q) in row.iter_mut().enumerate() {
                    *q -= world.reward(s, a);
                }
            }
        }
        if left > 0 {
            let mean = |(s, q): (usize, &Vec<f64>)| {
                behaviour.row(s).iter().zip(q).map(|(p, q)| p * q).sum()
            };
            v = table.iter().enumerate().map(mean).collect();
        }
    }
    Ok(table)
}

/// The exact standard deviation of the n-step target *with* ratios, of each (s, a), once the table is
/// right: what stays when nothing is left to learn. By the second moment of what comes later,
/// E_b[ρ² (r + γ X)²], one step at a time.
///
/// # Errors
/// [`MdpError`] if a policy is one for another world, or the target does what the behaviour never does.
pub fn corrected_spread(
    world: &Mdp,
    target: &Policy,
    behaviour: &Policy,
    n: usize,
) -> Result<Vec<Vec<f64>>, MdpError> {
    world.check(behaviour)?;
    let v = world.values(target)?;
    let q = world.action_values(&v)?;
    let (actions, gamma) = (world.actions(), world.gamma());
    let mut second: Vec<f64> = v.iter().map(|v| v * v).collect();
    let square = |second: &[f64], s: usize, a: usize| -> f64 {
        let each = |o: &Outcome| {
            let (first, square) = o.next.map_or((0.0, 0.0), |t| (v[t], second[t]));
            let paid = o.reward * (o.reward + 2.0 * gamma * first);
            o.chance * (paid + gamma * gamma * square)
        };
        world.outcomes(s, a).iter().map(each).sum()
    };
    for _ in 1..n {
        let mut earlier = Vec::with_capacity(v.len());
        for s in 0..world.states() {
            let mut sum = 0.0;
            for a in 0..actions {
                let (p, b) =
                    (target.probability(s, a), behaviour.probability(s, a));
                if p > 0.0 && b == 0.0 {
                    return Err(MdpError::Never { state: s, action: a });
                }
                if p > 0.0 {
                    sum += p * p / b * square(&second, s, a);
                }
            }
            earlier.push(sum);
        }
        second = earlier;
    }
    // Rounding may leave a little less than nothing.
    let spread = |s: usize, a: usize| {
        sqrt((square(&second, s, a) - q[s][a] * q[s][a]).max(0.0))
    };
    let table =
        (0..world.states()).map(|s| (0..actions).map(|a| spread(s, a)).collect());
    Ok(table.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::streams::stream;

    /// Two states, two actions, everything random; γ = 0.8.
    fn tiny() -> (Mdp, Policy, Policy) {
        let to = |chance, reward, next| Outcome { chance, reward, next };
        let outcomes = vec![
            vec![
                vec![to(0.3, 1.0, Some(0)), to(0.7, -1.0, Some(1))],
                vec![to(1.0, 0.5, Some(1))],
            ],
            vec![
                vec![to(0.5, 2.0, None), to(0.5, 0.0, Some(0))],
                vec![to(0.9, -0.2, Some(1)), to(0.1, 3.0, Some(0))],
            ],
        ];
        let world = Mdp::new(outcomes, vec![1.0, 0.0], 0.8).unwrap();
        let policy = |a, b| Policy::new(vec![vec![a, 1.0 - a], vec![b, 1.0 - b]]);
        (world, policy(0.9, 0.2).unwrap(), policy(0.4, 0.5).unwrap())
    }

    /// Every path of n steps from (s, a) under the behaviour: its chance, rewards, ratios, last state.
    type Path = (f64, Vec<f64>, Vec<f64>, Option<usize>);

    fn paths(s: usize, a: usize, n: usize) -> Vec<Path> {
        let (world, target, behaviour) = tiny();
        let mut all = vec![(1.0, vec![], vec![], Some(s))];
        for t in 0..n {
            let mut longer = vec![];
            for path in all {
                let (chance, rewards, ratios, state): Path = path;
                let Some(state) = state else {
                    longer.push((chance, rewards, ratios, None));
                    continue;
                };
                for action in 0..world.actions() {
                    let (p, b) = (
                        target.probability(state, action),
                        behaviour.probability(state, action),
                    );
                    let takes =
                        if t > 0 { b } else { f64::from(u8::from(action == a)) };
                    for o in world.outcomes(state, action) {
                        let (mut rewards, mut ratios) =
                            (rewards.clone(), ratios.clone());
                        rewards.push(o.reward);
                        ratios.push(p / b);
                        longer.push((
                            chance * takes * o.chance,
                            rewards,
                            ratios,
                            o.next,
                        ));
                    }
                }
            }
            all = longer;
        }
        all
    }

    /// Mean and mean square of the target over all paths, bootstrapping on `q`.
    fn enumerated(
        q: &[Vec<f64>],
        (s, a): (usize, usize),
        n: usize,
        ratios: bool,
    ) -> (f64, f64) {
        let (world, pi, _) = tiny();
        let (mut mean, mut square) = (0.0, 0.0);
        for (chance, rewards, mut rho, last) in paths(s, a, n) {
            if !ratios {
                rho.fill(1.0);
            }
            let last = last.map_or(0.0, |s| {
                pi.row(s).iter().zip(&q[s]).map(|(p, q)| p * q).sum()
            });
            let g = target(&rewards, &rho, last, world.gamma());
            mean += chance * g;
            square += chance * g * g;
        }
        (mean, square)
    }

    #[test]
    fn with_ratios_the_mean_over_all_paths_is_q_of_the_target_and_the_spread_as_stated()
     {
        let (world, pi, b) = tiny();
        let q = world.action_values(&world.values(&pi).unwrap()).unwrap();
        for n in 1..=4 {
            let spread = corrected_spread(&world, &pi, &b, n).unwrap();
            for (s, a) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
                let (mean, square) = enumerated(&q, (s, a), n, true);
                assert!((mean - q[s][a]).abs() < 1e-13);
                let exact = square - mean * mean;
                let variance = spread[s][a] * spread[s][a];
                assert!((variance - exact).abs() < 1e-12, "{n}");
            }
        }
    }

    #[test]
    fn without_ratios_the_mean_over_all_paths_leaves_the_stated_table_where_it_is()
    {
        let (world, pi, b) = tiny();
        for n in 1..=4 {
            let table = uncorrected(&world, &pi, &b, n).unwrap();
            for (s, a) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
                let (mean, _) = enumerated(&table, (s, a), n, false);
                assert!((mean - table[s][a]).abs() < 1e-13, "{n}");
            }
        }
    }

    #[test]
    fn learners_settle_on_their_tables_from_one_and_the_same_log() {
        let (world, pi, b) = tiny();
        let q = world.action_values(&world.values(&pi).unwrap()).unwrap();
        for (n, corrected) in [(1, false), (3, false), (3, true)] {
            let settles = if corrected {
                q.clone()
            } else {
                uncorrected(&world, &pi, &b, n).unwrap()
            };
            let mut learner = Evaluation::new(&pi, world.gamma(), n);
            let (mut walk, mut rng) = (world.walk(Some(50)), stream(1, 0));
            for _ in 0..20_000 {
                let one = Trajectory::play(&mut walk, &b, &mut rng).unwrap();
                let logs = one.log_ratios(&pi, &b).unwrap();
                let ratio =
                    |log: &f64| if corrected { libm::exp(*log) } else { 1.0 };
                let ratios: Vec<f64> = logs.iter().map(ratio).collect();
                learner.learn(&one, &ratios);
            }
            // The two tables lie at least twice as far apart.
            for (a, b) in
                learner.table().iter().flatten().zip(settles.iter().flatten())
            {
                assert!((a - b).abs() < 0.08, "{n} {corrected}: {a} {b}");
            }
        }
    }

    #[test]
    fn one_step_or_the_same_policy_needs_no_ratio() {
        let (world, pi, b) = tiny();
        let q = world.action_values(&world.values(&pi).unwrap()).unwrap();
        let off = |table: Vec<Vec<f64>>| {
            let pairs = table.iter().flatten().zip(q.iter().flatten());
            pairs.fold(0.0, |most: f64, (a, b)| most.max((a - b).abs()))
        };
        assert!(off(uncorrected(&world, &pi, &b, 1).unwrap()) < 1e-13);
        assert!(off(uncorrected(&world, &pi, &pi, 5).unwrap()) < 1e-13);
        assert!(off(uncorrected(&world, &pi, &b, 2).unwrap()) > 0.1);
    }

    #[test]
    fn a_hole_is_named() {
        let (world, pi, _) = tiny();
        let hole = Policy::new(vec![vec![0.5, 0.5], vec![0.0, 1.0]]).unwrap();
        let error = corrected_spread(&world, &pi, &hole, 2).unwrap_err();
        assert_eq!(error, MdpError::Never { state: 1, action: 0 });
    }
}
