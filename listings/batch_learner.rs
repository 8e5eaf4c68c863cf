use libm::log;
use reweight::actor_critic::{
    LearnError, Learner, Pair, Schedule, Settings, evaluate, softmax,
};
use reweight::cartpole::CartPole;
use reweight::environment::Environment;
use reweight::network::{Network, NetworkError, Tape};

/// What a rule sees of one batch, a row or an entry for each of its N steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    observations: Vec<f64>,
    actions: Vec<usize>,
    old: Vec<f64>,
    old_policies: Vec<f64>,
    advantages: Vec<f64>,
}

impl Batch {
    /// What `old` did where it saw the `observations`. Its probabilities are computed here, once.
    ///
    /// # Errors
    /// [`NetworkError`] if there are not as many actions and advantages as rows, an advantage is not
    /// finite, or the old policy never does what was done: then there is no ratio.
    pub fn new(
        old: &Network,
        observations: Vec<f64>,
        actions: Vec<usize>,
        advantages: Vec<f64>,
    ) -> Result<Self, NetworkError> {
        let mut tape = old.tape();
        let mut old_policies = old.forward(&observations, &mut tape)?.to_vec();
        let wanted = old_policies.len() / old.outputs();
        for (what, given) in
            [("actions", actions.len()), ("advantages", advantages.len())]
        {
            if given != wanted {
                return Err(NetworkError::Shape { what, given, wanted });
            }
        }
        if let Some(index) = advantages.iter().position(|a| !a.is_finite()) {
            let (what, value) = ("advantage", advantages[index]);
            return Err(NetworkError::NotFinite { what, index, value });
        }
        let mut chances = vec![0.0; old.outputs()];
        let mut done = Vec::with_capacity(wanted);
        let rows = old_policies.chunks_exact_mut(old.outputs());
        for (index, (row, &action)) in rows.zip(&actions).enumerate() {
            softmax(row, &mut chances);
            row.copy_from_slice(&chances);
            let here = row.get(action).copied().ok_or(NetworkError::Shape {
                what: "as an action's number",
                given: action,
                wanted: chances.len(),
            })?;
            if here == 0.0 {
                let (what, value) = ("log π_old of step", f64::NEG_INFINITY);
                return Err(NetworkError::NotFinite { what, index, value });
            }
            done.push(here);
        }
        Ok(Self { observations, actions, old: done, old_policies, advantages })
    }

    /// N.
    pub fn steps(&self) -> usize {
        self.actions.len()
    }

    /// What was seen: N × inputs.
    pub fn observations(&self) -> &[f64] {
        &self.observations
    }

    /// What was done.
    pub fn actions(&self) -> &[usize] {
        &self.actions
    }

    /// π_old(aᵢ|sᵢ) of what was done.
    pub fn old(&self) -> &[f64] {
        &self.old
    }

    /// π_old(·|sᵢ): N × actions.
    pub fn old_policies(&self) -> &[f64] {
        &self.old_policies
    }

    /// Âᵢ.
    pub fn advantages(&self) -> &[f64] {
        &self.advantages
    }

    /// Some of its steps, in this order. One that it does not have is passed over.
    pub fn only(&self, steps: &[usize]) -> Self {
        let has = |i: &&usize| **i < self.steps();
        let steps: Vec<usize> = steps.iter().filter(has).copied().collect();
        let rows = |all: &[f64]| {
            let width = all.len() / self.steps().max(1);
            let row = |&i: &usize| &all[i * width..(i + 1) * width];
            steps.iter().flat_map(row).copied().collect()
        };
        Self {
            observations: rows(&self.observations),
            actions: steps.iter().map(|i| self.actions[*i]).collect(),
            old: rows(&self.old),
            old_policies: rows(&self.old_policies),
            advantages: rows(&self.advantages),
        }
    }

