use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::sync::Mutex;

use libm::log;
use rand::RngExt;
use rand::rngs::ChaCha8Rng;
use reweight::actor_critic::{
    Actor, LearnError, Pair, Rollout, Schedule, Settings, critic_slope, evaluate,
    policy_slope, roll, softmax,
};
use reweight::cartpole::CartPole;
use reweight::environment::Environment;
use reweight::network::{Network, NetworkError};
use reweight::streams::stream;

/// What is done with a rollout whose policy has gone out of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stale {
    /// A3C (Mnih and others 2016): the gradient *at* the old parameters, from the old policy's own
    /// data, applied to the new ones. An old gradient.
    Gradient,
    /// The gradient at the new parameters from the old policy's data, uncorrected. Old data.
    Data,
    /// The same, with a ratio for each step.
    DataWithRatios,
    /// The same, with no ratio above one: V-trace with ρ̄ = c̄ = 1 (Espeholt and others 2018).
    DataWithCutRatios,
}

/// How far a rollout's policy was behind when its update was applied.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Staleness {
    /// In updates.
    pub lag: usize,
    /// The mean of KL(π_pulled ‖ π_current) over the states of the rollout.
    pub kl: f64,
    /// The largest π_current / π_pulled of an action that was taken.
    pub largest_ratio: f64,
}

/// Who is late, and by how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lag {
    /// As it comes: each actor pulls the parameters when it begins a rollout.
    AsItComes,
    /// Every rollout is played by the policy of so many updates ago.
    Of(usize),
}

/// Parameters as they were.
#[derive(Debug, Clone)]
struct Pulled {
    version: usize,
    policy: Network,
    critic: Network,
}

/// Asynchronous actors without a thread: a queue of finishing times in whole ticks, ties to the lower
/// number. A rollout takes 1,000 to 1,999 ticks, as a stream of its own says. So a run is a function
/// of its seed, and lag is a setting.
///
/// ```
/// use reweight::actor_critic::{A2C, Settings};
/// use reweight::asynchronous::{Asynchronous, Lag, Stale};
/// use reweight::cartpole::CartPole;
/// let settings = Settings { actors: 4, steps: 20, ..A2C };
/// let pole = CartPole::default();
/// let mut run =
///     Asynchronous::new(pole, settings, Stale::Gradient, Lag::Of(2), 1).unwrap();
/// let lags: Vec<_> = (0..5).map(|_| run.update().unwrap().lag).collect();
/// assert_eq!(lags, [0, 1, 2, 2, 2]);
/// ```
pub struct Asynchronous<E: Environment> {
    pair: Pair,
    version: usize,
    actors: Vec<Actor<E>>,
    pulled: Vec<Pulled>,
    /// The last parameters, the oldest first, if the lag is fixed.
    past: VecDeque<Pulled>,
    queue: BinaryHeap<Reverse<(u64, usize)>>,
    clock: ChaCha8Rng,
    settings: Settings,
    stale: Stale,
    lag: Lag,
}

