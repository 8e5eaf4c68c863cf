use reweight::adam::{Adam, AdamError};
use reweight::advantages::{AdvantageError, Judged, gae, normalise};
use reweight::environment::StepError;
use reweight::mdp::{Mdp, MdpError, Policy};
use reweight::streams::stream;
use reweight::trajectory::Trajectory;

/// What is subtracted from the returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Baseline {
    /// Nothing: REINFORCE as it was first written.
    None,
    /// V of the policy that played, from the linear equations: a perfect critic.
    Exact,
    /// A table that learns from the same batches.
    Critic,
}

/// What becomes of a batch that is used more than once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reuse {
    /// Later uses take it as it is.
    Uncorrected,
    /// Later uses weigh each action by its ratio, π_new / π_old.
    Ratio,
}

/// How to learn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Whole episodes in a batch.
    pub episodes: u64,
    /// What is subtracted.
    pub baseline: Baseline,
    /// λ of the advantages; 1 for whole returns.
    pub lambda: f64,
    /// Adam's rate for the policy.
    pub rate: f64,
    /// How often a batch is used.
    pub uses: usize,
    /// And how, after the first time.
    pub reuse: Reuse,
}

/// After so many steps an episode is cut off. γ to that power is a fiftieth.
pub const LIMIT: u32 = 400;
/// The critic's own rate, and its steps on each batch.
const CRITIC: (f64, usize) = (0.05, 10);

