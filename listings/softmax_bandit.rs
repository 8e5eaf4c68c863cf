use libm::exp;
use rand::{Rng, RngExt};
use reweight::divergence::kl_of_masses;

/// What can be wrong with a policy, a bandit, or a pair of them.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum BanditError {
    /// A choice needs something to choose from.
    #[error("there is no arm")]
    Empty,
    /// Policies and rewards that meet have one entry for each arm.
    #[error("{given} entries for {arms} arms")]
    Arms { given: usize, arms: usize },
    /// A batch names arms by their index.
    #[error("there is no arm {arm}: {arms} arms are numbered from 0")]
    NoArm { arm: usize, arms: usize },
    /// Parameters, rewards, credits and steps are finite numbers.
    #[error("{what} {index} is {value}")]
    NotFinite { what: &'static str, index: usize, value: f64 },
    /// So are baselines, of which there is one.
    #[error("the baseline is {0}")]
    Baseline(f64),
    /// Probabilities are not negative and add up to one.
    #[error("probability {index} is {value}")]
    Negative { index: usize, value: f64 },
    /// See above.
    #[error("the probabilities add up to {total}")]
    Total { total: f64 },
    /// The behaviour never plays an arm that the target plays.
    #[error("arm {arm} has no probability under the behaviour policy")]
    Hole { arm: usize },
    /// A direction of length zero has no cosine, an error of zero no rate.
    #[error("the gradient is zero")]
    ZeroGradient,
}

/// The probability of each arm.
///
/// ```
/// use reweight::softmax_bandit::Policy;
/// let half_log = 0.5 * 1.5_f64.ln();
/// let coin = Policy::softmax(&[half_log, -half_log]).unwrap();
/// assert!((coin.probabilities()[0] - 0.6).abs() < 1e-15);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Policy(Vec<f64>);

impl Policy {
    /// π(a) = exp(θₐ) / Σ exp(θ), from one parameter for each arm.
    ///
    /// # Errors
    /// [`BanditError`] if there is no arm or a parameter is not finite.
    pub fn softmax(theta: &[f64]) -> Result<Self, BanditError> {
        finite("parameter", theta)?;
        // The largest parameter is taken out, so that no exponential overflows.
        let largest = theta.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let raw: Vec<f64> = theta.iter().map(|t| exp(t - largest)).collect();
        let total: f64 = raw.iter().sum();
        Ok(Self(raw.iter().map(|x| x / total).collect()))
    }

    /// Probabilities as they are; their sum may differ from one by rounding.
    ///
    /// # Errors
    /// [`BanditError`] if there is none, one is negative or not finite, or they
    /// do not add up to one.
    pub fn new(probabilities: Vec<f64>) -> Result<Self, BanditError> {
        finite("probability", &probabilities)?;
        if let Some(index) = probabilities.iter().position(|&p| p < 0.0) {
            let value = probabilities[index];
            return Err(BanditError::Negative { index, value });
        }
        let total: f64 = probabilities.iter().sum();
        if (total - 1.0).abs() > 1e-9 {
            return Err(BanditError::Total { total });
        }
        Ok(Self(probabilities))
    }

    /// The same probability for each of `arms` arms.
    ///
    /// # Errors
    /// [`BanditError::Empty`] for no arms.
    pub fn uniform(arms: usize) -> Result<Self, BanditError> {
        Self::new(vec![1.0 / arms as f64; arms])
    }

    /// The probabilities.
    pub fn probabilities(&self) -> &[f64] {
        &self.0
    }

    /// Plays an arm: one uniform number, and the first arm whose cumulated
    /// probability exceeds it.
    pub fn sample(&self, rng: &mut impl Rng) -> usize {
        let u: f64 = rng.random();
        let mut below = 0.0;
        let arm = self.0.iter().position(|p| {
            below += p;
            u < below
        });
        // The probabilities may add up to a little less than one.
        let last = || self.0.iter().rposition(|&p| p > 0.0);
        arm.or_else(last).unwrap_or(0)
    }

    /// The score ∇ log π(a): for a softmax, 1 at the arm played minus π
    /// everywhere.
    ///
    /// # Panics
    /// If there is no such arm.
    pub fn score(&self, arm: usize) -> Vec<f64> {
        let mut score: Vec<f64> = self.0.iter().map(|p| -p).collect();
        score[arm] += 1.0;
        score
    }

    /// ‖∇ log π(a)‖².
    ///
    /// # Panics
    /// If there is no such arm.
    pub fn score_square(&self, arm: usize) -> f64 {
        self.score(arm).iter().map(|s| s * s).sum()
    }

