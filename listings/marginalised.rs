use libm::exp;
use reweight::doubly_robust_sequential::mean;
use reweight::judged_log::{JudgedError, paid, whole};
use reweight::linear::solve;
use reweight::mdp::{Mdp, MdpError, Policy};
use reweight::ordinary::Estimate;
use reweight::trajectory::{Step, Trajectory};

/// w(s) = d^π(s) / N(s): how often the target visits a state, discounted, over how often an episode of
/// the behaviour does, counted plainly. Zero where the target never comes.
///
/// ```
/// use reweight::{four_by_three::{GAMMA, world}, marginalised::visit_ratios, mdp::Policy};
/// let (world, same) = (world(1.0).unwrap(), Policy::uniform(9, 4).unwrap());
/// let ratios = visit_ratios(&world, &same, &same).unwrap();
/// assert!(ratios.iter().all(|w| (w - 1.0).abs() < 1e-12));
/// ```
///
/// # Errors
/// [`MdpError`] if the behaviour's episodes never end, or never come where the target does.
// ANCHOR: visit_ratios
pub fn visit_ratios(
    mdp: &Mdp,
    target: &Policy,
    behaviour: &Policy,
) -> Result<Vec<f64>, MdpError> {
    let new = mdp.visits(target)?;
    let old = undiscounted(mdp)?.visits(behaviour)?;
    let ratio =
        |(state, (new, old)): (usize, (&f64, &f64))| match (*new > 0.0, *old > 0.0)
        {
            (true, true) => Ok(new / old),
            (true, false) => Err(never(state)),
            (false, _) => Ok(0.0),
        };
    new.iter().zip(&old).enumerate().map(ratio).collect()
}
// ANCHOR_END: visit_ratios

/// A state that only the target visits.
fn never(index: usize) -> MdpError {
    let what = "the ratio of the visits to state";
    MdpError::NotFinite { what, index, value: f64::INFINITY }
}

/// The same world with nothing discounted.
///
/// # Errors
/// None that the world itself would not have met.
pub fn undiscounted(mdp: &Mdp) -> Result<Mdp, MdpError> {
    let row = |s| (0..mdp.actions()).map(|a| mdp.outcomes(s, a).to_vec()).collect();
    let outcomes = (0..mdp.states()).map(row).collect();
    Mdp::new(outcomes, mdp.start().to_vec(), 1.0)
}

/// The *marginalised* estimate with known visit ratios: an episode says Σ w(sₜ) ρₜ rₜ, one ratio of
/// visits and one of actions for each step, whatever came before it (Liu, Li, Tang and Zhou 2018). The
/// discount is in w.
///
/// # Errors
/// [`JudgedError`]: an episode that was cut off, a state or an action without a ratio, an action that
/// the behaviour never takes, one episode alone, an overflow.
// ANCHOR: marginalised
pub fn marginalised(
    log: &[Trajectory],
    target: &Policy,
    behaviour: &Policy,
    w: &[f64],
) -> Result<Estimate, JudgedError> {
    let term = |(episode, one): (usize, &Trajectory)| {
        let steps = weighted(episode, one, target, behaviour)?;
        steps.iter().try_fold(0.0, |sum, (step, rho)| {
            let Step { state, action, reward } = *step;
            let w = w.get(state).ok_or(JudgedError::NoModel { state, action })?;
            Ok(sum + w * rho * reward)
        })
    };
    mean(log.iter().enumerate().map(term).collect::<Result<_, _>>()?)
}
// ANCHOR_END: marginalised

/// The steps of a whole episode, each with its ratio.
fn weighted(
    episode: usize,
    one: &Trajectory,
    target: &Policy,
    behaviour: &Policy,
) -> Result<Vec<(Step, f64)>, JudgedError> {
    whole(episode, one)?;
    let ratios = one
        .log_ratios(target, behaviour)
        .map_err(|error| JudgedError::World { episode, error })?;
    Ok(one.steps.iter().copied().zip(ratios.into_iter().map(exp)).collect())
}

/// What a log says of the target when only one ratio at a time is ever used.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// The estimate.
    pub value: f64,
    /// ŵ(s), zero in states that the log never visits.
    pub ratios: Vec<f64>,
}

