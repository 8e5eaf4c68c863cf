use rand::{Rng, RngExt};
use reweight::adam::{Adam, AdamError};
use reweight::environment::{End, Environment, StepError};
use reweight::network::{Activation, Network, NetworkError, Tape};
use reweight::replay_buffer::{NoRoom, ReplayBuffer};
use reweight::streams::stream;
use reweight::tabular::{first_best, largest};

/// What can go wrong while a network learns.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum DqnError {
    #[error(transparent)]
    Network(#[from] NetworkError),
    #[error(transparent)]
    Adam(#[from] AdamError),
    #[error(transparent)]
    Environment(#[from] StepError),
    #[error(transparent)]
    Buffer(#[from] NoRoom),
    #[error("{what} is {value}")]
    Setting { what: &'static str, value: f64 },
}

/// How a [`Dqn`] is made and how it learns. [`Settings::cartpole`] are those of the course.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// What each number of an observation is divided by.
    pub scales: Vec<f64>,
    /// What a reward is multiplied by, so that values stay near one.
    pub reward: f64,
    /// Units of the one hidden layer.
    pub hidden: usize,
    /// Adam's rate.
    pub rate: f64,
    /// γ.
    pub gamma: f64,
    /// Transitions that the replay buffer holds.
    pub room: usize,
    /// Transitions in a batch.
    pub batch: usize,
    /// Steps before the first update.
    pub first: u32,
    /// Steps from one time of learning to the next.
    pub every: u32,
    /// Updates each time.
    pub updates: u32,
    /// How far the slow copy goes towards the network after each update. At one there is no copy.
    pub tau: f64,
    /// Steps over which ε falls from one to its least.
    pub falling: u32,
    /// The least ε.
    pub least: f64,
}

impl Settings {
    /// For the cart and its pole.
    pub fn cartpole() -> Self {
        Self {
            scales: vec![2.4, 3.0, 0.21, 3.0],
            reward: 0.05,
            hidden: 128,
            rate: 1e-3,
            gamma: 0.99,
            room: 50_000,
            batch: 64,
            first: 1_000,
            every: 4,
            updates: 2,
            tau: 0.02,
            falling: 8_000,
            least: 0.04,
        }
    }

    fn check(&self) -> Result<(), DqnError> {
        let shares = [("γ", self.gamma), ("τ", self.tau), ("ε", self.least)];
        let wrong = shares.into_iter().find(|(_, x)| !(0.0..=1.0).contains(x));
        let counts = [
            ("the batch", self.batch as f64),
            ("the wait between updates", f64::from(self.every)),
            ("the number of inputs", self.scales.len() as f64),
        ];
        let none = counts.into_iter().find(|(_, x)| *x == 0.0);
        let scales = self.scales.iter().map(|x| ("a scale", *x));
        let flat = scales.into_iter().find(|(_, x)| *x == 0.0 || !x.is_finite());
        let reward = ("the reward's scale", self.reward);
        let wild = (!self.reward.is_finite()).then_some(reward);
        match wrong.or(none).or(flat).or(wild) {
            Some((what, value)) => Err(DqnError::Setting { what, value }),
            None => Ok(()),
        }
    }

    /// ε after so many steps.
    pub fn epsilon(&self, steps: u32) -> f64 {
        let share = f64::from(steps) / f64::from(self.falling.max(1));
        (1.0 - (1.0 - self.least) * share).max(self.least)
    }
}

/// What the buffer keeps of a step: no probability, no policy.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    before: Vec<f64>,
    action: usize,
    reward: f64,
    after: Vec<f64>,
    /// γ; zero at an end, but not where an episode was only truncated.
    discount: f64,
}

/// Q-learning with a network for the table (Mnih and others 2015).
#[derive(Debug, Clone)]
pub struct Dqn {
    settings: Settings,
    online: Network,
    slow: Network,
    adam: Adam,
    buffer: ReplayBuffer<Kept>,
    gradient: Vec<f64>,
    tape: Tape,
    steps: u32,
}

impl Dqn {
    /// A network that has learnt nothing. Its weights come from uniform numbers.
    ///
    /// # Errors
    /// [`DqnError`] if a setting is out of range.
    pub fn new(
        settings: Settings,
        actions: usize,
        rng: &mut impl Rng,
    ) -> Result<Self, DqnError> {
        settings.check()?;
        let sizes = [settings.scales.len(), settings.hidden, actions];
        let online = Network::new(&sizes, Activation::Relu, 1.0, rng)?;
        let parameters = online.parameters().len();
        Ok(Self {
            slow: online.clone(),
            adam: Adam::new(parameters, settings.rate)?,
            buffer: ReplayBuffer::new(settings.room)?,
            gradient: vec![0.0; parameters],
            tape: online.tape(),
            online,
            settings,
            steps: 0,
        })
    }

    /// The network's parameters.
    pub fn parameters(&self) -> &[f64] {
        self.online.parameters()
    }

    /// An observation as the network sees it.
    fn seen(&self, observation: &[f64]) -> Result<Vec<f64>, DqnError> {
        if observation.len() != self.settings.scales.len() {
            let what = "the length of an observation";
            return Err(DqnError::Setting {
                what,
                value: observation.len() as f64,
            });
        }
        let pairs = observation.iter().zip(&self.settings.scales);
        Ok(pairs.map(|(x, scale)| x / scale).collect())
    }

    /// The action of the largest value.
    ///
    /// # Errors
    /// [`DqnError`] if the observation has another length, or is not finite.
    pub fn best(&mut self, observation: &[f64]) -> Result<usize, DqnError> {
        let seen = self.seen(observation)?;
        let q = self.online.forward(&seen, &mut self.tape)?;
        Ok(first_best(q))
    }

    /// One step of an episode: explore or not, keep what happened, and learn when it is time. Gives back
    /// where that led; after an end, the first observation of the next episode.
    ///
    /// # Errors
    /// [`DqnError`] if the environment is another one, or the network blows up.
    pub fn play<const N: usize>(
        &mut self,
        world: &mut impl Environment<Observation = [f64; N]>,
        observation: &[f64; N],
        rng: &mut impl Rng,
    ) -> Result<[f64; N], DqnError> {
        if world.actions() != self.online.outputs() {
            let what = "the environment's number of actions";
            let value = world.actions() as f64;
            return Err(DqnError::Setting { what, value });
        }
        let explores = rng.random::<f64>() < self.settings.epsilon(self.steps);
        let action = if explores {
            (rng.random::<f64>() * world.actions() as f64) as usize
        } else {
            self.best(observation)?
        };
        let after = world.step(action, rng)?;
        let over = after.end == Some(End::Terminal);
        self.buffer.push(Kept {
            before: self.seen(observation)?,
            action,
            reward: self.settings.reward * after.reward,
            after: self.seen(&after.observation)?,
            discount: if over { 0.0 } else { self.settings.gamma },
        });
        self.steps += 1;
        let Settings { first, every, updates, .. } = self.settings;
        if self.steps > first && self.steps.is_multiple_of(every) {
            (0..updates).try_for_each(|_| self.learn(rng))?;
        }
        let ended = after.end.is_some();
        Ok(if ended { world.reset(rng) } else { after.observation })
    }

    /// One update: r + γ max Q⁻(s′, ·) for each transition of a batch, by the slow copy Q⁻, and a step
    /// towards it of Huber's loss, whose slope ends at one.
    fn learn(&mut self, rng: &mut impl Rng) -> Result<(), DqnError> {
        let (n, actions) = (self.settings.batch, self.online.outputs());
        let draws = (0..n).filter_map(|_| self.buffer.draw(rng));
        let batch: Vec<&Kept> = draws.collect();
        let rows = |side: fn(&Kept) -> &Vec<f64>| -> Vec<f64> {
            batch.iter().flat_map(|kept| side(kept)).copied().collect()
        };
        let (before, after) = (rows(|kept| &kept.before), rows(|kept| &kept.after));
        // ANCHOR: learn
        let later = self.slow.forward(&after, &mut self.tape)?.chunks(actions);
        let target =
            |(kept, q): (&&Kept, _)| kept.reward + kept.discount * largest(q);
        let targets: Vec<f64> = batch.iter().zip(later).map(target).collect();
        let q = self.online.forward(&before, &mut self.tape)?;
        let mut slopes = vec![0.0; q.len()];
        for (i, (kept, target)) in batch.iter().zip(targets).enumerate() {
            let place = i * actions + kept.action;
            slopes[place] = (q[place] - target).clamp(-1.0, 1.0) / n as f64;
        }
        self.online.backward(&mut self.tape, &slopes, &mut self.gradient)?;
        self.adam.step(self.online.parameters_mut(), &self.gradient)?;
        let pairs = self.slow.parameters_mut().iter_mut();
        for (slow, quick) in pairs.zip(self.online.parameters()) {
            *slow += self.settings.tau * (quick - *slow);
        }
        // ANCHOR_END: learn
        Ok(())
    }
}

/// The mean return of some episodes, played without exploring.
///
/// # Errors
/// [`DqnError`] if the environment is another one, or there is no episode.
pub fn evaluate<const N: usize>(
    dqn: &mut Dqn,
    world: &mut impl Environment<Observation = [f64; N]>,
    episodes: u32,
    rng: &mut impl Rng,
) -> Result<f64, DqnError> {
    if episodes == 0 {
        let what = "the number of episodes";
        return Err(DqnError::Setting { what, value: 0.0 });
    }
    let mut sum = 0.0;
    for _ in 0..episodes {
        let mut observation = world.reset(rng);
        loop {
            let action = dqn.best(&observation)?;
            let after = world.step(action, rng)?;
            sum += after.reward;
            observation = after.observation;
            if after.end.is_some() {
                break;
            }
        }
    }
    Ok(sum / f64::from(episodes))
}

/// A learning curve: the mean return of ten episodes without exploring, after each thousand of
/// `thousands` of steps. Stream 0 of the seed makes the network, 1 plays and draws batches, the k-th
/// evaluation has stream 1 + k.
///
/// ```
/// use reweight::{cartpole::CartPole, dqn::{Settings, curve}};
/// let settings = Settings { updates: 0, ..Settings::cartpole() };
/// // Without an update the pole falls at once.
/// let untaught = curve::<CartPole, 4>(settings, 1, 1).unwrap();
/// assert!(untaught[0] < 50.0);
/// ```
///
/// # Errors
/// [`DqnError`] if a setting is out of range, or the network blows up.
pub fn curve<E, const N: usize>(
    settings: Settings,
    seed: u64,
    thousands: u32,
) -> Result<Vec<f64>, DqnError>
where
    E: Environment<Observation = [f64; N]> + Default,
{
    let (mut world, mut other) = (E::default(), E::default());
    let mut dqn = Dqn::new(settings, world.actions(), &mut stream(seed, 0))?;
    let mut rng = stream(seed, 1);
    let mut observation = world.reset(&mut rng);
    let mut curve = Vec::new();
    for k in 1..=thousands {
        for _ in 0..1_000 {
            observation = dqn.play(&mut world, &observation, &mut rng)?;
        }
        let mut rng = stream(seed, 1 + u64::from(k));
        curve.push(evaluate(&mut dqn, &mut other, 10, &mut rng)?);
    }
    Ok(curve)
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::cartpole::CartPole;
    use reweight::environment::Transition;

    /// One step, one observation: action 1 pays one, action 0 nothing, and the episode ends.
    #[derive(Default)]
    struct OneChoice;

    impl Environment for OneChoice {
        type Observation = [f64; 1];

        fn actions(&self) -> usize {
            2
        }

        fn reset(&mut self, _: &mut impl Rng) -> [f64; 1] {
            [1.0]
        }

        fn step(
            &mut self,
            action: usize,
            _: &mut impl Rng,
        ) -> Result<Transition<[f64; 1]>, StepError> {
            let (reward, end) = (action as f64, Some(End::Terminal));
            Ok(Transition { observation: [1.0], reward, end })
        }
    }

    fn one_choice() -> Settings {
        Settings {
            scales: vec![1.0],
            reward: 1.0,
            hidden: 8,
            rate: 0.01,
            first: 64,
            falling: 500,
            ..Settings::cartpole()
        }
    }

    #[test]
    fn two_rewards_are_learnt_as_they_are() {
        let mut dqn = Dqn::new(one_choice(), 2, &mut stream(1, 0)).unwrap();
        let (mut world, mut rng) = (OneChoice, stream(1, 1));
        let mut seen = world.reset(&mut rng);
        for _ in 0..2_000 {
            seen = dqn.play(&mut world, &seen, &mut rng).unwrap();
        }
        assert_eq!(dqn.best(&seen).unwrap(), 1);
        let q = dqn.online.forward(&[1.0], &mut dqn.tape).unwrap();
        assert!(q[0].abs() < 0.02 && (q[1] - 1.0).abs() < 0.02, "{q:?}");
        let mean = evaluate(&mut dqn, &mut world, 5, &mut rng).unwrap();
        assert_eq!(mean, 1.0);
    }

    #[test]
    fn what_was_truncated_is_still_worth_something_and_an_end_is_not() {
        let settings = Settings { least: 0.0, falling: 1, ..Settings::cartpole() };
        let mut dqn = Dqn::new(settings, 2, &mut stream(1, 0)).unwrap();
        let (mut world, mut rng) = (CartPole::default(), stream(1, 1));
        let mut seen = world.reset(&mut rng);
        for _ in 0..900 {
            seen = dqn.play(&mut world, &seen, &mut rng).unwrap();
        }
        let ends = dqn.buffer.all().iter().filter(|kept| kept.discount == 0.0);
        assert!(ends.clone().count() > 5);
        // Where it ended the pole had fallen, or the cart had left.
        let fallen = |kept: &Kept| {
            kept.after[0].abs() > 1.0 || kept.after[2].abs() > 0.2094 / 0.21 - 1e-3
        };
        assert!(ends.clone().all(fallen));
        assert!(dqn.buffer.all().iter().all(|k| fallen(k) == (k.discount == 0.0)));
    }

    #[test]
    fn at_tau_one_there_is_no_copy() {
        let settings = Settings { tau: 1.0, first: 10, ..Settings::cartpole() };
        let mut dqn = Dqn::new(settings, 2, &mut stream(1, 0)).unwrap();
        let (mut world, mut rng) = (CartPole::default(), stream(1, 1));
        let mut seen = world.reset(&mut rng);
        let untaught = dqn.parameters().to_vec();
        for _ in 0..100 {
            seen = dqn.play(&mut world, &seen, &mut rng).unwrap();
        }
        assert_ne!(dqn.parameters(), untaught);
        for (slow, quick) in dqn.slow.parameters().iter().zip(dqn.parameters()) {
            assert!((slow - quick).abs() < 1e-12);
        }
    }

    #[test]
    fn what_cannot_be_set_is_named() {
        let says = |settings| {
            Dqn::new(settings, 2, &mut stream(1, 0)).unwrap_err().to_string()
        };
        let good = Settings::cartpole;
        assert_eq!(says(Settings { tau: 1.5, ..good() }), "τ is 1.5");
        assert_eq!(says(Settings { batch: 0, ..good() }), "the batch is 0");
        assert_eq!(
            says(Settings { room: 0, ..good() }),
            "a replay buffer holds at least one transition"
        );
        let flat = Settings { scales: vec![1.0, 0.0], ..good() };
        assert_eq!(says(flat), "a scale is 0");
        let none = Settings { every: 0, ..good() };
        assert_eq!(says(none), "the wait between updates is 0");
        let mut dqn = Dqn::new(good(), 2, &mut stream(1, 0)).unwrap();
        let error = dqn.best(&[0.0; 5]).unwrap_err().to_string();
        assert_eq!(error, "the length of an observation is 5");
        assert!(dqn.best(&[f64::NAN; 4]).is_err());
        let three = Dqn::new(good(), 3, &mut stream(1, 0));
        let mut world = CartPole::default();
        let other = three.unwrap().play(&mut world, &[0.0; 4], &mut stream(1, 1));
        let said = "the environment's number of actions is 2";
        assert_eq!(other.unwrap_err().to_string(), said);
        let none = evaluate(&mut dqn, &mut world, 0, &mut stream(1, 1));
        let says = none.unwrap_err().to_string();
        assert_eq!(says, "the number of episodes is 0");
    }
}