    /// ρ(a) = π(a) / π_old(a) for each arm.
    ///
    /// # Errors
    /// [`BanditError::Arms`] if the two do not have the same arms, [`BanditError::Hole`] if `old`
    /// does not play one.
    pub fn ratios(&self, old: &Self) -> Result<Vec<f64>, BanditError> {
        old.same_arms(self.0.len())?;
        if let Some(arm) = old.0.iter().position(|&q| q == 0.0) {
            return Err(BanditError::Hole { arm });
        }
        Ok(self.0.iter().zip(&old.0).map(|(p, q)| p / q).collect())
    }

    /// KL(self ‖ other) in nats: infinite if `other` misses an arm that this
    /// one plays.
    ///
    /// # Errors
    /// [`BanditError::Arms`] if the two do not have the same arms.
    pub fn kl(&self, other: &Self) -> Result<f64, BanditError> {
        other.same_arms(self.0.len())?;
        Ok(kl_of_masses(&self.0, &other.0))
    }

    /// Σ π²/π_old over the arms that this policy plays: `E_old[ρ²]` for data of
    /// `old` and this policy as the target, and infinite if there is a hole.
    /// (`divergence::second_moment_on_support` sums over the arms that `old`
    /// plays, which is all that its data can show.)
    ///
    /// # Errors
    /// [`BanditError::Arms`] if the two do not have the same arms.
    pub fn second_moment(&self, old: &Self) -> Result<f64, BanditError> {
        old.same_arms(self.0.len())?;
        let pairs = self.0.iter().zip(&old.0).filter(|(new, _)| **new > 0.0);
        Ok(pairs.map(|(new, old)| new / old * new).sum())
    }

    /// Checks the number of arms.
    ///
    /// # Errors
    /// [`BanditError::Arms`] if it is another.
    pub fn same_arms(&self, arms: usize) -> Result<(), BanditError> {
        let given = self.0.len();
        if given == arms { Ok(()) } else { Err(BanditError::Arms { given, arms }) }
    }
}

/// A bandit: one state, and for each arm a reward that is always the same.
///
/// ```
/// use reweight::softmax_bandit::{Bandit, Policy};
/// let coin = Bandit::new(vec![2.0, 1.0]).unwrap();
/// let fair = Policy::uniform(2).unwrap();
/// assert_eq!(coin.value(&fair).unwrap(), 1.5);
/// assert_eq!(coin.gradient(&fair).unwrap(), [0.25, -0.25]);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Bandit(Vec<f64>);

impl Bandit {
    /// A bandit that pays these rewards.
    ///
    /// # Errors
    /// [`BanditError`] if there is no arm or a reward is not finite.
    pub fn new(rewards: Vec<f64>) -> Result<Self, BanditError> {
        finite("reward", &rewards)?;
        Ok(Self(rewards))
    }

    /// J(π) = Σ π(a) r(a).
    ///
    /// # Errors
    /// [`BanditError::Arms`] if the policy has another number of arms.
    pub fn value(&self, policy: &Policy) -> Result<f64, BanditError> {
        policy.same_arms(self.0.len())?;
        Ok(policy.0.iter().zip(&self.0).map(|(p, r)| p * r).sum())
    }

    /// The exact gradient ∂J/∂θₖ = πₖ (rₖ − J) of a softmax policy.
    ///
    /// # Errors
    /// [`BanditError::Arms`] if the policy has another number of arms.
    // ANCHOR: gradient
    pub fn gradient(&self, policy: &Policy) -> Result<Vec<f64>, BanditError> {
        let j = self.value(policy)?;
        let pairs = policy.0.iter().zip(&self.0);
        Ok(pairs.map(|(p, r)| p * (r - j)).collect())
    }
    // ANCHOR_END: gradient

    /// The reward of one arm.
    ///
    /// # Errors
    /// [`BanditError::NoArm`] if there is no such arm.
    pub fn reward(&self, arm: usize) -> Result<f64, BanditError> {
        let arms = self.0.len();
        let reward = self.0.get(arm).copied();
        reward.ok_or(BanditError::NoArm { arm, arms })
    }

    /// The rewards.
    pub fn rewards(&self) -> &[f64] {
        &self.0
    }

    /// The parameters after `steps` exact gradient steps θ ← θ + η ∇J.
    ///
    /// # Errors
    /// [`BanditError`] if shapes differ or a number is, or becomes, infinite.
    pub fn ascend(
        &self,
        theta: &[f64],
        eta: f64,
        steps: usize,
    ) -> Result<Vec<f64>, BanditError> {
        let mut theta = theta.to_vec();
        for _ in 0..steps {
            let gradient = self.gradient(&Policy::softmax(&theta)?)?;
            for (t, g) in theta.iter_mut().zip(&gradient) {
                *t += eta * g;
            }
        }
        finite("parameter", &theta)?;
        Ok(theta)
    }
}