/// The marginalised estimate with visit ratios from the log itself. In each state, its ratios normalised
/// say where the target goes next and what it earns there (Xie, Ma and Wang 2019); the visits
/// d(s') = start(s') + γ Σ d(s) P(s'|s) then follow from linear equations, the ones that a tabular
/// DICE solves (Nachum, Chow, Dai and Li 2019). `looks[s]` is what is seen of state s: two states that
/// look the same are counted as one.
///
/// # Errors
/// [`JudgedError`]: no episode, one that was cut off, a state without a look, an action that the
/// behaviour never takes, a discount outside [0, 1].
pub fn counted(
    log: &[Trajectory],
    looks: &[usize],
    target: &Policy,
    behaviour: &Policy,
    gamma: f64,
) -> Result<Counted, JudgedError> {
    let t = Tally::of(log, looks, target, behaviour, gamma)?;
    let states = t.visits.len();
    let share =
        |s: usize, part: f64| if part > 0.0 { part / t.ratio[s] } else { 0.0 };
    // d(s') − γ Σ d(s) P(s'|s) = start(s').
    let row = |next: usize| -> Vec<f64> {
        let entry = |s: usize| {
            let stays = if s == next { 1.0 } else { 0.0 };
            stays - gamma * share(s, t.moved[s][next])
        };
        (0..states).map(entry).collect()
    };
    let rows = (0..states).map(row).collect();
    let n = log.len() as f64;
    let start = t.first.iter().map(|first| first / n).collect();
    let d = solve(rows, start).map_err(|error| JudgedError::World {
        episode: 0,
        error: MdpError::Endless(error),
    })?;
    let earns =
        |s: usize| if t.ratio[s] > 0.0 { t.paid[s] / t.ratio[s] } else { 0.0 };
    let value = (0..states).map(|s| d[s] * earns(s)).sum();
    let w = |s: usize| if t.visits[s] > 0.0 { d[s] * n / t.visits[s] } else { 0.0 };
    Ok(Counted { value, ratios: (0..states).map(w).collect() })
}

/// Sums over a log's steps, state by state.
struct Tally {
    /// How many steps.
    visits: Vec<f64>,
    /// How many episodes begin there.
    first: Vec<f64>,
    /// Σ ρ.
    ratio: Vec<f64>,
    /// Σ ρ r.
    paid: Vec<f64>,
    /// Σ ρ of the steps to each next state.
    moved: Vec<Vec<f64>>,
}

