use reweight::linear::solve;
use reweight::mdp::{Mdp, MdpError, Policy};
use reweight::trajectory::Trajectory;

/// REINFORCE from one whole episode of a finite world (Williams 1992): Σₜ γᵗ (Gₜ − b(sₜ)) ∇ log
/// π(aₜ|sₜ), in the parameters of a softmax with one for each state and action. Its mean over
/// episodes of `policy` is the gradient of J, whatever b is. Where an episode was truncated,
/// b(the state it was left in) stands in for the rest.
///
/// ```
/// use reweight::{mdp::Policy, trajectory::{Step, Trajectory}, whole_episodes::reinforce};
/// let fair = Policy::uniform(1, 2).unwrap();
/// let step = |action, reward| Step { state: 0, action, reward };
/// let tail_then_head =
///     Trajectory { steps: vec![step(1, 1.0), step(0, 2.0)], left_in: None };
/// // 3 (−½, ½) + 2 (½, −½).
/// let slope = reinforce(&tail_then_head, &fair, 1.0, &[0.0]).unwrap();
/// assert_eq!(slope, [[-0.5, 0.5]]);
/// ```
///
/// # Errors
/// [`MdpError::NoStep`] if a step names a state or an action that the policy does not know,
/// [`MdpError::Length`] if there is not one baseline for each state, [`MdpError::NotFinite`] if a reward
/// or what comes of them is not finite.
// ANCHOR: reinforce
pub fn reinforce(
    episode: &Trajectory,
    policy: &Policy,
    gamma: f64,
    baseline: &[f64],
) -> Result<Vec<Vec<f64>>, MdpError> {
    check(episode, policy, baseline)?;
    let mut slope = vec![vec![0.0; policy.actions()]; policy.states()];
    let mut discount = 1.0;
    let returns = returns(episode, gamma, baseline);
    for (step, later) in episode.steps.iter().zip(returns) {
        let credit = discount * (later - baseline[step.state]);
        let score = policy.at(step.state).score(step.action);
        for (entry, score) in slope[step.state].iter_mut().zip(score) {
            *entry += credit * score;
        }
        discount *= gamma;
    }
    finite("entry of the slope", &slope.concat())?;
    Ok(slope)
}
// ANCHOR_END: reinforce

/// Gₜ, with the value of the state in which the episode was left in place of what was cut off.
pub fn returns(episode: &Trajectory, gamma: f64, values: &[f64]) -> Vec<f64> {
    let mut later = episode.left_in.map_or(0.0, |state| values[state]);
    let mut returns = vec![0.0; episode.steps.len()];
    for (place, step) in returns.iter_mut().zip(&episode.steps).rev() {
        later = step.reward + gamma * later;
        *place = later;
    }
    returns
}

fn finite(what: &'static str, numbers: &[f64]) -> Result<(), MdpError> {
    match numbers.iter().position(|x| !x.is_finite()) {
        Some(index) => {
            let value = numbers[index];
            Err(MdpError::NotFinite { what, index, value })
        }
        None => Ok(()),
    }
}

fn check(
    episode: &Trajectory,
    policy: &Policy,
    baseline: &[f64],
) -> Result<(), MdpError> {
    let (given, wanted) = (baseline.len(), policy.states());
    if given != wanted {
        let what = "the list of baselines";
        return Err(MdpError::Length { what, given, wanted });
    }
    let rewards: Vec<f64> = episode.steps.iter().map(|s| s.reward).collect();
    finite("reward", &rewards)?;
    finite("baseline", baseline)?;
    let unknown = |state: usize, action: usize| {
        state >= policy.states() || action >= policy.actions()
    };
    let bad = episode.steps.iter().position(|s| unknown(s.state, s.action));
    if let Some(step) = bad {
        let (state, action) =
            (episode.steps[step].state, episode.steps[step].action);
        return Err(MdpError::NoStep { step, state, action });
    }
    match episode.left_in.filter(|&state| unknown(state, 0)) {
        None => Ok(()),
        Some(state) => {
            let (step, action) = (episode.steps.len(), 0);
            Err(MdpError::NoStep { step, state, action })
        }
    }
}