/// Checks that there is an arm, and a finite number for each. `what` names one of them.
///
/// # Errors
/// [`BanditError::Empty`] or [`BanditError::NotFinite`].
pub fn finite(what: &'static str, values: &[f64]) -> Result<(), BanditError> {
    if values.is_empty() {
        return Err(BanditError::Empty);
    }
    match values.iter().position(|v| !v.is_finite()) {
        Some(index) => {
            Err(BanditError::NotFinite { what, index, value: values[index] })
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use libm::log;
    use reweight::streams::stream;

    const THETA: [f64; 3] = [0.0, 0.5, -0.5];

    fn bandit() -> Bandit {
        Bandit::new(vec![1.0, 0.0, 2.0]).unwrap()
    }

    #[test]
    fn the_gradient_is_the_slope_of_j() {
        let policy = Policy::softmax(&THETA).unwrap();
        let gradient = bandit().gradient(&policy).unwrap();
        for k in 0..3 {
            let (mut up, mut down) = (THETA, THETA);
            up[k] += 1e-5;
            down[k] -= 1e-5;
            let j =
                |t: &[f64]| bandit().value(&Policy::softmax(t).unwrap()).unwrap();
            let slope = (j(&up) - j(&down)) / 2e-5;
            assert!((gradient[k] - slope).abs() < 1e-9, "parameter {k}");
        }
        assert!(gradient.iter().sum::<f64>().abs() < 1e-15);
    }

    #[test]
    fn scores_average_to_zero_under_their_own_policy() {
        let policy = Policy::softmax(&THETA).unwrap();
        for k in 0..3 {
            let p = policy.probabilities();
            let mean: f64 = (0..3).map(|a| p[a] * policy.score(a)[k]).sum();
            assert!(mean.abs() < 1e-15);
        }
    }

    #[test]
    fn arms_come_up_as_often_as_the_policy_says() {
        let policy = Policy::softmax(&THETA).unwrap();
        let (mut rng, n) = (stream(1, 0), 40_000);
        let mut counts = [0.0; 3];
        for _ in 0..n {
            counts[policy.sample(&mut rng)] += 1.0;
        }
        for (count, p) in counts.iter().zip(policy.probabilities()) {
            let sd = libm::sqrt(p * (1.0 - p) / f64::from(n));
            assert!(((count / f64::from(n) - p) / sd).abs() < 4.0);
        }
    }

    #[test]
    fn the_step_that_takes_the_coin_from_a_half_to_six_tenths() {
        let coin = Bandit::new(vec![1.0, 0.0]).unwrap();
        let theta = coin.ascend(&[0.0, 0.0], 2.0 * log(1.5), 1).unwrap();
        let new = Policy::softmax(&theta).unwrap();
        assert!((new.probabilities()[0] - 0.6).abs() < 1e-15);
        let old = Policy::uniform(2).unwrap();
        assert!((new.second_moment(&old).unwrap() - 1.04).abs() < 1e-15);
        let kl = 0.5 * log(0.5 / 0.6) + 0.5 * log(0.5 / 0.4);
        assert!((old.kl(&new).unwrap() - kl).abs() < 1e-15);
    }

    #[test]
    fn a_hole_makes_the_second_moment_infinite_and_a_ratio_an_error() {
        let half = Policy::uniform(2).unwrap();
        let heads = Policy::new(vec![1.0, 0.0]).unwrap();
        assert_eq!(half.second_moment(&heads).unwrap(), f64::INFINITY);
        assert_eq!(half.kl(&heads).unwrap(), f64::INFINITY);
        assert_eq!(heads.second_moment(&half).unwrap(), 2.0);
        assert_eq!(heads.ratios(&half).unwrap(), [2.0, 0.0]);
        assert_eq!(half.ratios(&heads), Err(BanditError::Hole { arm: 1 }));
        assert_eq!(heads.sample(&mut stream(1, 0)), 0);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        let said = |e: BanditError| e.to_string();
        assert_eq!(said(Policy::softmax(&[]).unwrap_err()), "there is no arm");
        assert_eq!(said(Policy::uniform(0).unwrap_err()), "there is no arm");
        let nan = Policy::softmax(&[0.0, f64::NAN]).unwrap_err();
        assert_eq!(said(nan), "parameter 1 is NaN");
        let minus = Policy::new(vec![1.5, -0.5]).unwrap_err();
        assert_eq!(said(minus), "probability 1 is -0.5");
        let short = Policy::new(vec![0.5, 0.4]).unwrap_err();
        assert_eq!(said(short), "the probabilities add up to 0.9");
        let two = Policy::uniform(2).unwrap();
        assert_eq!(said(bandit().value(&two).unwrap_err()), "2 entries for 3 arms");
        let far = bandit().ascend(&THETA, f64::INFINITY, 1).unwrap_err();
        assert_eq!(said(far), "parameter 0 is inf");
    }
}