impl<E> Asynchronous<E>
where
    E: Environment<Observation: AsRef<[f64]> + Send> + Clone + Send,
{
    /// A run that `seed` names.
    ///
    /// # Errors
    /// [`LearnError`] if a setting is no setting.
    pub fn new(
        environment: E,
        settings: Settings,
        stale: Stale,
        lag: Lag,
        seed: u64,
    ) -> Result<Self, LearnError> {
        let Settings { actors: count, steps, threads, .. } = settings;
        if count == 0 || steps == 0 {
            return Err(LearnError::Nobody { actors: count, steps, threads });
        }
        let actions = environment.actions();
        let inputs = {
            let mut probe = environment.clone();
            probe.reset(&mut stream(seed, 0)).as_ref().len()
        };
        let pair = Pair::new(inputs, actions, &settings, seed)?;
        let mut clock = stream(seed, 1 << 41);
        let first = (0..count).map(|i| Reverse((duration(&mut clock), i)));
        let queue = first.collect();
        let actor = |i| Actor::new(environment.clone(), seed, i as u64);
        let actors = (0..count).map(actor).collect();
        let pulled = vec![pull(&pair, 0); count];
        let past = VecDeque::from([pull(&pair, 0)]);
        Ok(Self {
            pair,
            version: 0,
            actors,
            pulled,
            past,
            queue,
            clock,
            settings,
            stale,
            lag,
        })
    }

    /// The policy as it stands.
    pub fn policy(&self) -> &Network {
        &self.pair.policy
    }

    /// Environment steps so far.
    pub fn steps(&self) -> usize {
        self.version * self.settings.steps
    }

    /// The next rollout that is finished, and its update.
    ///
    /// # Errors
    /// [`LearnError`] if a number on the way is not finite.
    pub fn update(&mut self) -> Result<Staleness, LearnError> {
        let Reverse((now, i)) = self.queue.pop().expect("every actor waits");
        // Back into the queue at once: an update that fails loses no actor.
        self.queue.push(Reverse((now + duration(&mut self.clock), i)));
        let old = match self.lag {
            Lag::AsItComes => &self.pulled[i],
            Lag::Of(_) => &self.past[0],
        };
        let actor = std::slice::from_mut(&mut self.actors[i]);
        let Settings { steps, gamma, .. } = self.settings;
        let seen = roll(&old.policy, actor, steps)?;
        let (ratios, kl) = compare(&old.policy, &self.pair.policy, &seen)?;
        let staleness = Staleness {
            lag: self.version - old.version,
            kl,
            largest_ratio: ratios.iter().copied().fold(0.0, f64::max),
        };
        let new = (&self.pair.policy, &self.pair.critic);
        let old = (&old.policy, &old.critic);
        let cut: Vec<f64> = ratios.iter().map(|ratio| ratio.min(1.0)).collect();
        // ANCHOR: stale
        let slopes = match self.stale {
            Stale::Gradient => slopes(old, &seen, None, gamma),
            Stale::Data => slopes(new, &seen, None, gamma),
            Stale::DataWithRatios => slopes(new, &seen, Some(&ratios), gamma),
            Stale::DataWithCutRatios => slopes(new, &seen, Some(&cut), gamma),
        }?;
        // ANCHOR_END: stale
        self.apply(&slopes)?;
        self.pulled[i] = pull(&self.pair, self.version);
        Ok(staleness)
    }

    fn apply(&mut self, slopes: &(Vec<f64>, Vec<f64>)) -> Result<(), LearnError> {
        self.pair.step_policy(&slopes.0)?;
        self.pair.step_critic(&slopes.1)?;
        self.version += 1;
        if let Lag::Of(lag) = self.lag {
            self.past.push_back(pull(&self.pair, self.version));
            if self.past.len() - 1 > lag {
                self.past.pop_front();
            }
        }
        Ok(())
    }
}

fn pull(pair: &Pair, version: usize) -> Pulled {
    let (policy, critic) = (pair.policy.clone(), pair.critic.clone());
    Pulled { version, policy, critic }
}

fn duration(clock: &mut ChaCha8Rng) -> u64 {
    1_000 + (1_000.0 * clock.random::<f64>()) as u64
}

/// ρ of each action that was taken, new over old, and the mean KL(old ‖ new).
fn compare(
    old: &Network,
    new: &Network,
    seen: &Rollout,
) -> Result<(Vec<f64>, f64), NetworkError> {
    let x = &seen.observations;
    let (mut tape, mut other_tape) = (old.tape(), new.tape());
    let olds = old.forward(x, &mut tape)?.chunks_exact(old.outputs());
    let news = new.forward(x, &mut other_tape)?.chunks_exact(new.outputs());
    let (mut b, mut pi) = (vec![0.0; old.outputs()], vec![0.0; new.outputs()]);
    let (mut ratios, mut kl) = (Vec::new(), 0.0);
    for ((old, new), action) in olds.zip(news).zip(&seen.actions) {
        softmax(old, &mut b);
        softmax(new, &mut pi);
        ratios.push(pi[*action] / b[*action]);
        // An action that underflows has no share in the sum.
        let terms = b.iter().zip(&pi).filter(|(b, pi)| **b > 0.0 && **pi > 0.0);
        kl += terms.map(|(b, pi)| b * log(b / pi)).sum::<f64>();
    }
    Ok((ratios, kl / seen.actions.len() as f64))
}