/// The exact variance of [`reinforce`] from one episode, added up over all parameters: E‖g‖² − ‖∇J‖².
///
/// One step in front of the rest of an episode: G = r + γG' and g = (G − b(s)) ∇ log π + γg'. So the
/// means of G, g, G g and ‖g‖² follow from those of the next state, each by linear equations.
///
/// # Errors
/// [`MdpError`] if policy or baselines are another world's, or J is infinite.
pub fn trace_variance(
    world: &Mdp,
    policy: &Policy,
    baseline: &[f64],
) -> Result<f64, MdpError> {
    let (given, wanted) = (baseline.len(), world.states());
    if given != wanted {
        let what = "the list of baselines";
        return Err(MdpError::Length { what, given, wanted });
    }
    let states = 0..world.states();
    let values = world.values(policy)?;
    let slopes = each_state_slopes(world, policy, &values)?;
    let returns_squared = moments(world, policy, 2, |_, _, reward, next| {
        let later = next.map_or(0.0, |s| values[s]);
        reward * (reward + 2.0 * world.gamma() * later)
    })?;
    let products = each_state_products(
        world,
        policy,
        baseline,
        &values,
        &returns_squared,
        &slopes,
    )?;
    let squares = moments(world, policy, 2, |s, a, reward, next| {
        let score = policy.at(s).score(a);
        let size: f64 = score.iter().map(|x| x * x).sum();
        let Some(next) = next else {
            return (reward - baseline[s]) * (reward - baseline[s]) * size;
        };
        let (gamma, here) = (world.gamma(), reward - baseline[s]);
        let square = here * here
            + 2.0 * here * gamma * values[next]
            + gamma * gamma * returns_squared[next];
        // 2γ (G − b) ∇ log π · g', of which the score reaches the entries of this state alone.
        let cross: f64 = (0..score.len())
            .map(|k| {
                let place = s * score.len() + k;
                let mean =
                    here * slopes[place][next] + gamma * products[place][next];
                score[k] * mean
            })
            .sum();
        square * size + 2.0 * gamma * cross
    })?;
    let start = world.start();
    let second: f64 = states.map(|s| start[s] * squares[s]).sum();
    let gradient = world.gradient(policy)?;
    Ok(second - gradient.iter().flatten().map(|g| g * g).sum::<f64>())
}

/// The baseline b(s) of least trace variance. The variance is a quadratic in the baselines without
/// mixed terms, because a later score averages to zero whatever came before: three values find the
/// lowest point for each state.
///
/// # Errors
/// As [`trace_variance`].
pub fn optimal_baseline(
    world: &Mdp,
    policy: &Policy,
) -> Result<Vec<f64>, MdpError> {
    let mut baseline = vec![0.0; world.states()];
    let middle = trace_variance(world, policy, &baseline)?;
    let mut best = baseline.clone();
    for s in 0..world.states() {
        let mut at = |b: f64| {
            baseline[s] = b;
            trace_variance(world, policy, &baseline)
        };
        let (above, below) = (at(1.0)?, at(-1.0)?);
        let bend = above + below - 2.0 * middle;
        // A state that is never reached, or in which nothing is chosen: any baseline will do.
        best[s] = if bend > 0.0 { (below - above) / (2.0 * bend) } else { 0.0 };
        baseline[s] = 0.0;
    }
    Ok(best)
}

/// The exact variance, added up likewise, of Σₜ γᵗ δₜ ∇ log π(aₜ|sₜ) from one episode, where δₜ = rₜ + γ
/// V(sₜ₊₁) − V(sₜ) and V is the policy's own: what a perfect critic leaves of the noise if the rest of
/// the episode is read off V. Its mean is still the gradient.
///
/// # Errors
/// As [`trace_variance`].
pub fn one_step_variance(world: &Mdp, policy: &Policy) -> Result<f64, MdpError> {
    let (values, gamma) = (world.values(policy)?, world.gamma());
    let slopes = each_state_slopes(world, policy, &values)?;
    let squares = moments(world, policy, 2, |s, a, reward, next| {
        let later = next.map_or(0.0, |next| values[next]);
        let surprise = reward + gamma * later - values[s];
        let score = policy.at(s).score(a);
        let size: f64 = score.iter().map(|x| x * x).sum();
        let mean = |k: usize| {
            let of = &slopes[s * score.len() + k];
            next.map_or(0.0, |next| of[next])
        };
        let cross: f64 = score.iter().enumerate().map(|(k, x)| x * mean(k)).sum();
        surprise * surprise * size + 2.0 * gamma * surprise * cross
    })?;
    let start = world.start();
    let second: f64 = squares.iter().zip(start).map(|(x, p)| x * p).sum();
    let gradient = world.gradient(policy)?;
    Ok(second - gradient.iter().flatten().map(|g| g * g).sum::<f64>())
}

