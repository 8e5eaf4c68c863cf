use reweight::clipped::{clipped, clipped_slope};
use reweight::divergence::kl_of_masses;
use reweight::mdp::{Mdp, MdpError, Policy};

/// What can be wrong with a clipped objective.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ClipError {
    /// In the world or the old policy.
    #[error(transparent)]
    Mdp(#[from] MdpError),
    /// The half width of the band; infinity would have no ceiling.
    #[error("ε is {0}, not a positive number")]
    Epsilon(f64),
}

/// PPO's clipped objective in a finite world, exactly: Σ d(s) π_old(a|s) min(ρA, clip(ρ, 1−ε, 1+ε) A),
/// with the old policy's advantages A and its share d(s) of visits to each state, discounted and
/// adding up to one.
///
/// ```
/// use reweight::clipped_world::ClippedWorld;
/// use reweight::four_by_three::{GAMMA, world};
/// use reweight::mdp::Policy;
/// let old = Policy::uniform(9, 4).unwrap();
/// let climb = ClippedWorld::new(&world(GAMMA).unwrap(), &old, 0.2).unwrap();
/// let theta = climb.ascend(&vec![vec![0.0; 4]; 9], 1.0, 200).unwrap();
/// let new = Policy::softmax(&theta).unwrap();
/// let value = climb.value(&new).unwrap();
/// assert!(value > 0.0 && value <= climb.ceiling());
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ClippedWorld {
    epsilon: f64,
    /// d(s).
    shares: Vec<f64>,
    old: Policy,
    advantages: Vec<Vec<f64>>,
}

impl ClippedWorld {
    /// The objective of data from `old`, as much of them as one likes.
    ///
    /// # Errors
    /// [`ClipError`] if the policy is one for another world, or ε is not positive and finite.
    pub fn new(world: &Mdp, old: &Policy, epsilon: f64) -> Result<Self, ClipError> {
        if !(epsilon > 0.0 && epsilon.is_finite()) {
            return Err(ClipError::Epsilon(epsilon));
        }
        let visits = world.visits(old)?;
        let all: f64 = visits.iter().sum();
        Ok(Self {
            epsilon,
            shares: visits.iter().map(|d| d / all).collect(),
            old: old.clone(),
            advantages: world.advantages(old)?,
        })
    }

    /// Each pair's share of the old policy's steps, its ratio and its advantage.
    fn pairs(&self, new: &Policy) -> impl Iterator<Item = [f64; 3]> {
        let states = self.shares.iter().zip(&self.advantages).enumerate();
        states.flat_map(|(s, (share, row))| {
            let both = self.old.row(s).iter().zip(new.row(s));
            let pair =
                move |((q, p), a): ((&f64, &f64), &f64)| [share * q, p / q, *a];
            both.zip(row).map(pair).filter(|[share, ..]| *share > 0.0)
        })
    }

    /// The objective.
    ///
    /// # Errors
    /// [`MdpError::Length`] if the policy is one for another world.
    pub fn value(&self, new: &Policy) -> Result<f64, MdpError> {
        self.old.same_shape(new)?;
        let term =
            |[share, ratio, a]: [f64; 3]| share * clipped(ratio, a, self.epsilon);
        Ok(self.pairs(new).map(term).sum())
    }

    /// The most that it can be, ε E_old|A|: advantages average to nought, so the good ones earn
    /// (1 + ε)/2 of that mean at most, and the bad ones cost (1 − ε)/2 of it at least.
    // ANCHOR: ceiling
    pub fn ceiling(&self) -> f64 {
        let size = |[share, _, a]: [f64; 3]| share * a.abs();
        self.epsilon * self.pairs(&self.old).map(size).sum::<f64>()
    }
    // ANCHOR_END: ceiling

    /// The mean KL(π_old‖π_new) over the old policy's states, in nats.
    ///
    /// # Errors
    /// As [`Self::value`].
    pub fn kl(&self, new: &Policy) -> Result<f64, MdpError> {
        self.old.same_shape(new)?;
        let states = self.shares.iter().enumerate();
        let of = |(s, share): (usize, &f64)| {
            share * kl_of_masses(self.old.row(s), new.row(s))
        };
        Ok(states.map(of).sum())
    }

    /// The share of the old policy's steps whose ratio is outside the band.
    ///
    /// # Errors
    /// As [`Self::value`].
    pub fn outside(&self, new: &Policy) -> Result<f64, MdpError> {
        self.old.same_shape(new)?;
        let band = 1.0 - self.epsilon..=1.0 + self.epsilon;
        let out = self.pairs(new).filter(|[_, ratio, _]| !band.contains(ratio));
        Ok(out.map(|[share, ..]| share).sum())
    }

    /// The least and the largest ratio.
    ///
    /// # Errors
    /// As [`Self::value`].
    pub fn ratios(&self, new: &Policy) -> Result<[f64; 2], MdpError> {
        self.old.same_shape(new)?;
        let all = self.pairs(new).map(|[_, ratio, _]| ratio);
        let wider = |[low, high]: [f64; 2], r| [low.min(r), high.max(r)];
        Ok(all.fold([f64::INFINITY, 0.0], wider))
    }

    /// θ after so many gradient steps of size η on the objective, from the old policy's θ, for a
    /// softmax with a parameter for each pair.
    ///
    /// # Errors
    /// [`MdpError`] if θ is no table for this world, or becomes none.
    pub fn ascend(
        &self,
        theta: &[Vec<f64>],
        eta: f64,
        steps: usize,
    ) -> Result<Vec<Vec<f64>>, MdpError> {
        self.old.same_shape(&Policy::softmax(theta)?)?;
        let mut theta = theta.to_vec();
        for _ in 0..steps {
            let new = Policy::softmax(&theta)?;
            for (s, row) in theta.iter_mut().enumerate() {
                self.step(s, new.row(s), eta * self.shares[s], row);
            }
        }
        Policy::softmax(&theta)?;
        Ok(theta)
    }