/// Both slopes from one rollout, with λ = 1. With ratios, step t is credited with ρₜ (rₜ + γ (V(sₜ₊₁) +
/// creditₜ₊₁) − V(sₜ)): each reward carries the ratios from t to itself.
fn slopes(
    (policy, critic): (&Network, &Network),
    seen: &Rollout,
    ratios: Option<&[f64]>,
    gamma: f64,
) -> Result<(Vec<f64>, Vec<f64>), LearnError> {
    let mut tape = critic.tape();
    let (values, next_values) = seen.judge(critic, &mut tape)?;
    let last = seen.last();
    let (mut credits, mut later) = (vec![0.0; values.len()], 0.0);
    for t in (0..values.len()).rev() {
        later = if last[t] { 0.0 } else { later };
        let ratio = ratios.map_or(1.0, |ratios| ratios[t]);
        let next = next_values[t] + later;
        later = ratio * (seen.rewards[t] + gamma * next - values[t]);
        credits[t] = later;
    }
    let targets: Vec<f64> =
        credits.iter().zip(&values).map(|(a, v)| a + v).collect();
    let mut both = (
        vec![0.0; policy.parameters().len()],
        vec![0.0; critic.parameters().len()],
    );
    let x = &seen.observations;
    critic_slope(critic, &mut tape, x, &targets, &mut both.1)?;
    policy_slope(policy, &mut policy.tape(), seen, &credits, &mut both.0)?;
    Ok(both)
}

/// A3C with real threads, each with an actor of its own: pull, roll, lock, apply. Returns the policy
/// and the lag of each update. From two threads on, no two runs are the same.
///
/// # Errors
/// [`LearnError`] as [`Asynchronous::update`].
pub fn race<E>(
    environment: E,
    settings: Settings,
    updates: usize,
    seed: u64,
) -> Result<(Network, Vec<usize>), LearnError>
where
    E: Environment<Observation: AsRef<[f64]> + Send> + Clone + Send,
{
    let mut run = Asynchronous::new(
        environment,
        settings,
        Stale::Gradient,
        Lag::AsItComes,
        seed,
    )?;
    let actors = std::mem::take(&mut run.actors);
    let shared = Mutex::new((run, Vec::new()));
    let work = |actor: Actor<E>| -> Result<(), LearnError> {
        let mut actor = [actor];
        // ANCHOR: race
        loop {
            let old = {
                let shared = shared.lock().expect("no thread panics");
                pull(&shared.0.pair, shared.0.version)
            };
            let seen = roll(&old.policy, &mut actor, settings.steps)?;
            let nets = (&old.policy, &old.critic);
            let slopes = slopes(nets, &seen, None, settings.gamma)?;
            let mut shared = shared.lock().expect("no thread panics");
            if shared.0.version == updates {
                return Ok(());
            }
            let lag = shared.0.version - old.version;
            shared.1.push(lag);
            shared.0.apply(&slopes)?;
        }
        // ANCHOR_END: race
    };
    std::thread::scope(|scope| {
        let start = |actor| scope.spawn(|| work(actor));
        let all: Vec<_> = actors.into_iter().map(start).collect();
        all.into_iter().try_for_each(|t| t.join().expect("no thread panics"))
    })?;
    let (run, lags) = shared.into_inner().expect("no thread panics");
    Ok((run.pair.policy, lags))
}

/// A learning curve's point, and what was late since the one before.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Environment steps so far.
    pub steps: usize,
    /// The mean return of the evaluation.
    pub mean_return: f64,
    /// Every update since the last point.
    pub late: Vec<Staleness>,
}