/// x(s) = Σ π(a|s) P(s', r|s, a) (term + γ^power x(s')).
fn moments(
    world: &Mdp,
    policy: &Policy,
    power: i32,
    term: impl Fn(usize, usize, f64, Option<usize>) -> f64,
) -> Result<Vec<f64>, MdpError> {
    let (gamma, states) = (world.gamma(), world.states());
    let discount = if power == 2 { gamma * gamma } else { gamma };
    let mut equations = vec![vec![0.0; states]; states];
    let mut means = vec![0.0; states];
    for s in 0..states {
        equations[s][s] = 1.0;
        for (a, p) in policy.row(s).iter().enumerate() {
            for outcome in world.outcomes(s, a) {
                let chance = p * outcome.chance;
                means[s] += chance * term(s, a, outcome.reward, outcome.next);
                if let Some(next) = outcome.next {
                    equations[s][next] -= discount * chance;
                }
            }
        }
    }
    Ok(solve(equations, means)?)
}

/// The mean of each entry of g for episodes from each state: `[s' · actions + a][s]`.
fn each_state_slopes(
    world: &Mdp,
    policy: &Policy,
    values: &[f64],
) -> Result<Vec<Vec<f64>>, MdpError> {
    each_entry(world, |place, k| {
        moments(world, policy, 1, |s, a, reward, next| {
            let later = next.map_or(0.0, |next| values[next]);
            let whole = reward + world.gamma() * later;
            if s == place { policy.at(s).score(a)[k] * whole } else { 0.0 }
        })
    })
}

/// The mean of G times each entry of g, likewise.
fn each_state_products(
    world: &Mdp,
    policy: &Policy,
    baseline: &[f64],
    values: &[f64],
    squares: &[f64],
    slopes: &[Vec<f64>],
) -> Result<Vec<Vec<f64>>, MdpError> {
    let gamma = world.gamma();
    each_entry(world, |place, k| {
        let slopes = &slopes[place * world.actions() + k];
        moments(world, policy, 2, |s, a, reward, next| {
            let of = |list: &[f64]| next.map_or(0.0, |next| list[next]);
            let whole = reward + gamma * of(values);
            // E[G²] − b E[G].
            let square = reward * reward
                + 2.0 * reward * gamma * of(values)
                + gamma * gamma * of(squares);
            let own = if s == place {
                policy.at(s).score(a)[k] * (square - baseline[s] * whole)
            } else {
                0.0
            };
            own + gamma * reward * of(slopes)
        })
    })
}

