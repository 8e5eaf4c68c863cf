use reweight::divergence::{kl_of_masses, total_variation_of_masses};
use reweight::mdp::{Mdp, MdpError, Policy};

/// Why there is no bound.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum BoundError {
    /// In the world or a policy.
    #[error(transparent)]
    Mdp(#[from] MdpError),
    /// The penalties divide by 1 − γ.
    #[error("nothing is discounted: the theorems ask for a discount below one")]
    NoDiscount,
    /// A mixture has a share.
    #[error("the share of the mixture is {0}, not in [0, 1]")]
    Share(f64),
}

/// The policy that the data came from, and all that the theorems ask of it: J, d, A and ε. Visits d
/// are discounted and not normalised, as [`Mdp::visits`] has them.
#[derive(Debug, Clone, PartialEq)]
pub struct OldPolicy<'a> {
    world: &'a Mdp,
    policy: Policy,
    value: f64,
    visits: Vec<f64>,
    advantages: Vec<Vec<f64>>,
}

/// A step from the old policy to a new one: what the surrogate says, what is the case, how far it
/// is, and what three theorems promise. Each promise is a lower bound of the gain J − J(old).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// L = Σ d(s) Σ π(a|s) A(s, a): what the surrogate says of the gain.
    pub surrogate: f64,
    /// J(new) − J(old).
    pub gain: f64,
    /// The largest total variation of a state.
    pub largest_tv: f64,
    /// The mean total variation of the steps that the old policy plays.
    pub mean_tv: f64,
    /// The largest KL(old‖new) of a state.
    pub largest_kl: f64,
    /// The mean KL(old‖new) of the steps that the old policy plays: what TRPO holds down.
    pub mean_kl: f64,
    /// The largest KL(new‖old) of a state.
    pub largest_kl_back: f64,
    /// ε = max |A(s, a)|.
    pub epsilon: f64,
    /// ε of Achiam and others: max over the states of |Σ π(a|s) A(s, a)|, π the new policy.
    pub epsilon_new: f64,
    /// Schulman and others (2015), theorem 1, from the largest total variation.
    pub schulman_tv: f64,
    /// The same from the largest KL(old‖new), which is never better.
    pub schulman_kl: f64,
    /// Achiam and others (2017), corollary 1, from the mean total variation.
    pub achiam: f64,
    /// The same from the mean KL(old‖new), for a mean TV is at most √(KL/2): never better.
    pub achiam_kl: f64,
    /// The same from above: the gain is no larger.
    pub achiam_upper: f64,
    /// How far the visits moved: the total variation of (1 − γ) d, with the end as one more state.
    pub visits_tv: f64,
    /// What Achiam and others (2017) let it be: γ/(1 − γ) times the mean total variation.
    pub visits_tv_bound: f64,
}

/// A mixture (1 − α) π_old + α π', and what Kakade and Langford (2002) promise of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mixture {
    /// L of the mixture, which is α times that of π'.
    pub surrogate: f64,
    /// J(mixture) − J(old).
    pub gain: f64,
    /// max over the states of |Σ π'(a|s) A(s, a)|.
    pub epsilon: f64,
    /// L − 2εγα²/((1 − γ)(1 − γ(1 − α))), a lower bound of the gain.
    pub tight: f64,
    /// L − 2εγα²/(1 − γ)², which is simpler and lower.
    pub loose: f64,
}

impl<'a> OldPolicy<'a> {
    /// Solves for what the theorems ask.
    ///
    /// # Errors
    /// [`BoundError`] if the policy is one for another world, or nothing is discounted.
    pub fn new(world: &'a Mdp, policy: &Policy) -> Result<Self, BoundError> {
        if world.gamma() >= 1.0 {
            return Err(BoundError::NoDiscount);
        }
        Ok(Self {
            world,
            policy: policy.clone(),
            value: world.value(policy)?,
            visits: world.visits(policy)?,
            advantages: world.advantages(policy)?,
        })
    }

    /// d(s), discounted and not normalised.
    pub fn visits(&self) -> &[f64] {
        &self.visits
    }

    /// A(s, a).
    pub fn advantages(&self) -> &[Vec<f64>] {
        &self.advantages
    }

    /// J.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// L and, state by state, Σ π(a|s) A(s, a).
    fn surrogate(&self, new: &Policy) -> Result<(f64, f64), MdpError> {
        self.world.check(new)?;
        let (mut sum, mut most) = (0.0, 0.0_f64);
        for (s, (d, row)) in self.visits.iter().zip(&self.advantages).enumerate() {
            let mean = new.row(s).iter().zip(row).map(|(p, a)| p * a).sum::<f64>();
            sum += d * mean;
            most = most.max(mean.abs());
        }
        Ok((sum, most))
    }

