use libm::log;
use rand::{Rng, RngExt};
use reweight::actor_critic::softmax;
use reweight::adam::{Adam, AdamError};
use reweight::clipped::{clipped, clipped_slope};
use reweight::network::{Network, NetworkError, Tape};

/// What can go wrong while a policy learns from an old one's steps.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum PpoError {
    /// In the network.
    #[error(transparent)]
    Network(#[from] NetworkError),
    /// In a step of Adam.
    #[error(transparent)]
    Adam(#[from] AdamError),
    /// The half width of the band is a positive number; infinity clips nothing.
    #[error("ε is {0}")]
    Epsilon(f64),
    /// A mini-batch holds something.
    #[error("mini-batches of no steps")]
    Minibatch,
    /// A batch holds something.
    #[error("a batch of no steps")]
    Empty,
    /// Each list has an entry for each step.
    #[error("{given} {what} for {steps} steps")]
    Length { what: &'static str, given: usize, steps: usize },
    /// An action is one of the policy's.
    #[error("step {step} took action {action} of {actions}")]
    Action { step: usize, action: usize, actions: usize },
    /// What was done had a chance of being done.
    #[error("step {step} was taken with probability {probability}")]
    Probability { step: usize, probability: f64 },
    /// Advantages are finite.
    #[error("advantage {step} is {value}")]
    Advantage { step: usize, value: f64 },
}

/// Steps of the old policy: what it saw, what it did, how likely it held each action to be, and what
/// each step was worth. π_old stays what it was, however often the batch is used.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    observations: Vec<f64>,
    actions: Vec<usize>,
    /// π_old(·|s), steps × actions.
    old: Vec<f64>,
    advantages: Vec<f64>,
}

impl Batch {
    /// The steps that `old` took, in its own words: observations are steps × inputs.
    ///
    /// # Errors
    /// [`PpoError`] if the lists do not fit one another or the network, or hold what is no advantage.
    pub fn new(
        old: &Network,
        observations: Vec<f64>,
        actions: Vec<usize>,
        advantages: Vec<f64>,
    ) -> Result<Self, PpoError> {
        let mut chances = old.forward(&observations, &mut old.tape())?.to_vec();
        for row in chances.chunks_exact_mut(old.outputs()) {
            let outputs = row.to_vec();
            softmax(&outputs, row);
        }
        let (steps, given) = (actions.len(), advantages.len());
        let rows = chances.len() / old.outputs();
        if rows != steps {
            let what = "observations";
            return Err(PpoError::Length { what, given: rows, steps });
        }
        if given != steps {
            return Err(PpoError::Length { what: "advantages", given, steps });
        }
        if steps == 0 {
            return Err(PpoError::Empty);
        }
        let batch = Self { observations, actions, old: chances, advantages };
        batch.check(old.outputs())?;
        Ok(batch)
    }

    fn check(&self, actions: usize) -> Result<(), PpoError> {
        let taken = self.actions.iter().zip(self.old.chunks_exact(actions));
        for (step, (&action, row)) in taken.enumerate() {
            let Some(&probability) = row.get(action) else {
                return Err(PpoError::Action { step, action, actions });
            };
            if probability <= 0.0 {
                return Err(PpoError::Probability { step, probability });
            }
        }
        match self.advantages.iter().position(|a| !a.is_finite()) {
            None => Ok(()),
            Some(step) => {
                let value = self.advantages[step];
                Err(PpoError::Advantage { step, value })
            }
        }
    }

    /// How many steps there are.
    pub fn steps(&self) -> usize {
        self.actions.len()
    }

    /// What was seen: steps × inputs.
    pub fn observations(&self) -> &[f64] {
        &self.observations
    }

    /// What was done.
    pub fn actions(&self) -> &[usize] {
        &self.actions
    }

    /// π_old(·|s) of each step: steps × actions.
    pub fn old(&self) -> &[f64] {
        &self.old
    }

    /// A of each step.
    pub fn advantages(&self) -> &[f64] {
        &self.advantages
    }

    /// Some of the steps.
    fn only(&self, steps: &[usize]) -> Self {
        let n = self.actions.len();
        let rows = |all: &[f64]| {
            let width = all.len() / n;
            let row = |&i: &usize| all[i * width..(i + 1) * width].to_vec();
            steps.iter().flat_map(row).collect()
        };
        Self {
            observations: rows(&self.observations),
            actions: steps.iter().map(|i| self.actions[*i]).collect(),
            old: rows(&self.old),
            advantages: rows(&self.advantages),
        }
    }
}

/// How a batch is used.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// ε of the band [1 − ε, 1 + ε]; infinity for the plain surrogate.
    pub epsilon: f64,
    /// How often the batch is gone through, at most.
    pub epochs: usize,
    /// The steps of a mini-batch; at least the batch's own number, and each epoch is one step of Adam.
    pub minibatch: usize,
    /// The mean KL(π_old‖π_θ) beyond which no further epoch begins.
    pub stop_at: Option<f64>,
}