fn each_entry(
    world: &Mdp,
    entry: impl Fn(usize, usize) -> Result<Vec<f64>, MdpError>,
) -> Result<Vec<Vec<f64>>, MdpError> {
    let states = 0..world.states();
    states
        .flat_map(|s| (0..world.actions()).map(move |k| (s, k)))
        .map(|(s, k)| entry(s, k))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::four_by_three;
    use reweight::mdp::Outcome;
    use reweight::streams::stream;
    use reweight::trajectory::Step;

    /// Two states that lead back to one another, and every kind of outcome.
    fn tiny() -> (Mdp, Policy) {
        let to = |next, chance, reward| Outcome { chance, reward, next };
        let outcomes = vec![
            vec![
                vec![
                    to(Some(1), 0.5, 1.0),
                    to(Some(0), 0.25, -1.0),
                    to(None, 0.25, 2.0),
                ],
                vec![to(Some(1), 1.0, 0.5)],
            ],
            vec![
                vec![to(Some(0), 0.3, 0.0), to(None, 0.7, 3.0)],
                vec![to(Some(1), 0.3, -0.2), to(None, 0.7, 0.0)],
            ],
        ];
        let theta = [vec![0.3, -0.2], vec![-1.0, 0.4]];
        let world = Mdp::new(outcomes, vec![0.75, 0.25], 0.8).unwrap();
        (world, Policy::softmax(&theta).unwrap())
    }

    /// Every episode of at most so many steps, with its probability.
    fn enumerate(
        world: &Mdp,
        policy: &Policy,
        longest: usize,
        visit: &mut impl FnMut(f64, &Trajectory),
    ) {
        fn go(
            (world, policy): (&Mdp, &Policy),
            (state, chance): (usize, f64),
            longest: usize,
            steps: &mut Vec<Step>,
            visit: &mut impl FnMut(f64, &Trajectory),
        ) {
            if longest == 0 {
                return;
            }
            for (action, p) in policy.row(state).iter().enumerate() {
                for o in world.outcomes(state, action) {
                    let chance = chance * p * o.chance;
                    steps.push(Step { state, action, reward: o.reward });
                    match o.next {
                        None => {
                            let one =
                                Trajectory { steps: steps.clone(), left_in: None };
                            visit(chance, &one);
                        }
                        Some(next) => go(
                            (world, policy),
                            (next, chance),
                            longest - 1,
                            steps,
                            visit,
                        ),
                    }
                    steps.pop();
                }
            }
        }
        for (state, chance) in world.start().iter().enumerate() {
            go((world, policy), (state, *chance), longest, &mut vec![], visit);
        }
    }

    #[test]
    fn mean_and_variance_are_those_of_all_episodes() {
        let (world, policy) = tiny();
        for baseline in [[0.0, 0.0], [1.0, -0.5], [3.0, 2.0]] {
            let (mut total, mut square) = (0.0, 0.0);
            let mut mean = [[0.0; 2]; 2];
            enumerate(&world, &policy, 13, &mut |chance, one| {
                let g = reinforce(one, &policy, 0.8, &baseline).unwrap();
                total += chance;
                for s in 0..2 {
                    for a in 0..2 {
                        mean[s][a] += chance * g[s][a];
                        square += chance * g[s][a] * g[s][a];
                    }
                }
            });
            assert!((total - 1.0).abs() < 2e-3, "{total}");
            let exact = world.gradient(&policy).unwrap();
            for s in 0..2 {
                for a in 0..2 {
                    assert!((mean[s][a] - exact[s][a]).abs() < 2e-3);
                }
            }
            let summed = square - mean.iter().flatten().map(|g| g * g).sum::<f64>();
            let exact = trace_variance(&world, &policy, &baseline).unwrap();
            assert!((summed / exact - 1.0).abs() < 0.02, "{summed} {exact}");
        }
    }

    #[test]
    fn a_perfect_critic_s_variance_is_that_of_all_episodes() {
        let (world, policy) = tiny();
        let values = world.values(&policy).unwrap();
        let mut square = 0.0;
        let mut mean = [[0.0; 2]; 2];
        enumerate(&world, &policy, 13, &mut |chance, one| {
            let (mut g, mut discount) = ([[0.0; 2]; 2], 1.0);
            for (t, step) in one.steps.iter().enumerate() {
                let next = one.steps.get(t + 1).map_or(0.0, |s| values[s.state]);
                let surprise = step.reward + 0.8 * next - values[step.state];
                let score = policy.at(step.state).score(step.action);
                for (entry, score) in g[step.state].iter_mut().zip(score) {
                    *entry += discount * surprise * score;
                }
                discount *= 0.8;
            }
            for (mean, g) in mean.iter_mut().flatten().zip(g.iter().flatten()) {
                *mean += chance * g;
                square += chance * g * g;
            }
        });
        let summed = square - mean.iter().flatten().map(|g| g * g).sum::<f64>();
        let exact = one_step_variance(&world, &policy).unwrap();
        assert!((summed / exact - 1.0).abs() < 0.02, "{summed} {exact}");
        let whole = trace_variance(&world, &policy, &values).unwrap();
        assert!(exact < whole);
    }

    #[test]
    fn episodes_of_the_four_by_three_world_agree_with_the_exact_variance() {
        let world = four_by_three::world(four_by_three::GAMMA).unwrap();
        let policy = Policy::uniform(9, 4).unwrap();
        let (n, gamma) = (4_000_u64, world.gamma());
        for baseline in [vec![0.0; 9], world.values(&policy).unwrap()] {
            let mut sum = vec![vec![0.0; 4]; 9];
            for id in 0..n {
                let mut walk = world.walk(None);
                let one = Trajectory::play(&mut walk, &policy, &mut stream(1, id));
                let g =
                    reinforce(&one.unwrap(), &policy, gamma, &baseline).unwrap();
                for (sum, g) in sum.iter_mut().flatten().zip(g.iter().flatten()) {
                    *sum += g;
                }
            }
            // E‖mean − ∇J‖² is the trace variance over n.
            let exact = world.gradient(&policy).unwrap();
            let off: f64 = sum
                .iter()
                .flatten()
                .zip(exact.iter().flatten())
                .map(|(sum, g)| (sum / n as f64 - g) * (sum / n as f64 - g))
                .sum();
            let variance = trace_variance(&world, &policy, &baseline).unwrap();
            // A sum of 36 dependent squares: its spread is at most its mean times √2.
            let ratio = off * n as f64 / variance;
            assert!((0.1..4.0).contains(&ratio), "{ratio}");
        }
    }

    #[test]
    fn no_baseline_beats_the_optimal_one() {
        let (world, policy) = tiny();
        let best = optimal_baseline(&world, &policy).unwrap();
        let least = trace_variance(&world, &policy, &best).unwrap();
        for moved in [[0.1, 0.0], [-0.1, 0.0], [0.0, 0.1], [0.1, -0.1]] {
            let other = [best[0] + moved[0], best[1] + moved[1]];
            assert!(trace_variance(&world, &policy, &other).unwrap() > least);
        }
    }

    #[test]
    fn one_state_and_one_step_is_the_bandit() {
        use reweight::{reinforce as bandit, softmax_bandit};
        let end = |reward| vec![Outcome { chance: 1.0, reward, next: None }];
        let rewards = [1.0, 0.0, 2.0];
        let world =
            Mdp::new(vec![rewards.map(end).to_vec()], vec![1.0], 1.0).unwrap();
        let arms = softmax_bandit::Bandit::new(rewards.to_vec()).unwrap();
        let theta = vec![0.0, 0.5, -0.5];
        let one = softmax_bandit::Policy::softmax(&theta).unwrap();
        let policy = Policy::softmax(&[theta]).unwrap();
        for b in [0.0, 0.68, 5.0] {
            let ours = trace_variance(&world, &policy, &[b]).unwrap();
            let theirs = bandit::trace_variance(&arms, &one, &one, b).unwrap();
            assert!((ours - theirs).abs() < 1e-12);
        }
        let ours = optimal_baseline(&world, &policy).unwrap()[0];
        let theirs = bandit::optimal_baseline(&arms, &one).unwrap();
        assert!((ours - theirs).abs() < 1e-12);
    }

    #[test]
    fn what_was_cut_off_is_worth_its_baseline() {
        let step = Step { state: 0, action: 0, reward: 1.0 };
        let cut = Trajectory { steps: vec![step], left_in: Some(1) };
        assert_eq!(returns(&cut, 0.5, &[0.0, 4.0]), [3.0]);
        let (_, policy) = tiny();
        let said = |one: &Trajectory, b: &[f64]| {
            reinforce(one, &policy, 0.5, b).unwrap_err().to_string()
        };
        assert_eq!(
            said(&cut, &[0.0]),
            "the list of baselines has 1 entries, not 2"
        );
        let lost = Trajectory { steps: vec![step], left_in: Some(9) };
        assert_eq!(
            said(&lost, &[0.0; 2]),
            "step 1: no policy for action 0 in state 9"
        );
        let (world, _) = tiny();
        assert!(trace_variance(&world, &policy, &[0.0]).is_err());
    }

    #[test]
    fn no_reward_makes_a_slope_that_is_no_number() {
        let (_, policy) = tiny();
        let said = |reward: f64, b: f64| {
            let step = Step { state: 0, action: 0, reward };
            let one = Trajectory { steps: vec![step; 2], left_in: None };
            reinforce(&one, &policy, 1.0, &[b; 2]).unwrap_err().to_string()
        };
        assert_eq!(said(f64::NAN, 0.0), "reward 0 is NaN");
        assert_eq!(said(0.0, f64::INFINITY), "baseline 0 is inf");
        assert!(said(1e308, 0.0).starts_with("entry of the slope "));
    }
}