    /// One state's part of a step: ∂π(a)/∂θₖ = π(a) (1{a = k} − π(k)).
    fn step(&self, state: usize, new: &[f64], eta: f64, theta: &mut [f64]) {
        let pairs = new.iter().zip(self.old.row(state));
        let pull = |((p, q), a): ((&f64, &f64), &f64)| {
            p * clipped_slope(p / q, *a, self.epsilon)
        };
        let pulls: Vec<f64> =
            pairs.zip(&self.advantages[state]).map(pull).collect();
        let total: f64 = pulls.iter().sum();
        for ((t, pull), p) in theta.iter_mut().zip(&pulls).zip(new) {
            *t += eta * (pull - p * total);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::four_by_three::{GAMMA, world};
    use reweight::mdp::Outcome;

    fn example() -> (ClippedWorld, Vec<Vec<f64>>) {
        let theta: Vec<Vec<f64>> = (0..9)
            .map(|s| (0..4).map(|a| f64::from((3 * s + 5 * a) % 7) / 5.0).collect())
            .collect();
        let old = Policy::softmax(&theta).unwrap();
        let world = world(GAMMA).unwrap();
        (ClippedWorld::new(&world, &old, 0.2).unwrap(), theta)
    }

    #[test]
    fn a_step_is_the_slope_of_the_objective() {
        let (climb, theta) = example();
        let value =
            |t: &[Vec<f64>]| climb.value(&Policy::softmax(t).unwrap()).unwrap();
        // At the old policy and where some ratios are outside.
        let far = climb.ascend(&theta, 2.0, 20).unwrap();
        assert!(climb.outside(&Policy::softmax(&far).unwrap()).unwrap() > 0.1);
        for from in [&theta, &far] {
            let next = climb.ascend(from, 1e-3, 1).unwrap();
            for (s, a) in [(0, 0), (2, 1), (4, 3), (8, 2)] {
                let at = |h: f64| {
                    let mut near = from.clone();
                    near[s][a] += h;
                    value(&near)
                };
                let numeric = (at(1e-6) - at(-1e-6)) / 2e-6;
                let step = (next[s][a] - from[s][a]) / 1e-3;
                assert!((numeric - step).abs() < 1e-7, "{s} {a}");
            }
        }
    }

    #[test]
    fn without_room_the_top_is_below_the_ceiling() {
        // Heads pays two, tails one. Only where heads can become a fifth more likely is the ceiling reached.
        let pays = |reward| vec![Outcome { chance: 1.0, reward, next: None }];
        let game = Mdp::new(vec![vec![pays(2.0), pays(1.0)]], vec![1.0], 1.0);
        let game = game.unwrap();
        let coin =
            |heads: f64| Policy::new(vec![vec![heads, 1.0 - heads]]).unwrap();
        for (old, ceiling, most) in [(0.5, 0.1, 0.1), (0.9, 0.036, 0.028)] {
            let climb = ClippedWorld::new(&game, &coin(old), 0.2).unwrap();
            assert!((climb.ceiling() - ceiling).abs() < 1e-12);
            let all = (0..=1000)
                .map(|i| climb.value(&coin(f64::from(i) / 1000.0)).unwrap());
            let top = all.fold(0.0, f64::max);
            assert!((top - most).abs() < 1e-12, "{old}: {top}");
        }
    }

    #[test]
    fn at_the_old_policy_it_is_nought_and_it_never_passes_its_ceiling() {
        let (climb, theta) = example();
        assert!(climb.value(&climb.old).unwrap().abs() < 1e-15);
        assert_eq!(climb.kl(&climb.old), Ok(0.0));
        assert_eq!(climb.outside(&climb.old), Ok(0.0));
        for (eta, steps) in [(0.1, 10), (1.0, 100), (20.0, 1000)] {
            let end = climb.ascend(&theta, eta, steps).unwrap();
            let new = Policy::softmax(&end).unwrap();
            assert!(climb.value(&new).unwrap() <= climb.ceiling() + 1e-15);
            let [low, high] = climb.ratios(&new).unwrap();
            assert!(low < 1.0 && high > 1.0 && climb.kl(&new).unwrap() > 0.0);
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let (climb, theta) = example();
        let world = world(GAMMA).unwrap();
        for (epsilon, said) in [
            (f64::NAN, "ε is NaN, not a positive number"),
            (-0.1, "ε is -0.1, not a positive number"),
            (f64::INFINITY, "ε is inf, not a positive number"),
        ] {
            let error = ClippedWorld::new(&world, &climb.old, epsilon);
            assert_eq!(error.unwrap_err().to_string(), said);
        }
        let small = Policy::uniform(2, 2).unwrap();
        let states = "the policy's list of states has 2 entries, not 9";
        for error in [
            climb.value(&small).unwrap_err(),
            climb.kl(&small).unwrap_err(),
            climb.outside(&small).unwrap_err(),
            climb.ratios(&small).unwrap_err(),
        ] {
            assert_eq!(error.to_string(), states);
        }
        assert!(ClippedWorld::new(&world, &small, 0.2).is_err());
        let more = [theta, vec![vec![0.0; 4]; 3]].concat();
        let error = climb.ascend(&more, 1.0, 0).unwrap_err().to_string();
        assert_eq!(error, "the policy's list of states has 12 entries, not 9");
    }
}
