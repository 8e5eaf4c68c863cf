use std::borrow::Cow;

use rand::{Rng, RngExt};
use reweight::actor_critic::LearnError;
use reweight::adam::{Adam, AdamError};
use reweight::batch_learner::Batch;
use reweight::clipped::{clipped, clipped_slope};
use reweight::network::{Network, NetworkError, Tape};

/// What can go wrong while a policy learns from an old one's steps.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
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
    /// A mean KL to stop at is a number; infinity never stops.
    #[error("the mean KL to stop at is {0}")]
    Stop(f64),
}

impl From<PpoError> for LearnError {
    fn from(error: PpoError) -> Self {
        match error {
            PpoError::Network(error) => error.into(),
            PpoError::Adam(error) => error.into(),
            PpoError::Epsilon(value) => Self::Setting { what: "ε", value },
            PpoError::Stop(value) => {
                Self::Setting { what: "the mean KL to stop at", value }
            }
            PpoError::Minibatch => {
                let what = "the size of a mini-batch";
                Self::Setting { what, value: 0.0 }
            }
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
    /// The steps of a mini-batch; if the batch has no more of them, an epoch is one step of Adam.
    pub minibatch: usize,
    /// The mean KL(π_old‖π_θ) beyond which no further epoch begins.
    pub stop_at: Option<f64>,
}

/// PPO's usual ε, and ten steps on the whole batch.
pub const PPO: Settings =
    Settings { epsilon: 0.2, epochs: 10, minibatch: usize::MAX, stop_at: None };

impl Settings {
    fn check(&self) -> Result<(), PpoError> {
        check(self.epsilon)?;
        if self.minibatch == 0 {
            return Err(PpoError::Minibatch);
        }
        match self.stop_at {
            Some(stop_at) if stop_at.is_nan() => Err(PpoError::Stop(stop_at)),
            _ => Ok(()),
        }
    }
}

/// The slope of the loss −(1/N) Σ min(ρA, clip(ρ, 1−ε, 1+ε) A) in the parameters of the policy, a
/// softmax over its outputs: what Adam is to go down. It is a policy gradient whose credits are ρA,
/// or nought where the clip is level, for ∇ρ = ρ ∇ log π.
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
    check(epsilon)?;
    let credit = |rho, advantage| rho * clipped_slope(rho, advantage, epsilon);
    Ok(batch.slope(policy, tape, credit, slope)?)
}
// ANCHOR_END: slope

/// What is climbed: the clipped objective of the batch, (1/N) Σ min(ρA, clip(ρ, 1−ε, 1+ε) A).
///
/// # Errors
/// As [`clipped_loss_slope`].
pub fn clipped_promise(
    policy: &Network,
    tape: &mut Tape,
    batch: &Batch,
    epsilon: f64,
) -> Result<f64, PpoError> {
    check(epsilon)?;
    let ratios = batch.ratios(policy, tape)?;
    let terms = ratios.iter().zip(batch.advantages());
    let sum: f64 = terms.map(|(ratio, a)| clipped(*ratio, *a, epsilon)).sum();
    Ok(sum / batch.steps() as f64)
}

fn check(epsilon: f64) -> Result<(), PpoError> {
    // Not `<=`, which a NaN would pass.
    if epsilon > 0.0 { Ok(()) } else { Err(PpoError::Epsilon(epsilon)) }
}

/// Proximal policy optimisation (Schulman and others 2017, algorithm 1) on one batch: up to `epochs`
/// times through it, whole or in shuffled mini-batches, each a step of Adam down the slope of the
/// clipped loss. Returns how many epochs were done: fewer, if the mean KL(π_old‖π_θ) passed
/// `stop_at`. The epoch that passed it is not taken back. Draws from `rng` for the shuffles alone.
///
/// ```
/// use reweight::adam::Adam;
/// use reweight::batch_learner::Batch;
/// use reweight::network::{Activation, Network};
/// use reweight::ppo::{PPO, Settings, ppo};
/// use reweight::streams::stream;
/// // One state, two actions, a coin: heads was good, tails bad.
/// let mut rng = stream(1, 0);
/// let mut coin = Network::new(&[1, 2], Activation::Tanh, 0.0, &mut rng).unwrap();
/// let (seen, done, worth) = (vec![1.0; 2], vec![0, 1], vec![0.5, -0.5]);
/// let batch = Batch::new(&coin, seen, done, worth).unwrap();
/// let mut adam = Adam::new(4, 0.01).unwrap();
/// let settings = Settings { epochs: 100, ..PPO };
/// ppo(&mut coin, &mut adam, &batch, &settings, &mut rng).unwrap();
/// let ratios = batch.ratios(&coin, &mut coin.tape()).unwrap();
/// assert!(ratios[0] > 1.2 && ratios[1] < 0.8); // past both edges, by momentum
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
    settings.check()?;
    let Settings { epsilon, epochs, minibatch, stop_at } = *settings;
    let mut tape = policy.tape();
    let mut slope = vec![0.0; policy.parameters().len()];
    for epoch in 1..=epochs {
        for part in &parts(batch, minibatch, rng) {
            clipped_loss_slope(policy, &mut tape, part, epsilon, &mut slope)?;
            adam.step(policy.parameters_mut(), &slope)?;
        }
        if let Some(stop_at) = stop_at
            && batch.moved(policy, &mut tape)?.kl > stop_at
        {
            return Ok(epoch);
        }
    }
    Ok(epochs)
}
// ANCHOR_END: ppo