/// The slope of the loss −(1/N) Σ min(ρA, clip(ρ, 1−ε, 1+ε) A) in the parameters of the policy, a
/// softmax over its outputs: what Adam is to go down.
///
/// # Errors
/// [`PpoError`] if the batch is another network's, or ε is not positive.
// ANCHOR: slope
pub fn clipped_loss_slope(
    policy: &Network,
    tape: &mut Tape,
    batch: &Batch,
    epsilon: f64,
    slope: &mut [f64],
) -> Result<(), PpoError> {
    let mut outputs = chances_of(policy, tape, batch, epsilon)?;
    let (k, n) = (policy.outputs(), batch.steps() as f64);
    for (i, row) in outputs.chunks_exact_mut(k).enumerate() {
        let (action, advantage) = (batch.actions[i], batch.advantages[i]);
        let ratio = row[action] / batch.old[i * k + action];
        // ∇ρ = ρ ∇ log π, and ∂ log π(a) / ∂z = 1{a} − π: downhill.
        let credit = ratio * clipped_slope(ratio, advantage, epsilon);
        for (j, p) in row.iter_mut().enumerate() {
            let score = if j == action { 1.0 - *p } else { -*p };
            *p = -credit / n * score;
        }
    }
    Ok(policy.backward(tape, &outputs, slope)?)
}
// ANCHOR_END: slope

/// π_θ(·|s) of each step, once the batch, ε and the network have been found to fit.
fn chances_of(
    policy: &Network,
    tape: &mut Tape,
    batch: &Batch,
    epsilon: f64,
) -> Result<Vec<f64>, PpoError> {
    // Not `<=`, which a NaN would pass.
    if epsilon.is_nan() || epsilon <= 0.0 {
        return Err(PpoError::Epsilon(epsilon));
    }
    let mut outputs = policy.forward(&batch.observations, tape)?.to_vec();
    if outputs.len() != batch.old.len() {
        let (given, wanted) = (outputs.len(), batch.old.len());
        let what = "outputs";
        return Err(NetworkError::Shape { what, given, wanted }.into());
    }
    let mut chances = vec![0.0; policy.outputs()];
    for row in outputs.chunks_exact_mut(policy.outputs()) {
        softmax(row, &mut chances);
        row.copy_from_slice(&chances);
    }
    Ok(outputs)
}

/// How far a policy has gone from the one that took the steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Distance {
    /// ρ of each step.
    pub ratios: Vec<f64>,
    /// The mean over the steps of KL(π_old(·|s)‖π_θ(·|s)), in nats: exact in each state.
    pub kl: f64,
    /// The clipped objective, (1/N) Σ min(ρA, clip(ρ)A).
    pub objective: f64,
}

/// Ratios, mean KL and objective.
///
/// # Errors
/// As [`clipped_loss_slope`].
pub fn distance(
    policy: &Network,
    tape: &mut Tape,
    batch: &Batch,
    epsilon: f64,
) -> Result<Distance, PpoError> {
    let chances = chances_of(policy, tape, batch, epsilon)?;
    let (k, n) = (policy.outputs(), batch.steps() as f64);
    let taken = batch.actions.iter().enumerate().map(|(i, a)| i * k + a);
    let ratios: Vec<f64> = taken.map(|at| chances[at] / batch.old[at]).collect();
    let terms = ratios.iter().zip(&batch.advantages);
    let objective = terms.map(|(r, a)| clipped(*r, *a, epsilon)).sum::<f64>() / n;
    let pairs = batch.old.iter().zip(&chances).filter(|(q, _)| **q > 0.0);
    let kl = pairs.map(|(q, p)| q * log(q / p)).sum::<f64>() / n;
    Ok(Distance { ratios, kl, objective })
}

