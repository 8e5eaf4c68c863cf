use rand::Rng;
use reweight::adam::{Adam, AdamError};
use reweight::batch_reuse::{Batch, Correction, LIMIT, ReuseError};
use reweight::clipped::{clipped, clipped_slope};
use reweight::ess::ess;
use reweight::log_weights::{LogWeights, WeightError};
use reweight::mdp::{Mdp, MdpError, Policy};
use reweight::surrogate::Surrogate;

/// What is climbed, again and again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rule {
    /// ρA: the surrogate, as the batch has it.
    Ratio,
    /// min(ρA, clip(ρ, 1 − ε, 1 + ε) A), PPO's.
    Clip(f64),
    /// A ∇ log π, as if nothing had changed.
    NoRatio,
    /// The product of an episode's ratios up to each step.
    Products,
}

/// What a step is credited with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advantages {
    /// What followed it in the batch, minus the exact V of the old policy.
    Sampled,
    /// The exact A of the old policy, which only a solved world knows.
    Exact,
}

/// One batch, and what is done with it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// How many episodes it has.
    pub episodes: usize,
    /// What its steps are credited with.
    pub advantages: Advantages,
    /// What is climbed.
    pub rule: Rule,
    /// Adam's rate.
    pub rate: f64,
}

/// Adam's rate in this course's runs.
pub const RATE: f64 = 0.03;

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum OneBatchError {
    /// The world or a policy.
    #[error(transparent)]
    Mdp(#[from] MdpError),
    /// The batch.
    #[error(transparent)]
    Batch(#[from] ReuseError),
    /// A step of Adam.
    #[error(transparent)]
    Adam(#[from] AdamError),
    /// The weights of the batch's steps.
    #[error(transparent)]
    Weights(#[from] WeightError),
    /// An edge of the band around one.
    #[error("ε is {0}, not a positive number")]
    Epsilon(f64),
}

/// What has come of the batch so far.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// What the batch promises, by the objective that is climbed: a gain over the old policy. Without a
    /// ratio nothing is climbed that has a height, and this is the surrogate's promise.
    pub promised: f64,
    /// What the exact surrogate promises, L.
    pub surrogate: f64,
    /// J, exactly.
    pub value: f64,
    /// ESS/N of the ratios of the batch's steps.
    pub ess: f64,
    /// The largest of these ratios.
    pub largest: f64,
    /// KL(π_old ‖ π_θ), averaged over the old policy's discounted steps, exactly; infinite once a chance
    /// has underflowed.
    pub kl: f64,
}

/// One batch of whole episodes and a softmax that climbs it by Adam, step after step, without ever
/// drawing another.
///
/// ```
/// use reweight::four_by_three::{GAMMA, world};
/// use reweight::one_batch::{Advantages, OneBatch, RATE, Rule, Settings, half_trained};
/// use reweight::streams::stream;
/// let world = world(GAMMA).unwrap();
/// let (advantages, rule) = (Advantages::Exact, Rule::Ratio);
/// let settings = Settings { episodes: 8, advantages, rule, rate: RATE };
/// let theta = half_trained(&world).unwrap();
/// let mut one = OneBatch::play(&world, &theta, settings, &mut stream(1, 0)).unwrap();
/// let before = one.look().unwrap();
/// (0..64).for_each(|_| one.step().unwrap());
/// assert!(one.look().unwrap().value > before.value + 0.5);
/// ```
#[derive(Debug, Clone)]
pub struct OneBatch<'a> {
    world: &'a Mdp,
    rule: Rule,
    batch: Batch,
    exact: Surrogate,
    theta: Vec<f64>,
    adam: Adam,
    policy: Policy,
}

/// Where the climbs of this course begin: the uniform policy and three exact steps uphill of length one
/// times the slope. It knows which way is good, and walks it badly.
///
/// # Errors
/// [`MdpError`] if the world has no values.
pub fn half_trained(world: &Mdp) -> Result<Vec<Vec<f64>>, MdpError> {
    let mut theta = vec![vec![0.0; world.actions()]; world.states()];
    climb_exactly(world, &mut theta, 3)?;
    Ok(theta)
}

/// θ ← θ + ∇J, so many times.
///
/// # Errors
/// [`MdpError`] if there is not a parameter for each state and action, or J is infinite.
pub fn climb_exactly(
    world: &Mdp,
    theta: &mut [Vec<f64>],
    steps: usize,
) -> Result<(), MdpError> {
    for _ in 0..steps {
        let slope = world.gradient(&Policy::softmax(theta)?)?;
        for (row, slope) in theta.iter_mut().zip(slope) {
            row.iter_mut().zip(slope).for_each(|(t, g)| *t += g);
        }
    }
    Ok(())
}

impl<'a> OneBatch<'a> {
    /// Plays the batch with the softmax of `theta`, one row for each state. Batch and credits depend on
    /// the generator alone, whatever the rule.
    ///
    /// # Errors
    /// [`OneBatchError`] if there is no episode, a rate is none, or θ is one for another world.
    pub fn play(
        world: &'a Mdp,
        theta: &[Vec<f64>],
        settings: Settings,
        rng: &mut impl Rng,
    ) -> Result<Self, OneBatchError> {
        let Settings { episodes, advantages, rule, rate } = settings;
        if let Rule::Clip(epsilon) = rule
            && !(epsilon > 0.0 && epsilon.is_finite())
        {
            return Err(OneBatchError::Epsilon(epsilon));
        }
        let policy = Policy::softmax(theta)?;
        let mut batch = Batch::play(world, &policy, episodes, LIMIT, rng)?;
        if advantages == Advantages::Exact {
            batch = batch.judged_exactly(world)?;
        }
        let exact = Surrogate::new(world, &policy)?;
        let theta = theta.concat();
        let adam = Adam::new(theta.len(), rate)?;
        Ok(Self { world, rule, batch, exact, theta, adam, policy })
    }

    /// Where it has come to.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The batch, which stays as it is.
    pub fn batch(&self) -> &Batch {
        &self.batch
    }

    /// One step of Adam up what the batch says.
    ///
    /// # Errors
    /// [`OneBatchError`] if products outgrow all numbers.
    // ANCHOR: step
    pub fn step(&mut self) -> Result<(), OneBatchError> {
        let (batch, policy) = (&self.batch, &self.policy);
        let slope = match self.rule {
            Rule::Ratio => batch.slope(policy, Correction::Ratio),
            Rule::NoRatio => batch.slope(policy, Correction::None),
            Rule::Products => batch.slope(policy, Correction::Products),
            Rule::Clip(epsilon) => batch.slope_by(policy, |ratio, a| {
                ratio * clipped_slope(ratio, a, epsilon)
            }),
        }?;
        let down: Vec<f64> = slope.concat().iter().map(|g| -g).collect();
        self.adam.step(&mut self.theta, &down)?;
        let rows = self.theta.chunks(policy.actions()).map(<[f64]>::to_vec);
        self.policy = Policy::softmax(&rows.collect::<Vec<_>>())?;
        Ok(())
    }
    // ANCHOR_END: step

    /// What the batch says of it by now, and what is true.
    ///
    /// # Errors
    /// As [`Self::step`].
    pub fn look(&self) -> Result<Look, OneBatchError> {
        let (batch, policy) = (&self.batch, &self.policy);
        let promised = match self.rule {
            Rule::Ratio | Rule::NoRatio => batch.promise(policy, Correction::Ratio),
            Rule::Products => batch.promise(policy, Correction::Products),
            Rule::Clip(epsilon) => {
                batch.promise_by(policy, |r, a| clipped(r, a, epsilon) - a)
            }
        }?;
        let weights = LogWeights::new(batch.step_log_ratios(policy)?)?;
        let ess = match ess(&weights) {
            // The new policy would do nothing of what was done.
            Err(WeightError::AllZero { .. }) => 0.0,
            steps => steps? / weights.len() as f64,
        };
        Ok(Look {
            promised,
            surrogate: self.exact.value(policy)?,
            value: self.world.value(policy)?,
            ess,
            largest: libm::exp(weights.largest()),
            kl: self.exact.kl(policy)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::four_by_three::{GAMMA, world};
    use reweight::streams::stream;

    const RULES: [Rule; 4] =
        [Rule::Ratio, Rule::Clip(0.2), Rule::NoRatio, Rule::Products];

    fn settings(rule: Rule, advantages: Advantages) -> Settings {
        Settings { episodes: 8, advantages, rule, rate: RATE }
    }

    fn after(rule: Rule, advantages: Advantages, seed: u64, steps: usize) -> Look {
        let world = world(GAMMA).unwrap();
        let theta = half_trained(&world).unwrap();
        let mut rng = stream(seed, 0);
        let settings = settings(rule, advantages);
        let mut one = OneBatch::play(&world, &theta, settings, &mut rng).unwrap();
        (0..steps).for_each(|_| one.step().unwrap());
        one.look().unwrap()
    }

    #[test]
    fn before_the_first_step_nothing_is_promised_and_all_weights_are_one() {
        for rule in RULES {
            let look = after(rule, Advantages::Sampled, 1, 0);
            assert_eq!((look.promised, look.kl, look.largest), (0.0, 0.0, 1.0));
            assert!((look.ess - 1.0).abs() < 1e-12);
            assert!(look.surrogate.abs() < 1e-12);
            assert!((look.value + 0.465).abs() < 1e-3, "{}", look.value);
        }
    }

    #[test]
    fn the_first_step_is_the_same_whatever_the_rule() {
        let first = after(Rule::Ratio, Advantages::Sampled, 1, 1);
        for rule in RULES {
            let look = after(rule, Advantages::Sampled, 1, 1);
            assert_eq!((look.value, look.kl), (first.value, first.kl));
        }
    }

    #[test]
    fn what_is_climbed_rises() {
        for rule in [Rule::Ratio, Rule::Clip(0.2), Rule::Products] {
            for advantages in [Advantages::Sampled, Advantages::Exact] {
                let [near, far] =
                    [8, 32].map(|k| after(rule, advantages, 2, k).promised);
                assert!(0.0 < near && near < far, "{rule:?} {near} {far}");
            }
        }
    }

    #[test]
    fn with_exact_advantages_the_same_batch_leads_to_nearly_the_best_policy() {
        let world = world(GAMMA).unwrap();
        let best = world.best_values().unwrap()[reweight::four_by_three::START];
        let exact = after(Rule::Ratio, Advantages::Exact, 1, 256);
        assert!(exact.value > best - 0.05 && exact.ess < 0.6, "{exact:?}");
        let sampled = after(Rule::Ratio, Advantages::Sampled, 1, 256);
        assert!(sampled.value < exact.value - 0.5, "{sampled:?}");
        assert!(sampled.promised > exact.promised);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let world = world(GAMMA).unwrap();
        let theta = half_trained(&world).unwrap();
        let play = |settings, theta: &[Vec<f64>]| {
            OneBatch::play(&world, theta, settings, &mut stream(1, 0)).unwrap_err()
        };
        let good = settings(Rule::Ratio, Advantages::Sampled);
        let none = play(Settings { episodes: 0, ..good }, &theta);
        assert_eq!(none.to_string(), "the batch has no episode with a step");
        let still = play(Settings { rate: 0.0, ..good }, &theta);
        assert_eq!(still.to_string(), "the rate is 0");
        let band = play(settings(Rule::Clip(-0.1), Advantages::Exact), &theta);
        assert_eq!(band.to_string(), "ε is -0.1, not a positive number");
        let other = play(good, &theta[1..]);
        assert!(other.to_string().ends_with("has 8 entries, not 9"));
    }
}
