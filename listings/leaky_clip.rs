use rand::RngExt;
use rand_distr::{Distribution, StandardNormal};
use reweight::actor_critic::{draw, softmax};
use reweight::adam::{Adam, AdamError};
use reweight::batch_learner::Batch;
use reweight::network::{Activation, Network};
use reweight::ppo::{PpoError, clipped_loss_slope};
use reweight::streams::stream;

/// Actions of the game.
pub const ACTIONS: usize = 3;
/// Steps in its batch.
pub const STEPS: usize = 200;
/// Where each action pays most: three directions, a third of a turn apart.
const TOWARDS: [[f64; 2]; ACTIONS] =
    [[0.0, 1.0], [-0.866_025_403_784_438_6, -0.5], [0.866_025_403_784_438_6, -0.5]];
/// The standard deviation of a payoff.
const NOISE: f64 = 1.0;

/// A game of one move, and one batch of it. A state is a point of the square [−1, 1]², each action pays
/// the point's coordinate in a direction of its own, and noise. The policy is a softmax of three linear
/// functions of the point: nine parameters for every state there is, so whatever moves the ratio of one
/// step moves those of the others.
///
/// ```
/// use reweight::leaky_clip::{Leak, STEPS};
/// let leak = Leak::draw(1).unwrap();
/// assert_eq!(leak.batch().steps(), STEPS);
/// let path = leak.climb(0.2, 0.03, 8).unwrap();
/// let largest = |k: usize| {
///     let ratios = leak.batch().ratios(&path[k], &mut path[k].tape()).unwrap();
///     ratios.into_iter().fold(0.0, f64::max)
/// };
/// assert_eq!(largest(0), 1.0);
/// assert!(largest(8) > 1.2); // the clip is on
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Leak {
    old: Network,
    batch: Batch,
    /// The mean payoff of each action in each state: steps × actions.
    worth: Vec<f64>,
}

impl Leak {
    /// The batch of the run that `seed` names: its policy, states, actions and payoffs come from stream
    /// 0. An advantage is the payoff minus what the old policy earns there on average, exactly.
    ///
    /// # Errors
    /// None but those of the network's, and there are none to be met.
    pub fn draw(seed: u64) -> Result<Self, PpoError> {
        let mut rng = stream(seed, 0);
        let old =
            Network::new(&[2, ACTIONS], Activation::Algebraic, 1.0, &mut rng)?;
        let coordinate = |rng: &mut _| 2.0 * RngExt::random::<f64>(rng) - 1.0;
        let points: Vec<f64> =
            (0..2 * STEPS).map(|_| coordinate(&mut rng)).collect();
        let mut tape = old.tape();
        let outputs = old.forward(&points, &mut tape)?;
        let (mut actions, mut advantages) = (Vec::new(), Vec::new());
        let (mut worth, mut chances) = (Vec::new(), [0.0; ACTIONS]);
        for (row, point) in outputs.chunks(ACTIONS).zip(points.chunks(2)) {
            let pays = TOWARDS.map(|u| u[0] * point[0] + u[1] * point[1]);
            softmax(row, &mut chances);
            let mean: f64 = chances.iter().zip(&pays).map(|(p, r)| p * r).sum();
            let action = draw(&chances, &mut rng);
            let luck: f64 = StandardNormal.sample(&mut rng);
            actions.push(action);
            advantages.push(pays[action] + NOISE * luck - mean);
            worth.extend(pays);
        }
        let batch = Batch::new(&old, points, actions, advantages)?;
        Ok(Self { old, batch, worth })
    }

    /// The batch.
    pub fn batch(&self) -> &Batch {
        &self.batch
    }

    /// J: the mean payoff of a policy in the states of the batch, over its actions and the noise
    /// exactly.
    ///
    /// # Errors
    /// [`PpoError`] if the policy is another game's.
    pub fn value(&self, policy: &Network) -> Result<f64, PpoError> {
        let mut tape = policy.tape();
        let outputs = self.batch.outputs(policy, &mut tape)?;
        let (mut chances, mut sum) = ([0.0; ACTIONS], 0.0);
        for (row, pays) in outputs.chunks(ACTIONS).zip(self.worth.chunks(ACTIONS)) {
            softmax(row, &mut chances);
            sum += chances.iter().zip(pays).map(|(p, r)| p * r).sum::<f64>();
        }
        Ok(sum / self.batch.steps() as f64)
    }

    /// The policies on the way up the clipped objective: the old one, and that after each of `steps`
    /// steps of Adam on the whole batch. With ε infinite it is the plain surrogate that is climbed.
    ///
    /// # Errors
    /// [`PpoError`] if ε or the rate is not positive.
    pub fn climb(
        &self,
        epsilon: f64,
        rate: f64,
        steps: usize,
    ) -> Result<Vec<Network>, PpoError> {
        let mut adam = Adam::new(self.old.parameters().len(), rate)?;
        self.go(epsilon, steps, |theta, slope| Ok(adam.step(theta, slope)?))
    }