    /// What a network makes of what was seen, N × actions.
    ///
    /// # Errors
    /// [`NetworkError`] if it is no network for what was seen, or has not an output for each action.
    pub fn outputs<'t>(
        &self,
        policy: &Network,
        tape: &'t mut Tape,
    ) -> Result<&'t [f64], NetworkError> {
        let (given, wanted) =
            (policy.outputs() * self.steps(), self.old_policies.len());
        if given != wanted {
            return Err(NetworkError::Shape { what: "outputs", given, wanted });
        }
        policy.forward(&self.observations, tape)
    }

    /// ρᵢ = π_θ(aᵢ|sᵢ) / π_old(aᵢ|sᵢ).
    ///
    /// # Errors
    /// [`NetworkError`] if the policy is no network for what was seen.
    pub fn ratios(
        &self,
        policy: &Network,
        tape: &mut Tape,
    ) -> Result<Vec<f64>, NetworkError> {
        let outputs = self.outputs(policy, tape)?;
        let mut chances = vec![0.0; policy.outputs()];
        let rows = outputs.chunks_exact(policy.outputs());
        let ratio = |((row, &action), old): ((&[f64], &usize), &f64)| {
            softmax(row, &mut chances);
            chances[action] / old
        };
        Ok(rows.zip(&self.actions).zip(&self.old).map(ratio).collect())
    }

    /// The slope of the loss −(1/N) Σ creditᵢ log π_θ(aᵢ|sᵢ), with creditᵢ = `credit`(ρᵢ, Âᵢ) held
    /// still. With credit ρÂ it is that of the surrogate −(1/N) Σ ρᵢÂᵢ, for ∇ρ = ρ ∇ log π_θ; with
    /// credit Â the ratio is left out; with ρÂ, or nought where PPO's clip is flat, it is PPO's.
    ///
    /// # Errors
    /// [`NetworkError`] if the policy is no network for what was seen and done.
    pub fn slope(
        &self,
        policy: &Network,
        tape: &mut Tape,
        credit: impl Fn(f64, f64) -> f64,
        slope: &mut [f64],
    ) -> Result<(), NetworkError> {
        let mut outputs = self.outputs(policy, tape)?.to_vec();
        let (mut chances, n) = (vec![0.0; policy.outputs()], self.steps() as f64);
        let rows = outputs.chunks_exact_mut(chances.len());
        let known = self.actions.iter().zip(&self.old).zip(&self.advantages);
        for (row, ((&action, old), advantage)) in rows.zip(known) {
            softmax(row, &mut chances);
            let credit = credit(chances[action] / old, *advantage);
            for (k, (z, p)) in row.iter_mut().zip(&chances).enumerate() {
                let score = if k == action { 1.0 - p } else { -p };
                *z = -credit / n * score;
            }
        }
        policy.backward(tape, &outputs, slope)
    }

    /// How far a policy has moved from the one that played.
    ///
    /// # Errors
    /// [`NetworkError`] if the policy is no network for what was seen.
    pub fn moved(
        &self,
        policy: &Network,
        tape: &mut Tape,
    ) -> Result<Moved, NetworkError> {
        let outputs = self.outputs(policy, tape)?;
        let width = policy.outputs();
        let (mut kl, mut entropy, mut outside) = (0.0, 0.0, 0_u32);
        let (mut sum, mut squares, mut largest_ratio) = (0.0, 0.0, 0.0_f64);
        let mut chances = vec![0.0; width];
        let olds = self.old_policies.chunks_exact(width);
        let done = self.actions.iter().zip(&self.old);
        for ((row, old), (&action, was)) in
            outputs.chunks_exact(width).zip(olds).zip(done)
        {
            softmax(row, &mut chances);
            let ratio = chances[action] / was;
            sum += ratio;
            squares += ratio * ratio;
            largest_ratio = largest_ratio.max(ratio);
            outside += u32::from(!(0.8..=1.2).contains(&ratio));
            // log π from the outputs: it stays finite where π underflows.
            let largest = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let total: f64 = row.iter().map(|z| libm::exp(z - largest)).sum();
            let logs = row.iter().map(|z| z - largest - log(total));
            for (log_new, &b) in logs.zip(old) {
                kl += if b > 0.0 { b * (log(b) - log_new) } else { 0.0 };
                entropy -= libm::exp(log_new) * log_new;
            }
        }
        let n = self.steps() as f64;
        let share = if squares > 0.0 { sum * sum / squares / n } else { 0.0 };
        Ok(Moved {
            ess_share: share,
            largest_ratio,
            kl: kl / n,
            outside: f64::from(outside) / n,
            entropy: entropy / n,
        })
    }
}