/// Proximal policy optimisation (Schulman and others 2017, algorithm 1) on one batch: up to `epochs`
/// times through it, in shuffled mini-batches or whole, each a step of Adam down the slope of the
/// clipped loss. Returns how many epochs were done: fewer, if the mean KL(π_old‖π_θ) passed
/// `stop_at`. The step that passed it is not taken back. Draws from `rng` for the shuffles alone.
///
/// ```
/// use reweight::{adam::Adam, network::{Activation, Network}, streams::stream};
/// use reweight::ppo::{Batch, Settings, distance, ppo};
/// // One state, two actions, a coin: heads was good, tails bad.
/// let mut coin =
///     Network::new(&[1, 2], Activation::Tanh, 0.0, &mut stream(1, 0)).unwrap();
/// let steps = (vec![1.0; 2], vec![0, 1], vec![0.5, -0.5]);
/// let batch = Batch::new(&coin, steps.0, steps.1, steps.2).unwrap();
/// let mut adam = Adam::new(4, 0.01).unwrap();
/// let settings =
///     Settings { epsilon: 0.2, epochs: 100, minibatch: 2, stop_at: None };
/// let mut rng = stream(1, 1);
/// ppo(&mut coin, &mut adam, &batch, &settings, &mut rng).unwrap();
/// let gone = distance(&coin, &mut coin.tape(), &batch, 0.2).unwrap();
/// assert!(gone.ratios[0] > 1.2 && gone.ratios[1] < 0.8); // edges, passed by momentum
/// ```
///
/// # Errors
/// [`PpoError`] if a setting is no setting, the batch is another network's, or a number on the way is
/// not finite.
// ANCHOR: ppo
pub fn ppo(
    policy: &mut Network,
    adam: &mut Adam,
    batch: &Batch,
    settings: &Settings,
    rng: &mut impl Rng,
) -> Result<usize, PpoError> {
    let Settings { epsilon, epochs, minibatch, stop_at } = *settings;
    let (mut tape, mut slope) =
        (policy.tape(), vec![0.0; policy.parameters().len()]);
    for epoch in 0..epochs {
        for part in parts(batch, minibatch, rng)?.iter() {
            let part = part.as_ref().unwrap_or(batch);
            clipped_loss_slope(policy, &mut tape, part, epsilon, &mut slope)?;
            adam.step(policy.parameters_mut(), &slope)?;
        }
        if let Some(stop_at) = stop_at
            && distance(policy, &mut tape, batch, epsilon)?.kl > stop_at
        {
            return Ok(epoch + 1);
        }
    }
    Ok(epochs)
}
// ANCHOR_END: ppo

