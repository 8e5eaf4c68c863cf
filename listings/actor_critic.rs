use libm::exp;
use rand::rngs::ChaCha8Rng;
use rand::{Rng, RngExt};
use reweight::adam::{Adam, AdamError};
use reweight::advantages::{AdvantageError, Judged, gae, normalise};
use reweight::cartpole::CartPole;
use reweight::environment::{End, Environment, StepError};
use reweight::network::{Activation, Network, NetworkError, Tape};
use reweight::streams::stream;

/// What can go wrong while an actor and a critic learn.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum LearnError {
    /// In a network.
    #[error(transparent)]
    Network(#[from] NetworkError),
    /// In a step of Adam.
    #[error(transparent)]
    Adam(#[from] AdamError),
    /// In the advantages.
    #[error(transparent)]
    Advantage(#[from] AdvantageError),
    /// In the environment.
    #[error(transparent)]
    Step(#[from] StepError),
    /// Nobody acts, or nobody takes a step.
    #[error("{actors} actors take {steps} steps each, on {threads} threads")]
    #[expect(missing_docs, reason = "the message says what the fields are")]
    Nobody { actors: usize, steps: usize, threads: usize },
    /// A mean over no episode is none.
    #[error("an evaluation of no episodes")]
    NoEpisode,
    /// A setting that is none.
    #[error("{what} is {value}")]
    #[expect(missing_docs, reason = "the message says what the fields are")]
    Setting { what: &'static str, value: f64 },
}

/// π(·|s) from the outputs of a network: exp(zₐ) / Σ exp(z).
pub fn softmax(outputs: &[f64], policy: &mut [f64]) {
    let largest = outputs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut total = 0.0;
    for (p, z) in policy.iter_mut().zip(outputs) {
        *p = exp(z - largest);
        total += *p;
    }
    policy.iter_mut().for_each(|p| *p /= total);
}

/// Draws an action, by one uniform number.
pub fn draw(policy: &[f64], rng: &mut impl Rng) -> usize {
    let mut left = rng.random::<f64>();
    let within = |p: &f64| {
        left -= p;
        left < 0.0
    };
    // Rounding may leave a crumb after the last.
    policy.iter().position(within).unwrap_or(policy.len() - 1)
}

/// One who acts: an environment of its own, a stream of its own, and what it sees.
pub struct Actor<E: Environment> {
    environment: E,
    rng: ChaCha8Rng,
    sees: E::Observation,
}

impl<E: Environment> Actor<E> {
    /// Actor number `id` of a run, at the start of an episode: all its chance comes from stream
    /// 1 + `id`.
    pub fn new(mut environment: E, seed: u64, id: u64) -> Self {
        let mut rng = stream(seed, 1 + id);
        let sees = environment.reset(&mut rng);
        Self { environment, rng, sees }
    }
}

/// What follows a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// The next step of the list.
    Next,
    /// Nothing: the episode is over.
    Over,
    /// The next of the observations that were left, for the episode or the rollout was cut off.
    Left,
}

/// What some actors saw and did, one actor's steps after another's.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rollout {
    /// What was seen before each step: steps × inputs.
    pub observations: Vec<f64>,
    /// What was done.
    pub actions: Vec<usize>,
    /// What it paid.
    pub rewards: Vec<f64>,
    /// What follows.
    pub after: Vec<After>,
    /// What was seen where we stopped looking.
    pub left: Vec<f64>,
}

impl Rollout {
    /// The same steps, then the other's.
    pub fn extend(&mut self, other: Self) {
        self.observations.extend(other.observations);
        self.actions.extend(other.actions);
        self.rewards.extend(other.rewards);
        self.after.extend(other.after);
        self.left.extend(other.left);
    }

    /// For each step whether it is the last of its piece.
    pub fn last(&self) -> Vec<bool> {
        self.after.iter().map(|after| *after != After::Next).collect()
    }

    /// What a critic thinks of each state, and of each next one: nought after the end.
    ///
    /// # Errors
    /// [`NetworkError`] if the critic is no network for these observations.
    pub fn judge(
        &self,
        critic: &Network,
        tape: &mut Tape,
    ) -> Result<(Vec<f64>, Vec<f64>), NetworkError> {
        let left = match self.left.len() {
            0 => Vec::new(),
            _ => critic.forward(&self.left, tape)?.to_vec(),
        };
        let values = critic.forward(&self.observations, tape)?.to_vec();
        let mut left = left.iter();
        let next = |(t, after): (usize, &After)| match after {
            After::Next => values[t + 1],
            After::Over => 0.0,
            After::Left => left.next().copied().unwrap_or(0.0),
        };
        let next_values = self.after.iter().enumerate().map(next).collect();
        Ok((values, next_values))
    }
}

/// Lets each of some actors take `steps` steps under one policy, all of them side by side. New
/// episodes begin where old ones end.
///
/// # Errors
/// [`LearnError`] if the policy is no network for what they see and do.
pub fn roll<E>(
    policy: &Network,
    actors: &mut [Actor<E>],
    steps: usize,
) -> Result<Rollout, LearnError>
where
    E: Environment<Observation: AsRef<[f64]>>,
{
    let mut pieces = vec![Rollout::default(); actors.len()];
    let (mut tape, mut chances) = (policy.tape(), vec![0.0; policy.outputs()]);
    let mut inputs = Vec::new();
    for t in 0..steps {
        inputs.clear();
        actors.iter().for_each(|a| inputs.extend_from_slice(a.sees.as_ref()));
        let outputs = policy.forward(&inputs, &mut tape)?;
        let rows = outputs.chunks_exact(policy.outputs());
        for ((actor, piece), row) in actors.iter_mut().zip(&mut pieces).zip(rows) {
            softmax(row, &mut chances);
            let action = draw(&chances, &mut actor.rng);
            let seen = actor.environment.step(action, &mut actor.rng)?;
            piece.observations.extend_from_slice(actor.sees.as_ref());
            piece.actions.push(action);
            piece.rewards.push(seen.reward);
            let stop = seen.end.is_some() || t + 1 == steps;
            let after = match seen.end {
                Some(End::Terminal) => After::Over,
                _ if stop => After::Left,
                _ => After::Next,
            };
            piece.after.push(after);
            if after == After::Left {
                piece.left.extend_from_slice(seen.observation.as_ref());
            }
            actor.sees = seen.observation;
            if seen.end.is_some() {
                actor.sees = actor.environment.reset(&mut actor.rng);
            }
        }
    }
    let mut whole = Rollout::default();
    pieces.into_iter().for_each(|piece| whole.extend(piece));
    Ok(whole)
}

/// The same, on some threads: each has its share of the actors, and the shares are put together in
/// the actors' order. An actor draws from its own stream and a row of a batch knows nothing of the
/// others, so the rollout is the same to the bit on any number of threads; none counts as one.
///
/// # Errors
/// As [`roll`].
// ANCHOR: collect
pub fn collect<E>(
    policy: &Network,
    actors: &mut [Actor<E>],
    steps: usize,
    threads: usize,
) -> Result<Rollout, LearnError>
where
    E: Environment<Observation: AsRef<[f64]> + Send> + Send,
{
    if threads <= 1 || actors.is_empty() {
        return roll(policy, actors, steps);
    }
    let share = actors.len().div_ceil(threads);
    std::thread::scope(|scope| {
        let start = |part| scope.spawn(move || roll(policy, part, steps));
        let all: Vec<_> = actors.chunks_mut(share).map(start).collect();
        let mut whole = Rollout::default();
        for thread in all {
            whole.extend(thread.join().expect("a thread panicked")?);
        }
        Ok(whole)
    })
}
// ANCHOR_END: collect

/// The slope of the loss −(1/N) Σ creditᵢ log π(aᵢ|sᵢ) in the policy's parameters: what Adam is to go
/// down, so that an action with credit becomes more likely.
///
/// # Errors
/// [`NetworkError`] if there are not as many credits as steps, or shapes differ.
// ANCHOR: slope
pub fn policy_slope(
    policy: &Network,
    tape: &mut Tape,
    seen: &Rollout,
    credits: &[f64],
    slope: &mut [f64],
) -> Result<(), NetworkError> {
    let mut outputs = policy.forward(&seen.observations, tape)?.to_vec();
    whole(seen, credits, outputs.len() / policy.outputs())?;
    let (mut chances, n) = (vec![0.0; policy.outputs()], credits.len() as f64);
    let rows = outputs.chunks_exact_mut(chances.len());
    for ((row, action), credit) in rows.zip(&seen.actions).zip(credits) {
        softmax(row, &mut chances);
        // ∂ log π(a) / ∂z = 1{a} − π, times the credit, downhill.
        for (k, (z, p)) in row.iter_mut().zip(&chances).enumerate() {
            let score = if k == *action { 1.0 - p } else { -p };
            *z = -credit / n * score;
        }
    }
    policy.backward(tape, &outputs, slope)
}
// ANCHOR_END: slope

/// The slope of the loss (1/2N) Σ (V(sᵢ) − targetᵢ)² in the critic's parameters.
///
/// # Errors
/// [`NetworkError`] if shapes differ.
pub fn critic_slope(
    critic: &Network,
    tape: &mut Tape,
    observations: &[f64],
    targets: &[f64],
    slope: &mut [f64],
) -> Result<(), NetworkError> {
    let mut errors = critic.forward(observations, tape)?.to_vec();
    one_for_each_row("targets", targets.len(), errors.len())?;
    let n = targets.len() as f64;
    let off = |(v, target): (&mut f64, &f64)| *v = (*v - target) / n;
    errors.iter_mut().zip(targets).for_each(off);
    critic.backward(tape, &errors, slope)
}

/// Checks that each row has its action and its credit.
fn whole(seen: &Rollout, credits: &[f64], rows: usize) -> Result<(), NetworkError> {
    one_for_each_row("actions", seen.actions.len(), rows)?;
    one_for_each_row("credits", credits.len(), rows)
}

/// A row without its credit or its target would go back through the network as it came out of it.
fn one_for_each_row(
    what: &'static str,
    given: usize,
    wanted: usize,
) -> Result<(), NetworkError> {
    if given == wanted {
        return Ok(());
    }
    Err(NetworkError::Shape { what, given, wanted })
}

/// How to learn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// How many actors there are.
    pub actors: usize,
    /// The steps each takes for a batch.
    pub steps: usize,
    /// γ.
    pub gamma: f64,
    /// λ of the advantages.
    pub lambda: f64,
    /// Whether a batch's advantages are shifted to mean nought and scaled to spread one.
    pub normalised: bool,
    /// Adam's rate for the policy.
    pub policy_rate: f64,
    /// Adam's rate for the critic.
    pub critic_rate: f64,
    /// How many steps of its own the critic takes on each batch.
    pub critic_steps: usize,
    /// Units in the one hidden layer of each network.
    pub hidden: usize,
    /// Threads for the actors.
    pub threads: usize,
}

/// The vanilla policy gradient of this course: a large batch, one step for it.
pub const VANILLA: Settings = Settings {
    actors: 8,
    steps: 64,
    gamma: 0.99,
    lambda: 0.95,
    normalised: true,
    policy_rate: 0.003,
    critic_rate: 0.01,
    critic_steps: 10,
    hidden: 32,
    threads: 1,
};

/// A2C of this course: a tiny batch, one step for it.
pub const A2C: Settings = Settings {
    actors: 4,
    steps: 5,
    lambda: 1.0,
    normalised: false,
    critic_rate: 0.009,
    critic_steps: 1,
    ..VANILLA
};

/// A policy and a critic, and how far Adam has got with each.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// π, from its outputs by a softmax.
    pub policy: Network,
    /// V, its one output.
    pub critic: Network,
    policy_adam: Adam,
    critic_adam: Adam,
}