/// How far one update went, measured on its own batch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moved {
    /// ESS/N of the ratios of single actions, (Σρ)²/(N Σρ²).
    pub ess_share: f64,
    /// The largest ρ.
    pub largest_ratio: f64,
    /// The mean of KL(π_old ‖ π_θ) over the states, in nats.
    pub kl: f64,
    /// The share of ratios outside [0.8, 1.2].
    pub outside: f64,
    /// The mean entropy of π_θ over the states, in nats. A policy that is sure of everything moves
    /// no ratio: an ESS of N means nothing without this beside it.
    pub entropy: f64,
}

/// K steps of Adam on one batch, each along [`Batch::slope`] with this credit: the naive surrogate
/// with credit ρÂ, and what comes of leaving the ratio out with credit Â.
///
/// # Errors
/// [`LearnError`] if a number on the way is not finite.
pub fn climb(
    pair: &mut Pair,
    batch: &Batch,
    steps: usize,
    credit: impl Fn(f64, f64) -> f64,
) -> Result<(), LearnError> {
    let mut tape = pair.policy.tape();
    let mut slope = vec![0.0; pair.policy.parameters().len()];
    for _ in 0..steps {
        batch.slope(&pair.policy, &mut tape, &credit, &mut slope)?;
        pair.step_policy(&slope)?;
    }
    Ok(())
}

/// One update of the learner: a batch, the caller's rule for the policy, the critic's own steps; and
/// how far the rule went.
///
/// ```
/// use reweight::actor_critic::{Learner, VANILLA};
/// use reweight::batch_learner::{climb, update};
/// use reweight::cartpole::CartPole;
/// let mut learner = Learner::new(CartPole::default(), VANILLA, 1).unwrap();
/// let moved = update(&mut learner, |pair, batch| {
///     climb(pair, batch, 8, |ratio, advantage| ratio * advantage)
/// });
/// let moved = moved.unwrap();
/// assert!(moved.ess_share > 0.9 && moved.largest_ratio > 1.0);
/// ```
///
/// # Errors
/// [`LearnError`] if a number on the way is not finite, or as the rule says.
pub fn update<E>(
    learner: &mut Learner<E>,
    rule: impl FnOnce(&mut Pair, &Batch) -> Result<(), LearnError>,
) -> Result<Moved, LearnError>
where
    E: Environment<Observation: AsRef<[f64]> + Send> + Clone + Send,
{
    let mut moved = None;
    learner.update_by(|pair, seen, credits| {
        let (x, actions) = (seen.observations, seen.actions);
        let batch = Batch::new(&pair.policy, x, actions, credits.to_vec())?;
        rule(pair, &batch)?;
        moved = Some(batch.moved(&pair.policy, &mut pair.policy.tape())?);
        Ok(())
    })?;
    Ok(moved.expect("an update that succeeds has moved"))
}

/// A point of a learning curve, and every update since the one before.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Environment steps so far.
    pub steps: usize,
    /// The mean return of the policy that draws its actions.
    pub mean_return: f64,
    /// How far each update went.
    pub moved: Vec<Moved>,
}

impl Point {
    /// What [`Self::summary`] says, as the runs' columns are named.
    pub const COLUMNS: [&str; 6] = [
        "ess_mean",
        "ess_least",
        "ratio_most",
        "kl_mean",
        "outside_mean",
        "entropy",
    ];

    /// The updates since the point before, in six numbers.
    pub fn summary(&self) -> [f64; 6] {
        let n = self.moved.len().max(1) as f64;
        let mean =
            |of: fn(&Moved) -> f64| self.moved.iter().map(of).sum::<f64>() / n;
        let ess = self.moved.iter().map(|m| m.ess_share);
        let ratio = self.moved.iter().map(|m| m.largest_ratio);
        [
            mean(|m| m.ess_share),
            ess.fold(1.0, f64::min),
            ratio.fold(0.0, f64::max),
            mean(|m| m.kl),
            mean(|m| m.outside),
            self.moved.last().map_or(0.0, |m| m.entropy),
        ]
    }
}