/// The batch shuffled and cut into mini-batches, the last of which may be smaller; or the batch as it
/// is, if one holds it all.
fn parts<'a>(
    batch: &'a Batch,
    minibatch: usize,
    rng: &mut impl Rng,
) -> Vec<Cow<'a, Batch>> {
    if minibatch >= batch.steps() {
        return vec![Cow::Borrowed(batch)];
    }
    let mut order: Vec<usize> = (0..batch.steps()).collect();
    for last in (1..order.len()).rev() {
        order.swap(last, rng.random_range(0..=last));
    }
    let part = |steps: &[usize]| Cow::Owned(batch.only(steps));
    order.chunks(minibatch).map(part).collect()
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

    fn promise(policy: &Network, batch: &Batch, epsilon: f64) -> f64 {
        clipped_promise(policy, &mut policy.tape(), batch, epsilon).unwrap()
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
                    -promise(&near, &batch, 0.2)
                };
                let numeric = (at(1e-6) - at(-1e-6)) / 2e-6;
                assert!((slope[k] - numeric).abs() < 1e-8, "{k}");
            }
        }
        let far = moved(&old);
        let ratios = batch.ratios(&far, &mut far.tape()).unwrap();
        let above = ratios.iter().filter(|r| **r > 1.2).count();
        let below = ratios.iter().filter(|r| **r < 0.8).count();
        assert!(above > 5 && below > 5, "{above} {below}");
    }

    #[test]
    fn at_the_first_step_all_ratios_are_one_and_the_slope_is_the_policy_gradient_to_the_bit()
     {
        let (old, seen, batch) = example();
        let mut tape = old.tape();
        let ratios = batch.ratios(&old, &mut tape).unwrap();
        assert!(ratios.iter().all(|r| *r == 1.0));
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
        let ratios = batch.ratios(&far, &mut far.tape()).unwrap();
        let terms = ratios.iter().zip(batch.advantages());
        let plain = terms.map(|(r, a)| r * a).sum::<f64>() / 80.0;
        assert!((promise(&far, &batch, f64::INFINITY) - plain).abs() < 1e-15);
        assert!(promise(&far, &batch, 0.2) < plain);
    }

    #[test]
    fn a_mini_batch_of_the_whole_is_the_whole_and_smaller_ones_use_every_step_once()
    {
        let (_, _, batch) = example();
        let mut rng = stream(1, 2);
        for all in [80, usize::MAX] {
            let parts = parts(&batch, all, &mut rng);
            assert!(matches!(parts[..], [Cow::Borrowed(_)]));
        }
        let parts = parts(&batch, 32, &mut rng);
        let sizes: Vec<usize> = parts.iter().map(|b| b.steps()).collect();
        assert_eq!(sizes, [32, 32, 16]);
        let key = |b: &Batch| -> Vec<u64> {
            b.advantages().iter().map(|a| a.to_bits()).collect()
        };
        let mut all: Vec<u64> = parts.iter().flat_map(|b| key(b)).collect();
        let mut wanted = key(&batch);
        assert_ne!(all, wanted);
        all.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(all, wanted);
        // What belongs together stays together.
        let part = &parts[0];
        let find = |a| batch.advantages().iter().position(|b| *b == a).unwrap();
        for (i, a) in part.advantages().iter().enumerate() {
            let from = find(*a);
            assert_eq!(part.actions()[i], batch.actions()[from]);
            assert_eq!(part.old()[i], batch.old()[from]);
            let (p, q) = (part.old_policies(), batch.old_policies());
            assert_eq!(p[2 * i..][..2], q[2 * from..][..2]);
            let (x, y) = (part.observations(), batch.observations());
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
                Settings { epsilon: f64::INFINITY, epochs, stop_at, ..PPO };
            let mut rng = stream(1, 3);
            let done = ppo(&mut policy, &mut adam, &batch, &settings, &mut rng);
            let kl = batch.moved(&policy, &mut policy.tape()).unwrap().kl;
            (done.unwrap(), kl, policy)
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
        let (old, _, batch) = example();
        let said = |e: PpoError| e.to_string();
        let mut slope = vec![0.0; old.parameters().len()];
        let mut tape = old.tape();
        for (epsilon, error) in [(0.0, "ε is 0"), (f64::NAN, "ε is NaN")] {
            let got =
                clipped_loss_slope(&old, &mut tape, &batch, epsilon, &mut slope);
            assert_eq!(said(got.unwrap_err()), error);
        }
        let mut adam = Adam::new(slope.len(), 0.1).unwrap();
        let mut rng = stream(1, 1);
        let nan = f64::NAN;
        for (settings, error) in [
            (Settings { minibatch: 0, ..PPO }, "mini-batches of no steps"),
            (Settings { epsilon: nan, epochs: 0, ..PPO }, "ε is NaN"),
            (
                Settings { stop_at: Some(nan), ..PPO },
                "the mean KL to stop at is NaN",
            ),
        ] {
            let mut policy = old.clone();
            let got = ppo(&mut policy, &mut adam, &batch, &settings, &mut rng);
            assert_eq!(said(got.unwrap_err()), error);
            assert_eq!(policy, old);
        }
        let mut other =
            Network::new(&[4, 3], Activation::Tanh, 1.0, &mut rng).unwrap();
        let error = ppo(&mut other, &mut adam, &batch, &PPO, &mut rng);
        let three = "240 outputs where there are 160";
        assert_eq!(said(error.unwrap_err()), three);
        let promise = clipped_promise(&other, &mut other.tape(), &batch, 0.2);
        assert_eq!(said(promise.unwrap_err()), three);
    }
}