/// The batch shuffled and cut into mini-batches, the last of which may be smaller; or one whole batch,
/// which is nobody's copy.
fn parts(
    batch: &Batch,
    minibatch: usize,
    rng: &mut impl Rng,
) -> Result<Vec<Option<Batch>>, PpoError> {
    if minibatch == 0 {
        return Err(PpoError::Minibatch);
    }
    if minibatch >= batch.steps() {
        return Ok(vec![None]);
    }
    let mut order: Vec<usize> = (0..batch.steps()).collect();
    for last in (1..order.len()).rev() {
        order.swap(last, rng.random_range(0..=last));
    }
    Ok(order.chunks(minibatch).map(|steps| Some(batch.only(steps))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::actor_critic::{
        Actor, Pair, Rollout, VANILLA, policy_slope, roll,
    };
    use reweight::cartpole::CartPole;
    use reweight::network::Activation;
    use reweight::streams::stream;

    /// Eighty steps on CartPole, with credits of both signs.
    fn example() -> (Network, Rollout, Batch) {
        let pair = Pair::new(4, 2, &VANILLA, 1).unwrap();
        let mut actors: Vec<_> =
            (0..5).map(|i| Actor::new(CartPole::default(), 1, i)).collect();
        let seen = roll(&pair.policy, &mut actors, 16).unwrap();
        let mut rng = stream(1, 99);
        let credits: Vec<f64> =
            (0..80).map(|_| rng.random::<f64>() - 0.4).collect();
        let (x, a) = (seen.observations.clone(), seen.actions.clone());
        let batch = Batch::new(&pair.policy, x, a, credits).unwrap();
        (pair.policy, seen, batch)
    }

    /// A policy away from the old one, with ratios on both sides of the band.
    fn moved(old: &Network) -> Network {
        let mut moved = old.clone();
        let mut rng = stream(1, 98);
        for theta in moved.parameters_mut() {
            *theta += 0.8 * (rng.random::<f64>() - 0.5);
        }
        moved
    }

    #[test]
    fn the_slope_is_that_of_finite_differences() {
        let (old, _, batch) = example();
        for policy in [&old, &moved(&old)] {
            let mut slope = vec![0.0; policy.parameters().len()];
            let mut tape = policy.tape();
            clipped_loss_slope(policy, &mut tape, &batch, 0.2, &mut slope).unwrap();
            for k in (0..slope.len()).step_by(5) {
                let at = |h: f64| {
                    let mut near = policy.clone();
                    near.parameters_mut()[k] += h;
                    -distance(&near, &mut near.tape(), &batch, 0.2)
                        .unwrap()
                        .objective
                };
                let numeric = (at(1e-6) - at(-1e-6)) / 2e-6;
                assert!((slope[k] - numeric).abs() < 1e-8, "{k}");
            }
        }
        let far = moved(&old);
        let gone = distance(&far, &mut far.tape(), &batch, 0.2).unwrap();
        let above = gone.ratios.iter().filter(|r| **r > 1.2).count();
        let below = gone.ratios.iter().filter(|r| **r < 0.8).count();
        assert!(above > 5 && below > 5, "{above} {below}");
    }

    #[test]
    fn at_the_first_step_all_ratios_are_one_and_the_slope_is_the_policy_gradient_to_the_bit()
     {
        let (old, seen, batch) = example();
        let mut tape = old.tape();
        let first = distance(&old, &mut tape, &batch, 0.2).unwrap();
        assert!(first.ratios.iter().all(|r| *r == 1.0) && first.kl == 0.0);
        let mut plain = vec![0.0; old.parameters().len()];
        let credits = batch.advantages();
        policy_slope(&old, &mut tape, &seen, credits, &mut plain).unwrap();
        for epsilon in [1e-12, 0.2, f64::INFINITY] {
            let mut clipped = vec![0.0; plain.len()];
            clipped_loss_slope(&old, &mut tape, &batch, epsilon, &mut clipped)
                .unwrap();
            assert_eq!(plain, clipped);
        }
    }

    #[test]
    fn without_a_clip_it_climbs_the_plain_surrogate() {
        let (old, _, batch) = example();
        let far = moved(&old);
        let gone = distance(&far, &mut far.tape(), &batch, f64::INFINITY).unwrap();
        let terms = gone.ratios.iter().zip(batch.advantages());
        let plain = terms.map(|(r, a)| r * a).sum::<f64>() / 80.0;
        assert!((gone.objective - plain).abs() < 1e-15);
        let clipped = distance(&far, &mut far.tape(), &batch, 0.2).unwrap();
        assert!(clipped.objective < plain);
    }

    #[test]
    fn a_mini_batch_of_the_whole_is_the_whole_and_smaller_ones_use_every_step_once()
    {
        let (_, _, batch) = example();
        let mut rng = stream(1, 2);
        assert_eq!(parts(&batch, 80, &mut rng).unwrap(), [None]);
        assert_eq!(parts(&batch, 999, &mut rng).unwrap(), [None]);
        let parts = parts(&batch, 32, &mut rng).unwrap();
        let sizes: Vec<usize> = parts.iter().flatten().map(Batch::steps).collect();
        assert_eq!(sizes, [32, 32, 16]);
        let key = |b: &Batch| -> Vec<u64> {
            b.advantages.iter().map(|a| a.to_bits()).collect()
        };
        let mut all: Vec<u64> = parts.iter().flatten().flat_map(key).collect();
        let mut wanted = key(&batch);
        assert_ne!(all, wanted);
        all.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(all, wanted);
        // What belongs together stays together.
        let part = parts[0].as_ref().unwrap();
        let find = |a: f64| batch.advantages.iter().position(|b| *b == a).unwrap();
        for (i, a) in part.advantages.iter().enumerate() {
            let from = find(*a);
            assert_eq!(part.actions[i], batch.actions[from]);
            assert_eq!(part.old[2 * i..][..2], batch.old[2 * from..][..2]);
            let (x, y) = (&part.observations, &batch.observations);
            assert_eq!(x[4 * i..][..4], y[4 * from..][..4]);
        }
    }

    #[test]
    fn an_early_stop_stops_after_the_first_step_that_went_too_far() {
        let (old, _, batch) = example();
        let run = |epochs, stop_at| {
            let mut policy = old.clone();
            let mut adam = Adam::new(policy.parameters().len(), 0.02).unwrap();
            let settings =
                Settings { epsilon: f64::INFINITY, epochs, minibatch: 80, stop_at };
            let mut rng = stream(1, 3);
            let done = ppo(&mut policy, &mut adam, &batch, &settings, &mut rng);
            let gone = distance(&policy, &mut policy.tape(), &batch, 0.2).unwrap();
            (done.unwrap(), gone.kl, policy)
        };
        let (done, kl, stopped) = run(200, Some(0.02));
        assert!(done > 1 && done < 200 && kl > 0.02, "{done} {kl}");
        let (_, before, _) = run(done - 1, None);
        assert!(before <= 0.02, "{before}");
        let (all, _, same) = run(done, None);
        assert_eq!((all, same), (done, stopped));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let (old, seen, batch) = example();
        let said = |e: PpoError| e.to_string();
        let make = |actions: Vec<usize>, advantages: Vec<f64>| {
            let x = seen.observations.clone();
            said(Batch::new(&old, x, actions, advantages).unwrap_err())
        };
        let (a, credits) = (seen.actions.clone(), batch.advantages.clone());
        assert_eq!(make(vec![0; 79], vec![]), "80 observations for 79 steps");
        assert_eq!(make(a.clone(), vec![0.0]), "1 advantages for 80 steps");
        let third = vec![vec![2; 1], a[1..].to_vec()].concat();
        assert_eq!(make(third, credits), "step 0 took action 2 of 2");
        assert_eq!(make(a, vec![f64::NAN; 80]), "advantage 0 is NaN");
        let none = Batch::new(&old, vec![], vec![], vec![]).unwrap_err();
        assert!(matches!(none, PpoError::Network(_) | PpoError::Empty));
        let mut sure = old.clone();
        let biases = sure.parameters_mut().last_mut().unwrap();
        *biases = 1e6;
        let step = (vec![0.0; 4], vec![0], vec![1.0]);
        let hole = Batch::new(&sure, step.0, step.1, step.2).unwrap_err();
        assert_eq!(said(hole), "step 0 was taken with probability 0");
        let mut slope = vec![0.0; old.parameters().len()];
        let mut tape = old.tape();
        for (epsilon, error) in [(0.0, "ε is 0"), (f64::NAN, "ε is NaN")] {
            let got =
                clipped_loss_slope(&old, &mut tape, &batch, epsilon, &mut slope);
            assert_eq!(said(got.unwrap_err()), error);
        }
        let mut adam = Adam::new(slope.len(), 0.1).unwrap();
        let settings =
            Settings { epsilon: 0.2, epochs: 1, minibatch: 0, stop_at: None };
        let mut rng = stream(1, 1);
        let error = ppo(&mut old.clone(), &mut adam, &batch, &settings, &mut rng);
        assert_eq!(said(error.unwrap_err()), "mini-batches of no steps");
        let mut other =
            Network::new(&[4, 3], Activation::Tanh, 1.0, &mut rng).unwrap();
        let settings = Settings { minibatch: 99, ..settings };
        let error = ppo(&mut other, &mut adam, &batch, &settings, &mut rng);
        let shape = "240 outputs where there are 160";
        assert_eq!(said(error.unwrap_err()), shape);
    }
}