    /// What the theorems say of a step, exactly.
    ///
    /// ```
    /// use reweight::{four_by_three::world, improvement_bounds::OldPolicy, mdp::Policy};
    /// let world = world(0.9).unwrap();
    /// let uniform = Policy::uniform(9, 4).unwrap();
    /// let old = OldPolicy::new(&world, &uniform).unwrap();
    /// let greedy = Policy::greedy(old.advantages()).unwrap();
    /// let step = old.step(&greedy).unwrap();
    /// assert!(step.gain > 0.0);
    /// assert!(step.achiam <= step.gain && step.gain <= step.achiam_upper);
    /// // It holds, and promises nothing of a step as long as this.
    /// assert!(step.schulman_tv <= step.gain && step.schulman_tv < 0.0);
    /// ```
    ///
    /// # Errors
    /// [`BoundError`] if the new policy is one for another world.
    pub fn step(&self, new: &Policy) -> Result<Step, BoundError> {
        let (surrogate, epsilon_new) = self.surrogate(new)?;
        let total: f64 = self.visits.iter().sum();
        let (mut largest, mut sums) = ([0.0_f64; 3], [0.0; 2]);
        for (s, d) in self.visits.iter().enumerate() {
            let (p, q) = (new.row(s), self.policy.row(s));
            let tv = total_variation_of_masses(p, q);
            // Rounding may put the KL of next to nothing below nought.
            let [kl, back] =
                [(q, p), (p, q)].map(|(p, q)| kl_of_masses(p, q).max(0.0));
            for (most, one) in largest.iter_mut().zip([tv, kl, back]) {
                *most = most.max(one);
            }
            sums[0] += d * tv;
            // A state that is never seen does not count, however far.
            sums[1] += if *d == 0.0 { 0.0 } else { d * kl };
        }
        let entries = self.advantages.iter().flatten();
        let epsilon = entries.fold(0.0, |most: f64, a| most.max(a.abs()));
        let [largest_tv, largest_kl, largest_kl_back] = largest;
        let [mean_tv, mean_kl] = sums.map(|sum| sum / total);
        let promises =
            Distances { total, largest_tv, largest_kl, mean_tv, mean_kl }
                .penalties(self.world.gamma(), epsilon, epsilon_new);
        let gamma = self.world.gamma();
        Ok(Step {
            surrogate,
            gain: self.world.value(new)? - self.value,
            largest_tv,
            mean_tv,
            largest_kl,
            mean_kl,
            largest_kl_back,
            epsilon,
            epsilon_new,
            schulman_tv: surrogate - promises.schulman_tv,
            schulman_kl: surrogate - promises.schulman_kl,
            achiam: surrogate - promises.achiam,
            achiam_kl: surrogate - promises.achiam_kl,
            achiam_upper: surrogate + promises.achiam,
            visits_tv: self.visits_apart(new)?,
            visits_tv_bound: gamma * sums[0],
        })
    }

    /// The total variation of the normalised visits of two policies.
    fn visits_apart(&self, new: &Policy) -> Result<f64, MdpError> {
        let (mut apart, mut ended) = (0.0, 0.0);
        for (d, old) in self.world.visits(new)?.iter().zip(&self.visits) {
            apart += (d - old).abs();
            ended += old - d;
        }
        Ok((1.0 - self.world.gamma()) * 0.5 * (apart + ended.abs()))
    }

    /// What Kakade and Langford (2002) promise of a share α of another policy.
    ///
    /// # Errors
    /// [`BoundError`] if the other policy is one for another world, or α is no share.
    pub fn mixture(
        &self,
        other: &Policy,
        alpha: f64,
    ) -> Result<Mixture, BoundError> {
        if !(0.0..=1.0).contains(&alpha) {
            return Err(BoundError::Share(alpha));
        }
        let (whole, epsilon) = self.surrogate(other)?;
        let row = |s: usize| {
            let pairs = self.policy.row(s).iter().zip(other.row(s));
            pairs.map(|(old, new)| (1.0 - alpha) * old + alpha * new).collect()
        };
        let mixed = Policy::new((0..other.states()).map(row).collect())?;
        let (surrogate, gamma) = (alpha * whole, self.world.gamma());
        let price = 2.0 * epsilon * gamma * alpha * alpha / (1.0 - gamma);
        Ok(Mixture {
            surrogate,
            gain: self.world.value(&mixed)? - self.value,
            epsilon,
            tight: surrogate - price / (1.0 - gamma * (1.0 - alpha)),
            loose: surrogate - price / (1.0 - gamma),
        })
    }
}

/// How far a step is; `total` is the sum of the visits.
struct Distances {
    total: f64,
    largest_tv: f64,
    largest_kl: f64,
    mean_tv: f64,
    mean_kl: f64,
}

/// What each theorem takes off the surrogate.
struct Penalties {
    schulman_tv: f64,
    schulman_kl: f64,
    achiam: f64,
    achiam_kl: f64,
}

impl Distances {
    // ANCHOR: penalties
    /// What each theorem takes off L; ε' is `epsilon_new`.
    fn penalties(&self, gamma: f64, epsilon: f64, epsilon_new: f64) -> Penalties {
        let left = 1.0 - gamma;
        let c = 4.0 * epsilon * gamma / (left * left);
        // `total` is 1/(1 − γ) in a world without an end, and less where episodes end.
        let c_mean = 2.0 * epsilon_new * gamma / left * self.total;
        Penalties {
            schulman_tv: times(c, self.largest_tv * self.largest_tv),
            schulman_kl: times(c, self.largest_kl),
            achiam: c_mean * self.mean_tv,
            achiam_kl: times(c_mean, (self.mean_kl / 2.0).sqrt()),
        }
    }
    // ANCHOR_END: penalties
}