/// A learning curve on CartPole, as [`reweight::actor_critic::curve`] has it.
///
/// # Errors
/// [`LearnError`] as [`Asynchronous::update`].
pub fn curve(
    environment: &CartPole,
    settings: Settings,
    (stale, lag): (Stale, Lag),
    schedule: Schedule,
    seed: u64,
) -> Result<Vec<Point>, LearnError> {
    let world = environment.clone();
    let mut run = Asynchronous::new(world, settings, stale, lag, seed)?;
    let (mut curve, mut late) = (Vec::new(), Vec::new());
    loop {
        let steps = run.steps();
        if steps >= curve.len() * schedule.every {
            let round = (seed, curve.len() as u64);
            let mean_return =
                evaluate(run.policy(), environment, round, schedule.episodes)?;
            let late = std::mem::take(&mut late);
            curve.push(Point { steps, mean_return, late });
        }
        if steps >= schedule.total {
            return Ok(curve);
        }
        late.push(run.update()?);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::actor_critic::A2C;

    fn run(actors: usize, stale: Stale, lag: Lag) -> Asynchronous<CartPole> {
        let settings = Settings { actors, steps: 20, ..A2C };
        Asynchronous::new(CartPole::default(), settings, stale, lag, 1).unwrap()
    }

    #[test]
    fn a_run_is_a_function_of_its_seed() {
        let (mut one, mut two) = (
            run(4, Stale::Gradient, Lag::AsItComes),
            run(4, Stale::Gradient, Lag::AsItComes),
        );
        for _ in 0..50 {
            assert_eq!(one.update().unwrap(), two.update().unwrap());
        }
        assert_eq!(one.policy(), two.policy());
    }

    #[test]
    fn without_lag_they_are_all_one() {
        let after = |stale| {
            let mut run = run(1, stale, Lag::AsItComes);
            for _ in 0..50 {
                let staleness = run.update().unwrap();
                assert_eq!((staleness.lag, staleness.kl), (0, 0.0));
                assert_eq!(staleness.largest_ratio, 1.0);
            }
            run.pair
        };
        let first = after(Stale::Gradient);
        assert_eq!(first, after(Stale::Data));
        assert_eq!(first, after(Stale::DataWithRatios));
        assert_eq!(first, after(Stale::DataWithCutRatios));
    }

    #[test]
    fn so_many_actors_are_one_update_less_behind_on_average() {
        let mut run = run(8, Stale::Gradient, Lag::AsItComes);
        let lags: Vec<usize> =
            (0..400).map(|_| run.update().unwrap().lag).collect();
        // Between two updates of one actor, all others have theirs, or nearly all.
        let mean = lags[8..].iter().sum::<usize>() as f64 / 392.0;
        assert!((mean - 7.0).abs() < 0.3, "{mean}");
        assert!(lags.iter().all(|lag| *lag < 16));
    }

    #[test]
    fn one_thread_races_as_the_queue_runs_to_the_bit() {
        let settings = Settings { actors: 1, steps: 20, ..A2C };
        let (policy, lags) = race(CartPole::default(), settings, 30, 1).unwrap();
        let mut run = run(1, Stale::Gradient, Lag::AsItComes);
        (0..30).for_each(|_| assert_eq!(run.update().unwrap().lag, 0));
        assert_eq!(&policy, run.policy());
        assert_eq!(lags, [0; 30]);
    }

    #[test]
    fn real_threads_keep_the_count_and_never_use_the_future() {
        let settings = Settings { actors: 4, steps: 20, ..A2C };
        let (policy, lags) = race(CartPole::default(), settings, 200, 1).unwrap();
        assert_eq!(lags.len(), 200);
        assert!(lags.iter().enumerate().all(|(i, lag)| *lag <= i));
        assert!(policy.parameters().iter().all(|p| p.is_finite()));
    }

    #[test]
    fn an_update_that_fails_loses_no_actor() {
        let (policy_rate, critic_rate) = (1e300, 1e300);
        let wild = Settings { policy_rate, critic_rate, actors: 2, ..A2C };
        let (pole, lag) = (CartPole::default(), Lag::AsItComes);
        let run = Asynchronous::new(pole, wild, Stale::Gradient, lag, 1);
        let mut run = run.unwrap();
        let failed = (0..12).filter(|_| run.update().is_err()).count();
        assert!(failed > 4, "{failed}");
        let mut first = self::run(2, Stale::Gradient, Lag::Of(usize::MAX));
        (0..5).for_each(|lag| assert_eq!(first.update().unwrap().lag, lag));
    }

    #[test]
    fn nobody_is_an_error() {
        let none = Settings { actors: 0, ..A2C };
        let pole = CartPole::default();
        let lag = Lag::AsItComes;
        assert!(Asynchronous::new(pole, none, Stale::Data, lag, 1).is_err());
    }
}