impl Pair {
    /// Networks with one hidden layer; the policy begins next to the uniform one. All chance comes
    /// from stream 0 of the run.
    ///
    /// # Errors
    /// [`LearnError`] if a layer is empty or a rate is no rate.
    pub fn new(
        inputs: usize,
        actions: usize,
        settings: &Settings,
        seed: u64,
    ) -> Result<Self, LearnError> {
        let mut rng = stream(seed, 0);
        let mut net = |outputs, gain| {
            let sizes = [inputs, settings.hidden, outputs];
            Network::new(&sizes, Activation::Algebraic, gain, &mut rng)
        };
        let (policy, critic) = (net(actions, 0.01)?, net(1, 1.0)?);
        let adam = |net: &Network, rate| Adam::new(net.parameters().len(), rate);
        Ok(Self {
            policy_adam: adam(&policy, settings.policy_rate)?,
            critic_adam: adam(&critic, settings.critic_rate)?,
            policy,
            critic,
        })
    }

    /// One step of Adam for the policy.
    ///
    /// # Errors
    /// [`AdamError`] if the slope is not finite.
    pub fn step_policy(&mut self, slope: &[f64]) -> Result<(), AdamError> {
        self.policy_adam.step(self.policy.parameters_mut(), slope)
    }

    /// The policy's network and its Adam, for who takes steps of another kind.
    pub fn policy_and_adam(&mut self) -> (&mut Network, &mut Adam) {
        (&mut self.policy, &mut self.policy_adam)
    }