/// A product in which nought times infinity is nought.
fn times(coefficient: f64, distance: f64) -> f64 {
    if coefficient == 0.0 { 0.0 } else { coefficient * distance }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::RngExt;
    use reweight::flip_again;
    use reweight::four_by_three::world;
    use reweight::streams::stream;

    /// Policies from nearly the same to far apart.
    fn pair(states: usize, actions: usize, id: u64) -> (Policy, Policy) {
        let mut rng = stream(1, id);
        let mut draw = |scale: f64| -> Vec<Vec<f64>> {
            let mut row = || {
                let one = |_| scale * (2.0 * rng.random::<f64>() - 1.0);
                (0..actions).map(one).collect()
            };
            (0..states).map(|_| row()).collect()
        };
        let (old, mut new) = (draw(1.0), draw(3.0 / (1.0 + id as f64)));
        for (new, old) in new.iter_mut().flatten().zip(old.iter().flatten()) {
            *new += old;
        }
        (Policy::softmax(&old).unwrap(), Policy::softmax(&new).unwrap())
    }

    #[test]
    fn no_promise_is_broken_and_the_tighter_ones_are_tighter() {
        for gamma in [0.0, 0.5, 0.9, 0.99] {
            let world = world(gamma).unwrap();
            for id in 0..40 {
                let (old, new) = pair(9, 4, id);
                let old = OldPolicy::new(&world, &old).unwrap();
                let step = old.step(&new).unwrap();
                let kept = step.gain + 1e-12;
                assert!(step.schulman_kl <= step.schulman_tv);
                assert!(step.schulman_tv <= kept);
                assert!(step.achiam_kl <= step.achiam + 1e-15);
                assert!(step.achiam <= kept);
                assert!(step.achiam_upper >= step.gain - 1e-12);
                assert!(step.visits_tv <= step.visits_tv_bound + 1e-12);
                assert!(step.largest_tv * step.largest_tv <= step.largest_kl / 2.0);
                for alpha in [0.0, 0.01, 0.3, 1.0] {
                    let mixture = old.mixture(&new, alpha).unwrap();
                    assert!(mixture.loose <= mixture.tight);
                    assert!(mixture.tight <= mixture.gain + 1e-12);
                }
            }
        }
    }

    #[test]
    fn without_a_future_the_surrogate_is_the_gain_and_nothing_is_taken_off() {
        let world = world(0.0).unwrap();
        let (old, new) = pair(9, 4, 0);
        let step = OldPolicy::new(&world, &old).unwrap().step(&new).unwrap();
        assert!((step.surrogate - step.gain).abs() < 1e-15);
        for promise in [step.schulman_tv, step.schulman_kl, step.achiam_kl] {
            assert_eq!(promise, step.surrogate);
        }
    }

    #[test]
    fn a_whole_share_of_a_mixture_is_the_other_policy() {
        let world = world(0.9).unwrap();
        let (old, new) = pair(9, 4, 1);
        let old = OldPolicy::new(&world, &old).unwrap();
        let (step, all) =
            (old.step(&new).unwrap(), old.mixture(&new, 1.0).unwrap());
        assert!((step.gain - all.gain).abs() < 1e-12);
        assert!((step.surrogate - all.surrogate).abs() < 1e-12);
        assert_eq!(step.epsilon_new, all.epsilon);
    }

    #[test]
    fn an_action_that_is_no_longer_taken_is_infinitely_far_but_by_total_variation()
    {
        let world = world(0.9).unwrap();
        let old = Policy::uniform(9, 4).unwrap();
        let new = Policy::greedy(&vec![vec![1.0, 0.0, 0.0, 0.0]; 9]).unwrap();
        let step = OldPolicy::new(&world, &old).unwrap().step(&new).unwrap();
        assert_eq!(step.largest_kl, f64::INFINITY);
        assert_eq!(step.schulman_kl, f64::NEG_INFINITY);
        assert!(step.schulman_tv.is_finite() && step.largest_tv == 0.75);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let game = flip_again::flip_again().unwrap();
        let fair = flip_again::coin(0.5).unwrap();
        let error = OldPolicy::new(&game, &fair).unwrap_err().to_string();
        assert!(error.starts_with("nothing is discounted"));
        let world = world(0.9).unwrap();
        assert!(OldPolicy::new(&world, &fair).is_err());
        let uniform = Policy::uniform(9, 4).unwrap();
        let old = OldPolicy::new(&world, &uniform).unwrap();
        assert!(old.step(&fair).is_err() && old.mixture(&fair, 0.1).is_err());
        let error = old.mixture(&uniform, f64::NAN).unwrap_err().to_string();
        assert_eq!(error, "the share of the mixture is NaN, not in [0, 1]");
    }
}