/// What can go wrong.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum VanillaError {
    /// In the world.
    #[error(transparent)]
    World(#[from] MdpError),
    /// In a step of Adam.
    #[error(transparent)]
    Adam(#[from] AdamError),
    /// In the advantages.
    #[error(transparent)]
    Advantage(#[from] AdvantageError),
    /// In an episode.
    #[error(transparent)]
    Step(#[from] StepError),
    /// A batch has an episode.
    #[error("a batch of no episodes")]
    Empty,
}

/// One step of a batch, as the policy's slope sees it.
#[derive(Debug, Clone, Copy)]
struct Move {
    state: usize,
    action: usize,
    /// γᵗ.
    discount: f64,
    /// π(a|s) of the policy that played.
    chance: f64,
}

/// REINFORCE and the vanilla policy gradient in a finite world, with a parameter for each state and
/// action and Adam for the steps. Episode e of batch b has a stream of its own, so the run is a
/// function of its seed.
///
/// ```
/// use reweight::four_by_three::{GAMMA, world};
/// use reweight::vanilla::{Learner, VANILLA};
/// let world = world(GAMMA).unwrap();
/// let mut learner = Learner::new(&world, VANILLA, 1).unwrap();
/// let before = learner.value().unwrap();
/// (0..30).for_each(|_| learner.update().unwrap());
/// assert!(learner.value().unwrap() > before + 0.3);
/// ```
#[derive(Debug, Clone)]
pub struct Learner<'a> {
    world: &'a Mdp,
    settings: Settings,
    theta: Vec<f64>,
    critic: Vec<f64>,
    adams: (Adam, Adam),
    seed: u64,
    batches: u64,
    steps: usize,
}

/// A critic, eight episodes, one step for them.
pub const VANILLA: Settings = Settings {
    episodes: 8,
    baseline: Baseline::Critic,
    lambda: 1.0,
    rate: 0.03,
    uses: 1,
    reuse: Reuse::Uncorrected,
};

impl<'a> Learner<'a> {
    /// A learner that begins with the uniform policy.
    ///
    /// # Errors
    /// [`VanillaError`] if a rate is no rate or a batch is empty.
    pub fn new(
        world: &'a Mdp,
        settings: Settings,
        seed: u64,
    ) -> Result<Self, VanillaError> {
        if settings.episodes == 0 {
            return Err(VanillaError::Empty);
        }
        let (states, size) = (world.states(), world.states() * world.actions());
        let adams = (Adam::new(size, settings.rate)?, Adam::new(states, CRITIC.0)?);
        let (theta, critic) = (vec![0.0; size], vec![0.0; states]);
        let (batches, steps) = (0, 0);
        Ok(Self { world, settings, theta, critic, adams, seed, batches, steps })
    }

    /// Environment steps so far.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// The parameters, state by state.
    pub fn theta(&self) -> &[f64] {
        &self.theta
    }

    /// The policy as it stands.
    ///
    /// # Errors
    /// [`VanillaError::World`] if a parameter has grown beyond all numbers.
    pub fn policy(&self) -> Result<Policy, VanillaError> {
        let rows = self.theta.chunks(self.world.actions());
        Ok(Policy::softmax(&rows.map(<[f64]>::to_vec).collect::<Vec<_>>())?)
    }

    /// J of the policy as it stands, exactly.
    ///
    /// # Errors
    /// As [`Self::policy`].
    pub fn value(&self) -> Result<f64, VanillaError> {
        Ok(self.world.value(&self.policy()?)?)
    }

    /// A batch of whole episodes, and the steps uphill that it is used for.
    ///
    /// # Errors
    /// [`VanillaError`] if a number on the way is not finite.
    pub fn update(&mut self) -> Result<(), VanillaError> {
        let policy = self.policy()?;
        let baseline = match self.settings.baseline {
            Baseline::None => vec![0.0; self.world.states()],
            Baseline::Exact => self.world.values(&policy)?,
            Baseline::Critic => self.critic.clone(),
        };
        let (mut moves, mut credits) = (Vec::new(), Vec::new());
        for one in self.play(&policy)? {
            credits.extend(self.judge(&one, &baseline)?);
            let mut discount = 1.0;
            for step in &one.steps {
                let (state, action) = (step.state, step.action);
                let chance = policy.probability(state, action);
                moves.push(Move { state, action, discount, chance });
                discount *= self.world.gamma();
            }
        }
        self.steps += moves.len();
        let of = |(m, credit): (&Move, &f64)| credit + baseline[m.state];
        let returns: Vec<f64> = moves.iter().zip(&credits).map(of).collect();
        normalise(&mut credits)?;
        self.climb(&moves, &credits)?;
        self.teach(&moves, &returns)
    }

    fn play(&mut self, policy: &Policy) -> Result<Vec<Trajectory>, VanillaError> {
        let first = 1 + self.batches * self.settings.episodes;
        self.batches += 1;
        let one = |e| {
            let mut walk = self.world.walk(Some(LIMIT));
            Trajectory::play(&mut walk, policy, &mut stream(self.seed, first + e))
        };
        Ok((0..self.settings.episodes).map(one).collect::<Result<_, _>>()?)
    }

    /// The advantage of each step of an episode, with `values` for a critic.
    fn judge(
        &self,
        one: &Trajectory,
        values: &[f64],
    ) -> Result<Vec<f64>, VanillaError> {
        let steps = one.steps.len();
        let rewards: Vec<f64> = one.steps.iter().map(|s| s.reward).collect();
        let here: Vec<f64> = one.steps.iter().map(|s| values[s.state]).collect();
        let mut next_values = here[1..].to_vec();
        next_values.push(one.left_in.map_or(0.0, |state| values[state]));
        let last: Vec<bool> = (1..=steps).map(|t| t == steps).collect();
        let seen = Judged {
            rewards: &rewards,
            values: &here,
            next_values: &next_values,
            last: &last,
        };
        Ok(gae(&seen, self.world.gamma(), self.settings.lambda)?)
    }

    /// One step of Adam for each use of the batch.
    fn climb(
        &mut self,
        moves: &[Move],
        credits: &[f64],
    ) -> Result<(), VanillaError> {
        for _ in 0..self.settings.uses {
            let policy = self.policy()?;
            let mut slope = vec![0.0; self.theta.len()];
            for (m, credit) in moves.iter().zip(credits) {
                let ratio = match self.settings.reuse {
                    Reuse::Uncorrected => 1.0,
                    Reuse::Ratio => {
                        policy.probability(m.state, m.action) / m.chance
                    }
                };
                let weight = m.discount * ratio * credit / moves.len() as f64;
                let score = policy.at(m.state).score(m.action);
                let row = m.state * score.len();
                for (entry, score) in slope[row..].iter_mut().zip(score) {
                    *entry -= weight * score;
                }
            }
            self.adams.0.step(&mut self.theta, &slope)?;
        }
        Ok(())
    }

    /// The critic's own steps towards the returns.
    fn teach(
        &mut self,
        moves: &[Move],
        returns: &[f64],
    ) -> Result<(), VanillaError> {
        for _ in 0..CRITIC.1 {
            let mut slope = vec![0.0; self.critic.len()];
            for (m, target) in moves.iter().zip(returns) {
                let error = self.critic[m.state] - target;
                slope[m.state] += error / moves.len() as f64;
            }
            self.adams.1.step(&mut self.critic, &slope)?;
        }
        Ok(())
    }
}

/// A learning curve, where somebody looked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Environment steps so far.
    pub steps: usize,
    /// J of the policy, exactly.
    pub value: f64,
    /// The steps at which J first reached the bar.
    pub hit: Option<usize>,
    /// Of the updates since, how many there were and how many left J below the floor.
    pub held: (usize, usize),
}

/// A learning curve, with J taken after every update and a point for every so many steps: it can be
/// said when J first reached `bar`, and how often it fell below `floor` after that.
///
/// # Errors
/// [`VanillaError`] as [`Learner::update`].
pub fn curve(
    world: &Mdp,
    settings: Settings,
    (total, every): (usize, usize),
    (bar, floor): (f64, f64),
    seed: u64,
) -> Result<Vec<Point>, VanillaError> {
    let mut learner = Learner::new(world, settings, seed)?;
    let (mut curve, mut hit, mut held) = (Vec::new(), None, (0, 0));
    loop {
        let (steps, value) = (learner.steps(), learner.value()?);
        if hit.is_some() {
            held.0 += 1;
            held.1 += usize::from(value < floor);
        } else if value >= bar {
            hit = Some(steps);
        }
        if steps >= curve.len() * every {
            curve.push(Point { steps, value, hit, held });
        }
        if steps >= total {
            return Ok(curve);
        }
        learner.update()?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::four_by_three::{GAMMA, world};

    #[test]
    fn every_baseline_learns_the_four_by_three_world() {
        let world = world(GAMMA).unwrap();
        for baseline in [Baseline::None, Baseline::Exact, Baseline::Critic] {
            let settings = Settings { baseline, rate: 0.1, ..VANILLA };
            let mut learner = Learner::new(&world, settings, 1).unwrap();
            while learner.steps() < 6_000 {
                learner.update().unwrap();
            }
            let j = learner.value().unwrap();
            assert!(j > 0.4, "{baseline:?}: {j}");
        }
    }

    #[test]
    fn the_first_use_of_a_batch_needs_no_ratio() {
        let world = world(GAMMA).unwrap();
        let after = |reuse, uses| {
            let settings = Settings { reuse, uses, ..VANILLA };
            let mut learner = Learner::new(&world, settings, 1).unwrap();
            (0..3).for_each(|_| learner.update().unwrap());
            learner.theta().to_vec()
        };
        let (plain, ratio) = (Reuse::Uncorrected, Reuse::Ratio);
        assert_eq!(after(plain, 1), after(ratio, 1));
        assert_ne!(after(plain, 2), after(ratio, 2));
    }

    #[test]
    fn a_batch_of_none_is_an_error() {
        let world = world(GAMMA).unwrap();
        let none = Settings { episodes: 0, ..VANILLA };
        let error = Learner::new(&world, none, 1).err().unwrap().to_string();
        assert_eq!(error, "a batch of no episodes");
    }
}