    /// One step of Adam for the critic.
    ///
    /// # Errors
    /// As [`Self::step_policy`].
    pub fn step_critic(&mut self, slope: &[f64]) -> Result<(), AdamError> {
        self.critic_adam.step(self.critic.parameters_mut(), slope)
    }
}

/// The vanilla policy gradient with a critic, and A2C, which is the same with tiny batches: the two
/// differ in their [`Settings`].
///
/// ```
/// use reweight::{actor_critic::{Learner, VANILLA}, cartpole::CartPole};
/// let mut learner = Learner::new(CartPole::default(), VANILLA, 1).unwrap();
/// learner.update().unwrap();
/// assert_eq!(learner.steps(), 8 * 64);
/// ```
pub struct Learner<E: Environment> {
    pair: Pair,
    actors: Vec<Actor<E>>,
    settings: Settings,
    steps: usize,
    tapes: (Tape, Tape),
    slopes: (Vec<f64>, Vec<f64>),
}

impl<E> Learner<E>
where
    E: Environment<Observation: AsRef<[f64]> + Send> + Clone + Send,
{
    /// A learner of the run that `seed` names.
    ///
    /// # Errors
    /// [`LearnError`] if a setting is no setting.
    pub fn new(
        environment: E,
        settings: Settings,
        seed: u64,
    ) -> Result<Self, LearnError> {
        let Settings { actors, steps, threads, .. } = settings;
        if actors == 0 || steps == 0 || threads == 0 {
            return Err(LearnError::Nobody { actors, steps, threads });
        }
        let actor = |id| Actor::new(environment.clone(), seed, id as u64);
        let actors: Vec<_> = (0..actors).map(actor).collect();
        let inputs = actors[0].sees.as_ref().len();
        let pair = Pair::new(inputs, environment.actions(), &settings, seed)?;
        let tapes = (pair.policy.tape(), pair.critic.tape());
        let slope = |net: &Network| vec![0.0; net.parameters().len()];
        let slopes = (slope(&pair.policy), slope(&pair.critic));
        Ok(Self { pair, actors, settings, steps: 0, tapes, slopes })
    }

    /// Environment steps so far.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// The policy's network.
    pub fn policy(&self) -> &Network {
        &self.pair.policy
    }

    /// A batch from the current policy, one step uphill for it, and the batch is dropped.
    ///
    /// # Errors
    /// [`LearnError`] if a number on the way is not finite.
    // ANCHOR: update
    pub fn update(&mut self) -> Result<(), LearnError> {
        let Settings { steps, threads, .. } = self.settings;
        let policy = &self.pair.policy;
        let seen = collect(policy, &mut self.actors, steps, threads)?;
        self.steps += seen.actions.len();
        let (credits, targets) = self.judge(&seen)?;
        let (tape, slope) = (&mut self.tapes.0, &mut self.slopes.0);
        policy_slope(&self.pair.policy, tape, &seen, &credits, slope)?;
        self.pair.step_policy(&self.slopes.0)?;
        self.teach(&seen.observations, &targets)
    }
    // ANCHOR_END: update

    /// The same, with a policy update that the caller gives: it is handed the pair, the batch and a
    /// credit for each of its steps. The critic learns as ever.
    ///
    /// # Errors
    /// [`LearnError`] as [`Self::update`], or what the caller's update says.
    pub fn update_by(
        &mut self,
        improve: impl FnOnce(&mut Pair, Rollout, &[f64]) -> Result<(), LearnError>,
    ) -> Result<(), LearnError> {
        let Settings { steps, threads, .. } = self.settings;
        let policy = &self.pair.policy;
        let seen = collect(policy, &mut self.actors, steps, threads)?;
        self.steps += seen.actions.len();
        let (credits, targets) = self.judge(&seen)?;
        let observations = seen.observations.clone();
        improve(&mut self.pair, seen, &credits)?;
        self.teach(&observations, &targets)
    }

    /// What each step is credited with, and what the critic should have said.
    fn judge(
        &mut self,
        seen: &Rollout,
    ) -> Result<(Vec<f64>, Vec<f64>), LearnError> {
        let (values, next_values) =
            seen.judge(&self.pair.critic, &mut self.tapes.1)?;
        let judged = Judged {
            rewards: &seen.rewards,
            values: &values,
            next_values: &next_values,
            last: &seen.last(),
        };
        let Settings { gamma, lambda, normalised, .. } = self.settings;
        let mut credits = gae(&judged, gamma, lambda)?;
        let of = |(credit, value): (&f64, &f64)| credit + value;
        let targets = credits.iter().zip(&values).map(of).collect();
        if normalised {
            normalise(&mut credits)?;
        }
        Ok((credits, targets))
    }

    /// The critic's own steps.
    fn teach(
        &mut self,
        observations: &[f64],
        targets: &[f64],
    ) -> Result<(), LearnError> {
        for _ in 0..self.settings.critic_steps {
            let (tape, slope) = (&mut self.tapes.1, &mut self.slopes.1);
            critic_slope(&self.pair.critic, tape, observations, targets, slope)?;
            self.pair.step_critic(&self.slopes.1)?;
        }
        Ok(())
    }
}