    /// The same by plain gradient steps, without Adam's memory.
    ///
    /// # Errors
    /// As [`Self::climb`].
    pub fn climb_plainly(
        &self,
        epsilon: f64,
        rate: f64,
        steps: usize,
    ) -> Result<Vec<Network>, PpoError> {
        if !(rate > 0.0 && rate.is_finite()) {
            return Err(AdamError::Rate(rate).into());
        }
        self.go(epsilon, steps, |theta, slope| {
            theta.iter_mut().zip(slope).for_each(|(t, g)| *t -= rate * g);
            Ok(())
        })
    }

    fn go(
        &self,
        epsilon: f64,
        steps: usize,
        mut step: impl FnMut(&mut [f64], &[f64]) -> Result<(), PpoError>,
    ) -> Result<Vec<Network>, PpoError> {
        let (mut tape, mut path) = (self.old.tape(), vec![self.old.clone()]);
        let mut slope = vec![0.0; self.old.parameters().len()];
        for k in 0..steps {
            let mut policy = path[k].clone();
            clipped_loss_slope(
                &policy,
                &mut tape,
                &self.batch,
                epsilon,
                &mut slope,
            )?;
            step(policy.parameters_mut(), &slope)?;
            path.push(policy);
        }
        Ok(path)
    }

    /// One step of the batch as a game of its own, with parameters that no other step shares.
    ///
    /// # Errors
    /// [`PpoError`] if there is no such step.
    pub fn alone(&self, step: usize) -> Result<Self, PpoError> {
        let of = |all: &[f64], width: usize| {
            all.iter().copied().skip(step * width).take(width).collect::<Vec<_>>()
        };
        let batch = Batch::new(
            &self.old,
            of(self.batch.observations(), 2),
            self.batch.actions().iter().copied().skip(step).take(1).collect(),
            of(self.batch.advantages(), 1),
        )?;
        let worth = of(&self.worth, ACTIONS);
        Ok(Self { old: self.old.clone(), batch, worth })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_step_is_the_same_with_any_clip_and_with_none() {
        let leak = Leak::draw(1).unwrap();
        let plain = leak.climb(f64::INFINITY, 0.03, 1).unwrap();
        for epsilon in [1e-9, 0.2, 0.5] {
            assert_eq!(leak.climb(epsilon, 0.03, 1).unwrap(), plain);
        }
    }

    #[test]
    fn the_games_of_single_steps_are_worth_the_whole_on_average() {
        let leak = Leak::draw(1).unwrap();
        let end = leak.climb(0.2, 0.03, 8).unwrap().remove(8);
        let alone = |i| leak.alone(i).unwrap().value(&end).unwrap();
        let mean = (0..STEPS).map(alone).sum::<f64>() / STEPS as f64;
        assert!((mean - leak.value(&end).unwrap()).abs() < 1e-12);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let leak = Leak::draw(1).unwrap();
        for actions in [2, 5] {
            let sizes = [2, actions];
            let act = Activation::Algebraic;
            let other = Network::new(&sizes, act, 1.0, &mut stream(1, 0)).unwrap();
            let error = leak.value(&other).unwrap_err().to_string();
            assert!(error.ends_with(" outputs where there are 600"), "{error}");
        }
        for rate in [-1.0, 0.0, f64::NAN, f64::INFINITY] {
            let error = leak.climb_plainly(0.2, rate, 3).unwrap_err();
            assert_eq!(error.to_string(), format!("the rate is {rate}"));
        }
        assert!(leak.climb(f64::NAN, 0.03, 1).is_err());
    }

    #[test]
    fn advantages_average_to_nought_under_the_old_policy() {
        // Each is A(s, a) + luck, with means nought in every state and a known spread.
        let (mut sum, mut variance) = (0.0, 0.0);
        for seed in 1..=50 {
            let leak = Leak::draw(seed).unwrap();
            sum += leak.batch.advantages().iter().sum::<f64>();
            let rows = leak.batch.old_policies().chunks(ACTIONS);
            for (p, r) in rows.zip(leak.worth.chunks(ACTIONS)) {
                let mean: f64 = p.iter().zip(r).map(|(p, r)| p * r).sum();
                let square = |(p, r): (&f64, &f64)| p * (r - mean) * (r - mean);
                variance += p.iter().zip(r).map(square).sum::<f64>();
                variance += NOISE * NOISE;
            }
        }
        let z = sum / libm::sqrt(variance);
        assert!(z.abs() < 4.0, "{z}");
    }

    #[test]
    fn alone_a_small_plain_step_stops_a_ratio_at_the_edge_and_together_it_leaks() {
        let leak = Leak::draw(1).unwrap();
        let last = |leak: &Leak, steps| {
            let path = leak.climb_plainly(0.2, 0.05, steps).unwrap();
            let end = &path[steps];
            leak.batch.ratios(end, &mut end.tape()).unwrap()
        };
        for i in (0..STEPS).step_by(25) {
            let alone = leak.alone(i).unwrap();
            let ratio = last(&alone, 400)[0];
            assert!((0.7..1.3).contains(&ratio), "{i}: {ratio}");
        }
        let together = last(&leak, 2000);
        let largest = together.iter().copied().fold(0.0, f64::max);
        assert!(largest > 1.5, "{largest}");
    }
}