/// A learning curve on CartPole, looked at as [`reweight::actor_critic::curve`] does, with the same
/// streams: only the policy's update is the caller's.
///
/// # Errors
/// As [`update`].
pub fn curve(
    environment: &CartPole,
    settings: Settings,
    schedule: Schedule,
    seed: u64,
    mut rule: impl FnMut(&mut Pair, &Batch) -> Result<(), LearnError>,
) -> Result<Vec<Point>, LearnError> {
    let mut learner = Learner::new(environment.clone(), settings, seed)?;
    let (mut curve, mut moved) = (Vec::new(), Vec::new());
    loop {
        let steps = learner.steps();
        if steps >= curve.len() * schedule.every {
            let round = (seed, curve.len() as u64);
            let policy = learner.policy();
            let mean_return =
                evaluate(policy, environment, round, schedule.episodes)?;
            let moved = std::mem::take(&mut moved);
            curve.push(Point { steps, mean_return, moved });
        }
        if steps >= schedule.total {
            return Ok(curve);
        }
        moved.push(update(&mut learner, &mut rule)?);
    }
}

/// The steps at the first evaluation that is not below the bar: luck counts in its favour.
pub fn first_at(curve: &[(usize, f64)], bar: f64) -> Option<usize> {
    curve.iter().find(|point| point.1 >= bar).map(|point| point.0)
}