/// The mean undiscounted return of so many episodes of a policy that draws its actions, each with a
/// stream of its own: the same streams for the same round of the same run, whoever is evaluated.
///
/// # Errors
/// [`LearnError`] if the policy is no network for what is seen and done, or there is no episode.
pub fn evaluate<E>(
    policy: &Network,
    environment: &E,
    (seed, round): (u64, u64),
    episodes: u64,
) -> Result<f64, LearnError>
where
    E: Environment<Observation: AsRef<[f64]>> + Clone,
{
    if episodes == 0 {
        return Err(LearnError::NoEpisode);
    }
    let first = (1 << 40) + round * episodes;
    let mut playing: Vec<_> = (0..episodes)
        .map(|e| Actor::new(environment.clone(), seed, first + e))
        .collect();
    let (mut tape, mut chances) = (policy.tape(), vec![0.0; policy.outputs()]);
    let (mut inputs, mut total) = (Vec::new(), 0.0);
    while !playing.is_empty() {
        inputs.clear();
        playing.iter().for_each(|a| inputs.extend_from_slice(a.sees.as_ref()));
        let outputs = policy.forward(&inputs, &mut tape)?;
        let mut rows = outputs.chunks_exact(policy.outputs());
        let mut error = None;
        playing.retain_mut(|actor| {
            softmax(rows.next().unwrap_or(&[]), &mut chances);
            let action = draw(&chances, &mut actor.rng);
            match actor.environment.step(action, &mut actor.rng) {
                Ok(seen) => {
                    total += seen.reward;
                    actor.sees = seen.observation;
                    seen.end.is_none()
                }
                Err(wrong) => {
                    error = Some(wrong);
                    false
                }
            }
        });
        if let Some(error) = error {
            return Err(error.into());
        }
    }
    Ok(total / episodes as f64)
}