impl Tally {
    fn of(
        log: &[Trajectory],
        looks: &[usize],
        target: &Policy,
        behaviour: &Policy,
        gamma: f64,
    ) -> Result<Self, JudgedError> {
        if log.is_empty() {
            return Err(JudgedError::Empty);
        }
        if !(0.0..=1.0).contains(&gamma) {
            return Err(JudgedError::Discount(gamma));
        }
        let zero = vec![0.0; looks.iter().max().map_or(0, |most| most + 1)];
        let mut tally = Self {
            visits: zero.clone(),
            first: zero.clone(),
            ratio: zero.clone(),
            paid: zero.clone(),
            moved: vec![zero.clone(); zero.len()],
        };
        for (episode, one) in log.iter().enumerate() {
            paid(episode, one)?;
            let steps = weighted(episode, one, target, behaviour)?;
            let mut places = Vec::with_capacity(steps.len());
            for Step { state, action, .. } in one.steps.iter().copied() {
                let look = looks.get(state).copied();
                places.push(look.ok_or(JudgedError::NoModel { state, action })?);
            }
            let first = places.first().ok_or(JudgedError::NoStep { episode })?;
            tally.first[*first] += 1.0;
            for (t, (step, rho)) in steps.iter().enumerate() {
                let s = places[t];
                tally.visits[s] += 1.0;
                tally.ratio[s] += rho;
                tally.paid[s] += rho * step.reward;
                if let Some(next) = places.get(t + 1) {
                    tally.moved[s][*next] += rho;
                }
            }
        }
        Ok(tally)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::backward_variance::{Backward, step_ratios};
    use reweight::counted_model::CountedModel;
    use reweight::four_by_three::{GAMMA, START, world};
    use reweight::mdp::{Outcome, Ties};
    use reweight::streams::stream;

    /// Every state looks like itself.
    const ALL: [usize; 9] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

    fn policies(mdp: &Mdp) -> (Policy, Policy) {
        let q = mdp.action_values(&mdp.best_values().unwrap()).unwrap();
        let policy =
            |epsilon| Policy::epsilon_greedy(&q, epsilon, Ties::Split).unwrap();
        (policy(0.2), policy(0.6))
    }

    fn log(mdp: &Mdp, b: &Policy, episodes: u64) -> Vec<Trajectory> {
        let play = |id| {
            Trajectory::play(&mut mdp.walk(None), b, &mut stream(1, id)).unwrap()
        };
        (0..episodes).map(play).collect()
    }

    #[test]
    fn known_ratios_are_unbiased_and_spread_as_the_recursion_says() {
        let mdp = world(GAMMA).unwrap();
        let (pi, b) = policies(&mdp);
        let w = visit_ratios(&mdp, &pi, &b).unwrap();
        let rho = step_ratios(&pi, &b).unwrap();
        let exact = Backward::marginalised(&w, &rho);
        let exact = exact.moments(&undiscounted(&mdp).unwrap(), &b).unwrap();
        assert!((exact.mean - mdp.value(&pi).unwrap()).abs() < 1e-12);
        let log = log(&mdp, &b, 4_000);
        let ours = marginalised(&log, &pi, &b, &w).unwrap();
        let error = libm::sqrt(exact.variance / 4_000.0);
        let z = (ours.value - exact.mean) / error;
        assert!(z.abs() < 4.0, "{z}");
        assert!((ours.standard_error / error - 1.0).abs() < 0.2);
    }

    #[test]
    fn counted_ratios_come_near_the_known_ones() {
        let mdp = world(GAMMA).unwrap();
        let (pi, b) = policies(&mdp);
        let w = visit_ratios(&mdp, &pi, &b).unwrap();
        let found = counted(&log(&mdp, &b, 20_000), &ALL, &pi, &b, GAMMA).unwrap();
        for (found, w) in found.ratios.iter().zip(w) {
            assert!((found / w - 1.0).abs() < 0.1, "{found} {w}");
        }
        let error = libm::sqrt(
            reweight::cramer_rao::cramer_rao(&mdp, &pi, &b).unwrap() / 20_000.0,
        );
        // Its variance is at least the bound; twice the bound is room enough.
        let off = found.value - mdp.value(&pi).unwrap();
        assert!(off.abs() < 4.0 * 1.5 * error, "{off} {error}");
    }

    #[test]
    fn with_counted_propensities_it_is_the_direct_method_of_a_counted_model() {
        let mdp = world(GAMMA).unwrap();
        let (pi, b) = policies(&mdp);
        let log = log(&mdp, &b, 300);
        let mut rows = vec![vec![0.0; 4]; 9];
        for step in log.iter().flat_map(|one| &one.steps) {
            rows[step.state][step.action] += 1.0;
        }
        for row in &mut rows {
            let total: f64 = row.iter().sum();
            row.iter_mut().for_each(|count| *count /= total);
        }
        let propensities = Policy::new(rows).unwrap();
        let ours = counted(&log, &ALL, &pi, &propensities, GAMMA).unwrap().value;
        let model = CountedModel::fit(&log, &ALL, 4, GAMMA).unwrap();
        let q = model.action_values(&pi).unwrap();
        let direct: f64 =
            q[START].iter().zip(pi.row(START)).map(|(q, p)| p * q).sum();
        assert!((ours - direct).abs() < 1e-12, "{ours} {direct}");
    }

    #[test]
    fn a_state_that_only_the_target_visits_is_named() {
        let pays = |next| vec![Outcome { chance: 1.0, reward: 1.0, next }];
        let states =
            vec![vec![pays(None), pays(Some(1))], vec![pays(None), pays(None)]];
        let mdp = Mdp::new(states, vec![1.0, 0.0], 1.0).unwrap();
        let first = Policy::new(vec![vec![1.0, 0.0]; 2]).unwrap();
        let uniform = Policy::uniform(2, 2).unwrap();
        assert_eq!(visit_ratios(&mdp, &first, &uniform).unwrap(), [1.0, 0.0]);
        let error = visit_ratios(&mdp, &uniform, &first).unwrap_err();
        let says = "the ratio of the visits to state 1 is inf";
        assert_eq!(error.to_string(), says);
    }

    #[test]
    fn what_cannot_be_counted_is_named() {
        let pi = Policy::uniform(1, 2).unwrap();
        let step = Step { state: 0, action: 0, reward: 1.0 };
        let cut = Trajectory { steps: vec![step], left_in: Some(0) };
        let error = counted(&[cut], &[0], &pi, &pi, 1.0).unwrap_err();
        assert_eq!(error.to_string(), "episode 0 was cut off in state 0");
        assert_eq!(counted(&[], &[0], &pi, &pi, 1.0), Err(JudgedError::Empty));
        let one = Trajectory { steps: vec![step], left_in: None };
        let log = [one.clone(), one];
        assert_eq!(
            counted(&log, &[0], &pi, &pi, 2.0),
            Err(JudgedError::Discount(2.0))
        );
        assert_eq!(marginalised(&log, &pi, &pi, &[3.0]).unwrap().value, 3.0);
        assert!(marginalised(&log, &pi, &pi, &[]).is_err());
        assert!(counted(&log, &[], &pi, &pi, 1.0).is_err());
        let mut unpaid = log.clone();
        unpaid[1].steps[0].reward = f64::NAN;
        let error = counted(&unpaid, &[0], &pi, &pi, 1.0).unwrap_err();
        assert_eq!(error.to_string(), "episode 1, step 0: the reward is NaN");
    }
}