/// How well a curve holds what it reached: of the evaluations after the first at the `bar`, how many
/// there are, and how many are below the `floor`.
pub fn holding(curve: &[(usize, f64)], bar: f64, floor: f64) -> (usize, usize) {
    let reached = curve.iter().position(|point| point.1 >= bar);
    let later = reached.map_or(&[][..], |place| &curve[place + 1..]);
    (later.len(), later.iter().filter(|point| point.1 < floor).count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::RngExt;
    use reweight::actor_critic::VANILLA;
    use reweight::streams::stream;

    fn learner() -> Learner<CartPole> {
        Learner::new(CartPole::default(), VANILLA, 1).unwrap()
    }

    /// A batch of forty steps of a policy, and a policy that has moved since.
    fn example() -> (Batch, Network) {
        let mut pair = Pair::new(4, 2, &VANILLA, 1).unwrap();
        let mut rng = stream(1, 7);
        let mut numbers =
            |n| -> Vec<f64> { (0..n).map(|_| rng.random::<f64>() - 0.5).collect() };
        let (x, advantages) = (numbers(160), numbers(40));
        let actions = (0..40).map(|i| i % 2).collect();
        let batch = Batch::new(&pair.policy, x, actions, advantages).unwrap();
        climb(&mut pair, &batch, 20, |ratio, a| ratio * a).unwrap();
        (batch, pair.policy)
    }

    #[test]
    fn one_step_with_a_ratio_is_the_vanilla_policy_gradient_to_the_bit() {
        let (mut plain, mut one) = (learner(), learner());
        let mut without = learner();
        for _ in 0..5 {
            plain.update().unwrap();
            let moved = update(&mut one, |pair, batch| {
                climb(pair, batch, 1, |ratio, a| ratio * a)
            });
            assert!(moved.unwrap().ess_share > 0.99);
            let left_out = |_, a| a;
            update(&mut without, |p, b| climb(p, b, 1, left_out)).unwrap();
        }
        assert_eq!(plain.policy(), one.policy());
        assert_eq!(plain.policy(), without.policy());
    }

    #[test]
    fn its_slope_is_that_of_the_surrogate_by_finite_differences() {
        let (batch, policy) = example();
        let mut tape = policy.tape();
        let mut slope = vec![0.0; policy.parameters().len()];
        batch.slope(&policy, &mut tape, |r, a| r * a, &mut slope).unwrap();
        for k in (0..slope.len()).step_by(7) {
            let at = |h: f64| {
                let mut moved = policy.clone();
                moved.parameters_mut()[k] += h;
                let ratios = batch.ratios(&moved, &mut moved.tape()).unwrap();
                let terms = ratios.iter().zip(&batch.advantages);
                -terms.map(|(ratio, a)| ratio * a).sum::<f64>() / 40.0
            };
            let numeric = (at(1e-5) - at(-1e-5)) / 2e-5;
            assert!((slope[k] - numeric).abs() < 1e-9, "{k}");
        }
    }

    #[test]
    fn what_moved_is_what_the_formulas_say() {
        let (batch, policy) = example();
        let moved = batch.moved(&policy, &mut policy.tape()).unwrap();
        let ratios = batch.ratios(&policy, &mut policy.tape()).unwrap();
        let sum: f64 = ratios.iter().sum();
        let squares: f64 = ratios.iter().map(|r| r * r).sum();
        assert!((moved.ess_share - sum * sum / squares / 40.0).abs() < 1e-12);
        assert_eq!(moved.largest_ratio, ratios.iter().copied().fold(0.0, f64::max));
        let outside = ratios.iter().filter(|r| !(0.8..=1.2).contains(*r)).count();
        assert_eq!(moved.outside, outside as f64 / 40.0);
        let (x, mut tape) = (&batch.observations, policy.tape());
        let outputs = policy.forward(x, &mut tape).unwrap();
        let (mut kl, mut entropy, mut p) = (0.0, 0.0, [0.0; 2]);
        for (row, old) in outputs.chunks(2).zip(batch.old_policies.chunks(2)) {
            softmax(row, &mut p);
            kl += old[0] * log(old[0] / p[0]) + old[1] * log(old[1] / p[1]);
            entropy -= p[0] * log(p[0]) + p[1] * log(p[1]);
        }
        assert!((moved.kl - kl / 40.0).abs() < 1e-12 && moved.kl > 0.0);
        assert!((moved.entropy - entropy / 40.0).abs() < 1e-12);
    }

    #[test]
    fn a_policy_that_is_sure_of_everything_stays_finite() {
        let (batch, mut policy) = example();
        policy.parameters_mut().iter_mut().for_each(|p| *p *= 1e6);
        let moved = batch.moved(&policy, &mut policy.tape()).unwrap();
        assert!(moved.kl.is_finite() && moved.kl > 100.0);
        assert_eq!(moved.entropy, 0.0);
    }

    #[test]
    fn a_network_with_other_actions_is_named() {
        let (batch, _) = example();
        for (actions, said) in [
            (3, "120 outputs where there are 80"),
            (1, "40 outputs where there are 80"),
        ] {
            let other = Pair::new(4, actions, &VANILLA, 1).unwrap().policy;
            let (mut tape, plain) = (other.tape(), |_, a| a);
            let mut slope = vec![0.0; other.parameters().len()];
            for error in [
                batch.ratios(&other, &mut tape).unwrap_err(),
                batch.moved(&other, &mut tape).unwrap_err(),
                batch.slope(&other, &mut tape, plain, &mut slope).unwrap_err(),
            ] {
                assert_eq!(error.to_string(), said);
            }
        }
    }

    #[test]
    fn first_and_holding_read_a_curve() {
        let curve = [(0, 20.0), (1, 480.0), (2, 300.0), (3, 475.0), (4, 399.9)];
        assert_eq!(first_at(&curve, 475.0), Some(1));
        assert_eq!(first_at(&curve, 490.0), None);
        assert_eq!(holding(&curve, 475.0, 400.0), (3, 2));
        assert_eq!(holding(&curve, 490.0, 400.0), (0, 0));
    }

    #[test]
    fn what_is_wrong_with_a_batch_is_named() {
        let (_, policy) = example();
        let of = |actions: Vec<usize>, advantages: usize| {
            Batch::new(&policy, vec![0.1; 8], actions, vec![0.0; advantages])
        };
        let error = of(vec![0], 2).unwrap_err();
        assert_eq!(error.to_string(), "1 actions where there are 2");
        let error = of(vec![0, 1], 1).unwrap_err();
        assert_eq!(error.to_string(), "1 advantages where there are 2");
        let error = of(vec![0, 2], 2).unwrap_err();
        let said = "2 as an action's number where there are 2";
        assert_eq!(error.to_string(), said);
        assert!(Batch::new(&policy, vec![], vec![], vec![]).is_err());
        let with = |a| Batch::new(&policy, vec![0.1; 8], vec![0, 1], vec![0.5, a]);
        let error = with(f64::NAN).unwrap_err();
        assert_eq!(error.to_string(), "advantage 1 is NaN");
        let mut sure = Pair::new(4, 2, &VANILLA, 1).unwrap().policy;
        *sure.parameters_mut().last_mut().unwrap() = 1e4;
        let error = Batch::new(&sure, vec![0.1; 8], vec![1, 0], vec![0.5; 2]);
        let said = "log π_old of step 1 is -inf";
        assert_eq!(error.unwrap_err().to_string(), said);
        let fails = |_: &mut Pair, _: &Batch| Err(LearnError::NoEpisode);
        assert_eq!(update(&mut learner(), fails), Err(LearnError::NoEpisode));
    }
}