/// When a learning curve is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// Environment steps in all.
    pub total: usize,
    /// Steps between two evaluations.
    pub every: usize,
    /// Episodes of an evaluation.
    pub episodes: u64,
}

/// (environment steps, mean return) on CartPole, at the first update's end after each `every` steps, from
/// nought on. What is evaluated is the policy that draws its actions, with streams that no learner uses.
///
/// # Errors
/// [`LearnError`] as [`Learner::new`] and [`Learner::update`].
pub fn curve(
    environment: &CartPole,
    settings: Settings,
    schedule: Schedule,
    seed: u64,
) -> Result<Vec<(usize, f64)>, LearnError> {
    let mut learner = Learner::new(environment.clone(), settings, seed)?;
    let mut curve = Vec::new();
    loop {
        if learner.steps() >= curve.len() * schedule.every {
            let round = (seed, curve.len() as u64);
            let policy = learner.policy();
            let mean = evaluate(policy, environment, round, schedule.episodes)?;
            curve.push((learner.steps(), mean));
        }
        if learner.steps() >= schedule.total {
            return Ok(curve);
        }
        learner.update()?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learner(settings: Settings, seed: u64) -> Learner<CartPole> {
        Learner::new(CartPole::default(), settings, seed).unwrap()
    }

    /// Five pieces of one rollout, and the credits of their steps.
    fn example() -> (Pair, Rollout, Vec<f64>) {
        let pair = Pair::new(4, 2, &VANILLA, 1).unwrap();
        let mut actors: Vec<_> =
            (0..5).map(|i| Actor::new(CartPole::default(), 1, i)).collect();
        let seen = roll(&pair.policy, &mut actors, 16).unwrap();
        let mut rng = stream(1, 99);
        let credits = (0..80).map(|_| rng.random::<f64>() - 0.3).collect();
        (pair, seen, credits)
    }

    fn policy_loss(policy: &Network, seen: &Rollout, credits: &[f64]) -> f64 {
        let mut tape = policy.tape();
        let outputs = policy.forward(&seen.observations, &mut tape).unwrap();
        let mut chances = [0.0; 2];
        let rows = outputs.chunks(2).zip(&seen.actions).zip(credits);
        let terms = rows.map(|((row, action), credit)| {
            softmax(row, &mut chances);
            -credit * libm::log(chances[*action])
        });
        terms.sum::<f64>() / credits.len() as f64
    }

    #[test]
    fn both_slopes_are_those_of_finite_differences() {
        let (pair, seen, credits) = example();
        let mut slope = vec![0.0; pair.policy.parameters().len()];
        let mut tape = pair.policy.tape();
        policy_slope(&pair.policy, &mut tape, &seen, &credits, &mut slope).unwrap();
        for k in (0..slope.len()).step_by(7) {
            let at = |h: f64| {
                let mut moved = pair.policy.clone();
                moved.parameters_mut()[k] += h;
                policy_loss(&moved, &seen, &credits)
            };
            let numeric = (at(1e-5) - at(-1e-5)) / 2e-5;
            assert!((slope[k] - numeric).abs() < 1e-9, "{k}");
        }
        let mut slope = vec![0.0; pair.critic.parameters().len()];
        let mut tape = pair.critic.tape();
        let x = &seen.observations;
        critic_slope(&pair.critic, &mut tape, x, &credits, &mut slope).unwrap();
        for k in (0..slope.len()).step_by(7) {
            let at = |h: f64| {
                let mut moved = pair.critic.clone();
                moved.parameters_mut()[k] += h;
                let mut tape = moved.tape();
                let v = moved.forward(x, &mut tape).unwrap().iter().zip(&credits);
                v.map(|(v, y)| (v - y) * (v - y)).sum::<f64>() / 160.0
            };
            let numeric = (at(1e-5) - at(-1e-5)) / 2e-5;
            assert!((slope[k] - numeric).abs() < 1e-9, "{k}");
        }
    }

    #[test]
    fn a_rollout_bootstraps_where_it_was_cut_and_nowhere_else() {
        let (pair, seen, _) = example();
        let (values, next) =
            seen.judge(&pair.critic, &mut pair.critic.tape()).unwrap();
        let critic_of = |row: &[f64]| {
            pair.critic.forward(row, &mut pair.critic.tape()).unwrap()[0]
        };
        let (mut left, mut ends) = (seen.left.chunks(4), [0, 0]);
        for (t, after) in seen.after.iter().enumerate() {
            let cut = (t + 1) % 16 == 0;
            assert!(!cut || *after != After::Next);
            match after {
                After::Next => assert_eq!(next[t], values[t + 1]),
                After::Over => {
                    assert_eq!(next[t], 0.0);
                    ends[0] += 1;
                }
                After::Left => {
                    assert!(cut);
                    assert_eq!(next[t], critic_of(left.next().unwrap()));
                    ends[1] += 1;
                }
            }
        }
        assert!(left.next().is_none() && ends[0] > 0 && ends[1] > 0);
    }

    #[test]
    fn one_two_and_four_threads_learn_the_same_to_the_bit() {
        let after = |threads| {
            let mut learner = learner(Settings { threads, ..VANILLA }, 1);
            (0..4).for_each(|_| learner.update().unwrap());
            learner.policy().parameters().to_vec()
        };
        let one = after(1);
        assert_eq!(one, after(2));
        assert_eq!(one, after(4));
    }

    #[test]
    fn it_learns() {
        let pole = CartPole::default();
        let mut learner = learner(A2C, 1);
        let before = evaluate(learner.policy(), &pole, (1, 0), 20).unwrap();
        while learner.steps() < 6_000 {
            learner.update().unwrap();
        }
        let after = evaluate(learner.policy(), &pole, (1, 1), 20).unwrap();
        assert!(before < 40.0 && after > 80.0, "{before} {after}");
    }

    #[test]
    fn what_is_wrong_is_named() {
        let none = Settings { actors: 0, ..A2C };
        let error = Learner::new(CartPole::default(), none, 1).err().unwrap();
        let said = "0 actors take 5 steps each, on 1 threads";
        assert_eq!(error.to_string(), said);
        let still = Settings { policy_rate: 0.0, ..A2C };
        let error = Learner::new(CartPole::default(), still, 1).err().unwrap();
        assert_eq!(error.to_string(), "the rate is 0");
        let pole = CartPole::default();
        let (pair, seen, credits) = example();
        let none = evaluate(&pair.policy, &pole, (1, 0), 0).unwrap_err();
        assert_eq!(none.to_string(), "an evaluation of no episodes");
        let actor = || Actor::new(pole.clone(), 1, 0);
        assert!(collect(&pair.policy, &mut [actor()], 1, 0).is_ok());
        let nobody: &mut [Actor<CartPole>] = &mut [];
        assert!(collect(&pair.policy, nobody, 1, 2).is_err());
        let (mut tape, few) = (pair.policy.tape(), &credits[..79]);
        let mut slope = vec![0.0; pair.policy.parameters().len()];
        let error = policy_slope(&pair.policy, &mut tape, &seen, few, &mut slope);
        let said = "79 credits where there are 80";
        assert_eq!(error.unwrap_err().to_string(), said);
        let mut slope = vec![0.0; pair.critic.parameters().len()];
        let (mut tape, x) = (pair.critic.tape(), &seen.observations);
        assert!(critic_slope(&pair.critic, &mut tape, x, few, &mut slope).is_err());
    }
}
